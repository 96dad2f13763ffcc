"""The browser's verdicts as TRL reward functions, one for each component, so that each is logged by itself.

`Verdicts` grades each completion once and gives the same verdict to every function. A completion is sent to the browser
as soon as its row ends (`submit`), so that grading runs beside generation; `expect` says which stories are coming, so
that the browser can prepare them. `of` waits for the verdicts that are still missing, and `waited` counts the seconds.
It parses token ids, not text: TRL decodes completions without special tokens, and a call without its control tokens is
no call. Where the grader failed, every function returns None: TRL then leaves the completion out, while a 0 would teach
the policy something.

Where an answer that failed is answered to and corrected, the rollout has one reward for all its turns (`TurnReward`).
"""

import json
import math
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from stages.grader import GraderThread, InfrastructureError
from stages.pipeline.records import Story, StoryResult
from stages.pipeline.reward import COMPONENTS, Weights, components, reward
from stages.tools.outcome import Outcome, outcome_of
from stages.variation.vary import vary

RewardFunction = Callable[..., list[float | None]]


@dataclass(frozen=True)
class Verdict:
    """The outcome of one completion and the browser's result.

    `result` is None without a valid call, and where the grader failed; `lost` tells the two apart.
    """

    outcome: Outcome
    result: StoryResult | None
    lost: bool
    errors: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.outcome.text

    @property
    def valid(self) -> bool:
        """Whether it held a valid call."""
        return self.outcome.files is not None

    @property
    def passed(self) -> bool:
        return self.result is not None and self.result.passed


@dataclass(frozen=True)
class TurnReward:
    """What a rollout of at most `turns` turns earns, given the rewards of its answers; in 0..1.

    `last`: the last answer's reward times `discount` for each turn before it. `sum`: the discounted sum over all turns,
    divided by what it would be if each earned 1 (Baronio et al., 2025, arXiv:2507.11948). A rollout that ended early
    earns its last reward in the turns that are left, for else it would pay to fail at first.

    An answer that is an earlier one of the rollout once more, word for word, earns the share `repeat` of its reward: it
    failed then. What is merely no better earns all of it, for else it would pay to answer badly first and better later.
    """

    turns: int = 1
    discount: float = 1.0
    kind: Literal["last", "sum"] = "last"
    repeat: float = 1.0

    def __call__(self, rewards: Sequence[float], texts: Sequence[str] = ()) -> float:
        """`texts` are the answers themselves; without them none counts as a repeat."""
        repeats = [text in texts[:turn] for turn, text in enumerate(texts)] or [False] * len(rewards)
        rewards = [each * self.repeat if again else each for each, again in zip(rewards, repeats, strict=True)]
        if self.kind == "last":
            return float(rewards[-1] * self.discount ** (len(rewards) - 1))
        shares = [self.discount**turn for turn in range(self.turns)]
        filled = [*rewards, *[rewards[-1]] * (self.turns - len(rewards))]
        return sum(share * each for share, each in zip(shares, filled, strict=True)) / sum(shares)


Asked = tuple[str, str, tuple[int, ...]]  # a story, the words put into it as JSON text, the completion's token ids


class Verdicts:
    """Grades completions against their stories."""

    def __init__(self, grader: GraderThread, stories: Mapping[str, Story], tokenizer: Any, stops: set[int]) -> None:
        self.grader, self.stories, self.tokenizer, self.stops = grader, stories, tokenizer, stops
        self.waited = 0.0  # seconds spent in `of`, waiting for the browser
        self.waited_between_turns = 0.0  # of these (follow_up.py)
        self.story = lru_cache(maxsize=1024)(self._story)  # called again for each completion of a group
        self._running: dict[Asked, tuple[Outcome, Future[StoryResult] | None]] = {}
        self._known: dict[Asked, Verdict] = {}

    def expect(self, prompts: Iterable[tuple[str, str]]) -> None:
        """Says which (story, words) are being answered: their reference solutions are graded meanwhile."""
        for prompt in prompts:
            self.grader.expect(self.story(*prompt))

    def submit(self, story: str, words: str, ids: Sequence[int]) -> None:
        """Starts the grade of one completion."""
        key = (story, words, tuple(ids))
        if key not in self._running and key not in self._known:
            outcome = outcome_of(self.text(ids))
            if outcome.files is None:
                self._running[key] = outcome, None
            else:
                self._running[key] = outcome, self.grader.submit(outcome.files, self.story(story, words))

    def grading(self) -> bool:
        """Whether a verdict on what was submitted is still missing."""
        return any(grade is not None and not grade.done() for _, grade in self._running.values())

    def of_turns_so_far(self, story: str, words: str, answers: Sequence[Sequence[int]]) -> list[Verdict] | None:
        """The verdicts on all answers of one rollout; None where one is missing."""
        found: list[Verdict] = []
        for ids in answers:
            key = (story, words, tuple(ids))
            if key in self._known:
                found.append(self._known[key])
                continue
            outcome, grade = self._running.get(key, (None, None))
            if outcome is None or (grade is not None and not grade.done()):
                return None
            found.append(_verdict(outcome, grade))
        return found

    def of(self, story: Sequence[str], words: Sequence[str], completion_ids: Sequence[Sequence[int]]) -> list[Verdict]:
        """One verdict for each completion of a batch, whichever reward function asks."""
        keys = [(s, w, tuple(ids)) for s, w, ids in zip(story, words, completion_ids, strict=True)]
        if not all(key in self._known for key in keys):
            for key in keys:
                self.submit(*key)
            started = time.monotonic()
            self._known = {key: _verdict(*running) for key, running in self._running.items()} | {
                key: self._known[key] for key in keys if key in self._known
            }
            self._running = {}
            self.waited += time.monotonic() - started
        return [self._known[key] for key in keys]

    def of_turns(
        self, story: Sequence[str], words: Sequence[str], answers: Sequence[Sequence[Sequence[int]]]
    ) -> list[list[Verdict]]:
        """For each row the verdicts on all its answers (row, turn, token id)."""
        flat = [(s, w, ids) for s, w, turns in zip(story, words, answers, strict=True) for ids in turns]
        verdicts = iter(self.of(*zip(*flat, strict=True)))
        return [[next(verdicts) for _ in turns] for turns in answers]

    def text(self, ids: Sequence[int]) -> str:
        """A completion up to its first stop token, control tokens kept."""
        end = next((at for at, token in enumerate(ids) if token in self.stops), len(ids))
        return str(self.tokenizer.decode(ids[:end], skip_special_tokens=False))

    def _story(self, story: str, words: str) -> Story:
        """The story whose intent the prompt held: as it stands, or with other words."""
        replacements = json.loads(words)
        return vary(self.stories[story], replacements) if replacements else self.stories[story]


def _verdict(outcome: Outcome, grade: "Future[StoryResult] | None") -> Verdict:
    if grade is None:
        return Verdict(outcome, None, False, (outcome.problem or "",))
    try:
        result = grade.result()
    except InfrastructureError as error:
        return Verdict(outcome, None, True, (f"infrastructure: {error}",))
    return Verdict(outcome, result, False, result.errors)


def rollout_rewards(graded: Sequence[Sequence[Verdict]], weights: Weights, of_turns: TurnReward) -> list[float | None]:
    """What each rollout earns for all its turns; None where the grader failed."""
    return [
        None
        if turns[-1].lost
        else of_turns([reward(verdict.result, weights) for verdict in turns], [verdict.text for verdict in turns])
        for turns in graded
    ]


def judge(
    verdicts: Verdicts, weights: Weights, of_turns: TurnReward
) -> Callable[[Sequence[Mapping[str, Any]], Sequence[Sequence[Sequence[int]]]], list[tuple[float, float]]]:
    """A function of dataset rows and their answers: what each rollout earns (NaN where the grader failed), and 1 where
    its last answer passed.
    """

    def judged(
        rows: Sequence[Mapping[str, Any]], answers: Sequence[Sequence[Sequence[int]]]
    ) -> list[tuple[float, float]]:
        graded = verdicts.of_turns([row["story"] for row in rows], [row["words"] for row in rows], answers)
        earned = rollout_rewards(graded, weights, of_turns)
        return [
            (math.nan if each is None else each, float(turns[-1].passed))
            for each, turns in zip(earned, graded, strict=True)
        ]

    return judged


def reward_functions(
    verdicts: Verdicts, weights: Weights, of_turns: TurnReward | None = None
) -> dict[RewardFunction, float]:
    """TRL reward functions with their weights in TRL's sum: the reward's components, each in 0..1, weighted as
    pipeline/reward.py does; whether there was a valid call is only logged, since an output without one scores 0.

    All are of the last answer. With more turns than one, what a rollout earns is one function, and the components and
    whether the first answer passed are only logged, and that of what the policy sampled alone (`not_sampled`:
    corrections.py).
    """

    def graded(
        story: list[str],
        words: list[str],
        completion_ids: list[list[int]],
        answers: list[list[list[int]]] | None = None,
        **_: Any,
    ) -> list[list[Verdict]]:
        return verdicts.of_turns(story, words, answers or [[ids] for ids in completion_ids])

    def logged(name: str, value: Callable[[list[Verdict]], float]) -> RewardFunction:
        def reward_function(not_sampled: Sequence[bool] = (), **given: Any) -> list[float | None]:
            turns_of = graded(**given)
            left_out = not_sampled or [False] * len(turns_of)
            return [
                None if out or turns[-1].lost else value(turns) for turns, out in zip(turns_of, left_out, strict=True)
            ]

        reward_function.__name__ = name
        return reward_function

    def component(name: str) -> RewardFunction:
        return logged(name, lambda turns: components(turns[-1].result)[name])

    call_format = logged("call_format", lambda turns: float(turns[-1].valid))
    if of_turns is None or of_turns.turns == 1:
        return {call_format: 0.0} | {component(name): getattr(weights, name) for name in COMPONENTS}

    def rollout(**given: Any) -> list[float | None]:
        return rollout_rewards(graded(**given), weights, of_turns)

    first_turn = logged("first_turn", lambda turns: float(turns[0].passed))
    return {call_format: 0.0} | {component(name): 0.0 for name in COMPONENTS} | {first_turn: 0.0, rollout: 1.0}
