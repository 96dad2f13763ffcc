"""`dvc repro` with a cluster begun by `ray start --head`: the same dvc.lock as without."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from ray_cluster import START
from tiny_project import environment, make_project

pytest.importorskip("ray", reason="Ray is not installed: STORYLOOP_EXTRAS=test,ray make setup")

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
LIMIT = 400
UP = "Ray runtime started"  # what the command says once the node is there


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project")


@pytest.fixture
def ray(temporary: Path) -> Iterator[list[str]]:
    """The command, once the cluster that it began is up, and the end of what it began.

    A node whose agent has not started after 15 seconds ends itself; where the machine does other work it is begun again.
    """
    command = [sys.executable, "-m", "ray.scripts.scripts"]
    end = time.monotonic() + START
    while True:
        node = begin(command, temporary / "said")
        while node.poll() is None and UP not in (temporary / "said").read_text():
            time.sleep(0.2)
        if node.poll() is None:
            break
        assert time.monotonic() < end, (temporary / "said").read_text()
    yield command
    node.terminate()
    node.wait(60)


def begin(command: list[str], said: Path) -> "subprocess.Popen[bytes]":
    with said.open("wb") as file:
        return subprocess.Popen(
            [*command, "start", "--head", "--node-ip-address", "127.0.0.1", "--include-dashboard", "false", "--block"],
            env=os.environ | {"RAY_USAGE_STATS_ENABLED": "0"}, stdout=file, stderr=subprocess.STDOUT,
        )  # fmt: skip


def repro(project: Path, **variables: str) -> str:
    """What the stages up to `curate` said."""
    command = [sys.executable, "-m", "dvc", "repro", "curate"]
    known = environment() | {"PYTHONPATH": "", **variables}
    done = subprocess.run(command, cwd=project, env=known, capture_output=True, text=True, timeout=LIMIT)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_the_lock_is_that_of_this_machine(project: Path, tmp_path: Path, ray: list[str]) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(project, copy, symlinks=True)
    assert "grades on" not in repro(project)
    subprocess.run([*ray, "status"], check=True, capture_output=True, timeout=LIMIT)
    assert "grades on 1 node" in repro(copy, RAY_ADDRESS="auto")
    assert (copy / "dvc.lock").read_bytes() == (project / "dvc.lock").read_bytes()
