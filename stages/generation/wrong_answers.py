"""Wrong answers to composed stories, as trained policies write and repeat them, each with one thing wrong. Pure.

What they copy unchanged after the browser has named it: another container than the one asked for, a mark on another
item, a text that takes in words beside it, an attribute elsewhere or in another form, a control of another kind, the
name of a component as an element, right words in a wrong arrangement (rearranged.py). Each is a function
(composition, code, generator) -> code, None where the code has nothing to spoil, so that one answer can have two of
them and the next one mends one.
"""

import re
from collections.abc import Callable, Sequence
from random import Random

from tree_sitter import Node

from stages.compositions.compose import CONTAINERS, Composition
from stages.compositions.further import with_attribute
from stages.compositions.parts import indented
from stages.generation.misplaced import attribute_misplaced, mark_moved, misplaced
from stages.generation.misread import misread, run_on
from stages.generation.rearranged import order_changed, part_lost, space_lost, style_moved, tag_of, unwrapped
from stages.tools.write_call import write_call
from stages.tsx.elements import attribute_name, attributes, cut_attribute, elements, tag, tag_names
from stages.tsx.syntax import Edit, apply_edits, of_type, parse_tsx, string_value, text_of

WRONG_CONTAINER, MARK_MOVED, TEXT_RUNS_ON = "wrong_container", "mark_moved", "text_runs_on"
ATTRIBUTE_MISPLACED, WRONG_CONTROL, NAME_AS_ELEMENT = "attribute_misplaced", "wrong_control", "name_as_element"
PART_LOST, UNWRAPPED, ORDER_CHANGED = "part_lost", "unwrapped", "order_changed"
SPACE_LOST, STYLE_MOVED = "space_lost", "style_moved"
WRONG_ANSWERS = 0.6  # of the conversations: how many begin with one of these
_IN_TWO_STEPS = 1 / 3  # of those: how many have two such faults, of which the second answer mends one
_QUOTING_NOTHING = 0.6  # of those about texts: how many requests do
_TOLD = 0.5  # of the attributes that are asked for as well: how many does the request name
_AS_ASKED = 0.3  # of those about attributes: how many are about one that a part has anyway
_BOXES = ("div", "div", "div", "details", "details", "details", "nav", "figure", "span", "ul", "blockquote")
# What is written in the place of a control: an input of a type, or an element by a name that nobody knows.
_CONTROLS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "progress": (("range", "range", "number", "progress", "bar"), ("progress-bar", "status-bar")),
    "select": (("text", "select", "dropdown", "list"), ("drop-down", "select-field", "option-list")),
    "textarea": (("text", "text", "textarea", "multiline"), ("text-area", "text-field")),
}
_TEXTS = ("alt", "aria-label", "label", "placeholder", "title")
Spoiling = Callable[[Composition, str, Random], str | None]


def wrong_container(made: Composition, code: str, rng: Random) -> str | None:
    """The frame as another element, nothing in its place, or parts outside of it."""
    frame = made.frame
    outer = next((one for one in elements(parse_tsx(code).root_node) if frame and tag(one) == frame.element), None)
    if frame is None or outer is None or outer.type != "jsx_element":
        return None
    way = rng.choice(("renamed", "renamed", "renamed", "renamed", "gone", "beside"))
    if way == "gone":
        opening, closing = outer.children[0], outer.children[-1]
        return apply_edits(code, [_replaced(opening, "<>"), _replaced(closing, "</>")])
    if way == "beside" and (
        parts := [child for child in outer.children if child.type.startswith("jsx_") and tag_of(child)]
    ):
        return _beside(code, outer, parts, rng)
    there = {tag(one) for one in elements(outer)}
    coined = f"{frame.element}-{rng.choice(('box', 'area', 'section', 'panel'))}"
    name = rng.choice([one for one in (*_BOXES, coined, coined, *CONTAINERS) if one not in there])
    edits = [_replaced(node, name) for node in tag_names(outer)]
    legend = next((one for one in elements(outer) if tag(one) == "legend" and one.parent == outer), None)
    if legend is not None and name == "details":
        edits += [_replaced(node, "summary") for node in tag_names(legend)]
    return apply_edits(code, edits)


def _beside(code: str, outer: Node, parts: Sequence[Node], rng: Random) -> str:
    """Some of what stands in the element after it, at least the last."""
    kept = rng.randrange(len(parts))
    inner = [line for part in parts[:kept] for line in _lines(code, part)]
    after = [line for part in parts[kept:] for line in _lines(code, part)]
    lines = [text_of(outer.children[0]), *indented(inner), text_of(outer.children[-1]), *after]
    written = "\n".join(["<div>", *(f"    {line}" for line in lines), "  </div>"])
    return apply_edits(code, [Edit(outer.start_byte, outer.end_byte, written)])


def _lines(code: str, part: Node) -> list[str]:
    """The lines of an element, the first of them without an indent."""
    first, *rest = text_of(part).split("\n")
    return [first, *(line.removeprefix(" " * part.start_point[1]) for line in rest)]


def mark_elsewhere(made: Composition, code: str, rng: Random) -> str | None:
    return _edited(code, mark_moved(parse_tsx(code).root_node, made.story, rng))


def text_runs_on(made: Composition, code: str, rng: Random) -> str | None:
    """A text with words beside it, two neighbouring texts as one, or one of several elements of a kind left out."""
    root = parse_tsx(code).root_node
    way = rng.choice(("run on", "run on", "run on", "merged", "lost"))
    rows = [pair for element in elements(root) if (pair := _neighbours(element))]
    if way == "merged" and rows:
        one, other = rng.choice(rows)
        texts = [next(child for child in element.children if child.type == "jsx_text") for element in (one, other)]
        between = rng.choice((" ", ", ", " and "))
        gone = Edit(one.end_byte, other.end_byte, "")
        return apply_edits(code, [_replaced(texts[0], between.join(map(text_of, texts))), gone])
    if way == "lost" and rows:
        one, other = rng.choice(rows)
        return apply_edits(code, [Edit(one.end_byte, other.end_byte, "")])
    known = {text for group in made.texts for text in group} | set(made.story.words)
    shown = [(node, text) for node in of_type(root, "jsx_text", "string") if (text := _text(node)) in known]
    longer = [(node, text, new) for node, text in shown if (new := run_on(text, made.story.intent, rng))]
    if longer:
        node, text, new = rng.choice(longer)
    elif shown:
        node, text = rng.choice(shown)
        new = misread(text, rng)
    else:
        return None
    return apply_edits(code, [_replaced(node, text_of(node).replace(text, new))])


def _neighbours(element: Node) -> tuple[Node, Node] | None:
    """The element and the next one, where both are of a kind and hold a text alone."""
    other = element.next_named_sibling
    while other is not None and other.type == "jsx_text" and not text_of(other).strip():
        other = other.next_named_sibling
    if other is None or tag_of(other) != tag(element):
        return None
    if all([child.type for child in one.named_children[1:-1]] == ["jsx_text"] for one in (element, other)):
        return element, other
    return None


def _text(node: Node) -> str:
    """What is shown, or names or describes an element; the value of another attribute is none."""
    of = node.parent
    if node.type == "string" and (of is None or of.type != "jsx_attribute" or attribute_name(of) not in _TEXTS):
        return ""
    return " ".join(text_of(node).split()) if node.type == "jsx_text" else string_value(node) or ""


def attribute_elsewhere(made: Composition, code: str, rng: Random) -> str | None:
    return _edited(code, attribute_misplaced(parse_tsx(code).root_node, made.story, rng))


def wrong_control(_made: Composition, code: str, rng: Random) -> str | None:
    """A labelled control as an input of some type, or as an element that there is not."""
    found = [one for one in elements(parse_tsx(code).root_node) if tag(one) in _CONTROLS]
    if not found:
        return None
    control = rng.choice(found)
    types, coined = _CONTROLS[tag(control)]
    if rng.random() < 0.3:
        return apply_edits(
            code, [_replaced(node, name) for name in [rng.choice(coined)] for node in tag_names(control)]
        )
    opening = control if control.type == "jsx_self_closing_element" else control.children[0]
    kept = re.sub(r"\s(?:rows|multiple)(?:=\"[^\"]*\")?", "", re.sub(r"^<\w+|\s*/?>$", "", text_of(opening)))
    return apply_edits(code, [_replaced(control, f'<input type="{rng.choice(types)}"{kept} />')])


def name_as_element(made: Composition, code: str, rng: Random) -> str | None:
    """What a part is, written as an element of the name that the request gives the part: `<number-field>`."""
    names = [(part.keys[0][1:], _slug(part.noun)) for part in made.parts if part.keys and part.keys[0][:1] == "<"]
    root = parse_tsx(code).root_node
    found = [
        (one, name) for element, name in names for one in elements(root) if tag(one) == element and name != element
    ]
    if not found:
        return None
    element, name = rng.choice(found)
    return apply_edits(code, [_replaced(node, name) for node in tag_names(element)])


def _slug(noun: str) -> str:
    words = re.findall("[a-z0-9]+", noun.lower())[:3]
    return "-".join(words) if len(words) > 1 else f"{''.join(words)}-element"


KINDS: dict[str, Spoiling] = {
    WRONG_CONTAINER: wrong_container,
    MARK_MOVED: mark_elsewhere,
    TEXT_RUNS_ON: text_runs_on,
    ATTRIBUTE_MISPLACED: attribute_elsewhere,
    WRONG_CONTROL: wrong_control,
    NAME_AS_ELEMENT: name_as_element,
    PART_LOST: part_lost,
    UNWRAPPED: unwrapped,
    ORDER_CHANGED: order_changed,
    SPACE_LOST: space_lost,
    STYLE_MOVED: style_moved,
}


def drawn_kind(rng: Random) -> str:
    """Attributes twice as often as the others: there are most of them, and each has its name."""
    return rng.choice((*KINDS, ATTRIBUTE_MISPLACED))


def fitting(kind: str, rng: Random) -> Callable[[Composition], bool]:
    """Whether a composition has what this kind of answer gets wrong."""
    bare = rng.random() < _QUOTING_NOTHING

    def fits(made: Composition) -> bool:
        if made.wrong:
            return False  # an open request has wrong answers of its own
        if kind == TEXT_RUNS_ON and bare and re.search('["“]', made.story.intent):
            return False
        return KINDS[kind](made, made.story.code, Random(0)) is not None

    return fits


def answers_of(kind: str, made: Composition, rng: Random) -> tuple[Composition, list[str], str, tuple[str, ...]]:
    """The composition, perhaps with a further attribute; wrong answers; their fault; what the browser alone tells."""
    if kind == ATTRIBUTE_MISPLACED and rng.random() >= _AS_ASKED:
        told = rng.random() < _TOLD
        further = with_attribute(made.story, told, rng)
        if further is not None:
            made = made._replace(story=further.story)
            codes = _without(further.written, made.story.code, told, rng)
            return made, _calls(made, codes), kind, () if told else further.names
    once = KINDS[kind](made, made.story.code, rng)
    if once is None:
        raise ValueError(f"{made.story.id} has nothing for {kind}")
    if rng.random() < _IN_TWO_STEPS:
        for other in rng.sample(sorted(KINDS), len(KINDS)):
            twice = KINDS[other](made, once, rng) if other != kind else None
            if twice is not None and twice not in (once, made.story.code):
                return made, _calls(made, [twice, once]), f"{kind}+{other}", ()
    return made, _calls(made, [once]), kind, ()


def _without(written: str, code: str, told: bool, rng: Random) -> list[str]:
    """The code without the attribute, then with it in a wrong place, or one of the two."""
    root = parse_tsx(code).root_node
    attribute = next(one for one in attributes(root) if text_of(one) == written)
    missing = apply_edits(code, [cut_attribute(attribute)])
    wrong = apply_edits(code, misplaced(root, attribute, rng))
    if not told:  # nobody could have written it yet
        return [missing, wrong] if rng.random() < 0.5 and wrong != missing else [missing]
    return rng.choice(([missing], [wrong], [wrong], [missing, wrong] if wrong != missing else [missing]))


def _calls(made: Composition, codes: Sequence[str]) -> list[str]:
    return [write_call(made.story.contract.path, code) for code in codes]


def _edited(code: str, edits: list[Edit]) -> str | None:
    return apply_edits(code, edits) if edits else None


def _replaced(node: Node, text: str) -> Edit:
    return Edit(node.start_byte, node.end_byte, text)
