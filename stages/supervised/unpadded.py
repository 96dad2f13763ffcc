"""Batches without any padding, for a GPU: all rows of a batch in one line, and attention within each row.

Everything but attention is computed token by token, so the rows of a batch can stand one after another. For attention,
queries, keys and values are spread onto a grid with a line for each row, where the ordinary causal kernel needs no
mask: what stands behind the end of a row is never seen by the row. A mask over the whole line would cost more than the
rest of the layer (4,500 tokens squared, against 16 rows of 400 squared), and be refused by the fast kernels.

Left out: rows longer than a layer's window get a mask after all, so that Gemma's long rows are exact, not fast.
"""

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F
from transformers.modeling_utils import ALL_ATTENTION_FUNCTIONS

from stages.supervised.encoding import IGNORED

NAME = "unpadded"
# Families whose attention goes through the library's interface and hands on what it does not know itself.
FAMILIES = {"gemma3_text", "llama", "qwen2", "qwen3"}


class UnpaddedCollator:
    """Rows of `input_ids` and `labels` -> one line of tokens, and where each stands on a grid (rows, width).

    Gives `input_ids` and `position_ids` (1, token); `slots` (token,), the place of each token on the flattened grid,
    and `sources` (rows x width,), the token at each place, -1 at none; `predicting` (n,), the tokens after which a
    counted label comes, and `targets` (n,), these labels; `grid` and `tokens` as plain numbers. The grid has the same
    shape for every batch, so that one compilation serves them all. Where rows have `loss_weights`, so has the batch:
    (n,), of the targets; they are 1 in rows that have none.
    """

    def __init__(self, rows: int, longest: int) -> None:
        self.rows, self.width = rows, -(-longest // 64) * 64

    def __call__(self, rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
        ids = torch.cat([torch.tensor(row["input_ids"]) for row in rows])
        positions = [torch.arange(len(row["input_ids"])) for row in rows]
        labels = torch.cat([torch.tensor([*row["labels"][1:], IGNORED]) for row in rows])
        learned = labels != IGNORED
        slots = torch.cat([at + line * self.width for line, at in enumerate(positions)])
        batch = {
            "input_ids": ids[None],
            "position_ids": torch.cat(positions)[None],
            "slots": slots,
            "sources": torch.full((self.rows * self.width,), -1).index_copy(0, slots, torch.arange(len(ids))),
            "predicting": learned.nonzero()[:, 0],
            "targets": labels[learned],
            "grid": (self.rows, self.width),
            "tokens": len(ids),
        }
        if "loss_weights" in rows[0]:
            weights = [row.get("loss_weights") or [1.0] * len(row["input_ids"]) for row in rows]
            batch["loss_weights"] = torch.cat([torch.tensor([*each[1:], 1.0]) for each in weights])[learned]
        return batch


# Both directions, and the gradients of both, are gathers: a compiler puts them into the operations around them. The
# gradient that PyTorch would make of a gather adds numbers up, since it cannot know that each is taken once.


class _ToGrid(torch.autograd.Function):
    """(token, ...) -> (place, ...); at a place without a token stands a copy of the first, which no token sees."""

    @staticmethod
    def forward(ctx: Any, line: Tensor, slots: Tensor, sources: Tensor) -> Tensor:
        ctx.save_for_backward(slots)
        return line[sources.clamp(min=0)]

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor, None, None]:  # type: ignore[override]
        (slots,) = ctx.saved_tensors
        return gradient[slots], None, None


class _ToLine(torch.autograd.Function):
    """(place, ...) -> (token, ...)."""

    @staticmethod
    def forward(ctx: Any, grid: Tensor, slots: Tensor, sources: Tensor) -> Tensor:
        ctx.save_for_backward(sources)
        return grid[slots]

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor, None, None]:  # type: ignore[override]
        (sources,) = ctx.saved_tensors
        empty = (sources < 0).view(-1, *[1] * (gradient.ndim - 1))
        return gradient[sources.clamp(min=0)].masked_fill(empty, 0), None, None


def attend(
    module: Any,
    query: Tensor,
    key: Tensor,
    value: Tensor,
    attention_mask: Tensor | None,
    scaling: float | None = None,
    dropout: float = 0.0,
    sliding_window: int | None = None,
    slots: Tensor | None = None,
    sources: Tensor | None = None,
    grid: tuple[int, int] = (1, 1),
    **_: Any,
) -> tuple[Tensor, None]:
    """Causal attention of each row to itself; tensors (1, head, token, channel) in, (1, token, head, channel) out."""
    rows, width = grid
    assert attention_mask is None

    def on_grid(line: Tensor) -> Tensor:
        flat = line[0].transpose(0, 1).to(value.dtype)
        spread: Tensor = _ToGrid.apply(flat, slots, sources)  # type: ignore[no-untyped-call]
        return spread.view(rows, width, *flat.shape[1:]).transpose(1, 2)

    mask = None
    if sliding_window is not None and sliding_window < width:
        at = torch.arange(width, device=query.device)
        mask = (at <= at[:, None]) & (at > at[:, None] - sliding_window)
    out = F.scaled_dot_product_attention(
        on_grid(query),
        on_grid(key),
        on_grid(value),
        attn_mask=mask,
        is_causal=mask is None,
        dropout_p=dropout,
        scale=scaling,
        enable_gqa=query.shape[1] != key.shape[1],
    )
    line: Tensor = _ToLine.apply(out.transpose(1, 2).flatten(0, 1), slots, sources)  # type: ignore[no-untyped-call]
    return line[None], None


ALL_ATTENTION_FUNCTIONS.register(NAME, attend)
