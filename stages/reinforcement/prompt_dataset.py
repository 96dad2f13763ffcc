"""The prompts that curate wrote, as the dataset that grpo trains on."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from datasets import Dataset

from stages.pipeline.errors import InputError


@dataclass(frozen=True)
class LeftOut:
    """How many prompts are not asked: for what their samples earned, and for the length of the answer they ask for."""

    skipped: int = 0
    too_long: int = 0
    stories: int = 0  # that those which are too long are of

    def metrics(self) -> dict[str, int]:
        return {"prompts_skipped": self.skipped, "prompts_too_long": self.too_long}

    def told(self, max_new_tokens: int) -> str:
        """A line for the log, or nothing."""
        if not self.too_long:
            return ""
        return (
            f"grpo: {self.too_long} prompts of {self.stories} stories are not asked: their solutions are longer than "
            f"an answer may be (grpo.max_new_tokens: {max_new_tokens})\n"
        )


def read_prompts(path: Path, skip_zero_variance: bool, too_long: Collection[str] = ()) -> tuple[Dataset, LeftOut]:
    """One row for each (story, words): the prompt as curate rendered it, and what grading an answer and going on after
    it need.

    `words` and `messages` are JSON text, because Arrow would give every row the keys of all others.
    `skip_zero_variance` leaves out the prompts that curate marked, since a group whose answers all earn the same
    teaches nothing. The stories in `too_long` have solutions that no answer can hold, so they are not asked, unless
    there are no others.
    """
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    if not found:
        raise InputError(f"{path}: no prompts; see data/curate/rejected.jsonl for why")
    if line := next((line for line, row in enumerate(found, 1) if "prompt" not in row), None):
        raise InputError(f"{path}:{line}: no `prompt`, which curate writes; run `dvc repro curate`")
    fitting = [row for row in found if row["story"] not in too_long] or found
    rows = [row for row in fitting if row.get("spread", True) or not skip_zero_variance]
    if not rows:
        raise InputError(
            f"{path}: the samples of every prompt all earned the same; to train on them nevertheless, set "
            "grpo.skip_zero_variance_prompts to false in params.yaml"
        )
    dataset = Dataset.from_list(
        [
            {
                "prompt": row["prompt"],
                "story": row["story"],
                "words": json.dumps(row["words"], ensure_ascii=False, sort_keys=True),
                "messages": json.dumps(row.get("messages", []), ensure_ascii=False),
            }
            for row in rows
        ]
    )
    stories = len({row["story"] for row in found} - {row["story"] for row in fitting})
    return dataset, LeftOut(len(fitting) - len(rows), len(found) - len(fitting), stories)
