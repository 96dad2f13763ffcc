"""Completions of a policy -> verdicts: the files that a completion writes are graded in the browser.

A completion without a valid call has no verdict (None): its reward is 0. A failure of the grader is no verdict either,
and no reward: it is tried again and then raised, so that it can never become a row.
"""

from collections.abc import Callable, Iterable
from typing import Protocol

from stages.grader import InfrastructureError
from stages.pipeline.records import Story, StoryResult
from stages.tools.outcome import Outcome

_TRIES = 2


class BatchGrader(Protocol):
    """What of the grader is used here; `stages.grader.GraderThread` is one."""

    def grade_many(
        self, pairs: list[tuple[dict[str, str], Story]], on_done: Callable[[int], None] | None = None
    ) -> list[StoryResult | InfrastructureError]: ...


def execute(
    grader: BatchGrader,
    outcomes: Iterable[tuple[Story, Outcome]],
    on_done: Callable[[int], None] | None = None,
) -> list[StoryResult | None]:
    """One verdict per (story, outcome), in order; InfrastructureError where the grader fails twice."""
    verdicts: list[StoryResult | None] = []
    pairs: dict[int, tuple[dict[str, str], Story]] = {}
    for index, (story, outcome) in enumerate(outcomes):
        verdicts.append(None)
        if outcome.files is not None:
            pairs[index] = (outcome.files, story)
    for _ in range(_TRIES):
        failures: dict[int, InfrastructureError] = {}
        results = grader.grade_many(list(pairs.values()), on_done)
        for index, result in zip(pairs, results, strict=True):
            if isinstance(result, InfrastructureError):
                failures[index] = result
            else:
                verdicts[index] = result
        if not failures:
            return verdicts
        pairs = {index: pairs[index] for index in failures}
    raise next(iter(failures.values()))
