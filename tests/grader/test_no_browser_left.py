"""A grader that is killed leaves neither a browser nor its profile."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from repository import ROOT

from stages.chromium.profile import NEW, OwnedFolder, remove_abandoned

GRADE = """
import sys, time
from grader_params import PARAMS
from stages.grader import GraderThread
from stages.grader.canaries import STORY
from pathlib import Path
with GraderThread(PARAMS, Path(sys.argv[1])) as grader:
    grader.submit(STORY.solution, STORY).result()
    print("ready", flush=True)
    time.sleep(60)
"""


START = """
import asyncio
from stages.chromium.process import Browser
async def main():
    browser = await Browser.start()
    await asyncio.sleep(60)
asyncio.run(main())
"""
MOMENTS = (0.0, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2)  # seconds after its first child process


def left(folder: Path) -> list[str]:
    """Profiles in a folder of temporary files, and the processes that name it."""
    named = [process.info["cmdline"] or [] for process in psutil.process_iter(["cmdline"])]
    return [
        *map(str, folder.glob("storyloop-profile-*")),
        *(line[0] for line in named if str(folder) in " ".join(line)),
    ]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_no_browser_or_profile_is_left_of_a_grader_that_was_killed(
    number: signal.Signals, bundle: Path, tmp_path: Path
) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": f"{ROOT}:{ROOT / 'tests/support'}"}
    command = [sys.executable, "-c", GRADE, str(bundle)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as grader:
        assert grader.stdout is not None and grader.stdout.readline() == "ready\n"
        assert left(tmp_path) != []
        grader.send_signal(number)
    gone_by(tmp_path)


@pytest.mark.parametrize("moment", MOMENTS)
def test_no_profile_is_left_of_a_browser_that_was_killed_while_it_started(moment: float, tmp_path: Path) -> None:
    """As Ray ends an actor: its children with it, but not what those began."""
    environment = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, "-c", START], env=environment) as starter:
        process = psutil.Process(starter.pid)
        while not (children := process.children()):
            assert starter.poll() is None
        time.sleep(moment)
        for one in [*children, starter]:
            one.kill()
    gone_by(tmp_path)


def gone_by(folder: Path) -> None:
    """Nothing is left in ten seconds."""
    end = time.monotonic() + 10
    while left(folder) and time.monotonic() < end:
        time.sleep(0.1)
    assert left(folder) == []


def test_the_next_browser_removes_the_profile_of_a_dead_owner_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    held, dead = OwnedFolder(), tmp_path / "storyloop-profile-dead"
    dead.mkdir()
    for folder in (held.path, dead):
        os.utime(folder, (time.time() - 2 * NEW,) * 2)
    remove_abandoned()
    assert held.path.exists() and not dead.exists()
    held.remove()
    assert not held.path.exists()
