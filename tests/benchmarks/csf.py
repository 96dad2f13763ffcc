"""How many React candidates of Storybook stories are graded a second, each in a fresh realm, beside plaited's in the same run.

Run: `.venv/bin/python -m tests.benchmarks.csf [--runs N]` from the repository root (bundle built). The last line is one JSON
object. No verdict comes from the cache. Storybook's own runner is not measured here.
"""

import argparse
import json
import time
from pathlib import Path

from stages.grader import GraderThread
from stages.pipeline.params import GraderParams
from stages.pipeline.records import Story, StoryResult
from stages.stories.catalogue import load_stories

PARAMS = GraderParams(
    pages=3, timeout=2.0, page_errors="fail", extras="fail", canary_every=500, cache=False, command=None
)


def per_second(grader: GraderThread, stories: list[Story], runs: int) -> float:
    """Of reference solutions, after each was graded once."""
    for count in (len(stories), runs):
        pairs = [(story.solution, story) for story in (stories[index % len(stories)] for index in range(count))]
        start = time.monotonic()
        results = grader.grade_many(pairs)
        took = time.monotonic() - start
        assert all(isinstance(result, StoryResult) and result.passed for result in results)
    return round(runs / took, 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--bundle", type=Path, default=Path("data/bundle"))
    given = parser.parse_args()
    react = load_stories("tests/grader/csf")
    plaited = [story for story in load_stories("data/stories") if story.framework == "plaited"][:20]
    with GraderThread(PARAMS, given.bundle) as grader:
        figures = {
            "react_per_second": per_second(grader, react, given.runs),
            "plaited_per_second": per_second(grader, plaited, given.runs),
        }
    print(json.dumps(figures | {"runs": given.runs}))


if __name__ == "__main__":
    main()
