"""What a failed verdict says to whoever writes the correction: a model, the agent's user or a reader of the report.

One text for runStory, `storyloop grade`, the agent, GRPO's later turns and the report. The sentences and their order
are those of the verdict (stages/grader/sentences.py); here they are cut to what a prompt has room for.
"""

from collections.abc import Iterator

from stages.pipeline.records import StoryResult

MAX_CHARACTERS = 600  # about 200 tokens of the laptop's vocabulary
RENDERED = "rendered: "  # begins the last error where it says what was there
LEAST = 40  # characters that the first error has, however long that one is


def feedback(verdict: StoryResult, max_characters: int = MAX_CHARACTERS) -> str:
    """The verdict's errors as lines, the most useful first, as many whole ones as fit into `max_characters`.

    The first one stays, cut where it must be, and so does the last where it says what was rendered.
    """
    if verdict.passed:
        return "It passes."
    first, *errors = lines(verdict)
    last = [errors.pop()] if len(errors) > 1 and errors[-1].startswith(f"- {RENDERED}") else []
    if last:  # where little fits, the first one has a share of it
        last = [_cut(last[0], max_characters - len(first) - 2 - min(len(errors[0]), LEAST))]
    left = max_characters - sum(len(line) + 1 for line in (first, *last))
    said = [_cut(error, left) for error in errors[:1]]
    left -= sum(map(len, said))
    for number, error in enumerate(errors[1:], 1):
        more = f"- and {len(errors) - number} more"
        room = left - (len(more) + 1 if number + 1 < len(errors) else 0)
        if len(error) + 1 > room:
            said += [more] if len(more) + 1 <= left else []
            break
        said.append(error)
        left -= len(error) + 1
    return "\n".join([first, *said, *last])


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: max(length - 1, 0)]}…"


def lines(verdict: StoryResult) -> Iterator[str]:
    """All that a failed verdict says, one line an error."""
    yield "It does not pass:"
    for error in verdict.errors:
        yield f"- {' '.join(error.split())}"
