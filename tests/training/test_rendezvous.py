"""Processes of several hosts tell each other what they found, and one that is lost meanwhile ends the others."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from repository import ROOT

AGAIN = "run again: it goes on from the last checkpoint\n"
LIMIT = 120  # seconds
# The launcher on the host with the first process, which serves the store.
SERVER = """
import time
from torch.distributed import TCPStore
store = TCPStore("127.0.0.1", 0, is_master=True, wait_for_workers=False)
print(store.port, flush=True)
time.sleep(600)
"""
# Works for so many tenths of a second, and waits for the other one at most two seconds without a sign of it.
PROCESS = """
import sys, time
from stages.pipeline.errors import run_stage
from stages.training import rendezvous
from stages.training.lost_processes import lost_processes_end_it

def main():
    rendezvous.SILENCE = 2.0
    rendezvous.tell_all("begun", None)
    print("works", flush=True)
    with lost_processes_end_it():
        say = rendezvous.shows_progress("work")
        for tenth in range(int(sys.argv[1])):
            say(tenth)
            time.sleep(0.1)
        print(rendezvous.tell_all("work", int(sys.argv[1])), flush=True)

run_stage(main)
"""
Popen = subprocess.Popen[str]


@pytest.fixture
def begin() -> Iterator[Callable[..., Popen]]:
    with ExitStack() as stack:

        def begin(program: str, *arguments: int, **environment: str) -> Popen:
            process = subprocess.Popen(
                [sys.executable, "-c", program, *map(str, arguments)],
                env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            )  # fmt: skip
            stack.enter_context(process)
            stack.callback(process.kill)
            return process

        yield begin


def line(process: Popen) -> str:
    assert process.stdout
    return process.stdout.readline()


def started(begin: Callable[..., Popen], tenths: int) -> tuple[Popen, Popen]:
    """A process that works so long, and one that waits for it."""
    server = begin(SERVER)
    store = {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": line(server).strip(), "WORLD_SIZE": "2"}
    working, waiting = (begin(PROCESS, work, **store, RANK=str(rank)) for rank, work in enumerate((tenths, 0)))
    assert line(working) == line(waiting) == "works\n"
    return working, waiting


def test_they_wait_as_long_as_the_other_one_shows_that_it_works(begin: Callable[..., Popen]) -> None:
    both = started(begin, 60)
    assert [process.communicate(timeout=LIMIT) for process in both] == [("[60, 0]\n", "")] * 2


def test_one_that_is_lost_at_work_ends_the_others_with_a_sentence(begin: Callable[..., Popen]) -> None:
    working, waiting = started(begin, 6000)
    working.kill()
    said = waiting.communicate(timeout=LIMIT)
    assert said == ("", f"process 1 of the training hears nothing of another one; {AGAIN}") and waiting.returncode == 1
