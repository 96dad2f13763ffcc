"""Clusters of several nodes on this machine give the verdicts of the grader here, whatever ends in the middle."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from grader_params import PARAMS
from hostile_story import SOLUTION, STORY
from ray_cluster import FAULTS, left_at_last

from stages.grader import GraderThread
from stages.grader.canaries import CANARIES
from stages.grader.canaries import STORY as CANARY_STORY

pytest.importorskip("ray", reason="Ray is not installed: STORYLOOP_EXTRAS=test,ray make setup")

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
MARK = "document.documentElement.dataset.run = '{}'\n"
PAIRS = [({"target.tsx": SOLUTION + MARK.format(number)}, STORY) for number in range(60)]
PAIRS += [(canary.files, CANARY_STORY) for canary in CANARIES]


@pytest.fixture(scope="module")
def here(bundle: Path) -> list[dict[str, Any]]:
    """The verdicts of this machine's grader."""
    with GraderThread(PARAMS, bundle) as grader:
        return told(grader.grade_many(PAIRS))


def told(results: list[Any]) -> list[dict[str, Any]]:
    return [result.model_dump() for result in results]


@pytest.mark.parametrize("nodes", [1, 2, 4])
def test_verdicts_are_those_of_this_machine(
    nodes: int, cluster: Callable[[int], Any], bundle: Path, here: list[dict[str, Any]], temporary: Path
) -> None:
    cluster(nodes)
    with GraderThread(PARAMS, bundle) as grader:
        assert told(grader.grade_many(PAIRS)) == here
        assert "grades/s" in grader.where
    assert left_at_last(temporary) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_verdicts_are_the_same_when_something_is_killed_in_the_middle(
    fault: str, cluster: Callable[[int], Any], bundle: Path, here: list[dict[str, Any]], temporary: Path
) -> None:
    own = cluster(2)
    done = threading.Event()

    def watch(count: int) -> None:
        if count >= 8:
            done.set()

    def end() -> None:
        done.wait(300)
        FAULTS[fault](own)

    killer = threading.Thread(target=end)
    killer.start()
    with GraderThread(PARAMS, bundle) as grader:
        results = grader.grade_many(PAIRS, watch)
        killer.join()
    assert told(results) == here
    assert left_at_last(temporary) == []
