"""Components whose elements stand in a relation: entries of a list, a text after another, a text that describes. Pure.

    a kettle line labelled "Late bus" as a numbered list with two stops, "Harbor" with the toll "Nine" and …

As in named.py the names tell nothing, and many of the elements are coined: what the play looks up in another element
(`list.children`, `a + b`, what an id points to) is said by the request or by the browser, or not at all.
"""

from collections.abc import Callable

from stages.compositions.blocks import INLINE
from stages.compositions.named import BOXES, any_element, any_name, base_of, noun_of
from stages.compositions.parts import Maker, Part, article, quoted, unheard
from stages.variation.conventions import assertion
from stages.variation.requests import listed

_NUMBERS = {2: "two", 3: "three"}
_ROLES = ("note", "status", "alert", "term", "definition", "code", "emphasis", "strong")
_ITSELF = 0.5  # of the texts of a pair: how many are called by their element


def _thing(m: Maker, *taken: str) -> str:
    """A word for one of several."""
    while True:
        word = m.pick(m.word(), unheard(m.rng, vague=False))
        if word not in taken:
            return word


def entries(m: Maker) -> Part:
    """A list whose entries have two texts each, of which the request calls the second by a word."""
    name, (outer, kind) = any_name(m), m.pick(("ol", "numbered list"), ("ul", "bullet list"), ("ol", "ordered list"))
    first = m.pick("p", "p", "p", any_element(m, INLINE))
    second = any_element(m, INLINE, (first,))
    entry = _thing(m)
    thing = _thing(m, entry)
    label = m.text(1, 3) if m.chance(0.6) else ""
    texts = [(m.text(1, 3), m.text(1, 1)) for _ in range(m.pick(2, 2, 3))]
    variable, lookup = m.bound("list", outer)
    item, lookup_item = m.bound("item", "li")
    adjectives, looks, checks = m.look(variable, name)
    each = listed([f'"{text}" with the {thing} "{of}"' for text, of in texts])
    labelled = f' labelled "{label}"' if label else ""
    untold = f" with {_NUMBERS[len(texts)]} {entry}s, {each}"
    said = noun_of(m, second, {})
    each_is = [f"each {thing} {article(said)} {said}"]
    if first != "p":
        said = noun_of(m, first, {})
        each_is.insert(0, f"each {entry} with {article(said)} {said}")
    told = f"{labelled} as {article(kind)} {kind}{untold}, {' and '.join(each_is)}"
    attribute = f' aria-label="{label}"' if label else ""
    if label:
        actual = f"{variable}?.getAttribute('aria-label')"
        checks.append(assertion("the label", f"name the {name}", actual, label))
    lines = [f"<{outer}{attribute}{looks}>"]
    before = m.chance(0.5)
    for text, of in texts:
        held = (f"    <{first}>{text}</{first}>", f"    <{second}>{of}</{second}>")
        lines += ["  <li>", *(reversed(held) if before else held), "  </li>"]
    lines.append(f"</{outer}>")

    def of_each(element: str) -> str:
        return (
            f"[...({variable}?.children ?? [])].map((one) => one.querySelector('{element}')?.textContent).join(' | ')"
        )

    whole, inner = (" | ".join(column) for column in zip(*texts, strict=True))
    play = (
        lookup,
        lookup_item,
        assertion(f"the first {entry}", "stand in the list", f"{item}?.parentElement?.tagName", outer.upper()),
        assertion(f"{_NUMBERS[len(texts)]} {entry}s", f"be there, each in a {first}", of_each(first), whole),
        assertion(f"the {thing}s", f"be {second} elements in order", of_each(second), inner),
        *checks,
    )
    keys = (f"<{outer}", "<li", f"<{first}", f"<{second}")
    return Part(name, adjectives, told, tuple(lines), play, (outer,), keys, labelled + untold)


def pair(m: Maker) -> Part:
    """A box with a text and right after it another one."""
    name, outer = any_name(m), any_element(m, tuple(BOXES))
    first = m.pick("p", "h3", any_element(m, INLINE, (outer,)), any_element(m, INLINE, (outer,)))
    second = any_element(m, INLINE, (outer, first))
    texts = m.text(1, 4), m.text(1, 3)
    things = [_thing(m)]
    things.append(_thing(m, *things))
    variable, lookup = m.bound(base_of(outer), outer)
    adjectives, looks, checks = m.look(variable, name)
    said = list[str]()
    for element, thing, text in zip((first, second), things, texts, strict=True):
        if m.chance(_ITSELF):
            said.append(f'the {"level 3 heading" if element == "h3" else element} "{text}"')
        else:
            kind = noun_of(m, element, {"p": ("paragraph",), "h3": ("level 3 heading",)})
            said.append(f'the {thing} "{text}" as {article(kind)} {kind}')
    around = noun_of(m, outer, BOXES)
    told = f" as {article(around)} {around} with {' and '.join(said)}"
    untold = f' with the {things[0]} "{texts[0]}" and the {things[1]} "{texts[1]}"'
    play = (
        lookup,
        assertion(f"the {things[0]}", "be there", f"{variable}?.querySelector('{first}')?.textContent", texts[0]),
        assertion(
            f"the {things[1]}", f"come after the {things[0]}",
            f"{variable}?.querySelector('{first} + {second}')?.textContent", texts[1],
        ),
        *checks,
    )  # fmt: skip
    lines = (
        f"<{outer}{looks}>", f"  <{first}>{texts[0]}</{first}>", f"  <{second}>{texts[1]}</{second}>", f"</{outer}>",
    )  # fmt: skip
    return Part(
        name, adjectives, told, lines, play, (outer,), (f"<{outer}", f"<{first}", f"<{second}"), untold,
    )  # fmt: skip


def described(m: Maker) -> Part:
    """A button or a link, and beside it what describes it by its id."""
    tag, thing = m.pick("button", "a"), _thing(m)
    label, text = m.text(1, 2), m.text(2, 4)
    element = m.pick("span", "p", "div", any_element(m, INLINE))
    role = m.pick("", *_ROLES)
    variable, lookup = m.bound("control", tag)
    note, lookup_note = m.bound("about", f"[role={role}]" if role else element)
    noun = "link" if tag == "a" else "button"
    adjectives, looks, checks = m.look(variable, noun)
    path = m.path() if tag == "a" else ""
    id = m.id(thing)
    start = f' labelled "{label}"' + (f' pointing to "{path}"' if path else "")
    untold = f'{start} with the {thing} "{text}"'
    kind = noun_of(m, element, {"p": ("paragraph",)})
    told = f"{untold}, which is {article(kind)} {kind}" + (f' with the role "{role}"' if role else "")
    opening = f'a href="{path}"' if path else 'button type="button"'
    play = (
        lookup, lookup_note,
        assertion(f"the {noun}", "be labelled", f"{variable}?.textContent", label),
        assertion(f"the {thing}", f"be {article(element)} {element}", f"{note}?.tagName.toLowerCase()", element),
        assertion(
            f"the {thing}", f"describe the {noun}",
            f"document.getElementById({variable}?.getAttribute('aria-describedby') ?? '')?.textContent", text,
        ),
        *checks,
    )  # fmt: skip
    lines = (
        f'<{opening} aria-describedby="{id}"{looks}>{label}</{tag}>',
        f'<{element} id="{id}"{f" role={quoted([role])}" if role else ""}>{text}</{element}>',
    )
    keys = (f"<{tag}", f'"[role={role}]"' if role else f"<{element}")
    return Part(noun, adjectives, told, lines, play, (tag, element), keys, untold)


RELATED_PARTS: tuple[Callable[[Maker], Part], ...] = (entries, pair, described)
