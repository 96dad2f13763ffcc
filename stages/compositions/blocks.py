"""Blocks of several elements: entries of a list with parts of their own, texts side by side, a box in a box. Pure."""

from collections.abc import Callable

from stages.compositions.controls import button, link
from stages.compositions.groups import shown
from stages.compositions.parts import Maker, Part, article, indented, quoted
from stages.compositions.texts import abbreviation, heading, machine_value, plain
from stages.variation.conventions import assertion, tags_of, texts_of
from stages.variation.requests import listed

INLINE = ("strong", "em", "span", "code", "mark", "b", "i", "samp", "del", "ins", "q", "var", "s", "u")
_BLOCKS = ("p", "h3", "blockquote", "pre", "address")
_BOXES = {
    "article": ("article", "article element"),
    "aside": ("aside", "side note (aside)"),
    "footer": ("footer",),
    "blockquote": ("blockquote",),
    "fieldset": ("fieldset without a legend",),
}


def entries(m: Maker) -> Part:
    """A list whose items have two elements each."""
    outer, noun = m.pick(("ul", "bullet list"), ("ol", "numbered list"), ("ul", "ul"), ("ol", "ol"))
    first, second = m.rng.sample(INLINE if m.chance(0.6) else (*_BLOCKS, *INLINE[:4]), 2)
    count = m.pick(2, 2, 3)
    texts = [(m.text(1, 2), m.text(1, 3)) for _ in range(count)]
    variable, lookup = m.bound("list", outer)
    one, lookup_one = m.bound("first", first)
    two, lookup_two = m.bound("second", second)
    item, lookup_item = m.bound("item", "li")
    adjectives, looks, checks = m.look(variable, "list")
    said = "; ".join(f'"{a}" with "{b}"' for a, b in texts)
    kinds = f"{article(first)} {first} and {article(second)} {second}"
    rest = m.pick(f" of {count} entries, each {kinds}: {said}", f" with {kinds} in each item: {said}")
    lines = [f"<{outer}{looks}>"]
    for a, b in texts:
        lines += ["  <li>", f"    <{first}>{a}</{first}>", f"    <{second}>{b}</{second}>", "  </li>"]
    lines.append(f"</{outer}>")
    beginnings, ends = (" | ".join(column) for column in zip(*texts, strict=True))
    play = (
        lookup, lookup_item, lookup_one, lookup_two,
        assertion("the list", "have so many items", f"{variable}?.children.length", count),
        assertion("the first item", "hold both", tags_of(item), f"{first} {second}"),
        assertion(f"the first {first}", "say it", f"{one}?.textContent", texts[0][0]),
        assertion(f"the first {second}", "say it", f"{two}?.textContent", texts[0][1]),
        assertion("the items", f"begin with the {first}", texts_of(variable, f"li > {first}"), beginnings),
        assertion("the items", f"end with the {second}", texts_of(variable, f"li > {second}"), ends),
        *checks,
    )  # fmt: skip
    keys = (f"<{outer}", "<li", f"<{first}", f"<{second}")
    return Part(noun, adjectives, rest, tuple(lines), play, (outer,), keys)


def side_by_side(m: Maker) -> Part:
    """Two or three texts of different elements in one."""
    outer, noun = m.pick(("p", "paragraph"), ("article", "article"), ("aside", "aside"), ("footer", "footer"))
    inner = m.rng.sample(INLINE if outer == "p" or m.chance(0.5) else (*_BLOCKS, *INLINE), m.pick(2, 2, 3))
    texts = [m.text(1, 3) for _ in inner]
    variable, lookup = m.bound("block", outer)
    adjectives, looks, checks = m.look(variable, noun)
    parts = [f'the {element} "{text}"' for element, text in zip(inner, texts, strict=True)]
    rest = m.pick(" with ", " that holds ", " made of ") + listed(parts)
    lines = [f"<{element}>{text}</{element}>" for element, text in zip(inner, texts, strict=True)]
    play = [lookup, assertion(f"the {noun}", "hold its texts in this order", tags_of(variable), " ".join(inner))]
    for element, text in zip(inner, texts, strict=True):
        one, lookup_one = m.bound("text", element)
        play += [lookup_one, assertion(f"the {element}", "say it", f"{one}?.textContent", text)]
    lines = [f"<{outer}{looks}>", *indented(lines), f"</{outer}>"]
    keys = (f"<{outer}", *(f"<{element}" for element in inner))
    return Part(noun, adjectives, rest, tuple(lines), (*play, *checks), (outer,), keys)


def boxed(m: Maker) -> Part:
    """A box with one or two parts of its own."""
    makers = (plain, plain, abbreviation, machine_value, heading, button, link, shown)
    with m.within():
        inner = [m.made(m.pick(*makers)(m)) for _ in range(m.pick(1, 2, 2))]
    code = "\n".join(line for part in inner for line in part.lines)
    element = m.pick(*(box for box in _BOXES if f"<{box}" not in code))
    noun = m.pick(*_BOXES[element])
    variable, lookup = m.bound("box", element)
    adjectives, looks, checks = m.look(variable, element)
    rest = m.pick(" around ", " with ", " holding ") + listed([part.request for part in inner])
    tops = " ".join(top for part in inner for top in part.tops)
    order = assertion(f"the {element}", "hold its parts in this order", tags_of(variable), tops)
    lines = (f"<{element}{looks}>", *indented([line for part in inner for line in part.lines]), f"</{element}>")
    play = (lookup, order, *(line for part in inner for line in part.play), *checks)
    keys = (f"<{element}", *(key for part in inner for key in part.keys))
    return Part(noun, adjectives, rest, lines, play, (element,), tuple(dict.fromkeys(keys)))


def linked_image(m: Maker) -> Part:
    alt, href, src = m.text(1, 3), m.path(), f"{m.path()}.png"
    variable, lookup = m.bound("link", "a")
    image, lookup_image = m.bound("image", "img")
    adjectives, looks, checks = m.look(variable, "link")
    noun = m.pick("linked image", "image inside a link")
    rest = f' "{src}" described as "{alt}" to "{href}"'
    lines = (f'<a href="{href}"{looks}>', f'  <img src="{src}" alt="{alt}" />', "</a>")
    play = (
        lookup,
        lookup_image,
        assertion("the link", "point there", f"{variable}?.getAttribute('href')", href),
        assertion("the image", "have the alt text", f"{image}?.getAttribute('alt')", alt),
        assertion("the image", "come from the file", f"{image}?.getAttribute('src')", src),
        assertion("the image", "stand in the link", f"{image}?.parentElement?.tagName", "A"),
        *checks,
    )
    return Part(noun, adjectives, rest, lines, play, ("a",), ("<a", "<img"))


def toolbar(m: Maker) -> Part:
    """A row of buttons with a name."""
    name, labels = m.text(1, 2), [m.text(1, 1) for _ in range(m.pick(2, 3))]
    variable, lookup = m.bound("toolbar", "[role=toolbar]")
    one, lookup_one = m.bound("button", "button")
    adjectives, looks, checks = m.look(variable, "toolbar")
    rest = f' named "{name}" with the buttons {quoted(labels)}'
    lines = (
        f'<div role="toolbar" aria-label="{name}"{looks}>',
        *(f'  <button type="button">{label}</button>' for label in labels),
        "</div>",
    )
    play = (
        lookup,
        lookup_one,
        assertion("the toolbar", "be named by aria-label", f"{variable}?.getAttribute('aria-label')", name),
        assertion("the first button", "be labelled", f"{one}?.textContent", labels[0]),
        assertion("the buttons", "come in order", texts_of(variable, "button"), " | ".join(labels)),
        *checks,
    )
    return Part("toolbar", adjectives, rest, lines, play, ("div",), ('"[role=toolbar]"', "<button"))


BLOCK_PARTS: tuple[Callable[[Maker], Part], ...] = (
    entries,
    entries,
    side_by_side,
    side_by_side,
    boxed,
    boxed,
    boxed,
    linked_image,
    toolbar,
)
