"""Elements of a TSX syntax tree, their names and their attributes. Pure."""

from collections.abc import Iterable

from tree_sitter import Node

from stages.tsx.syntax import Edit, of_type, text_of


def elements(root: Node) -> Iterable[Node]:
    """Every element with a name, in source order; fragments have none."""
    return (e for e in of_type(root, "jsx_element", "jsx_self_closing_element") if tag(e))


def tag_names(element: Node) -> list[Node]:
    """The name in the opening tag, and in the closing one; a fragment has none."""
    tags = [element] if element.type == "jsx_self_closing_element" else [element.children[0], element.children[-1]]
    return [name for tag in tags if (name := tag.child_by_field_name("name")) is not None]


def tag(element: Node) -> str:
    names = tag_names(element)
    return text_of(names[0]) if names else ""


def attributes(root: Node) -> Iterable[Node]:
    return of_type(root, "jsx_attribute")


def attribute_name(attribute: Node) -> str:
    return text_of(attribute.children[0])


def cut_attribute(attribute: Node) -> Edit:
    """Removes an attribute with the white space before it."""
    before = attribute.prev_sibling
    return Edit(before.end_byte if before is not None else attribute.start_byte, attribute.end_byte, "")
