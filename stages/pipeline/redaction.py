"""Takes the access tokens that this process knows out of a text, in every form in which one gets there.

`hide` remembers a token; from then on `redacted` puts its name wherever it stands: as it is, escaped, percent-encoded,
in base64 at any offset, in hexadecimal. Messages of StageErrors, log records and tracebacks go through it. Pure but for
what it remembers. Left out: texts that a library prints by itself.
"""

import base64
import json
import logging
import re
import sys
import traceback
from collections.abc import Iterator
from types import TracebackType
from typing import Any
from urllib.parse import quote

SHORTEST = 4  # characters; below this there is no secret, but a word or a letter that every message needs
_SAFE_LENGTH = 8  # a shorter token is taken out only where it stands alone: its letters may be part of any word
_patterns: dict[str, tuple[str, re.Pattern[str]]] = {}  # token -> its name, what finds it


def redacted(text: str) -> str:
    """`text` with the name of a token wherever the token stood."""
    for name, pattern in _patterns.values():
        text = pattern.sub(name, text)
    return text


def hide(token: str, name: str) -> None:
    """From now on `redacted` writes `name` where `token` stood. Raises ValueError for less than SHORTEST characters."""
    if len(token) < SHORTEST:
        raise ValueError(f"{name} is too short to be hidden")
    if not _patterns:
        _redact_logs_and_tracebacks()
    if token not in _patterns:
        found = "|".join(re.escape(form) for form in sorted(set(_forms(token)), key=len, reverse=True))
        edges = ("", "") if len(token) >= _SAFE_LENGTH else (r"(?<![\w-])", r"(?![\w-])")
        # The digits of %2f and of \x2f are written in either case.
        _patterns[token] = name, re.compile(f"{edges[0]}(?:{found}){edges[1]}")


def _forms(token: str) -> Iterator[str]:
    raw = token.encode("utf-8", "surrogateescape")
    yield from (token, repr(token)[1:-1], ascii(token)[1:-1], repr(raw)[2:-1], json.dumps(token)[1:-1])
    yield json.dumps(token, ensure_ascii=False)[1:-1]
    for safe in ("", "/", "/:@"):
        encoded = quote(raw, safe=safe)
        yield from (encoded, re.sub("%[0-9A-F]{2}", lambda found: found.group().lower(), encoded))
        yield encoded.replace("%20", "+")
    if len(raw) < _SAFE_LENGTH:
        return
    yield from (raw.hex(), raw.hex().upper())
    # Within a longer text, base64 of the token depends on where it begins; its first and last characters are shared
    # with what stands around it.
    for offset in range(3):
        encoded = base64.b64encode(b"\0" * offset + raw).decode()
        core = encoded[(0, 2, 3)[offset] : (len(raw) + offset) * 8 // 6]
        yield from (core, core.replace("+", "-").replace("/", "_"))


def _redact_logs_and_tracebacks() -> None:
    make = logging.getLogRecordFactory()

    def record(*arguments: Any, **named: Any) -> logging.LogRecord:
        made = make(*arguments, **named)
        message = made.getMessage()
        if (clean := redacted(message)) != message:
            made.msg, made.args = clean, None
        if made.exc_info:
            made.exc_text = redacted("".join(traceback.format_exception(*made.exc_info)).rstrip())
        return made

    def show(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        sys.stderr.write(redacted("".join(traceback.format_exception(kind, error, where))))

    logging.setLogRecordFactory(record)
    sys.excepthook = show
