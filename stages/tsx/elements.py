"""Elements of a TSX syntax tree and their names. Pure."""

from collections.abc import Iterable

from tree_sitter import Node

from stages.tsx.syntax import of_type, text_of


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
