"""Conversations that repair an answer: a faulty one, what the browser says of it, the correction. `repair` rows.

Of each training story or a varied copy of it: faults of faults.py, one to three at once, and answers that were right
until the house had other conventions (variation/conventions.py). And failed answers of a policy. The correction is the
solution of the story that is asked for; the grader judges every answer, so a fault that it does not notice makes no
repair, and neither does a correction that fails. Some repairs take two corrections, the first of which leaves a fault.
A faulty answer has `weight` 0, as in OpenAI's fine-tuning files: it is read, and no loss is computed on it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from pydantic import BaseModel

from stages.generation.attempts import Attempt, copy_of
from stages.generation.faults import pile_up
from stages.pipeline.jsonl import read_jsonl
from stages.pipeline.params import GenerateParams
from stages.pipeline.records import Story, StoryResult
from stages.policy.prompts import prompt_messages
from stages.policy.repair import continued
from stages.tools.outcome import Outcome
from stages.tools.write_call import reference_output
from stages.variation.conventions import with_other_conventions

CONVENTION = "other_convention"  # the fault of an answer that no intent could have told to be wrong
_FAULTS_AT_ONCE = (1, 1, 2, 3)  # drawn from
_CONVENTIONS_AT_ONCE = (1, 1, 2, 3)
_IN_TWO_STEPS = 0.5  # of the repairs with several faults: how many take two corrections
_OF_THE_STORY = 0.25  # of the repairs: how many are of the story in its own words


@dataclass(frozen=True)
class Draft:
    """Answers to a story, one after the other: all but the last, the solution, are thought to fail.

    `demanded` are names in the solution that nothing but what the browser says can tell.
    """

    story: Story
    sample: int
    answers: tuple[str, ...]
    fault: str | None
    policy: str = ""
    demanded: tuple[str, ...] = ()

    def attempt(self) -> Attempt:
        """What the row says of where it came from."""
        return Attempt(self.story, "repair", self.sample, self.answers[-1], self.fault, self.policy)


def drafts(stories: Iterable[Story], params: GenerateParams, seed: int) -> Iterator[Draft]:
    """Of each training story `repairs` with named faults, then `conventions` under other conventions."""
    for story in stories:
        if story.split != "train":
            continue
        for sample in range(params.repairs):
            rng = Random(f"{seed}/{story.id}/repair/{sample}")
            copy = _copy(story, sample, rng, params)
            piled = pile_up(copy, rng.choice(_FAULTS_AT_ONCE), rng)
            if piled:
                steps = 2 if len(piled) > 1 and rng.random() < _IN_TWO_STEPS else 1
                faulty = [output for _, output in reversed(piled)][:steps]
                yield Draft(copy, sample, (*faulty, reference_output(copy)), "+".join(name for name, _ in piled))
        for sample in range(params.repairs, params.repairs + params.conventions):
            rng = Random(f"{seed}/{story.id}/convention/{sample - params.repairs}")
            usual = _copy(story, sample, rng, params)
            found = with_other_conventions(usual, rng.choice(_CONVENTIONS_AT_ONCE), rng)
            if found is not None:
                copy, names = found
                answers = (reference_output(usual), reference_output(copy))
                yield Draft(copy, sample, answers, CONVENTION, demanded=names)


def of_failures(failed: Iterable[tuple[Attempt, StoryResult | None]], first: int) -> list[Draft]:
    """Of answers of a policy that did not pass; they are numbered from `first` on within each story."""
    made: list[Draft] = []
    numbers: dict[str, int] = {}
    for attempt, verdict in failed:
        if verdict is not None and verdict.passed:
            continue
        story, number = attempt.story, numbers.get(attempt.story.id, first)
        numbers[story.id] = number + 1
        made.append(Draft(story, number, (attempt.output, reference_output(story)), None, attempt.policy))
    return made


class Failure(BaseModel):
    """What is needed of a line of an evaluation's failures.jsonl."""

    story: str
    policy: str
    completion: str


def earlier_failures(path: str | None, stories: Iterable[Story]) -> list[Attempt]:
    """Failed answers to these stories in a file as evaluate writes it, each once; those to other stories stay out."""
    if path is None:
        return []
    known = {story.id: story for story in stories}
    found = {(row.story, row.completion): row for row in read_jsonl(Path(path), Failure) if row.story in known}
    return [
        Attempt(known[row.story], "repair", number, row.completion, policy=row.policy)
        for number, row in enumerate(found.values())
    ]


def conversation(
    draft: Draft,
    outcomes: Sequence[Outcome],
    verdicts: Sequence[StoryResult | None],
    system: str,
    max_feedback: int,
) -> list[dict[str, Any]] | None:
    """The messages, if all answers but the last failed, the last one passes, and what is demanded was said.

    An answer to which the same is said as to the one before it is left out: it is no correction.
    """
    *failed, last = verdicts
    if last is None or not last.passed or any(verdict is not None and verdict.passed for verdict in failed):
        return None
    messages: list[dict[str, Any]] = list(prompt_messages(system, draft.story.asked))
    for outcome, verdict in zip(outcomes, failed, strict=False):
        *before, answer, said = continued(messages, outcome, verdict, max_feedback)
        if said != messages[-1]:
            messages = [*before, {**answer, "weight": 0}, said]
    told = "\n".join(message["content"] for message in messages if message["role"] == "tool").lower()
    if not all(is_said(name, told) for name in draft.demanded):
        return None
    return [*messages, {"role": "assistant", "content": outcomes[-1].text}]


def is_said(name: str, told: str) -> bool:
    """A selector in quotes may be the end of a longer one: `"kart"` of `"h3 + kart"`."""
    return name in told or (name[:1] == '"' and re.search(rf'"[^"\n]*[ >+]{re.escape(name[1:])}', told) is not None)


def _copy(story: Story, sample: int, rng: Random, params: GenerateParams) -> Story:
    return story if rng.random() < _OF_THE_STORY else copy_of(story, sample, rng, params)
