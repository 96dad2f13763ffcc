"""Marks and attributes in the wrong place: what policies make of an answer that lacked them. Pure.

Each function finds all places of its fault in a solution and spoils one: (root of the tree, story, generator) -> edits,
none where there is nothing to spoil. Read in second answers of trained policies: told of `aria-orientation "vertical"`
they wrote an element `<vertical>`, the text "vertical", the attribute on another element or in another spelling; told
that the second of three is the current one, they marked all of them, or the list.
"""

import re
from collections.abc import Callable
from random import Random

from tree_sitter import Node

from stages.pipeline.records import Story
from stages.tsx.elements import attribute_name, attributes, cut_attribute, elements, tag, tag_names
from stages.tsx.syntax import Edit, string_value, text_of
from stages.variation.vocabulary import draw

_MARKS = (
    "aria-checked", "aria-current", "aria-expanded", "aria-pressed", "aria-selected", "checked", "disabled", "open",
    "readonly", "required", "selected",
)  # fmt: skip
# What other faults spoil, or what is nothing to look at: references, handlers, what a framework reads.
_OTHERWISE = re.compile(
    "id|for|htmlFor|key|ref|style|class|className|type|role|p-.*|on[A-Z].*|aria-(?:controls|describedby|labelledby)"
)
_PREFIX = re.compile("^(?:data|aria)-")


def mark_moved(root: Node, _story: Story, rng: Random) -> list[Edit]:
    """Of several elements of a kind another one has the mark of one, or two have it, or none, or what holds them."""
    found = [(mark, others, holder) for mark in attributes(root) if (kin := _kin(mark)) for others, holder in [kin]]
    if not found:
        return []
    mark, others, holder = rng.choice(found)
    other, written = rng.choice(others), text_of(mark)
    theirs = _attribute(other, attribute_name(mark))
    way = rng.choice(("moved", "moved", "moved", "two", "none", "holder"))
    if way == "none":
        return [cut_attribute(mark)]
    if way == "holder" and tag(holder):
        return [cut_attribute(mark), inserted(holder, written)]
    if theirs is not None:  # both have it, with other values
        given = Edit(theirs.start_byte, theirs.end_byte, written)
        return [given] if way == "two" else [given, Edit(mark.start_byte, mark.end_byte, text_of(theirs))]
    return [inserted(other, written), *([] if way == "two" else [cut_attribute(mark)])]


def attribute_misplaced(root: Node, _story: Story, rng: Random) -> list[Edit]:
    """An attribute on another element, as a text, as an element, in another spelling, or with another value."""
    found = [a for a in attributes(root) if _OTHERWISE.fullmatch(attribute_name(a)) is None and _is_literal(a)]
    if not found:
        return []
    return misplaced(root, rng.choice(found), rng)


def misplaced(root: Node, attribute: Node, rng: Random) -> list[Edit]:
    for way in rng.sample(_WAYS, len(_WAYS)):
        if edits := way(root, attribute, rng):
            return edits
    return [cut_attribute(attribute)]


def _elsewhere(root: Node, attribute: Node, rng: Random) -> list[Edit]:
    name, own = attribute_name(attribute), element_of(attribute)
    others = [one for one in elements(root) if one != own and tag(one)[:1].islower() and _attribute(one, name) is None]
    near = [one for one in others if one in (own.parent, *own.children) or one.parent == own.parent]
    if not others:
        return []
    return [cut_attribute(attribute), inserted(rng.choice(near or others), text_of(attribute))]


def _as_text(_root: Node, attribute: Node, rng: Random) -> list[Edit]:
    element, name = element_of(attribute), _PREFIX.sub("", attribute_name(attribute))
    value = _value(attribute)
    said = rng.choice((value, f"{name} {value}", "so")) if value else rng.choice((name, "so"))
    if re.search(r"[^\w .,:/-]", said):
        return []
    if _has_text(element):
        end = element.children[-1].start_byte
        return [cut_attribute(attribute), Edit(end, end, f" {said}")]
    return _beside(attribute, f"<span>{said}</span>")


def _as_element(_root: Node, attribute: Node, _rng: Random) -> list[Edit]:
    element = element_of(attribute)
    name = _value(attribute) or _PREFIX.sub("", attribute_name(attribute))
    if re.fullmatch("[a-z]+(?:-[a-z]+)*", name) is None or _ELEMENTS.fullmatch(name):
        return []
    if _has_text(element):
        start, end = element.children[0].end_byte, element.children[-1].start_byte
        return [cut_attribute(attribute), Edit(start, start, f"<{name}>"), Edit(end, end, f"</{name}>")]
    return _beside(attribute, f"<{name} />")


def _misspelt(_root: Node, attribute: Node, rng: Random) -> list[Edit]:
    name, value = attribute_name(attribute), _value(attribute)
    bare = _PREFIX.sub("", name)
    camel = re.sub("-(.)", lambda letter: letter[1].upper(), name)
    names = [one for one in (bare, camel, name.replace("-", "_")) if one != name] or [f"data-{name}", f"is-{name}"]
    values = {value.strip("./#:"), value[:1].upper() + value[1:], value.lower()} - {value, ""}
    if values and rng.random() < 0.6:
        return _given(attribute, rng.choice(sorted(values)))
    new = rng.choice(names)
    start = attribute.children[0]
    return [Edit(start.start_byte, start.end_byte, new)]


def _other_value(_root: Node, attribute: Node, rng: Random) -> list[Edit]:
    value = _value(attribute)
    if not value:
        return []  # of no value: it is there, whatever it has
    ways = [word for word in (draw("word", rng).lower(), attribute_name(attribute), "true", "yes") if word != value]
    return _given(attribute, rng.choice(ways))


_WAYS: tuple[Callable[[Node, Node, Random], list[Edit]], ...] = (
    _elsewhere,
    _as_text,
    _as_element,
    _misspelt,
    _other_value,
)
# Values that would be elements with a meaning of their own.
_ELEMENTS = re.compile(
    "a|article|aside|button|canvas|code|data|dialog|email|form|frame|header|image|img|input|label|legend|link|list|main|"
    "map|menu|meter|nav|object|option|output|page|picture|progress|search|section|select|slot|small|source|span|style|"
    "summary|switch|table|template|text|time|title|video"
)


def element_of(attribute: Node) -> Node:
    opening = attribute.parent
    assert opening is not None
    if opening.type == "jsx_self_closing_element":
        return opening
    assert opening.parent is not None
    return opening.parent


def _kin(mark: Node) -> tuple[list[Node], Node] | None:
    """The other elements of the marked one's kind, and the nearest element around them; None if this is no mark."""
    name = attribute_name(mark)
    if not (name in _MARKS or name.startswith("data-")) or not _is_literal(mark):
        return None
    own = element_of(mark)
    holder = own.parent
    while holder is not None and holder.type == "jsx_element":
        others = [one for one in elements(holder) if tag(one) == tag(own) and one != own and not _overlap(one, own)]
        if others:
            unlike = [one for one in others if (a := _attribute(one, name)) is None or _value(a) != _value(mark)]
            return (unlike, holder) if unlike else None
        holder = holder.parent
    return None


def _overlap(one: Node, other: Node) -> bool:
    return one.start_byte < other.end_byte and other.start_byte < one.end_byte


def _attribute(element: Node, name: str) -> Node | None:
    opening = element if element.type == "jsx_self_closing_element" else element.children[0]
    found = (a for a in opening.named_children if a.type == "jsx_attribute" and attribute_name(a) == name)
    return next(found, None)


def _is_literal(attribute: Node) -> bool:
    return len(attribute.children) == 1 or attribute.children[-1].type == "string"


def _value(attribute: Node) -> str:
    return string_value(attribute.children[-1]) or "" if len(attribute.children) > 1 else ""


def _given(attribute: Node, value: str) -> list[Edit]:
    string = attribute.children[-1]
    return [Edit(string.start_byte + 1, string.end_byte - 1, value)]


def inserted(element: Node, written: str) -> Edit:
    after = tag_names(element)[0].end_byte
    return Edit(after, after, f" {written}")


def _has_text(element: Node) -> bool:
    """Whether it holds a text alone, on its line."""
    inner = element.children[1:-1] if element.type == "jsx_element" else []
    return [child.type for child in inner] == ["jsx_text"] and "\n" not in text_of(inner[0])


def _beside(attribute: Node, written: str) -> list[Edit]:
    """Without the attribute, and with this at the end of its element, or after it where it can hold nothing."""
    element = element_of(attribute)
    if element.type == "jsx_element":
        closing = element.children[-1]
        around, at = closing.start_point[1], closing.start_byte
        new = f"  {written}\n{' ' * around}" if closing.start_point[0] > element.start_point[0] else written
    elif element.parent is not None and element.parent.type == "jsx_element":
        at = element.end_byte
        own_line = element.parent.start_point[0] < element.start_point[0]
        new = f"\n{' ' * element.start_point[1]}{written}" if own_line else written
    else:
        return []
    return [cut_attribute(attribute), Edit(at, at, new)]
