"""How many threads a decode step takes on a CPU: one, where the model is small.

A step of the laptop policy is some three hundred operations, few of them long enough to be divided. A second thread
shortens it little, but each operation that is divided waits for both: for as long as a time slice, where the browser
that grades wants the same processors. One thread leaves the other processor to it.

The answers stay the same, to the last bit of their probabilities: threads divide rows and columns of a product, not
its sums. For five to eleven rows MKL has another kernel, whose sums do depend on the number of threads, so that few
rows keep all of them.
"""

from types import TracebackType
from typing import Any

import torch

FEW_WEIGHTS = 2_000_000
ENOUGH_ROWS = 12


class DecodingThreads:
    """Before each pass over so many rows: `use`. At the end of a `with` this thread has as many threads as before."""

    def __init__(self, model: Any) -> None:
        self._all = torch.get_num_threads()
        on_cpu = model.get_input_embeddings().weight.device.type == "cpu"
        self._small = on_cpu and sum(weight.numel() for weight in model.parameters()) < FEW_WEIGHTS

    def __enter__(self) -> "DecodingThreads":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._set(self._all)

    def use(self, rows: int) -> None:
        self._set(1 if self._small and rows >= ENOUGH_ROWS else self._all)

    def _set(self, count: int) -> None:
        if torch.get_num_threads() != count:
            torch.set_num_threads(count)
