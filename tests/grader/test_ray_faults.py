"""One grader on a cluster of two nodes, of which something is killed again and again: no verdict changes.

STORYLOOP_REPEATS says how often each fault is repeated; each time at another moment of the candidates' grading.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from grader_params import PARAMS
from hostile_story import SOLUTION, STORY
from ray_cluster import FAULTS, SECONDS, abandoned, actors, browsers_of, heal, left_at_last
from repository import ROOT

from stages.grader import GraderThread
from stages.grader.canaries import CANARIES
from stages.grader.canaries import STORY as CANARY_STORY

pytest.importorskip("ray", reason="Ray is not installed: STORYLOOP_EXTRAS=test,ray make setup")

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
LIMIT = 240  # seconds
REPEATS = int(os.environ.get("STORYLOOP_REPEATS", "1"))
MARK = "document.documentElement.dataset.run = '{}'\n"
PAIRS = [({"target.tsx": SOLUTION + MARK.format(number)}, STORY) for number in range(50)]
PAIRS += [(canary.files, CANARY_STORY) for canary in CANARIES]
MOMENTS = [(2 * repeat + 1) * 50 // (2 * REPEATS) for repeat in range(REPEATS)]  # candidates that are graded by then
# Ends after so many grades, as GRPO does at its last step: others are still under way, for which nobody waits.
DRIVER = """
import sys, time
from concurrent.futures import as_completed
from pathlib import Path
from test_ray_faults import PAIRS, PARAMS, GraderThread

with GraderThread(PARAMS, Path(sys.argv[1])) as grader:
    while not grader.where.startswith("2 nodes, 2 "):
        time.sleep(0.1)
    for count, _ in enumerate(as_completed([grader.submit(*pair) for pair in PAIRS]), 1):
        print(count, flush=True)
        if count == int(sys.argv[2]):
            break
"""


@pytest.mark.parametrize("end", ["ordinary", "killed"])
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_driver_that_ends_leaves_nothing(moment: int, end: str, two_nodes: tuple[Any, Path], bundle: Path) -> None:
    _, folder = two_nodes
    last = moment if end == "ordinary" else len(PAIRS)
    path = os.pathsep.join(map(str, (ROOT, ROOT / "tests/support", ROOT / "tests/grader")))
    driver = subprocess.Popen(
        [sys.executable, "-c", DRIVER, str(bundle), str(last)],
        cwd=ROOT, env=os.environ | {"PYTHONPATH": path}, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert driver.stdout
    counts = (int(line) for line in driver.stdout if line.strip().isdigit())
    assert any(count >= moment for count in counts), "it ended before this moment"
    if end == "killed":
        driver.kill()
    assert driver.wait(LIMIT) == (0 if end == "ordinary" else -signal.SIGKILL)
    assert left_at_last(folder) == []


@pytest.fixture(scope="module")
def grader(two_nodes: tuple[Any, Path], bundle: Path) -> Iterator[GraderThread]:
    _, folder = two_nodes
    with GraderThread(PARAMS, bundle) as on_cluster:
        yield on_cluster
    assert left_at_last(folder) == []


@pytest.fixture(scope="module")
def expected(grader: GraderThread) -> list[dict[str, Any]]:
    """The verdicts while nothing is killed."""
    return told(grader.grade_many(PAIRS))


def told(results: list[Any]) -> list[dict[str, Any]]:
    return [result.model_dump() for result in results]


def wait_for_two(cluster: Any, grader: GraderThread) -> None:
    """Until both nodes grade, each with a browser."""
    heal(cluster)
    end = time.monotonic() + LIMIT
    while not (
        len(found := actors(cluster)) == 2 and all(map(browsers_of, found)) and grader.where.startswith("2 nodes, 2 ")
    ):
        assert time.monotonic() < end, f"{len(found)} actors; {grader.where}"
        grader.grade_many(PAIRS[:4])  # which finds out who is gone
        time.sleep(0.5)


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("moment", MOMENTS)
def test_no_verdict_changes_and_no_browser_is_left(
    fault: str,
    moment: int,
    two_nodes: tuple[Any, Path],
    grader: GraderThread,
    expected: list[dict[str, Any]],
) -> None:
    cluster, folder = two_nodes
    wait_for_two(cluster, grader)
    reached = threading.Event()
    killer = threading.Thread(target=lambda: reached.wait(LIMIT) and FAULTS[fault](cluster))
    killer.start()
    results = grader.grade_many(PAIRS, lambda count: reached.set() if count >= moment else None)
    killer.join()
    assert told(results) == expected
    end = time.monotonic() + SECONDS
    while abandoned(cluster, folder) and time.monotonic() < end:
        time.sleep(0.2)
    assert abandoned(cluster, folder) == []
