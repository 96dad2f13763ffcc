"""Attempts -> rows: each graded in the browser, by the grader that all stories of a run share."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from stages.cache.store import Cache
from stages.console.progress import progress
from stages.generation.attempts import Attempt
from stages.generation.parts import ATTEMPTS
from stages.generation.repairs import Draft, conversation
from stages.generation.summary import Row
from stages.grader import GraderThread
from stages.grader.completions import execute
from stages.pipeline.jsonl import to_line
from stages.pipeline.params import GenerateParams
from stages.pipeline.records import Message, Story, StoryResult, Trajectory
from stages.pipeline.reward import reward
from stages.policy.prompts import prompt_messages
from stages.tools.core_tools import core_tool_declarations
from stages.tools.feedback import MAX_CHARACTERS
from stages.tools.outcome import Outcome, outcome_of


def row_of(attempt: Attempt, verdict: StoryResult | None, messages: Sequence[Mapping[str, Any]], iteration: int) -> Row:
    story = attempt.story
    identity = "\0".join([story.id, attempt.source, str(attempt.sample), *(m["content"] for m in messages)])
    trajectory = Trajectory(
        messages=tuple(Message(**message) for message in messages),
        reward=reward(verdict),
        storyResult=verdict,
        tools=core_tool_declarations(),
        id=hashlib.sha256(identity.encode()).hexdigest()[:16],
        story=story.id,
        source=attempt.source,
        fault=attempt.fault,
        split=story.split,
        iteration=iteration,
        policy=attempt.policy,
        words=story.varied,
    )
    answers = sum(message["role"] == "assistant" for message in messages)
    return Row(attempt.source, attempt.fault, trajectory.reward, to_line(trajectory), answers)


@dataclass(frozen=True)
class Run:
    """What all stories of a run share. `rows` caches what a story came to, `answers` what models said."""

    params: GenerateParams
    system: str
    iteration: int
    seed: int
    grader: GraderThread
    rows: Cache
    answers: Cache
    max_feedback: int = MAX_CHARACTERS
    attempts_a_part: int = ATTEMPTS
    usage: Counter[str] = field(default_factory=Counter)  # what the endpoint's answers took so far

    def bill(self) -> dict[str, Any] | None:
        """What the endpoint's answers took, and what that costs at the prices of the params; None without one."""
        endpoint, kinds = self.params.endpoint, ("answers", "prompt_tokens", "completion_tokens")
        if endpoint.url is None:
            return None
        used = {kind: self.usage[kind] for kind in kinds}
        cost = used["prompt_tokens"] * endpoint.prompt_price + used["completion_tokens"] * endpoint.completion_price
        return {**used, "cost": round(cost / 1_000_000, 6)}

    def verdicts(self, todo: list[tuple[Story, Outcome]], label: str) -> list[StoryResult | None]:
        with progress(label, len(todo), lambda: self.grader.where) as done:
            return execute(self.grader, todo, done)

    def grade(self, todo: list[Attempt], label: str) -> list[tuple[Attempt, StoryResult | None, Row]]:
        verdicts = self.verdicts([(attempt.story, outcome_of(attempt.output)) for attempt in todo], label)
        graded = []
        for item, verdict in zip(todo, verdicts, strict=True):
            answer = {"role": "assistant", "content": item.output}
            messages = [*prompt_messages(self.system, item.story.asked), answer]
            graded.append((item, verdict, row_of(item, verdict, messages, self.iteration)))
        return graded

    def repair(self, todo: list[Draft]) -> list[tuple[Draft, Row]]:
        """A row for each of these that is a repair. Corrections are graded first: some copies cannot be solved."""
        solved = self.verdicts([(draft.story, outcome_of(draft.answers[-1])) for draft in todo], "corrections")
        sound = [(draft, last) for draft, last in zip(todo, solved, strict=True) if last is not None and last.passed]
        outcomes = [list(map(outcome_of, draft.answers)) for draft, _ in sound]
        faulty = [(draft.story, one) for (draft, _), said in zip(sound, outcomes, strict=True) for one in said[:-1]]
        left = iter(self.verdicts(faulty, "repairs"))
        made = []
        for (draft, last), said in zip(sound, outcomes, strict=True):
            verdicts = [*(next(left) for _ in said[:-1]), last]
            messages = conversation(draft, said, verdicts, self.system, self.max_feedback)
            if messages:
                made.append((draft, row_of(draft.attempt(), last, messages, self.iteration)))
        return made
