"""Clusters of several nodes on this machine give the verdicts of the grader here, whatever ends in the middle."""

import os
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from grader_params import PARAMS
from hostile_story import SOLUTION, STORY

from stages.grader import GraderThread
from stages.grader.canaries import CANARIES
from stages.grader.canaries import STORY as CANARY_STORY

pytest.importorskip("ray", reason="Ray is not installed: STORYLOOP_EXTRAS=test,ray make setup")

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
MARK = "document.documentElement.dataset.run = '{}'\n"
PAIRS = [({"target.tsx": SOLUTION + MARK.format(number)}, STORY) for number in range(60)]
PAIRS += [(canary.files, CANARY_STORY) for canary in CANARIES]


@pytest.fixture
def temporary(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for the temporary files of all nodes, with a name that is short enough for sockets."""
    folder = Path(tempfile.mkdtemp(prefix="sl"))
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr("tempfile.tempdir", None)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def cluster(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], Any]]:
    """Makes a cluster of so many nodes of one processor; graders that are opened then use it."""
    from ray.cluster_utils import Cluster

    made = []

    def make(nodes: int) -> Any:
        own = Cluster()
        made.append(own)
        started(lambda: own.add_node(num_cpus=1, include_dashboard=False))
        for _ in range(nodes - 1):
            started(lambda: own.add_node(num_cpus=1))
        own.wait_for_nodes()
        monkeypatch.setenv("RAY_ADDRESS", own.address)
        return own

    yield make
    for own in made:
        own.shutdown()


def started(add: Callable[[], Any]) -> None:
    """Ray gives its own processes 15 seconds to start; a machine that does other work may need a second try."""
    for attempt in range(4):
        try:
            add()
            return
        except Exception as error:
            if attempt == 3 or "timed out during startup" not in str(error):
                raise


@pytest.fixture(scope="module")
def here(bundle: Path) -> list[dict[str, Any]]:
    """The verdicts of this machine's grader."""
    with GraderThread(PARAMS, bundle) as grader:
        return told(grader.grade_many(PAIRS))


def told(results: list[Any]) -> list[dict[str, Any]]:
    return [result.model_dump() for result in results]


def left(folder: Path) -> list[str]:
    lines = [" ".join(process.info["cmdline"] or []) for process in psutil.process_iter(["cmdline"])]
    return [line[:80] for line in lines if f"--user-data-dir={folder}" in line] + [
        path.name for path in folder.glob("storyloop-profile-*")
    ]


def is_clean(folder: Path) -> bool:
    """Whether no browser and no profile is left within ten seconds."""
    end = time.monotonic() + 10
    while left(folder) and time.monotonic() < end:
        time.sleep(0.2)
    return left(folder) == []


@pytest.mark.parametrize("nodes", [1, 2, 4])
def test_verdicts_are_those_of_this_machine(
    nodes: int, cluster: Callable[[int], Any], bundle: Path, here: list[dict[str, Any]], temporary: Path
) -> None:
    cluster(nodes)
    with GraderThread(PARAMS, bundle) as grader:
        assert told(grader.grade_many(PAIRS)) == here
        assert "grades/s" in grader.where
    assert is_clean(temporary)


def kill(name: str) -> None:
    """Ends one process of the actors' kind with a name that holds this."""
    for process in psutil.process_iter(["cmdline"]):
        if any(name in part for part in process.info["cmdline"] or []):
            os.kill(process.pid, signal.SIGKILL)
            return
    raise AssertionError(f"no process {name}")


FAULTS: dict[str, Callable[[Any, Path], None]] = {
    "an actor": lambda cluster, folder: kill("ray::GradingActor"),
    "a browser": lambda cluster, folder: kill(f"--user-data-dir={folder}"),
    "a raylet": lambda cluster, folder: cluster.remove_node(list(cluster.worker_nodes)[-1], allow_graceful=False),
}


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
        FAULTS[fault](own, temporary)

    killer = threading.Thread(target=end)
    killer.start()
    with GraderThread(PARAMS, bundle) as grader:
        results = grader.grade_many(PAIRS, watch)
        killer.join()
    assert told(results) == here
    assert is_clean(temporary)
