"""Fine-tuning files of OpenAI and what is like them: mobile-actions, APIGen with `messages`, TRL's conversations.

Read: `tools` or the older `functions`, with the schema under any of its names; `tool_calls` or `function_call`; results
of role `tool` or `function`; content that is null or in parts of text; `weight`, or Axolotl's `train`. An answer of
weight 0 teaches nothing: it stays where it is read before one that counts, and what follows the last answer that counts
is left out. Left out: images and audio.
"""

import json
from typing import Any

from stages.curation.formats.json_text import parsed
from stages.curation.formats.kept import kept
from stages.curation.messages import NotATrajectory, kind

ROLES = {
    "function": "tool", "ipython": "tool", "observation": "tool", "tool_response": "tool", "human": "user",
    "gpt": "assistant", "model": "assistant",
}  # fmt: skip
OUR_ROLES = {"system", "developer", "user", "assistant", "tool"}
WEIGHTS = ("weight", "train")
SCHEMAS = ("input_schema", "inputSchema")  # of Anthropic and of MCP


def read(data: dict[str, Any]) -> dict[str, Any]:
    messages = data["messages"]
    if not isinstance(messages, list) or not all(isinstance(message, dict) for message in messages):
        return data
    weighed = [_weighed(message, place) for place, message in enumerate(messages)]
    found = {**data, "messages": [_message(message, place) for place, message in enumerate(_that_count(weighed))]}
    functions = parsed(found.pop("functions", None))
    if functions and not found.get("tools"):
        if not isinstance(functions, list):
            raise NotATrajectory(f'functions: {kind(functions)} instead of a list: [{{"name": …, "parameters": …}}]')
        found["tools"] = [{"type": "function", "function": function} for function in functions]
    if isinstance(found.get("tools"), list):
        found["tools"] = [_tool(parsed(tool)) for tool in found["tools"]]
    return found | kept(found)


def _weighed(message: dict[str, Any], place: int) -> dict[str, Any]:
    """The message with a weight of 0 where it is not to be learnt."""
    if isinstance(message.get("train"), bool) and message.get("weight") is None:
        message = {key: value for key, value in message.items() if key != "train"} | {"weight": int(message["train"])}
    weight = message.get("weight")
    if weight is not None and (not isinstance(weight, int | float) or weight not in (0, 1)):
        raise NotATrajectory(f"messages.{place}.weight: {json.dumps(weight)[:40]} instead of 0 or 1; correct it")
    return message


def _that_count(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    if all(message.get("weight") is None for message in messages):
        return messages
    counting = [n for n, message in enumerate(messages) if _role(message) == "assistant" and message.get("weight") != 0]
    if not counting:
        raise NotATrajectory("messages: every answer has weight 0, so there is nothing to learn; give one weight 1")
    return messages[: counting[-1] + 1]


def _role(message: dict[str, Any]) -> Any:
    role = message.get("role")
    if not isinstance(role, str) or role in OUR_ROLES:
        return role
    plain = role.lower()
    return ROLES.get(plain, plain if plain in OUR_ROLES else role)


def _message(message: dict[str, Any], place: int) -> dict[str, Any]:
    role, content = _role(message), message.get("content")
    if role != message.get("role"):
        message = {**message, "role": role}
    if role == "tool" and _is_value(content):
        message = {**message, "content": json.dumps(content, ensure_ascii=False)}
    elif isinstance(content, list):
        message = {**message, "content": _text(content, place)}
    if message.get("function_call"):
        message = {**message, "tool_calls": [{"type": "function", "function": message["function_call"]}]}
    if content is None and (message.get("tool_calls") or role == "tool"):
        message = {**message, "content": ""}
    elif content is None and isinstance(role, str):
        raise NotATrajectory(f"messages.{place}.content: null, and no call; write a text, or leave the row out")
    dropped = {"function_call"} & message.keys() | (
        {"weight"} & message.keys() if message.get("weight") != 0 else set()
    )
    return {key: value for key, value in message.items() if key not in dropped} if dropped else message


def _is_value(content: Any) -> bool:
    """Whether a result is a JSON value, and not a text or parts of one."""
    if isinstance(content, list):
        return not all(isinstance(part, dict) and "type" in part for part in content)
    return content is not None and not isinstance(content, str)


def _text(parts: list[Any], place: int) -> str:
    for part in parts:
        if not isinstance(part, dict) or not isinstance(part.get("text"), str):
            what = part.get("type") if isinstance(part, dict) else "no part"
            raise NotATrajectory(f"messages.{place}.content: {what}; only text can be trained on: leave the row out")
    return "".join(part["text"] for part in parts)


def _tool(tool: Any) -> Any:
    """A tool with its schema under the name `parameters`."""
    function = tool.get("function", tool) if isinstance(tool, dict) else None
    schema = next((key for key in SCHEMAS if isinstance(function, dict) and key in function), None)
    if not isinstance(function, dict) or schema is None or "parameters" in function:
        return tool
    function = {"parameters" if key == schema else key: value for key, value in function.items()}
    return {**tool, "function": function} if "function" in tool else function
