"""Kills at any moment: the stages of training are killed over and over and still end with the bytes of a quiet run.

Some twenty minutes, so marked slow. `pytest -m slow -s tests/whole/test_resume.py` tells each kill as it happens.
"""

import math
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from random import Random

import psutil
import pytest
from ruamel.yaml import YAML
from tiny_project import change_params, environment, make_project, run

# stage -> kills of `dvc repro`, kills of the stage's own command (which is quicker to start)
KILLS = {"base": (1, 2), "sft": (1, 5), "grpo": (1, 5), "merge": (1, 2), "evaluate": (1, 4)}
# Long enough for kills between checkpoints; 36 steps of sft, so that checkpoints and lines of the log fall apart.
LONGER = {"sft": {"epochs": 6}, "grpo": {"steps": 10}}


def longer_project(folder: Path) -> Path:
    project = make_project(folder)
    change_params(project / "params.yaml", LONGER)
    return project


def outputs(project: Path, stage: str) -> dict[str, str]:
    lock = YAML(typ="safe").load(project / "dvc.lock")
    return {out["path"]: out["md5"] for out in lock["stages"][stage]["outs"]}


def command(project: Path, stage: str, by_dvc: bool) -> list[str]:
    """What runs a stage: DVC, or what DVC would run, its outputs removed as DVC removes them."""
    if by_dvc:
        lock = (project / "dvc.lock").read_text()
        # A stage that was done already runs again only by force.
        return [sys.executable, "-m", "dvc", "repro", "-q", *(["-f", "-s"] if f"\n  {stage}:\n" in lock else []), stage]
    of = YAML(typ="safe").load(project / "dvc.yaml")["stages"][stage]
    for out in of["outs"] + [path for metrics in of["metrics"] for path in metrics]:
        path = project / out
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    return [sys.executable, *of["cmd"].split()[1:]]


def run_until(spent: float, project: Path, stage: str, by_dvc: bool) -> float | None:
    """Runs a stage, and kills it with all its children once they have spent so many seconds of processor time.

    None if it was killed; otherwise what it spent until it ended by itself.
    """
    process = psutil.Popen(command(project, stage, by_dvc), cwd=project, env=environment(), stdout=subprocess.DEVNULL)
    total = 0.0
    while process.poll() is None:
        total = max(total, processor_time(process))
        if total >= spent:
            process.suspend()  # it starts no more children
            for one in [*process.children(recursive=True), process]:
                with suppress(psutil.NoSuchProcess):
                    one.send_signal(signal.SIGKILL)
            process.wait()
            return None
        time.sleep(0.1)
    assert process.returncode == 0, f"{stage} failed after a kill"
    return total


def processor_time(process: psutil.Process) -> float:
    """Unlike the clock, it says how far a run has come however busy the machine is."""
    total = 0.0
    with suppress(psutil.NoSuchProcess):
        for one in [process, *process.children(recursive=True)]:
            total += sum(one.cpu_times()[:4])  # its own and that of its children that have ended
    return total


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_a_run_that_is_killed_again_and_again_ends_with_the_bytes_of_a_quiet_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STORYLOOP_RETRAIN", "1")  # a stage that was done already is to be trained and killed again
    quiet = longer_project(tmp_path / "quiet")
    run(quiet, "dvc", "repro", "-q", "curate")
    project = shutil.copytree(quiet, tmp_path / "killed", symlinks=True)
    rng, kills = Random(17), 0
    for stage, (by_dvc, by_hand) in KILLS.items():
        whole = run_until(math.inf, quiet, stage, by_dvc=True)
        assert whole is not None
        for through_dvc in [True] * by_dvc + [False] * by_hand:
            spent = rng.uniform(0.25, 0.95) * whole
            # The more there is to resume from, the sooner a run ends by itself.
            while run_until(spent, project, stage, through_dvc) is not None:
                spent *= 0.8
            kills += 1
            checkpoints = sorted(path.name for path in project.glob(f"data/{stage}/checkpoints/*/checkpoint-*"))
            print(f"{stage}: killed at {spent:.1f} of {whole:.1f} s", "by DVC" * through_dvc, *checkpoints, flush=True)
        assert (
            subprocess.run(command(project, stage, by_dvc=True), cwd=project, env=environment(), check=False).returncode
            == 0
        )
        assert outputs(project, stage) == outputs(quiet, stage), stage
    assert kills == sum(map(sum, KILLS.values())) >= 20
