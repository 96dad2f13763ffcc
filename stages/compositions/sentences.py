"""Texts as sentences have them: words with endings, small words between them, some in lower case. Pure.

Words of the vocabulary stand in their plain form, five at most. Who copies those only writes "Evening" for "Evenings",
and ends "Learn the first steps in six weeks" after four words.
"""

# ruff: noqa: SIM905  (word lists read better as text)
import re
from random import Random

_ENDINGS = ("s", "s", "s", "ed", "ing", "er", "ly")
_BETWEEN = """
in of for with at to by on from and or but the a an your our my their his her no not is are was be been it we you they
when after before until while since than as if so all at-least up out over under into about between without
""".split()
_ENDED = 0.25  # of the words
_LOWER = 0.2  # of the texts


def with_endings(text: str, rng: Random) -> str:
    return " ".join(_ended(word, rng.choice(_ENDINGS)) if rng.random() < _ENDED else word for word in text.split())


def with_small_words(text: str, rng: Random) -> str:
    """One or two small words before some of the words, but for the first."""
    first, *rest = text.split()
    words = [first]
    for word in rest:
        if rng.random() < 0.6:
            words += [small.replace("-", " ") for small in rng.sample(_BETWEEN, rng.choice((1, 1, 2)))]
        words.append(word)
    return " ".join(words)


def lowered(text: str, rng: Random) -> str:
    return text.lower() if rng.random() < _LOWER else text


def _ended(word: str, ending: str) -> str:
    if not re.fullmatch("[A-Za-z]{3,}", word):
        return word
    if ending == "s":
        if re.search("(s|x|z|ch|sh)$", word):
            return f"{word}es"
        return f"{word[:-1]}ies" if re.search("[^aeiou]y$", word) else f"{word}s"
    if ending == "ly":
        return f"{word}ly"
    stem = word[:-1] if word.endswith("e") else word
    return stem + ending
