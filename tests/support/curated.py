"""Curate over rows that a test makes: stories, rows as generate writes them, one run of the stage and what it wrote."""

import gzip
import json
from pathlib import Path
from typing import Any

from stages.curate import curate
from stages.pipeline.params import CurateParams
from stages.pipeline.records import Contract, Story, StoryResult
from stages.pipeline.reward import Weights, reward

PASSED = {"passed": True, "a11yPassed": True, "totalAssertions": 4, "passedAssertions": 4, "errors": []}
FAILED = {**PASSED, "passed": False, "passedAssertions": 1, "errors": ['assertion: given "x", no']}
BUTTON = 'export const Button = () => (\n  <button type="button">\n    Save\n  </button>\n)\n'
HELD_OUT = 'export const LargeLink = () => (\n  <a href="/team" data-size="large">Our team</a>\n)\n'

CHIP = 'export const Chip = () => (\n  <mark data-size="small">\n    <b>New</b>\n  </mark>\n)\n'


def story(export: str, split: str = "train", code: str = BUTTON) -> Story:
    return Story.model_validate(
        {
            "id": f"kit.stories.tsx#{export}", "component": "kit", "file": "kit.stories.tsx",
            "export": export, "intent": f"Create a {export}", "split": split,
            "contract": Contract(path="kit.tsx", export="Kit"), "files": {}, "solution": {"kit.tsx": code},
        }
    )  # fmt: skip


STORIES = [
    story("button"),
    story("card"),
    story("largeLink", "eval", HELD_OUT),
    story("tip", "eval_new", "export const Tip = () => <em>tip</em>"),
    story("chip", "rl", CHIP),
    story("button~1", "eval_phrased"),
]
_made = iter(range(1_000_000))


def row(answer: str = BUTTON, intent: str = "Create a button", verdict: Any = PASSED, **keys: Any) -> dict[str, Any]:
    """A row as generate writes it, with a new id."""
    value = round(reward(StoryResult.model_validate(verdict) if verdict else None), 6)
    messages = [
        {"role": "system", "content": "You make interfaces."},
        {"role": "user", "content": intent},
        {"role": "assistant", "content": f"call:writeTemplate{{content:<escape>{answer}<escape>}}"},
    ]
    made = {
        "id": f"row{next(_made)}",
        "story": "kit.stories.tsx#button",
        "source": "reference",
        "split": "train",
    }
    return {"messages": messages, "reward": value, "storyResult": verdict, "tools": [], **made, **keys}


class Run:
    """One run of the stage over rows or raw lines."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.out = folder / "curate"

    def write(self, *rows: Any, name: str = "rows.jsonl") -> Path:
        path = self.folder / name
        data = b"".join((r if isinstance(r, bytes) else json.dumps(r).encode()) + b"\n" for r in rows)
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        return path

    def __call__(self, *rows: Any, weights: Weights | None = None, **changes: Any) -> dict[str, Any]:
        if rows:
            self.write(*rows)
        params = {
            "inputs": [str(self.folder / "*.*")], "format": "auto", "min_reward": 0.7, "max_per_story": 64,
            "near_duplicate": 0.98, "max_bad_fraction": 0.9, **changes,
        }  # fmt: skip
        return curate(STORIES, CurateParams.model_validate(params), weights or Weights(), self.out)

    def read(self, name: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in (self.out / name).read_text().splitlines()]

    def reasons(self) -> dict[str, str]:
        return {item["id"]: item["reason"] for item in self.read("rejected.jsonl")}

    def kept(self) -> list[str]:
        return [item["id"] for item in self.read("train.jsonl")]
