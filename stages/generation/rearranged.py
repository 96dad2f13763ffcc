"""Right words in a wrong arrangement: what policies write who know other components. Pure.

A text left out, an element gone from around another, neighbours in the other order, a text and the element after it on
lines of their own, so that the space between them is lost, colours on another element. Each function finds all places
of its fault in the code of a composition and spoils one: (composition, code, generator) -> code, None where there is
nothing to spoil.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from random import Random

from tree_sitter import Node

from stages.compositions.compose import Composition
from stages.generation.misplaced import element_of, inserted
from stages.tsx.elements import attribute_name, attributes, cut_attribute, elements, tag
from stages.tsx.syntax import Edit, apply_edits, parse_tsx, text_of

_ELEMENTS = ("jsx_element", "jsx_self_closing_element")
_WHOLE = re.compile(r"\s*<([\w-]+)\b.*(?:</\1>| />)\s*")  # a line that is an element
_BOUND = ("label", "legend", "summary", "caption", "source")  # in whose place nothing else may stand
_WRAPPED = 0.5  # of the texts on lines of their own: how many are in an element, where one may be there


def part_lost(_made: Composition, code: str, rng: Random) -> str | None:
    """Without one of the lines that are an element with what it holds."""
    lines = code.splitlines(keepends=True)
    whole = [at for at, line in enumerate(lines) if (found := _WHOLE.fullmatch(line)) and found[1] not in _BOUND]
    if len(whole) < 2:
        return None
    lost = rng.choice(whole)
    return "".join(line for at, line in enumerate(lines) if at != lost)


def unwrapped(_made: Composition, code: str, rng: Random) -> str | None:
    """Without an element that stands in another one; what it holds stays."""
    found = [
        one
        for one in elements(parse_tsx(code).root_node)
        if one.type == "jsx_element" and _in_element(one) and tag(one) not in (*_BOUND, "option") and _held(one)
    ]
    if not found:
        return None
    one = rng.choice(found)
    opening, closing = one.children[0], one.children[-1]
    inner = code.encode()[opening.end_byte : closing.start_byte].decode()
    if "\n" in inner:
        lines = [line.removeprefix("  ") for line in inner.strip("\n").splitlines() if line.strip()]
        inner = "\n".join(lines).lstrip()
    return apply_edits(code, [Edit(one.start_byte, one.end_byte, inner)])


def order_changed(_made: Composition, code: str, rng: Random) -> str | None:
    """Two neighbours in an element in the other order, be one of them a text."""
    pairs = list[tuple[Node, Node]]()
    for holder in elements(parse_tsx(code).root_node):
        held = _held(holder) if tag(holder) not in ("label", "picture") else []
        pairs += [
            (one, other)
            for one, other in pairwise(held)
            if text_of(one) != text_of(other)
            and not {tag_of(one), tag_of(other)} & {*_BOUND, "input", "datalist"}
            and not ("jsx_text" in (one.type, other.type) and "\n" in text_of(one) + text_of(other))
        ]
    if not pairs:
        return None
    one, other = rng.choice(pairs)
    first, second = text_of(one), text_of(other)
    if "jsx_text" in (one.type, other.type):  # on one line, with a space between them
        return apply_edits(code, [Edit(one.start_byte, other.end_byte, f"{second.strip()} {first.strip()}")])
    swapped = [Edit(one.start_byte, one.end_byte, second), Edit(other.start_byte, other.end_byte, first)]
    return apply_edits(code, swapped)


def space_lost(_made: Composition, code: str, rng: Random) -> str | None:
    """A text and the element beside it on lines of their own: what is shown has no space between them."""
    found = [
        one
        for one in elements(parse_tsx(code).root_node)
        if one.type == "jsx_element"
        and one.start_point[0] == one.end_point[0]
        and len({child.type == "jsx_text" for child in _held(one)}) == 2
    ]
    if not found:
        return None
    one = rng.choice(found)
    around = " " * _indent(code, one)
    wrap = rng.choice(("p", "span")) if tag(one) == "li" else "span"
    wrapped = rng.random() < _WRAPPED
    lines = [
        f"<{wrap}>{said}</{wrap}>" if wrapped and child.type == "jsx_text" else said
        for child in _held(one)
        for said in [text_of(child).strip()]
    ]
    inner = "".join(f"\n{around}  {line}" for line in lines) + f"\n{around}"
    return apply_edits(code, [Edit(one.children[0].end_byte, one.children[-1].start_byte, inner)])


def style_moved(_made: Composition, code: str, rng: Random) -> str | None:
    """Colours on an element beside, around or in the one that is to have them, or on none."""
    root = parse_tsx(code).root_node
    styles = [one for one in attributes(root) if attribute_name(one) == "style"]
    if not styles:
        return None
    style = rng.choice(styles)
    styled = {attribute.start_byte for attribute in styles}
    own = element_of(style)
    others = [one for one in elements(root) if one != own and not styled & {a.start_byte for a in attributes(one)}]
    near = [one for one in others if own in (one, one.parent) or one.parent == own.parent] + [
        one for one in elements(root) if one == own.parent
    ]
    edits = [cut_attribute(style)]
    if near and rng.random() < 0.8:
        edits.append(inserted(rng.choice(near), text_of(style)))
    return apply_edits(code, edits)


def _held(element: Node) -> Sequence[Node]:
    """The texts and elements in it."""
    inner = element.children[1:-1] if element.type == "jsx_element" else []
    return [one for one in inner if one.type in _ELEMENTS or (one.type == "jsx_text" and text_of(one).strip())]


def tag_of(node: Node) -> str:
    """'' for what is no element."""
    return tag(node) if node.type in _ELEMENTS else ""


def _in_element(node: Node) -> bool:
    return node.parent is not None and node.parent.type == "jsx_element"


def _indent(code: str, element: Node) -> int:
    line = code.splitlines()[element.start_point[0]]
    return len(line) - len(line.lstrip())
