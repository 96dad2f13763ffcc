"""The operations between the matrix products of a training pass: own kernels on a GPU, elsewhere plain PyTorch.

States are (token, channel) of one line of tokens. Norms, activations and rotations are computed in float32.
"""

from itertools import groupby
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

from stages.supervised.plain import PlainGated, PlainNorm, PlainRotation

PROGRAMS = 1024  # at most, where each goes through several tokens and keeps a sum over them


def add_norm(x: Tensor, added: Tensor, weight: Tensor, eps: float, shifted: bool, dtype: torch.dtype) -> Any:
    """x + added, in float32, and its RMS norm times `weight` (1 + weight where `shifted`), in `dtype`."""
    if x.is_cuda:
        return AddNorm.apply(x, added, weight, eps, shifted, dtype)  # type: ignore[no-untyped-call]
    total = x + added
    return total, _norm(total, weight, eps, shifted, dtype)


def norm(x: Tensor, weight: Tensor, eps: float, shifted: bool, dtype: torch.dtype) -> Tensor:
    """The RMS norm of `x` times `weight` (1 + weight where `shifted`), in `dtype`."""
    if x.is_cuda:
        found: Tensor = Norm.apply(x, weight, eps, shifted, dtype)  # type: ignore[no-untyped-call]
        return found
    return _norm(x, weight, eps, shifted, dtype)


def _norm(x: Tensor, weight: Tensor, eps: float, shifted: bool, dtype: torch.dtype) -> Tensor:
    found: Tensor = PlainNorm.apply(x.float(), weight + 1 if shifted else weight, eps)  # type: ignore[no-untyped-call]
    return found.to(dtype)


def heads(
    qkv: Tensor,
    rotation: tuple[Tensor, Tensor],
    positions: Tensor,
    weights: tuple[Tensor, Tensor] | None,
    shape: tuple[int, int, int],
    eps: float,
    shifted: bool,
) -> Any:
    """Query, key and value (token, head, channel) of `qkv` (token, all of them); query and key are rotated.

    `rotation` is cosine and sine (position, half a head's channels); `weights` those of the norms of query and key
    heads, None in families without; `shape` the numbers of query heads, key heads, and channels.
    """
    if qkv.is_cuda:
        query_weight, key_weight = weights or (None, None)
        return Heads.apply(qkv, *rotation, positions, query_weight, key_weight, shape, eps, shifted)  # type: ignore[no-untyped-call]
    count, keys, channels = shape
    both, value = torch.split(qkv.view(len(qkv), count + 2 * keys, channels), [count + keys, keys], 1)
    if weights is not None:
        scale = torch.cat([w.expand(n, channels) for w, n in zip(weights, (count, keys), strict=True)])
        both = _norm(both, scale, eps, shifted, torch.float32)
    cos, sin = (table[positions.long(), None] for table in rotation)
    rotated: Tensor = PlainRotation.apply(both.float(), torch.cat([cos, cos], -1), torch.cat([-sin, sin], -1))  # type: ignore[no-untyped-call]
    return *torch.split(rotated.to(qkv.dtype), [count, keys], 1), value


def gated(gate_up: Tensor, activation: str) -> Tensor:
    """activation(gate) * up; `activation` is silu, or gelu in its tanh form."""
    if gate_up.is_cuda:
        found: Tensor = Gated.apply(gate_up, activation == "gelu")  # type: ignore[no-untyped-call]
        return found
    plain: Tensor = PlainGated.apply(gate_up, activation == "gelu")  # type: ignore[no-untyped-call]
    return plain


def attend(
    query: Tensor, key: Tensor, value: Tensor, starts: Tensor, longest: int, scale: float, window: int | None
) -> Tensor:
    """Causal attention within each row of a line: (token, head, channel) in and out.

    Row i reaches from starts[i] to starts[i + 1]; rows may be empty, and none is longer than `longest`.
    """
    if query.is_cuda:
        left = {} if window is None else {"window_size_left": window - 1, "window_size_right": 0}
        out: Tensor = torch.ops.aten._flash_attention_forward(
            query, key, value, starts, starts, longest, longest, 0.0, True, False, scale=scale, **left
        )[0]
        return out
    runs = [(length, len(list(rows))) for length, rows in groupby(starts.diff().tolist()) if length]
    parts = [torch.split(each, [length * rows for length, rows in runs]) for each in (query, key, value)]
    grouped = query.shape[1] != key.shape[1]
    found = []
    for (length, rows), *part in zip(runs, *parts, strict=True):  # rows of one length that follow each other at once
        mask = None  # without one the kernel leaves out what comes after a token, instead of computing it
        if window is not None and window < length:
            at = torch.arange(length)
            mask = (at <= at[:, None]) & (at > at[:, None] - window)
        q, k, v = (each.unflatten(0, (rows, length)).transpose(1, 2) for each in part)
        out = F.scaled_dot_product_attention(q, k, v, mask, is_causal=mask is None, scale=scale, enable_gqa=grouped)
        found.append(out.transpose(1, 2).flatten(0, 1))
    return torch.cat(found)


def cross_entropy(logits: Tensor, targets: Tensor, weights: Tensor, smoothing: float) -> tuple[Tensor, Tensor]:
    """The loss of each token times its weight, and the gradient of their sum, which may stand where `logits` stood."""
    if logits.is_cuda:
        return cross_entropy_by_kernel(logits, targets, weights, smoothing)
    wide = logits.float().requires_grad_()
    with torch.enable_grad():
        losses = F.cross_entropy(wide, targets.long(), label_smoothing=smoothing, reduction="none") * weights
        (gradient,) = torch.autograd.grad(losses.sum(), wide)
    return losses.detach(), gradient.to(logits.dtype)


def cross_entropy_by_kernel(
    logits: Tensor, targets: Tensor, weights: Tensor, smoothing: float
) -> tuple[Tensor, Tensor]:
    losses = torch.empty(len(logits), device=logits.device)
    words = logits.shape[1]
    block = min(4096, _power_of_two(words))
    _kernels().cross_entropy[(len(logits),)](
        logits, targets, weights, losses, words, smoothing, BLOCK=block, num_warps=8
    )
    return losses, logits


class AddNorm(torch.autograd.Function):
    @staticmethod
    def forward(
        ctx: Any, x: Tensor, added: Tensor, weight: Tensor, eps: float, shifted: bool, dtype: torch.dtype
    ) -> tuple[Tensor, Tensor]:
        total, out, inverse = torch.empty_like(x), torch.empty_like(x, dtype=dtype), x.new_empty(len(x))
        width = x.shape[1]
        options = {"ADDED": True, "SHIFTED": shifted, "BLOCK": _power_of_two(width)}
        _kernels().norm_forward[(len(x),)](x, added, weight, total, out, inverse, width, eps, **options)
        ctx.save_for_backward(total, weight, inverse)
        ctx.set_materialize_grads(False)
        ctx.shifted, ctx.added = shifted, added.dtype
        return total, out

    @staticmethod
    def backward(ctx: Any, by_total: Tensor | None, by_out: Tensor) -> Any:  # type: ignore[override]
        total, weight, inverse = ctx.saved_tensors
        by_x, by_added, by_weight = _norm_backward(by_out, by_total, total, weight, inverse, ctx.shifted, ctx.added)
        return by_x, by_added, by_weight, None, None, None


class Norm(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, x: Tensor, weight: Tensor, eps: float, shifted: bool, dtype: torch.dtype) -> Tensor:
        out, inverse = torch.empty_like(x, dtype=dtype), torch.empty(len(x), device=x.device)
        width = x.shape[1]
        options = {"ADDED": False, "SHIFTED": shifted, "BLOCK": _power_of_two(width)}
        _kernels().norm_forward[(len(x),)](x, x, weight, x, out, inverse, width, eps, **options)
        ctx.save_for_backward(x, weight, inverse)
        ctx.shifted = shifted
        return out

    @staticmethod
    def backward(ctx: Any, by_out: Tensor) -> Any:  # type: ignore[override]
        x, weight, inverse = ctx.saved_tensors
        by_x, _, by_weight = _norm_backward(by_out, None, x, weight, inverse, ctx.shifted, None)
        return by_x, by_weight, None, None, None


def _norm_backward(
    by_out: Tensor,
    by_total: Tensor | None,
    total: Tensor,
    weight: Tensor,
    inverse: Tensor,
    shifted: bool,
    added: torch.dtype | None,
) -> tuple[Tensor, Tensor | None, Tensor]:
    rows, width = total.shape
    by_x = torch.empty_like(total)
    by_added = None if added is None else torch.empty_like(total, dtype=added)
    programs = min(PROGRAMS, rows)
    sums = torch.empty(programs, width, device=total.device)
    _kernels().norm_backward[(programs,)](
        by_out.contiguous(), total if by_total is None else by_total.contiguous(), total, weight, inverse, by_x,
        total if by_added is None else by_added, sums, rows, width,
        PASSED=by_total is not None, ADDED=by_added is not None, SHIFTED=shifted, BLOCK=_power_of_two(width),
    )  # fmt: skip
    return by_x, by_added, sums.sum(0)


class Heads(torch.autograd.Function):
    @staticmethod
    def forward(
        ctx: Any, qkv: Tensor, cos: Tensor, sin: Tensor, positions: Tensor, query_weight: Tensor | None,
        key_weight: Tensor | None, shape: tuple[int, int, int], eps: float, shifted: bool,
    ) -> tuple[Tensor, Tensor, Tensor]:  # fmt: skip
        count, keys, channels = shape
        query = qkv.new_empty(len(qkv), count, channels)
        key, value = (qkv.new_empty(len(qkv), keys, channels) for _ in range(2))
        normed = query_weight is not None
        inverse = torch.empty(len(qkv), count + keys, device=qkv.device) if normed else cos
        scales = (query_weight, key_weight) if normed else (cos, cos)
        ctx.options = {
            "HEADS": count, "KEYS": keys, "CHANNELS": channels, "NORMED": normed, "SHIFTED": shifted,
            "BLOCK_HEADS": _power_of_two(count + keys), "BLOCK": _power_of_two(channels // 2),
        }  # fmt: skip
        _kernels().heads_forward[(len(qkv),)](
            qkv, query, key, value, cos, sin, positions, *scales, inverse, eps, **ctx.options
        )
        ctx.save_for_backward(qkv, cos, sin, positions, *scales, inverse)
        return query, key, value

    @staticmethod
    def backward(ctx: Any, by_query: Tensor, by_key: Tensor, by_value: Tensor) -> Any:  # type: ignore[override]
        qkv, cos, sin, positions, query_weight, key_weight, inverse = ctx.saved_tensors
        count, keys, channels = (ctx.options[name] for name in ("HEADS", "KEYS", "CHANNELS"))
        normed, programs = ctx.options["NORMED"], min(PROGRAMS, len(qkv))
        by_qkv = torch.empty_like(qkv)
        sums = torch.empty(programs, count + keys, channels, device=qkv.device) if normed else cos
        _kernels().heads_backward[(programs,)](
            by_query.contiguous(), by_key.contiguous(), by_value.contiguous(), qkv, cos, sin, positions, query_weight,
            key_weight, inverse, by_qkv, sums, len(qkv), **ctx.options,
        )  # fmt: skip
        by_weights: tuple[Tensor | None, Tensor | None] = (None, None)
        if normed:
            by_head = sums.sum(0)
            by_weights = (by_head[:count].sum(0), by_head[count:].sum(0))
        return by_qkv, None, None, None, *by_weights, None, None, None


class Gated(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, gate_up: Tensor, gelu: bool) -> Tensor:
        width = gate_up.shape[1] // 2
        out = gate_up.new_empty(len(gate_up), width)
        _kernels().gated_forward[(len(gate_up),)](gate_up, out, width, GELU=gelu, BLOCK=_power_of_two(width))
        ctx.save_for_backward(gate_up)
        ctx.gelu = gelu
        return out

    @staticmethod
    def backward(ctx: Any, by_out: Tensor) -> tuple[Tensor, None]:  # type: ignore[override]
        (gate_up,) = ctx.saved_tensors
        width, found = by_out.shape[1], torch.empty_like(gate_up)
        _kernels().gated_backward[(len(gate_up),)](
            by_out.contiguous(), gate_up, found, width, GELU=ctx.gelu, BLOCK=_power_of_two(width)
        )
        return found, None


def _power_of_two(number: int) -> int:
    return 1 << (number - 1).bit_length()


def _kernels() -> Any:
    from stages.supervised import kernels  # Triton is there only where PyTorch is built for GPUs

    return kernels
