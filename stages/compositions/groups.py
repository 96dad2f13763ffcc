"""What holds several things: lists, tables, details, figures, pictures, navigation, forms. Pure."""

from collections.abc import Callable

from stages.compositions.parts import Maker, Part, article, indented, quoted
from stages.variation.conventions import assertion


def _joined(variable: str, of: str = "") -> str:
    """The texts of the children, or of those that the selector finds."""
    found = f"{variable}?.querySelectorAll('{of}')" if of else f"{variable}?.children"
    return f"[...({found} ?? [])].map((one) => one.textContent.trim()).join(' | ')"


def _hrefs(link: str, around: str) -> str:
    """Where all links of the list or navigation point in which the link stands."""
    found = f"{link}?.closest('{around}')?.querySelectorAll('a')"
    return f"[...({found} ?? [])].map((one) => one.getAttribute('href')).join(' | ')"


def items(m: Maker) -> Part:
    """A bullet, numbered or menu list; its items may be links or marked up, and it may have a name or a start."""
    element, noun = m.pick(
        ("ul", "bullet list"), ("ul", "unordered list"), ("ol", "numbered list"), ("ol", "ordered list"),
        ("menu", "menu element"),
    )  # fmt: skip
    count = m.rng.randint(2, 4)
    texts = [m.text(1, 2) for _ in range(count)]
    inner = m.pick("", "", "", "a", "strong", "code", "em", "button")
    variable, lookup = m.bound("list", element)
    adjectives, looks, checks = m.look(variable, "list")
    attributes, said = (
        "",
        m.pick(f" of {quoted(texts)}", f" with the {count} items {quoted(texts)}", f": {quoted(texts)}"),
    )
    opening, closing = {
        "": ("", ""),
        "a": ("", "</a>"),
        "button": ('<button type="button">', "</button>"),
    }.get(inner, (f"<{inner}>", f"</{inner}>"))
    paths = [m.path() for _ in texts] if inner == "a" else []
    if paths:
        said = m.pick(" of the links {}", " with links: {}").format(
            ", ".join(f'"{text}" to "{path}"' for text, path in zip(texts, paths, strict=True))
        )
        noun = noun.replace("list", "list of links") if "list" in noun else noun
    elif inner:
        said += f", each in {article(inner)} {inner} element" if inner != "button" else ", each a button"
    if m.chance(0.3):
        name = m.text(1, 3)
        attributes += f' aria-label="{name}"'
        said += f', named "{name}" by aria-label'
        checks.append(assertion("the list", "be named by aria-label", f"{variable}?.getAttribute('aria-label')", name))
    if element == "ol" and m.chance(0.4):
        if m.chance(0.5):
            start = m.rng.randint(2, 20)
            attributes += f' start="{start}"'
            said += f", starting at {start}"
            checks.append(assertion("the list", "start there", f"{variable}?.getAttribute('start')", str(start)))
        else:
            attributes += " reversed"
            said += ", counting down"
            checks.append(assertion("the list", "be reversed", f"{variable}?.hasAttribute('reversed')", True))
    lines = [f"<{element}{attributes}{looks}>"]
    for number, text in enumerate(texts):
        start_ = f'<a href="{paths[number]}">' if paths else opening
        lines.append(f"  <li>{start_}{text}{closing}</li>")
    lines.append(f"</{element}>")
    first, lookup_first = m.bound("item", "li")
    checks = [
        assertion(f"the {noun}", "hold its items in order", _joined(variable), " | ".join(texts)),
        assertion("the first item", "stand in the list", f"{first}?.parentElement?.tagName", element.upper()),
        *checks,
    ]
    if inner:
        found = f"{variable}?.querySelectorAll('{inner}').length"
        checks.append(assertion("the items", f"hold a {inner} each", found, count))
    if paths:
        link, lookup_link = m.bound("link", "a")
        checks.append(assertion("the links", "point there in order", _hrefs(link, element), " | ".join(paths)))
        lookup_first += f"\n    {lookup_link}"
    play = (lookup, *lookup_first.split("\n    "), *checks)
    return Part(noun, adjectives, said, tuple(lines), play, (element,), (f"<{element}", "<li"))


def nested(m: Maker) -> Part:
    outer, inner = m.pick("ul", "ol"), m.pick("ul", "ol")
    names = {"ul": "bullet", "ol": "numbered"}
    first, second, under = m.text(1, 2), m.text(1, 2), [m.text(1, 1) for _ in range(2)]
    noun = f"{names[outer]} list"
    variable, lookup = m.bound("list", outer)
    adjectives, looks, checks = m.look(variable, "list")
    rest = f' of "{first}" and "{second}", with a {names[inner]} list of {quoted(under)} below "{first}"'
    lines = (
        f"<{outer}{looks}>", "  <li>", f"    {first}", f"    <{inner}>",
        *(f"      <li>{text}</li>" for text in under),
        f"    </{inner}>", "  </li>", f"  <li>{second}</li>", f"</{outer}>",
    )  # fmt: skip
    inside = m.name("inside")
    found = f"const {inside} = {variable}?.querySelector('{inner}')"
    play = (
        lookup, found,
        assertion("the list", "have two items of its own", f"{variable}?.children.length", 2),
        assertion("the list inside", "hold its items", _joined(inside), " | ".join(under)),
        assertion("the list inside", "stand in an item", f"{inside}?.parentElement?.tagName", "LI"),
        assertion("the last item", "say it", f"{variable}?.lastElementChild?.textContent", second),
        *checks,
    )  # fmt: skip
    return Part(noun, adjectives, rest, lines, play, (outer,), (f"<{outer}", f"<{inner}"))


def navigation(m: Maker) -> Part:
    name, count = m.text(1, 2), m.rng.randint(2, 3)
    texts, paths = [m.text(1, 2) for _ in range(count)], [m.path() for _ in range(count)]
    variable, lookup = m.bound("navigation", "nav")
    link, lookup_link = m.bound("link", "a")
    noun = m.pick("navigation", "nav", "group of navigation links")
    adjectives, looks, checks = m.look(variable, noun)
    links = ", ".join(f'"{text}" to "{path}"' for text, path in zip(texts, paths, strict=True))
    rest = m.pick(f' named "{name}" with the links {links}', f' "{name}": {links}')
    lines = (
        f'<nav aria-label="{name}"{looks}>',
        *(f'  <a href="{path}">{text}</a>' for text, path in zip(texts, paths, strict=True)),
        "</nav>",
    )
    play = (
        lookup, lookup_link,
        assertion(f"the {noun}", "be named by aria-label", f"{variable}?.getAttribute('aria-label')", name),
        assertion("the links", "come in order", _joined(variable, "a"), " | ".join(texts)),
        assertion("the links", "point there in order", _hrefs(link, "nav"), " | ".join(paths)),
        *checks,
    )  # fmt: skip
    return Part(noun, adjectives, rest, lines, play, ("nav",), ("<nav", "<a"))


def table(m: Maker) -> Part:
    """A table with a caption, one row or two, perhaps a foot."""
    caption, heads = m.text(1, 3), [m.text(1, 1) for _ in range(2)]
    rows = [[m.text(1, 1) for _ in heads] for _ in range(m.pick(1, 1, 2))]
    foot = [m.text(1, 1) for _ in heads] if m.chance(0.5) else []
    variable, lookup = m.bound("table", "table")
    title, lookup_title = m.bound("caption", "caption")
    adjectives, looks, checks = m.look(variable, "table")
    by_row = m.chance(0.5)
    said = " and ".join(f"the row {quoted(row)}" for row in rows)
    rest = f' captioned "{caption}" with the columns {quoted(heads)} and {said}'
    rest += f" and a foot with {quoted(foot)}" if foot else ""
    rest += ", row headers first" if by_row else ""
    first = ('<th scope="row">', "</th>") if by_row else ("<td>", "</td>")

    def row(texts: list[str], opening: str, closing: str) -> list[str]:
        cells = [f"  {opening}{texts[0]}{closing}", *(f"  <td>{text}</td>" for text in texts[1:])]
        return ["    <tr>", *(f"    {one}" for one in cells), "    </tr>"]

    lines = [f"<table{looks}>", f"  <caption>{caption}</caption>", "  <thead>", "    <tr>"]
    lines += [f'      <th scope="col">{head}</th>' for head in heads]
    lines += ["    </tr>", "  </thead>", "  <tbody>"]
    lines += [line for texts in rows for line in row(texts, *first)] + ["  </tbody>"]
    if foot:
        lines += ["  <tfoot>", *row(foot, *first), "  </tfoot>"]
    lines.append("</table>")
    headers, cells = "th[scope=col]", " | ".join(cell for one in rows for cell in one)
    play = [
        lookup, lookup_title,
        assertion("the table", "have the caption", f"{title}?.textContent", caption),
        assertion("the columns", "have headers", _joined(variable, headers), " | ".join(heads)),
        assertion("the rows", "hold the cells", _joined(variable, "tbody th, tbody td"), cells),
    ]  # fmt: skip
    if foot:
        end, lookup_end = m.bound("foot", "tfoot")
        play += [lookup_end, assertion("the foot", "hold the cells", _joined(end, "th, td"), " | ".join(foot))]
    if by_row:
        count = f"{variable}?.querySelectorAll('tbody th[scope=row]').length"
        play.append(assertion("the rows", "begin with a header", count, len(rows)))
    keys = ("<table", "<caption", *(("<tfoot",) if foot else ()))
    return Part("table", adjectives, rest, tuple(lines), (*play, *checks), ("table",), keys)


def details(m: Maker) -> Part:
    summary, text, is_open = m.text(1, 3), m.text(2, 5), m.chance(0.4)
    noun = m.pick("details element", "section that opens and closes", "collapsible box")
    variable, lookup = m.bound("details", "details")
    title, lookup_title = m.bound("summary", "summary")
    adjectives, looks, checks = m.look(variable, noun)
    inner = m.pick("p", "p", "code", "del", "em")
    kind = {"p": "paragraph", "code": "code element", "del": "deleted text", "em": "stressed text"}[inner]
    inside, lookup_inside = m.bound("text", inner)
    rest = f' with the summary "{summary}" and the {kind} "{text}"' + (", open" if is_open else "")
    lines = (
        f"<details{looks}{' open' if is_open else ''}>",
        f"  <summary>{summary}</summary>",
        f"  <{inner}>{text}</{inner}>",
        "</details>",
    )
    play = (
        lookup, lookup_title, lookup_inside,
        assertion("the summary", "say it in a summary", f"{title}?.textContent", summary),
        assertion(f"the {kind}", f"say it in a {inner}", f"{inside}?.textContent", text),
        assertion("the box", "open as asked", f"{variable}?.open", is_open),
        assertion(f"the {kind}", "stand in it", f"{inside}?.parentElement?.tagName", "DETAILS"),
        *checks,
    )  # fmt: skip
    return Part(noun, adjectives, rest, lines, play, ("details",), ("<details", "<summary"))


def figure(m: Maker) -> Part:
    """A figure with a caption around an image, a picture, code, a quotation or preformatted text."""
    caption, text = m.text(1, 4), m.text(1, 4)
    kind = m.pick("img", "picture", "pre", "blockquote", "code", "p")
    said = {
        "img": "image", "picture": "picture", "pre": "preformatted text", "blockquote": "block quotation",
        "code": "code", "p": "paragraph",
    }[kind]  # fmt: skip
    variable, lookup = m.bound("figure", "figure")
    title, lookup_title = m.bound("caption", "figcaption")
    adjectives, looks, checks = m.look(variable, "figure")
    first = m.chance(0.3)
    if kind in ("img", "picture"):
        inner, request, plays = image(m, kind, text)
    else:
        inside, lookup_inside = m.bound("content", kind)
        inner, request = [f"<{kind}>{text}</{kind}>"], f'the {said} "{text}"'
        plays = [lookup_inside, assertion(f"the {said}", f"say it in a {kind}", f"{inside}?.textContent", text)]
    rest = f' with {request} and the caption "{caption}"' + (" above it" if first else "")
    captioned = [f"<figcaption>{caption}</figcaption>"]
    parts = [*captioned, *inner] if first else [*inner, *captioned]
    lines = (f"<figure{looks}>", *indented(parts), "</figure>")
    place = f"{variable}?.{'first' if first else 'last'}ElementChild?.tagName"
    play = (
        lookup, lookup_title, *plays,
        assertion("the caption", "say it in a figcaption", f"{title}?.textContent", caption),
        assertion("the caption", f"come {'first' if first else 'last'}", place, "FIGCAPTION"),
        *checks,
    )  # fmt: skip
    return Part("figure", adjectives, rest, lines, play, ("figure",), ("<figure", "<figcaption", f"<{kind}"))


def image(m: Maker, kind: str, alt: str) -> tuple[list[str], str, list[str]]:
    """(Lines, request, play) of an image, or of a picture with another file for wide screens."""
    src = f"{m.path()}.png"
    shown, lookup = m.bound("image", "img")
    play = [
        lookup,
        assertion("the image", "have the alt text", f"{shown}?.getAttribute('alt')", alt),
        assertion("the image", "come from the file", f"{shown}?.getAttribute('src')", src),
    ]
    tag = f'<img src="{src}" alt="{alt}" />'
    if kind == "img":
        return [tag], f'the image "{src}" described as "{alt}"', play
    wide = f"{m.path()}.webp"
    source, lookup_source = m.bound("source", "source")
    play += [lookup_source, assertion("the source", "name its file", f"{source}?.getAttribute('srcset')", wide)]
    request = f'a picture of "{src}" with the source "{wide}", described as "{alt}"'
    return ["<picture>", f'  <source srcset="{wide}" />', f"  {tag}", "</picture>"], request, play


def shown(m: Maker) -> Part:
    """An image or a picture alone."""
    kind, alt = m.pick("img", "picture"), m.text(1, 4)
    lines, request, play = image(m, kind, alt)
    noun, rest = ("image", request.removeprefix("the image")) if kind == "img" else ("picture", request[9:])
    return Part(noun, (), rest, tuple(lines), tuple(play), (kind,), (f"<{kind}", "<img"))


def separator(m: Maker) -> Part:
    """Two paragraphs with a thematic break between them."""
    before, after = m.text(2, 4), m.text(2, 4)
    variable, lookup = m.bound("line", "hr")
    adjectives, looks, checks = m.look(variable, "line")
    noun = m.pick("horizontal line", "thematic break", "hr")
    rest = f' between the paragraphs "{before}" and "{after}"'
    lines = (f"<p>{before}</p>", f"<hr{looks} />", f"<p>{after}</p>")
    play = (
        lookup,
        assertion("the line", "follow the text", f"{variable}?.previousElementSibling?.textContent", before),
        assertion("the line", "come before the text", f"{variable}?.nextElementSibling?.textContent", after),
        *checks,
    )
    return Part(noun, adjectives, rest, lines, play, ("p", "hr", "p"), ("<hr", "<p"))


GROUP_PARTS: tuple[Callable[[Maker], Part], ...] = (
    items,
    items,
    items,
    nested,
    navigation,
    table,
    details,
    figure,
    figure,
    shown,
    separator,
)
