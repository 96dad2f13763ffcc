"""Which number formats a device trains in: float32 on a CPU, bfloat16 where the card has it, float16 on older cards."""

from dataclasses import dataclass

import torch


@dataclass(frozen=True)
class Precision:
    """`weights` is the dtype a model is loaded in; the flags are the trainer's."""

    weights: torch.dtype
    autocast_bf16: bool
    autocast_fp16: bool


def precision() -> Precision:
    """The formats for this machine's device. Weights stay float32: 16 bits would lose the optimizer's small steps."""
    if not torch.cuda.is_available():
        return Precision(torch.float32, False, False)
    bf16 = torch.cuda.is_bf16_supported()
    return Precision(torch.float32, bf16, not bf16)
