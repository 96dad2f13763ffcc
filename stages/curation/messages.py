"""The one reading of a message: what the policy would read and write of it, calls and results of tools included.

Everything that looks at messages looks at this: duplicates, held-out solutions, rendering. A message is its role and
its text; calls of an assistant stand behind its text as the wire format has them (stages/functiongemma), wherever the
file has them. What a policy could not be shown is NotATrajectory, with the place and what to do.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from stages.functiongemma import STOP_TOKENS, EncodeError, encode_call
from stages.functiongemma.encode import check_name
from stages.functiongemma.tokens import END_CALL


class NotATrajectory(Exception):
    """A line that holds none; the message says why, in one line whatever the row has as keys."""

    def __init__(self, why: str) -> None:
        super().__init__("".join(char if char.isprintable() else " " for char in why))


class Called(msgspec.Struct, gc=False):
    """A message with calls or without weight, or the result of a call. `content` is its text with the calls; `given` is
    it, as an object.
    """

    role: str
    content: str
    given: dict[str, Any]
    weight: int = 1


def read_messages(messages: Sequence[Mapping[str, Any]], usual: Any) -> list[Any]:
    """Messages as `usual` (role, content) where they are no more than that, otherwise as `Called`."""
    read: list[Any] = []
    names: dict[Any, str] = {}  # of called functions, by the id of the call
    is_open = False  # whether the result of a call may follow
    for place, message in enumerate(messages):
        role, content = message["role"], message["content"]
        calls = message.get("tool_calls") if role == "assistant" else None
        weight = 0 if role == "assistant" and message.get("weight") == 0 else 1
        if calls:
            given = _calls(calls, f"messages.{place}.tool_calls", names)
            text = content + "".join(
                encode_call(call["function"]["name"], call["function"]["arguments"]) for call in given
            )
            read.append(Called(role, text, {"role": role, "content": content, "tool_calls": given}, weight))
            is_open = True
        elif role == "tool":
            name = message.get("name") or names.get(message.get("tool_call_id"))
            _check_result(f"messages.{place}", is_open, name)
            read.append(Called(role, content, {"role": role, "content": content, "name": name}))
        else:
            message = {"role": role, "content": content}
            read.append(usual(**message) if weight else Called(role, content, message, weight))
            is_open = role == "assistant" and ends_with_call(content)
    return read


def as_object(message: Any) -> dict[str, Any]:
    """For a chat template."""
    return message.given if type(message) is Called else {"role": message.role, "content": message.content}


def weight_of(message: Any) -> int:
    """0 for an answer that is read and not learnt, such as one that a later answer corrects; otherwise 1."""
    return message.weight if type(message) is Called else 1


def ends_with_call(content: str) -> bool:
    for stop in STOP_TOKENS:
        content = content.removesuffix(stop)
    return content.endswith(END_CALL)


def arguments_of(value: Any, where: str) -> dict[str, Any]:
    """Arguments of a call, which may be JSON text."""
    if isinstance(value, str) and value.strip():
        try:
            value = json.loads(value, parse_constant=_refuse)
        except ValueError as error:
            raise NotATrajectory(f"{where}: broken JSON ({error}); correct it, or leave the row out") from None
        except RecursionError:
            raise NotATrajectory(f"{where}: nested too deeply; leave the row out") from None
        if value is None:
            raise NotATrajectory(f'{where}: "null" instead of an object; write {{}} where there are none')
    if value is None or value == "":
        return {}
    if not isinstance(value, dict):
        raise NotATrajectory(f'{where}: {kind(value)} instead of an object; name them, such as {{"path": "a.tsx"}}')
    return value


def kind(value: Any) -> str:
    """What a JSON value is, for a person."""
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    names = {str: "a text", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names[type(value)]


def _calls(calls: Any, where: str, names: dict[Any, str]) -> list[dict[str, Any]]:
    if not isinstance(calls, list):
        raise NotATrajectory(f"{where}: {kind(calls)} instead of a list of calls; correct it")
    given = []
    for number, call in enumerate(calls):
        function = call.get("function", call) if isinstance(call, dict) else None
        if not isinstance(function, dict):
            raise NotATrajectory(f'{where}.{number}: no call; write {{"function": {{"name": …, "arguments": …}}}}')
        name: Any = function.get("name")
        arguments = arguments_of(function.get("arguments"), f"{where}.{number}.arguments")
        try:
            encode_call(name, arguments)
        except EncodeError as error:
            raise NotATrajectory(f"{where}.{number}: {error}; correct it, or leave the row out"[:250]) from None
        if isinstance(call.get("id"), str):
            names[call["id"]] = name
        given.append({"type": "function", "function": {"name": name, "arguments": arguments}})
    return given


def _check_result(where: str, is_open: bool, name: Any) -> None:
    if not is_open:
        raise NotATrajectory(f"{where}: the result of a tool without a call before it; add the call, or leave it out")
    if not name:
        raise NotATrajectory(f"{where}: the result of a tool needs its name, or the tool_call_id of a call before it")
    try:
        check_name(name)
    except EncodeError as error:
        raise NotATrajectory(f"{where}.name: {error}"[:250]) from None


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON value")
