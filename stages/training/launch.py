"""One stage in several processes, one for each GPU, through `accelerate launch`.

`python -m stages.grpo` stays the command of the stage whatever `train.processes` says: it starts the others itself.
"""

import os
import subprocess
import sys

import torch

from stages.trajectory import InputError


def is_first_process() -> bool:
    """Whether this process writes the outputs. True where there is only one."""
    return os.environ.get("RANK", "0") == "0"


def process_number() -> int:
    return int(os.environ.get("RANK", "0"))


def spread(module: str, processes: int) -> None:
    """Runs `module` in so many processes and exits when they have ended; returns where this is one of them already."""
    if processes == 1 or "RANK" in os.environ:
        return
    gpus = torch.cuda.device_count()
    if 0 < gpus < processes:
        raise InputError(f"params.yaml: train.processes: {processes} processes for {gpus} GPU(s); one GPU each")
    command = [sys.executable, "-m", "accelerate.commands.launch", "--num_processes", str(processes)]
    command += ["--num_machines", "1", "--mixed_precision", "no", "--dynamo_backend", "no"]
    command += ["--multi_gpu"] if gpus else ["--cpu"]
    sys.exit(subprocess.run([*command, "-m", module]).returncode)
