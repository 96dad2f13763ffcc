"""What a model answered in a conversation, and the one interface of everything that answers.

A model may answer with FunctionGemma's markup (`read_markup`) or with an endpoint's `tool_calls` (`read_call`); either
becomes the same `Answer`. Left out: streaming, since a call can only be run when it is whole.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from stages.functiongemma import parse


@dataclass(frozen=True)
class AskedCall:
    """A call as the model made it; `problem` says why `arguments` could not be read."""

    id: str
    name: str
    arguments: dict[str, Any]
    problem: str | None = None


@dataclass(frozen=True)
class Answer:
    """`message` is what goes into the history; `problems` are calls too broken to be answered one by one.

    `stopped` says why the answer was ended before its own end, where it was: "repeated itself …".
    """

    text: str
    calls: list[AskedCall]
    message: dict[str, Any]
    problems: list[str] = field(default_factory=list)
    stopped: str | None = None


class Client(Protocol):
    """An endpoint (`EndpointClient`) or a policy in this process (`PolicyClient`)."""

    def complete(self, messages: Sequence[Mapping[str, Any]], tools: Sequence[Mapping[str, Any]]) -> Answer: ...


def read_markup(text: str, turn: int, stopped: str | None = None) -> Answer:
    """The answer that a model wrote as text. It stays text in the history, exactly as written."""
    result = parse(text)
    calls = [AskedCall(f"call_{turn}_{i}", call.name, call.arguments) for i, call in enumerate(result.calls)]
    return Answer(result.text, calls, {"role": "assistant", "content": text}, [str(e) for e in result.errors], stopped)


def read_call(id: str, name: str, arguments: Any) -> AskedCall:
    """A call from an endpoint's answer, whose arguments are JSON text or, from some servers, an object."""
    try:
        read = json.loads(arguments or "{}") if isinstance(arguments, (str, type(None))) else arguments
        json.dumps(read, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:  # half a surrogate pair is a ValueError, too
        return AskedCall(id, name, {}, f"{name}: the arguments are not JSON: {error}")
    if not isinstance(read, dict):
        return AskedCall(id, name, {}, f"{name}: the arguments are not an object")
    return AskedCall(id, name, read)
