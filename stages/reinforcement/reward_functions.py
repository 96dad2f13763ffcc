"""The browser's verdicts as TRL reward functions, one for each component, so that each is logged by itself.

`Verdicts` grades each completion once and gives the same verdict to every function. A completion is sent to the browser
as soon as its row ends (`submit`), so that grading runs beside generation; `expect` says which stories are coming, so
that the browser can prepare them. `of` waits for the verdicts that are still missing, and `waited` counts the seconds.
It parses token ids, not text: TRL decodes completions without special tokens, and a call without its control tokens is
no call. Where the grader failed, every function returns None: TRL then leaves the completion out, while a 0 would teach
the policy something.
"""

import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from stages.grader import GraderThread, InfrastructureError
from stages.pipeline.records import Story, StoryResult
from stages.pipeline.reward import COMPONENTS, Weights, components
from stages.tools.outcome import Outcome, outcome_of
from stages.variation.vary import vary

RewardFunction = Callable[..., list[float | None]]


@dataclass(frozen=True)
class Verdict:
    """The outcome of one completion: `text` as parsed, whether it held a valid call, and the browser's result.

    `result` is None without a valid call, and where the grader failed; `lost` tells the two apart.
    """

    text: str
    valid: bool
    result: StoryResult | None
    lost: bool
    errors: tuple[str, ...]


Asked = tuple[str, str, tuple[int, ...]]  # a story, the words put into it as JSON text, the completion's token ids


class Verdicts:
    """Grades completions against their stories."""

    def __init__(self, grader: GraderThread, stories: Mapping[str, Story], tokenizer: Any, stops: set[int]) -> None:
        self.grader, self.stories, self.tokenizer, self.stops = grader, stories, tokenizer, stops
        self.waited = 0.0  # seconds spent in `of`, waiting for the browser
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
        return Verdict(outcome.text, False, None, False, (outcome.problem or "",))
    try:
        result = grade.result()
    except InfrastructureError as error:
        return Verdict(outcome.text, True, None, True, (f"infrastructure: {error}",))
    return Verdict(outcome.text, True, result, False, result.errors)


def reward_functions(verdicts: Verdicts, weights: Weights) -> dict[RewardFunction, float]:
    """TRL reward functions with their weights in TRL's sum: the reward's components, each in 0..1, weighted as
    pipeline/reward.py does; whether there was a valid call is only logged, since an output without one scores 0.
    """

    def call_format(
        story: list[str], words: list[str], completion_ids: list[list[int]], **_: Any
    ) -> list[float | None]:
        graded = verdicts.of(story, words, completion_ids)
        return [None if verdict.lost else float(verdict.valid) for verdict in graded]

    def component(name: str) -> RewardFunction:
        def reward_component(
            story: list[str], words: list[str], completion_ids: list[list[int]], **_: Any
        ) -> list[float | None]:
            graded = verdicts.of(story, words, completion_ids)
            return [None if verdict.lost else components(verdict.result)[name] for verdict in graded]

        reward_component.__name__ = name
        return reward_component

    return {call_format: 0.0} | {component(name): getattr(weights, name) for name in COMPONENTS}
