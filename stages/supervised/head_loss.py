"""Cross entropy over a large vocabulary without keeping the logits, with gradients of the output matrix.

Logits of a few thousand tokens over 50,000 to 260,000 words take gigabytes, and a loss in plain operations reads them
some ten times. Here each chunk of tokens gets its logits, one compiled kernel turns them into losses and gradients, and
both products of the backward pass are made at once, so that nothing is computed twice (as in Liger's kernel, Hsu et
al., 2024, arXiv:2410.10989). Left out: biases and soft caps, which the families trained here do not have.
"""

from functools import cache
from typing import Any

import torch
from torch import Tensor

LOGITS = 2**28  # that exist at one time: half a gigabyte in 16 bits


def head_loss(
    hidden: Tensor, matrix: Tensor, targets: Tensor, smoothing: float, dtype: torch.dtype, weights: Tensor | None = None
) -> Tensor:
    """The mean over the tokens of the cross entropy, labels smoothed by `smoothing`; 0 where there is no token.

    `hidden` (token, channel), `matrix` (word, channel), `targets` (token,); products are computed in `dtype`. With
    `weights` (token,), whose mean over a row's tokens is 1, each token's loss is multiplied by its weight.
    """
    loss: Tensor = _HeadLoss.apply(hidden, matrix, targets, smoothing, dtype, weights)  # type: ignore[no-untyped-call]
    return loss


def product_dtype(hidden: Tensor) -> torch.dtype:
    """The dtype of products with the output matrix: autocast's where it is on, else that of `hidden`.

    To be asked within `autocast()`; afterwards `head_loss` may be outside of it.
    """
    device = hidden.device.type
    return torch.get_autocast_dtype(device) if torch.is_autocast_enabled(device) else hidden.dtype


def _loss_and_gradient(
    logits: Tensor, targets: Tensor, smoothing: float, weights: Tensor | None = None
) -> tuple[Tensor, Tensor]:
    """The sum of the losses, and its gradient in the logits, in their dtype."""
    wide = logits.float()
    log_sum = wide.logsumexp(-1, keepdim=True)
    chosen = torch.arange(logits.shape[-1], device=logits.device) == targets[:, None]
    picked = (wide * chosen).sum(-1, keepdim=True)
    losses = log_sum - (1 - smoothing) * picked - smoothing * wide.mean(-1, keepdim=True)
    gradient = (wide - log_sum).exp() - (1 - smoothing) * chosen - smoothing / logits.shape[-1]
    if weights is not None:
        losses, gradient = losses * weights[:, None], gradient * weights[:, None]
    return losses.sum(), gradient.to(logits.dtype)


@cache
def _on(device: str) -> Any:
    """The function above, compiled for a GPU; not compiled on a CPU, where a compiler may be missing."""
    return torch.compile(_loss_and_gradient, dynamic=True) if device == "cuda" else _loss_and_gradient


class _HeadLoss(torch.autograd.Function):
    @staticmethod
    def forward(
        ctx: Any,
        hidden: Tensor,
        matrix: Tensor,
        targets: Tensor,
        smoothing: float,
        dtype: torch.dtype,
        weights: Tensor | None,
    ) -> Tensor:
        words, states = matrix.to(dtype), hidden.to(dtype)
        loss = torch.zeros((), device=hidden.device)
        by_hidden = torch.empty_like(states)
        by_matrix = torch.zeros_like(matrix, dtype=torch.float32) if ctx.needs_input_grad[1] else None
        chunk = max(256, LOGITS // len(matrix))
        for start in range(0, len(targets), chunk):
            part = states[start : start + chunk]
            found, gradient = _on(hidden.device.type)(
                part @ words.T,
                targets[start : start + chunk],
                smoothing,
                None if weights is None else weights[start : start + chunk],
            )
            loss += found
            by_hidden[start : start + chunk] = gradient @ words
            if by_matrix is not None:
                by_matrix += gradient.T @ part
        ctx.save_for_backward(by_hidden, by_matrix)
        ctx.count, ctx.dtypes = max(len(targets), 1), (hidden.dtype, matrix.dtype)
        mean: Tensor = loss / ctx.count
        return mean

    @staticmethod
    def backward(  # type: ignore[override]
        ctx: Any, gradient: Tensor
    ) -> tuple[Tensor, Tensor | None, None, None, None, None]:
        by_hidden, by_matrix = ctx.saved_tensors
        factor = gradient / ctx.count
        of_hidden = (by_hidden.float() * factor).to(ctx.dtypes[0])
        of_matrix = None if by_matrix is None else (by_matrix * factor).to(ctx.dtypes[1])
        return of_hidden, of_matrix, None, None, None, None
