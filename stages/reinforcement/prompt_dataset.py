"""The prompts that curate wrote, as the dataset that grpo trains on."""

import json
from pathlib import Path
from typing import Any

from datasets import Dataset

from stages.pipeline.errors import InputError
from stages.policy.prompts import prompt_text
from stages.tools.core_tools import core_tool_declarations


def read_prompts(path: Path, tokenizer: Any, skip_zero_variance: bool) -> tuple[Dataset, int]:
    """One row for each (story, words): the prompt by the tokenizer's template, and what grading an answer needs.

    `words` is JSON text, because Arrow would give every row the keys of all others. `skip_zero_variance` leaves out the
    prompts that curate marked, since a group whose answers all earn the same teaches nothing; the number says how many.
    """
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    if not found:
        raise InputError(f"{path}: no prompts; see data/curate/rejected.jsonl for why")
    rows = [row for row in found if row.get("spread", True) or not skip_zero_variance]
    if not rows:
        raise InputError(
            f"{path}: the samples of every prompt all earned the same; to train on them nevertheless, set "
            "grpo.skip_zero_variance_prompts to false in params.yaml"
        )
    tools = core_tool_declarations()
    dataset = Dataset.from_list(
        [
            {
                "prompt": prompt_text(tokenizer, row["messages"], tools),
                "story": row["story"],
                "words": json.dumps(row["words"], ensure_ascii=False, sort_keys=True),
            }
            for row in rows
        ]
    )
    return dataset, len(found) - len(rows)
