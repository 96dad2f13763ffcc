"""One stage in several processes, one for each GPU, on one host or on several.

`python -m stages.grpo` is the command of the stage whatever `train.processes` says: the stage starts the processes
itself, as `torchrun` does. Several hosts share them where PET_NNODES and PET_RDZV_ENDPOINT are set, which torchrun
reads, too; it may as well be typed: `torchrun --nnodes 2 … -m stages.grpo` on each host. They work in one shared
folder.
"""

import ctypes
import logging
import os
import signal
import socket
import sys
from typing import Any

import torch

from stages.pipeline.errors import InputError
from stages.pipeline.processes import is_launched, process_count
from stages.training.lost_processes import AGAIN, LostProcess
from stages.training.rendezvous import say_module

PR_SET_PDEATHSIG = 1  # prctl(2)


def launch_distributed(module: str, processes: int) -> None:
    """Runs `module` in so many processes and exits when they have ended. In one of these processes it returns at once.

    A single process sees one GPU only: a trainer that sees several splits each pass among copies of the model.
    """
    if is_launched():
        _take_part(module, processes)
        return
    if processes == 1:
        os.environ["CUDA_VISIBLE_DEVICES"] = os.environ.get("CUDA_VISIBLE_DEVICES", "0").split(",")[0]
        return
    hosts, endpoint = int(os.environ.get("PET_NNODES", "1")), os.environ.get("PET_RDZV_ENDPOINT", "")
    if hosts > 1 and not endpoint:
        raise InputError(f"PET_NNODES={hosts}: set PET_RDZV_ENDPOINT to ADDRESS:29400 with the address of this host")
    run_agent(module, share_of_host(processes, hosts), hosts, endpoint or "localhost:0")
    sys.exit(0)


def share_of_host(processes: int, hosts: int) -> int:
    """How many processes a host runs. Raises InputError where the hosts or their GPUs do not allow so many."""
    if processes % hosts:
        raise InputError(f"params.yaml: train.processes: {processes} is no multiple of {hosts} hosts")
    here, gpus = processes // hosts, torch.cuda.device_count()
    if 0 < gpus < here:
        raise InputError(f"params.yaml: train.processes: {here} processes for {gpus} GPU(s); one GPU each")
    return here


def run_agent(module: str, processes: int, hosts: int, endpoint: str, is_host: bool | None = None) -> None:
    """Runs this host's processes of `module`, once all hosts have come to the endpoint.

    `is_host` says whether the meeting place is served here; None finds it out. Raises LostProcess with one sentence
    where a process was lost, exits with status 1 where one has said itself why it ended.
    """
    from torch.distributed.elastic.multiprocessing import DefaultLogsSpecs
    from torch.distributed.elastic.multiprocessing.errors import ChildFailedError
    from torch.distributed.elastic.rendezvous.api import RendezvousError
    from torch.distributed.launcher.api import LaunchConfig, elastic_launch

    class Begun(DefaultLogsSpecs):  # type: ignore[misc]
        """Is asked where the processes write when they begin, so once all hosts have come together."""

        is_so = False

        def reify(self, envs: Any) -> Any:
            self.is_so = True
            return super().reify(envs)

    begun = Begun()
    logging.getLogger("torch.distributed.elastic").setLevel(logging.CRITICAL)  # the sentence says it
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # as torchrun does for several: they share the processors
    meeting = {} if is_host is None else {"is_host": is_host}
    config = LaunchConfig(
        min_nodes=hosts,
        max_nodes=hosts,
        nproc_per_node=processes,
        run_id="storyloop",
        rdzv_backend="c10d",
        rdzv_endpoint=endpoint,
        rdzv_configs=meeting,
        max_restarts=0,
        local_addr=_address_here(endpoint),
        logs_specs=begun,
    )
    try:
        elastic_launch(config, sys.executable)("-m", module)
    except ChildFailedError as error:
        killed = [(rank, failure) for rank, failure in error.failures.items() if failure.exitcode < 0]
        if not killed:
            sys.exit(1)
        rank, failure = killed[0]
        raise LostProcess(f"process {rank} of the training was ended by {failure.signal_name()}; {AGAIN}") from None
    except RendezvousError as error:
        if begun.is_so:
            raise LostProcess(f"{endpoint}: the training has ended on the host there, so here too; {AGAIN}") from None
        raise LostProcess(
            f"{endpoint}: not all of {hosts} hosts came together ({error or type(error).__name__}); start "
            "`storyloop worker` on the others"
        ) from None


def _take_part(module: str, processes: int) -> None:
    if (begun := process_count()) != processes:
        raise InputError(
            f"params.yaml: train.processes: {processes}, but {begun} processes were started; make both the same number"
        )
    if not torch.cuda.is_available():
        os.environ["ACCELERATE_USE_CPU"] = "true"  # or accelerate does not know that they belong together
        torch.serialization.register_package(15, _untagged, _on_numbered_cpu)
    _end_with_launcher()
    if "OMP_NUM_THREADS" not in os.environ:  # torchrun sets it only where a host has several
        # The same bytes however the processes are spread over hosts. Accelerate would set more where it is not there.
        os.environ["OMP_NUM_THREADS"] = "1"
        torch.set_num_threads(1)
    say_module(module)


def _end_with_launcher() -> None:
    """On Linux. A launcher that is killed cannot end its processes, and the next run would find them at work."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _untagged(storage: Any) -> None:
    """What is saved gets its tag from PyTorch's own packages."""


def _on_numbered_cpu(storage: Any, location: str) -> Any:
    """`storage` where it is to lie on the device cpu:0, otherwise None.

    Where processes train together, Accelerate calls the processor so, and the trainer loads the optimizer of a
    checkpoint to that device. But torch.load knows only the name `cpu`.
    """
    return storage if location == "cpu:0" else None


def _address_here(endpoint: str) -> str | None:
    """The address by which this host reaches the meeting place: its name may be unknown to the others."""
    host, _, port = endpoint.rpartition(":")
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:  # which sends nothing
            probe.connect((host, int(port) or 1))
            return str(probe.getsockname()[0])
    except OSError:
        return None
