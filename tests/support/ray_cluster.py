"""Ray clusters of several nodes on this machine, how to end a part of one, and what is left afterwards."""

import os
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest

START = 150.0  # seconds that a node may take to start
SECONDS = 10  # after which nothing may be left


@pytest.fixture
def temporary() -> Iterator[Path]:
    """A folder for the temporary files of all nodes."""
    with temporary_folder() as folder:
        yield folder


@pytest.fixture
def cluster(temporary: Path) -> Iterator[Callable[[int], Any]]:
    """Makes a cluster of so many nodes of one processor; graders that are opened then use it."""
    with ExitStack() as stack:
        yield lambda nodes: stack.enter_context(cluster_of(nodes))


@pytest.fixture(scope="module")
def two_nodes() -> Iterator[tuple[Any, Path]]:
    """One cluster for all tests of a file, and the folder of its temporary files."""
    with temporary_folder() as folder, cluster_of(2) as own:
        yield own, folder


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """With a name that is short enough for sockets."""
    folder = Path(tempfile.mkdtemp(prefix="sl"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(folder))
        patch.setattr("tempfile.tempdir", None)
        yield folder
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def cluster_of(nodes: int) -> Iterator[Any]:
    from ray.cluster_utils import Cluster

    own = Cluster()
    try:
        started(lambda: own.add_node(num_cpus=1, include_dashboard=False))
        for _ in range(nodes - 1):
            started(lambda: own.add_node(num_cpus=1))
        own.wait_for_nodes()
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("RAY_ADDRESS", own.address)
            yield own
    finally:
        own.shutdown()


def heal(cluster: Any) -> None:
    """Puts a new node in the place of one that was ended."""
    for node in list(cluster.worker_nodes):
        if any(info.process.poll() is not None for info in node.all_processes["raylet"]):
            cluster.remove_node(node, allow_graceful=False)
    if not cluster.worker_nodes:
        started(lambda: cluster.add_node(num_cpus=1))


def started(add: Callable[[], Any]) -> None:
    """Ray gives its own processes 30 seconds to start; here, where the machine may do other work, they have longer."""
    from ray._private import services

    found = services.get_node

    def get_node(*where: Any) -> Any:
        end = time.monotonic() + START
        while True:
            try:
                return found(*where)
            except RuntimeError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.2)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(services, "get_node", get_node)
        add()


def kill(name: str) -> None:
    """Ends one process with an argument that holds this."""
    for process in psutil.process_iter(["cmdline"]):
        if any(name in part for part in process.info["cmdline"] or []):
            os.kill(process.pid, signal.SIGKILL)
            return
    raise AssertionError(f"no process {name}")


def last_node(cluster: Any) -> Any:
    return list(cluster.worker_nodes)[-1]


def kill_raylet(cluster: Any) -> None:
    """Ends the process that makes a node part of the cluster, and that alone."""
    [info] = last_node(cluster).all_processes["raylet"]
    os.kill(info.process.pid, signal.SIGKILL)


# What may end in the middle: a function of the cluster and of its folder of temporary files.
FAULTS: dict[str, Callable[[Any, Path], None]] = {
    "an actor": lambda cluster, folder: kill("ray::GradingActor"),
    "a browser": lambda cluster, folder: kill(f"--user-data-dir={folder}"),
    "a raylet": lambda cluster, folder: kill_raylet(cluster),
    "a node": lambda cluster, folder: cluster.remove_node(last_node(cluster), allow_graceful=False),
}


def left(folder: Path) -> list[str]:
    """Browsers, their profiles and copies of the code."""
    lines = [" ".join(process.info["cmdline"] or []) for process in psutil.process_iter(["cmdline"])]
    return [line[:80] for line in lines if f"--user-data-dir={folder}" in line] + [
        path.name for kind in ("profile", "code") for path in folder.glob(f"storyloop-{kind}-*")
    ]


def left_at_last(folder: Path) -> list[str]:
    """What is left after ten seconds."""
    end = time.monotonic() + SECONDS
    while left(folder) and time.monotonic() < end:
        time.sleep(0.2)
    return left(folder)
