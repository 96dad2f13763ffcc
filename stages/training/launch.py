"""One stage in several processes, one for each GPU.

`python -m stages.grpo` is the command of the stage whatever `train.processes` says: the stage starts the processes
itself, with the launcher that `accelerate launch` uses.
"""

import os
import subprocess
import sys

import torch

from stages.pipeline.errors import InputError


def is_first_process() -> bool:
    """Whether this process writes the outputs. True where there is only one."""
    return process_number() == 0


def process_number() -> int:
    return int(os.environ.get("RANK", "0"))


def launch_distributed(module: str, processes: int) -> None:
    """Runs `module` in so many processes and exits when they have ended. In one of these processes it returns at once.

    A single process sees one GPU only: a trainer that sees several splits each pass among copies of the model.
    """
    if "RANK" in os.environ:
        return
    if processes == 1:
        os.environ["CUDA_VISIBLE_DEVICES"] = os.environ.get("CUDA_VISIBLE_DEVICES", "0").split(",")[0]
        return
    gpus = torch.cuda.device_count()
    if 0 < gpus < processes:
        raise InputError(f"params.yaml: train.processes: {processes} processes for {gpus} GPU(s); one GPU each")
    launcher = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", str(processes)]
    # Without a GPU, accelerate has to be told that the processes belong together.
    environment = {**os.environ, **({} if gpus else {"ACCELERATE_USE_CPU": "true"})}
    sys.exit(subprocess.run([*launcher, "-m", module], env=environment).returncode)
