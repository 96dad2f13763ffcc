"""What one request adds to its logits: OpenAI's presence and frequency penalties, and biases of single tokens.

Only the row that asked for it is touched, so no other row of a batch changes by a bit.
"""

from collections.abc import Mapping

import torch
from torch import Tensor


class Adjustment:
    """Of one row. `frequency` is subtracted once for each time a token was written, `presence` once for all."""

    def __init__(
        self, vocabulary: int, device: torch.device, presence: float, frequency: float, bias: Mapping[int, float]
    ) -> None:
        self._presence, self._frequency = presence, frequency
        self._written = torch.zeros(vocabulary, device=device)
        self._bias = torch.zeros(vocabulary, device=device)
        for token, amount in bias.items():
            self._bias[token] = amount

    def apply(self, logits: Tensor) -> Tensor:
        """Logits (vocabulary,) of the next token."""
        return logits + self._bias - self._frequency * self._written - self._presence * (self._written > 0)

    def count(self, token: int) -> None:
        """`token` was written."""
        self._written[token] += 1
