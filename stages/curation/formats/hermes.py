"""Calls, results and tools that stand in text between tags, as Hermes and Qwen write them.

`<tool_call>{…}</tool_call>`, where early files of Hermes have Python's literals instead of JSON; `<tool_response>`;
and `<tools>` with a list, or an object a line. What else the text says of these tags is no declaration.
"""

import ast
import json
import re
from typing import Any

from stages.curation.formats.json_text import parsed
from stages.curation.messages import NotATrajectory

OPENING = "<tool_call>"
RESPONSE = re.compile(r"<tool_response>\s*(.*?)\s*</tool_response>", re.S)
_CALL = re.compile(r"<tool_call>\s*(.*?)\s*</tool_call>", re.S)
_TOOLS = re.compile(r"<tools>\s*(.*?)\s*</tools>", re.S)


def calls_in(text: str, where: str) -> tuple[str, list[Any]]:
    """The text without its calls, and the calls. NotATrajectory where one is not closed."""
    rest = _CALL.sub("", text).strip()
    if OPENING in rest or "</tool_call>" in rest:
        raise NotATrajectory(f"{where}: a call without both its tags; write <tool_call>{{…}}</tool_call>")
    return rest, [_literal(call) for call in _CALL.findall(text)]


def tools_in(text: str) -> list[Any]:
    """What the text declares."""
    found: list[Any] = []
    for declared in _TOOLS.findall(text):
        whole = parsed(declared)
        each = [parsed(line) for line in declared.splitlines()] if isinstance(whole, str) else [whole]
        for value in each:
            found += [tool for tool in (value if isinstance(value, list) else [value]) if isinstance(tool, dict)]
    return found


def _literal(text: str) -> Any:
    value = parsed(text)
    if isinstance(value, str) and value.startswith("{"):
        try:
            value = ast.literal_eval(value)
            json.dumps(value, allow_nan=False)
        except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
            return text
    return value
