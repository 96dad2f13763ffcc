"""What the laptop profile learns, over several seeds: SFT beside GRPO, the same stories, the same judge.

Each seed trains in a copy of the project from the same trajectories: base, sft, grpo, merge and evaluate with
`seed: N` in params.yaml. The peer of GRPO is the SFT it started from, in the same evaluation. Needs a finished
pipeline (`dvc repro`); takes some six minutes a seed on two cores. Run: python -m tests.benchmarks.learning
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
STAGES = ("base", "sft", "grpo", "merge", "evaluate")
TIMED = ("sft", "grpo", "evaluate")


def train(seed: int) -> dict[str, Any]:
    """Figures of one seed on `eval`, as shares from 0 to 1, and the seconds of TIMED."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT, folder, dirs_exist_ok=True, ignore=left_out)
        params = Path(folder, "params.yaml")
        params.write_text(re.sub(r"(?m)^seed: \d+", f"seed: {seed}", params.read_text()))
        seconds = {}
        for stage in STAGES:
            started = time.monotonic()
            done = subprocess.run(
                [sys.executable, "-m", f"stages.{stage}"], cwd=folder, stdout=subprocess.PIPE, text=True, check=False
            )
            if done.returncode:
                sys.exit(f"seed {seed}: stage {stage} failed")
            seconds[stage] = time.monotonic() - started
            print(f"seed {seed}: {stage}, {seconds[stage]:.0f} s", file=sys.stderr)
        split = json.loads(Path(folder, "data/evaluate/metrics.json").read_text())["eval"]
    gain = split["gain"]
    return {
        "seed": seed,
        **{f"{policy}_{name}": split[policy][name] for policy in ("sft", "grpo") for name in ("pass_at_1", "greedy")},
        **{f"{policy}_reward": split[policy]["mean_reward"] for policy in ("sft", "grpo")},
        "gain": gain["pass_at_1"],
        "gain_interval": [gain["low"], gain["high"]],
        "valid_calls": split["grpo"]["valid_call_rate"],
        "n": split["grpo"]["n"],
        "k": split["grpo"]["k"],
        "seconds": round(sum(seconds[stage] for stage in TIMED)),
    }


def left_out(folder: str, names: list[str]) -> set[str]:
    """Everything but the project's files and what the stages before base wrote."""
    if Path(folder) == ROOT:
        kept = {"params.yaml", "pyproject.toml", "stages", "data", ".cache"}
        return set(names) - kept
    return set(names) & (
        {"node_modules", "__pycache__", "checkpoints"} | (set(STAGES) if folder.endswith("data") else set())
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, nargs="+", default=[17, 18, 19])
    runs = [train(seed) for seed in parser.parse_args().seeds]
    for run in runs:
        print(json.dumps(run))
    mean = {
        key: round(sum(run[key] for run in runs) / len(runs), 3) for key in ("sft_pass_at_1", "grpo_pass_at_1", "gain")
    }
    print(json.dumps({"seeds": [run["seed"] for run in runs], **mean, "runs": runs}))


if __name__ == "__main__":
    main()
