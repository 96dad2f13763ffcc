"""GRPO on several GPUs beside one: how much more gets through, and whether it learns the same.

`python -m tests.benchmarks.scaling --processes 2`: FunctionGemma's shape (random weights), 32 answers of 256 tokens a
step on one GPU, then the same on each of several (`ratio`: answers a second, several over one), then the one GPU's 32
shared among them, whose curve of rewards should be that of one GPU within noise: `risen` is by how much each curve has
risen, from its first tenth to its last, `apart` how far the shared one is from that of one GPU at most. The reward is a
formula that training can raise. `--size tiny --tokens 16` tries it on a CPU.
"""

import argparse
import itertools
import json
import os
import tempfile
from pathlib import Path
from typing import Any

import stages  # noqa: F401 (sets threads up, before torch is imported)

# isort: split
import torch

from tests.benchmarks.grpo_gpu import ROWS, contend
from tests.benchmarks.shape270m import save_policy


def tenths(rewards: list[float]) -> list[float]:
    """The curve in ten means."""
    ends = [len(rewards) * tenth // 10 for tenth in range(11)]
    return [round(sum(rewards[a:b]) / (b - a), 4) for a, b in itertools.pairwise(ends) if b > a]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--size", choices=["270m", "tiny"], default="270m")
    parser.add_argument("--tokens", type=int, default=256)
    parser.add_argument("--steps", type=int, default=40)
    parser.add_argument("--rate", type=float, default=1e-2)
    parser.add_argument("--limit", type=float, default=240, help="seconds that one run may take")
    options = parser.parse_args()
    if not torch.cuda.is_available():
        os.environ["ACCELERATE_USE_CPU"] = "true"
    knobs = {"size": options.size, "tokens": options.tokens, "steps": options.steps, "rate": options.rate}
    runs = {
        "one": (1, ROWS),
        "several": (options.processes, ROWS),
        "shared": (options.processes, ROWS // options.processes),
    }
    result: dict[str, Any] = {
        "processes": options.processes,
        "rows_of_one": ROWS,
        "tokens": options.tokens,
        "rate": options.rate,
    }
    with tempfile.TemporaryDirectory() as folder:
        save_policy(Path(folder) / "policy", options.size)
        for name, (processes, rows) in runs.items():
            of_run = {**knobs, "rows": rows, "batch": min(rows, 16)}
            measured = contend("ours", Path(folder), of_run, Path(folder) / "compiled", options.limit, processes)
            if "error" in measured:
                raise SystemExit(f"{name}: {measured['error']}")
            kept = {key: measured[key] for key in ("to_first_step_s", "step_s", "tokens_per_s_of_step", "peak_gb")}
            result[name] = {**kept, "rewards": tenths(measured["rewards"])}
            print(name, json.dumps(result[name]), flush=True)
    result["ratio"] = round(result["several"]["tokens_per_s_of_step"] / result["one"]["tokens_per_s_of_step"], 2)
    curves = {name: result[name]["rewards"] for name in runs}
    result["risen"] = {name: round(curve[-1] - curve[0], 4) for name, curve in curves.items()}
    result["apart"] = round(max(abs(a - b) for a, b in zip(curves["one"], curves["shared"], strict=True)), 4)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
