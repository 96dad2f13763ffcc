"""Whole optimizer steps as CUDA graphs: recorded once for each size of batch (lines.py), then played by one call.

Of a small model's step the GPU works for a fifth; the rest it waits until Python has started the next of some thousand
kernels. A graph starts them all. It holds the pass, clipping and AdamW, so between two steps there is nothing but the
copy of a batch. Graphs share the memory of the largest. On a CPU the same step runs unrecorded.
"""

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor
from torch.optim import AdamW

from stages.supervised.lines import Line, Size, chosen, empty_line, fill, planned
from stages.supervised.training_pass import TrainingPass

GRAPHS = 6  # planned; for batches that none of them holds others are made when needed


def steps_of(optimizer: Any) -> bool:
    """Whether GraphedSteps can take over the steps of `optimizer`."""
    return type(optimizer) is AdamW and not any(
        group["amsgrad"] or group["maximize"] or group["lr"] != optimizer.param_groups[0]["lr"]
        for group in optimizer.param_groups
    )


class GraphedSteps:
    """`step` trains on a batch. `loss` and `norm`, the gradients' before clipping, are tensors of the last step's."""

    def __init__(
        self, training: TrainingPass, optimizer: AdamW, max_norm: float, sizes: Sequence[Size], batch: int
    ) -> None:
        """`sizes` of all rows, `batch` rows a step at most."""
        self.training, self.optimizer, self.max_norm, self.batch = training, optimizer, max_norm, batch
        self.plans = planned(sizes, batch, GRAPHS)
        self.device = training.weights[0].device
        self.loss, self.norm = (torch.zeros((), device=self.device) for _ in range(2))
        self._lines: dict[Size, Line] = {}
        self._graphs: dict[Size, torch.cuda.CUDAGraph] = {}
        self._pool: Any = None
        for group in optimizer.param_groups:
            for weight in group["params"]:
                if not optimizer.state[weight]:  # as the optimizer's own first step makes it
                    step = torch.zeros((), device=self.device)
                    moments = {name: torch.zeros_like(weight) for name in ("exp_avg", "exp_avg_sq")}
                    optimizer.state[weight] = {"step": step, **moments}

    def prepare(self, need: Size) -> Size:
        """The size of a graph that holds `need` (size_of), recorded where there is none; weights stay as they are."""
        if not self._lines:
            for plan in reversed(self.plans):  # the largest first, in whose memory the others find room
                self._make(plan)
        size = chosen(need, list(self._lines), self.plans)
        if size not in self._lines:
            self._make(size)
        return size

    def _make(self, size: Size) -> None:
        line = empty_line(size, self.batch, self.device)
        if self.device.type == "cuda":
            self._fill(line, [], size)
            self._graphs[size] = self._recorded(line)
        self._lines[size] = line

    def step(self, rows: Sequence[dict[str, Any]], size: Size) -> Tensor:
        """Trains on `rows` in a pass of this size, as `prepare` gave it."""
        self._fill(self._lines[size], rows, size)
        if size in self._graphs:
            self._graphs[size].replay()
        else:
            self._train(self._lines[size])
        return self.loss

    def _fill(self, line: Line, rows: Sequence[dict[str, Any]], size: Size) -> None:
        rate = float(self.optimizer.param_groups[0]["lr"])
        filled = fill(rows, size, self.batch, self.training.slots, rate)
        if line.buffer.is_cuda:
            filled = filled.pin_memory()  # so that Python need not wait for the copy, nor for the steps before it
        line.buffer.copy_(filled, non_blocking=True)

    def _recorded(self, line: Line) -> torch.cuda.CUDAGraph:
        stream = torch.cuda.Stream()  # type: ignore[no-untyped-call]
        stream.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(stream):
            self._gradients(line)  # compiles, and lets the libraries choose their kernels, before anything is recorded
        torch.cuda.current_stream().wait_stream(stream)
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph, pool=self._pool, stream=stream):
            self._train(line)
        self._pool = graph.pool()
        return graph

    @torch.no_grad()
    def _gradients(self, line: Line) -> tuple[Tensor, list[Tensor], Tensor]:
        self.training.refresh()
        loss, gradients = self.training.gradients(line)
        return loss, gradients, torch.nn.utils.get_total_norm(gradients)

    @torch.no_grad()
    def _train(self, line: Line) -> None:
        loss, gradients, norm = self._gradients(line)
        self.loss.copy_(loss)
        self.norm.copy_(norm)
        # What AdamW's kernel divides gradients by while it reads them.
        divisor = ((norm + 1e-6) / self.max_norm).clamp(min=1.0) if self.max_norm else None
        by_weight = dict(zip(map(id, self.training.weights), gradients, strict=True))
        for group in self.optimizer.param_groups:
            weights = group["params"]
            states = [self.optimizer.state[weight] for weight in weights]
            if not weights:
                continue
            steps = [state["step"] for state in states]
            torch._foreach_add_(steps, 1)
            torch._fused_adamw_(
                [weight.detach() for weight in weights],
                [by_weight[id(weight)] for weight in weights],
                [state["exp_avg"] for state in states],
                [state["exp_avg_sq"] for state in states],
                [],
                steps,
                lr=line.rate,
                beta1=group["betas"][0],
                beta2=group["betas"][1],
                weight_decay=group["weight_decay"],
                eps=group["eps"],
                amsgrad=False,
                maximize=False,
                grad_scale=divisor,
            )
