"""Fine-tuning files of OpenAI and what is like them: mobile-actions, APIGen with `messages`, TRL's conversations.

Read: `tools` or the older `functions`; `tool_calls` or `function_call`; results of role `tool` or `function`; content
that is null or in parts of text; `weight`. An answer of weight 0 teaches nothing: it stays where it is read before one
that counts, and what follows the last answer that counts is left out. Left out: images and audio.
"""

from typing import Any

from stages.curation.messages import NotATrajectory

ROLES = {"function": "tool", "human": "user", "gpt": "assistant", "model": "assistant"}


def read(data: dict[str, Any]) -> dict[str, Any]:
    messages = data["messages"]
    if not isinstance(messages, list) or not all(isinstance(message, dict) for message in messages):
        return data
    found = {**data, "messages": [_message(message, place) for place, message in enumerate(_that_count(messages))]}
    functions = found.pop("functions", None)
    if functions and not found.get("tools"):
        found["tools"] = [{"type": "function", "function": function} for function in functions]
    if found.get("metadata") in ("eval", "test", "validation") and "split" not in found:  # of mobile-actions
        found["split"] = "eval"
    return found


def _that_count(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    if all(message.get("weight") is None for message in messages):
        return messages
    counting = [
        n for n, message in enumerate(messages) if message.get("role") == "assistant" and message.get("weight") != 0
    ]
    if not counting:
        raise NotATrajectory("messages: every answer has weight 0, so there is nothing to learn; give one weight 1")
    return messages[: counting[-1] + 1]


def _message(message: dict[str, Any], place: int) -> dict[str, Any]:
    role, content = message.get("role"), message.get("content")
    if role in ROLES:
        message = {**message, "role": ROLES[role]}
    if isinstance(content, list):
        message = {**message, "content": _text(content, place)}
    if message.get("function_call"):
        message = {**message, "tool_calls": [{"type": "function", "function": message["function_call"]}]}
    if content is None and (message.get("tool_calls") or message["role"] == "tool"):
        message = {**message, "content": ""}
    dropped = {"function_call"} & message.keys() | (
        {"weight"} & message.keys() if message.get("weight") != 0 else set()
    )
    return {key: value for key, value in message.items() if key not in dropped} if dropped else message


def _text(parts: list[Any], place: int) -> str:
    for part in parts:
        if not isinstance(part, dict) or not isinstance(part.get("text"), str):
            kind = part.get("type") if isinstance(part, dict) else "no part"
            raise NotATrajectory(f"messages.{place}.content: {kind}; only text can be trained on: leave the row out")
    return "".join(part["text"] for part in parts)
