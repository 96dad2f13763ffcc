"""Glaive function calling: `system` with the tools as JSON one after the other, `chat` as one text.

USER: … ASSISTANT: <functioncall> {"name": "f", "arguments": '{"a": 1}'} <|endoftext|> FUNCTION RESPONSE: {…}
"""

import json
import re
from typing import Any

from stages.curation.messages import NotATrajectory

TURN = re.compile(r"(USER|ASSISTANT|FUNCTION RESPONSE):(.*?)(?=(?:USER|ASSISTANT|FUNCTION RESPONSE):|\Z)", re.S)
CALL = re.compile(
    r"""<functioncall>\s*\{\s*"name":\s*"([^"]*)"(?:,\s*"arguments":\s*(?:'(.*)'|(\{.*\})))?\s*\}\s*""", re.S
)


def read(data: dict[str, Any]) -> dict[str, Any]:
    turns = TURN.findall(data["chat"]) if isinstance(data["chat"], str) else []
    if not turns:
        raise NotATrajectory('chat: no turns; write "USER: … ASSISTANT: …", or a list under `messages`')
    system = str(data.get("system") or "").removeprefix("SYSTEM:").strip()
    messages: list[dict[str, Any]] = [{"role": "system", "content": system}] if system else []
    name = ""
    for speaker, said in turns:
        text = said.replace("<|endoftext|>", "").strip()
        if speaker == "USER":
            messages.append({"role": "user", "content": text})
        elif speaker == "FUNCTION RESPONSE":
            messages.append({"role": "tool", "name": name, "content": text})
        elif call := CALL.search(text):
            name = call.group(1)
            function = {"name": name, "arguments": call.group(2) or call.group(3) or "{}"}
            calls = [{"type": "function", "function": function}]
            messages.append({"role": "assistant", "content": text[: call.start()].strip(), "tool_calls": calls})
        else:
            messages.append({"role": "assistant", "content": text})
    kept: dict[str, Any] = {key: data[key] for key in ("reward", "storyResult") if key in data}
    return {"messages": messages, "tools": _tools(system), **kept}


def _tools(system: str) -> list[Any]:
    """The objects with a name that stand in the text."""
    found: list[Any] = []
    decoder, at = json.JSONDecoder(), system.find("{")
    while at >= 0:
        try:
            tool, end = decoder.raw_decode(system, at)
        except (ValueError, RecursionError):
            end = at + 1
        else:
            if isinstance(tool, dict) and "name" in tool:
                found.append({"type": "function", "function": tool})
        at = system.find("{", end)
    return found
