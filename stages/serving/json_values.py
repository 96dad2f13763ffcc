"""JSON that a client sent: values, how deep they are, and what a person reads where they cannot be used."""

import json
import math
from collections.abc import Iterator
from typing import Any

MAX_DEPTH = 100  # levels of JSON; a template needs several calls for each


class RequestError(ValueError):
    """A request that cannot be answered; `field` names the place, where there is one."""

    def __init__(self, message: str, field: str | None = None) -> None:
        said = f"{field}: {message}" if field else message
        super().__init__(said.encode("utf-8", "backslashreplace").decode()[:500])  # half a surrogate pair has no bytes
        self.field = field


def levels(value: Any) -> Iterator[list[Any]]:
    """The value, then what stands in it, then what stands in those, down to the deepest."""
    level = [value]
    while level:
        yield level
        level = [
            inner
            for each in level
            if isinstance(each, dict | list)
            for inner in (each.values() if isinstance(each, dict) else each)
        ]


def read_json(text: str | bytes) -> Any:
    """The JSON in `text`. Raises RequestError where it is none, too deep, or holds a number that is none."""
    try:
        value = json.loads(text, parse_constant=_no_number, parse_float=_finite)
    except RecursionError:
        raise RequestError(f"nested deeper than {MAX_DEPTH} levels") from None
    except ValueError as error:  # of JSON, of text that is not Unicode, of integers with thousands of digits
        raise RequestError(f"not JSON: {str(error)[:200]}") from None
    if any(depth > MAX_DEPTH for depth, _ in enumerate(levels(value))):
        raise RequestError(f"nested deeper than {MAX_DEPTH} levels")
    return value


def _finite(text: str) -> float:
    if not math.isfinite(number := float(text)):
        raise ValueError(f"{text[:20]} is too large")
    return number


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is not a number")
