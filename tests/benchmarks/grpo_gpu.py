"""GRPO steps on one GPU: ours beside plain TRL, and beside Unsloth as the usual notebook sets it up.

`python -m tests.benchmarks.grpo_gpu`: FunctionGemma's shape (random weights, so every answer has its full length), LoRA
r=16 on the seven projections, beta 0.1, 32 answers of 256 tokens a step. Each contender runs in a process of its own;
ours runs twice, since the second time finds what the first compiled, then with the base weights in 4 bits and the
notebook's 4 rows a pass, and then loaded by Unsloth. The reward is a formula: the browser is measured by
tests/benchmarks/grader.py. Unsloth takes minutes for its first step; `--contenders ours trl` leaves it out.
`--size tiny --tokens 16` tries it on a CPU.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from safetensors import safe_open

import stages  # noqa: F401 (sets threads up, before torch is imported)
from stages.pipeline.processes import is_first_process, process_count
from stages.training.launch import launch_distributed

STARTED = time.monotonic()
CONTENDERS = ("ours", "ours_again", "ours_4bit", "ours_by_unsloth", "trl", "unsloth")
ROWS, GROUP = 32, 4  # answers a step (of each process), and to one prompt
NOTEBOOK_ROWS = 4  # a pass


def reward_of(policy: Path) -> Callable[..., list[float]]:
    """The share of an answer's tokens whose embedding has a positive first channel.

    It depends on the answer alone, groups have spread, and training can raise it, by a last state that points that way.
    Random embeddings have no other structure: a set of tokens drawn by lot would be out of reach.
    """
    with safe_open(policy / "model.safetensors", "pt") as weights:
        liked = (weights.get_tensor("model.embed_tokens.weight")[:, 0] > 0).tolist()

    def reward(completion_ids: list[list[int]], **_: Any) -> list[float]:
        return [sum(liked[token] for token in ids) / len(ids) for ids in completion_ids]

    return reward


def train(name: str, folder: Path, options: argparse.Namespace) -> None:
    """Runs one contender for some steps and says how long each took. One process of several may be running this."""
    launch_distributed("tests.benchmarks.grpo_gpu", 1)
    if name == "unsloth":
        os.environ.setdefault("UNSLOTH_DISABLE_STATISTICS", "1")  # it would ask the network
        from unsloth import FastLanguageModel  # first of all imports, as it asks to be

        model, tokenizer = FastLanguageModel.from_pretrained(
            model_name=str(folder / "policy"), max_seq_length=2048, load_in_4bit=False
        )
        model = FastLanguageModel.get_peft_model(model, r=16, lora_alpha=16, target_modules=list(SEVEN))
    import torch
    from datasets import Dataset
    from peft import LoraConfig
    from transformers import TrainerCallback
    from trl import GRPOConfig, GRPOTrainer

    from stages.policy.load import load_policy
    from stages.reinforcement.rollouts import RolloutTrainer  # before the other loader, as in stages/grpo.py
    from stages.training.arguments import trainer_arguments
    from stages.training.precision import precision
    from tests.benchmarks.shape270m import STOPS, peak_gb, prompts, synchronize

    def theirs(out: Path) -> dict[str, Any]:
        formats = precision()
        return {
            "output_dir": str(out),
            "bf16": formats.autocast_bf16,
            "fp16": formats.autocast_fp16,
            "gradient_checkpointing": False,
            "report_to": [],
            "disable_tqdm": True,
            "seed": 0,
        }

    ends: list[float] = []

    class Clock(TrainerCallback):  # type: ignore[misc]
        def on_step_end(self, *_: Any, **__: Any) -> None:
            synchronize()
            ends.append(time.monotonic())
            tell()  # each time, for a contender may be stopped before it is through

    processes = process_count()
    rows = options.batch if name.startswith("ours") and name != "ours_4bit" else NOTEBOOK_ROWS
    config = GRPOConfig(
        # What the stage asks of the trainer goes for ours; the library's defaults for the others.
        **(trainer_arguments(folder / name, 0) if name.startswith("ours") else theirs(folder / name))
        | {"save_strategy": "no"},
        max_steps=options.steps if name != "unsloth" else options.unsloth_steps,
        per_device_train_batch_size=rows,
        gradient_accumulation_steps=options.rows // rows,
        generation_batch_size=options.rows * processes,
        num_generations=GROUP,
        max_completion_length=options.tokens,
        beta=0.1,
        learning_rate=options.rate,
        warmup_steps=0.1,
        temperature=1.0,
        top_k=0,
        logging_steps=1,
    )
    arguments: dict[str, Any] = {
        "args": config,
        "reward_funcs": reward_of(folder / "policy"),
        "train_dataset": Dataset.from_list([{"prompt": text} for text in prompts(64)]),
        "callbacks": [Clock()],
    }
    if name == "unsloth":
        trainer = GRPOTrainer(model=model, processing_class=tokenizer, **arguments)
    else:
        dtype = torch.float32 if name.startswith("ours") or not torch.cuda.is_available() else torch.bfloat16
        loader = "unsloth" if name == "ours_by_unsloth" else "transformers"
        model, tokenizer = load_policy(folder / "policy", dtype=dtype, loader=loader, four_bit=name == "ours_4bit")
        arguments |= {"model": model, "processing_class": tokenizer}
        arguments["peft_config"] = LoraConfig(r=16, lora_alpha=32, target_modules=list(SEVEN))
        if name == "trl":
            trainer = GRPOTrainer(**arguments)
        else:
            trainer = RolloutTrainer(
                **arguments,
                stops=STOPS,
                skip_zero_variance_groups=False,
                on_prompts=lambda rows: None,
                on_completion=lambda row, ids: None,
            )

    def tell() -> None:
        steps = [round(b - a, 3) for a, b in zip([began, *ends], ends, strict=False)]
        # A process still loads kernels from disk in its first steps, so the last half counts.
        late = sorted(steps[1 + len(steps[1:]) // 2 :] or steps)
        steady = late[len(late) // 2]
        logged = [entry for entry in trainer.state.log_history if "reward" in entry]
        result = {
            "to_first_step_s": round(ends[0] - STARTED, 1),  # imports and loading included
            "first_step_s": steps[0],
            "steps_s": steps[1:],
            "step_s": steady,
            "tokens_per_s_of_step": round(options.rows * processes * options.tokens / steady),
            "rows_a_pass": getattr(trainer, "rows_at_once", rows),
            "peak_gb": peak_gb(),
            "rewards": [round(entry["reward"], 4) for entry in logged],
        }
        if name.startswith("ours"):
            result["our_generation"] = trainer.generator is not None
        if is_first_process():
            print(json.dumps(result), flush=True)

    began = time.monotonic()
    trainer.train()
    tell()


SEVEN = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")


def contend(
    name: str, folder: Path, knobs: dict[str, Any], compiled: Path, limit: float, processes: int = 1
) -> dict[str, Any]:
    """What one contender measured, in a process of its own or in several, one for each GPU."""
    launcher = ["-m", "torch.distributed.run", "--standalone", f"--nproc-per-node={processes}"] * (processes > 1)
    command = [sys.executable, *launcher, "-m", "tests.benchmarks.grpo_gpu", "--one", name, "--folder", str(folder)]
    for knob, value in knobs.items():
        command += [f"--{knob.replace('_', '-')}", str(value)]
    environment = {**os.environ, "TORCHINDUCTOR_CACHE_DIR": str(compiled)}
    # A group of its own: compilers that a contender started would keep its pipes open after its end.
    run = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, start_new_session=True
    )
    try:
        said, complaints = run.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        os.killpg(run.pid, signal.SIGKILL)
        said, complaints = run.communicate()
        complaints += f"\nstopped after {limit:.0f} s"
    last = [line for line in said.splitlines() if line.startswith('{"to_first_step_s"')]
    if last:
        return dict(json.loads(last[-1]))
    return {"error": complaints[-1500:]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--contenders", nargs="+", choices=CONTENDERS, default=CONTENDERS)
    parser.add_argument("--size", choices=["270m", "tiny"], default="270m")
    parser.add_argument("--tokens", type=int, default=256)
    parser.add_argument("--steps", type=int, default=6)
    parser.add_argument("--unsloth-steps", type=int, default=2)
    parser.add_argument("--batch", type=int, default=16, help="rows a pass of ours; the others have the notebook's 4")
    parser.add_argument("--limit", type=float, default=420, help="seconds that one contender may take")
    parser.add_argument("--rows", type=int, default=ROWS, help="answers a step, of each process")
    parser.add_argument("--rate", type=float, default=2e-5, help="learning rate")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        train(options.one, Path(options.folder), options)
        return
    from tests.benchmarks.shape270m import save_policy

    result: dict[str, Any] = {"rows": options.rows, "tokens": options.tokens}
    with tempfile.TemporaryDirectory() as folder:
        save_policy(Path(folder) / "policy", options.size)
        for name in options.contenders:
            # Only ours is asked to find its compiled code again; the same folder for both of its runs.
            compiled = Path(folder) / f"compiled-{name if 'unsloth' in name else name.split('_')[0]}"
            knobs = {"size", "tokens", "steps", "unsloth_steps", "batch", "rows", "rate"}
            chosen = {knob: value for knob, value in vars(options).items() if knob in knobs}
            result[name] = contend(name, Path(folder), chosen, compiled, options.limit)
            print(name, json.dumps(result[name]), flush=True)
    mine = result.get("ours_again", result.get("ours", {})).get("step_s")
    result["ratio"] = {
        name: round(result[name]["step_s"] / mine, 1)
        for name in ("trl", "unsloth")
        if mine and "step_s" in result.get(name, {})
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
