"""Components whose elements stand in a relation: entries of a list, a text after another, a text that describes. Pure.

    a kettle line labelled "Late bus" as a numbered list with two stops, "Harbor" with the toll "Nine" and …

As in named.py the names tell nothing, and many of the elements are coined: what the play looks up in another element
(`list.children`, `a + b`, what an id points to) is said by the request or by the browser, or not at all.
"""

from collections.abc import Callable

from stages.compositions.blocks import INLINE
from stages.compositions.marks import said_of
from stages.compositions.named import BOXES, any_element, any_name, base_of, noun_of
from stages.compositions.parts import Maker, Part, article, quoted, unheard
from stages.variation.conventions import assertion
from stages.variation.requests import listed

_NUMBERS = {2: "two", 3: "three"}
_ROLES = ("note", "status", "alert", "term", "definition", "code", "emphasis", "strong")
_ORDINALS = ("first", "second", "third")
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
    first = m.pick("p", "p", "p", any_element(m, INLINE), "")  # "": a text of the entry itself
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
    if first not in ("p", ""):
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
        held = [f"<{first}>{text}</{first}>" if first else text, f"<{second}>{of}</{second}>"]
        if before:
            held.reverse()
        lines += ["  <li>", *(f"    {one}" for one in held), "  </li>"] if first else [f"  <li>{' '.join(held)}</li>"]
    lines.append(f"</{outer}>")

    def of_each(element: str) -> str:
        found = f"one.querySelector('{element}')?.textContent" if element else "one.textContent.trim()"
        return f"[...({variable}?.children ?? [])].map((one) => {found}).join(' | ')"

    whole, inner = (" | ".join(column) for column in zip(*texts, strict=True))
    if not first:
        whole = " | ".join(f"{of} {text}" if before else f"{text} {of}" for text, of in texts)
    where = f"each in a {first}" if first else f"each with its {thing} {'before' if before else 'after'} it"
    play = (
        lookup,
        lookup_item,
        assertion(f"the first {entry}", "stand in the list", f"{item}?.parentElement?.tagName", outer.upper()),
        assertion(f"{_NUMBERS[len(texts)]} {entry}s", f"be there, {where}", of_each(first), whole),
        assertion(f"the {thing}s", f"be {second} elements in order", of_each(second), inner),
        *checks,
    )
    keys = (f"<{outer}", "<li", *([f"<{first}"] if first else []), f"<{second}")
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


def _control(m: Maker, tag: str, label: str, variable: str) -> tuple[str, str, str, list[str]]:
    """Of a button or a link: its noun, what the request says of it, its opening tag, the check of where it points."""
    if tag == "button":
        return "button", f' labelled "{label}"', 'button type="button"', []
    path = m.path()
    check = assertion("the link", "point there in href", f"{variable}?.getAttribute('href')", path)
    return "link", f' labelled "{label}" pointing to "{path}"', f'a href="{path}"', [check]


def described(m: Maker) -> Part:
    """A button or a link, and beside it what describes it by its id."""
    tag, thing = m.pick("button", "a"), _thing(m)
    label, text = m.text(1, 2), m.text(2, 4)
    element = m.pick("span", "p", "div", any_element(m, INLINE))
    role = m.pick("", *_ROLES)
    variable, lookup = m.bound("control", tag)
    note, lookup_note = m.bound("about", f"[role={role}]" if role else element)
    noun, start, opening, pointed = _control(m, tag, label, variable)
    adjectives, looks, checks = m.look(variable, noun)
    id = m.id(thing)
    untold = f'{start} with the {thing} "{text}"'
    kind = noun_of(m, element, {"p": ("paragraph",)})
    told = f"{untold}, which is {article(kind)} {kind}" + (f' with the role "{role}"' if role else "")
    play = (
        lookup, lookup_note,
        assertion(f"the {noun}", "be labelled", f"{variable}?.textContent", label),
        assertion(f"the {thing}", f"be {article(element)} {element}", f"{note}?.tagName.toLowerCase()", element),
        assertion(
            f"the {thing}", f"describe the {noun}",
            f"document.getElementById({variable}?.getAttribute('aria-describedby') ?? '')?.textContent", text,
        ),
        *pointed,
        *checks,
    )  # fmt: skip
    lines = (
        f'<{opening} aria-describedby="{id}"{looks}>{label}</{tag}>',
        f'<{element} id="{id}"{f" role={quoted([role])}" if role else ""}>{text}</{element}>',
    )
    keys = (f"<{tag}", f'"[role={role}]"' if role else f"<{element}")
    return Part(noun, adjectives, told, lines, play, (tag, element), keys, untold)


def held_by_control(m: Maker) -> Part:
    """A button or a link with a text in an element of its own before or after its label."""
    tag, thing, before = m.pick("button", "button", "a"), _thing(m), m.chance(0.3)
    inner, label, text = any_element(m, INLINE), m.text(1, 3), m.text(1, 1)
    variable, lookup = m.bound("control", tag)
    noun, start, opening, pointed = _control(m, tag, label, variable)
    adjectives, looks, checks = m.look(variable, noun)
    kind, where = noun_of(m, inner, {}), "before" if before else "after"
    shows = m.pick("that shows", "with", "holding")
    untold = f'{start} {shows} the {thing} "{text}"'
    element = f"<{inner}>{text}</{inner}>"
    whole, read = (f"{element} {label}", f"{text} {label}") if before else (f"{label} {element}", f"{label} {text}")
    play = (
        lookup,
        assertion(f"the {thing}", f"be in the {noun}", f"{variable}?.querySelector('{inner}')?.textContent", text),
        assertion(f"the {noun}", f"say it {where} its label", f"{variable}?.textContent.trim()", read),
        *pointed,
        *checks,
    )
    return Part(
        noun, adjectives, f"{untold} as {article(kind)} {kind} {where} its label",
        (f"<{opening}{looks}>{whole}</{tag}>",), play, (tag,), (f"<{tag}", f"<{inner}"), f"{untold} {where} its label",
    )  # fmt: skip


def one_marked(m: Maker) -> Part:
    """Several of a kind, of which one has an attribute that the others have not: the second is the current page."""
    outer, noun, item = m.pick(
        ("ul", "bullet list", "li"), ("ol", "numbered list", "li"), ("div", "group of buttons", "button"),
    )  # fmt: skip
    texts = [m.text(1, 2) for _ in range(m.pick(2, 3, 3))]
    at = m.rng.randrange(len(texts))
    word, value = m.word(), m.word()
    states: list[tuple[str, str, str]] = [
        *(("page", "aria-current", "page") for _ in range(3)),
        *((of, "aria-current", of) for of in ("location", "date", "time")),
        (f'with data-{word} "{value}"', f"data-{word}", value),
        *([("pressed", "aria-pressed", "true"), ("disabled", "disabled", "")] * 2 if item == "button" else []),
    ]
    state, attribute, given = m.pick(*states)
    first, lookup_first = m.bound("item", item)
    variable = m.name("several")
    adjectives, looks, checks = m.look(variable, noun)
    ordinal = _ORDINALS[at]
    rest = m.pick(f" of {quoted(texts)}", f" with {quoted(texts)}", f": {quoted(texts)}")
    set_ = f' {attribute}="{given}"' if given else f" {attribute}"
    opening = f"{item} type={quoted(['button'])}" if item == "button" else item
    lines = [
        f"  <{opening}{set_ if number == at else ''}>{text}</{item}>" for number, text in enumerate(texts)
    ]  # fmt: skip
    each = f"[...({variable}?.children ?? [])].map((one) => "
    had = f"one.getAttribute('{attribute}'))" if given else f"one.{attribute})"
    marked, other = (given, None) if given else (True, False)
    expected = [marked if number == at else other for number in range(len(texts))]
    play = (
        lookup_first,
        f"const {variable} = {first}?.parentElement",
        *([] if outer == "div" else [assertion(f"the {noun}", "be one", f"{variable}?.tagName", outer.upper())]),
        assertion(f"the {noun}", "hold them in order", f"{each}one.textContent).join(' | ')", " | ".join(texts)),
        assertion(f"the {ordinal}", "be marked and no other", each + had, expected),
        *checks,
    )
    keys = (f"<{outer}", f"<{item}", *([f'"{given}"'] if given else []))
    untold = f"{rest}, the {ordinal} {m.pick('the', 'a', 'as')} {_thing(m)}"
    return Part(
        noun, adjectives, rest + said_of(m, state, texts, at), (f"<{outer}{looks}>", *lines, f"</{outer}>"), play,
        (outer,), keys, untold,
    )  # fmt: skip


def one_selected(m: Maker) -> Part:
    """A select of which one option, not the first, is selected: a property of each, which the play reads."""
    noun, label = m.pick("dropdown", "select", "choice of one from a list"), m.text(1, 2)
    texts = [m.text(1, 2) for _ in range(m.pick(2, 2, 3))]
    at = m.rng.randrange(1, len(texts))
    variable, lookup = m.bound("choice", "select")
    adjectives, looks, checks = m.look(variable, noun)
    id = m.id("field")
    options = [f"  <option{' selected' if number == at else ''}>{text}</option>" for number, text in enumerate(texts)]
    lines = (f'<label for="{id}">{label}</label>', f'<select id="{id}"{looks}>', *options, "</select>")
    play = (
        lookup,
        assertion(f"the {noun}", "be labelled", f"{variable}?.labels?.[0]?.textContent", label),
        *_one_of(variable, noun, "one.textContent", texts, "selected", at),
        *checks,
    )
    rest = f' labelled "{label}" with the options {quoted(texts)}{said_of(m, "selected", texts, at)}'
    return Part(noun, adjectives, rest, lines, play, ("label", "select"), ("<select",))


def one_open(m: Maker) -> Part:
    """Several boxes with a summary, of which one is open."""
    texts = [(m.text(1, 2), m.text(2, 3)) for _ in range(m.pick(2, 2, 3))]
    at, noun = m.rng.randrange(len(texts)), m.pick("group of details", "set of details elements")
    first, lookup = m.bound("details", "details")
    variable = m.name("several")
    adjectives, looks, checks = m.look(variable, noun)
    lines = [f"<div{looks}>"]
    for number, (summary, text) in enumerate(texts):
        flag = " open" if number == at else ""
        lines += [f"  <details{flag}>", f"    <summary>{summary}</summary>", f"    <p>{text}</p>", "  </details>"]
    lines.append("</div>")
    summaries = [summary for summary, _ in texts]
    said = f"[...({variable}?.children ?? [])].map((one) => one.querySelector('p')?.textContent)"
    play = (
        lookup,
        f"const {variable} = {first}?.parentElement",
        *_one_of(variable, noun, "one.querySelector('summary')?.textContent", summaries, "open", at),
        assertion("the paragraphs", "stand under them", f"{said}.join(' | ')", " | ".join(text for _, text in texts)),
        *checks,
    )
    each = listed([f'"{summary}" over "{text}"' for summary, text in texts])
    rest = f" with the summaries {each}{said_of(m, 'open', summaries, at)}"
    return Part(noun, adjectives, rest, tuple(lines), play, ("div",), ("<details", "<summary"))


def _one_of(variable: str, noun: str, read: str, texts: list[str], state: str, at: int) -> tuple[str, ...]:
    """That the children say these texts, and that one of them is in the state."""
    each = f"[...({variable}?.children ?? [])].map((one) => "
    expected = [number == at for number in range(len(texts))]
    return (
        assertion(f"the {noun}", "hold them in order", f"{each}{read}).join(' | ')", " | ".join(texts)),
        assertion(f"the {_ORDINALS[at]}", f"be {state} and no other", f"{each}one.{state})", expected),
    )


RELATED_PARTS: tuple[Callable[[Maker], Part], ...] = (
    entries,
    pair,
    described,
    held_by_control,
    one_marked,
    one_selected,
    one_open,
)
