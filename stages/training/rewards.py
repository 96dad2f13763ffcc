"""The browser's verdicts as TRL reward functions, one for each component, so that each is logged by itself.

`Verdicts` grades a batch of completions once and hands the same verdicts to every function. It parses token ids, not
text: TRL decodes completions without special tokens, and a call without its control tokens is no call. What the grader
could not decide is None from every function: TRL leaves such a completion out, while a 0 would teach something.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stages.agent.outcome import files_from_completion
from stages.grader import GraderThread, InfrastructureError
from stages.reward import components
from stages.trajectories.vary import vary
from stages.trajectory import Story, StoryResult

RewardFunction = Callable[..., list[float | None]]
COMPONENTS = ("story", "a11y", "assertions")


@dataclass(frozen=True)
class Verdict:
    """What became of one completion: `text` as parsed, whether it held a valid call, and the browser's result.

    `result` is None without a valid call, and where the grader failed; `lost` tells the two apart.
    """

    text: str
    valid: bool
    result: StoryResult | None
    lost: bool
    errors: tuple[str, ...]


class Verdicts:
    """Grades completions against their stories; `last` holds the verdicts of the last batch, in order."""

    def __init__(self, grader: GraderThread, stories: Mapping[str, Story], tokenizer: Any, stops: set[int]) -> None:
        self.grader, self.stories, self.tokenizer, self.stops = grader, stories, tokenizer, stops
        self.last: list[Verdict] = []
        self._key: object = None

    def of(
        self, story: Sequence[str], words: Sequence[str], completion_ids: Sequence[Sequence[int]]
    ) -> list[Verdict]:
        """One verdict for each completion, `words` being JSON text. The same batch is graded once, whoever asks."""
        key = (tuple(story), tuple(tuple(ids) for ids in completion_ids))
        if key != self._key:
            texts = [self.text(ids) for ids in completion_ids]
            self.last = self._grade([self.story(s, w) for s, w in zip(story, words, strict=True)], texts)
            self._key = key
        return self.last

    def text(self, ids: Sequence[int]) -> str:
        """A completion up to its first stop token, control tokens kept."""
        end = next((at for at, token in enumerate(ids) if token in self.stops), len(ids))
        return str(self.tokenizer.decode(ids[:end], skip_special_tokens=False))

    def story(self, story: str, words: str) -> Story:
        """The story whose intent the prompt held: as it stands, or with other words."""
        replacements = json.loads(words)
        return vary(self.stories[story], replacements) if replacements else self.stories[story]

    def _grade(self, stories: Sequence[Story], texts: Sequence[str]) -> list[Verdict]:
        parsed = [files_from_completion(text) for text in texts]
        graded = [i for i, (files, _) in enumerate(parsed) if files is not None]
        pairs = [(parsed[i][0] or {}, stories[i]) for i in graded]
        results = dict(zip(graded, self.grader.grade_many(pairs), strict=True))
        verdicts = []
        for i, (text, (files, problem)) in enumerate(zip(texts, parsed, strict=True)):
            result = results.get(i)
            if isinstance(result, InfrastructureError):
                verdicts.append(Verdict(text, True, None, True, (f"infrastructure: {result}",)))
            else:
                errors = result.errors if result else (problem or "",)
                verdicts.append(Verdict(text, files is not None, result, False, errors))
        return verdicts


def reward_functions(verdicts: Verdicts) -> list[RewardFunction]:
    """TRL reward functions: whether there was a valid call, then the components of stages/reward.py, each in 0..1."""

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

    return [call_format, *(component(name) for name in COMPONENTS)]
