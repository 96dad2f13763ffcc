"""Which format a row has, and the row as a trajectory.

A row without a reward and without a verdict is a demonstration, which its author wrote to be imitated: its reward is 1.
"""

from typing import Any

from pydantic import TypeAdapter, ValidationError

from stages.curation.formats import glaive, openai, sharegpt, verifiers, xlam
from stages.curation.formats.hermes import OPENING
from stages.curation.formats.json_text import parsed
from stages.curation.messages import NotATrajectory
from stages.pipeline.records import Trajectory

EXAMPLE = '{"messages": [{"role": "user", "content": …}, {"role": "assistant", "content": …}], "reward": 1}'
_OURS: dict[str, TypeAdapter[Any]] = {
    key: TypeAdapter(Any if (kind := Trajectory.model_fields[key].annotation) is None else kind)
    for key in ("id", "story", "source", "fault", "iteration", "policy", "words")
}


def as_trajectory(data: dict[str, Any]) -> dict[str, Any] | None:
    """The row with the keys of a trajectory; None where it has them. NotATrajectory says what is missing."""
    if "messages" in data or "tools" in data:
        data = {key: parsed(value) if key in ("messages", "tools") else value for key, value in data.items()}
    if "messages" in data:
        found = sharegpt.read({**data, "conversations": data["messages"]}) if _as_sharegpt(data) else openai.read(data)
    elif "conversations" in data:
        found = sharegpt.read(data)
    elif "query" in data and "answers" in data:
        found = xlam.read(data)
    elif "chat" in data:
        found = glaive.read(data)
    elif "prompt" in data and "completion" in data:
        found = verifiers.read(data)
    else:
        if "storyResult" in data or "reward" in data:
            return None  # one of ours that lacks them: said as such
        keys = ", ".join(key[:40] for key in list(data)[:6])
        raise NotATrajectory(f"no `messages`, but {keys or 'nothing'}; write them as {EXAMPLE}"[:280])
    if "reward" not in found and found.get("storyResult") is None:
        if "storyResult" not in data and "reward" not in data:
            found = _demonstration(found)
        found = {"messages": found["messages"], "reward": 1.0, **found}
    return found


def _as_sharegpt(data: dict[str, Any]) -> bool:
    """Whether the messages are turns with `from`, or carry their calls as Hermes' text.

    What a policy wrote for a reward is left as it is.
    """
    messages = data["messages"]
    if not isinstance(messages, list) or not messages or not all(isinstance(message, dict) for message in messages):
        return False
    if all("from" in message and "role" not in message for message in messages):
        return True
    if "reward" in data or "storyResult" in data or any(message.get("tool_calls") for message in messages):
        return False
    return any(
        message.get("role") == "assistant" and OPENING in str(message.get("content", "")) for message in messages
    )


def _demonstration(found: dict[str, Any]) -> dict[str, Any]:
    """The row without what its author means otherwise than we do by the same key, such as `source`, the data set."""
    last = found["messages"][-1] if isinstance(found["messages"], list) and found["messages"] else None
    if isinstance(last, dict) and last.get("content") == "" and not last.get("tool_calls"):
        raise NotATrajectory("messages: the last answer is empty, so there is nothing to learn; leave the row out")
    row = dict(found)
    if isinstance(row.get("id"), int):
        row["id"] = str(row["id"])
    for key in _OURS.keys() & row.keys():
        try:
            _OURS[key].validate_python(row[key], strict=True)
        except ValidationError:
            del row[key]
    return row
