"""Batches without padding: the short rows of a batch share lines with the long ones.

If a batch of trajectories is padded to its longest row, a third of it is padding; if rows are sorted by length, batches
hold one component each, and a small policy diverges. So a batch stays as drawn, and its rows are packed, best fit,
longest first (Ding et al., 2024, arXiv:2404.10830), into lines of the width that leaves the least padding, about a
twentieth of the batch. Lines are at most twice as wide as the longest row, since attention is computed over whole
lines. Positions start at 0 with each row; from them transformers makes the attention mask that keeps rows apart
(without a key-value cache, which SFTTrainer turns off). The loss is that of the padded batch.
"""

from collections.abc import Sequence
from typing import Any

import torch

from stages.supervised.encoding import IGNORED

WIDTHS = [1 + step / 10 for step in range(11)]  # of the longest row


def pack(lengths: Sequence[int]) -> list[list[int]]:
    """The indexes of `lengths`, grouped into lines with the least padding in all; equal lengths give equal lines."""
    packings = [fill(lengths, int(max(lengths) * width)) for width in WIDTHS]
    return min(packings, key=lambda lines: len(lines) * widest(lengths, lines))


def fill(lengths: Sequence[int], width: int) -> list[list[int]]:
    """Lines whose sums are at most `width`: each row into the line that it fills best, the longest row first."""
    lines: list[list[int]] = []
    capacity: list[int] = []
    for row in sorted(range(len(lengths)), key=lambda row: (-lengths[row], row)):
        fitting = [(free, line) for line, free in enumerate(capacity) if free >= lengths[row]]
        if fitting:
            line = min(fitting)[1]
        else:
            line = len(lines)
            lines.append([])
            capacity.append(width)
        lines[line].append(row)
        capacity[line] -= lengths[row]
    return lines


def widest(lengths: Sequence[int], lines: Sequence[Sequence[int]]) -> int:
    return max(sum(lengths[row] for row in line) for line in lines)


class PackingCollator:
    """Rows of `input_ids` and `labels` -> `input_ids`, `labels`, `position_ids`, each of shape (lines, widest line).

    Where rows have `loss_weights`, so has the batch; they are 1 in rows that have none.
    """

    def __init__(self, pad_token_id: int) -> None:
        self.pad = pad_token_id

    def __call__(self, rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
        lengths = [len(row["input_ids"]) for row in rows]
        lines = pack(lengths)
        width = widest(lengths, lines)
        ids = torch.full((len(lines), width), self.pad)
        labels = torch.full((len(lines), width), IGNORED)
        positions = torch.zeros((len(lines), width), dtype=torch.long)
        weights = torch.ones((len(lines), width))
        for line, members in enumerate(lines):
            at = 0
            for row in (rows[member] for member in members):
                end = at + len(row["input_ids"])
                ids[line, at:end] = torch.tensor(row["input_ids"])
                # The first token of a row would be predicted from the row before it.
                labels[line, at:end] = torch.tensor([IGNORED, *row["labels"][1:]])
                positions[line, at:end] = torch.arange(end - at)
                if row.get("loss_weights"):
                    weights[line, at:end] = torch.tensor(row["loss_weights"])
                at = end
            positions[line, at:] = torch.arange(width - at)
        batch = {"input_ids": ids, "labels": labels, "position_ids": positions}
        return batch | {"loss_weights": weights} if "loss_weights" in rows[0] else batch
