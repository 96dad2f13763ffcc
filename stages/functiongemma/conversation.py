"""A whole conversation as model text: what `template.CHAT_TEMPLATE` renders, in Python.

    <bos><start_of_turn>developer
    SYSTEM TEXT
    You are a model that can do function calling with the following
    functions<start_function_declaration>…<end_of_turn> <start_of_turn>user INTENT<end_of_turn>
    <start_of_turn>model <start_function_call>call:…{…}<end_function_call><start_function_response>

A turn of calls does not end with `<end_of_turn>`: FunctionGemma stops at `<start_function_response>`, whoever
runs the call goes on with `response:NAME{…}<end_function_response>`, and the model continues in the same
turn. So the text of a conversation begins with the text of the same conversation without its last answer,
with the generation prompt.

System, developer and assistant text is taken as it stands, so that an answer may hold calls as raw text; user
text and tool results are protected (see `tokens`): what comes from outside cannot forge a turn.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from stages.functiongemma.encode import EncodeError, declaration, encode_call, encode_response
from stages.functiongemma.tokens import (
    BOS,
    END_CALL,
    END_TURN,
    START_RESPONSE,
    START_TURN,
    STOP_TOKENS,
    protect,
)

FUNCTIONS_SENTENCE = "You are a model that can do function calling with the following functions"


def render(
    messages: Sequence[Mapping[str, Any]],
    tools: Sequence[Mapping[str, Any]] | None = None,
    add_generation_prompt: bool = False,
) -> str:
    """The conversation as text, `<bos>` first; EncodeError for a message that has no form on the wire."""
    messages = list(messages)
    out = [BOS]
    first = messages[:1] if messages and messages[0].get("role") in ("system", "developer") else []
    if first or tools:
        out.append(f"{START_TURN}developer\n{_developer(first, tools)}{END_TURN}\n")
    # Where the text stands: outside any turn, after the calls of a model turn, or after a response in that
    # turn.
    state = "closed"
    for message in messages[len(first) :]:
        role = message.get("role")
        if role == "tool":
            if state == "closed":
                raise EncodeError("a tool result must follow the calls it answers")
            out.append(encode_response(_tool_name(message, messages), _response(message)))
            state = "response"
        elif role == "assistant":
            if state == "call":
                out.append(f"{END_TURN}\n")
            text, calls = _answer(message)
            opening = "" if state == "response" else f"{START_TURN}model\n"
            out.append(f"{opening}{text}{calls}")
            state = "call" if (text + calls).endswith(END_CALL) else "closed"
            if state == "closed":
                out.append(f"{END_TURN}\n")
        elif role in ("user", "system", "developer"):
            if state != "closed":
                out.append(f"{END_TURN}\n")
            text = _text(message).strip()
            turn = "user" if role == "user" else "developer"
            out.append(f"{START_TURN}{turn}\n{protect(text) if role == 'user' else text}{END_TURN}\n")
            state = "closed"
        else:
            raise EncodeError(f"unknown role {role!r}")
    if state == "call":
        out.append(START_RESPONSE)
    elif add_generation_prompt and state == "closed":
        out.append(f"{START_TURN}model\n")
    return "".join(out)


def _developer(first: Sequence[Mapping[str, Any]], tools: Sequence[Mapping[str, Any]] | None) -> str:
    text = _text(first[0]).strip() if first else ""
    if not tools:
        return text
    if FUNCTIONS_SENTENCE not in text:
        text = f"{text}\n{FUNCTIONS_SENTENCE}" if text else FUNCTIONS_SENTENCE
    return text + "".join(declaration(tool) for tool in tools)


def _answer(message: Mapping[str, Any]) -> tuple[str, str]:
    text = _text(message)
    for stop in STOP_TOKENS:
        text = text.removesuffix(stop)
    calls = []
    for call in message.get("tool_calls") or []:
        function = call.get("function", call)
        arguments = function.get("arguments") or {}
        if isinstance(arguments, str):
            try:
                arguments = json.loads(arguments)
            except ValueError as error:
                raise EncodeError(f"arguments of {function.get('name')!r} are not JSON: {error}") from None
        if not isinstance(arguments, Mapping):
            raise EncodeError(f"arguments of {function.get('name')!r} are not an object")
        calls.append(encode_call(function["name"], arguments))
    return text, "".join(calls)


def _response(message: Mapping[str, Any]) -> Any:
    content = message.get("content")
    return content if isinstance(content, Mapping) else _text(message)


def _tool_name(message: Mapping[str, Any], messages: Sequence[Mapping[str, Any]]) -> str:
    if message.get("name"):
        return str(message["name"])
    for other in messages:
        for call in other.get("tool_calls") or []:
            if call.get("id") and call["id"] == message.get("tool_call_id"):
                return str(call.get("function", call)["name"])
    raise EncodeError("a tool result needs a name, or the tool_call_id of a call before it")


def _text(message: Mapping[str, Any]) -> str:
    content = message.get("content")
    if content is None:
        return ""
    if isinstance(content, str):
        return content
    if isinstance(content, Sequence) and all(part.get("type") == "text" for part in content):
        return "".join(part["text"] for part in content)
    raise EncodeError(f"a {message.get('role')} message is neither text nor a list of text parts")
