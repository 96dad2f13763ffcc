"""One line of a trajectory file -> what curate needs of it, or why it is no trajectory.

Lines in the usual form are checked and read by msgspec, several times faster than by pydantic. Whatever it refuses is
judged by the record type of stages/pipeline/records.py, which says what a trajectory is, and explains; what that
accepts is read once more, without the keys that are not named here. So both have accepted every row: "0.9" and true are
no numbers and 1 is no truth value, though the record type would convert them, since lines are written as they came.
"""

import json
from collections.abc import Callable
from functools import lru_cache
from typing import Annotated, Any, Literal

import msgspec
from pydantic import TypeAdapter, ValidationError

from stages.pipeline.records import Source, Split, StoryResult, Trajectory
from stages.pipeline.reward import Weights, reward

_Integer = Annotated[int, msgspec.Meta(ge=-(2**31), lt=2**31)]
_Count = Annotated[int, msgspec.Meta(ge=0, lt=2**31)]


class Message(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    role: Literal["system", "developer", "user", "assistant", "tool"]
    content: str


class Verdict(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    passed: bool
    a11yPassed: bool
    totalAssertions: _Count
    passedAssertions: _Count
    errors: list[str] = []


class Said(msgspec.Struct, kw_only=True, gc=False):
    """What a trajectory says."""

    messages: list[Message]
    words: dict[str, str] | None = None

    def first_answer(self) -> int:
        """Where the first message of the assistant stands; -1 where there is none."""
        for place, message in enumerate(self.messages):
            if message.role == "assistant":
                return place
        return -1

    def last(self, role: str) -> str:
        """What was last said in this role."""
        for message in reversed(self.messages):
            if message.role == role:
                return message.content
        return ""


class Row(Said, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A trajectory; None stands for an absent key."""

    reward: Annotated[float, msgspec.Meta(ge=0, le=1)]
    storyResult: Verdict | None = None
    tools: msgspec.Raw = msgspec.Raw(b"[]")
    id: str | None = None
    story: str | None = None
    source: Source | None = None
    fault: str | None = None
    split: Split | None = None
    iteration: _Integer | None = None
    grader: str | None = None
    policy: str | None = None


class NotATrajectory(Exception):
    """A line that holds none; the message says why."""


_read = msgspec.json.Decoder(Row).decode
_read_said = msgspec.json.Decoder(Said).decode
_tools = TypeAdapter(list[dict[str, Any]])
_usual_tools: list[msgspec.Raw] = []  # files have few different lists of tools and carry them in every row


def decode(line: bytes) -> Row:
    """Raises NotATrajectory."""
    try:
        row = _read(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return _judge(line)
    result, messages = row.storyResult, row.messages
    if (
        (result is None or result.passedAssertions <= result.totalAssertions)
        and messages
        and (messages[-1].role == "assistant" or row.first_answer() >= 0)
        and (row.tools in _usual_tools or _are_tools(row.tools))
    ):
        return row
    return _judge(line)


def decode_again(line: bytes) -> Said:
    """For a line that `decode` has accepted: skips what else is in it."""
    try:
        return _read_said(line)
    except msgspec.MsgspecError:
        return decode(line)


def _are_tools(value: msgspec.Raw) -> bool:
    try:
        _tools.validate_json(bytes(value))
    except ValidationError:
        return False
    if len(_usual_tools) < 50:
        _usual_tools.append(value.copy())  # without the line around it
    return True


def _judge(line: bytes) -> Row:
    try:
        text = line.removesuffix(b"\n").decode("utf-8")  # which no reason is to count as a second line
        record = Trajectory.model_validate_json(text)
        data = json.loads(text, parse_float=_number, parse_constant=_refuse)
        row = _read(json.dumps(_named_here(data)).encode())
    except UnicodeDecodeError:
        raise NotATrajectory("not UTF-8") from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])[:200]
        raise NotATrajectory(f"{where}: {first['msg']}" if where else first["msg"]) from None
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at `$.")
        raise NotATrajectory(f"{where.rstrip('`')}: {what}" if where else what) from None
    if not any(message.role == "assistant" for message in record.messages):
        raise NotATrajectory("messages: no assistant message")
    return row


def _named_here(data: dict[str, Any]) -> dict[str, Any]:
    """The keys that are read; null stands for an absent one."""
    row = {key: data[key] for key in Row.__struct_fields__ if data.get(key) is not None}
    row["messages"] = [{key: message[key] for key in Message.__struct_fields__} for message in row["messages"]]
    if "storyResult" in row:
        result = row["storyResult"]
        row["storyResult"] = {key: result[key] for key in Verdict.__struct_fields__ if key in result}
    return row


def _number(text: str) -> float:
    """4.0 is a whole number in JSON."""
    value = float(text)
    return int(value) if value.is_integer() else value


def _refuse(constant: str) -> None:
    raise NotATrajectory(f"Invalid JSON: {constant} is no JSON value")


def scorer(weights: Weights) -> Callable[[bool, bool, int, int], float]:
    """Scores the figures of verdicts with these weights, each once."""

    @lru_cache(None)
    def score(passed: bool, a11yPassed: bool, totalAssertions: int, passedAssertions: int) -> float:
        result = StoryResult(
            passed=passed, a11yPassed=a11yPassed, totalAssertions=totalAssertions, passedAssertions=passedAssertions
        )
        return reward(result, weights)

    return score
