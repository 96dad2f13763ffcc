"""Teaches a fresh policy to repeat what it has read, before it sees a story.

Copying a label from the intent into a template needs attention heads that find an earlier occurrence of a token and
repeat what followed it (induction heads; Olsson et al., 2022, arXiv:2209.11895). A pre-trained model has them. A tiny
one does not find them within the few hundred steps of its warm start, and then learns labels by heart instead. On
random tokens that are simply said twice it learns to copy in a few hundred steps. The second saying always begins at
one distance, so this may be no more than looking back that far (at changing distances it takes far longer), but a warm
start that begins with it copies labels, and one that does not hardly does.
"""

from collections import deque
from collections.abc import Callable
from typing import Any

import torch
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR

BATCH, HALF = 16, 32  # rows a step, and random tokens before they are said again
WARMUP = 50
LEARNT = 0.02  # nats a token, as the mean of so many steps:
WINDOW = 10
NOT_LEARNT = 1.0  # nats a token; a policy above it has not begun to repeat


def teach_to_repeat(
    model: Any,
    tokens: range,
    steps: int,
    seed: int,
    rate: float = 3e-3,
    on_step: Callable[[int, float], None] | None = None,
) -> float:
    """Trains `model` in place on rows `<bos> x x`, x being HALF random ones of `tokens`, for at most `steps`.

    It ends once the policy repeats (LEARNT): that comes all at once, sooner or later as the random weights have it.
    Returns the mean loss of the last steps on the second x, in nats a token (0: it repeats without a fault).
    """
    generator = torch.Generator().manual_seed(seed)
    optimizer = AdamW(model.parameters(), lr=rate, betas=(0.9, 0.95), weight_decay=0.0)
    schedule = LambdaLR(optimizer, lambda step: min(1.0, (step + 1) / WARMUP))
    begin = torch.full((BATCH, 1), model.config.bos_token_id)
    recent: deque[float] = deque(maxlen=WINDOW)
    model.train()
    for step in range(steps):
        said = torch.randint(tokens.start, tokens.stop, (BATCH, HALF), generator=generator)
        ids = torch.cat([begin, said, said], dim=1).to(model.device)
        labels = ids.clone()
        labels[:, : HALF + 1] = -100
        loss = model(input_ids=ids, labels=labels).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        recent.append(float(loss.detach()))
        if on_step:
            on_step(step + 1, recent[-1])
        if len(recent) == WINDOW and sum(recent) / WINDOW < LEARNT:
            break
    model.eval()
    return sum(recent) / max(len(recent), 1)
