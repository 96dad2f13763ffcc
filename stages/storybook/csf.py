"""The parts of a story file in Component Story Format, found without running it. https://storybook.js.org/docs/api/csf

Properties are looked for where Storybook finds them: in the story's object, in what it spreads, in assignments such as
`Primary.play = …`, and in the file's default export.
"""

import re

from tree_sitter import Node

from stages.tsx.slicing import Module
from stages.tsx.syntax import line_of, of_type, string_value, text_of

DERIVED = "@derived"  # in the comment above a play that `storyloop import` wrote
REVIEW = "@review"  # in the comment above a story whose intent it made up
NETWORK = ("fetch", "XMLHttpRequest", "WebSocket", "EventSource")
_AROUND = ("satisfies_expression", "as_expression", "parenthesized_expression", "non_null_expression")
_FUNCTIONS = ("arrow_function", "function_expression", "function_declaration", "method_definition")
_STORIES = (*_FUNCTIONS, "object", "call_expression")
_NAME = (  # Storybook's storyNameFromExport
    (r"[_.\-]", " "),
    (r"([^\n])([A-Z])([a-z])", r"\1 \2\3"),
    (r"([a-z])([A-Z])", r"\1 \2"),
    (r"(?i)([a-z])([0-9])", r"\1 \2"),
    (r"(?i)([0-9])([a-z])", r"\1 \2"),
)


def story_name(export: str) -> str:
    """The name that Storybook gives an export.

    >>> story_name("primaryButton2")
    'Primary Button 2'
    """
    for pattern, replacement in _NAME:
        export = re.sub(pattern, replacement, export)
    return re.sub(r" +", " ", re.sub(r"(\s|^)(\w)", lambda m: m[1] + m[2].upper(), export)).strip()


def unwrapped(node: Node | None) -> Node | None:
    """The expression without `satisfies T`, `as T`, `!` and parentheses around it."""
    while node is not None and node.type in _AROUND and node.named_children:
        node = node.named_children[0]
    return node


def is_csf(module: Module) -> bool:
    """Whether a file has a default export and nothing of another framework's tests."""
    return "default" in module.exports and all(item.module != "plaited/testing" for item in module.imports.values())


def value_of(module: Module, name: str) -> Node | None:
    """What a top-level name stands for: an expression, or a function's declaration."""
    value = unwrapped(module.value_of(name))
    if value is not None:
        return value
    for statement in module.statements:
        if name in statement.declares:
            found = next(of_type(statement.node, "function_declaration", "export_statement"), None)
            if found is not None and found.type == "export_statement":
                inner = found.child_by_field_name("declaration") or found.child_by_field_name("value")
                found = unwrapped(inner)
            if found is not None and found.type == "identifier" and text_of(found) != name:
                return value_of(module, text_of(found))
            return found
    return None


def meta_of(module: Module) -> Node | None:
    """The default export's object, or what stands in its place."""
    return value_of(module, module.exports["default"])


def story_exports(module: Module) -> list[str]:
    """The exports that are stories: values that the default export does not leave out."""
    meta = meta_of(module)
    left_out = own_property(meta, "excludeStories")
    only = own_property(meta, "includeStories")
    names = []
    for export, local in module.exports.items():
        value = value_of(module, local)
        if export == "default" or value is None or value.type not in _STORIES:
            continue
        if (left_out is not None and _names(left_out, export)) or (only is not None and not _names(only, export)):
            continue
        names.append(export)
    return names


def _names(listed: Node, export: str) -> bool:
    if listed.type == "regex":
        pattern = listed.child_by_field_name("pattern")
        return pattern is not None and re.search(text_of(pattern), export) is not None
    return any(string_value(item) == export for item in of_type(listed, "string"))


def own_property(node: Node | None, name: str) -> Node | None:
    """The value of a property of an object literal; the method for `name() {…}`."""
    node = unwrapped(node)
    if node is None or node.type != "object":
        return None
    for child in reversed(node.named_children):
        if child.type == "shorthand_property_identifier" and text_of(child) == name:
            return child
        key = child.child_by_field_name("name" if child.type == "method_definition" else "key")
        if key is not None and text_of(key).strip("'\"") == name:
            return child if child.type == "method_definition" else unwrapped(child.child_by_field_name("value"))
    return None


def story_property(module: Module, local: str, name: str, seen: frozenset[str] = frozenset()) -> Node | None:
    """A property of a story, wherever it has it from; None where neither it nor what it is made of has it."""
    if local in seen:
        return None
    for statement in reversed(module.statements):
        assigned = next(of_type(statement.node, "assignment_expression"), None)
        if assigned is not None and statement.node.type == "expression_statement":
            left = assigned.child_by_field_name("left")
            if left is not None and text_of(left) == f"{local}.{name}":
                return unwrapped(assigned.child_by_field_name("right"))
    node = value_of(module, local)
    found = own_property(node, name)
    if found is not None or node is None or node.type != "object":
        return found
    for child in reversed(node.named_children):
        spread = child.named_children[0] if child.type == "spread_element" else None
        if spread is not None and spread.type == "identifier":
            found = story_property(module, text_of(spread), name, seen | {local})
            if found is not None:
                return found
    return None


def play_of(module: Module, export: str) -> Node | None:
    """The play of a story, wherever it has it from."""
    return story_property(module, module.exports[export], "play") or own_property(meta_of(module), "play")


def is_bound(call: Node) -> bool:
    """Whether it is `Template.bind({})`, a story as a function, and no story that a helper makes."""
    function = call.child_by_field_name("function")
    return function is not None and text_of(function).endswith(".bind")


def is_derived(module: Module, export: str) -> bool:
    """Whether `storyloop import` wrote its play."""
    for statement in module.statements:
        before = statement.node.prev_named_sibling
        if text_of(statement.node).startswith(f"{module.exports[export]}.play =") and before is not None:
            return before.type == "comment" and DERIVED in text_of(before)
    return False


def description(module: Module, export: str) -> str:
    """What the author says a story is: `parameters.docs.description.story`, else the comment before it, else ''."""
    docs = story_property(module, module.exports[export], "parameters")
    for name in ("docs", "description", "story"):
        docs = own_property(docs, name)
    said = string_value(docs) if docs is not None else None
    if said and said.strip():
        return " ".join(said.split())
    statement = next((s.node for s in module.statements if module.exports[export] in s.declares), None)
    comment = statement.prev_named_sibling if statement is not None else None
    if comment is None or comment.type != "comment" or not text_of(comment).startswith("/**"):
        return ""
    lines = [re.sub(r"^\s*\*? ?", "", line) for line in text_of(comment)[3:-2].splitlines()]
    told = " ".join(" ".join(lines).split("@")[0].split())
    return told


def count_expectations(node: Node) -> int:
    """Calls of `expect` below a node."""
    called = (call.child_by_field_name("function") for call in of_type(node, "call_expression"))
    return sum(name is not None and text_of(name) in ("expect", "expect.soft") for name in called)


def line_of_story(module: Module, export: str) -> int:
    node = value_of(module, module.exports[export])
    return line_of(node) if node is not None else module.lines[export]
