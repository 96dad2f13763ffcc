"""What a failed verdict says to whoever writes the correction: a model, the agent's user or a reader of the report.

One text for runStory, `storyloop grade`, the agent, GRPO's later turns and the report.
"""

from stages.pipeline.records import StoryResult

MAX_CHARACTERS = 600  # about 200 tokens of the laptop's vocabulary


def feedback(verdict: StoryResult, max_characters: int = MAX_CHARACTERS) -> str:
    """The verdict's errors as lines, the most useful first, as many whole ones as fit into `max_characters`.

    The first line stays, cut where it must be.
    """
    if verdict.passed:
        return "It passes."
    lines = ["It does not pass:"]
    left = max_characters - len(lines[0])
    for number, error in enumerate(verdict.errors):
        line = f"- {' '.join(error.split())}"
        if number and len(line) + 1 > left:
            lines.append(f"- and {len(verdict.errors) - number} more")
            break
        lines.append(line[:left])
        left -= len(line) + 1
    return "\n".join(lines)
