"""An episode: a policy answers the intent of one story, is told what the browser said, and answers again.

    episode = stories.episode("button.stories.tsx#danger")
    answer = policy(episode.messages, episode.tools)
    episode.answer(answer)          # or: await episode.answer_async(answer)
    episode.done, episode.reward, episode.said

Prompt, tool, verdict, words and reward are those of `storyloop grade`, generate and grpo: this module puts their parts
together and has no rules of its own. It ends when an answer passes, when the turns are used up, or where the grader
failed, which is no verdict and no reward.

Left out: answers of several steps. What one answer writes is graded as a whole, and the next one begins anew. So there
is no runStory either: what it would say is the result of every writeTemplate.
"""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from stages.functiongemma import EncodeError, encode_call
from stages.grader import InfrastructureError
from stages.pipeline.records import Story, StoryResult
from stages.pipeline.reward import Weights, reward
from stages.policy.prompts import prompt_messages
from stages.policy.repair import continued
from stages.reinforcement.reward_functions import TurnReward
from stages.tools.core_tools import core_tool_declarations
from stages.tools.outcome import Outcome, outcome_of

Submit = Callable[[Mapping[str, str], Story], "Future[StoryResult]"]
LOST = "The browser failed; this answer was not graded."  # the words of no training: the episode ends with them


@dataclass(frozen=True)
class Rules:
    """What an episode asks with, and what its answers are worth; params.yaml has the values."""

    system: str
    weights: Weights
    of_turns: TurnReward
    max_feedback: int

    @property
    def turns(self) -> int:
        """The most answers."""
        return self.of_turns.turns


@dataclass(frozen=True)
class Answered:
    """An answer with its verdict (None where it held no valid call) and its reward in 0..1, before any discount."""

    outcome: Outcome
    verdict: StoryResult | None
    reward: float

    @property
    def passed(self) -> bool:
        return self.verdict is not None and self.verdict.passed


class Episode:
    """Of one story. `submit` starts a grade (`GraderThread.submit`)."""

    def __init__(self, story: Story, rules: Rules, submit: Submit) -> None:
        self.story, self.rules = story, rules
        self.messages: list[dict[str, Any]] = [*prompt_messages(rules.system, story.asked)]
        self.tools = core_tool_declarations()
        self.answers: list[Answered] = []
        self.lost = False  # whether the grader failed
        self._submit = submit

    @property
    def passed(self) -> bool:
        return bool(self.answers) and self.answers[-1].passed

    @property
    def done(self) -> bool:
        return self.lost or self.passed or len(self.answers) >= self.rules.turns

    @property
    def reward(self) -> float | None:
        """What the answers so far are worth together, in 0..1; None where the grader failed."""
        if self.lost:
            return None
        if not self.answers:
            return 0.0
        texts = [answer.outcome.text for answer in self.answers]
        return self.rules.of_turns([answer.reward for answer in self.answers], texts)

    @property
    def said(self) -> str:
        """What the policy is told of its last answer; of the first one it was told the intent."""
        return str(self.messages[-1]["content"])

    def answer(self, answer: str | Outcome) -> str:
        """Grades an answer, and waits for it; returns what is said of it. RuntimeError after the end of the episode."""
        outcome, grade = self.start(answer)
        try:
            return self.finish(outcome, grade.result() if grade else None)
        except InfrastructureError:
            return self.lose(outcome)

    async def answer_async(self, answer: str | Outcome) -> str:
        """`answer`, for code that runs many episodes side by side on one event loop."""
        outcome, grade = self.start(answer)
        if grade is None:
            return self.finish(outcome, None)
        try:
            verdict: StoryResult = await asyncio.wrap_future(grade)
        except InfrastructureError:
            return self.lose(outcome)
        return self.finish(outcome, verdict)

    def start(self, answer: str | Outcome) -> tuple[Outcome, "Future[StoryResult] | None"]:
        """The outcome of an answer, and its grade, which has begun; None where there is nothing to grade."""
        if self.done:
            raise RuntimeError(f"the episode of {self.story.id} is over; begin another one")
        outcome = outcome_of(answer) if isinstance(answer, str) else answer
        return outcome, None if outcome.files is None else self._submit(outcome.files, self.story)

    def finish(self, outcome: Outcome, verdict: StoryResult | None) -> str:
        """Takes the verdict on an answer that `start` began to grade; returns what is said of it."""
        self.answers.append(Answered(outcome, verdict, reward(verdict, self.rules.weights)))
        self.messages = continued(self.messages, outcome, verdict, self.rules.max_feedback)
        return self.said

    def lose(self, outcome: Outcome) -> str:
        """Ends the episode without a reward: the grader failed on an answer that `start` began to grade."""
        self.lost = True
        self.messages += [{"role": "assistant", "content": outcome.text}, {"role": "user", "content": LOST}]
        return LOST


def answer_all(answers: Iterable[tuple[Episode, str | Outcome]]) -> list[str]:
    """`answer` for a batch of different episodes; the browser grades as many side by side as it has pages."""
    started = [(episode, *episode.start(answer)) for episode, answer in answers]
    said = []
    for episode, outcome, grade in started:
        try:
            said.append(episode.finish(outcome, grade.result() if grade else None))
        except InfrastructureError:
            said.append(episode.lose(outcome))
    return said


def outcome_of_call(name: str, arguments: Mapping[str, Any]) -> Outcome:
    """The outcome of an answer that a framework has read already, and hands on as one call."""
    try:
        return outcome_of(encode_call(name, dict(sorted(arguments.items()))))  # the order of chat templates
    except EncodeError as error:
        return Outcome("", None, f"no valid call: {error}")
