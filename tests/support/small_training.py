"""A project of six stories whose training takes seconds, and the rows and the tokenizer that it has."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from own_stories import own_stories
from rendered import rendered
from repository import ROOT
from tiny_project import change_params

from stages.pipeline.jsonl import write_jsonl
from stages.pipeline.params import load
from stages.pipeline.records import Message, Story, Trajectory
from stages.policy.prompts import prompt_messages, prompt_text
from stages.tiny.model import build_tokenizer
from stages.tools.core_tools import core_tool_declarations
from stages.tools.write_call import reference_output

SYSTEM = "You write templates."
STORIES = [story for story in own_stories() if story.component == "badge"]


def row(story: Story) -> Trajectory:
    messages = [*prompt_messages(SYSTEM, story.intent), {"role": "assistant", "content": reference_output(story)}]
    return Trajectory(
        messages=tuple(Message.model_validate(message) for message in messages),
        reward=1.0,
        tools=core_tool_declarations(),
        story=story.id,
    )


ROWS = rendered([row(story) for story in STORIES if story.split == "train"])
TEXTS = [row.prompt + row.completion for row in ROWS]
TOKENIZER = build_tokenizer(TEXTS, 400)
SMALL = load("base", path=ROOT / "params.yaml").model_copy(
    update={
        "source": "tiny",
        "revision": None,
        "hidden_size": 32,
        "layers": 2,
        "heads": 2,
        "vocab_size": 400,
        "repetition_steps": 2,
    }
)


def make_training_project(folder: Path) -> Path:
    """What the stages from `base` to `merge` read; the bundle is the one at hand. Nothing is run."""
    changes = {
        "base": SMALL.model_dump(),
        "sft": {"epochs": 12, "batch_size": 2, "learning_rate": 2.0e-3, "muon_learning_rate": 0.02},
        "grpo": {
            "steps": 2,
            "prompts_per_step": 2,
            "group_size": 2,
            "batch_size": 4,
            "max_new_tokens": 24,
            "turns": 1,
            "replay": 0,
        },
    }
    change_params(ROOT / "params.yaml", changes, to=folder / "params.yaml")
    write_jsonl(folder / "data/curate/texts.jsonl", ROWS)
    write_jsonl(folder / "data/collect/stories.jsonl", STORIES)
    prompts = [
        {
            "prompt": prompt_text(None, prompt_messages(SYSTEM, story.intent), core_tool_declarations()),
            "story": story.id,
            "words": {},
        }
        for story in STORIES
    ]
    write_jsonl(folder / "data/curate/prompts.jsonl", prompts)
    shutil.copytree(ROOT / "data/bundle", folder / "data/bundle")
    return folder


def run(folder: Path, stage: str) -> "subprocess.Popen[bytes]":
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen([sys.executable, "-m", f"stages.{stage}"], cwd=folder, env=environment)


def weights(folder: Path, name: str) -> bytes:
    return (folder / "data" / name).read_bytes()
