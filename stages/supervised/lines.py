"""Batches of fixed sizes, for passes that are recorded once and played again: rows in one line, the rest is padding.

A recorded pass (graphed.py) has as many tokens and counted labels as when it was recorded, so the batches of a run go
into a handful of sizes. What fills a line up are rows of their own, which no other row sees; labels that fill up
weigh nothing. Neither has any part in the loss or in a gradient.
"""

from collections.abc import Sequence
from random import Random
from typing import Any, NamedTuple

import numpy as np
import pyarrow.compute as pc
import torch
from datasets import Dataset
from torch import Tensor

from stages.supervised.encoding import IGNORED

GRAIN = 64  # sizes are multiples of it, as matrix products like them
LABEL_COST = 0.25  # of a counted label, as a share of a token's: what the output matrix of a small model costs


class Size(NamedTuple):
    tokens: int
    labels: int

    @property
    def cost(self) -> float:
        return self.tokens + LABEL_COST * self.labels

    def holds(self, other: "Size") -> bool:
        return self.tokens >= other.tokens and self.labels >= other.labels


def rounded(size: Size) -> Size:
    return Size(*(max(GRAIN, -(-number // GRAIN) * GRAIN) for number in size))


def size_of(rows: Sequence[dict[str, Any]]) -> Size:
    """Tokens and counted labels of a batch of `input_ids` and `labels`."""
    return Size(sum(len(row["input_ids"]) for row in rows), sum(counted(row["labels"]) for row in rows))


def counted(labels: Sequence[int]) -> int:
    """The labels that count; the first token of a row follows nothing, so that its label does not."""
    return sum(label != IGNORED for label in labels[1:])


def sizes_of(dataset: Dataset) -> list[Size]:
    """Of each row; 10,000 of them in milliseconds."""
    labels = dataset.with_format("arrow")[:]["labels"]
    lengths = pc.list_value_length(labels).to_numpy()
    is_counted = pc.list_flatten(labels).to_numpy() != IGNORED
    firsts = np.cumsum(lengths) - lengths
    is_counted[firsts] = False
    return [Size(*map(int, pair)) for pair in zip(lengths, np.add.reduceat(is_counted, firsts, dtype=int), strict=True)]


def planned(sizes: Sequence[Size], batch: int, count: int, draws: int = 1000) -> list[Size]:
    """At most `count` sizes that batches of `batch` of these rows fit into with little padding, the smallest first.

    Batches are drawn as a trainer draws them, and cut into as many groups of equal number by their tokens.
    """
    draw = Random(0)
    batches = [Size(*map(sum, zip(*draw.sample(sizes, min(batch, len(sizes))), strict=True))) for _ in range(draws)]
    batches.sort()
    found = []
    for part in range(count):
        group = batches[draws * part // count : draws * (part + 1) // count]
        labels = sorted(size.labels for size in group)
        found.append(rounded(Size(group[-1].tokens, labels[len(labels) * 19 // 20])))
    return sorted(set(found))


def chosen(need: Size, made: Sequence[Size], plans: Sequence[Size]) -> Size:
    """The cheapest planned size that holds `need`; where none does, one made before, or a new one with an eighth to
    spare."""
    for sizes in (plans, made):
        if fitting := [size for size in sizes if size.holds(need)]:
            return min(fitting, key=lambda size: size.cost)
    return rounded(Size(need.tokens * 9 // 8, need.labels * 9 // 8))


class Line(NamedTuple):
    """What a pass reads, in one tensor of int32, so that a batch reaches a GPU by one copy. Views of it:

    `ids`, `positions` (token,); `starts` (row + 1,), where rows begin and the last ends; `predicting` (label,), the
    tokens after which a counted label comes, and `targets` (label,), these labels; in float32 `weights` (label,), which
    sum to 1 (by themselves or times the weights of a row's tokens), and `rate`, the learning rate.
    """

    buffer: Tensor
    ids: Tensor
    positions: Tensor
    starts: Tensor
    predicting: Tensor
    targets: Tensor
    weights: Tensor
    rate: Tensor


def line_of(buffer: Tensor, size: Size, rows: int) -> Line:
    """Views of `buffer` for a batch of at most `rows` rows."""
    lengths = _lengths(size, rows)
    ids, positions, starts, predicting, targets, weights, rate = torch.split(buffer, lengths)
    weights, rate = weights.view(torch.float32), rate.view(torch.float32)[0]
    return Line(buffer, ids, positions, starts, predicting, targets, weights, rate)


def empty_line(size: Size, rows: int, device: torch.device | str) -> Line:
    return line_of(torch.zeros(sum(_lengths(size, rows)), dtype=torch.int32, device=device), size, rows)


def _lengths(size: Size, rows: int) -> list[int]:
    # As many rows again fill up. All are multiples of 16, so that each view is aligned.
    return [size.tokens, size.tokens, -(-2 * (rows + 1) // 16) * 16, size.labels, size.labels, size.labels, 16]


def fill(rows: Sequence[dict[str, Any]], size: Size, most_rows: int, longest: int, rate: float) -> Tensor:
    """The buffer of a Line with these rows of `input_ids` and `labels` (and `loss_weights`), on the CPU.

    `longest`, GRAIN at least: no row is longer, so that none that fills up is.
    """
    line = empty_line(size, most_rows, "cpu")
    ids, positions, starts, predicting, targets = (view.numpy() for view in line[1:6])
    weights = line.weights.numpy()
    at = label = 0
    for number, row in enumerate(rows):
        length = len(row["input_ids"])
        ids[at : at + length] = row["input_ids"]
        positions[at : at + length] = np.arange(length)
        labels = np.asarray(row["labels"][1:])
        before = np.flatnonzero(labels != IGNORED)
        until = label + len(before)
        predicting[label:until], targets[label:until] = at + before, labels[before]
        weights[label:until] = np.asarray(row["loss_weights"][1:])[before] if row.get("loss_weights") else 1
        at, label = at + length, until
        starts[number + 1] = at
    weights[:label] /= max(label, 1)
    for number in range(len(rows), len(starts) - 1):  # the padding, in as many rows as there is room for
        end = min(at + -(-(size.tokens - at) // (len(starts) - 1 - number)), size.tokens)
        assert end - at <= longest
        positions[at:end] = np.arange(end - at)
        starts[number + 1] = at = end
    line.rate.fill_(rate)
    return line.buffer
