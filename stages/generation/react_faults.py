"""What models get wrong in React components, made on the syntax tree of the reference solution. Pure.

Each function finds all places of its fault and spoils one of them: (root of the tree, story, generator) -> edits, none
where there is nothing to spoil. All of them still compile. Two often pass: a missing `key` shows only where items move,
and an effect without clean-up only where the component goes away.
"""

import re
from collections.abc import Callable
from random import Random

from tree_sitter import Node

from stages.pipeline.records import Story
from stages.tsx.elements import attribute_name, attributes, cut_attribute
from stages.tsx.syntax import Edit, of_type, string_value, text_of

SourceFault = Callable[[Node, Story, Random], list[Edit]]

_HANDLER = re.compile(r"on[A-Z]\w*")
_KEYS = re.compile(r"Arrow(Up|Down|Left|Right)|Home|End|Page(Up|Down)|Enter|Escape|Tab| ")


def _handler_dropped(root: Node, _story: Story, rng: Random) -> list[Edit]:
    """Nothing happens at an event."""
    handlers = [a for a in attributes(root) if _HANDLER.fullmatch(attribute_name(a))]
    return [cut_attribute(rng.choice(handlers))] if handlers else []


def _handler_not_called(root: Node, _story: Story, rng: Random) -> list[Edit]:
    """What the component is given to call is not called."""
    calls = [call for call in of_type(root, "call_expression") if _HANDLER.fullmatch(_called(call))]
    return [_replaced(rng.choice(calls), "undefined")] if calls else []


def _hook_dropped(root: Node, _story: Story, rng: Random) -> list[Edit]:
    """A state that never changes."""
    states = [
        call
        for call in _calls(root, "useState")
        if call.parent is not None and call.parent.type == "variable_declarator"
    ]
    if not states:
        return []
    call = rng.choice(states)
    return [Edit(call.start_byte, call.start_byte, "["), Edit(call.end_byte, call.end_byte, "[0], () => undefined]")]


def _effect_dropped(root: Node, _story: Story, rng: Random) -> list[Edit]:
    effects = [call.parent for call in _calls(root, "useEffect") if call.parent is not None]
    return [_replaced(rng.choice(effects), "")] if effects else []


def _effect_without_cleanup(root: Node, _story: Story, rng: Random) -> list[Edit]:
    ends = [
        statement
        for call in _calls(root, "useEffect")
        for body in _body(call)
        for statement in body.named_children
        if statement.type == "return_statement" and statement.named_children
    ]
    return [_replaced(rng.choice(ends), "")] if ends else []


def _effect_stale(root: Node, _story: Story, rng: Random) -> list[Edit]:
    """An effect that runs only once, whatever it depends on."""
    lists = [call_arguments[1] for call in _calls(root, "useEffect") if len(call_arguments := _arguments(call)) == 2]
    lists = [found for found in lists if found.type == "array" and found.named_children]
    return [_replaced(rng.choice(lists), "[]")] if lists else []


def _key_missing(root: Node, _story: Story, rng: Random) -> list[Edit]:
    keys = [attribute for attribute in attributes(root) if attribute_name(attribute) == "key"]
    return [cut_attribute(rng.choice(keys))] if keys else []


def _controlled_without_change(root: Node, _story: Story, rng: Random) -> list[Edit]:
    """A field that holds what the component says, which nothing ever tells to say something else."""
    changes = []
    for change in attributes(root):
        siblings = (
            {attribute_name(a) for a in change.parent.named_children if a.type == "jsx_attribute"}
            if change.parent
            else set()
        )
        if attribute_name(change) == "onChange" and siblings & {"value", "checked"}:
            changes.append(change)
    return [cut_attribute(rng.choice(changes))] if changes else []


def _state_mutated(root: Node, _story: Story, rng: Random) -> list[Edit]:
    """The old list or object is changed in the place of a new one, so that React sees no change."""
    changes = []
    for node in of_type(root, "array", "object"):
        if not node.named_children:
            continue
        first, *rest = node.named_children
        source = first.named_children[0] if first.type == "spread_element" else None
        if source is None or source.type != "identifier":
            continue
        name, added = text_of(source), ", ".join(text_of(item) for item in rest)
        if node.type == "object" and rest:
            changes.append(_replaced(node, f"Object.assign({name}, {{ {added} }})"))
        elif node.type == "array":
            changes.append(_replaced(node, f"({name}.push({added}), {name})" if rest else name))
    return [rng.choice(changes)] if changes else []


def _default_not_prevented(root: Node, _story: Story, rng: Random) -> list[Edit]:
    calls = [call for call in of_type(root, "call_expression") if _called(call).endswith("preventDefault")]
    return [_replaced(rng.choice(calls), "undefined")] if calls else []


def _key_ignored(root: Node, _story: Story, rng: Random) -> list[Edit]:
    """A key that the component does not react to."""
    names = [
        node for node in of_type(root, "property_identifier") if node.parent is not None and node.parent.type == "pair"
    ]
    found = [(node, "F9") for node in names if _KEYS.fullmatch(text_of(node))]
    found += [(node, "'F9'") for node in of_type(root, "string") if _KEYS.fullmatch(string_value(node) or "")]
    if not found:
        return []
    node, name = rng.choice(found)
    return [_replaced(node, name)]


REACT_FAULTS: dict[str, SourceFault] = {
    "handler_dropped": _handler_dropped,
    "handler_not_called": _handler_not_called,
    "hook_dropped": _hook_dropped,
    "effect_dropped": _effect_dropped,
    "effect_without_cleanup": _effect_without_cleanup,
    "effect_stale": _effect_stale,
    "key_missing": _key_missing,
    "controlled_without_change": _controlled_without_change,
    "state_mutated": _state_mutated,
    "default_not_prevented": _default_not_prevented,
    "key_ignored": _key_ignored,
}


def _replaced(node: Node, text: str) -> Edit:
    return Edit(node.start_byte, node.end_byte, text)


def _called(call: Node) -> str:
    function = call.child_by_field_name("function")
    return text_of(function) if function is not None else ""


def _calls(root: Node, name: str) -> list[Node]:
    return [call for call in of_type(root, "call_expression") if _called(call) in (name, f"React.{name}")]


def _arguments(call: Node) -> list[Node]:
    arguments = call.child_by_field_name("arguments")
    return arguments.named_children if arguments is not None else []


def _body(call: Node) -> list[Node]:
    """The block of the function that a hook is given."""
    first = next(iter(_arguments(call)), None)
    body = first.child_by_field_name("body") if first is not None else None
    return [body] if body is not None and body.type == "statement_block" else []
