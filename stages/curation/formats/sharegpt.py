"""`conversations` of `from` and `value`: ShareGPT, and with tools Hermes, APIGen-MT and LLaMA-Factory.

Hermes has calls as `<tool_call>{…}</tool_call>` in what the model says, results as `<tool_response>…</tool_response>`
and tools as JSON between `<tools>` in the system's text; APIGen-MT has turns `function_call` and `observation` and a
column `tools`. ToolACE has calls as Python in text: told, not read.
"""

import json
import re
from typing import Any

from stages.curation.formats.json_text import parsed
from stages.curation.messages import NotATrajectory

ROLES = {
    "human": "user", "user": "user", "gpt": "assistant", "assistant": "assistant", "model": "assistant",
    "chatgpt": "assistant", "system": "system", "tool": "tool", "observation": "tool",
    "function_call": "call", "function-call": "call", "function_response": "tool", "function-response": "tool",
}  # fmt: skip
CALL = re.compile(r"<tool_call>\s*(.*?)\s*</tool_call>", re.S)
RESPONSE = re.compile(r"<tool_response>\s*(.*?)\s*</tool_response>", re.S)
TOOLS = re.compile(r"<tools>\s*(.*?)\s*</tools>", re.S)
TOOLACE = re.compile(r"\s*\[\s*[\w .:/-]+\(.*\)\s*\]\s*", re.S)


def read(data: dict[str, Any]) -> dict[str, Any]:
    turns = parsed(data["conversations"])
    if not isinstance(turns, list):
        raise NotATrajectory(
            'conversations: no list; write [{"from": "human", "value": …}, {"from": "gpt", "value": …}]'
        )
    messages: list[dict[str, Any]] = []
    names: list[str] = []  # of calls that have no result yet
    if isinstance(data.get("system"), str) and data["system"]:
        messages.append({"role": "system", "content": data["system"]})
    for place, turn in enumerate(turns):
        role, value = _turn(turn, place)
        if role == "call":
            calls = parsed(value)
            messages.append(_calling("", calls if isinstance(calls, list) else [calls], place, names))
        elif role == "assistant" and "<tool_call>" in value:
            calls = [parsed(call) for call in CALL.findall(value)]
            messages.append(_calling(CALL.sub("", value).strip(), calls, place, names))
        elif role == "tool":
            for result in RESPONSE.findall(value) or [value]:
                given = parsed(result)
                named = given.get("name") if isinstance(given, dict) and {"name", "content"} <= given.keys() else None
                name = names.pop(0) if names else None
                messages.append({"role": "tool", "name": named or name, "content": result})
        else:
            if role == "assistant" and TOOLACE.fullmatch(value):
                raise NotATrajectory(
                    f"conversations.{place}: a call as text, as in ToolACE; write it as a turn "
                    '{"from": "function_call", "value": {"name": "f", "arguments": {…}}} and add a column `tools`'
                )
            messages.append({"role": role, "content": value})
    tools = parsed(data.get("tools")) or _tools_in(messages)
    rest = {key: value for key, value in data.items() if key not in ("conversations", "system", "tools", "id")}
    return {"messages": messages, "tools": tools, **{k: v for k, v in rest.items() if k in ("reward", "storyResult")}}


def _turn(turn: Any, place: int) -> tuple[str, str]:
    said = turn if isinstance(turn, dict) else {}
    speaker, value = said.get("from", said.get("role")), said.get("value", said.get("content"))
    if isinstance(value, dict | list):
        value = json.dumps(value, ensure_ascii=False)
    if speaker not in ROLES or not isinstance(value, str):
        raise NotATrajectory(
            f'conversations.{place}: no turn of a known speaker; write {{"from": "human", "value": …}}, or "gpt"'
        )
    return ROLES[speaker], value


def _calling(content: str, calls: list[Any], place: int, names: list[str]) -> dict[str, Any]:
    for call in calls:
        if not isinstance(call, dict) or not isinstance(call.get("name"), str):
            raise NotATrajectory(f'conversations.{place}: no call; write {{"name": "f", "arguments": {{…}}}} as JSON')
        names.append(call["name"])
    made = [{"name": call["name"], "arguments": call.get("arguments", call.get("parameters", {}))} for call in calls]
    tool_calls = [{"type": "function", "function": each} for each in made]
    return {"role": "assistant", "content": content, "tool_calls": tool_calls}


def _tools_in(messages: list[dict[str, Any]]) -> list[Any]:
    """What the system's text declares; the text stays."""
    found = TOOLS.search(messages[0]["content"]) if messages and messages[0]["role"] == "system" else None
    tools = parsed(found.group(1)) if found else []
    return tools if isinstance(tools, list) else []
