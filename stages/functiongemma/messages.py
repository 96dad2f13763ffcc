"""Messages as a chat template takes them: calls as objects and not as text, and no control token in text from outside.

Trajectories hold an answer as the policy wrote it. A template knows a call only as `tool_calls`; of raw text it does
not know that the turn goes on after it. So every route that renders brings its messages into this form first.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from stages.functiongemma.conversation import call_with_object
from stages.functiongemma.parsing import parse
from stages.functiongemma.tokens import STOP_TOKENS, protect

Message = dict[str, Any]


def with_calls(messages: Sequence[Mapping[str, Any]]) -> list[Message]:
    """The messages, with calls that the assistant wrote as text moved to `tool_calls`, and without a final stop token.

    What stands around whole calls becomes the text before them, as the server tells it; an answer without one stays as
    it is. EncodeError for a call that cannot be written.
    """
    return [_with_calls(message) for message in messages]


def _with_calls(message: Mapping[str, Any]) -> Message:
    content = message.get("content")
    if message.get("tool_calls"):
        return {**message, "tool_calls": [call_with_object(call) for call in message["tool_calls"]]}
    if message.get("role") != "assistant" or not isinstance(content, str):
        return dict(message)
    read = parse(content)
    if not read.calls:
        for stop in STOP_TOKENS:
            content = content.removesuffix(stop)
        return {**message, "content": content}
    calls = [{"type": "function", "function": {"name": call.name, "arguments": call.arguments}} for call in read.calls]
    return {**message, "content": read.text, "tool_calls": calls}


def protected(messages: Sequence[Mapping[str, Any]]) -> list[Message]:
    """The messages for a template that protects nothing: text of the user, tool results and arguments of calls.

    Only text that looks like a control token is changed (see `tokens`).
    """
    return [_protected(message) for message in messages]


def _protected(message: Mapping[str, Any]) -> Message:
    written = dict(message)
    if message.get("role") in ("user", "tool"):
        written["content"] = protected_value(message.get("content"))
    if message.get("tool_calls"):
        written["tool_calls"] = protected_value(message["tool_calls"])
    return written


def protected_value(value: Any) -> Any:
    """A JSON value with all its texts and keys protected."""
    if isinstance(value, str):
        return protect(value)
    if isinstance(value, Mapping):
        return {protected_value(key): protected_value(item) for key, item in value.items()}
    return [protected_value(item) for item in value] if isinstance(value, (list, tuple)) else value
