"""What the trainers of sft and grpo have in common."""

from pathlib import Path
from typing import Any

from transformers import TrainingArguments

from stages.training.precision import precision


def trainer_arguments(folder: Path, seed: int) -> dict[str, Any]:
    """Arguments of TRL's configs: checkpoints in `folder`, five of them in a run and the last one kept."""
    formats = precision()
    return {
        "output_dir": str(folder),
        "weight_decay": 0.0,
        "max_grad_norm": 1.0,
        "save_steps": 0.2,
        "save_total_limit": 1,
        "seed": seed,
        "disable_tqdm": True,
        "report_to": [],
        "bf16": formats.autocast_bf16,
        "fp16": formats.autocast_fp16,
        "gradient_checkpointing": False,
        "dataloader_pin_memory": False,
        # Several processes: all weights that are trained take part in every pass, and buffers never change.
        "ddp_find_unused_parameters": False,
        "ddp_broadcast_buffers": False,
    }


def one_gpu(arguments: TrainingArguments) -> Any:
    """`arguments`, a config of TRL's, for a process that trains on one GPU, however many the machine has.

    The library would share out the rows of one process among them all, and take as many times the rows a step.
    `train.processes` says how many GPUs to use.
    """
    arguments._n_gpu = min(arguments.n_gpu, 1)
    return arguments
