"""GRPO's rewards from a cluster: the adapter of this machine's, byte for byte, also where a node ends in mid-step."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from ray_cluster import FAULTS, left_at_last
from repository import ROOT
from small_training import make_training_project, weights
from tiny_project import change_params

pytest.importorskip("ray", reason="Ray is not installed: STORYLOOP_EXTRAS=test,ray make setup")

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
ADAPTER = "grpo/adapter/adapter_model.safetensors"
STEPS, ROWS = 3, 4
LIMIT = 300


def begin(project: Path, stage: str) -> "subprocess.Popen[str]":
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", f"stages.{stage}"]
    return subprocess.Popen(command, cwd=project, env=environment, stderr=subprocess.PIPE, text=True)


def end_of(process: "subprocess.Popen[str]") -> str:
    said = process.communicate(timeout=LIMIT)[1]
    assert process.returncode == 0, said
    return said


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Trained with the browser of this machine."""
    project = make_training_project(tmp_path_factory.mktemp("here"))
    change_params(project / "params.yaml", {"grpo": {"steps": STEPS}, "grader": {"cache": False}})
    end_of(begin(project, "base"))
    shutil.copytree(project / "data/base/model", project / "data/sft/model")
    end_of(begin(project, "grpo"))
    return project


@pytest.fixture
def project(here: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "project"
    shutil.copytree(here, copy)
    shutil.rmtree(copy / "data/grpo")
    shutil.rmtree(copy / ".cache", ignore_errors=True)
    return copy


@pytest.mark.parametrize("fault", [None, "a node"])
def test_the_adapter_is_that_of_this_machine(
    fault: str | None, cluster: Callable[[int], Any], here: Path, project: Path, temporary: Path
) -> None:
    own = cluster(2)
    process = begin(project, "grpo")
    if fault is not None:
        end = time.monotonic() + LIMIT
        while not list(project.glob("data/grpo/checkpoints/*/completions/step-00001.parquet")):
            assert process.poll() is None and time.monotonic() < end, "it ended before its first step"
            time.sleep(0.02)
        FAULTS[fault](own)
    assert "grades on" in end_of(process)
    assert weights(project, ADAPTER) == weights(here, ADAPTER)
    logged = pq.read_table(project / "data/grpo/completions")
    assert logged.num_rows == STEPS * ROWS and not any(logged["lost"].to_pylist())
    assert left_at_last(temporary) == []
