"""Teaches a fresh policy to repeat what it has read, before it sees a story.

Copying a label from the intent into a template needs attention heads that find an earlier occurrence of a token and
repeat what followed it (induction heads; Olsson et al., 2022, arXiv:2209.11895). A pre-trained model has them. A tiny
one does not find them within the few hundred steps of its warm start, and then learns labels by heart instead; on
random tokens that are simply said twice it finds them in about a hundred steps.
"""

from collections.abc import Callable
from typing import Any

import torch

from stages.training.muon import MuonAdamW

BATCH, HALF = 32, 48  # rows a step, and random tokens before they are said again
WARMUP = 20


def teach_to_repeat(
    model: Any, first_token: int, steps: int, seed: int, on_step: Callable[[int, float], None] | None = None
) -> float:
    """Trains `model` in place for `steps` on rows `<bos> x x`, x being HALF random tokens from `first_token` up.

    Returns the last step's loss on the second x, in nats a token (0: it repeats without a fault).
    """
    generator = torch.Generator().manual_seed(seed)
    optimizer = MuonAdamW(model, muon_lr=0.02, adamw_lr=3e-3)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / WARMUP) * (1 - step / steps)
    )
    begin = torch.full((BATCH, 1), model.config.bos_token_id)
    loss = torch.tensor(float("nan"))
    model.train()
    for step in range(steps):
        said = torch.randint(first_token, model.config.vocab_size, (BATCH, HALF), generator=generator)
        ids = torch.cat([begin, said, said], dim=1)
        labels = ids.clone()
        labels[:, : HALF + 1] = -100
        loss = model(input_ids=ids, labels=labels).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        if on_step:
            on_step(step + 1, float(loss.detach()))
    model.eval()
    return float(loss.detach())
