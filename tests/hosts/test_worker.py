"""`storyloop worker` joins the cluster of another host and ends with it."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from ray_cluster import cluster_of, temporary_folder
from repository import ROOT

from stages.hosts import member, worker
from stages.pipeline.errors import InputError
from stages.training.launch import share_of_host

WORK = "import sys; from stages.hosts.worker import work; work('127.0.0.1', 1, ray=int(sys.argv[1]))"


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_it_is_a_node_until_the_cluster_ends() -> None:
    ray = pytest.importorskip("ray", reason="Ray is not installed: STORYLOOP_EXTRAS=test,ray make setup")
    with temporary_folder(), cluster_of(1) as own:
        port = own.address.rpartition(":")[2]
        known = os.environ | {"PYTHONPATH": str(ROOT), "HF_TOKEN": "hf_of_the_host"}
        worker = subprocess.Popen(
            [sys.executable, "-c", WORK, port], cwd=ROOT, env=known, stdout=subprocess.PIPE, text=True
        )
        ray.init(own.address, logging_level="error")
        end = time.monotonic() + 200
        while sum(node["Alive"] for node in ray.nodes()) < 2:
            assert worker.poll() is None and time.monotonic() < end
            time.sleep(0.5)
        tokens = [Path(f"/proc/{pid}/environ").read_bytes() for pid in descendants(worker.pid)]
        assert tokens and not any(b"hf_of_the_host" in token for token in tokens)
        ray.shutdown()
    said = worker.communicate(timeout=120)[0]
    assert worker.returncode == 0 and said.endswith("worker: the cluster has ended\n")


def descendants(pid: int) -> list[int]:
    import psutil

    return [process.pid for process in psutil.Process(pid).children(recursive=True)]


def test_a_member_runs_nothing_but_stages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(member, "told_module", lambda: "http.server")
    with pytest.raises(ValueError, match=r"http\.server is no stage"):
        member.main()


def test_an_address_where_nobody_answers_is_told_with_the_reason() -> None:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))  # without listening: the port is taken, and refuses
        assert worker.refusal("127.0.0.1", bound.getsockname()[1]) == "Connection refused"
        bound.listen()
        assert worker.refusal("127.0.0.1", bound.getsockname()[1]) is None
    with pytest.raises(InputError, match=r"^host\.\.name: no host can have this name; give that of the host of"):
        worker.refusal("host..name", 1)


def test_processes_that_the_hosts_cannot_share_are_refused() -> None:
    assert share_of_host(4, 2) == 2
    with pytest.raises(InputError, match=r"train\.processes: 3 is no multiple of 2 hosts"):
        share_of_host(3, 2)
