"""TSX syntax trees: the few operations that the pipeline needs on them. Pure.

Trees are concrete (tree-sitter), so whatever an edit does not touch keeps its formatting. Offsets are in
bytes. tree-sitter's grammar lacks some of TypeScript's syntax; where it stumbles, the file is read once more with
what it lacks put in other words of the same length, and each node still has the author's text.
"""

import re
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


# Syntax that the grammar lacks; each match's group is blanked. Only tried on files that it refuses.
_UNKNOWN = [
    re.compile(rb"\bexport\s+(type)\s*\*"),
    re.compile(rb"\bimport\s+(defer)\s*\*"),
    re.compile(rb"(?<=[<,])\s*(?:const\s+)?(in\s+out|in|out)\s+(?=[A-Za-z_$])"),
    re.compile(rb"\b(accessor)\s+(?=[\w$#\[\"'])"),
    re.compile(rb"[\w)\]]\s*(<\s*\{(?:[^<>`]|<[^<>`]*>)*\}\s*>)(?=\s*`)"),  # styled(Text)<{ wide: boolean }>`…`
]
_ROUNDS = 8  # what follows an error is often misread, so one reading may not show all of them


def parse_tsx(source: str) -> Tree:
    """The tree; it has errors where the source is not TSX, or where the grammar falls short of TypeScript's."""
    data = source.encode("utf-8", "surrogatepass")
    tree = Parser(_TSX).parse(data)
    if not tree.root_node.has_error:
        return tree
    respelt = data
    for unknown in _UNKNOWN:
        respelt = unknown.sub(_blanked, respelt)
    for _ in range(_ROUNDS):
        text = _Text(respelt)
        again = Parser(_TSX).parse(text)
        if not again.root_node.has_error:
            text.now = data
            return again
        refused = _refused_ampersands(again, respelt)
        if not refused:
            return tree
        respelt = bytes(ord("_") if at in refused else byte for at, byte in enumerate(respelt))
    return tree


class _Text:
    """What the parser reads, chunk by chunk; nodes read it again for their text, once `now` is the author's."""

    def __init__(self, now: bytes) -> None:
        self.now = now

    def __call__(self, offset: int, _point: object) -> bytes:
        return self.now[offset:]


def _blanked(match: re.Match[bytes]) -> bytes:
    start, end = (place - match.start() for place in match.span(1))
    return match.group()[:start] + b" " * (end - start) + match.group()[end:]


def _refused_ampersands(tree: Tree, data: bytes) -> set[int]:
    """Places of `&` in errors: in JSX's texts and attributes each `&` may stand, and the grammar takes few."""
    found = set()
    for node in walk(tree.root_node):
        if node.is_error:
            found |= {at for at in range(node.start_byte, node.end_byte) if data[at] == ord("&")}
    return found


def text_of(node: Node) -> str:
    assert node.text is not None
    return node.text.decode("utf-8", "surrogatepass")


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


def nodes_by_type(node: Node) -> dict[str, list[Node]]:
    """The node and everything below it by type, each type in source order: for who asks of_type again and again."""
    found: dict[str, list[Node]] = {}
    for one in walk(node):
        found.setdefault(one.type, []).append(one)
    return found


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
    data = source.encode("utf-8", "surrogatepass")
    for start, end, text in sorted(edits, reverse=True):
        data = data[:start] + text.encode("utf-8", "surrogatepass") + data[end:]
    return data.decode("utf-8", "surrogatepass")
