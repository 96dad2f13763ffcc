"""Muon for the hidden matrices, AdamW for the rest, as one optimizer that a Trainer and its checkpoints can hold.

Muon orthogonalises each matrix's momentum (Jordan et al., 2024, https://kellerjordan.github.io/posts/muon). A policy
of a million weights learns from a few hundred steps; in the same steps AdamW alone leaves three times the loss.
Embeddings, norms and biases are not matrices that map hidden states, so they stay with AdamW.

PyTorch's own Muon computes in bfloat16, one matrix after another. On a CPU that took seven times as long as this one,
which computes in float32 over stacks of matrices of one shape.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import Tensor
from torch.optim import AdamW, Optimizer

MOMENTUM = 0.95
# Coefficients of the quintic Newton-Schulz iteration, chosen by Muon's authors for a steep slope at 0.
A, B, C = 3.4445, -4.7750, 2.0315


def orthogonalise(stack: Tensor, steps: int = 5) -> Tensor:
    """The nearest semi-orthogonal matrix of each matrix in `stack`, shape (matrices, rows, columns), roughly.

    Singular values end between about 0.7 and 1.2, which is as good as 1 for an update direction; one that is near 0
    (a random square matrix has such) is lifted only part of the way.
    """
    tall = stack.size(-2) > stack.size(-1)
    x = stack.mT if tall else stack
    x = x / (x.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    for _ in range(steps):
        gram = x @ x.mT
        x = torch.baddbmm(x, torch.baddbmm(gram, gram, gram, beta=B, alpha=C), x, beta=A)
    result: Tensor = x.mT if tall else x
    return result


class Muon(Optimizer):
    """Nesterov momentum, orthogonalised, for 2-D weights."""

    def __init__(self, weights: Sequence[Tensor], lr: float) -> None:
        super().__init__(weights, {"lr": lr})

    @torch.no_grad()
    def step(self, closure: Callable[[], float] | None = None) -> None:  # type: ignore[override]
        for group in self.param_groups:
            shapes: dict[torch.Size, list[tuple[Tensor, Tensor]]] = defaultdict(list)
            for weight in group["params"]:
                if weight.grad is not None:
                    shapes[weight.shape].append((weight, weight.grad))
            for shape, pairs in shapes.items():
                updates = []
                for weight, gradient in pairs:
                    state = self.state[weight]
                    if "momentum" not in state:
                        state["momentum"] = torch.zeros_like(weight)
                    momentum = state["momentum"]
                    momentum.lerp_(gradient, 1 - MOMENTUM)
                    updates.append(gradient.lerp(momentum, MOMENTUM))
                # A tall matrix moves more, so that every row moves as far as in a square one.
                scale = group["lr"] * max(1.0, shape[0] / shape[1]) ** 0.5
                for (weight, _), update in zip(pairs, orthogonalise(torch.stack(updates)), strict=True):
                    weight.add_(update, alpha=-scale)


class MuonAdamW(Optimizer):
    """Both optimizers behind one `step`; their parameter groups are shared, so a scheduler scales both rates."""

    def __init__(self, model: torch.nn.Module, muon_lr: float, adamw_lr: float) -> None:
        trained = [(name, weight) for name, weight in model.named_parameters() if weight.requires_grad]
        hidden = [weight for name, weight in trained if weight.ndim == 2 and "embed" not in name]
        others = [weight for name, weight in trained if weight.ndim != 2 or "embed" in name]
        self.parts: list[Optimizer] = [
            Muon(hidden, lr=muon_lr),
            AdamW(others, lr=adamw_lr, betas=(0.9, 0.95), weight_decay=0.0),
        ]
        super().__init__([{"params": hidden, "lr": muon_lr}, {"params": others, "lr": adamw_lr}], {})
        self._share_groups()

    def _share_groups(self) -> None:
        self.param_groups = [group for part in self.parts for group in part.param_groups]

    def step(self, closure: Callable[[], float] | None = None) -> None:  # type: ignore[override]
        for part in self.parts:
            part.step()

    def zero_grad(self, set_to_none: bool = True) -> None:
        for part in self.parts:
            part.zero_grad(set_to_none)

    def state_dict(self) -> dict[str, Any]:
        return {"parts": [part.state_dict() for part in self.parts]}

    def load_state_dict(self, state_dict: dict[str, Any]) -> None:
        for part, state in zip(self.parts, state_dict["parts"], strict=True):
            part.load_state_dict(state)
        self._share_groups()
