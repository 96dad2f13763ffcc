"""`storyloop worker ADDRESS`: this host grades, and trains where it is asked to, for the host that runs `dvc repro`.

It joins that host's Ray cluster and each training that begins there, and ends with the cluster. It starts no work of
its own, and a training that was lost is waited for again.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec

from stages.pipeline.credentials import HUB, HUB_ALIAS, SERVER
from stages.pipeline.errors import InputError, StageError
from stages.pipeline.params import TrainParams, load
from stages.training.launch import run_agent, share_of_host

MEMBER = "stages.hosts.member"
RAY, MEETING = 6379, 29400  # ports of the cluster's first host, as Ray and torchrun have them
POLL_INTERVAL = 1.0  # seconds between two looks at whether a training begins
WAIT = 900.0  # seconds until the first host must have begun its cluster


def work(address: str, hosts: int, ray: int = RAY, meeting: int = MEETING) -> None:
    """Until the cluster ends. `hosts`: how many train together, the first one included; 1 grades only."""
    train: TrainParams = load("train")
    processes = share_of_host(train.processes, hosts) if hosts > 1 else 0
    with ray_node(address, ray) as is_alive:
        print(f"worker: grades for {address}" + (f" and trains in {processes} process(es)" if processes else ""))
        while is_alive():
            if processes and answers(address, meeting):
                join(f"{address}:{meeting}", processes, hosts)
                while is_alive() and answers(address, meeting):  # the end of what was joined
                    time.sleep(POLL_INTERVAL)
            time.sleep(POLL_INTERVAL)
    print("worker: the cluster has ended")


def join(endpoint: str, processes: int, hosts: int) -> None:
    """Takes part in one training; how it ends is the first host's business."""
    try:
        run_agent(MEMBER, processes, hosts, endpoint, is_host=False)
    except StageError as error:
        print(f"worker: {error}", file=sys.stderr)
    except SystemExit:
        print("worker: the training ended early; waiting for the next", file=sys.stderr)


@contextmanager
def ray_node(address: str, port: int) -> Iterator[Callable[[], bool]]:
    """Makes this host a node of the cluster; yields whether it still is. Raises InputError where that fails."""
    if find_spec("ray") is None:
        raise InputError("Ray is not installed; run `STORYLOOP_EXTRAS=test,ray make setup`")
    end = time.monotonic() + WAIT
    if refused := refusal(address, port):
        print(f"worker: waits up to {WAIT / 60:.0f} minutes for a cluster at {address}:{port} ({refused})", flush=True)
    while not answers(address, port):
        if time.monotonic() > end:
            raise InputError(f"{address}:{port}: no cluster answers; start it there with `ray start --head`")
        time.sleep(POLL_INTERVAL)
    environment = {name: value for name, value in os.environ.items() if name not in (HUB, HUB_ALIAS, SERVER)}
    command = [sys.executable, "-m", "ray.scripts.scripts", "start", "--address", f"{address}:{port}", "--block"]
    environment["RAY_USAGE_STATS_ENABLED"] = "0"
    node = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        yield lambda: node.poll() is None
    finally:
        node.terminate()
        node.wait()


def answers(address: str, port: int) -> bool:
    return refusal(address, port) is None


def refusal(address: str, port: int) -> str | None:
    """Why nobody can be reached there, None where somebody can. InputError for what can be the name of no host."""
    try:
        with socket.create_connection((address, port), timeout=5):
            return None
    except OSError as error:
        return error.strerror or str(error)
    except UnicodeError:
        raise InputError(f"{address}: no host can have this name; give that of the host of `ray start`") from None
