"""A rollout of one or more turns, as token ids: what the policy answered, and what it was told in between.

Ids are never made anew from text: the prompt of a later turn is the ids that were there, those of the last answer as
it was sampled, and those of what was said to it. So the log-probability of an id in training is that of its draw.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Trajectory:
    """`answers` are the sampled ids of each turn, `said` the ids that follow each answer but the last.

    `logprobs` holds the log-probability of each sampled id, a list for each answer; empty where the sampler gives none.
    """

    prompt: list[int]
    answers: list[list[int]] = field(default_factory=list)
    said: list[list[int]] = field(default_factory=list)
    logprobs: list[list[float]] = field(default_factory=list)

    def context(self) -> list[int]:
        """What the next answer is sampled after."""
        return self.prompt + self.ids()

    def ids(self) -> list[int]:
        """Everything after the prompt."""
        return [token for part in self._parts() for token in part]

    def mask(self) -> list[int]:
        """For each of `ids`: 1 where the policy sampled it, 0 where it was told."""
        return [int(number % 2 == 0) for number, part in enumerate(self._parts()) for _ in part]

    def sampled_logprobs(self) -> list[float] | None:
        """For each of `ids` its log-probability, 0 where it was told; None where the sampler gave none."""
        if not self.logprobs:
            return None
        told = [[0.0] * len(ids) for ids in self.said]
        return [value for part in _alternating(self.logprobs, told) for value in part]

    def _parts(self) -> list[list[int]]:
        return _alternating(self.answers, self.said)


def _alternating(first: Sequence[list[Any]], second: Sequence[list[Any]]) -> list[list[Any]]:
    """first[0], second[0], first[1], second[1], …; `second` may be one shorter."""
    parts: list[list[Any]] = []
    for number, part in enumerate(first):
        parts += [part, *second[number : number + 1]]
    return parts
