"""What the laptop profile learns, over several seeds: SFT beside GRPO, the same stories, the same judge.

Each seed trains in a copy of the project from the same trajectories: the stages base, sft, grpo, merge and evaluate, as
dvc.yaml runs them, with nothing changed but `seed` in params.yaml. The peer of GRPO is the SFT it started from, in the
same evaluation. Beside each seed's figures stand those of all: a story's gain is averaged over the seeds, and the
interval is over stories. A seed whose stage fails is reported and left out. Needs a finished `dvc repro`; takes six
minutes a seed on two quiet cores. Run: python -m tests.benchmarks.learning [--seeds 17 18 19] [--size small]
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from repository import ROOT
from tiny_project import change_params

from stages.evaluation.answers import Evaluation
from stages.evaluation.estimates import Bootstrap, mean
from stages.evaluation.scores import GAIN, story_values
from stages.pipeline.jsonl import read_jsonl

STAGES = ("base", "sft", "grpo", "merge", "evaluate")
TIMED = ("sft", "grpo", "evaluate")
NEEDED = ("data/collect/stories.jsonl", "data/curate/texts.jsonl", "data/curate/prompts.jsonl", "data/bundle/main.js")
SMALL = {  # for a look at whether the benchmark itself works
    "base": {"hidden_size": 32, "layers": 1, "heads": 2, "repetition_steps": 5},
    "sft": {"epochs": 1, "batch_size": 64},
    "grpo": {"steps": 2, "prompts_per_step": 4, "group_size": 4, "batch_size": 16, "max_new_tokens": 32},
    "merge": {"tolerance": 1.0},
    "evaluate": {"samples": 2, "max_new_tokens": 32},
}


def train(seed: int, size: str) -> dict[str, Any]:
    """Figures of one seed on `eval`, as shares from 0 to 1, the seconds of its stages, and each story's gain."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT, folder, dirs_exist_ok=True, ignore=left_out)
        change_params(folder / "params.yaml", {"seed": seed} | (SMALL if size == "small" else {}))
        seconds = {}
        for stage in STAGES:
            started = time.monotonic()
            done = subprocess.run(
                [sys.executable, "-m", f"stages.{stage}"], cwd=folder, stdout=subprocess.PIPE, text=True, check=False
            )
            if done.returncode:
                raise RuntimeError(f"stage {stage} failed")
            seconds[stage] = round(time.monotonic() - started)
            said = done.stdout.strip().splitlines() if stage != "evaluate" else []
            tell(f"seed {seed}: {stage}, {seconds[stage]} s", *said[-1:])
        split = json.loads((folder / "data/evaluate/metrics.json").read_text())["eval"]
        rows = [
            row for row in read_jsonl(folder / "data/evaluate/evaluations.jsonl", Evaluation) if row.split == "eval"
        ]
    k = split["grpo"]["k"]
    before, after = (story_values([row for row in rows if row.policy == policy], k)["pass_at_1"] for policy in GAIN)
    gain = split["gain"]
    return {
        "seed": seed,
        **{
            f"{policy}_{name}": split[policy][name]
            for policy in GAIN
            for name in ("pass_at_1", "greedy", "mean_reward")
        },
        "gain": gain["pass_at_1"],
        "gain_interval": [gain["low"], gain["high"]],
        "valid_calls": split["grpo"]["valid_call_rate"],
        "n": split["grpo"]["n"],
        "k": k,
        "seconds": sum(seconds[stage] for stage in TIMED),
        "stages": seconds,
        "gains": [b - a for a, b in zip(before, after, strict=True)],
    }


def left_out(folder: str, names: list[str]) -> set[str]:
    """Everything but the project's files and what the stages before base wrote; remembered verdicts would save time."""
    if Path(folder) == ROOT:
        return set(names) - {"params.yaml", "stages", "data"}
    return set(names) & (
        {"node_modules", "__pycache__", "checkpoints"} | (set(STAGES) if Path(folder) == ROOT / "data" else set())
    )


def together(runs: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Means over the seeds, the interval of the gain over stories, and what the laptop profile is held to."""
    gains = [mean(of) for of in zip(*(run["gains"] for run in runs), strict=True)]
    low, high = Bootstrap(len(gains), 2000, 17).interval(gains)
    names = ("sft_pass_at_1", "grpo_pass_at_1", "gain", "valid_calls", "seconds")
    means = {name: round(mean([run[name] for run in runs]), 4) for name in names}
    held = {
        "sft between 0.2 and 0.8": 0.2 <= means["sft_pass_at_1"] <= 0.8,
        "gain of 0.1, interval above 0": means["gain"] >= 0.1 and low > 0,
        "grpo 0.8": means["grpo_pass_at_1"] >= 0.8,
        "valid calls 0.99": means["valid_calls"] >= 0.99,
        "within 360 s": max(run["seconds"] for run in runs) <= 360,
    }
    ratio = round(means["grpo_pass_at_1"] / max(means["sft_pass_at_1"], 1e-9), 3)
    return {**means, "gain_interval": [round(low, 4), round(high, 4)], "ratio": ratio, "held": held}


def tell(*parts: str) -> None:
    print(time.strftime("%H:%M:%S"), *parts, sep="  ", file=sys.stderr, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, nargs="+", default=[17, 18, 19])
    parser.add_argument("--size", choices=["small", "full"], default="full", help="small: a few steps, to try it out")
    arguments = parser.parse_args()
    if missing := [name for name in NEEDED if not (ROOT / name).exists()]:
        sys.exit(f"{missing[0]}: not found; run `dvc repro curate` first")
    runs, failed = [], []
    for seed in arguments.seeds:
        try:
            runs.append(train(seed, arguments.size))
        except RuntimeError as error:
            failed.append(seed)
            tell(f"seed {seed}: {error}")
            continue
        print(json.dumps({name: value for name, value in runs[-1].items() if name != "gains"}), flush=True)
    if not runs:
        sys.exit("no seed came through")
    figures = {"size": arguments.size, "seeds": [run["seed"] for run in runs], "failed": failed, **together(runs)}
    for run in runs:
        del run["gains"]
    print(json.dumps({**figures, "runs": runs}))


if __name__ == "__main__":
    main()
