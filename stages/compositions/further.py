"""Attributes and properties that a composed story asks for as well, in its request or in its play alone. Pure.

    … a paragraph "Late bus". The p has the translate "no"

None of them changes what the component is, and hardly any story has them: whoever writes one has read its name.
"""

import re
from random import Random
from typing import NamedTuple

from stages.pipeline.records import Story
from stages.tsx.elements import elements, tag, tag_names
from stages.tsx.syntax import Edit, apply_edits, parse_tsx
from stages.variation.conventions import assertion
from stages.variation.vocabulary import draw

_VALUES: dict[str, tuple[str, ...]] = {
    "lang": ("fr", "de", "es", "it", "pl", "tr"),
    "dir": ("rtl", "ltr", "auto"),
    "draggable": ("true",),
    "translate": ("no",),
    "spellcheck": ("false",),
    "inputmode": ("numeric", "decimal", "tel", "email", "url"),
    "enterkeyhint": ("done", "go", "next", "send"),
    "aria-atomic": ("true",),
    "aria-keyshortcuts": ("Alt+K", "Shift+S", "Control+B", "F2"),
    "aria-description": (),  # (): a word that is drawn
    "title": (),
    "itemprop": (),
    "slot": (),
    "part": (),
}
_COINED = 0.4  # of the attributes: how many are of a name that is drawn, too
_PROPERTIES = {"draggable": True, "spellcheck": False, "translate": False}  # read as such, and what they are then
_AS_PROPERTY = 0.6
_REVERSED = 0.6  # of the stories with a numbered list: how many ask that it be reversed
_WITHOUT_VALUE = 0.4  # of the attributes of a drawn name
_LOOKED_UP = re.compile(r"const (\w+) = document\.querySelector\('([a-z][a-z0-9]*)'\)")
_END = re.compile(r"\n( *)await accessibilityCheck\(")


class Further(NamedTuple):
    """The story that asks for it, the attribute as it is written in the solution, and the names that it has."""

    story: Story
    written: str
    names: tuple[str, ...]


def with_attribute(story: Story, told: bool, rng: Random) -> Further | None:
    """The story with an attribute on an element that its play looks up; None where it looks up none by its name.

    `told`: the request says so. Else the browser alone does, after an answer without it.
    """
    path, play = story.contract.path, story.files[story.file]
    code = story.solution[path]
    found = {name: variable for variable, name in _LOOKED_UP.findall(play)}
    firsts = {tag(element): element for element in reversed(list(elements(parse_tsx(code).root_node)))}
    names = sorted(found.keys() & firsts.keys())
    if not names:
        return None
    if "ol" in names and "reversed" not in code and rng.random() < _REVERSED:
        element, attribute, value = "ol", "reversed", ""
    else:
        element = rng.choice(names)
        attribute, value = _drawn(code, rng)
        if rng.random() < _WITHOUT_VALUE and attribute not in _VALUES:
            value = ""
    variable = found[element]
    written = f'{attribute}="{value}"' if value else attribute
    if attribute == "reversed" or (attribute in _PROPERTIES and rng.random() < _AS_PROPERTY):
        actual, expected = f"{variable}?.{attribute}", _PROPERTIES.get(attribute, True)
        check = assertion(f"the {element}", f"be as asked in {attribute}", actual, expected)
        demanded: tuple[str, ...] = (attribute,)
    elif not value:
        check = assertion(f"the {element}", f"have {attribute}", f"{variable}?.hasAttribute('{attribute}')", True)
        demanded = (attribute,)
    else:
        check = assertion(f"the {element}", f"have its {attribute}", f"{variable}?.getAttribute('{attribute}')", value)
        demanded = (attribute, value.lower())
    which = f"the first {element}" if len(re.findall(rf"<{element}\b", code)) > 1 else f"the {element}"
    intent = f"{story.intent.rstrip('.')}{_said(story.intent, which, attribute, value, rng)}" if told else story.intent
    after = tag_names(firsts[element])[0].end_byte
    update = {
        "intent": intent,
        "files": {**story.files, story.file: _END.sub(lambda end: f"\n{end[1]}{check}{end[0]}", play, count=1)},
        "solution": {**story.solution, path: apply_edits(code, [Edit(after, after, f" {written}")])},
    }
    return Further(story.model_copy(update=update), written, demanded)


def _drawn(code: str, rng: Random) -> tuple[str, str]:
    """An attribute that stands nowhere in the code, and its value."""
    while True:
        coined = rng.random() < _COINED
        attribute = f"data-{draw('word', rng, coined=False).lower()}" if coined else rng.choice(tuple(_VALUES))
        if not re.search(rf"\s{attribute}\b", code):
            return attribute, rng.choice(_VALUES.get(attribute) or (draw("word", rng).lower(),))


def _said(intent: str, which: str, attribute: str, value: str, rng: Random) -> str:
    if attribute == "reversed":
        return rng.choice((f", {which} reversed", f". {which.capitalize()} is reversed"))
    if not value:
        return rng.choice((f", {which} with {attribute}", f". {which.capitalize()} has {attribute}, without a value"))
    quoted = f'"{value}"' if re.search('["“]', intent) else value
    return rng.choice((f", {which} with {attribute} {quoted}", f". {which.capitalize()} has the {attribute} {quoted}"))
