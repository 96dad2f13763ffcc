"""What a profile learns, over several seeds: SFT beside GRPO, repair beside resampling, known stories beside new ones.

Each seed trains in a copy of the project from the same trajectories: the stages base, sft, grpo, merge and evaluate, as
dvc.yaml runs them, with nothing changed but `seed` in params.yaml (and `--set`). Greedy answers come first: they are
what users get. The peer of GRPO is the SFT it started from, and that of repair is drawing fresh answers with as many
tokens, each in the same evaluation; an interval is over stories, each story's value averaged over the seeds. A seed
whose stage fails is reported and left out. Needs a finished `dvc repro`. Run:
python -m tests.benchmarks.learning [--seeds 17 18 19] [--size small]
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from repository import ROOT
from ruamel.yaml import YAML
from tiny_project import change_params

from stages.evaluation.answers import Evaluation
from stages.evaluation.estimates import Bootstrap, mean
from stages.evaluation.scores import by_story, greedy, passed
from stages.pipeline.jsonl import read_jsonl
from stages.profiles.apply import apply

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
# What is asked of a profile: (figure, at least).
LAPTOP = (
    ("eval_rl_gain", 0.15),
    ("eval_new_within_3", 0.30),
    ("eval_new_repair_minus_resampling", 0.10),
    ("eval_phrased_within_2", 0.40),
    ("eval_greedy", 0.90),
)
Bars = Sequence[tuple[str, float]]


def train(seed: int, changes: Mapping[str, Any], profile: str | None, kept: Path | None) -> dict[str, Any]:
    """Metrics of one seed by split, the seconds of its stages, and of each story of `eval_rl` what GRPO gained.

    What a person may want to read, and not the weights, goes into a folder of `kept`.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT, folder, dirs_exist_ok=True, ignore=left_out)
        if profile:
            apply(profile, folder / "params.yaml", folder / "stages/profiles")
        change_params(folder / "params.yaml", {"seed": seed, **changes})
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
            if kept:
                keep(folder / "data" / stage, kept / str(seed) / stage)
        metrics = json.loads((folder / "data/evaluate/metrics.json").read_text())
        rows = list(read_jsonl(folder / "data/evaluate/evaluations.jsonl", Evaluation))
    return {
        "seed": seed,
        "figures": figures_of(metrics),
        "seconds": sum(seconds[stage] for stage in TIMED),
        "stages": seconds,
        "gains": gains(rows, "eval_rl"),
    }


def keep(stage: Path, to: Path) -> None:
    to.mkdir(parents=True, exist_ok=True)
    for file in (*stage.glob("*.json*"), *stage.glob("*.html"), *stage.glob("completions/*")):
        shutil.copy(file, to)
    if (stage / "log").exists():
        shutil.copytree(stage / "log", to / "log", dirs_exist_ok=True)


def figures_of(metrics: Mapping[str, Any]) -> dict[str, float]:
    """The figures of one evaluation, by split: greedy first, then with turns, then sampled."""
    out: dict[str, float] = {}
    for split, policies in metrics.items():
        for policy in ("sft", "grpo"):
            of = policies[policy]
            names = [name for name in of if name == "greedy" or name.startswith("greedy_within_")]
            names = [name for name in names if not name.endswith(("_low", "_high"))]
            names += ["pass_at_1", "repair_rate", "resampled_rate", "repair_minus_resampling", "mean_reward"]
            out |= {f"{split}_{policy}_{name}": of[name] for name in names if name in of}
        grpo = policies["grpo"]
        out[f"{split}_greedy"] = grpo["greedy"]
        out[f"{split}_gain"] = grpo["greedy"] - policies["sft"]["greedy"]
        out |= {f"{split}_within_{turn}": grpo.get(f"greedy_within_{turn}", grpo["greedy"]) for turn in (2, 3)}
        out[f"{split}_repair_minus_resampling"] = grpo.get("repair_minus_resampling", 0.0)
    return out


def gains(rows: Sequence[Evaluation], split: str) -> dict[str, float]:
    """By story of the split, whether GRPO's first greedy answer passes, less whether SFT's does."""
    of = {
        policy: by_story(greedy(row for row in rows if (row.split, row.policy) == (split, policy)))
        for policy in ("sft", "grpo")
    }
    return {story: float(passed(after[0])) - float(passed(of["sft"][story][0])) for story, after in of["grpo"].items()}


def left_out(folder: str, names: list[str]) -> set[str]:
    """Everything but the project's files and what the stages before base wrote; remembered verdicts would save time."""
    if Path(folder) == ROOT:
        return set(names) - {"params.yaml", "stages", "data"}
    return set(names) & (
        {"node_modules", "__pycache__", "checkpoints"} | (set(STAGES) if Path(folder) == ROOT / "data" else set())
    )


def together(runs: Sequence[Mapping[str, Any]], bars: Bars) -> dict[str, Any]:
    """Means over the seeds, the interval of GRPO's gain on `eval_rl` over stories, and what the profile is held to."""
    names = runs[0]["figures"]
    means = {name: round(mean([run["figures"][name] for run in runs]), 4) for name in names}
    by_story = [mean([run["gains"][story] for run in runs]) for story in runs[0]["gains"]]
    interval = Bootstrap(len(by_story), 2000, 17).interval(by_story) if by_story else (0.0, 0.0)
    held = {f"{name} {least}": means.get(name, 0.0) >= least for name, least in bars}
    held["eval_rl_gain, interval above 0"] = interval[0] > 0
    held["eval greedy not below sft"] = means["eval_gain"] >= 0
    before, after = (means[f"eval_rl_{policy}_greedy"] for policy in ("sft", "grpo"))
    return {
        "ratio": round(after / before, 3) if before else None,  # no ratio to a policy that passes nothing
        "eval_rl_gain_interval": [round(end, 4) for end in interval],
        "held": held,
        "means": means,
        "seconds": max(run["seconds"] for run in runs),
    }


def tell(*parts: str) -> None:
    print(time.strftime("%H:%M:%S"), *parts, sep="  ", file=sys.stderr, flush=True)


def main(bars: Bars = LAPTOP, profile: str | None = None, changes: Mapping[str, Any] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seeds", type=int, nargs="+", default=[17, 18, 19])
    parser.add_argument("--size", choices=["small", "full"], default="full", help="small: a few steps, to try it out")
    parser.add_argument("--set", nargs="*", default=[], metavar="SECTION.KEY=VALUE", help="other knobs")
    parser.add_argument("--keep", type=Path, help="folder for reports, evaluations and logs of each seed")
    arguments = parser.parse_args()
    if missing := [name for name in NEEDED if not (ROOT / name).exists()]:
        sys.exit(f"{missing[0]}: not found; run `dvc repro curate` first")
    knobs: dict[str, Any] = {section: dict(of) for section, of in (changes or {}).items()}
    for assignment in [*arguments.set]:
        name, value = assignment.split("=")
        section, key = name.split(".")
        knobs.setdefault(section, {})[key] = YAML(typ="safe").load(value)
    if arguments.size == "small":
        for section, of in SMALL.items():
            knobs.setdefault(section, {}).update(of)
    runs, failed = [], []
    for seed in arguments.seeds:
        try:
            runs.append(train(seed, knobs, profile, arguments.keep))
        except RuntimeError as error:
            failed.append(seed)
            tell(f"seed {seed}: {error}")
            continue
        print(json.dumps({name: value for name, value in runs[-1].items() if name != "gains"}), flush=True)
    if not runs:
        sys.exit("no seed came through")
    print(
        json.dumps(
            {"size": arguments.size, "seeds": [run["seed"] for run in runs], "failed": failed, **together(runs, bars)}
        )
    )


if __name__ == "__main__":
    main()
