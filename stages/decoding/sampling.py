"""The one sampler: logits and uniform numbers in, tokens out.

A uniform number in 0..1 decides what a row draws, so a seed and the row's own place fix its tokens, whatever else is in
the batch. The decode loop, its fallback and the server all draw here. On a GPU nothing here waits for the device, and
every shape is known beforehand, so that a CUDA graph can hold it (`narrow` is for the server, which captures none).

Left out: penalties for repetition, min-p and beams.
"""

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional as F

BLOCK = 512  # tokens of a large vocabulary that are drawn from together
# Logits divided by less might overflow, and rounding alone would decide; vLLM draws the same line (_SAMPLING_EPS).
GREEDY_BELOW = 1e-5


class Diverged(Exception):
    """The weights hold, or lead to, what is not a number."""


class RowParameters(NamedTuple):
    """What each row asks for, each of shape (row, 1). `narrowed` says whether any row sets top-p or top-k."""

    temperature: Tensor
    top_p: Tensor
    top_k: Tensor
    narrowed: bool

    @classmethod
    def of(cls, rows: Sequence[tuple[float, float, int]], device: torch.device) -> "RowParameters":
        """From (temperature, top-p, top-k) of each row; 1 and 0 for the latter two leave the distribution whole."""
        temperature, top_p, top_k = (torch.tensor(each, device=device)[:, None] for each in zip(*rows, strict=True))
        narrowed = any(p < 1 or k > 0 for _, p, k in rows)
        return cls(temperature.float(), top_p.float(), top_k, narrowed)

    def keep(self, rows: Tensor) -> "RowParameters":
        return RowParameters(self.temperature[rows], self.top_p[rows], self.top_k[rows], self.narrowed)


def uniforms(seed: int, *shape: int) -> Tensor:
    """Uniform numbers in 0..1 of this shape, on the CPU: the same on every machine."""
    return torch.rand(shape, generator=torch.Generator().manual_seed(seed))


def choose(logits: Tensor, temperature: float, uniform: Tensor) -> tuple[Tensor, Tensor]:
    """A token for each row and its probability, both (row, 1). `uniform` (row, 1) decides.

    A temperature of 0, or too small to divide by, gives the likeliest token, and its probability at temperature 1.
    """
    if temperature < GREEDY_BELOW:
        probs = logits.softmax(-1)
        chosen = probs.argmax(-1, keepdim=True)
        return chosen, probs.gather(-1, chosen)
    return _draw(_weights(logits if temperature == 1 else logits / temperature), uniform)


def choose_by_row(logits: Tensor, parameters: RowParameters, uniform: Tensor) -> tuple[Tensor, Tensor]:
    """A token for each row and its probability, both (row, 1), each row under its own parameters."""
    greedy = parameters.temperature < GREEDY_BELOW
    weights = _weights(logits / parameters.temperature.masked_fill(greedy, 1))
    if parameters.narrowed:
        weights = narrow(weights, parameters.top_p, parameters.top_k)
    drawn, _ = _draw(weights, uniform)
    chosen = torch.where(greedy, logits.argmax(-1, keepdim=True), drawn)
    return chosen, weights.gather(-1, chosen) / weights.sum(-1, keepdim=True)


def check_numbers(probabilities: Tensor) -> None:
    """Raises Diverged where one is not a number. It waits for the device, so it is called seldom."""
    if bool(probabilities.isnan().any()):
        raise Diverged("the policy's probabilities are not numbers; its training has diverged (see grad_norm)")


def narrow(weights: Tensor, top_p: Tensor, top_k: Tensor) -> Tensor:
    """Zeroes what each row's top-p and top-k leave out of (row, token); the likeliest token always stays."""
    ranked, order = weights.sort(dim=-1, descending=True, stable=True)
    rank = torch.arange(weights.shape[-1], device=weights.device)
    before = ranked.cumsum(-1) - ranked
    dropped = (before >= top_p * ranked.sum(-1, keepdim=True)) & (top_p < 1) | (rank >= top_k) & (top_k > 0)
    return torch.zeros_like(weights).scatter(-1, order, ranked.masked_fill(dropped & (rank > 0), 0))


def _weights(logits: Tensor) -> Tensor:
    """Probabilities before they are divided by their sum; the likeliest token has weight 1."""
    return (logits - logits.amax(-1, keepdim=True)).exp()


def _draw(weights: Tensor, uniform: Tensor) -> tuple[Tensor, Tensor]:
    """A token for each row in proportion to the weights, and its share of them."""
    if weights.shape[-1] <= BLOCK * 8:
        total = weights.sum(-1, keepdim=True)
        chosen = _first_above(weights, uniform * total)
        return chosen, weights.gather(-1, chosen) / total
    # A running sum over a large vocabulary keeps a GPU waiting: first a block of tokens is drawn, then one of them.
    padding = -weights.shape[-1] % BLOCK
    blocks = (F.pad(weights, (0, padding)) if padding else weights).view(len(weights), -1, BLOCK)
    sums = blocks.sum(-1)
    total = sums.sum(-1, keepdim=True)
    block = _first_above(sums, uniform * total)
    before = (sums.cumsum(-1) - sums).gather(-1, block)
    inside = blocks.gather(1, block[..., None].expand(-1, 1, BLOCK))[:, 0]
    chosen = block * BLOCK + _first_above(inside, uniform * total - before)
    return chosen, weights.gather(-1, chosen) / total


def _first_above(weights: Tensor, target: Tensor) -> Tensor:
    """The first index at which the running sum exceeds `target`; never one of weight 0."""
    reached = weights.cumsum(-1)
    below = reached[:, -1:] * (1 - 2**-23)  # rounding must not carry the target past the end
    found = torch.searchsorted(reached, torch.minimum(target, below).clamp_(min=0), right=True)
    return found.clamp_(max=weights.shape[-1] - 1)  # past the end where the sums are not numbers: the caller checks
