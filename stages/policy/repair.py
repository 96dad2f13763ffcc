"""How a conversation goes on after an answer that did not pass: the one wording of every route.

    system, user, assistant (writeTemplate) -> tool (what the browser said) -> assistant (the correction) …

The agent, the repair trajectories of generate, GRPO's later turns and evaluate's repairs all continue a conversation
here, so a policy is told of a failure in deployment exactly as it was in training. A greedy policy may write the file
that failed once more, word for word, and would for ever; another is asked for then (`without_repeats`): of a policy in
this process its second choice (stages/decoding/second_choice.py), of an endpoint, whose tokens nobody sees, a new draw
at a higher temperature.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from stages.pipeline.records import StoryResult
from stages.tools.core_tools import WRITE_TEMPLATE
from stages.tools.feedback import MAX_CHARACTERS, feedback
from stages.tools.outcome import Outcome

# So many other answers at most where one stands in the conversation already; an endpoint draws them so freely.
REDRAWS, REDRAW_TEMPERATURE = 3, 1.0
A = TypeVar("A")


def without_repeats(
    conversations: Sequence[Sequence[Mapping[str, Any]]],
    answers: Sequence[A],
    message: Callable[[A], Mapping[str, Any]],
    draw: Callable[[list[int], int], Sequence[A]],
    redraws: int = REDRAWS,
) -> list[A]:
    """The answers to the conversations; others for those that stand there already, tried `redraws` times at most.

    `message` is an answer as an assistant's message. `draw` gets the places of those that repeat and the number of the
    redraw, from 1, which tells its answers from those of the others; it returns an answer for each place.
    """
    kept = list(answers)
    for redraw in range(1, redraws + 1):
        again = [at for at, answer in enumerate(kept) if written_before(conversations[at], message(answer))]
        if not again:
            break
        for at, anew in zip(again, draw(again, redraw), strict=True):
            kept[at] = anew
    return kept


def written_before(messages: Sequence[Mapping[str, Any]], answer: Mapping[str, Any]) -> bool:
    """Whether the assistant's message stands in the conversation word for word: it failed there, so it would again."""
    return any(message["role"] == "assistant" and _said(message) == _said(answer) for message in messages)


def _said(message: Mapping[str, Any]) -> tuple[str, list[Any]]:
    return message.get("content") or "", [call["function"] for call in message.get("tool_calls") or []]


def continued(
    messages: Sequence[Mapping[str, Any]],
    outcome: Outcome,
    verdict: StoryResult | None,
    max_feedback: int = MAX_CHARACTERS,
) -> list[dict[str, Any]]:
    """The conversation with a failed answer and what was said to it; the next answer follows.

    What a call led to is the result of the tool. An answer without a valid call (`verdict` is None then) gets no tool
    result, since nothing was called: the user asks again. `max_feedback`: the most characters said of a verdict.
    """
    answer = {"role": "assistant", "content": outcome.text}
    if outcome.files is None or verdict is None:
        return [*map(dict, messages), answer, asked_again(outcome.problem or "no valid call")]
    said = feedback(verdict, max_feedback)
    return [*map(dict, messages), answer, {"role": "tool", "name": WRITE_TEMPLATE.name, "content": said}]


def asked_again(problem: str) -> dict[str, Any]:
    """The user's message after an answer that wrote no file; `problem` says why."""
    return {"role": "user", "content": f"{problem.rstrip('.')}. Answer with one whole writeTemplate call."}
