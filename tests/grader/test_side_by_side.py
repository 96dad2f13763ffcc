"""The graders that the benchmark puts beside a cluster."""

from pathlib import Path

import pytest
from benchmarks.side_by_side import local_graders
from hostile_story import SOLUTION, STORY, hostile


def test_processes_beside_each_other_answer_in_the_order_of_the_candidates(
    bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAY_ADDRESS", "127.0.0.1:1")  # of the cluster, where they grade nothing
    right, wrong = ({"target.tsx": SOLUTION}, STORY), (hostile("hide-inert"), STORY)
    pairs = [right, wrong, wrong, right, wrong]
    with local_graders(2, [STORY], bundle) as graders:
        _, results = graders.grade_many(pairs)
    assert [result.passed for result in results] == [pair is right for pair in pairs]
