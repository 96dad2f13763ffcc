"""What a composed story is made of: parts of an interface, and the maker that draws their texts, names and looks. Pure.

A part is asked for by a noun ("a small date field") and by what follows it (' labelled "Arrival"'); its lines are those
of the solution, its checks those of the play. Parts are made in the order in which they stand in the solution, so that
a play finds the second `input` as the second.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from random import Random
from typing import NamedTuple, TypeVar

from stages.compositions.sentences import lowered, with_endings, with_small_words
from stages.variation.conventions import assertion
from stages.variation.english import english
from stages.variation.requests import listed
from stages.variation.terms import COLOURS
from stages.variation.vocabulary import draw, is_held_out_text

SIZES = ("small", "large")
VARIANTS = ("primary", "secondary", "danger", "info", "success", "warning")
_LOOKED_AT = 0.35  # of the stories: how many say a size or a variant
_OF_A_DICTIONARY = 0.6  # of the texts; the others are of a list of some hundred words, coined ones among them
_SENTENCES = 0.4  # of the texts of several words: how many have small words between them
_PAINTED = 0.4  # of those: how many name a background, if they begin with a text
_TAG = re.compile(r"<([a-z][\w-]*)")
_ROLE = re.compile(r'\brole="(\w+)"')
T = TypeVar("T")


class Look(NamedTuple):
    """How the first part of a story looks: what no part says of itself. '' where nothing is asked."""

    size: str = ""
    variant: str = ""
    background: str = ""  # under white letters, where the first part is a text

    @classmethod
    def drawn(cls, rng: Random) -> "Look":
        if rng.random() >= _LOOKED_AT:
            return cls()
        size, variant = rng.choice((*SIZES, "")), rng.choice((*VARIANTS, ""))
        return cls(size, variant, rng.choice(tuple(COLOURS)) if rng.random() < _PAINTED else "")


NO_LOOK = Look()


class Part(NamedTuple):
    """A piece of an interface.

    `noun` is how the request names it, without an article; `adjectives` stand before it and `rest` after it. `tops` are
    its outermost elements. `keys` are what makes it this part and no other: elements as `<details`, and values of
    attributes as `"date"`; what a browser says of an answer without one has it in quotes. `untold` is `rest` without
    what names elements, where those are in it: what is asked when the browser alone is to name them.
    """

    noun: str
    adjectives: tuple[str, ...]
    rest: str
    lines: tuple[str, ...]
    play: tuple[str, ...]
    tops: tuple[str, ...]
    keys: tuple[str, ...]
    untold: str = ""

    @property
    def request(self) -> str:
        return self.named(self.noun)

    def named(self, noun: str, told: bool = True) -> str:
        said = " ".join((*self.adjectives, noun))
        return f"{article(said)} {said}{self.rest if told or not self.untold else self.untold}"


class Maker:
    """Draws all that the parts of one story need. `given` are texts to use before any is drawn."""

    def __init__(self, rng: Random, look: Look = NO_LOOK, given: Sequence[str] = ()) -> None:
        self.rng = rng
        self.texts: list[str] = []
        self._look = look
        self._given = list(given)
        self._names: Counter[str] = Counter()
        self._ids: Counter[str] = Counter()
        self._level = 0
        self._elements: Counter[str] = Counter()

    def pick(self, *items: T) -> T:
        return self.rng.choice(items)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def text(self, least: int = 1, most: int = 3) -> str:
        """A new text of so many words, none of which is part of another one."""
        if self._given:
            text = self._given.pop(0)
        else:
            known = [text.lower() for text in self.texts]
            while True:
                text = self._drawn(self.rng.randint(least, most))
                folded = text.lower()
                if not any(folded in other or other in folded for other in known) and not is_held_out_text(text):
                    break
        self.texts.append(text)
        return text

    def _drawn(self, words: int) -> str:
        like = " ".join(["Word"] * words)
        if self.chance(_OF_A_DICTIONARY):
            return lowered(draw(like, self.rng, dictionary=1), self.rng)
        text = with_endings(draw(like, self.rng), self.rng)
        if words > 1 and self.chance(_SENTENCES):
            text = with_small_words(text, self.rng)
        return lowered(text, self.rng)

    def word(self) -> str:
        """For what nobody reads: a part of an address, a value."""
        return draw("word", self.rng, coined=False).lower()

    def path(self) -> str:
        return draw("/word", self.rng)

    def name(self, base: str) -> str:
        """A constant of the play: `field`, then `field2`."""
        self._names[base] += 1
        return base if self._names[base] == 1 else f"{base}{self._names[base]}"

    def id(self, base: str) -> str:
        """`field`, then `second`; `hint`, then `second-hint`."""
        self._ids[base] += 1
        if self._ids[base] == 1:
            return base
        ordinal = ("second", "third", "fourth")[self._ids[base] - 2]
        return ordinal if base == "field" else f"{ordinal}-{base}"

    def level(self) -> int:
        """Of the next heading: one that leaves none out after the last."""
        self._level = self.rng.randint(2, min(self._level + 1, 6)) if self._level else self.rng.randint(2, 4)
        return self._level

    def find(self, element: str, at: int = 0) -> str:
        """The lookup of the `at`th such element of the part that is being made."""
        at += self._elements[element]
        return f"document.querySelectorAll('{element}')[{at}]" if at else f"document.querySelector('{element}')"

    def bound(self, base: str, element: str, at: int = 0) -> tuple[str, str]:
        """(A constant, the line that looks up its element)."""
        name = self.name(f"its{base.capitalize()}" if base in _RESERVED else base)
        return name, f"const {name} = {self.find(element, at)}"

    def look(self, variable: str, what: str, painted: bool = False) -> tuple[tuple[str, ...], str, list[str]]:
        """The story's look, for the first part that asks: its adjectives, its attributes, its checks.

        `painted`: it may have a background, since all in it are letters of its own colour.
        """
        look, self._look = self._look, NO_LOOK
        background = look.background if painted else ""
        adjectives = tuple(word for word in (look.size, look.variant) if word)
        attributes, checks = "", []
        for name, value in (("variant", look.variant), ("size", look.size)):
            actual = f"{variable}?.getAttribute('data-{name}')"
            if value:
                attributes += f' data-{name}="{value}"'
                checks.append(assertion(f"{article(value)} {value} {what}", f"carry its {name}", actual, value))
            elif self.chance(0.2):
                checks.append(assertion(f"no word about a {name}", "have none", actual, None))
        if background:
            adjectives += (f"white on {background}",)
            written, read = COLOURS[background]
            attributes += f" style={{{{ color: '#ffffff', backgroundColor: '{written}' }}}}"
            style = f"{variable} && getComputedStyle({variable})"
            checks += [
                assertion(f"white on {background}", "write in white", f"{style}.color", "rgb(255, 255, 255)"),
                assertion(f"white on {background}", f"be {background}", f"{style}.backgroundColor", read),
            ]
        return adjectives, attributes, checks

    @contextmanager
    def within(self) -> Iterator[None]:
        """Makes the parts of a part: the elements in it are counted with it, and not twice."""
        before = self._elements.copy()
        yield
        self._elements = before

    def made(self, part: Part) -> Part:
        code = "\n".join(part.lines)
        self._elements.update([*_TAG.findall(code), *(f"[role={role}]" for role in _ROLE.findall(code))])
        return part


_JOINED = re.compile(r"\.join\(' \| '\), expected: '([^']*)' \}\)$")


def as_list(line: str) -> str:
    """A line of a play that compares texts joined by ` | `, comparing the texts one by one."""
    return _JOINED.sub(lambda found: f", expected: {json.dumps(found[1].split(' | '))} }})", line)


def unheard(rng: Random, vague: bool = True) -> str:
    """A word that names nothing, or (`vague`) anything, or what no element is called: "quarterly report"."""
    if vague and (chance := rng.random()) < 0.6:
        return rng.choice(_VAGUE) if chance < 0.2 else english(rng.randint(1, 2), rng)
    return "".join(rng.choice(letters.split()) for letters in _SYLLABLE)


_VAGUE = ("thing", "piece", "item", "bit", "block", "widget")
_SYLLABLE = (
    "b bl d dr f fl g gr k kl l m n p pl s sn t tr v w z",
    "a e i o u oo",
    "b g k lp mp nk rt sk t x zz",
)
_RESERVED = frozenset(("var", "del", "in", "switch", "b", "i", "s", "p", "q", "u", "a"))


def article(said: str) -> str:
    return "an" if re.match(r"[aeio](?!ne\b)|u(?!\b|ni|r|se)|[sh]\b|h\d|hr\b|li\b", said) else "a"


def quoted(texts: Sequence[str]) -> str:
    return listed([f'"{text}"' for text in texts])


def indented(lines: Sequence[str]) -> list[str]:
    return [f"  {line}" for line in lines]
