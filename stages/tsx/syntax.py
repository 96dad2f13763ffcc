"""TSX syntax trees: the few operations that the pipeline needs on them. Pure.

Trees are concrete (tree-sitter), so whatever an edit does not touch keeps its formatting. Offsets are in
bytes.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import tree_sitter_typescript
from tree_sitter import Language, Node, Parser, Tree

_TSX = Language(tree_sitter_typescript.language_tsx())

STRINGS = ("string", "template_string")


class Edit(NamedTuple):
    """Replace the bytes from `start` to `end` by `text`."""

    start: int
    end: int
    text: str


def parse_tsx(source: str) -> Tree:
    return Parser(_TSX).parse(source.encode())


def text_of(node: Node) -> str:
    assert node.text is not None
    return node.text.decode()


def line_of(node: Node) -> int:
    return node.start_point[0] + 1


def walk(node: Node) -> Iterator[Node]:
    """The node and everything below it, in source order."""
    stack = [node]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(reversed(current.children))


def of_type(node: Node, *types: str) -> Iterator[Node]:
    return (found for found in walk(node) if found.type in types)


def first_error(tree: Tree) -> Node | None:
    """The first place that is not valid TSX."""
    if not tree.root_node.has_error:
        return None
    return next((node for node in walk(tree.root_node) if node.is_error or node.is_missing), tree.root_node)


_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "b": "\b", "f": "\f", "v": "\v", "\n": ""}


def _unescape(code: str) -> str:
    """What an escape sequence stands for, given without its backslash."""
    if code[0] in "xu" and len(code) > 1:
        return chr(int(code[1:].strip("{}"), 16))
    return _ESCAPES.get(code, code)


def string_value(node: Node) -> str | None:
    """What a string, or a template literal without substitutions, evaluates to; None for anything else."""
    if node.type not in STRINGS or any(child.type == "template_substitution" for child in node.children):
        return None
    parts = []
    for child in node.named_children:
        part = text_of(child)
        if child.type == "escape_sequence":
            part = _unescape(part[1:])
        parts.append(part)
    return "".join(parts)


def apply_edits(source: str, edits: Iterable[Edit]) -> str:
    """Applies edits that do not overlap."""
    data = source.encode()
    for start, end, text in sorted(edits, reverse=True):
        data = data[:start] + text.encode() + data[end:]
    return data.decode()
