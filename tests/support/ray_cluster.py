"""Ray clusters of several nodes on this machine, how to end a part of one, and what is left afterwards."""

import os
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
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
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def cluster_of(nodes: int, processors: int = 1) -> Iterator[Any]:
    """Of so many nodes with so many processors each."""
    from ray.cluster_utils import Cluster

    own = Cluster()
    try:
        started(lambda: own.add_node(num_cpus=processors, include_dashboard=False))
        for _ in range(nodes - 1):
            started(lambda: own.add_node(num_cpus=processors))
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


class NodeEnded(Exception):
    """A node ended while it started."""


def started(add: Callable[[], Any]) -> None:
    """Ray gives a node 30 seconds to start; here, where the machine may do other work, it has longer.

    A node whose agent has not started after 15 seconds ends itself. Such a one is started again.
    """
    from ray._private import services

    found, end = services.get_node, time.monotonic() + START

    def get_node(address: str, node: str) -> Any:
        while True:
            try:
                return found(address, node)
            except RuntimeError:
                if time.monotonic() > end:
                    raise
                if node not in services.find_node_ids():
                    raise NodeEnded(node) from None
                time.sleep(0.2)

    while True:
        before = psutil.Process().children()
        try:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(services, "get_node", get_node)
                add()
            return
        except NodeEnded:
            if time.monotonic() > end:
                raise
            for process in set(psutil.Process().children()).difference(before):
                process.kill()


def actors(cluster: Any) -> list[psutil.Process]:
    """The processes that grade, of nodes that live."""
    found = []
    for node in cluster.list_all_nodes():
        for info in node.all_processes.get("raylet", []):
            if info.process.poll() is None:
                children = psutil.Process(info.process.pid).children()
                found += [child for child in children if holds(child, "ray::GradingActor")]
    return found


def holds(process: psutil.Process, words: str) -> bool:
    """Whether the command line of a process has these words."""
    try:
        return words in " ".join(process.cmdline())
    except psutil.NoSuchProcess:
        return False


def browsers_of(actor: psutil.Process) -> list[psutil.Process]:
    return [child for child in actor.children(recursive=True) if is_browser(child)]


def is_browser(process: psutil.Process) -> bool:
    """The first process of a browser, which begins the others and is begun through a shell and launch.py."""
    return holds(process, "--user-data-dir=") and not any(
        holds(process, other) for other in ("--type=", "launch.py", "/bin/sh")
    )


def last_node(cluster: Any) -> Any:
    return list(cluster.worker_nodes)[-1]


def kill_raylet(cluster: Any) -> None:
    """Ends the process that makes a node part of the cluster, and that alone."""
    [info] = last_node(cluster).all_processes["raylet"]
    os.kill(info.process.pid, signal.SIGKILL)


# What may end in the middle.
FAULTS: dict[str, Callable[[Any], None]] = {
    "an actor": lambda cluster: actors(cluster)[-1].kill(),
    "a browser": lambda cluster: browsers_of(actors(cluster)[-1])[0].kill(),
    "a raylet": kill_raylet,
    "a node": lambda cluster: cluster.remove_node(last_node(cluster), allow_graceful=False),
}


def left(folder: Path) -> list[str]:
    """Browsers, their profiles and copies of the code."""
    lines = [" ".join(process.info["cmdline"] or []) for process in psutil.process_iter(["cmdline"])]
    return [line[:80] for line in lines if f"--user-data-dir={folder}" in line] + [
        path.name for kind in ("profile", "code") for path in folder.glob(f"storyloop-{kind}-*")
    ]


def abandoned(cluster: Any, folder: Path) -> list[str]:
    """Browsers that belong neither to this process nor to a living actor, and profiles without a browser."""
    owners = {os.getpid(), *(actor.pid for actor in actors(cluster))}
    found, used = [], ""
    for process in psutil.process_iter():
        if holds(process, f"--user-data-dir={folder}") and is_browser(process):
            with suppress(psutil.NoSuchProcess):
                used += " ".join(process.cmdline())
                if not owners & {parent.pid for parent in process.parents()}:
                    found.append(f"browser {process.pid}")
    return found + [path.name for path in folder.glob("storyloop-profile-*") if path.name not in used]


def left_at_last(folder: Path) -> list[str]:
    """What is left after ten seconds."""
    end = time.monotonic() + SECONDS
    while left(folder) and time.monotonic() < end:
        time.sleep(0.2)
    return left(folder)
