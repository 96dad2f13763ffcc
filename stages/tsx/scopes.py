"""Which names a piece of TSX takes from outside: all that it mentions, less those that it binds itself. Pure.

Values and types are told apart, since a local variable does not hide a type of its name. Where JavaScript's rules are
finer than what is done here (a `var` that is used outside its block), a name counts as taken from outside.
"""

from collections.abc import Iterator

from tree_sitter import Node

from stages.tsx.syntax import text_of

_VALUES = ("identifier", "shorthand_property_identifier")
_TYPE = "type_identifier"
_FUNCTIONS = (
    "arrow_function", "function_expression", "function_declaration", "generator_function",
    "generator_function_declaration", "method_definition",
)  # fmt: skip
_BLOCKS = ("statement_block", "switch_body", "for_statement")
_TYPED = ("type_alias_declaration", "interface_declaration", "class_declaration", "function_type")
_BINDING = frozenset([*_FUNCTIONS, *_BLOCKS, *_TYPED, "for_in_statement", "catch_clause"])
_TAGS = ("jsx_opening_element", "jsx_closing_element", "jsx_self_closing_element")
_NAMED_VALUES = ("function_declaration", "generator_function_declaration", "class_declaration", "enum_declaration")
_NAMED_TYPES = ("class_declaration", "enum_declaration", "type_alias_declaration", "interface_declaration")
Names = frozenset[tuple[str, str]]  # ("value" or "type", name)


def free_names(node: Node) -> set[str]:
    """Every name below the node that may refer to something outside it; `<div>` is an element, not a name."""
    names = set()
    stack: list[tuple[Node, Names]] = [(node, frozenset())]
    while stack:
        current, hidden = stack.pop()
        node_type = current.type
        if node_type in _VALUES or node_type == _TYPE:
            name = text_of(current)
            kind = "type" if node_type == _TYPE else "value"
            in_tag = current.parent is not None and current.parent.type in _TAGS
            if not (in_tag and name[0].islower()) and (kind, name) not in hidden:
                names.add(name)
            continue
        if node_type in _BINDING:  # few nodes do
            hidden |= frozenset(_bindings(current))
        stack.extend((child, hidden) for child in current.children)
    return names


def _bindings(node: Node) -> Iterator[tuple[str, str]]:
    """The names that hold inside this node and nowhere else."""
    if node.type in _FUNCTIONS:
        yield from _type_parameters(node)
        for field in ("parameter", "parameters"):
            found = node.child_by_field_name(field)
            if found is not None:
                yield from (("value", name) for name in pattern_names(found))
        name = node.child_by_field_name("name")
        if node.type in ("function_expression", "generator_function") and name is not None:
            yield "value", text_of(name)
    elif node.type in _BLOCKS:
        for statement in node.named_children:
            yield from _declared(statement)
    elif node.type == "for_in_statement" and node.child_by_field_name("kind") is not None:
        left = node.child_by_field_name("left")
        if left is not None:
            yield from (("value", name) for name in pattern_names(left))
    elif node.type == "catch_clause":
        parameter = node.child_by_field_name("parameter")
        if parameter is not None:
            yield from (("value", name) for name in pattern_names(parameter))
    elif node.type in _TYPED:
        yield from _type_parameters(node)


def _declared(statement: Node) -> Iterator[tuple[str, str]]:
    if statement.type in ("lexical_declaration", "variable_declaration"):
        for declarator in statement.named_children:
            target = declarator.child_by_field_name("name")
            if target is not None:
                yield from (("value", name) for name in pattern_names(target))
    name = statement.child_by_field_name("name")
    if name is not None:
        if statement.type in _NAMED_VALUES:
            yield "value", text_of(name)
        if statement.type in _NAMED_TYPES:
            yield "type", text_of(name)


def _type_parameters(node: Node) -> Iterator[tuple[str, str]]:
    parameters = node.child_by_field_name("type_parameters")
    for parameter in parameters.named_children if parameters is not None else ():
        name = parameter.child_by_field_name("name")
        if name is not None:
            yield "type", text_of(name)


def pattern_names(node: Node) -> Iterator[str]:
    """The names that a pattern binds; default values and types are none of them."""
    if node.type in ("identifier", "shorthand_property_identifier_pattern"):
        yield text_of(node)
    elif node.type in ("assignment_pattern", "object_assignment_pattern"):
        left = node.child_by_field_name("left")
        if left is not None:
            yield from pattern_names(left)
    elif node.type in ("required_parameter", "optional_parameter"):
        pattern = node.child_by_field_name("pattern")
        if pattern is not None:
            yield from pattern_names(pattern)
    elif node.type == "pair_pattern":
        value = node.child_by_field_name("value")
        if value is not None:
            yield from pattern_names(value)
    elif node.type in ("object_pattern", "array_pattern", "rest_pattern", "formal_parameters"):
        for child in node.named_children:
            yield from pattern_names(child)
