"""xLAM and APIGen, single turn: `query`, `answers` (calls) and `tools`, the last two as JSON text.

Their parameters are a table of name -> {description, type, default}, with Python's names of types.
"""

import re
from typing import Any

from stages.curation.formats.json_text import parsed
from stages.curation.formats.kept import kept
from stages.curation.messages import NotATrajectory

TYPES = {
    "str": "string", "int": "integer", "float": "number", "bool": "boolean", "list": "array", "tuple": "array",
    "set": "array", "dict": "object",
}  # fmt: skip


def read(data: dict[str, Any]) -> dict[str, Any]:
    answers, tools = parsed(data["answers"]), parsed(data.get("tools")) or []
    if not isinstance(answers, list) or not all(isinstance(call, dict) for call in answers):
        raise NotATrajectory('answers: no list of calls; write [{"name": "f", "arguments": {"a": 1}}]')
    if not answers:
        raise NotATrajectory("answers: no call, so there is nothing to learn; leave the row out, or write `messages`")
    if not isinstance(tools, list):
        raise NotATrajectory('tools: no list of tools; write [{"name": "f", "description": …, "parameters": {…}}]')
    calls = [{"type": "function", "function": call} for call in answers]
    messages = [{"role": "user", "content": data["query"]}, {"role": "assistant", "content": "", "tool_calls": calls}]
    return {"messages": messages, "tools": [_tool(tool) for tool in tools], **kept(data)}


def _tool(tool: Any) -> Any:
    parameters = tool.get("parameters") if isinstance(tool, dict) else None
    if not isinstance(parameters, dict) or "properties" in parameters:
        return tool
    properties, required = {}, []
    for name, given in parameters.items():
        if not isinstance(given, dict):
            return tool  # said with its place by whoever checks tools
        kind = str(given.get("type", "str"))
        first = re.split(r"[\[,\s]", kind, maxsplit=1)[0].lower()
        properties[name] = {"type": TYPES.get(first, first)}
        if given.get("description"):
            properties[name]["description"] = str(given["description"])
        if "optional" not in kind and "default" not in given:
            required.append(name)
    schema = {"type": "object", "properties": properties, **({"required": required} if required else {})}
    return {"type": "function", "function": {**tool, "parameters": schema}}
