"""The operations of fused.py where there are no kernels, on a CPU: in plain PyTorch, in as few passes over memory.

What autograd makes of a norm goes over its states some twenty times, forward and back; with a backward pass of its own
it is ten. States are (token, channel), or (token, head, channel).
"""

from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F


class PlainNorm(torch.autograd.Function):
    """x (..., channel) times `scale`, (channel,) or (head, channel), over the root of its mean square."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, scale: Tensor, eps: float) -> Tensor:
        inverse: Tensor = (
            torch.linalg.vector_norm(x, dim=-1, keepdim=True).square_().div_(x.shape[-1]).add_(eps).rsqrt_()
        )
        normal: Tensor = x * inverse
        ctx.save_for_backward(normal, inverse, scale)
        found: Tensor = normal * scale
        return found

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor, Tensor, None]:  # type: ignore[override]
        normal, inverse, scale = ctx.saved_tensors
        products = gradient * normal
        by_scale = products.flatten(0, -scale.ndim - 1).sum(0)
        mean = products.mul_(scale).sum(-1, keepdim=True).div_(-normal.shape[-1])
        by_x = (gradient * scale).addcmul_(normal, mean).mul_(inverse)
        return by_x, by_scale, None


class PlainRotation(torch.autograd.Function):
    """x (token, head, channel) rotated: its halves (a, b) become (a cos - b sin, b cos + a sin).

    `cos` and `sin` are (token, 1, channel), the sine negative in its first half.
    """

    @staticmethod
    def forward(ctx: Any, x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
        ctx.save_for_backward(cos, sin)
        return (x * cos).addcmul_(x.roll(x.shape[-1] // 2, -1), sin)

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor, None, None]:  # type: ignore[override]
        cos, sin = ctx.saved_tensors
        # Back by the same angle, so that the sine changes its sign.
        return (gradient * cos).addcmul_(gradient.roll(gradient.shape[-1] // 2, -1), sin, value=-1), None, None


class PlainGated(torch.autograd.Function):
    """activation(gate) * up of gate_up (token, both)."""

    @staticmethod
    def forward(ctx: Any, gate_up: Tensor, gelu: bool) -> Tensor:
        gate, up = gate_up.chunk(2, -1)
        activated = F.gelu(gate, approximate="tanh") if gelu else F.silu(gate)
        ctx.save_for_backward(gate_up, activated)
        ctx.gelu = gelu
        return activated * up

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor, None]:  # type: ignore[override]
        gate_up, activated = ctx.saved_tensors
        gate, up = gate_up.chunk(2, -1)
        found = torch.empty_like(gate_up)
        by_gate, by_up = found.chunk(2, -1)
        torch.mul(gradient, activated, out=by_up)
        by_activated = gradient * up
        if ctx.gelu:
            torch.ops.aten.gelu_backward(by_activated, gate, approximate="tanh", grad_input=by_gate)
        else:
            torch.ops.aten.silu_backward(by_activated, gate, grad_input=by_gate)
        return found, None
