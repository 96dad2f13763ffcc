"""Two launchers on this machine, as on two hosts, train like one of two processes; a lost process ends them all."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import psutil
import pytest
from repository import ROOT
from small_training import make_training_project, run, weights
from tiny_project import change_params

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
LIMIT = 280
SFT, GRPO = "sft/model/model.safetensors", "grpo/adapter/adapter_model.safetensors"
RANDOM, MARK = "rng_state_1.pth", 9.0
JOIN = """  # once the other host is there, as `storyloop worker` does
import sys, time
from stages.hosts.worker import answers, join

host, port = sys.argv[1].split(":")
end = time.monotonic() + float(sys.argv[2])
while not answers(host, int(port)) and time.monotonic() < end:
    time.sleep(0.2)
join(sys.argv[1], 1, 2)
"""


@pytest.fixture(scope="module")
def untrained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = make_training_project(tmp_path_factory.mktemp("untrained"))
    change_params(project / "params.yaml", {"train": {"processes": 2}, "grpo": {"batch_size": 2}})
    assert run(project, "base").wait(LIMIT) == 0
    return project


@pytest.fixture(scope="module")
def expected(untrained: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Trained by one launcher of two processes."""
    project = copy(untrained, tmp_path_factory.mktemp("expected"))
    for stage in ("sft", "grpo"):
        assert run(project, stage).wait(LIMIT) == 0
    return project


def copy(project: Path, folder: Path) -> Path:
    shutil.copytree(project, folder, dirs_exist_ok=True)
    return folder


def endpoint() -> str:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return f"127.0.0.1:{server.getsockname()[1]}"


def begin(project: Path, *arguments: str, **environment: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=project, env={**os.environ, "PYTHONPATH": str(ROOT), **environment}, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def torchrun(project: Path, stage: str) -> list[str]:
    """What both launchers said, typed as a person would."""
    at = ["--rdzv-endpoint", endpoint(), "--local-addr", "127.0.0.1", "-m", f"stages.{stage}"]
    options = ["-m", "torch.distributed.run", "--nnodes", "2", "--nproc-per-node", "1", "--rdzv-backend", "c10d", *at]
    both = [begin(project, *options) for _ in range(2)]
    said = [process.communicate(timeout=LIMIT)[1] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    return said


def test_two_launchers_end_with_the_bytes_of_one(untrained: Path, expected: Path, tmp_path: Path) -> None:
    project = copy(untrained, tmp_path)
    torchrun(project, "sft")
    assert weights(project, SFT) == weights(expected, SFT)
    torchrun(project, "grpo")
    assert weights(project, GRPO) == weights(expected, GRPO)
    names = [sorted(file.name for file in (at / "data/grpo/completions").iterdir()) for at in (project, expected)]
    assert names[0] == names[1] and len(names[0]) == 4


def pair(project: Path) -> "tuple[subprocess.Popen[str], subprocess.Popen[str]]":
    """The host that runs the stage, as `dvc repro` does, and one that joins it."""
    at = endpoint()
    first = begin(project, "-m", "stages.sft", PET_NNODES="2", PET_RDZV_ENDPOINT=at)
    return first, begin(project, "-c", JOIN, at, str(LIMIT))


def complete(project: Path) -> list[Path]:
    """The checkpoints to which both processes have written."""
    found = project.glob("data/sft/checkpoints/*/checkpoint-*")
    return [one for one in found if (one / "trainer_state.json").exists() and zipfile.is_zipfile(one / RANDOM)]


def mark(checkpoint: Path) -> None:
    """Changes what it says of the first loss, which shows in the metrics of a run that goes on from it."""
    state = json.loads((checkpoint / "trainer_state.json").read_text())
    state["log_history"][0]["loss"] = MARK
    (checkpoint / "trainer_state.json").write_text(json.dumps(state))


def test_a_lost_process_ends_all_with_a_sentence_and_the_next_run_resumes(
    untrained: Path, expected: Path, tmp_path: Path
) -> None:
    project = copy(untrained, tmp_path)
    first, second = pair(project)
    end = time.monotonic() + LIMIT
    while not complete(project):
        assert first.poll() is None and time.monotonic() < end, "it ended before its first checkpoint"
        time.sleep(0.01)
    [process] = psutil.Process(second.pid).children()
    process.send_signal(signal.SIGKILL)
    first_said, second_said = (process.communicate(timeout=LIMIT)[1] for process in (first, second))
    assert first.returncode == 1
    for said in (first_said, second_said):
        assert said.count("run again: it goes on from the last checkpoint") == 1 and "Traceback" not in said, said
    mark(complete(project)[-1])
    again = pair(project)
    said = [process.communicate(timeout=LIMIT)[1] for process in again]
    assert [process.returncode for process in again] == [0, 0], said
    assert weights(project, SFT) == weights(expected, SFT)
    assert json.loads((project / "data/sft/metrics.json").read_text())["first_loss"] == MARK


def test_hosts_that_do_not_share_a_folder_end_with_a_sentence(untrained: Path, tmp_path: Path) -> None:
    apart = [copy(untrained, tmp_path / name) for name in ("one", "two")]
    at = endpoint()
    first = begin(apart[0], "-m", "stages.sft", PET_NNODES="2", PET_RDZV_ENDPOINT=at)
    both = [first, begin(apart[1], "-c", JOIN, at, str(LIMIT))]
    for process in both:
        assert "all hosts work in one shared folder" in process.communicate(timeout=LIMIT)[1]
    assert both[0].returncode == 1


def test_another_number_of_processes_than_the_parameters_say_is_refused(untrained: Path) -> None:
    options = ["-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "1", "-m", "stages.sft"]
    assert (
        "train.processes: 2, but 1 processes were started" in begin(untrained, *options).communicate(timeout=LIMIT)[1]
    )
