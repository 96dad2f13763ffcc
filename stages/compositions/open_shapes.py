"""What open requests (open_requests.py) fill with items: how each is written, and what a play looks at in it. Pure.

They are written as the components of the training stories are, so that what a policy learned of those holds here too.
`Filled` says what stands in it; a wrong answer is the same shape, filled wrongly.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from stages.variation.conventions import assertion


class Filled(NamedTuple):
    """Texts in order, the name of the whole ('' for none), which one is marked, where links lead, a text of a panel."""

    items: tuple[str, ...]
    name: str = ""
    at: int | None = None
    paths: tuple[str, ...] = ()
    panel: str = ""


class Shape(NamedTuple):
    """`keys` as those of a Part; `items`, `marked` and `named` are expressions about `it`, the element of `lookup`."""

    write: Callable[[Filled], list[str]]
    top: str
    lookup: str
    items: str
    marked: str
    named: str
    keys: tuple[str, ...]
    needs_name: bool = False
    most: int = 5
    current: str = ""  # the aria-current that marks one of them


def play_of(shape: Shape, filled: Filled, what: str, told: bool, none_marked: bool = False) -> list[str]:
    """The lines of a play. `told`: the texts stand in the request; if not, their number and that they differ is all."""
    texts = list(filled.items)
    lines = [f"const it = {shape.lookup}", f"const texts = {shape.items}"]
    if told:
        lines.append(assertion(f"the {what}", "hold its texts in order, and no others", "texts", texts))
    else:
        lines += [
            assertion(f"{len(texts)} texts", "be there", "texts.length", len(texts)),
            assertion(
                "texts to be made up",
                "say something, each another thing",
                "new Set(texts.filter((text) => text).map((text) => text.toLowerCase())).size",
                len(texts),
            ),
        ]
    if shape.needs_name and not filled.name:
        lines.append(assertion(f"the {what}", "have a name", f"Boolean({shape.named})", True))
    elif filled.name:
        lines.append(assertion("the label", f"name the {what}", shape.named, filled.name))
    if filled.at is not None and shape.current:
        lines.append(_marks_only(shape.current))
    if filled.at is not None or none_marked:
        expected = [number == filled.at for number in range(len(texts))]
        lines.append(assertion(f"the {what}", "be in the state that was asked for", shape.marked, expected))
    if filled.paths:
        actual = "[...(it?.querySelectorAll('a') ?? [])].map((one) => one.getAttribute('href'))"
        lines.append(assertion("the links", "lead there", actual, list(filled.paths)))
    if shape.top == "fieldset" and "radio" in shape.items:
        lines.append(assertion("the radio buttons", "be one group", _ONE_GROUP, True))
    return lines


def _marks_only(current: str) -> str:
    """A line of a play: what is marked as the current one is marked as what it is."""
    values = "[...(it?.querySelectorAll('[aria-current]') ?? [])].map((one) => one.getAttribute('aria-current'))"
    actual = f"{values}.filter((value) => !['{current}', 'true', 'false'].includes(value))"
    return assertion("the mark of the current one", f"be aria-current {current}, and nothing else", actual, [])


def not_the_request(of: str, words: Sequence[str]) -> str:
    """A line of a play: none of the texts is made of the words of the request. `of` gives the texts."""
    named = "|".join(re.escape(word) for word in sorted({*words, "item", "option", "thing", "text", "choice"}))
    pattern = rf"/{INSTRUCTION}|^(?:{_COUNTED} )?(?:{named})s?[^a-z]*[a-z]?$/i"
    actual = f"{of}.filter((text) => {pattern}.test(text))"
    return assertion("texts to be made up", "be own words, not those of the request", actual, [])


def sentences_only(of: str) -> str:
    """A line of a play: each of the texts has four words at least, and does not break off."""
    words = f"text.split(/\\s+/).filter((word) => /[a-z0-9]/i.test(word)).length < {_LEAST_WORDS}"
    return assertion(
        "a sentence",
        "have four words or more and an end",
        f"{of}.filter((text) => {words} || /{_BROKEN_OFF}/i.test(text) || !/[\\p{{L}}\\p{{N}}.!?]$/u.test(text))",
        [],
    )


def not_the_same(what: str, of: str, other: str) -> str:
    """A line of a play: no text is one of the others. Both are expressions that give texts."""
    others = f"{other}.map((one) => one.toLowerCase())"
    return assertion(what, "say something else", f"{of}.filter((text) => {others}.includes(text.toLowerCase()))", [])


_LEAST_WORDS = 4
_BROKEN_OFF = r"\b(?:an?|the|with|of|for|from|to|at|by|in|into|than|about|and|or|but|our|your|their|its)[.!?]?$"
# What a text that copies the request has in it.
INSTRUCTION = (
    r"\b(?:(?:your|own) (?:choice|words?|pick|own)|you (?:pick|choose|write|decide|name)|up to you|of choice|"
    r"made up|make (?:\w+ )?up|invent\w*|whatever|whichever|any (?:ones?|will do)|kinds? of|"
    r"headlines?|headings?|paragraphs?|"
    r"yourself|(?:one|two|short|a) sentences?|politely|write|texts?)\b"
)
_COUNTED = r"(?:an?|the|\d+|one|two|three|four|five)"
_FIELDS = "[...document.querySelectorAll('input[type=\"{}\"]')]"
_LABELS = f"{_FIELDS}.map((one) => one.labels?.[0]?.textContent.trim())"
_CHECKED = f"{_FIELDS}.map((one) => one.checked)"
_ONE_GROUP = f"new Set({_FIELDS.format('radio')}.map((one) => one.name)).size === 1"
_GROUP_NAME = (
    "(it?.querySelectorAll('legend')[0] ?? document.getElementById(it?.getAttribute('aria-labelledby') ?? ''))"
    "?.textContent.trim() ?? it?.getAttribute('aria-label')"
)
_LIST_NAME = (
    "it?.getAttribute('aria-label') ?? (document.getElementById(it?.getAttribute('aria-labelledby') ?? '') ?? "
    "document.querySelectorAll('h1, h2, h3, h4')[0])?.textContent.trim()"
)
_MARK = "[aria-current]:not([aria-current=false])"
_LABEL_OF_IT = (
    "[...(it?.labels?.[0]?.childNodes ?? [])].filter((one) => one !== it).map((one) => one.textContent).join('').trim()"
)
_CURRENT = f"(one) => one.matches('{_MARK}') || one.querySelectorAll('{_MARK}').length > 0"


def all_of(selector: str, of_each: str) -> str:
    return f"[...(it?.querySelectorAll('{selector}') ?? [])].map((one) => {of_each})"


def slug(text: str) -> str:
    return "/" + re.sub("[^a-z0-9]+", "-", text.lower()).strip("-")


def _named(filled: Filled) -> str:
    return f' aria-label="{filled.name}"' if filled.name else ""


def _marks(filled: Filled, attribute: str) -> list[tuple[str, str]]:
    return [(text, attribute if number == filled.at else "") for number, text in enumerate(filled.items)]


def _select(filled: Filled) -> list[str]:
    options = [f"    <option{mark}>{text}</option>" for text, mark in _marks(filled, " selected")]
    label = f'  <label for="field">{filled.name}</label>'
    return ["<div>", label, '  <select id="field">', *options, "  </select>", "</div>"]


def _fields(filled: Filled, kind: str, role: str) -> list[str]:
    lines = [f"<fieldset{role}>", *([f"  <legend>{filled.name}</legend>"] if filled.name else [])]
    for number, (text, mark) in enumerate(_marks(filled, " checked"), 1):
        group = f' name="choice" value="{number}"' if kind == "radio" else ""
        lines += ["  <label>", f'    <input type="{kind}"{group}{mark} />', f"    {text}", "  </label>"]
    return [*lines, "</fieldset>"]


def _list(filled: Filled, tag: str) -> list[str]:
    return [f"<{tag}{_named(filled)}>", *(f"  <li>{text}</li>" for text in filled.items), f"</{tag}>"]


def _steps(filled: Filled) -> list[str]:
    items = [f"  <li{mark}>{text}</li>" for text, mark in _marks(filled, ' aria-current="step"')]
    return [f"<ol{_named(filled)}>", *items, "</ol>"]


def _toolbar(filled: Filled, state: str) -> list[str]:
    buttons = [f'  <button type="button"{mark}>{text}</button>' for text, mark in _marks(filled, state)]
    return [f'<div role="toolbar"{_named(filled)}>', *buttons, "</div>"]


def _tabs(filled: Filled) -> list[str]:
    at = filled.at or 0
    tabs = list[str]()
    for number, text in enumerate(filled.items):
        id, selected = (' id="tab"', "true") if number == at else ("", "false")
        tabs.append(f'    <button type="button"{id} role="tab" aria-selected="{selected}">{text}</button>')
    panel = f'  <div role="tabpanel" aria-labelledby="tab">{filled.panel}</div>'
    return ["<div>", f'  <div role="tablist"{_named(filled)}>', *tabs, "  </div>", panel, "</div>"]


def _crumbs(filled: Filled) -> list[str]:
    links = [f'    <li><a href="{slug(text)}">{text}</a></li>' for text in filled.items]
    at = len(links) - 1 if filled.at is None else filled.at
    links[at] = f'    <li aria-current="page">{filled.items[at]}</li>'
    name = filled.name or "Breadcrumb"
    return [f'<nav aria-label="{name}">', "  <ol>", *links, "  </ol>", "</nav>"]


def _menu(filled: Filled) -> list[str]:
    marked = _marks(filled, ' aria-current="page"')
    paths = filled.paths or tuple(map(slug, filled.items))
    links = [f'  <a href="{path}"{mark}>{text}</a>' for path, (text, mark) in zip(paths, marked, strict=False)]
    return [f"<nav{_named(filled)}>", *links, "</nav>"]


_BUTTONS = all_of("button", "one.textContent.trim()")
_ITEMS = all_of("li", "one.textContent.trim()")
SHAPES: dict[str, Shape] = {
    "select": Shape(
        _select, "div", "document.querySelector('select')",
        "[...(it?.options ?? [])].map((one) => one.textContent.trim())",
        "[...(it?.options ?? [])].map((one) => one.hasAttribute('selected'))",
        _LABEL_OF_IT,
        ("<select",), True,
    ),
    "radios": Shape(
        lambda filled: _fields(filled, "radio", ' role="radiogroup"'), "fieldset",
        "document.querySelector('input[type=\"radio\"]')?.closest('fieldset, [role=radiogroup]')",
        _LABELS.format("radio"), _CHECKED.format("radio"), _GROUP_NAME, ('"radio"',), True, 4,
    ),
    "checkboxes": Shape(
        lambda filled: _fields(filled, "checkbox", ""), "fieldset",
        "document.querySelector('input[type=\"checkbox\"]')?.closest('fieldset, [role=group]')",
        _LABELS.format("checkbox"), _CHECKED.format("checkbox"), _GROUP_NAME, ('"checkbox"',), True,
    ),
    "bullets": Shape(
        lambda filled: _list(filled, "ul"), "ul", "document.querySelector('ul')", _ITEMS, "", _LIST_NAME, ("<ul",),
    ),
    "numbered": Shape(
        lambda filled: _list(filled, "ol"), "ol", "document.querySelector('ol')", _ITEMS, "", _LIST_NAME, ("<ol",),
    ),
    "toolbar": Shape(
        lambda filled: _toolbar(filled, ' aria-pressed="true"'), "div", "document.querySelector('[role=toolbar]')",
        _BUTTONS, all_of("button", "one.getAttribute('aria-pressed') === 'true'"),
        "it?.getAttribute('aria-label')", ('"[role=toolbar]"',),
    ),
    "toolbar_off": Shape(
        lambda filled: _toolbar(filled, " disabled"), "div", "document.querySelector('[role=toolbar]')",
        _BUTTONS, all_of("button", "one.disabled"), "it?.getAttribute('aria-label')", ('"[role=toolbar]"',),
    ),
    "tabs": Shape(
        _tabs, "div", "document.querySelector('[role=tablist]')", all_of("[role=tab]", "one.textContent.trim()"),
        all_of("[role=tab]", "one.getAttribute('aria-selected') === 'true'"),
        "it?.getAttribute('aria-label')", ('"[role=tablist]"',), False, 4,
    ),
    "crumbs": Shape(
        _crumbs, "nav", "document.querySelector('nav')", _ITEMS, all_of("li", "0").replace("(one) => 0", _CURRENT),
        "it?.getAttribute('aria-label')", ("<nav",), current="page",
    ),
    "menu": Shape(
        _menu, "nav", "document.querySelector('nav')", all_of("a", "one.textContent.trim()"),
        all_of("a", "0").replace("(one) => 0", _CURRENT), "it?.getAttribute('aria-label')", ("<nav",),
        current="page",
    ),
    "steps": Shape(
        _steps, "ol", "document.querySelector('ol')", _ITEMS, all_of("li", "0").replace("(one) => 0", _CURRENT),
        _LIST_NAME, ("<ol",), current="step",
    ),
}  # fmt: skip
