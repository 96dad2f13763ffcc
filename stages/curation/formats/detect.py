"""Which format a row has, and the row as a trajectory.

A row without a reward and without a verdict is a demonstration, which its author wrote to be imitated: its reward is 1.
"""

from typing import Any

from stages.curation.formats import glaive, openai, sharegpt, verifiers, xlam
from stages.curation.formats.json_text import parsed
from stages.curation.messages import NotATrajectory

EXAMPLE = '{"messages": [{"role": "user", "content": …}, {"role": "assistant", "content": …}], "reward": 1}'


def as_trajectory(data: dict[str, Any]) -> dict[str, Any] | None:
    """The row with the keys of a trajectory; None where it has them. NotATrajectory says what is missing."""
    if "messages" in data or "tools" in data:
        data = {key: parsed(value) if key in ("messages", "tools") else value for key, value in data.items()}
    if "messages" in data:
        found = openai.read(data)
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
        keys = ", ".join(list(data)[:6])
        raise NotATrajectory(f"no `messages`, but {keys or 'nothing'}; write them as {EXAMPLE}"[:280])
    if "reward" not in found and found.get("storyResult") is None:
        found = {"messages": found["messages"], "reward": 1.0, **found}
    return found
