"""Teaches a fresh policy to repeat what it has read, before it sees a story.

Copying a label from the intent into a template needs attention heads that find an earlier occurrence of a token and
repeat what followed it (induction heads; Olsson et al., 2022, arXiv:2209.11895). A pre-trained model has them. A tiny
one does not find them within the few hundred steps of its warm start, and then learns labels by heart instead.

So it first reads a sequence of random tokens that is then repeated, `x x`. As long as the repetition always begins at
one distance, the model soon learns to look back that far. That is no induction yet, since it fails at other distances.
But from there, while lengths and the gap between the two come to vary, it learns within a few hundred steps to find the
earlier token itself; from fresh weights that takes far longer.
"""

from collections import deque
from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR

from stages.supervised.encoding import IGNORED
from stages.supervised.training_pass import TrainingPass

BATCH, LENGTH = 16, 32  # rows a step; tokens in the repeated sequence at the beginning of training
SHORTEST, LONGEST, GAP = 8, 40, 20  # tokens in it at the end of training, and at most so many in the gap
WIDENING = 300  # steps over which the first becomes the second
WARMUP = 50
LEARNT = (0.02, 0.1)  # nats a token at one distance, and at all of them, as the mean of so many steps:
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
    """Trains `model` in place on rows `<bos> x gap x` of random `tokens`, for at most `steps`.

    It ends early, once the policy repeats at all distances (LEARNT): both of these skills appear suddenly, after a
    number of steps that depends on the random weights. Returns the mean loss of the last steps on the second x, in
    nats a token (0: it repeats without a mistake).
    """
    generator = torch.Generator().manual_seed(seed)
    optimizer = AdamW(model.parameters(), lr=rate, betas=(0.9, 0.95), weight_decay=0.0)
    schedule = LambdaLR(optimizer, lambda step: min(1.0, (step + 1) / WARMUP))
    recent: deque[float] = deque(maxlen=WINDOW)
    widened = 0  # steps since it learned to repeat at one distance
    dtype = torch.bfloat16 if model.device.type == "cuda" else torch.float32
    training = TrainingPass(model, dtype, 1 + 2 * LONGEST + GAP, smoothing=0.0)
    for step in range(steps):
        variety = min(1.0, widened / WIDENING)
        rows = rows_of(*repeated(tokens, variety, generator), model.config.bos_token_id)
        loss = training.backward(rows)
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        recent.append(float(loss))
        if on_step:
            on_step(step + 1, recent[-1])
        learnt = len(recent) == WINDOW and sum(recent) / WINDOW < LEARNT[widened > 0]
        if learnt and variety == 1:
            break
        widened += bool(widened or learnt)
    model.eval()
    return sum(recent) / max(len(recent), 1)


def rows_of(ids: Tensor, unpredictable: int, begin: int) -> list[dict[str, list[int]]]:
    """What `repeated` gives, as rows that an encoder makes: `begin` before each, the loss on what can be predicted."""
    return [
        {"input_ids": [begin, *row], "labels": [IGNORED] * (1 + unpredictable) + row[unpredictable:]}
        for row in ids.tolist()
    ]


def repeated(tokens: range, variety: float, generator: torch.Generator) -> tuple[Tensor, int]:
    """Ids (row, token) of `x gap x`, and the number of unpredictable tokens at the beginning of each row.

    Unpredictable are the first x, the gap, and the first token of the second x. `variety` 0: x has LENGTH tokens and
    there is no gap; 1: x has any length from SHORTEST to LONGEST and the gap any up to GAP.
    """

    def between(low: float, high: float) -> int:
        return round(low + (high - low) * float(torch.rand((), generator=generator)))

    length = between(LENGTH + variety * (SHORTEST - LENGTH), LENGTH + variety * (LONGEST - LENGTH))
    gap = between(0, variety * GAP)
    x, others = (
        torch.randint(tokens.start, tokens.stop, (BATCH, count), generator=generator) for count in (length, gap)
    )
    return torch.cat([x, others, x], dim=1), length + gap + 1
