"""What comes out of a page -> an `Outcome` that is safe to keep: the only place where a page's text is read.

A candidate decides in part what that text says, so nothing is taken for granted: any JSON is accepted, lone surrogates
and NUL are replaced (UTF-8, SQLite and DuckDB refuse them), and every text and list has a bound. An answer that is no
outcome at all is a failure of the candidate; were it ours, the canaries would fail with it.
"""

import hashlib
import json
import re
from typing import Any, Literal, TypedDict, get_args

FailureKind = Literal["syntax", "throw", "timeout", "static", "tampering", "story"]  # as runtime/protocol.ts has them

MAX_TEXT = 2000  # characters of one message
MAX_ITEMS = {
    "assertions": 10_000,
    "violations": 100,
    "unmeasured": 100,
    "failures": 20,
    "pageErrors": 20,
    "lookups": 1000,
    "missed": 1000,
    "learned": 100,
}
MAX_OUTLINE = 5000  # texts, and as many parts, of an outline
MAX_LEARNED = 20_000  # characters of a tree that is told to other pages, as in runtime/judge.ts
NAVIGATED = "the component navigated away"  # as runtime/checker.ts says it
CHECK_ENDED = "the accessibility check ended early"  # as runtime/checker.ts says it
IDLE = "the page did not answer"
MALFORMED = "what the page answered is no outcome"
UNSAFE = re.compile("[\\x00\ud800-\udfff]")


class Failure(TypedDict):
    kind: FailureKind
    message: str


class Assertion(TypedDict):
    passed: bool
    message: str
    empty: bool  # what is left where a lookup found nothing
    wanted: str  # what it asks for, in few words
    read: str  # the attributes, properties or selectors that it was read of, where it held


class TextMark(TypedDict):
    text: str
    why: str
    silent: bool
    made: bool


class Part(TypedDict):
    role: str
    name: str
    why: str
    reach: str
    silent: bool
    focus: bool
    stands: bool


class Outline(TypedDict):
    """What a person meets at one moment."""

    texts: list[TextMark]
    parts: list[Part]
    styled: bool
    shape: str  # stands for what makes it look so (runtime/shape.ts); "" where that is not known


class Outcome(TypedDict):
    """What happened to one candidate (runtime/protocol.ts has the same type)."""

    rendered: bool
    visible: bool
    assertions: list[Assertion]
    violations: list[str]
    unmeasured: list[str]  # violations unless pictures show what axe could not measure
    failures: list[Failure]
    pageErrors: list[str]
    before: Outline | None  # the play
    after: Outline | None
    lookups: list[tuple[str, str | None]]
    missed: list[tuple[str, str, str]]
    sketch: str
    extras: Literal["fail", "ignore"] | None
    waited: int  # milliseconds that the play took, in whole steps of a quarter of a second
    calm: bool  # frames and timers came in time while it did


Known = list[Any]  # [tree as JSON, reply to it]: what a page tells the others


def failure(kind: FailureKind, message: str) -> Outcome:
    """An outcome in which nothing could be measured."""
    return {
        "rendered": False,
        "visible": False,
        "assertions": [],
        "violations": [],
        "unmeasured": [],
        "failures": [{"kind": kind, "message": clean_text(message)}],
        "pageErrors": [],
        "before": None,
        "after": None,
        "lookups": [],
        "missed": [],
        "sketch": "",
        "extras": None,
        "waited": 0,
        "calm": False,
    }


def needs_second_opinion(outcome: Outcome) -> bool:
    """Whether a slow or overfull machine, or a page that is no longer whole, may be to blame.

    A play that waited in vain on a page whose frames and timers came in time would do so again.
    """
    return not (outcome["calm"] and outcome["waited"]) and any(
        item["kind"] == "timeout" or item["message"] == NAVIGATED or item["message"].startswith(CHECK_ENDED)
        for item in outcome["failures"]
    )


def waited_in_vain(outcome: Outcome) -> bool:
    """Whether a play met its limit on a page whose frames and timers came late: the machine may be to blame."""
    return is_late(outcome) and bool(outcome["waited"]) and not outcome["calm"]


def is_late(outcome: Outcome) -> bool:
    return any(item["kind"] == "timeout" for item in outcome["failures"])


def passes(outcome: Outcome) -> bool:
    """Whether it was rendered, nothing went wrong and every assertion held."""
    return outcome["rendered"] and not outcome["failures"] and all(item["passed"] for item in outcome["assertions"])


def was_idle(outcome: Outcome) -> bool:
    """Whether the page neither answered nor worked: hardly ever the candidate's doing."""
    return any(item["message"] == IDLE for item in outcome["failures"])


def clean_text(text: str) -> str:
    """Encodable as UTF-8 and at most MAX_TEXT characters long."""
    return UNSAFE.sub("\ufffd", text[:MAX_TEXT])


def read_outcome(text: object) -> tuple[Outcome, list[Known]]:
    """(outcome, what the page learned) of the JSON that a page's checker returned. Never raises."""
    try:
        answer = json.loads(text) if isinstance(text, str) else None
    except (ValueError, RecursionError):
        answer = None
    if not isinstance(answer, dict):
        return failure("tampering", MALFORMED), []
    parts = {name: _items(answer.get(name), limit) for name, limit in MAX_ITEMS.items()}
    outcome: Outcome = {
        "rendered": answer.get("rendered") is True,
        "visible": answer.get("visible") is True,
        "assertions": [
            {
                "passed": item.get("passed") is True,
                "message": _text(item.get("message")),
                "empty": item.get("empty") is True,
                "wanted": _text(item.get("wanted")),
                "read": _text(item.get("read")),
            }
            for item in parts["assertions"]
            if isinstance(item, dict)
        ],
        "violations": [_text(item) for item in parts["violations"]],
        "unmeasured": [_text(item) for item in parts["unmeasured"]],
        "failures": [
            {"kind": item["kind"], "message": _text(item.get("message"))}
            for item in parts["failures"]
            if isinstance(item, dict) and item.get("kind") in get_args(FailureKind)
        ],
        "pageErrors": [_text(item) for item in parts["pageErrors"]],
        "before": read_outline(answer.get("before")),
        "after": read_outline(answer.get("after")),
        "lookups": [
            (_text(item[0]), None if item[1] is None else _text(item[1]))
            for item in parts["lookups"]
            if isinstance(item, list) and len(item) == 2
        ],
        "missed": [
            (_text(item[0]), _text(item[1]), _text(item[2]))
            for item in parts["missed"]
            if isinstance(item, list) and len(item) == 3
        ],
        "sketch": _text(answer.get("sketch")),
        "extras": answer["extras"] if answer.get("extras") in ("fail", "ignore") else None,
        "waited": answer["waited"] if _is_time(answer.get("waited")) else 0,
        "calm": answer.get("calm") is True,
    }
    if not _is_whole(answer, outcome):
        outcome["failures"].append({"kind": "tampering", "message": MALFORMED})
    return outcome, [item for item in parts["learned"] if _is_known(item)]


def _is_whole(answer: dict[str, Any], outcome: Outcome) -> bool:
    """Whether the answer had every part, of the right type, and no item had to be dropped: else it must not pass."""
    flags = all(isinstance(answer.get(name), bool) for name in ("rendered", "visible", "calm"))
    flags = flags and isinstance(answer.get("sketch"), str)
    drawn = all((answer.get(name) is None) == (outcome[name] is None) for name in ("before", "after", "extras"))
    return (
        flags
        and drawn
        and _is_time(answer.get("waited"))
        and all(
            isinstance(answer.get(name), list) and len(answer[name]) == len(kept)
            for name, kept in outcome.items()
            if isinstance(kept, list)
        )
    )


def read_outline(value: object) -> Outline | None:
    match value:
        case {"texts": [*texts], "parts": [*parts], "styled": bool(styled), "shape": str(shape)}:
            items = [*texts, *parts]
            small = len(texts) <= MAX_OUTLINE and len(parts) <= MAX_OUTLINE
            if small and all(isinstance(item, dict) for item in items):
                return {
                    "texts": [
                        {
                            "text": _text(item.get("text")),
                            "why": _text(item.get("why")),
                            "silent": item.get("silent") is True,
                            "made": item.get("made") is True,
                        }
                        for item in texts
                    ],
                    "parts": [
                        {
                            "role": _text(item.get("role")),
                            "name": _text(item.get("name")),
                            "why": _text(item.get("why")),
                            "reach": _text(item.get("reach")),
                            "silent": item.get("silent") is True,
                            "focus": item.get("focus") is True,
                            "stands": item.get("stands") is True,
                        }
                        for item in parts
                    ],
                    "styled": styled,
                    "shape": hashlib.sha256(shape.encode(errors="replace")).hexdigest()[:32] if shape else "",
                }
    return None


def _is_time(value: object) -> bool:
    return type(value) is int and 0 <= value < 2**31


def _items(value: object, limit: int) -> list[Any]:
    return value[:limit] if isinstance(value, list) else []


def _text(value: object) -> str:
    return clean_text(value if isinstance(value, str) else f"{type(value).__name__}")


def _is_known(item: object) -> bool:
    match item:
        case [str(tree), {"violations": [*violations], "unmeasured": [*unmeasured], "visible": bool()}]:
            texts = [tree, *violations, *unmeasured]
            return len(tree) <= MAX_LEARNED and all(isinstance(text, str) and not UNSAFE.search(text) for text in texts)
    return False
