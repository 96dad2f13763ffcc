"""Muon for the hidden matrices, AdamW for the rest, as one optimizer that a Trainer and its checkpoints can hold.

Muon orthogonalises each matrix's momentum (Jordan et al., 2024, https://kellerjordan.github.io/posts/muon). A policy of
a million weights learns from a few hundred steps; in the same steps AdamW alone leaves three times the loss.
Embeddings, norms and biases are not matrices that map hidden states, so they stay with AdamW.
"""

from collections.abc import Callable
from typing import Any

import torch
from torch.optim import AdamW, Muon, Optimizer


class MuonAdamW(Optimizer):
    """Both optimizers behind one `step`; their parameter groups are shared, so a scheduler scales both rates."""

    def __init__(self, model: torch.nn.Module, muon_lr: float, adamw_lr: float) -> None:
        trained = [(name, weight) for name, weight in model.named_parameters() if weight.requires_grad]
        hidden = [weight for name, weight in trained if weight.ndim == 2 and "embed" not in name]
        others = [weight for name, weight in trained if weight.ndim != 2 or "embed" in name]
        self.parts: list[Optimizer] = [
            Muon(hidden, lr=muon_lr, weight_decay=0.0, momentum=0.95),
            AdamW(others, lr=adamw_lr, betas=(0.9, 0.95), weight_decay=0.0),
        ]
        super().__init__([{"params": hidden, "lr": muon_lr}, {"params": others, "lr": adamw_lr}], {})
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
        self.param_groups = [group for part in self.parts for group in part.param_groups]
