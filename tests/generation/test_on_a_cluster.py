"""The stage generate on clusters of several nodes: the same trajectories.jsonl, whatever ends in the middle."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from ray_cluster import FAULTS, heal, left_at_last
from tiny_project import change_params, environment, make_project, run_stages

pytest.importorskip("ray", reason="Ray is not installed: STORYLOOP_EXTRAS=test,ray make setup")

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
OUT = "data/generate/trajectories.jsonl"
LIMIT = 300  # seconds that a run may take
Make = Callable[[int], Any]
Begin = Callable[[], "subprocess.Popen[str]"]


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of two components whose trajectories were graded by this machine."""
    project = make_project(tmp_path_factory.mktemp("here"))
    change_params(project / "params.yaml", {"generate": {"varied": 2, "perturbed": 3, "repairs": 1}})
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("RAY_ADDRESS", raising=False)
        run_stages(project, "bundle", "collect", "generate")
    return project


@pytest.fixture
def project(here: Path, tmp_path: Path) -> Path:
    """The same before it was graded."""
    copy = tmp_path / "project"
    shutil.copytree(here, copy, symlinks=True)
    shutil.rmtree(copy / ".cache/storyloop")
    shutil.rmtree(copy / "data/generate")
    return copy


@pytest.fixture
def generate(project: Path) -> Iterator[Begin]:
    """Begins the stage in a process of its own."""
    begun = []

    def begin() -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", "stages.generate"]
        begun.append(
            subprocess.Popen(
                command, cwd=project, env=environment() | {"PYTHONPATH": ""}, stderr=subprocess.PIPE, text=True
            )
        )
        return begun[-1]

    yield begin
    for process in begun:
        process.kill()
        process.communicate()


def grades(project: Path) -> int:
    """How many verdicts the run has kept."""
    try:
        address = f"file:{project}/.cache/storyloop/grades.sqlite?mode=ro"
        with closing(sqlite3.connect(address, uri=True)) as cache:
            return int(cache.execute("SELECT count(*) FROM cache").fetchone()[0])
    except sqlite3.OperationalError:  # not there yet
        return 0


def in_the_middle(process: "subprocess.Popen[str]", project: Path) -> None:
    """Waits until some candidates are graded and others are not."""
    end = time.monotonic() + LIMIT
    while grades(project) < 20:
        assert process.poll() is None and time.monotonic() < end, "it ended before its middle"
        time.sleep(0.05)


def end_of(process: "subprocess.Popen[str]") -> str:
    """What it said of its grades; it has to end well."""
    said = process.communicate(timeout=LIMIT)[1]
    assert process.returncode == 0, said
    return said


ATTEMPTS = range(int(os.environ.get("STORYLOOP_REPEATS", "1")))


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_a_killed_driver_leaves_nothing_and_the_next_run_ends_with_the_same_bytes(
    attempt: int, two_nodes: tuple[Any, Path], generate: Begin, here: Path, project: Path
) -> None:
    cluster, folder = two_nodes
    heal(cluster)
    killed = generate()
    in_the_middle(killed, project)
    killed.kill()
    killed.wait()
    assert left_at_last(folder) == []
    assert not (project / OUT).exists() and grades(project) >= 20
    end_of(generate())
    assert (project / OUT).read_bytes() == (here / OUT).read_bytes()
    assert left_at_last(folder) == []


@pytest.mark.parametrize("attempt", ATTEMPTS)
@pytest.mark.parametrize("fault", FAULTS)
def test_the_bytes_are_the_same_when_something_is_killed_in_the_middle(
    fault: str, attempt: int, two_nodes: tuple[Any, Path], generate: Begin, here: Path, project: Path
) -> None:
    cluster, folder = two_nodes
    heal(cluster)
    process = generate()
    in_the_middle(process, project)
    FAULTS[fault](cluster)
    end_of(process)
    assert (project / OUT).read_bytes() == (here / OUT).read_bytes()
    assert left_at_last(folder) == []


@pytest.mark.parametrize("nodes", [1, 2, 4])
def test_the_bytes_are_those_of_this_machine(
    nodes: int,
    cluster: Make,
    generate: Begin,
    here: Path,
    project: Path,
    temporary: Path,
) -> None:
    cluster(nodes)
    said = end_of(generate())
    assert f"grades on {nodes} node" in said
    assert (project / OUT).read_bytes() == (here / OUT).read_bytes()
    assert left_at_last(temporary) == []
