"""Results of verifiers, a line a rollout: `prompt` and `completion` as messages or text, `reward`; TRL's pairs too."""

from typing import Any

from stages.curation.formats import openai
from stages.curation.formats.json_text import parsed
from stages.curation.formats.kept import kept


def read(data: dict[str, Any]) -> dict[str, Any]:
    asked = _messages(data["prompt"], "user")
    said = [parsed_calls(message) for message in _messages(data["completion"], "assistant")]
    info = parsed(data.get("info"))
    tools = parsed(data.get("tools") or (info.get("oai_tools") if isinstance(info, dict) else None)) or []
    return openai.read({"messages": asked + said, "tools": tools, **kept(data)})


def _messages(value: Any, role: str) -> list[Any]:
    value = parsed(value)
    return value if isinstance(value, list) else [{"role": role, "content": value}]


def parsed_calls(message: Any) -> Any:
    """Calls of a rollout are saved as texts of JSON."""
    if not isinstance(message, dict) or not isinstance(message.get("tool_calls"), list):
        return message
    return {**message, "tool_calls": [parsed(call) for call in message["tool_calls"]]}
