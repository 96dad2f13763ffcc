"""How the laptop policy's weights in stages/tiny/pretrained came about: trained on composed stories alone.

    storyloop profile smollm2; dvc repro curate; python -m stages.pretraining.tiny       # the last on a GPU, 4 minutes

A policy of some million weights that sees a few dozen components learns them by heart. So it first learns to read
requests, as a larger model brings that from its own pre-training: from what `curate` kept of compositions and of the
conversations about them, which the browser has graded, and from so many fresh ones. Their solutions pass by the way
they are made; tests grade a sample. It has seen no story of data/stories, of any split, and compositions have no
element that held-out stories alone use (stages/compositions/compose.py).

The stages base and sft run in a folder of their own. What other hardware comes to has other bytes; `base.revision` of
the laptop profile is the sha256 of the folder.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from stages.compositions.compose import composition
from stages.curation.rendering import renderer
from stages.pipeline.errors import InputError, run_stage
from stages.pipeline.jsonl import to_line, write_jsonl
from stages.pipeline.params import load
from stages.policy.prompts import prompt_messages
from stages.profiles.edit import write
from stages.tools.core_tools import core_tool_declarations
from stages.tools.write_call import reference_output

ROOT = Path(__file__).parents[2]
CURATED = Path("data/curate")
OUT = Path("stages/tiny/pretrained")
FRESH = 100_000
SERIES = ("compositions.stories.tsx#", "corrections.stories.tsx#")
_A_JOB = 500
PARAMS: dict[str, dict[str, Any]] = {
    "base": {
        "source": "tiny", "revision": None, "vocab_size": 2048, "hidden_size": 192, "layers": 6, "heads": 3,
        "max_length": 1536, "repetition_steps": 60,
    },
    "sft": {
        "epochs": 3, "batch_size": 32, "learning_rate": 2.0e-3, "muon_learning_rate": 0, "warmup": 0.05,
        "label_smoothing": 0, "edit_weight": 4, "rehearsal": 0.05, "lora_rank": 0, "max_length": 1536,
    },
}  # fmt: skip


def graded(folder: Path) -> Iterator[str]:
    """The texts about compositions among those that `curate` wrote, as lines."""
    train, texts = folder / "train.jsonl", folder / "texts.jsonl"
    with open(train, encoding="utf-8") as rows, open(texts, encoding="utf-8") as lines:
        for row, line in zip(rows, lines, strict=True):
            if json.loads(row).get("story", "").startswith(SERIES):
                yield line.rstrip("\n")


def fresh(numbers: Iterable[int], system: str, seed: int) -> list[str]:
    """Compositions of a series of their own, as `curate` would write their texts."""
    render, tools, lines = renderer(None), core_tool_declarations(), list[str]()
    for number in numbers:
        story = composition("pretraining", number, seed).story
        answer = {"role": "assistant", "content": reference_output(story)}
        prompt, completion = render.split([*prompt_messages(system, story.asked), answer], tools, b"core tools")
        lines.append(to_line({"prompt": prompt, "completion": completion}))
    return lines


def rows(folder: Path, count: int, system: str, seed: int) -> Iterator[str]:
    """All rows of the training; raises InputError where `curate` has kept no compositions."""
    known = list(graded(folder))
    if not known:
        raise InputError(
            f"{folder}/train.jsonl: no compositions; run `storyloop profile smollm2`, then `dvc repro curate`"
        )
    yield from known
    jobs = [range(start, min(start + _A_JOB, count)) for start in range(0, count, _A_JOB)]
    with ProcessPoolExecutor() as pool:
        for lines in pool.map(fresh, jobs, [system] * len(jobs), [seed] * len(jobs)):
            yield from lines


def train(folder: Path, lines: Iterable[str], params: Mapping[str, Mapping[str, Any]], code: Path = ROOT) -> Path:
    """Runs base and sft on these lines in the folder; returns that of the model."""
    shutil.copyfile("params.yaml", folder / "params.yaml")
    values = {(section, key): value for section, knobs in params.items() for key, value in knobs.items()}
    write(folder / "params.yaml", {at: json.dumps(value) for at, value in values.items()})
    print(f"pretraining: {write_jsonl(folder / CURATED / 'texts.jsonl', lines):,} rows")
    for stage in ("base", "sft"):
        command = [sys.executable, "-m", f"stages.{stage}"]
        subprocess.run(command, cwd=folder, env=os.environ | {"PYTHONPATH": str(code)}, check=True)
    return folder / "data/sft/model"


def keep(model: Path, out: Path) -> None:
    """The model in bfloat16, half of the size: training goes on from it in float32."""
    import torch
    from transformers import AutoModelForCausalLM

    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(model, out, ignore=shutil.ignore_patterns("*.safetensors"))
    AutoModelForCausalLM.from_pretrained(model, dtype=torch.bfloat16).save_pretrained(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fresh", type=int, default=FRESH, help="compositions beside those of curate")
    options = parser.parse_args()
    prompt, seed = load("prompt", "seed")
    with tempfile.TemporaryDirectory() as folder:
        keep(train(Path(folder), rows(CURATED, options.fresh, prompt.system, seed), PARAMS), OUT)
    print(f"pretraining: wrote {OUT}; put its sha256 into base.revision of the laptop profile")


if __name__ == "__main__":
    run_stage(main)
