"""The pipeline's training on a GPU, from random weights of FunctionGemma 270M's shape, with the real browser as reward.

`python -m tests.benchmarks.training_gpu --out FOLDER` after `dvc repro curate` (or with those outputs at hand): makes the
policy, teaches it to repeat, then runs the stages sft, grpo, merge and evaluate as `dvc repro` would, in a project of
their own, and leaves metrics, curves and the report in FOLDER. `--size tiny` tries it on a CPU; `--profile smollm2` runs
the stage base, too, and everything with the knobs of that profile. What it shows is that
the loop trains at this size and how fast; random weights say nothing about what a pre-trained model would reach. No
peer: the stages are ours.
"""

import argparse
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import torch
from repository import ROOT
from ruamel.yaml import YAML
from tiny_project import change_params
from transformers import Gemma3ForCausalLM, GenerationConfig

from stages.functiongemma import STOP_TOKENS
from stages.pipeline.jsonl import read_jsonl
from stages.pipeline.records import PromptCompletion
from stages.profiles.apply import FOLDER, apply
from stages.tiny.model import build_tokenizer, ordinary_tokens
from stages.tiny.repetition import LEARNT, WINDOW, teach_to_repeat
from tests.benchmarks.shape270m import gemma_config

NEEDED = ("data/bundle", "data/collect", "data/curate")
KNOBS: dict[str, dict[str, Any]] = {
    "grader": {"pages": 18},
    "sft": {"batch_size": 16, "learning_rate": 1e-3, "label_smoothing": 0.005},
    "grpo": {"steps": 30, "batch_size": 64, "learning_rate": 2e-4, "norm_learning_rate": 0.06},
}
REPETITION_RATE = 1e-3


class RepeatsAtOneDistance(Exception):
    """As far as the policy is taught here: weights of this size take minutes to repeat at all distances."""


def save_base(folder: Path, size: str, repetition_steps: int) -> dict[str, float]:
    """Random weights of the shape, taught to repeat at one distance, with the project's tokenizer."""
    rows = read_jsonl(ROOT / "data/curate/texts.jsonl", PromptCompletion)
    texts = [row.prompt + row.completion for row in rows]
    tokenizer = build_tokenizer(texts, 1024)
    torch.manual_seed(0)
    model = Gemma3ForCausalLM(gemma_config(size))
    stops = [tokenizer.convert_tokens_to_ids(token) for token in STOP_TOKENS]
    model.generation_config = GenerationConfig(pad_token_id=0, bos_token_id=2, eos_token_id=stops)
    model.to("cuda" if torch.cuda.is_available() else "cpu")
    losses: list[float] = []

    def on_step(step: int, loss: float) -> None:
        losses.append(loss)
        if step % 50 == 0:
            print(f"repetition: step {step}, {loss:.3f} nats a token", flush=True)
        if len(losses) >= WINDOW and sum(losses[-WINDOW:]) / WINDOW < LEARNT[0]:
            raise RepeatsAtOneDistance

    with contextlib.suppress(RepeatsAtOneDistance):
        teach_to_repeat(model, ordinary_tokens(tokenizer), repetition_steps, 0, REPETITION_RATE, on_step)
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return {
        "weights": sum(weight.numel() for weight in model.parameters()),
        "repetition_steps": len(losses),
        "repetition_loss": round(sum(losses[-WINDOW:]) / WINDOW, 4),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", choices=["270m", "tiny"], default="270m")
    parser.add_argument("--profile", help="such as smollm2, whose base is pre-trained")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--set", nargs="*", default=[], metavar="SECTION.KEY=VALUE", help="other knobs")
    parser.add_argument("--repetition-steps", type=int, default=1000, help="at most")
    parser.add_argument("--stages", nargs="+", default=["sft", "grpo", "merge", "evaluate"])
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    result: dict[str, Any] = {"device": torch.cuda.get_device_name() if torch.cuda.is_available() else "CPU"}
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        knobs = {"grader": KNOBS["grader"]} if options.profile else KNOBS
        change_params(ROOT / "params.yaml", knobs, to=project / "params.yaml")
        if options.profile:
            shutil.copytree(FOLDER, project / "profiles")
            apply(options.profile, project / "params.yaml", project / "profiles")
        for assignment in options.set:
            name, value = assignment.split("=")
            section, key = name.split(".")
            change_params(project / "params.yaml", {section: {key: YAML(typ="safe").load(value)}})
        for needed in NEEDED:
            shutil.copytree(ROOT / needed, project / needed)
        if not options.profile:
            started = time.monotonic()
            result["base"] = save_base(project / "data/base/model", options.size, options.repetition_steps)
            result["base"]["wall_s"] = round(time.monotonic() - started, 1)
            print("base", json.dumps(result["base"]), flush=True)
        environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"}
        for stage in [*(["base"] if options.profile else []), *options.stages]:
            started = time.monotonic()
            done = subprocess.run([sys.executable, "-m", f"stages.{stage}"], cwd=project, env=environment)
            of_stage = result[stage] = {"wall_s": round(time.monotonic() - started, 1), "code": done.returncode}
            for kind in ("metrics", "timings"):
                file = project / f"data/{stage}/{kind}.json"
                if file.exists():
                    of_stage[kind] = json.loads(file.read_text())
            keep(project / "data" / stage, options.out, stage)
            print(stage, json.dumps(of_stage)[:600], flush=True)
            if done.returncode:
                break
    if "metrics" in result.get("evaluate", {}):
        result["evaluate"]["metrics"] = result["evaluate"]["metrics"].get("eval", {})
    (options.out / "training_gpu.json").write_text(json.dumps(result, indent=1))
    print(json.dumps(result))


def keep(stage: Path, out: Path, name: str) -> None:
    """Curves and report; not the weights."""
    for file in (stage / "report.html", *sorted(stage.glob("log/plots/metrics/*.tsv"))):
        if file.exists():
            shutil.copy(file, out / (file.name if file.suffix == ".html" else f"{name}-{file.name}"))


if __name__ == "__main__":
    main()
