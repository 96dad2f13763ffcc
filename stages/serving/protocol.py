"""The chat-completions protocol: what a request may say, and how a policy's text becomes messages and tool calls.

Unknown request fields are ignored, as OpenAI-compatible servers do. Left out: log probabilities, response
formats and images.
"""

import json
import secrets
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from stages.functiongemma import parse
from stages.serving.engine import FinishReason

CALL_START = "<start_function_call>"


class Loose(BaseModel):
    model_config = ConfigDict(extra="ignore")


class Function(Loose):
    name: Annotated[str, Field(min_length=1)]
    description: str | None = None
    parameters: dict[str, Any] | None = None


class Tool(Loose):
    type: Literal["function"] = "function"
    function: Function


class CalledFunction(Loose):
    name: str
    arguments: str | dict[str, Any]


class ToolCall(Loose):
    id: str | None = None
    function: CalledFunction


class TextPart(Loose):
    type: Literal["text"]
    text: str


class ChatMessage(Loose):
    role: Literal["system", "developer", "user", "assistant", "tool"]
    content: str | list[TextPart] | None = None
    name: str | None = None
    tool_calls: list[ToolCall] | None = None
    tool_call_id: str | None = None


class NamedFunction(Loose):
    name: str


class NamedChoice(Loose):
    function: NamedFunction


class StreamOptions(Loose):
    include_usage: bool = False


class ChatRequest(Loose):
    messages: Annotated[list[ChatMessage], Field(min_length=1, max_length=256)]
    model: str | None = None  # there is one model; any name gets it, since clients of a base URL send placeholders
    tools: Annotated[list[Tool], Field(max_length=128)] | None = None
    tool_choice: Literal["none", "auto", "required"] | NamedChoice | None = None
    max_tokens: Annotated[int, Field(ge=1)] | None = None
    max_completion_tokens: Annotated[int, Field(ge=1)] | None = None
    temperature: Annotated[float, Field(ge=0, le=10)] | None = None
    top_p: Annotated[float, Field(gt=0, le=1)] | None = None
    top_k: Annotated[int, Field(ge=0)] | None = None
    seed: Annotated[int, Field(ge=0, lt=2**63)] | None = None
    n: Annotated[int, Field(ge=1, le=16)] | None = None
    stream: bool | None = None
    stream_options: StreamOptions | None = None

    @property
    def calls_allowed(self) -> bool:
        return bool(self.tools) and self.tool_choice != "none"


def template_input(request: ChatRequest) -> tuple[list[dict[str, Any]], list[dict[str, Any]] | None]:
    """Messages and tools in the form chat templates expect: text joined, call arguments as objects."""
    names: dict[str | None, str] = {}
    messages = []
    for message in request.messages:
        content = message.content
        text = content if isinstance(content, str) else "".join(part.text for part in content or [])
        row: dict[str, Any] = {"role": message.role, "content": text}
        if message.tool_calls:
            row["tool_calls"] = [_template_call(call) for call in message.tool_calls]
            names |= {call.id: call.function.name for call in message.tool_calls}
        if message.role == "tool":
            row["name"] = message.name or names.get(message.tool_call_id, "")
        messages.append(row)
    tools = request.tools if request.calls_allowed else None
    return messages, [tool.model_dump(exclude_none=True) for tool in tools] if tools else None


def _template_call(call: ToolCall) -> dict[str, Any]:
    arguments = call.function.arguments
    if isinstance(arguments, str):
        try:
            arguments = json.loads(arguments or "{}")
        except json.JSONDecodeError as error:
            raise ValueError(f"the arguments of a call to {call.function.name} are not JSON: {error}") from None
    return {"type": "function", "function": {"name": call.function.name, "arguments": arguments}}


def forced_start(request: ChatRequest) -> str:
    """What the answer has to begin with so that it is a call, where the request asks for one."""
    if not request.calls_allowed or request.tool_choice in (None, "auto"):
        return ""
    if isinstance(request.tool_choice, NamedChoice):
        return f"{CALL_START}call:{request.tool_choice.function.name}{{"
    return f"{CALL_START}call:"


def tool_call(name: str, arguments: dict[str, Any]) -> dict[str, Any]:
    text = json.dumps(arguments, ensure_ascii=False)
    return {
        "id": f"call_{secrets.token_hex(8)}",
        "type": "function",
        "function": {"name": name, "arguments": text},
    }


def answer(text: str, reason: FinishReason, calls_allowed: bool) -> tuple[dict[str, Any], str]:
    """The assistant message and the finish reason. Text that parses to no call is content, unchanged."""
    result = parse(text) if calls_allowed else None
    if result is None or not result.calls:
        return {"role": "assistant", "content": text}, reason
    message = {
        "role": "assistant",
        "content": result.text.strip() or None,
        "tool_calls": [tool_call(call.name, call.arguments) for call in result.calls],
    }
    return message, "length" if reason == "length" else "tool_calls"


class Deltas:
    """Turns growing text into stream deltas: content as it comes, each call as a whole at the end of the answer.

    A call is held back until the end because only then is it known to parse; content is held back only
    while its tail may be the beginning of a call.
    """

    def __init__(self, calls_allowed: bool) -> None:
        self._calls_allowed = calls_allowed
        self._sent = 0
        self.finish_reason = ""

    def grow(self, text: str) -> Iterator[dict[str, Any]]:
        end = len(text)
        if self._calls_allowed:
            start = text.find(CALL_START)
            end = start if start >= 0 else _safe_end(text, CALL_START)
        if text.endswith("\ufffd"):  # a character whose remaining bytes are still to come
            end = min(end, len(text.rstrip("\ufffd")))
        if end > self._sent:
            yield {"content": text[self._sent : end]}
            self._sent = end

    def finish(self, text: str, reason: FinishReason) -> Iterator[dict[str, Any]]:
        """The remaining deltas, from what `answer` makes of the whole text; then `finish_reason` is set."""
        message, self.finish_reason = answer(text, reason, self._calls_allowed)
        if calls := message.get("tool_calls"):
            yield {"tool_calls": [{"index": at, **call} for at, call in enumerate(calls)]}
        elif rest := text[self._sent :]:
            yield {"content": rest}


def _safe_end(text: str, marker: str) -> int:
    for length in range(min(len(marker) - 1, len(text)), 0, -1):
        if marker.startswith(text[-length:]):
            return len(text) - length
    return len(text)
