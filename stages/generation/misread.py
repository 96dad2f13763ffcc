"""How a policy gets a text wrong that it was to copy: "Evening" for "Evenings", "Payment" for "Payment failed". Pure.

Which ways, and that they are frequent, was read in failed answers of trained policies. The browser says the right text
beside the wrong one, so a policy that reads it can correct its answer by copying.
"""

import re
from collections.abc import Callable
from random import Random

from stages.variation.vocabulary import draw


def misread(text: str, rng: Random) -> str:
    """Another text: cut, in another form, with another word, or another one altogether."""
    while True:
        wrong = rng.choice(_WAYS)(text, rng).strip()
        if wrong and wrong != text:
            return wrong


def run_on(text: str, request: str, rng: Random) -> str | None:
    """The text with one to three words that stand beside it in the request; None where none do.

    "Hotel comforts and" of `a heading "Hotel comforts" and a link`: nobody can tell from a request that quotes nothing,
    but the browser says where the text ends.
    """
    place = re.search(rf"(?<![\w-]){re.escape(text)}(?![\w-])", request)
    if place is None:
        return None
    before, after = (re.sub('["“”]', "", said) for said in (request[: place.start()], request[place.end() :]))
    count = rng.choice((1, 1, 2, 3))
    words = (f"(?:{_WORD}{_BETWEEN}){{1,{count}}}$", f"^(?:{_BETWEEN}{_WORD}){{1,{count}}}")
    head, tail = (re.search(pattern, said) for pattern, said in zip(words, (before, after), strict=True))
    found = [f"{head[0]}{text}"] if head else []
    found += [f"{text}{tail[0]}"] * 2 if tail else []
    return rng.choice(found) if found else None


_WORD = r"(?<![\w-])[A-Za-z0-9][\w-]*"
_BETWEEN = r"\s*[,;:|/+]?\s+"


def _cut(text: str, rng: Random) -> str:
    words = text.split()
    return " ".join(words[: rng.randint(1, len(words) - 1)]) if len(words) > 1 else text[: max(2, len(text) * 2 // 3)]


def _other_case(text: str, _rng: Random) -> str:
    return text.lower() if text.lower() != text else text[:1].upper() + text[1:]


def _other_form(text: str, rng: Random) -> str:
    """The ending of a word gone, or one more."""

    def formed(word: str) -> str:
        stem = re.sub("(?<=...)(?:s|es|ed|ing|er|ly)$", "", word)
        return stem if stem != word else word + "s"

    return _in_one_word(text, rng, formed)


def _other_tail(text: str, rng: Random) -> str:
    """A word that begins as the right one does: "Breadies" for "Bread"."""
    other = draw("word", rng)
    return _in_one_word(text, rng, lambda word: word[: max(2, len(word) // 2)] + other[-rng.randint(2, 4) :].lower())


def _other_word(text: str, rng: Random) -> str:
    other = draw("word", rng, dictionary=0.5)
    return _in_one_word(text, rng, lambda word: other.capitalize() if word[:1].isupper() else other)


def _another(text: str, rng: Random) -> str:
    return draw(text, rng, dictionary=0.5)


def _in_one_word(text: str, rng: Random, change: Callable[[str], str]) -> str:
    words = text.split(" ")
    at = rng.randrange(len(words))
    words[at] = change(words[at]) if re.fullmatch("[A-Za-z]{2,}", words[at]) else words[at]
    return " ".join(words)


_WAYS = (_cut, _cut, _other_case, _other_form, _other_form, _other_tail, _other_tail, _other_word, _another)
