"""`dvc repro` with a cluster begun by `ray start --head`: the same dvc.lock as without."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tiny_project import environment, make_project

pytest.importorskip("ray", reason="Ray is not installed: STORYLOOP_EXTRAS=test,ray make setup")

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
LIMIT = 400


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project")


@pytest.fixture
def ray(temporary: Path) -> Iterator[list[str]]:
    """The command, and the end of what it began."""
    command = [sys.executable, "-m", "ray.scripts.scripts"]
    node = subprocess.Popen(
        [*command, "start", "--head", "--node-ip-address", "127.0.0.1", "--include-dashboard", "false", "--block"],
        env=os.environ | {"RAY_USAGE_STATS_ENABLED": "0"}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    yield command
    node.terminate()
    node.wait(60)


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
