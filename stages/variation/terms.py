"""The same story with other choices: a large danger button where it asks for a small primary one. Pure.

A term is a word of an intent, outside quotes, that names one value out of several: a variant, a size, a background, a
number, the level of a heading. Its value is replaced everywhere at once, also inside names (SmallCard, small-card, h2)
and as it reads in code (a colour as #0b57d0), because a story repeats it in its play. Stories show few of the many
combinations of terms; a policy that sees the others too learns them one by one and not by heart. A size may also go:
its replacement is "", and the copy asks for none. A term with more than one meaning in its story (`3 of 3`) makes a
copy that no longer grades 1.0, and `generate` drops it.
"""

import re
from collections.abc import Mapping
from random import Random

from stages.intents.quotations import blanked
from stages.pipeline.records import Story

# The backgrounds of the stories: as they are written in templates, and as a browser gives them back.
COLOURS = {
    "black": ("#1f1f1f", "rgb(31, 31, 31)"),
    "blue": ("#0b57d0", "rgb(11, 87, 208)"),
    "green": ("#146c2e", "rgb(20, 108, 46)"),
    "red": ("#b3261e", "rgb(179, 38, 30)"),
}
_SIZES = ("small", "large")
_GROUPS = (
    tuple(COLOURS),
    _SIZES,
    ("primary", "secondary", "danger", "info", "success", "warning"),
    ("level 2", "level 3", "level 4"),
)
_VALUES = {value: group for group in _GROUPS for value in group}
_TERM = re.compile(rf"\b(?:{'|'.join(_VALUES)}|[1-9]\d?)\b")
_MODULE = r"\b(?:from|import)\s*['\"][^'\"]*['\"]"
_SHARE = 0.5  # how often a term is replaced


def terms(story: Story) -> list[str]:
    """The terms of an intent, in order. None that a quoted text holds: there it is a text."""
    if story.varied:
        return []
    quoted = " ".join(story.words).lower()
    found = dict.fromkeys(_TERM.findall(blanked(story.intent)))
    return [term for term in found if _value(term) not in quoted]


def draw_terms(story: Story, rng: Random) -> dict[str, str]:
    """Another value for about half of the terms, none of them twice."""
    mine = terms(story)
    drawn: dict[str, str] = {}
    for term in mine:
        others = [value for value in _alternatives(term) if value not in mine and value not in drawn.values()]
        if story.framework != "plaited":  # its size is a prop of a name of its own
            others = [value for value in others if value]
        if others and rng.random() < _SHARE:
            drawn[term] = rng.choice(others)
    return drawn


def swap_terms(text: str, replacements: Mapping[str, str]) -> str:
    """Intent, name or source with every term replaced, whatever it stands in: words, kebab-case, camelCase.

    The names of imported modules stay: a copy lies beside the same files.
    """
    for term in (term for term, new in replacements.items() if not new):
        text = _without(text, term)
    replacements = {term: new for term, new in replacements.items() if new}
    if not replacements:
        return text
    values: dict[str, str] = {}
    patterns: list[str] = []
    for term, new in replacements.items():
        old, now = _value(term), _value(new)
        values |= {old: now, old.capitalize(): now.capitalize()}
        if term != old:  # the level of a heading, and not any other number
            patterns.append(rf"(?<=\b[hH]){old}\b|(?<=Heading){old}(?!\d)|(?<=\blevel ){old}\b|(?<=\blevel: ){old}\b")
        elif old.isdigit():
            patterns.append(rf"\b{old}\b")
        else:
            patterns.append(rf"\b{old}(?![a-z])|{old.capitalize()}(?![a-z])")
        written = dict(zip(COLOURS.get(term, ()), COLOURS.get(new, ()), strict=True))
        values |= written
        patterns += [re.escape(form) for form in written]
    return re.sub("|".join([_MODULE, *patterns]), lambda match: values.get(match.group(), match.group()), text)


def _without(text: str, size: str) -> str:
    """Intent, name or source as if nobody had asked for this size; the names of imported modules stay."""
    parts = re.split(f"({_MODULE})", text)
    return "".join(part if at % 2 else _cut(part, size) for at, part in enumerate(parts))


def _cut(text: str, size: str) -> str:
    for pattern, new in (
        (rf' data-size="{size}"', ""),
        (rf"(?<=expected: )'{size}'", "null"),
        (rf"\ban? {size} (?=[aeio])", "an "),
        (rf"\ban? {size} ", "a "),
        (rf"\b{size}[ -](?=[a-z])", ""),
        (rf"{size.capitalize()}(?=[A-Z])", ""),
    ):
        text = re.sub(pattern, new, text)
    return re.sub(rf"\b{size}([A-Z])", lambda match: match[1].lower(), text)


def _value(term: str) -> str:
    return term.removeprefix("level ")


def _alternatives(term: str) -> list[str]:
    if not term.isdigit():
        return [*_VALUES[term], *([""] if term in _SIZES else [])]
    return [str(number) for number in (range(2, 10) if len(term) == 1 else range(10, 100, 5))]
