"""Further assertions in a play of Storybook's format, each a step that says what is demanded; and what a component of
React renders around everything else. Pure.
"""

from collections.abc import Sequence

from tree_sitter import Node

from stages.storybook.csf import play_of, unwrapped, value_of
from stages.tsx.elements import tag
from stages.tsx.slicing import Module
from stages.tsx.syntax import Edit, apply_edits, of_type, text_of

_FUNCTIONS = ("arrow_function", "function_expression", "function_declaration", "method_definition")


def has_room(source: str, export: str) -> bool:
    return _edits(source, export, ()) is not None


def with_lines(source: str, export: str, lines: Sequence[str]) -> str:
    """The story file with these lines at the end of the story's play. ValueError where that has no place for any."""
    edits = _edits(source, export, lines)
    if edits is None:
        raise ValueError(f"{export}: its play takes no further assertions")
    return apply_edits(source, edits)


def step(given: str, should: str, actual: str, expected: str) -> str:
    """A line of a play; the texts hold no quotes."""
    return f"await step('{given}: {should}', () => expect({actual}).toBe('{expected}'))"


def outermost(source: str, export: str) -> Node | None:
    """The element that the component always renders, around all else; None where what it renders depends."""
    module = Module(source)
    function = value_of(module, module.exports[export]) if export in module.exports else None
    if function is None or function.type not in _FUNCTIONS:
        return None
    body = function.child_by_field_name("body")
    if body is not None and body.type == "statement_block":
        returned = list(_returns(body))
        if len(returned) != 1 or returned[0].parent != body:
            return None
        body = returned[0].named_children[0] if returned[0].named_children else None
    element = unwrapped(body)
    if element is None or element.type not in ("jsx_element", "jsx_self_closing_element"):
        return None
    return element if tag(element)[:1].islower() else None


def _returns(body: Node) -> list[Node]:
    """The `return`s of a function that belong to no function inside it."""
    found, pending = list[Node](), list(body.named_children)
    while pending:
        node = pending.pop()
        if node.type == "return_statement":
            found.append(node)
        elif node.type not in _FUNCTIONS:
            pending += node.named_children
    return found


def _edits(source: str, export: str, lines: Sequence[str]) -> list[Edit] | None:
    module = Module(source)
    play = play_of(module, export)
    if play is None or play.type not in _FUNCTIONS or "expect" not in module.imports:
        return None
    body, parameters = play.child_by_field_name("body"), play.child_by_field_name("parameters")
    if body is None or body.type != "statement_block" or parameters is None:
        return None
    edits = [Edit(body.end_byte - 1, body.end_byte - 1, "".join(f"  {line}\n  " for line in lines))]
    first = parameters.named_children[0] if parameters.named_children else None
    if first is None:
        return [*edits, Edit(parameters.start_byte, parameters.end_byte, "({ step })")]
    pattern = next(of_type(first, "object_pattern"), None)
    if pattern is None or pattern.start_byte != first.start_byte:
        return None
    if any(text_of(child) == "step" for child in pattern.named_children):
        return edits
    return [*edits, Edit(pattern.start_byte + 1, pattern.start_byte + 1, " step,")]
