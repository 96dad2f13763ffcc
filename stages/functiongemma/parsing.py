"""Model text to calls: a scanner that knows where strings begin and end, so it never reads TSX in them as syntax.

`parse` takes one completion and gives every whole call in it, the text around them (`after`: what of it follows the
first call), and an error with its offset for each call that is not whole: `TruncatedCall` where the text ends too
early, `MalformedCall` otherwise. It allows white space between the parts of a call, and reads no further than the
first stop token, because a model's output ends there. `parse_strict` raises the first error, and allows neither
white space nor text after a call.

Neither guesses: an unquoted word, a repeated key, a control token inside a string (an `<escape>` was
forgotten) or a missing `<end_function_call>` make a call malformed, so that a policy is never rewarded for
almost the format.
"""

import json
import math
import re
from dataclasses import dataclass, field
from typing import Any

from stages.functiongemma.encode import BARE_KEY, FUNCTION_NAME, MAX_DEPTH
from stages.functiongemma.tokens import CONTROL_TOKENS, END_CALL, ESCAPE, START_CALL, STOP_TOKENS, unprotect

LOOKAHEAD = 80

_CONTROL = re.compile("|".join(CONTROL_TOKENS))
_CONTROL_OR_STOP = re.compile("|".join((*CONTROL_TOKENS, *STOP_TOKENS)))
_CALL_OR_STOP = re.compile("|".join((START_CALL, *STOP_TOKENS)))
_REGION_END = re.compile("|".join((START_CALL, END_CALL, *STOP_TOKENS)))
_HEAD = re.compile(f"call:({FUNCTION_NAME.pattern})")
_WORD = re.compile(r"[A-Za-z]+")
_NUMBER = re.compile(r"-?(?:(?:0|[1-9][0-9]*)(\.[0-9]+)?|(\.[0-9]+))([eE][+-]?[0-9]+)?")
_CUT = re.compile(r"(?:call:)?[A-Za-z0-9_.+-]*")
_SPACE = re.compile(r"[ \t\r\n]*")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "None": None, "null": None}


class ParseError(ValueError):
    """Something in the text is not a call; `offset` is the character where it shows."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(f"{message} at offset {offset}")
        self.message, self.offset = message, offset


class TruncatedCall(ParseError):
    """The text ends inside a call."""


class MalformedCall(ParseError):
    """A call breaks the format."""


@dataclass(frozen=True)
class FunctionCall:
    name: str
    arguments: dict[str, Any]

    def to_json(self) -> dict[str, str]:
        """The shape other tools use: the arguments are JSON text."""
        return {"name": self.name, "arguments": json.dumps(self.arguments, ensure_ascii=False)}


@dataclass(frozen=True)
class ParseResult:
    calls: list[FunctionCall] = field(default_factory=list)
    text: str = ""
    errors: list[ParseError] = field(default_factory=list)
    after: str = ""


def parse(text: str) -> ParseResult:
    """Every whole call of one completion; never raises."""
    calls: list[FunctionCall] = []
    errors: list[ParseError] = []
    around: list[str] = []
    position = 0
    while True:
        found = _CALL_OR_STOP.search(text, position)
        around.append(text[position : found.start() if found else len(text)])
        if found is None or found.group() != START_CALL:
            return ParseResult(calls, "".join(around).strip(), errors, "".join(around[1:]).strip())
        try:
            call, position = Scanner(text, lenient=True).call(found.end())
            calls.append(call)
        except ParseError as error:
            # Without its traceback, which would keep every frame of the scanner alive.
            errors.append(error.with_traceback(None))
            # What is left of a broken call is neither text nor call; encoders never write a raw control token
            # inside a string, so the next one ends it.
            end = _REGION_END.search(text, found.end())
            position = len(text) if end is None else end.end() if end.group() == END_CALL else end.start()


def parse_strict(text: str) -> ParseResult:
    """Text, then calls, then at most one stop token, and nothing else; raises ParseError otherwise."""
    found = _CONTROL_OR_STOP.search(text)
    start = found.start() if found else len(text)
    calls: list[FunctionCall] = []
    position = start
    while text.startswith(START_CALL, position):
        call, position = Scanner(text, lenient=False).call(position + len(START_CALL))
        calls.append(call)
    for stop in STOP_TOKENS:
        if text.startswith(stop, position):
            position += len(stop)
            break
    if position != len(text):
        raise MalformedCall(f"expected a call or the end, found {text[position : position + 20]!r}", position)
    return ParseResult(calls, text[:start], [])


class Scanner:
    """Recursive descent over one call; a method takes a position, returns a value and the next position."""

    def __init__(self, text: str, lenient: bool) -> None:
        self.text, self.lenient = text, lenient

    def call(self, position: int) -> tuple[FunctionCall, int]:
        head = _HEAD.match(self.text, position)
        if head is None:
            raise self.expected("call:NAME", position)
        position = self.skip(head.end())
        arguments: dict[str, Any] = {}
        if not self.text.startswith(END_CALL, position):  # a call without arguments may come without braces
            arguments, position = self.object(position, 0)
            position = self.skip(position)
        if not self.text.startswith(END_CALL, position):
            raise self.expected(END_CALL, position)
        return FunctionCall(head.group(1), arguments), position + len(END_CALL)

    def object(self, position: int, depth: int) -> tuple[dict[str, Any], int]:
        position = self.skip(self.take("{", position))
        fields: dict[str, Any] = {}
        if self.text.startswith("}", position):
            return fields, position + 1
        while True:
            start = position
            key, position = self.key(position)
            if key in fields:
                raise MalformedCall(f"key {key!r} appears twice", start)
            position = self.take(":", self.skip(position))
            fields[key], position = self.value(self.skip(position), depth + 1)
            position = self.skip(position)
            if self.text.startswith("}", position):
                return fields, position + 1
            position = self.skip(self.take(",", position, "',' or '}'"))

    def array(self, position: int, depth: int) -> tuple[list[Any], int]:
        position = self.skip(position + 1)
        items: list[Any] = []
        if self.text.startswith("]", position):
            return items, position + 1
        while True:
            item, position = self.value(position, depth + 1)
            items.append(item)
            position = self.skip(position)
            if self.text.startswith("]", position):
                return items, position + 1
            position = self.skip(self.take(",", position, "',' or ']'"))

    def key(self, position: int) -> tuple[str, int]:
        bare = BARE_KEY.match(self.text, position)
        if bare is not None:
            return bare.group(), bare.end()
        if self.text.startswith(ESCAPE, position):
            return self.string(position)
        raise self.expected("a key", position)

    def value(self, position: int, depth: int) -> tuple[Any, int]:
        if self.text.startswith(ESCAPE, position):
            return self.string(position)
        first = self.text[position : position + 1]
        if first in ("{", "["):
            if depth > MAX_DEPTH:
                raise MalformedCall(f"nested deeper than {MAX_DEPTH} levels", position)
            return self.object(position, depth) if first == "{" else self.array(position, depth)
        word = _WORD.match(self.text, position)
        if word is not None and word.group() in _WORDS:
            return _WORDS[word.group()], word.end()
        number = _NUMBER.match(self.text, position)
        if number is not None:
            return self.number(number), number.end()
        if word is not None and word.end() < len(self.text):
            raise MalformedCall(f"a string without {ESCAPE}", position)
        raise self.expected("a value", position)

    def number(self, match: re.Match[str]) -> int | float:
        try:
            whole = match.groups() == (None, None, None)
            value = int(match.group()) if whole else float(match.group())
        except ValueError:  # more digits than Python converts
            raise MalformedCall("a number of too many digits", match.start()) from None
        if isinstance(value, float) and not math.isfinite(value):
            raise MalformedCall("a number beyond the range of JSON", match.start())
        return value

    def string(self, position: int) -> tuple[str, int]:
        start = position + len(ESCAPE)
        end = self.text.find(ESCAPE, start)
        inside = self.text[start : end if end >= 0 else len(self.text)]
        if "<start_" in inside or "<end_" in inside:
            control = _CONTROL.search(inside)
            if control is not None:
                raise MalformedCall(f"{control.group()} inside a string", start + control.start())
        if end < 0:
            raise TruncatedCall("the text ends inside a string", len(self.text))
        return unprotect(inside), end + len(ESCAPE)

    def skip(self, position: int) -> int:
        if not self.lenient:
            return position
        space = _SPACE.match(self.text, position)
        return space.end() if space else position

    def take(self, literal: str, position: int, wanted: str | None = None) -> int:
        if not self.text.startswith(literal, position):
            raise self.expected(wanted or repr(literal), position)
        return position + len(literal)

    def expected(self, wanted: str, position: int) -> ParseError:
        # The beginning of a token, word or number at the very end of the text is a cut, not a mistake.
        # Only so much is looked at, or many mistakes in a long text would take quadratic time.
        rest = self.text[position : position + LOOKAHEAD]
        if len(rest) < LOOKAHEAD and (
            any(token.startswith(rest) and token != rest for token in CONTROL_TOKENS) or _CUT.fullmatch(rest)
        ):
            return TruncatedCall(f"the text ends where {wanted} should follow", len(self.text))
        return MalformedCall(f"expected {wanted}, found {rest[:20]!r}", position)
