"""One line of a trajectory file -> what curate needs of it, or why it is no trajectory.

Lines in the usual form are checked and read by msgspec, several times faster than by pydantic. Whatever it refuses is
judged by the record type of stages/pipeline/records.py, which says what a trajectory is, and explains; what that
accepts is read once more, without the keys that are not named here. So both have accepted every row: "0.9" and true are
no numbers and 1 is no truth value, though the record type would convert them, since lines are written as they came.
"""

import json
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec
from pydantic import TypeAdapter, ValidationError

from stages.curation.declarations import check_tools
from stages.curation.formats.detect import as_trajectory
from stages.curation.messages import NotATrajectory, read_messages
from stages.pipeline.records import Message, StoryResult, Trajectory
from stages.pipeline.reward import Weights, reward
from stages.schema.structs import struct_of

_LIST = ord("[")
RETIRED = ("grader",)  # keys that our files of earlier versions carry, as texts; nothing reads them


class TrajectoryMessages(msgspec.Struct, gc=False):
    """What can be asked of the messages of a trajectory."""

    if TYPE_CHECKING:
        messages: list[Any]
        words: dict[str, str] | None
        tools: msgspec.Raw

    def first_answer(self) -> int:
        """Where the first message of the assistant stands; -1 where there is none."""
        for place, message in enumerate(self.messages):
            if message.role == "assistant":
                return place
        return -1

    def asked(self) -> list[Any]:
        """The messages before it."""
        return self.messages[: self.first_answer()]

    def answer(self) -> str:
        """The last message, which is the assistant's, with its calls."""
        return str(self.messages[-1].content)

    def has_one_answer(self) -> bool:
        return self.first_answer() == len(self.messages) - 1

    def questions(self) -> list[str]:
        """What the user said, last things first."""
        return [message.content for message in reversed(self.messages) if message.role == "user"]


# A trajectory, with None for an absent key; and, of one that was read before, its texts.
Row = struct_of(
    Trajectory,
    base=TrajectoryMessages,
    more=[(name, str | None, None) for name in RETIRED],
    null_is_absent=True,
)
_Texts = struct_of(
    Trajectory, ("messages", "words", "tools", "reward"), TrajectoryMessages, null_is_absent=True, strict=False
)


_read = msgspec.json.Decoder(Row).decode
_read_texts = msgspec.json.Decoder(_Texts).decode
_tools = TypeAdapter(list[dict[str, Any]])
_usual_tools: list[msgspec.Raw] = []  # files have few different lists of tools and carry them in every row


def decode(line: bytes, auto: bool = True) -> Any:
    """A `Row`. Raises NotATrajectory. `auto`: rows of other formats are rows, too."""
    try:
        row = _read(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return _judge(converted(line) if auto else line)
    result, messages = row.storyResult, row.messages
    if (
        (result is None or result.passedAssertions <= result.totalAssertions)
        and messages[-1].role == "assistant"
        and "tool" not in [message.role for message in messages]
        and (row.tools in _usual_tools or _are_tools(row.tools))
    ):
        return row
    return _judge(converted(line) if auto else line)


def decode_again(line: bytes, auto: bool = True) -> TrajectoryMessages:
    """For a line that `decode` has accepted: skips what else is in it."""
    return line_and_row(line, auto)[1]


def line_and_row(line: bytes, auto: bool = True) -> tuple[bytes, TrajectoryMessages]:
    """The line as a trajectory's, too."""
    try:
        texts: TrajectoryMessages = _read_texts(line)
        if memoryview(texts.tools)[0] == _LIST:
            return line, texts
    except msgspec.MsgspecError:
        pass
    line = converted(line) if auto else line
    return line, decode(line, False)


def converted(line: bytes) -> bytes:
    """A row of another format as the line of a trajectory; anything else as it is. Raises NotATrajectory."""
    try:
        data = json.loads(line)
        found = as_trajectory(data) if isinstance(data, dict) else None
        return line if found is None or found == data else json.dumps(found, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return line  # said by the judge


def _are_tools(value: msgspec.Raw) -> bool:
    try:
        check_tools(_tools.validate_json(bytes(value)))
    except (ValidationError, NotATrajectory):
        return False
    if len(_usual_tools) < 50:
        _usual_tools.append(value.copy())  # without the line around it
    return True


def _judge(line: bytes) -> Any:
    try:
        text = line.removesuffix(b"\n").decode("utf-8")  # which no reason is to count as a second line
        record = Trajectory.model_validate_json(text)
        data = json.loads(text, parse_float=_number, parse_constant=_refuse)
        check_tools(record.tools)
        row = _read(json.dumps(_named_here(data)).encode())
    except UnicodeDecodeError:
        kind = "UTF-16, not UTF-8" if b"\0" in line or line[:2] in (b"\xff\xfe", b"\xfe\xff") else "not UTF-8"
        raise NotATrajectory(f"{kind}; write the file again as UTF-8, as `iconv -t UTF-8` does") from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])[:200]
        raise NotATrajectory(f"{where}: {first['msg']}" if where else first["msg"]) from None
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at `$.")
        raise NotATrajectory(f"{where.rstrip('`')}: {what}" if where else what) from None
    if not any(message.role == "assistant" for message in record.messages):
        raise NotATrajectory("messages: no assistant message; there is nothing to learn")
    if (role := record.messages[-1].role) != "assistant":
        raise NotATrajectory(f"messages: the last one has role {role}; leave out what follows the last answer")
    if data["messages"][-1].get("weight") == 0:
        raise NotATrajectory("messages: the last answer has weight 0; leave out what follows the last one that counts")
    row.messages = read_messages(data["messages"], type(row.messages[0]))
    return row


def _named_here(data: dict[str, Any]) -> dict[str, Any]:
    """The keys that are read; null stands for an absent one."""
    row = {key: data[key] for key in Trajectory.model_fields if data.get(key) is not None}
    row["messages"] = [{key: message[key] for key in Message.model_fields} for message in row["messages"]]
    if "storyResult" in row:
        result = row["storyResult"]
        row["storyResult"] = {key: result[key] for key in StoryResult.model_fields if key in result}
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
