"""Components under a name of their own, whose request says what they are made of. Pure.

    a small harbor card as an aside saying "Back at noon" with the number "Twelve" as a samp element

The name tells nothing, so a policy has to read what follows it. Half of the elements are coined, as custom elements
are (trip-card) or as any element was once (brilt, tk): whoever can write those writes an element because it was named,
not because such a component had it. Where the browser alone is to name the elements, the request leaves them out.
"""

from collections.abc import Callable

from stages.compositions.blocks import INLINE
from stages.compositions.controls import button, link
from stages.compositions.groups import shown
from stages.compositions.parts import Maker, Part, article, indented, quoted, unheard
from stages.compositions.texts import heading
from stages.variation.conventions import assertion, tags_of, texts_of
from stages.variation.requests import listed

_COINED = 0.5  # of the elements: how many nobody has heard of
_INSIDE = 0.3  # of the lines with one text in an element of its own: how many have size and colours on that one
BOXES: dict[str, tuple[str, ...]] = {
    "article": ("article", "article element"),
    "aside": ("aside", "side note (aside)"),
    "footer": ("footer", "footer element"),
    "blockquote": ("blockquote", "block quotation"),
}
LINES: dict[str, tuple[str, ...]] = {
    "p": ("paragraph", "p element"),
    "pre": ("pre element", "preformatted text"),
    "address": ("address element", "contact address"),
    "blockquote": ("block quotation",),
    "span": ("span",),
}
# Which could be coined, but HTML or SVG have them.
_HEARD = (
    "big", "blink", "link", "mask", "set", "slot", "sub", "br", "dd", "dfn", "dl", "dt", "hr", "kbd", "rb", "rp", "rt",
    "rtc", "svg", "td", "th", "tr", "tt", "wbr", "xmp",
)  # fmt: skip
_CONSONANTS = "bcdfghklmnprstvwxz"
_KINDS = ("card", "note", "hint", "line", "panel", "tile", "box", "summary", "row", "sign", "marker", "label")
_SAYINGS = (' saying "{}"', ' that says "{}"', ' with the text "{}"')


def is_coined(element: str) -> bool:
    """Of an element of this module."""
    return element not in (*BOXES, *LINES, *INLINE)


def any_name(m: Maker) -> str:
    return m.pick(f"{m.word()} {m.pick(*_KINDS)}", f"{m.word()} {m.word()}", unheard(m.rng), m.word())


def any_element(m: Maker, usual: tuple[str, ...], taken: tuple[str, ...] = ()) -> str:
    """One of the usual elements, or a coined one."""
    while True:
        known = not m.chance(_COINED)
        element = m.pick(*usual) if known else m.pick(*_coined(m))
        if element not in (*taken, *_HEARD):
            return element


def _coined(m: Maker) -> tuple[str, ...]:
    """Names of elements that nobody has heard of: as of a custom one, as a word, short for something."""
    letters = m.rng.choices(_CONSONANTS, k=m.pick(2, 2, 3))
    return f"{m.word()}-{m.word()}", unheard(m.rng, vague=False), "".join(letters)


def noun_of(m: Maker, element: str, nouns: dict[str, tuple[str, ...]]) -> str:
    if not is_coined(element):
        return m.pick(*nouns.get(element, (element, f"{element} element")))
    return m.pick(f"{element} element", f"{element} element", f"custom element {element}", f"<{element}>")


def base_of(element: str) -> str:
    """A name for a constant."""
    return "custom" if is_coined(element) else element


def line(m: Maker) -> Part:
    """A text, and after it (or before it) one or two in elements of their own, all in one element."""
    name, outer = any_name(m), any_element(m, tuple(LINES))
    inner = any_element(m, INLINE, (outer,))
    thing, text = m.pick(m.word(), unheard(m.rng, vague=False)), m.text(1, 4)
    held = [m.text(1, 1) for _ in range(m.pick(1, 1, 1, 2))]
    variable, lookup = m.bound(base_of(outer), outer)
    first, lookup_first = m.bound(f"{base_of(inner)}Inside", inner)
    things = f"{thing}{'s' if len(held) > 1 else ''} {quoted(held)}"
    inside = ""
    if len(held) == 1 and m.chance(_INSIDE):
        adjectives, inside, checks = m.look(first, thing, painted=True)
        things, adjectives, looks = " ".join((*adjectives, things)), (), ""
    else:
        adjectives, looks, checks = m.look(variable, name, painted=True)
    said, before = m.pick(*_SAYINGS).format(text), m.chance(0.25)
    kind = noun_of(m, inner, {})
    if len(held) > 1:
        kind = f"{inner} elements"
    told = f" as {kind}" if len(held) > 1 else f" as {article(kind)} {kind}"
    untold = f"{said} {'after' if before else 'with'} the {things}"
    elements = " ".join(f"<{inner}{inside}>{one}</{inner}>" for one in held)
    whole = f"{elements} {text}" if before else f"{text} {elements}"
    read = f"{' '.join(held)} {text}" if before else f"{text} {' '.join(held)}"
    around = noun_of(m, outer, LINES)
    in_order = assertion(f"the {thing}s", "come in order", texts_of(variable, inner), " | ".join(held))
    play = (
        lookup,
        lookup_first,
        assertion(f"the {thing}", f"be {article(inner)} {inner}", f"{first}?.textContent", held[0]),
        assertion(f"the {thing}", f"stand in the {outer}", f"{first}?.parentElement?.tagName", outer.upper()),
        assertion(f"the {name}", "say all of it", f"{variable}?.textContent.trim().replace(/\\s+/g, ' ')", read),
        *([in_order] if len(held) > 1 else []),
        *checks,
    )
    return Part(
        name, adjectives, f" as {article(around)} {around}{untold}{told}", (f"<{outer}{looks}>{whole}</{outer}>",),
        play, (outer,), (f"<{outer}", f"<{inner}"), untold,
    )  # fmt: skip


def box(m: Maker) -> Part:
    """An element around a heading, a text, and perhaps a link, a button, an image or a text in one of its own."""
    name, outer = any_name(m), any_element(m, tuple(BOXES))
    variable, lookup = m.bound(base_of(outer), outer)
    adjectives, looks, checks = m.look(variable, name)
    saying = ""
    with m.within():
        parts = [m.made(heading(m))] if m.chance(0.6) else []
        if m.chance(0.7) or not parts:
            parts.append(m.made(_text(m, outer)))
            saying = m.pick(*_SAYINGS).format(m.texts[-1]) if len(parts) > 1 and m.chance(0.5) else ""
        if m.chance(0.4):
            parts.append(m.made(_own_text(m, (outer,))))
        elif m.chance(0.6):
            parts.append(m.made(m.pick(link, button, shown)(m)))
    asked = [part for part in parts if not (saying and part.noun == "paragraph")]
    saying = f",{saying}," if saying and len(asked) > 1 else saying
    tops = " ".join(top for part in parts for top in part.tops)
    around = noun_of(m, outer, BOXES)
    start = m.pick(" with ", " with ", " holding ")
    play = (
        lookup,
        *(line for part in parts for line in part.play),
        assertion(f"the {name}", "hold its parts in this order", tags_of(variable), tops),
        *checks,
    )
    lines = (f"<{outer}{looks}>", *indented([line for part in parts for line in part.lines]), f"</{outer}>")
    keys = (f"<{outer}", *(key for part in parts for key in part.keys))
    return Part(
        name, adjectives, f" as {article(around)} {around}{_held(start, saying, [part.request for part in asked])}",
        lines, play, (outer,), tuple(dict.fromkeys(keys)),
        _held(start, saying, [part.named(part.noun, told=False) for part in asked]),
    )  # fmt: skip


def _held(start: str, saying: str, requests: list[str]) -> str:
    """What a box holds: its first part, a text that is said and not asked for by its element, the others."""
    if not saying:
        return start + listed(requests)
    first, *others = requests
    return f"{start}{first}{saying}{f' and {listed(others)}' if others else ''}"


def _text(m: Maker, outer: str) -> Part:
    text = m.text(2, 5)
    variable, lookup = m.bound("paragraph", "p")
    play = (
        lookup,
        assertion("the text", "be a paragraph", f"{variable}?.textContent", text),
        assertion("the text", f"stand in the {outer}", f"{variable}?.parentElement?.tagName", outer.upper()),
    )
    return Part("paragraph", (), f' "{text}"', (f"<p>{text}</p>",), play, ("p",), ("<p",))


def _own_text(m: Maker, taken: tuple[str, ...]) -> Part:
    """A text in an element of its own, called by a word."""
    element = any_element(m, INLINE, taken)
    thing, text = m.word(), m.text(1, 2)
    variable, lookup = m.bound(f"{base_of(element)}Text", element)
    kind = noun_of(m, element, {})
    play = (
        lookup,
        assertion(f"the {thing}", f"say it in {article(element)} {element}", f"{variable}?.textContent", text),
    )
    lines = (f"<{element}>{text}</{element}>",)
    rest = f' "{text}" as {article(kind)} {kind}'
    return Part(thing, (), rest, lines, play, (element,), (f"<{element}",), f' "{text}"')


NAMED_PARTS: tuple[Callable[[Maker], Part], ...] = (line, line, box, box)
