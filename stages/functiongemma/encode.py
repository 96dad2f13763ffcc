"""Values and calls as text, for completions; a whole conversation is written by its template (see `conversation`).

A key is written bare when it is letters, digits, '_', '-' and '.', and like a string otherwise, so that every JSON
object can be written. Arguments keep their order here; a template sorts them.
"""

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

from stages.functiongemma.tokens import (
    END_CALL,
    ESCAPE,
    START_CALL,
    protect,
)

MAX_DEPTH = 64
BARE_KEY = re.compile(r"[A-Za-z0-9_.-]+")
FUNCTION_NAME = re.compile(r"[A-Za-z0-9_.-]+")


class EncodeError(ValueError):
    """The value, tool or message has no form on the wire; the message says which part and why."""


def encode_value(value: Any, depth: int = 0) -> str:
    """Any JSON value. Strings are wrapped in `<escape>` and protected (see `tokens`)."""
    if depth > MAX_DEPTH:
        raise EncodeError(f"nested deeper than {MAX_DEPTH} levels")
    if isinstance(value, str):
        return ESCAPE + protect(value) + ESCAPE
    if value is None:
        return "None"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        try:
            return str(value)
        except ValueError:
            raise EncodeError("a number of more digits than Python converts") from None
    if isinstance(value, float):
        if not math.isfinite(value):
            raise EncodeError(f"{value} is not a JSON number")
        return repr(value)
    if isinstance(value, Mapping):
        return "{" + _pairs(value, depth) + "}"
    if isinstance(value, Sequence) and not isinstance(value, (bytes, bytearray)):
        return "[" + ",".join(encode_value(item, depth + 1) for item in value) + "]"
    raise EncodeError(f"{type(value).__name__} is not a JSON value")


def encode_call(name: Any, arguments: Mapping[str, Any]) -> str:
    """`<start_function_call>call:NAME{…}<end_function_call>`."""
    return f"{START_CALL}call:{check_name(name)}{{{_pairs(arguments, 0)}}}{END_CALL}"


def _pairs(fields: Mapping[str, Any], depth: int) -> str:
    return ",".join(f"{_key(key)}:{encode_value(value, depth + 1)}" for key, value in fields.items())


def _key(key: Any) -> str:
    if not isinstance(key, str):
        raise EncodeError(f"key {key!r} is not a string")
    return key if BARE_KEY.fullmatch(key) else encode_value(key)


def check_name(name: Any) -> str:
    """The name of a function. EncodeError where one could not be read back."""
    if not isinstance(name, str) or not FUNCTION_NAME.fullmatch(name):
        raise EncodeError(f"{name!r} is no function name: letters, digits, '_', '-' and '.' only")
    return name
