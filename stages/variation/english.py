"""Texts of English words as they follow each other in print: "Image size", "Features that saves". Pure.

The words and how often one follows another are those of SymSpell's dictionaries, as the package `symspellpy` ships them
(MIT; made of Google's n-grams of books). A policy that is shown a few hundred words only learns these by heart, and
writes "milders" where a list asks for milk; to copy any word it has to have copied many.
"""

# ruff: noqa: SIM905  (word lists read better as text)
import re
from bisect import bisect
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate, islice
from random import Random
from typing import NamedTuple

_COMMON = 12_000  # the most frequent words that a text can have
_FLATTENED = 0.5  # the power of a count that is a pair's weight: 1 would nearly always say "of the"
_SHORT = frozenset("a i an as at be by do go he if in is it me my no of on or so to up us we".split())
# Texts are read by people, and the dictionary knows what the web is searched for.
_UNFIT = re.compile(
    "|".join(
        """
^anal$ arous babe bang bitch blowjob bondage boob breast bukkake busty clit cock ^cum(?!ul|ber) cunt dick
dildo ejac erot escort facial fetish fuck genital hairy hardcore hentai hooker horny incest interracial
lingerie masturb mature$ milf naked nasty nazi nigg nipple nud[ei] orgasm orgy pant(?:y|ies) pee(?:ing)?$
penis pimp piss porn prostit puss(?:y|ies) rap(?:e|ed|ist)$ sex shemale shit slut spank squirt
strip(?:per|tease) suck swinger ^teen thong tit(?:s|t|$) topless tranny twink upskirt vagin viagra vibrator
voyeur webcam whore xxx
""".split()
    )
)
# Found later. Others stand in their places, so that all else is drawn as it was.
_UNFIT_TOO = re.compile(
    "|".join(
        """
^abortion ^amateurs?$ ^arabs?$ ^ass(?:es)?$ assault bestiality ^bloody$ ^blondes?$ ^booty$ brunette ^butts?$
^chicks?$ cocaine ^condoms?$ ^craps?$ ^damn ^dumb$ ^ebony$ ecstasy ^gays?$ ^hell$ heroin hitler holocaust ^homo
housewives ^idiot intercourse ^isis$ ^jew(?:s|ish)?$ ^kill kinky ^latina ^laden$ lesbian levitra ^lick lolita
marijuana mistress murder muslim ^negro ^oral$ playboy ^racis(?:t|m)$ redhead ^slave sperm stupid suicid
^lust$ naughty herpes transvest ^terror threesome tortur ^urin valium ^virgins?$ ^weed$ zoophilia
""".split()
    )
)


class _Next(NamedTuple):
    words: tuple[str, ...]
    weights: tuple[float, ...]  # each with those before it


def english(count: int, rng: Random) -> str:
    """So many words in small letters, the first any of the common ones, each other one as it follows the one before."""
    words, following = _dictionary()
    text = [rng.choice(words)]
    while len(text) < count:
        follows = following.get(text[-1])
        text.append(_drawn(follows, rng) if follows else rng.choice(words))
    return " ".join(text)


def _drawn(follows: _Next, rng: Random) -> str:
    return follows.words[bisect(follows.weights, rng.random() * follows.weights[-1])]


@lru_cache(maxsize=1)
def _dictionary() -> tuple[tuple[str, ...], dict[str, _Next]]:
    """The common words of three letters and more, and what follows each of them or of the short ones."""
    common = (line.split()[0] for line in _lines("frequency_dictionary_en_82_765.txt"))
    fitting = filter(_fits, common)
    drawn = list(islice(fitting, _COMMON))
    further = (word for word in fitting if not _UNFIT_TOO.search(word))
    words = tuple(next(further) if _UNFIT_TOO.search(word) else word for word in drawn)
    known = _SHORT.union(words)
    counts: dict[str, list[tuple[str, int]]] = {}
    for line in _lines("frequency_bigramdictionary_en_243_342.txt"):
        first, second, count = line.split()
        if first in known and second in known:
            counts.setdefault(first, []).append((second, int(count)))
    return words, {
        first: _Next(
            tuple(second for second, _ in seconds),
            tuple(accumulate(count**_FLATTENED for _, count in seconds)),
        )
        for first, seconds in counts.items()
    }


def _fits(word: str) -> bool:
    return re.fullmatch("[a-z]{3,14}", word) is not None and not _UNFIT.search(word)


def _lines(name: str) -> list[str]:
    return (files("symspellpy") / name).read_text(encoding="utf-8-sig").splitlines()
