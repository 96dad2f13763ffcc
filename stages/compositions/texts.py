"""Texts as HTML marks them up: inserted, highlighted, stressed, quoted, abbreviated, with a role of ARIA. Pure."""

from collections.abc import Callable

from stages.compositions.parts import Maker, Part, indented, quoted
from stages.variation.conventions import assertion, texts_of

# By element: how people name it, first with its name and then without.
TEXTS: dict[str, tuple[str, ...]] = {
    "mark": ("mark element", "highlighted text", "highlight", "passage marked as relevant"),
    "code": ("code element", "code snippet", "piece of inline code"),
    "samp": ("samp element", "sample of program output"),
    "var": ("var element", "variable of a formula"),
    "ins": ("ins element", "inserted text", "insertion"),
    "del": ("del element", "deleted text", "deletion"),
    "s": ("s element", "struck-out text", "text that is no longer right"),
    "q": ("q element", "short inline quotation"),
    "strong": ("strong element", "text of strong importance", "important text"),
    "em": ("em element", "stressed text", "emphasised text"),
    "b": ("b element", "bold keyword"),
    "i": ("i element", "text in an alternate voice"),
    "u": ("u element", "text with an annotation underline"),
    "dfn": ("dfn element", "term being defined"),
    "bdi": ("bdi element", "text isolated from its direction"),
    "p": ("p element", "paragraph"),
    "span": ("span", "plain inline text"),
    "blockquote": ("blockquote", "block quotation", "quotation in a block of its own"),
    "pre": ("pre element", "preformatted text"),
    "address": ("address element", "contact address", "block of contact details"),
    "article": ("article element", "self-contained article"),
    "aside": ("aside", "side note"),
    "footer": ("footer element", "footer"),
}
_INLINE = ("mark", "code", "samp", "ins", "del", "s", "q", "strong", "em", "sub", "sup", "b", "i", "var")
_NOUNS_OF_INLINE = {name: TEXTS[name] for name in _INLINE if name in TEXTS} | {
    "sub": ("sub element", "subscript"),
    "sup": ("sup element", "superscript"),
}
_ROLES: dict[str, tuple[str, ...]] = {
    "note": ("note", "remark"),
    "status": ("status message", "polite live message"),
    "alert": ("alert", "urgent message"),
    "log": ("log", "running record of messages"),
    "timer": ("timer", "countdown"),
    "term": ("term",),
    "definition": ("definition",),
    "math": ("formula",),
    "complementary": ("complementary landmark",),
    "blockquote": ("quotation",),
    "insertion": ("insertion",),
    "deletion": ("deletion",),
    "emphasis": ("stressed text",),
    "strong": ("important text",),
    "code": ("code fragment",),
}
_NAMED_ROLES = ("log", "timer", "complementary", "note")
_LANGUAGES = {"French": "fr", "German": "de", "Spanish": "es", "Italian": "it", "Polish": "pl", "Turkish": "tr"}
_SAYINGS = (' saying "{}"', ' that says "{}"', ' with the text "{}"', ' "{}"', ': "{}"', ' reading "{}"')


def saying(m: Maker, text: str) -> str:
    return m.pick(*_SAYINGS).format(text)


def says(what: str, variable: str, text: str) -> str:
    return assertion(f"the {what}", "say it", f"{variable}?.textContent", text)


def plain(m: Maker) -> Part:
    element = m.pick(*TEXTS)
    noun, text = m.pick(*TEXTS[element]), m.text(1, 5)
    variable, lookup = m.bound(element, element)
    adjectives, attributes, checks = m.look(variable, noun, painted=True)
    rest = saying(m, text)
    if m.chance(0.15):
        language = m.pick(*_LANGUAGES)
        attributes += f' lang="{_LANGUAGES[language]}"'
        rest += f" in {language}"
        actual = f"{variable}?.getAttribute('lang')"
        checks.append(assertion(f"a text in {language}", "name its language in lang", actual, _LANGUAGES[language]))
    elif m.chance(0.15):
        attribute, value = f"data-{m.word()}", m.word()
        attributes += f' {attribute}="{value}"'
        rest += f' with {attribute} "{value}"'
        checks.append(assertion(f"the {noun}", f"carry {attribute}", f"{variable}?.getAttribute('{attribute}')", value))
    lines = (f"<{element}{attributes}>{text}</{element}>",)
    checks.append(assertion(f"the {noun}", "hold a text alone", f"{variable}?.children.length", 0))
    play = (lookup, says(noun, variable, text), *checks)
    return Part(noun, adjectives, rest, lines, play, (element,), (f"<{element}",))


def abbreviation(m: Maker) -> Part:
    short, long = m.text(1, 1), m.text(2, 4)
    element, noun = m.pick(("abbr", "abbreviation"), ("abbr", "abbr element"), ("dfn", "defined term"))
    variable, lookup = m.bound(element, element)
    adjectives, attributes, checks = m.look(variable, noun)
    rest = m.pick(' "{}" that stands for "{}"', ' "{}" explained as "{}"', ' "{}" with the title "{}"').format(
        short, long
    )
    checks.append(assertion(f"the {noun}", "explain itself in title", f"{variable}?.getAttribute('title')", long))
    lines = (f'<{element} title="{long}"{attributes}>{short}</{element}>',)
    play = (lookup, says(noun, variable, short), *checks)
    return Part(noun, adjectives, rest, lines, play, (element,), (f"<{element}",))


def machine_value(m: Maker) -> Part:
    text = m.text(1, 3)
    if m.chance(0.5):
        value, element, attribute = str(m.rng.randint(10, 999)), "data", "value"
        noun = m.pick("data element", "machine-readable number")
        rest = f' "{text}" with the value {value}'
    else:
        value = f"20{m.rng.randint(10, 30)}-{m.rng.randint(1, 12):02}-{m.rng.randint(1, 28):02}"
        element, kind = m.pick(("ins", "inserted text"), ("del", "deleted text"))
        attribute, noun, rest = "datetime", kind, f' "{text}" dated {value}'
    variable, lookup = m.bound(element, element)
    adjectives, attributes, checks = m.look(variable, noun)
    actual = f"{variable}?.getAttribute('{attribute}')"
    checks.append(assertion(f"the {noun}", f"have its {attribute}", actual, value))
    lines = (f'<{element} {attribute}="{value}"{attributes}>{text}</{element}>',)
    return Part(
        noun, adjectives, rest, lines, (lookup, says(noun, variable, text), *checks), (element,), (f"<{element}",)
    )


def with_role(m: Maker) -> Part:
    role = m.pick(*_ROLES)
    element = m.pick("div", "span", "p", "div") if role not in ("complementary", "log") else "div"
    noun, text = m.pick(*_ROLES[role]), m.text(1, 4)
    variable, lookup = m.bound(role, f"[role={role}]")
    adjectives, attributes, checks = m.look(variable, noun, painted=True)
    rest = m.pick(f' as a {element} with the role "{role}"', f' (role "{role}" on a {element})') + f', saying "{text}"'
    attribute = f'role="{role}"'
    if role == "complementary" or (role in _NAMED_ROLES and m.chance(0.5)):
        name = m.text(1, 3)
        attribute += f' aria-label="{name}"'
        rest += f', named "{name}"'
        checks.append(
            assertion(f"the {noun}", "be named by aria-label", f"{variable}?.getAttribute('aria-label')", name)
        )
    checks.append(assertion(f"the {noun}", f"be a {element}", f"{variable}?.tagName", element.upper()))
    lines = (f"<{element} {attribute}{attributes}>{text}</{element}>",)
    play = (lookup, says(noun, variable, text), *checks)
    return Part(noun, adjectives, rest, lines, play, (element,), (f"<{element}", f'"[role={role}]"'))


def marked_up(m: Maker) -> Part:
    """A text of which a piece is marked up otherwise."""
    outer = m.pick("p", "p", "span", "blockquote", "address", "pre", "strong")
    element = m.pick(*(name for name in _NOUNS_OF_INLINE if name != outer))
    noun, inner = m.pick(*TEXTS[outer]), m.pick(*_NOUNS_OF_INLINE[element])
    before, text = m.text(1, 4), m.text(1, 2)
    variable, lookup = m.bound(outer, outer)
    inside, lookup_inside = m.bound(element, element)
    adjectives, attributes, checks = m.look(variable, noun)
    glued = element in ("sub", "sup")
    joint = "" if glued else " "
    rest = m.pick(' saying "{}", then the {} "{}" inside it', ' "{}" that ends with the {} "{}"').format(
        before, inner, text
    )
    lines: tuple[str, ...] = (
        f"<{outer}{attributes}>",
        f"  {before}{joint}<{element}>{text}</{element}>",
        f"</{outer}>",
    )
    whole = assertion(f"the {noun}", "say both", f"{variable}?.textContent.trim()", before + joint + text)
    parent = assertion(f"the {inner}", f"stand in the {outer}", f"{inside}?.parentElement?.tagName", outer.upper())
    play = (lookup, lookup_inside, whole, says(inner, inside, text), parent, *checks)
    if outer == "pre":
        lines = (f"<{outer}{attributes}>{before}{joint}<{element}>{text}</{element}></{outer}>",)
    return Part(noun, adjectives, rest, lines, play, (outer,), (f"<{outer}", f"<{element}"))


def with_control(m: Maker) -> Part:
    """A text with a link or a button after it, in one element."""
    outer = m.pick("p", "address", "blockquote", "aside", "footer", "article", "mark", "strong")
    noun, before, label = m.pick(*TEXTS[outer]), m.text(1, 4), m.text(1, 2)
    element, href = m.pick(("a", m.path()), ("button", ""))
    variable, lookup = m.bound(outer, outer)
    inside, lookup_inside = m.bound("link" if href else "button", element)
    adjectives, attributes, checks = m.look(variable, noun)
    attribute = f'href="{href}"' if href else 'type="button"'
    kind = f'link "{label}" to "{href}"' if href else m.pick('button "{}"', 'button labelled "{}"').format(label)
    rest = m.pick(' saying "{}" with a {} inside', ' "{}" that holds a {}').format(before, kind)
    lines = (
        f"<{outer}{attributes}>",
        *indented((before, f"<{element} {attribute}>{label}</{element}>")),
        f"</{outer}>",
    )
    what = "the link" if href else "the button"
    actual = f"{inside}?.getAttribute('{'href' if href else 'type'}')"
    play = (
        lookup,
        lookup_inside,
        assertion(f"the {noun}", "say it first", f"{variable}?.firstChild?.textContent?.trim()", before),
        assertion(what, "be labelled", f"{inside}?.textContent", label),
        assertion(what, "point there" if href else "not submit", actual, href or "button"),
        assertion(what, f"stand in the {outer}", f"{inside}?.closest('{outer}')?.tagName", outer.upper()),
        *checks,
    )
    return Part(noun, adjectives, rest, lines, play, (outer,), (f"<{outer}", f"<{element}"))


def heading(m: Maker) -> Part:
    level, text = m.level(), m.text(1, 4)
    noun = m.pick(f"level {level} heading", f"h{level}", f"heading of level {level}")
    variable, lookup = m.bound("heading", f"h{level}")
    adjectives, attributes, checks = m.look(variable, "heading")
    if m.chance(0.35):
        under = m.text(2, 5)
        inside, lookup_inside = m.bound("tagline", "p")
        group, lookup_group = m.bound("group", "hgroup")
        rest = f' "{text}" with the tagline "{under}" in one hgroup'
        lines: tuple[str, ...] = (
            "<hgroup>",
            f"  <h{level}{attributes}>{text}</h{level}>",
            f"  <p>{under}</p>",
            "</hgroup>",
        )
        both = assertion("the heading group", "hold heading and tagline", f"{group}?.children.length", 2)
        said = (says("heading", variable, text), says("tagline", inside, under), both)
        play: tuple[str, ...] = (lookup_group, lookup, lookup_inside, *said, *checks)
        return Part(noun, adjectives, rest, lines, play, ("hgroup",), (f"<h{level}", "<hgroup"))
    lines = (f"<h{level}{attributes}>{text}</h{level}>",)
    play = (lookup, says("heading", variable, text), *checks)
    return Part(noun, adjectives, saying(m, text), lines, play, (f"h{level}",), (f"<h{level}",))


def annotated(m: Maker) -> Part:
    """A ruby annotation, or a quotation with its source below."""
    text, note = m.text(1, 4), m.text(1, 2)
    outer, element, noun, rest = m.pick(
        ("ruby", "rt", "ruby annotation", f' of "{text}" with the reading "{note}" above it'),
        ("blockquote", "footer", "block quotation", f' "{text}" with a footer naming "{note}"'),
        ("pre", "code", "code block", f' "{text}"'),
    )
    variable, lookup = m.bound(outer, outer)
    inside, lookup_inside = m.bound("inner", element)
    adjectives, attributes, checks = m.look(variable, noun)
    if outer == "pre":
        lines: tuple[str, ...] = (f"<pre{attributes}><code>{text}</code></pre>",)
        inner = assertion("the code block", "hold a code element", f"{inside}?.textContent", text)
        parent = assertion("the code", "stand in a pre", f"{inside}?.parentElement?.tagName", "PRE")
        play: tuple[str, ...] = (lookup, lookup_inside, inner, parent, *checks)
    else:
        first = f"  {text}" if outer == "ruby" else f"  <p>{text}</p>"
        lines = (f"<{outer}{attributes}>", first, f"  <{element}>{note}</{element}>", f"</{outer}>")
        start = assertion(f"the {noun}", "begin with it", f"{variable}?.firstChild?.textContent.trim()", text)
        play = (lookup, lookup_inside, start, says(element, inside, note), *checks)
    return Part(noun, adjectives, rest, lines, play, (outer,), (f"<{outer}", f"<{element}"))


def choice(m: Maker) -> Part:
    """Several short texts of one kind, side by side in a block."""
    element = m.pick("mark", "code", "strong", "em", "span", "samp", "del", "ins")
    texts = [m.text(1, 2) for _ in range(m.rng.randint(2, 3))]
    noun = f"group of {len(texts)} {element} elements"
    first, lookup_first = m.bound(element, element)
    variable = m.name("group")
    lookup = f"const {variable} = {first}?.parentElement"
    adjectives, attributes, checks = m.look(variable, "group")
    found = texts_of(variable, element)
    rest = m.pick(" saying {}", ": {}", " with {}").format(quoted(texts)) + " in a div"
    lines = (f"<div{attributes}>", *(f"  <{element}>{text}</{element}>" for text in texts), "</div>")
    count = assertion("the group", "hold them alone", f"{variable}?.children.length", len(texts))
    kind = assertion(f"the first {element}", "be there", f"{first}?.textContent", texts[0])
    play = (lookup_first, lookup, kind, assertion("the texts", "come in order", found, " | ".join(texts)), count)
    return Part(noun, adjectives, rest, lines, (*play, *checks), ("div",), (f"<{element}",))


TEXT_PARTS: tuple[Callable[[Maker], Part], ...] = (
    plain,
    plain,
    plain,
    abbreviation,
    machine_value,
    with_role,
    with_role,
    with_role,
    with_role,
    marked_up,
    marked_up,
    with_control,
    heading,
    annotated,
    choice,
)
