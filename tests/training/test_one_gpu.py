"""A machine with more GPUs than processes: rows are those that params.yaml asks for."""

from pathlib import Path
from typing import Any

import pytest
import torch
from accelerate import PartialState
from repository import ROOT
from transformers import TrainingArguments
from trl import SFTConfig

from stages.grpo import trainer_config
from stages.pipeline.params import load
from stages.training.arguments import one_gpu


@pytest.fixture
def two_gpus(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the library finds out about a machine."""

    def set_up(arguments: Any) -> torch.device:
        arguments._n_gpu, arguments.distributed_state = 2, PartialState(cpu=True)
        return torch.device("cpu")

    monkeypatch.setattr(TrainingArguments, "_setup_devices", property(set_up))


@pytest.mark.usefixtures("two_gpus")
def test_one_process_of_sft_takes_the_rows_of_one_gpu(tmp_path: Path) -> None:
    arguments = SFTConfig(output_dir=str(tmp_path), per_device_train_batch_size=16, bf16=False)
    assert arguments.train_batch_size == 32
    assert one_gpu(arguments).train_batch_size == 16


@pytest.mark.usefixtures("two_gpus")
def test_one_process_of_grpo_takes_the_answers_of_one_gpu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    grpo = load("grpo")
    assert trainer_config(grpo, tmp_path, 0).train_batch_size == grpo.batch_size


def test_a_cpu_stays_one(tmp_path: Path) -> None:
    if not torch.cuda.is_available():
        assert one_gpu(SFTConfig(output_dir=str(tmp_path), use_cpu=True, bf16=False)).n_gpu == 0
