"""A process of a training that has several: what it reads of a checkpoint, and how it ends."""

import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
import torch
from repository import ROOT

KNOWN = {**os.environ, "PYTHONPATH": str(ROOT), "RANK": "0", "WORLD_SIZE": "1", "OMP_NUM_THREADS": "1"}
BEGIN = "from stages.training.launch import launch_distributed; launch_distributed('stages.sft', 1); "
READER = (
    f"import sys; import torch; {BEGIN}"
    "print(torch.load(sys.argv[1], map_location=torch.device('cpu', 0), weights_only=True)['exp_avg'].tolist())"
)
LAUNCHER = "import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[1]])"
PROCESS = f"import time; {BEGIN}print('trains', flush=True); time.sleep(600)"


def test_it_reads_the_optimizer_to_the_name_that_the_processor_has_there(tmp_path: Path) -> None:
    torch.save({"exp_avg": torch.arange(3)}, tmp_path / "optimizer.pt")
    done = subprocess.run(
        [sys.executable, "-c", READER, str(tmp_path / "optimizer.pt")],
        cwd=ROOT, env={**KNOWN, "CUDA_VISIBLE_DEVICES": ""}, capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout == "[0, 1, 2]\n", done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="prctl is of Linux")
def test_it_ends_when_its_launcher_is_killed() -> None:
    launcher = subprocess.Popen(
        [sys.executable, "-c", LAUNCHER, PROCESS],
        cwd=ROOT, env=KNOWN, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert launcher.stdout and launcher.stdout.readline() == "trains\n"
    [process] = psutil.Process(launcher.pid).children()
    launcher.kill()
    launcher.wait()
    end = time.monotonic() + 10
    while process.is_running() and process.status() != psutil.STATUS_ZOMBIE and time.monotonic() < end:
        time.sleep(0.05)
    assert not process.is_running() or process.status() == psutil.STATUS_ZOMBIE
