"""The prompts that curate wrote, as the dataset that grpo trains on."""

import json
from pathlib import Path

from datasets import Dataset

from stages.pipeline.errors import InputError


def read_prompts(path: Path, skip_zero_variance: bool) -> tuple[Dataset, int]:
    """One row for each (story, words): the prompt as curate rendered it, and what grading an answer and going on after
    it need.

    `words` and `messages` are JSON text, because Arrow would give every row the keys of all others.
    `skip_zero_variance` leaves out the prompts that curate marked, since a group whose answers all earn the same
    teaches nothing; the number says how many.
    """
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    if not found:
        raise InputError(f"{path}: no prompts; see data/curate/rejected.jsonl for why")
    if line := next((line for line, row in enumerate(found, 1) if "prompt" not in row), None):
        raise InputError(f"{path}:{line}: no `prompt`, which curate writes; run `dvc repro curate`")
    rows = [row for row in found if row.get("spread", True) or not skip_zero_variance]
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
    return dataset, len(found) - len(rows)
