"""`conversations` of `from` and `value`: ShareGPT, and with tools Hermes, APIGen-MT and LLaMA-Factory.

Hermes has calls, results and tools between tags in the texts (`hermes`); APIGen-MT has turns `function_call` and
`observation` and a column `tools`. `weight` of a turn counts as in files of OpenAI. ToolACE has calls as Python in
text: told, not read.
"""

import json
import re
from typing import Any

from stages.curation.formats import openai
from stages.curation.formats.hermes import OPENING, RESPONSE, calls_in, tools_in
from stages.curation.formats.json_text import parsed
from stages.curation.formats.kept import kept
from stages.curation.messages import NotATrajectory

ROLES = {
    "human": "user", "user": "user", "gpt": "assistant", "assistant": "assistant", "model": "assistant",
    "chatgpt": "assistant", "system": "system", "developer": "developer", "tool": "tool", "observation": "tool",
    "function_call": "call", "function-call": "call", "function_response": "tool", "function-response": "tool",
}  # fmt: skip
TOOLACE = re.compile(r"\s*\[\s*[\w .:/-]+\(.*\)\s*\]\s*", re.S)


def read(data: dict[str, Any]) -> dict[str, Any]:
    turns = parsed(data["conversations"])
    if not isinstance(turns, list) or not turns:
        raise NotATrajectory(
            'conversations: no list; write [{"from": "human", "value": …}, {"from": "gpt", "value": …}]'
        )
    messages: list[dict[str, Any]] = []
    names: list[str] = []  # of calls that have no result yet
    if isinstance(data.get("system"), str) and data["system"]:
        messages.append({"role": "system", "content": data["system"]})
    for place, turn in enumerate(turns):
        role, value = _turn(turn, place)
        weight = {key: turn[key] for key in openai.WEIGHTS if key in turn}
        if role == "call":
            calls = parsed(value)
            calling = _calling("", calls if isinstance(calls, list) else [calls], place, names)
            messages.append(calling | weight)
        elif role == "assistant" and OPENING in value:
            content, calls = calls_in(value, f"conversations.{place}")
            messages.append(_calling(content, calls, place, names) | weight)
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
            messages.append({"role": role, "content": value, **weight})
    tools = parsed(data.get("tools")) or [
        tool
        for message in messages[:1]
        if message["role"] in ("system", "developer")
        for tool in tools_in(message["content"])
    ]
    return openai.read({"messages": messages, "tools": tools, **kept(data)})


def _turn(turn: Any, place: int) -> tuple[str, str]:
    said = turn if isinstance(turn, dict) else {}
    speaker, value = said.get("from", said.get("role")), said.get("value", said.get("content"))
    if isinstance(value, dict | list):
        value = json.dumps(value, ensure_ascii=False)
    role = ROLES.get(speaker.lower()) if isinstance(speaker, str) else None
    if role is None or not isinstance(value, str):
        raise NotATrajectory(
            f'conversations.{place}: no turn of a known speaker; write {{"from": "human", "value": …}}, or "gpt"'
        )
    return role, value


def _calling(content: str, calls: list[Any], place: int, names: list[str]) -> dict[str, Any]:
    for call in calls:
        if not isinstance(call, dict) or not isinstance(call.get("name"), str):
            raise NotATrajectory(f'conversations.{place}: no call; write {{"name": "f", "arguments": {{…}}}} as JSON')
        names.append(call["name"])
    made = [{"name": call["name"], "arguments": call.get("arguments", call.get("parameters", {}))} for call in calls]
    tool_calls = [{"type": "function", "function": each} for each in made]
    return {"role": "assistant", "content": content, "tool_calls": tool_calls}
