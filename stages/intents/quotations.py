"""The texts that a sentence quotes, in the marks that people type, and its code, whose quotes quote nothing. Pure.

`link "Rooms"`, `Knopf „Löschen“`, `bouton « Enregistrer »` and `` button `Save` `` each quote a text. The quotes in
`<img alt="A cat">`, `/search?q="tea"`, `{"a": "b"}` and `save("x")` belong to code. Left out: quotations in quotations.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

# English, German, Polish, Danish, French, Swiss and Japanese marks, those of keyboards, and those of Markdown.
PAIRS = (
    ("“", "”"), ("„", "“"), ("„", "”"), ("”", "”"), ("»", "«"), ("«", "»"), ("« ", " »"), ("«\u00a0", "\u00a0»"),
    ("«\u202f", "\u202f»"), ("›", "‹"), ("‹", "›"), ("‘", "’"), ("‚", "‘"), ("「", "」"), ('"', '"'), ("'", "'"),
    ("`", "`"),
)  # fmt: skip

# Lengths have bounds, so that a long sentence of opening marks does not take the square of its length.
_STRING = r"\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'|`[^`\n]{0,300}`|“[^”\n]{0,300}”"
_CODE = rf"""
    <[A-Za-z/][^<>]{{0,300}}>                                              # an element
  | `[^`<>={{}}();]{{0,300}}[<>={{}}();][^`]{{0,300}}`                     # what Markdown marks as code
  | \{{[^{{}}"'`“]{{0,300}}(?:{_STRING})[^{{}}]{{0,300}}\}}                # an object
  | (?<![\w.])[A-Za-z_][\w.]{{0,80}}\((?:[^()"'`“\n]|{_STRING}){{0,80}}\)  # a call
  | (?:(?<!\w)[A-Za-z]\w{{0,15}}:/)?/[^\s"'`“]{{0,300}}(?:{_STRING})\S*    # an address
  | (?:(?<![\w:.@-])[A-Za-z@:][\w:.@-]{{0,80}})?=(?:{_STRING})             # an attribute
"""
# An apostrophe within a text ends it no more than one within a word begins it; 5" is a length.
_LONG = "{1,1000}"
_QUOTED = rf"""
    “([^”]{_LONG})” | „([^“”]{_LONG})[“”] | ”([^”]{_LONG})” | «(?!\ [a-z])([^«»]{_LONG})» | 「([^」]{_LONG})」
  | »(?!\s)([^»«]{_LONG})(?<!\s)« | ‹(?!\s)([^‹›]{_LONG})(?<!\s)› | ›(?!\s)([^‹›]{_LONG})(?<!\s)‹
  | (?<!\d)"([^"]{_LONG})" | `([^`]{_LONG})`
  | (?<!\w)‘((?:[^’]|’(?=\w)){_LONG})’(?!\w) | (?<!\w)‚([^‘]{_LONG})‘ | (?<!\w)'([^']{_LONG})'(?!\w)
"""
_PIECE = re.compile(rf"(?P<code>{_CODE})|{_QUOTED}", re.VERBOSE)


class Piece(NamedTuple):
    """Where it stands in the sentence, and the quoted text; None where it is code."""

    start: int
    end: int
    text: str | None


def pieces(sentence: str) -> Iterator[Piece]:
    """The quotations and the code of a sentence, in order."""
    for match in _PIECE.finditer(sentence):
        text = None if match["code"] else next(filter(None, match.groups()[1:])).strip()
        if text != "":
            yield Piece(match.start(), match.end(), text)


def quoted_words(sentence: str) -> tuple[str, ...]:
    """The texts that a sentence quotes, in order, each once."""
    return tuple(dict.fromkeys(piece.text for piece in pieces(sentence) if piece.text is not None))


def blanked(sentence: str, code: bool = True) -> str:
    """The sentence with spaces in the place of its quotations and, with `code`, of its code; as long as before."""
    for piece in pieces(sentence):
        if code or piece.text is not None:
            sentence = sentence[: piece.start] + " " * (piece.end - piece.start) + sentence[piece.end :]
    return sentence
