"""How a request becomes a prompt, and how a policy's text becomes messages and tool calls. Left out: images."""

import json
import secrets
from collections.abc import Iterator, Sequence
from typing import Any

from jsonschema.exceptions import best_match

from stages.functiongemma import parse
from stages.functiongemma.tokens import END_CALL, START_CALL
from stages.serving.engine import FinishReason
from stages.serving.json_values import RequestError, read_json
from stages.serving.request import ChatRequest, NamedChoice, ResponseFormat, ToolCall


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
            arguments = read_json(arguments or "{}")
        except RequestError as error:
            raise RequestError(f"the arguments of a call to {call.function.name}: {error}", "messages") from None
    if not isinstance(arguments, dict):
        raise RequestError(f"the arguments of a call to {call.function.name} are not an object", "messages")
    return {"type": "function", "function": {"name": call.function.name, "arguments": arguments}}


def beginnings(request: ChatRequest) -> tuple[str, ...]:
    """What a call may begin with, after its control token, where the request asks for one; empty: anything goes."""
    if not request.calls_allowed or request.tool_choice in (None, "auto"):
        return ()
    if isinstance(request.tool_choice, NamedChoice):
        return (f"call:{request.tool_choice.function.name}{{",)
    return tuple(f"call:{tool.function.name}{{" for tool in request.tools or ())


def stop_at(text: str, stops: Sequence[str], one_call: bool) -> int | None:
    """Where `text` ends: before the first of `stops`, or after its first call where only one is wanted."""
    ends = [at for stop in stops if (at := text.find(stop)) >= 0]
    if one_call and (at := text.find(END_CALL)) >= 0:
        ends.append(at + len(END_CALL))
    return min(ends, default=None)


def tool_call(name: str, arguments: dict[str, Any]) -> dict[str, Any]:
    text = json.dumps(arguments, ensure_ascii=False)
    return {
        "id": f"call_{secrets.token_hex(8)}",
        "type": "function",
        "function": {"name": name, "arguments": text},
    }


def answer(text: str, reason: FinishReason, calls_allowed: bool) -> tuple[dict[str, Any], str]:
    """The assistant message and the finish reason. Text that parses to no call is content, unchanged.

    Of an answer with calls, all text around them is content, without white space at its end.
    """
    result = parse(text) if calls_allowed else None
    if result is None or not result.calls:
        return {"role": "assistant", "content": text}, reason
    message = {
        "role": "assistant",
        "content": _before(text) + result.text or None,
        "tool_calls": [tool_call(call.name, call.arguments) for call in result.calls],
    }
    return message, "length" if reason == "length" else "tool_calls"


def json_answer(text: str, reason: FinishReason, form: ResponseFormat) -> tuple[dict[str, Any], str]:
    """The assistant message of a request for JSON: the arguments of the call that was asked for, as text.

    What the model could not bring into the form is a refusal with its reason, never other JSON.
    """
    result = parse(text)
    problem: str | None = str(result.errors[0]) if result.errors else "the model gave no answer in this form"
    if reason == "length" and not result.calls:
        return {"role": "assistant", "content": text}, "length"
    if result.calls:
        arguments = result.calls[0].arguments
        problem = _misfit(arguments, form)
        if problem is None:
            return {"role": "assistant", "content": json.dumps(arguments, ensure_ascii=False)}, "stop"
    return {"role": "assistant", "content": None, "refusal": problem}, "stop"


def _misfit(arguments: dict[str, Any], form: ResponseFormat) -> str | None:
    """Why the answer does not fit the schema; None where it does."""
    try:
        wrong = best_match(form.validator.iter_errors(arguments))
    except OverflowError:  # an integer of hundreds of digits against a fraction
        return "the answer holds a number that is too large for its schema"
    return None if wrong is None else f"the answer does not fit the schema: {wrong.message[:200]}"


def _before(text: str) -> str:
    """The white space that `text` begins with, where other text than a call follows it."""
    begins = len(text) - len(text.lstrip())
    return "" if text.startswith(START_CALL, begins) else text[:begins]


class Deltas:
    """Turns growing text into stream deltas: content as it comes, each call as a whole at the end of the answer.

    A call is held back until the end because only then is it known to parse; content is held back only
    while its tail may be the beginning of a call or of a stop string, or white space before a call.
    """

    def __init__(self, calls_allowed: bool, stops: Sequence[str] = (), form: ResponseFormat | None = None) -> None:
        self._calls_allowed, self._stops, self._form = calls_allowed, stops, form
        self._sent = 0
        self.finish_reason = ""

    def grow(self, text: str) -> Iterator[dict[str, Any]]:
        if self._form is not None:  # JSON is known to be whole at its end
            return
        text = settled(text)
        end = min((_safe_end(text, stop) for stop in self._stops), default=len(text))
        if self._calls_allowed:
            start = text.find(START_CALL)
            end = min(end, start if start >= 0 else _safe_end(text, START_CALL))
            end = len(text[:end].rstrip())
        if end > self._sent:
            yield {"content": text[self._sent : end]}
            self._sent = end

    def finish(self, text: str, reason: FinishReason) -> Iterator[dict[str, Any]]:
        """The remaining deltas, from what `answer` makes of the whole text; then `finish_reason` is set."""
        if self._form is not None:
            message, self.finish_reason = json_answer(text, reason, self._form)
            yield {name: said for name, said in message.items() if name != "role" and said is not None}
            return
        message, self.finish_reason = answer(text, reason, self._calls_allowed)
        if calls := message.get("tool_calls"):
            if rest := (message["content"] or "")[self._sent :]:  # what stood after the first call
                yield {"content": rest}
            yield {"tool_calls": [{"index": at, **call} for at, call in enumerate(calls)]}
        elif rest := text[self._sent :]:
            yield {"content": rest}


def settled(text: str) -> str:
    """`text` without a last character whose remaining bytes are still to come."""
    return text.rstrip("\ufffd")


def _safe_end(text: str, marker: str) -> int:
    for length in range(min(len(marker) - 1, len(text)), 0, -1):
        if marker.startswith(text[-length:]):
            return len(text) - length
    return len(text)
