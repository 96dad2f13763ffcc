"""Rows of text as token ids with the loss on the completion only."""

from collections.abc import Iterable, Sequence
from typing import Any

from datasets import Dataset

from stages.pipeline.errors import InputError
from stages.pipeline.records import PromptCompletion

IGNORED = -100  # the label PyTorch's cross entropy skips


def encode(rows: Sequence[PromptCompletion], tokenizer: Any) -> list[dict[str, list[int]]]:
    """Of each row, `input_ids` of the whole conversation and `labels` of that length, IGNORED over the prompt."""
    # Encoded apart, as at sampling time: a token must not straddle the border.
    prompts = tokenizer([row.prompt for row in rows])["input_ids"]
    completions = tokenizer([row.completion for row in rows], add_special_tokens=False)["input_ids"]
    return [
        {"input_ids": prompt + completion, "labels": [IGNORED] * len(prompt) + completion}
        for prompt, completion in zip(prompts, completions, strict=True)
    ]


def encode_rows(rows: Iterable[PromptCompletion], tokenizer: Any, max_length: int, source: str) -> tuple[Dataset, int]:
    """The dataset for the trainer, and how many rows were left out for being longer than `max_length` tokens.

    A truncated call would teach the policy to stop half way, so rows are left out rather than cut. Raises InputError
    when none is left.
    """
    encoded = encode(list(rows), tokenizer)
    kept = [row for row in encoded if len(row["input_ids"]) <= max_length]
    if not kept:
        raise InputError(
            f"{source}: {len(encoded)} rows, none within {max_length} tokens; "
            "lower curate.min_reward or raise sft.max_length in params.yaml"
        )
    return Dataset.from_list(kept), len(encoded) - len(kept)
