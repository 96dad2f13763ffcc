"""SFT's trainers over a few rows of tokens, on a CPU: one epoch, nothing saved."""

from pathlib import Path
from typing import Any

from datasets import Dataset
from small_models import chatml_tokenizer
from trl import SFTConfig

from stages.supervised.completion_loss import CompletionLossTrainer
from stages.supervised.unpadded_trainer import ARGUMENTS


def sft_trainer(kind: Any, model: Any, rows: list[Any], collator: Any, folder: Path, **other: Any) -> Any:
    """`other` are further arguments of SFTConfig."""
    settings = {
        "output_dir": str(folder), "num_train_epochs": 1, "learning_rate": 1e-2, "seed": 3, "use_cpu": True, "bf16": False,
        "gradient_checkpointing": False, "max_length": None, "dataset_kwargs": {"skip_prepare_dataset": True},
        "remove_unused_columns": False, "report_to": [], "disable_tqdm": True, "save_strategy": "no", "logging_steps": 1,
        "loss_type": "nll", **({} if kind is CompletionLossTrainer else ARGUMENTS), **other,
    }  # fmt: skip
    return kind(
        model=model,
        processing_class=chatml_tokenizer(),
        train_dataset=Dataset.from_list(rows),
        data_collator=collator,
        args=SFTConfig(**settings),
    )
