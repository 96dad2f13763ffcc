"""Rows of text as token ids, with the loss on what the policy writes: answers that have weight."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from datasets import Dataset

from stages.pipeline.errors import InputError
from stages.pipeline.records import PromptCompletion
from stages.supervised.edits import edit_weights

IGNORED = -100  # the label PyTorch's cross entropy skips


class _Part(NamedTuple):
    text: str
    is_answer: bool = False
    is_learnt: bool = False


def encode(rows: Sequence[PromptCompletion], tokenizer: Any, edit_weight: float = 1.0) -> list[dict[str, Any]]:
    """Of each row, `input_ids` of the whole conversation and `labels` of that length, IGNORED where nothing is learnt:
    over questions, results of tools, and earlier answers of weight 0.

    With an `edit_weight` other than 1 also `loss_weights` of that length: those of edits.py for an answer that follows
    one of weight 0, and 1 elsewhere.
    """
    # Encoded apart, as at sampling time: a token must not straddle a border of what the policy reads and writes.
    parts = [_parts(row) for row in rows]
    beginnings = tokenizer([row_parts[0].text for row_parts in parts])["input_ids"]
    later = [part.text for row_parts in parts for part in row_parts[1:]]
    encoded = iter(tokenizer(later, add_special_tokens=False)["input_ids"])
    found = []
    for beginning, row_parts in zip(beginnings, parts, strict=True):
        ids, labels = list(beginning), [IGNORED] * len(beginning)
        weights, faulty = [1.0] * len(beginning), None
        for part in row_parts[1:]:
            tokens = next(encoded)
            ids += tokens
            labels += tokens if part.is_learnt else [IGNORED] * len(tokens)
            if edit_weight != 1 and part.is_learnt and faulty is not None:
                weights += edit_weights(faulty, tokens, edit_weight)
            else:
                weights += [1.0] * len(tokens)
            if part.is_answer:
                faulty = None if part.is_learnt else tokens
        row = {"input_ids": ids, "labels": labels}
        found.append(row if edit_weight == 1 else row | {"loss_weights": weights})
    return found


def _parts(row: PromptCompletion) -> list[_Part]:
    """What is read and what is written in turn."""
    parts: list[_Part] = []
    at = 0
    for answer in row.earlier:
        written = _Part(row.prompt[answer.start : answer.end], True, answer.weight == 1)
        parts += [_Part(row.prompt[at : answer.start]), written]
        at = answer.end
    return [*parts, _Part(row.prompt[at:]), _Part(row.completion, True, True)]


def encode_rows(
    rows: Iterable[PromptCompletion], tokenizer: Any, max_length: int, source: str, edit_weight: float = 1.0
) -> tuple[Dataset, int]:
    """The dataset for the trainer, and how many rows were left out for being longer than `max_length` tokens.

    A truncated call would teach the policy to stop half way, so rows are left out rather than cut. Raises InputError
    when none is left.
    """
    encoded = encode(list(rows), tokenizer, edit_weight)
    kept = [row for row in encoded if len(row["input_ids"]) <= max_length]
    if not kept:
        raise InputError(
            f"{source}: {len(encoded)} rows, none within {max_length} tokens; "
            "lower curate.min_reward or raise sft.max_length in params.yaml"
        )
    return Dataset.from_list(kept), len(encoded) - len(kept)
