"""Which prompts a step of GRPO asks: those that can teach the present policy something.

A group whose answers all earn the same teaches nothing (Yu et al., 2025, DAPO, arXiv:2503.14476, section 3.2). How far
the rewards of a group lay apart is remembered for each story, since its prompts ask for the same with other words and a
run is too short to meet one twice. A story is drawn in proportion to what its next group is expected to teach: the
variance of its rewards so far, which for passed or failed is p(1 - p). A story that was not asked yet counts as the
others of its split do on average, so at first all are alike; one that is never passed keeps a little more than one that
always is. So a run goes from what is partly solved to what is not solved yet. What was seen counts less with each
step, since the policy changes.

The choice depends on the seed, the step and what was recorded, so a resumed run goes on as if never stopped, and all
processes choose alike.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from pydantic import BaseModel

from stages.reinforcement.composed_prompts import COMPOSED

MEMORY = 0.9  # what an earlier group counts a step later
PRIOR = 0.5  # groups that the average of a split counts as in the estimate of each of its stories
UNKNOWN = 0.25  # the variance of rewards before anything is known: that of 0 and 1 in equal numbers
UNSOLVED = 0.03  # added for a story that is never passed


class Seen(BaseModel):
    """Of one story: how many groups were drawn at all, and of those that still count, sums over groups."""

    drawn: int = 0
    groups: float = 0.0
    variance: float = 0.0
    passed: float = 0.0


class PromptChoice:
    """Over the rows of a dataset: `stories` and `splits` are those of each row.

    `rl_share` of each step's prompts are of the split `rl`, and `composed_share` of composed stories, where there are
    any; the others are of all other splits.
    """

    def __init__(
        self, stories: Sequence[str], splits: Sequence[str], seed: int, rl_share: float, composed_share: float = 0
    ) -> None:
        self.stories, self.seed = list(stories), seed
        self._rows: dict[str, list[int]] = {}
        split_of: dict[str, str] = {}
        for row, (story, split) in enumerate(zip(stories, splits, strict=True)):
            self._rows.setdefault(story, []).append(row)
            split_of[story] = split
        rl = sorted(story for story in self._rows if split_of[story] == "rl")
        composed = sorted(story for story in self._rows if split_of[story] == COMPOSED)
        others = sorted(story for story in self._rows if split_of[story] not in ("rl", COMPOSED))
        self._rl, self._others = rl, others
        self._rl_share = float(not others) if not (rl and others) else rl_share
        self._composed, self._composed_share = composed, composed_share if composed else 0
        self._seen = {story: Seen() for story in self._rows}

    def choose(self, step: int, count: int, draw: int = 0) -> list[int]:
        """`count` rows for a step; `draw` tells further choices for the same step from the first."""
        generator = np.random.default_rng([self.seed, step, draw])
        of_rl = int(self._rl_share * count + generator.random())  # also where a step has fewer than one on average
        composed = min(count - of_rl, int(self._composed_share * count + generator.random())) if self._composed else 0
        stories = self._draw(self._rl, of_rl, generator) + self._draw(self._composed, composed, generator)
        stories += self._draw(self._others, count - of_rl - composed, generator)
        return [self._next_row(story) for story in stories]

    def record(self, rows: Sequence[int], rewards: Sequence[Sequence[float]], passed: Sequence[float]) -> None:
        """What the groups of these rows earned, and the share of each group that passed. A lost grade is a NaN."""
        for row, earned, share in zip(rows, rewards, passed, strict=True):
            known = np.array(earned)[~np.isnan(earned)]
            if len(known) > 1:
                seen = self._seen[self.stories[row]]
                seen.groups += 1
                seen.variance += float(known.var())
                seen.passed += share

    def forget(self) -> None:
        """A step has ended: what was recorded counts less."""
        for seen in self._seen.values():
            seen.groups, seen.variance, seen.passed = (
                MEMORY * each for each in (seen.groups, seen.variance, seen.passed)
            )

    def usefulness(self, stories: Sequence[str]) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
        """What the next group of each story is expected to teach, relative to the others."""
        seen = [self._seen[story] for story in stories]
        known = [each.variance / each.groups for each in seen if each.groups > 0]
        average = float(np.mean(known)) if known else UNKNOWN
        variance = [(PRIOR * average + each.variance) / (PRIOR + each.groups) for each in seen]
        failed = [1 - (0.5 * PRIOR + each.passed) / (PRIOR + each.groups) for each in seen]
        return np.array(variance) + UNSOLVED * np.array(failed)

    def save(self, file: Path) -> None:
        kept = {story: seen.model_dump() for story, seen in self._seen.items() if seen != Seen()}
        file.write_text(json.dumps(kept), encoding="utf-8")

    def load(self, file: Path) -> None:
        kept = json.loads(file.read_text(encoding="utf-8"))
        self._seen = {story: Seen.model_validate(kept.get(story, {})) for story in self._seen}

    def _draw(self, stories: Sequence[str], count: int, generator: np.random.Generator) -> list[str]:
        """`count` stories, none a second time before all were drawn."""
        drawn: list[str] = []
        while len(drawn) < count:
            weights = self.usefulness(stories)
            more = min(count - len(drawn), len(stories))
            picked = generator.choice(len(stories), size=more, replace=False, p=weights / weights.sum())
            drawn += [stories[number] for number in picked]
        return drawn

    def _next_row(self, story: str) -> int:
        """The story's prompts one after another, each time round in another order."""
        rows, seen = self._rows[story], self._seen[story]
        turn, place = divmod(seen.drawn, len(rows))
        seen.drawn += 1
        return int(np.random.default_rng([self.seed, turn, rows[0]]).permutation(rows)[place])


def has_spread(rewards: Sequence[float]) -> bool:
    """Whether a group's rewards differ, lost grades (NaN) aside."""
    known = [each for each in rewards if each == each]
    return len(set(known)) > 1
