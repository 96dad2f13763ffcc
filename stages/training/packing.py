"""Batches without padding: the short rows of a batch share lines with the long ones.

A batch of trajectories padded to its longest row is a third padding, and sorting rows by length would fill batches with
one component each, on which a small policy diverges. So a batch stays as drawn and its rows are packed, best fit,
longest first (Ding et al., 2024, arXiv:2404.10830), into lines as long as its longest row. Positions start anew with
each row, from which transformers makes the attention mask that keeps rows apart (without a key-value cache, which
SFTTrainer turns off); the loss is that of the padded batch.
"""

from collections.abc import Sequence
from typing import Any

import torch

from stages.training.encoding import IGNORED


def pack(lengths: Sequence[int]) -> list[list[int]]:
    """The indexes of `lengths` in lines whose sums are at most the longest length, in a stable order."""
    width = max(lengths)
    lines: list[list[int]] = []
    room: list[int] = []
    for row in sorted(range(len(lengths)), key=lambda row: (-lengths[row], row)):
        fitting = [(free, line) for line, free in enumerate(room) if free >= lengths[row]]
        if fitting:
            line = min(fitting)[1]
        else:
            line = len(lines)
            lines.append([])
            room.append(width)
        lines[line].append(row)
        room[line] -= lengths[row]
    return lines


class PackingCollator:
    """Rows of `input_ids` and `labels` -> `input_ids`, `labels`, `position_ids`, each of shape (lines, longest row)."""

    def __init__(self, pad_token_id: int) -> None:
        self.pad = pad_token_id

    def __call__(self, rows: Sequence[dict[str, list[int]]]) -> dict[str, Any]:
        lines = pack([len(row["input_ids"]) for row in rows])
        width = max(len(row["input_ids"]) for row in rows)
        ids = torch.full((len(lines), width), self.pad)
        labels = torch.full((len(lines), width), IGNORED)
        positions = torch.zeros((len(lines), width), dtype=torch.long)
        for line, members in enumerate(lines):
            at = 0
            for row in (rows[member] for member in members):
                end = at + len(row["input_ids"])
                ids[line, at:end] = torch.tensor(row["input_ids"])
                # The first token of a row would be predicted from the row before it.
                labels[line, at:end] = torch.tensor([IGNORED, *row["labels"][1:]])
                positions[line, at:end] = torch.arange(end - at)
                at = end
            positions[line, at:] = torch.arange(width - at)
        return {"input_ids": ids, "labels": labels, "position_ids": positions}
