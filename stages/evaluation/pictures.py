"""Screenshots for the report: what a policy's greedy answers render, beside what the reference solutions render."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

from stages.evaluation.answers import Evaluation
from stages.grader import InfrastructureError
from stages.pipeline.records import Story

REFERENCE = "reference"
Pictures = dict[tuple[str, str], bytes]  # (story, REFERENCE or a policy) -> PNG


class Photographer(Protocol):
    """What of the grader is used here; `stages.grader.GraderThread` is one."""

    def screenshot(self, files: dict[str, str], story: Story) -> bytes: ...


def take_pictures(
    grader: Photographer, stories: Sequence[Story], rows: Sequence[Evaluation], policy: str, side_by_side: int
) -> Pictures:
    """Pictures of every reference and of every greedy answer of `policy` that holds a call; equal files, one picture.

    An answer that lets no picture be taken (it crashes the page, say) has none.
    """
    greedy = {row.story: row for row in rows if row.policy == policy and row.sample == "greedy" and row.turn == 1}
    jobs: dict[tuple[str, str], tuple[dict[str, str], Story]] = {}
    for story in stories:
        jobs[story.id, REFERENCE] = (story.solution, story)
        if (row := greedy.get(story.id)) and row.files:
            jobs[story.id, policy] = (row.files, story)
    different = {key: job for key, job in jobs.items() if key[1] == REFERENCE or job[0] != job[1].solution}

    def take(job: tuple[dict[str, str], Story]) -> bytes | None:
        try:
            return grader.screenshot(*job)
        except InfrastructureError:
            return None

    with ThreadPoolExecutor(max_workers=side_by_side) as pool:
        taken = dict(zip(different, pool.map(take, different.values()), strict=True))
    pictures = {key: taken[key if key in taken else (key[0], REFERENCE)] for key in jobs}
    return {key: png for key, png in pictures.items() if png is not None}
