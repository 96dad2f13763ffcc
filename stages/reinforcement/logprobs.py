"""Log-probabilities of chosen tokens under a large vocabulary, for training on a GPU without keeping the logits.

The logits of 8,192 tokens over 262,144 words are 4 GB in 16 bits, and a trainer would hold several such tensors. Here a
few hundred tokens at a time get their whole rows of logits, one compiled kernel reads each row's log-probability and
entropy from them, and the backward pass computes them again. TRL's own function for this goes over tiles of tokens and
words with some twenty operations each, which takes several times as long.

Left out: gradients of the output matrix (adapters do not train it) and of the entropy (which is only logged), biases
and soft caps.
"""

from functools import cache
from typing import Any

import torch
from torch import Tensor

ROWS = 512  # tokens whose logits exist at one time: 0.27 GB with 262,144 words


def token_logprobs(
    hidden: Tensor, matrix: Tensor, tokens: Tensor, temperature: float, dtype: torch.dtype
) -> tuple[Tensor, Tensor]:
    """(log-probability of each of `tokens`, entropy in nats), both (token,) in float32.

    `hidden` (token, channel) is what the output `matrix` (word, channel) multiplies, in `dtype`. Differentiable in
    `hidden` alone; the entropy carries no gradient.
    """
    logprobs, entropy = _TokenLogprobs.apply(  # type: ignore[no-untyped-call]
        hidden, matrix.detach().to(dtype), tokens, 1 / temperature
    )
    return logprobs, entropy


def _statistics(logits: Tensor, tokens: Tensor, scale: float) -> tuple[Tensor, Tensor, Tensor]:
    """Of each row: log-probability of its token, logarithm of the sum of exponentials, entropy."""
    scaled = logits.float() * scale
    top = scaled.amax(-1, keepdim=True)
    weights = (scaled - top).exp()
    total = weights.sum(-1)
    log_sum = top[:, 0] + total.log()
    mean = (weights * scaled).sum(-1) / total
    return scaled.gather(-1, tokens[:, None])[:, 0] - log_sum, log_sum, log_sum - mean


def _gradient(logits: Tensor, tokens: Tensor, log_sum: Tensor, gradient: Tensor, scale: float) -> Tensor:
    """d loss / d logits, given d loss / d log-probability."""
    probabilities = (logits.float() * scale - log_sum[:, None]).exp()
    chosen = torch.arange(logits.shape[-1], device=logits.device) == tokens[:, None]
    return ((chosen.float() - probabilities) * (gradient[:, None] * scale)).to(logits.dtype)


@cache
def _on(device: str) -> tuple[Any, Any]:
    """The two functions above, compiled for a GPU; not compiled on a CPU, where a compiler may be missing."""
    if device != "cuda":
        return _statistics, _gradient
    return torch.compile(_statistics, dynamic=True), torch.compile(_gradient, dynamic=True)


class _TokenLogprobs(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, hidden: Tensor, matrix: Tensor, tokens: Tensor, scale: float) -> tuple[Tensor, Tensor]:
        statistics, _ = _on(hidden.device.type)
        parts = [
            statistics(rows.to(matrix.dtype) @ matrix.T, chosen, scale)
            for rows, chosen in zip(torch.split(hidden, ROWS), torch.split(tokens, ROWS), strict=True)
        ]
        logprobs, log_sum, entropy = (torch.cat(part) for part in zip(*parts, strict=True))
        ctx.save_for_backward(hidden, matrix, tokens, log_sum)
        ctx.scale = scale
        ctx.mark_non_differentiable(entropy)
        return logprobs, entropy

    @staticmethod
    def backward(ctx: Any, gradient: Tensor, _: Tensor) -> tuple[Tensor, None, None, None]:  # type: ignore[override]
        hidden, matrix, tokens, log_sum = ctx.saved_tensors
        _, gradient_of = _on(hidden.device.type)
        parts = [
            gradient_of(rows.to(matrix.dtype) @ matrix.T, *given, ctx.scale) @ matrix
            for rows, *given in zip(
                *(torch.split(each, ROWS) for each in (hidden, tokens, log_sum, gradient)), strict=True
            )
        ]
        return torch.cat(parts).to(hidden.dtype), None, None, None
