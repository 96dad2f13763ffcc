"""SFT on a GPU: our unpadded, compiled path beside TRL's SFTTrainer, on rows as long as the pipeline's.

`python -m tests.benchmarks.sft` on a GPU: SmolLM2's shape with random weights, whose speed is that of trained ones, 16
rows a step, tokens counted without padding. `--size 270m` is FunctionGemma's shape. `--trace` prints where the time of
ten steps goes. On a CPU, `--size tiny --rows 64` only tries it.
"""

import argparse
import json
import random
import tempfile
import time
from pathlib import Path
from typing import Any

import stages  # noqa: F401 (sets threads up, before torch is imported)

# isort: split
import torch
from datasets import Dataset
from transformers import TrainerCallback
from trl import SFTConfig, SFTTrainer

from stages.policy.load import load_policy
from stages.supervised.encoding import IGNORED
from stages.supervised.packing import PackingCollator
from stages.supervised.unpadded import UnpaddedCollator
from stages.supervised.unpadded_trainer import ARGUMENTS, UnpaddedTrainer
from stages.training.arguments import trainer_arguments
from stages.training.precision import precision
from tests.benchmarks.shape270m import SIZES, peak_gb, save_policy, synchronize

PROMPT, COMPLETION = (180, 240), (30, 150)  # tokens, as SmolLM2's tokenizer makes of the pipeline's rows


def rows(count: int) -> list[dict[str, list[int]]]:
    draw, made = random.Random(0), []
    for _ in range(count):
        prompt, completion = (
            draw.choices(range(4, 4000), k=draw.randint(*between)) for between in (PROMPT, COMPLETION)
        )
        made.append({"input_ids": prompt + completion, "labels": [IGNORED] * len(prompt) + completion})
    return made


class Clock(TrainerCallback):  # type: ignore[misc]
    """When each step ended; in the steps that count, nothing waits for the GPU before the last."""

    def __init__(self, traced: bool) -> None:
        self.ends: list[float] = []
        self.profiler = torch.profiler.profile() if traced else None

    def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        steady = state.max_steps // 3
        if state.global_step in (1, steady, state.max_steps):
            synchronize()
        self.ends.append(time.perf_counter())
        if self.profiler and state.global_step == steady:
            self.profiler.start()
        if self.profiler and state.global_step == steady + 10:
            synchronize()
            self.profiler.stop()


def train(name: str, policy: Path, data: list[dict[str, list[int]]], options: argparse.Namespace) -> dict[str, Any]:
    model, tokenizer = load_policy(policy, dtype=precision().weights)
    lengths = [len(row["input_ids"]) for row in data]
    ours, clock = name == "ours", Clock(options.trace and name == "ours")
    kind = UnpaddedTrainer if ours else SFTTrainer
    trainer = kind(
        model=model,
        processing_class=tokenizer,
        train_dataset=Dataset.from_list(data),
        data_collator=UnpaddedCollator(options.batch, max(lengths))
        if ours
        else PackingCollator(tokenizer.pad_token_id),
        callbacks=[clock],
        args=SFTConfig(
            **trainer_arguments(policy / name, 0) | {"save_strategy": "no"},
            num_train_epochs=1,
            per_device_train_batch_size=options.batch,
            learning_rate=3e-4,
            warmup_steps=0.05,
            adam_beta2=0.95,
            dataset_kwargs={"skip_prepare_dataset": True},
            max_length=None,
            logging_steps=10,
            **(ARGUMENTS if ours else {"loss_type": "chunked_nll"}),
        ),
    )
    began = time.perf_counter()
    trainer.train()
    ends, steps = clock.ends, len(clock.ends)
    steady = steps // 3
    if clock.profiler:
        print(
            clock.profiler.key_averages().table(sort_by="self_cuda_time_total", row_limit=25, max_name_column_width=70)
        )
        print(
            clock.profiler.key_averages().table(sort_by="self_cpu_time_total", row_limit=25, max_name_column_width=70)
        )
    seconds = ends[-1] - ends[steady - 1]
    return {
        "tokens_per_s": round(sum(lengths) * (steps - steady) / steps / seconds),
        "step_ms": round(1000 * seconds / (steps - steady), 1),
        "to_first_step_s": round(ends[0] - began, 1),
        "whole_s": round(ends[-1] - began, 1),
        "tokens": sum(lengths),
        "peak_gb": peak_gb(),
        "losses": [round(entry["loss"], 3) for entry in trainer.state.log_history if "loss" in entry][
            :: max(1, steps // 60)
        ],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", default="smollm2", choices=SIZES)
    parser.add_argument("--rows", type=int, default=4800)
    parser.add_argument("--peer-rows", type=int, default=960)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--contenders", nargs="+", default=["ours", "trl"], choices=["ours", "trl"])
    parser.add_argument("--trace", action="store_true")
    options = parser.parse_args()
    device = torch.cuda.get_device_name() if torch.cuda.is_available() else "CPU"
    result: dict[str, Any] = {"device": device, "size": options.size, "rows_a_step": options.batch}
    with tempfile.TemporaryDirectory() as folder:
        policy, data = save_policy(Path(folder), options.size), rows(options.rows)
        for name in options.contenders:
            result[name] = train(name, policy, data if name == "ours" else data[: options.peer_rows], options)
            print(name, json.dumps(result[name]), flush=True)
            if torch.cuda.is_available():
                torch.cuda.reset_peak_memory_stats()
    if "trl" in result and "ours" in result:
        result["ratio"] = round(result["ours"]["tokens_per_s"] / result["trl"]["tokens_per_s"], 1)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
