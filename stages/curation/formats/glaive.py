"""Glaive function calling: `system` with the tools as JSON one after the other, `chat` as one text.

USER: … ASSISTANT: <functioncall> {"name": "f", "arguments": '{"a": 1}'} <|endoftext|> FUNCTION RESPONSE: {…}
"""

import json
import re
from typing import Any

from stages.curation.formats.kept import kept
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
        elif "<functioncall>" in text:
            call = CALL.search(text)
            if call is None or call.end() < len(text) or text.count("<functioncall>") > 1:
                raise NotATrajectory(
                    f"chat: no single call at the end of a turn: {text[:60]!r}…; write "
                    """<functioncall> {"name": "f", "arguments": '{…}'} there, or the row as `messages`"""
                )
            name = call.group(1)
            function = {"name": name, "arguments": call.group(2) or call.group(3) or "{}"}
            calls = [{"type": "function", "function": function}]
            messages.append({"role": "assistant", "content": text[: call.start()].strip(), "tool_calls": calls})
        else:
            messages.append({"role": "assistant", "content": text})
    return {"messages": messages, "tools": _tools(system), **kept(data)}


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
