"""A process of a training that has several: what it reads of a checkpoint, and how it ends."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
import torch
from repository import ROOT

LIMIT = 120  # seconds
KNOWN = {**os.environ, "PYTHONPATH": str(ROOT), "RANK": "0", "WORLD_SIZE": "1", "OMP_NUM_THREADS": "1"}
BEGIN = "from stages.training.launch import launch_distributed; launch_distributed('stages.sft', 1); "
READER = (
    f"import sys; import torch; {BEGIN}"
    "print(torch.load(sys.argv[1], map_location=torch.device('cpu', 0), weights_only=True)['exp_avg'].tolist())"
)
# Of two, until the other one is gone: DistributedDataParallel as in a trainer, and what Python's end has to see to.
OF_TWO = """
import os, tempfile
import torch
from torch import distributed
from stages.pipeline.errors import run_stage
from stages.training.launch import launch_distributed
from stages.training.lost_processes import lost_processes_end_it

class Destroyed:
    def __del__(self, write=os.write):
        write(2, b"a destructor ran\\n")

def main():
    launch_distributed("stages.sft", 2)
    distributed.init_process_group("gloo")
    model = torch.nn.parallel.DistributedDataParallel(torch.nn.Linear(64, 64))
    of_main = Destroyed()
    with lost_processes_end_it():
        for step in range(1_000_000):
            if step == 5:
                print("trains", flush=True)
                print("a line that waits in the buffer")
            model(torch.ones(8, 64)).sum().backward()

of_module, folder = Destroyed(), tempfile.TemporaryDirectory()
run_stage(main)
"""
# Of two, each alone on its host, as far as it knows.
ON_A_HOST = """
from stages.training.launch import launch_distributed

launch_distributed("stages.sft", 2)
import torch
from accelerate import PartialState

PartialState(cpu=True)
print(torch.get_num_threads())
"""
# Of a host, until both have begun; that of the endpoint then ends.
OF_HOST = """
import os, sys, time
from pathlib import Path

Path(f"begun-{os.environ['HOST']}").touch()
while len(list(Path().glob("begun-*"))) < 2:
    time.sleep(0.05)
if os.environ["HOST"] == "endpoint":
    sys.exit(1)
time.sleep(600)
"""
AGENT = """
import sys
from stages.pipeline.errors import run_stage
from stages.training.launch import run_agent

run_stage(lambda: run_agent("of_host", 1, 2, sys.argv[1], is_host=sys.argv[2] == "endpoint"))
"""
LAUNCHER = "import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[1]])"
PROCESS = f"import time; {BEGIN}print('trains', flush=True); time.sleep(600)"


def free_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return str(server.getsockname()[1])


def test_it_reads_the_optimizer_to_the_name_that_the_processor_has_there(tmp_path: Path) -> None:
    torch.save({"exp_avg": torch.arange(3)}, tmp_path / "optimizer.pt")
    done = subprocess.run(
        [sys.executable, "-c", READER, str(tmp_path / "optimizer.pt")],
        cwd=ROOT, env={**KNOWN, "CUDA_VISIBLE_DEVICES": ""}, capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout == "[0, 1, 2]\n", done.stderr


@pytest.mark.parametrize("lost", [0, 1])
def test_it_says_one_sentence_and_leaves_where_another_one_is_lost(lost: int, tmp_path: Path) -> None:
    port = free_port()
    of_two = {"WORLD_SIZE": "2", "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": port, "CUDA_VISIBLE_DEVICES": ""}
    of_two["PYTHONUNBUFFERED"] = ""
    both = []
    for rank in "01":
        (tmp_path / rank).mkdir()
        own = KNOWN | of_two | {"RANK": rank, "TMPDIR": str(tmp_path / rank)}
        command = [sys.executable, "-c", OF_TWO]
        pipe = subprocess.PIPE
        both.append(subprocess.Popen(command, cwd=ROOT, env=own, stdout=pipe, stderr=pipe, text=True))
    for process in both:
        assert process.stdout and process.stderr
        assert process.stdout.readline() == "trains\n", process.stderr.read()
    both[lost].kill()
    both[lost].communicate()
    left = 1 - lost
    said, error = both[left].communicate(timeout=LIMIT)
    assert error == f"process {left} of the training lost another one; run again: it goes on from the last checkpoint\n"
    assert both[left].returncode == 1
    assert said == "a line that waits in the buffer\n"
    assert list((tmp_path / str(left)).iterdir()) == []


def test_the_only_one_of_its_host_computes_in_one_thread_like_several() -> None:
    known = {name: value for name, value in KNOWN.items() if name != "OMP_NUM_THREADS"}
    store = torch.distributed.TCPStore("127.0.0.1", 0, is_master=True)  # of the launcher
    of_two = {"WORLD_SIZE": "2", "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(store.port)}
    of_two |= {"TORCHELASTIC_USE_AGENT_STORE": "True", "CUDA_VISIBLE_DEVICES": ""}
    both = [
        subprocess.Popen(
            [sys.executable, "-c", ON_A_HOST],
            cwd=ROOT, env=known | of_two | {"RANK": rank, "LOCAL_RANK": "0", "LOCAL_WORLD_SIZE": "1"},
            stdout=subprocess.PIPE, text=True,
        )
        for rank in "01"
    ]  # fmt: skip
    assert [process.communicate(timeout=LIMIT)[0] for process in both] == ["1\n", "1\n"]


def test_a_host_whose_endpoint_ends_says_that_the_training_has_ended_there(tmp_path: Path) -> None:
    (tmp_path / "of_host.py").write_text(OF_HOST)
    at = f"127.0.0.1:{free_port()}"
    known = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{tmp_path}", "CUDA_VISIBLE_DEVICES": ""}
    both = [
        subprocess.Popen(
            [sys.executable, "-c", AGENT, at, host],
            cwd=tmp_path, env=known | {"HOST": host}, stderr=subprocess.PIPE, text=True,
        )
        for host in ("endpoint", "joined")
    ]  # fmt: skip
    _, said = (process.communicate(timeout=LIMIT)[1] for process in both)
    ended = "the training has ended on the host there, so here too; run again: it goes on from the last checkpoint"
    assert said.splitlines()[-1] == f"{at}: {ended}"  # after what PyTorch logs of the connection
    assert [process.returncode for process in both] == [1, 1]


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
