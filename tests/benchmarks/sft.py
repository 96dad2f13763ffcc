"""SFT on a GPU: our recorded steps beside our compiled layers and TRL's SFTTrainer, on rows as long as the pipeline's.

`python -m tests.benchmarks.sft` on a GPU: SmolLM2's shape with random weights, whose speed is that of trained ones, 16
rows a step, tokens counted without padding; the losses of the first 50 steps of all, whose rows and weights are the
same, stand side by side. `--size 270m` is FunctionGemma's shape. `--trace` prints where the time of ten steps of ours
goes. On a CPU, `--size tiny --rows 64` only tries it.
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
from stages.supervised.graphed_trainer import GraphedTrainer, RowsCollator
from stages.supervised.packing import PackingCollator
from stages.supervised.unpadded import UnpaddedCollator
from stages.supervised.unpadded_trainer import ARGUMENTS, UnpaddedTrainer
from stages.training.arguments import one_gpu, trainer_arguments
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


KINDS: dict[str, Any] = {"ours": GraphedTrainer, "compiled": UnpaddedTrainer, "trl": SFTTrainer}
TRACED = 10  # steps


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
        if self.profiler and state.global_step == steady + TRACED:
            synchronize()
            self.profiler.stop()


def train(name: str, policy: Path, data: list[dict[str, list[int]]], options: argparse.Namespace) -> dict[str, Any]:
    model, tokenizer = load_policy(policy, dtype=precision().weights)
    lengths = [len(row["input_ids"]) for row in data]
    clock = Clock(options.trace and name == "ours")
    collator: Any = PackingCollator(tokenizer.pad_token_id)
    if name != "trl":
        collator = RowsCollator() if name == "ours" else UnpaddedCollator(options.batch, max(lengths))
    trainer = KINDS[name](
        model=model,
        processing_class=tokenizer,
        train_dataset=Dataset.from_list(data),
        data_collator=collator,
        callbacks=[clock],
        args=one_gpu(
            SFTConfig(
                **trainer_arguments(policy / name, 0) | {"save_strategy": "no"},
                num_train_epochs=1,
                max_steps=-1 if name == "ours" else options.peer_steps,
                per_device_train_batch_size=options.batch,
                learning_rate=3e-4,
                lr_scheduler_type="constant_with_warmup",  # the same rates for runs of other lengths
                warmup_steps=15,
                adam_beta2=0.95,
                dataset_kwargs={"skip_prepare_dataset": True},
                max_length=None,
                logging_steps=10,
                remove_unused_columns=False,
                **({"loss_type": "chunked_nll"} if name == "trl" else ARGUMENTS),
            )
        ),
    )
    losses: list[torch.Tensor] = []
    step = trainer.training_step

    def kept(*arguments: Any, **named: Any) -> torch.Tensor:
        loss: torch.Tensor = step(*arguments, **named)
        if len(losses) < options.losses:
            losses.append(loss.clone())
        return loss

    trainer.training_step = kept
    began = time.perf_counter()
    trainer.train()
    ends, steps = clock.ends, len(clock.ends)
    steady = steps // 3
    traced: dict[str, Any] = {}
    if clock.profiler:
        events = clock.profiler.key_averages()
        for cost in ("self_device_time_total", "self_cpu_time_total"):
            print(f"{cost}, ms a step")
            for event in sorted(events, key=lambda event: -getattr(event, cost))[:15]:
                spent = getattr(event, cost) / TRACED / 1000
                print(f"{spent:9.3f} {event.count / TRACED:8.1f} times  {event.key[:90]}", flush=True)
        traced["gpu_ms"] = round(sum(event.self_device_time_total for event in events) / TRACED / 1000, 2)
        traced["kernels"] = round(sum(event.count for event in events if event.self_device_time_total) / TRACED)
    seconds = ends[-1] - ends[steady - 1]
    return {
        "tokens_per_s": round(sum(lengths) / len(data) * options.batch * (steps - steady) / seconds),
        "step_ms": round(1000 * seconds / (steps - steady), 1),
        "to_first_step_s": round(ends[0] - began, 1),
        "whole_s": round(ends[-1] - began, 1),
        "steps": steps,
        "peak_gb": peak_gb(),
        **traced,
        "losses": [round(float(loss), 3) for loss in losses],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", default="smollm2", choices=SIZES)
    parser.add_argument("--rows", type=int, default=4800)
    parser.add_argument("--peer-steps", type=int, default=60)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--contenders", nargs="+", default=list(KINDS), choices=list(KINDS))
    parser.add_argument("--losses", type=int, default=50, help="steps whose losses are shown")
    parser.add_argument("--trace", action="store_true")
    options = parser.parse_args()
    device = torch.cuda.get_device_name() if torch.cuda.is_available() else "CPU"
    result: dict[str, Any] = {"device": device, "size": options.size, "rows_a_step": options.batch}
    with tempfile.TemporaryDirectory() as folder:
        policy, data = save_policy(Path(folder), options.size), rows(options.rows)
        for name in options.contenders:
            result[name] = train(name, policy, data, options)
            print(name, json.dumps(result[name]), flush=True)
            if torch.cuda.is_available():
                torch.cuda.reset_peak_memory_stats()
    for name in options.contenders:
        if "ours" in result and name != "ours":
            result[f"times_{name}"] = round(result["ours"]["tokens_per_s"] / result[name]["tokens_per_s"], 1)
            pairs = list(zip(result["ours"]["losses"], result[name]["losses"], strict=False))
            result[f"losses_apart_{name}"] = round(max(abs(mine - other) for mine, other in pairs), 3)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
