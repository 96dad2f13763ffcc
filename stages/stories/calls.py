"""Where a module calls `story({…})`, however it is written: as a satisfied or asserted type, of a namespace import.

Pure. A call that can be no record of its own is told with what to write instead, so that none goes unnoticed.
"""

from tree_sitter import Node

from stages.tsx.slicing import Module
from stages.tsx.syntax import line_of, of_type, text_of

TESTING = "plaited/testing"
_AROUND = ("satisfies_expression", "as_expression", "parenthesized_expression", "non_null_expression")
WRITE = "write `export const name = story({ intent, template, play })`"


def field_text(node: Node, field: str) -> str:
    found = node.child_by_field_name(field)
    return text_of(found) if found is not None else ""


def property_of(definition: Node, name: str) -> Node | None:
    """The value of a property of an object literal; the method for `name() {…}`, the name for `{ name }`."""
    for child in definition.named_children:
        if child.type == "shorthand_property_identifier" and text_of(child) == name:
            return child
        if child.type == "method_definition" and field_text(child, "name") == name:
            return child
        if child.type == "pair" and field_text(child, "key").strip("'\"") == name:
            return child.child_by_field_name("value")
    return None


def unwrapped(expression: Node | None) -> Node | None:
    """The expression without `satisfies S`, `as S`, `!` and parentheses around it."""
    while expression is not None and expression.type in _AROUND and expression.named_children:
        expression = expression.named_children[0]
    return expression


def story_object(expression: Node | None, module: Module) -> Node | None:
    """The object literal of `story({…})`, or None for another expression."""
    call = unwrapped(expression)
    if call is None or call.type != "call_expression" or _called(call, module) not in ("story", "only"):
        return None
    arguments = call.child_by_field_name("arguments")
    first = unwrapped(arguments.named_children[0]) if arguments is not None and arguments.named_children else None
    return first if first is not None and first.type == "object" else None


def _called(call: Node, module: Module) -> str | None:
    """`story`, or `only` or `skip` of it, by whatever name the module imports it; None for another function."""
    name, *members = field_text(call, "function").replace("?.", ".").split(".")
    imported = module.imports.get(name)
    if imported is None or imported.module != TESTING:
        if name != "story" or imported is not None:
            return None
    elif imported.name in ("*", "default"):
        if members[:1] != ["story"]:
            return None
        members = members[1:]
    elif imported.name != "story":
        return None
    return ".".join(members) or "story"


def lost_calls(module: Module) -> list[tuple[int, str]]:
    """(line, why not and what to write) of every call of `story` that is not the value of an exported constant."""
    read = set()
    for local in module.exports.values():
        if story_object(module.value_of(local), module) is not None:
            call = unwrapped(module.value_of(local))
            assert call is not None
            read.add(call.start_byte)
    lost = []
    for call in of_type(module.tree.root_node, "call_expression"):
        called = _called(call, module)
        if called is not None and call.start_byte not in read:
            lost.append((line_of(call), f"{_name(call, module)}{_reason(call, called, module)}"))
    return lost


def _name(call: Node, module: Module) -> str:
    node: Node | None = call
    while node is not None and node.type != "variable_declarator":
        node = node.parent
    return f"{field_text(node, 'name')}: " if node is not None else ""


def _reason(call: Node, called: str, module: Module) -> str:
    if called == "skip":
        return "`story.skip` is no test; write `story({…})`, or delete it"
    if called not in ("story", "only"):
        return f"there is no `story.{called}`; {WRITE}"
    if story_object(call, module) is None:
        return f"its story is not an object literal, which is read without running it; {WRITE}"
    node = call.parent
    while node is not None and node.type in _AROUND:
        node = node.parent
    if node is not None and node.type == "export_statement":
        return f"a default export has no name for its story; {WRITE}"
    if node is not None and node.type == "variable_declarator" and node.parent is not None:
        statement = node.parent.parent
        if statement is not None and statement.type in ("program", "export_statement"):
            return "its story is not exported; export it, or delete it"
    return f"this story is not the value of an exported constant; {WRITE}"
