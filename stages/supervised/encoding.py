"""Rows of text as token ids, with the loss on what the policy writes: answers that have weight."""

from collections.abc import Iterable, Sequence
from typing import Any

from datasets import Dataset

from stages.pipeline.errors import InputError
from stages.pipeline.records import PromptCompletion

IGNORED = -100  # the label PyTorch's cross entropy skips


def encode(rows: Sequence[PromptCompletion], tokenizer: Any) -> list[dict[str, list[int]]]:
    """Of each row, `input_ids` of the whole conversation and `labels` of that length, IGNORED where nothing is learnt:
    over questions, results of tools, and earlier answers of weight 0.
    """
    # Encoded apart, as at sampling time: a token must not straddle a border of what the policy reads and writes.
    parts = [_parts(row) for row in rows]
    beginnings = tokenizer([row_parts[0][0] for row_parts in parts])["input_ids"]
    later = [text for row_parts in parts for text, _ in row_parts[1:]]
    encoded = iter(tokenizer(later, add_special_tokens=False)["input_ids"])
    found = []
    for beginning, row_parts in zip(beginnings, parts, strict=True):
        ids, labels = list(beginning), [IGNORED] * len(beginning)
        for _, is_learnt in row_parts[1:]:
            part = next(encoded)
            ids += part
            labels += part if is_learnt else [IGNORED] * len(part)
        found.append({"input_ids": ids, "labels": labels})
    return found


def _parts(row: PromptCompletion) -> list[tuple[str, bool]]:
    """(Text, whether it is learnt), what is read and what is written in turn."""
    parts: list[tuple[str, bool]] = []
    at = 0
    for answer in row.earlier:
        parts += [(row.prompt[at : answer.start], False), (row.prompt[answer.start : answer.end], answer.weight == 1)]
        at = answer.end
    return [*parts, (row.prompt[at:], False), (row.completion, True)]


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
