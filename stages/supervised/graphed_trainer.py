"""TRL's SFTTrainer with its steps recorded as CUDA graphs: how SFT trains all weights of a known family on a GPU.

The trainer keeps order of rows, learning rates, log and checkpoints. A step of graphed.py does the rest, and the
trainer's clipping and optimizer find no gradients, so that they do nothing. Where a step cannot be recorded, one line
says so, and UnpaddedTrainer trains. Left out, and trained by it: adapters, Muon, float16, several processes.
"""

import time
from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor
from transformers import TrainerCallback

from stages.pipeline.params import SftParams
from stages.supervised.graphed import GraphedSteps, steps_of
from stages.supervised.lines import GRAIN, size_of, sizes_of
from stages.supervised.training_pass import TrainingPass, passes
from stages.supervised.unpadded import UnpaddedCollator
from stages.supervised.unpadded_trainer import UnpaddedTrainer
from stages.training.precision import precision


def trains_graphed(model: Any, sft: SftParams) -> bool:
    """Whether GraphedTrainer can train a `model` that UnpaddedTrainer can."""
    return not sft.lora_rank and not sft.muon_learning_rate and precision().autocast_bf16 and passes(model)


class Rows:
    """A batch that nothing moves to a GPU: that happens once, when it is one line."""

    def __init__(self, rows: Sequence[dict[str, Any]]) -> None:
        self.rows = rows


class RowsCollator:
    """A list of rows -> itself, as `rows`."""

    def __call__(self, rows: Sequence[dict[str, Any]]) -> dict[str, Rows]:
        return {"rows": Rows(rows)}


class SeldomSaved(TrainerCallback):  # type: ignore[misc]
    """No checkpoint within a minute of the one before, or of the start: to write one takes seconds, as a hundred steps
    do, so that a short run that is killed has lost little. To come after the callbacks that look at what is saved."""

    def __init__(self, seconds: float = 60) -> None:
        self.seconds, self.last = seconds, time.monotonic()

    def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        if control.should_save and time.monotonic() - self.last < self.seconds:
            control.should_save = False
        elif control.should_save:
            self.last = time.monotonic()


class GraphedTrainer(UnpaddedTrainer):
    """The mean cross entropy over counted labels, with `label_smoothing_factor`, of batches of RowsCollator."""

    def __init__(self, **arguments: Any) -> None:
        super().__init__(**arguments)
        self._sizes = sizes_of(self.train_dataset)
        longest = max(size.tokens for size in self._sizes)
        self._slots = max(longest, GRAIN)
        self._unpadded = UnpaddedCollator(self.args.train_batch_size, longest)
        self._steps: GraphedSteps | None = None
        self._recorded = True

    def training_step(self, model: Any, inputs: dict[str, Any], num_items_in_batch: Any = None) -> Tensor:
        rows = inputs["rows"].rows
        if self._recorded:
            need = size_of(rows)
            try:
                steps = self._steps = self._steps or self._begun()
                size = steps.prepare(need)
            except Exception as error:  # whatever a library, a driver or a card has against it
                self._recorded = False
                reason = str(error).strip().split("\n")[0][:160]
                print(f"sft: steps cannot be recorded ({type(error).__name__}: {reason}); trained one by one, slower")
            else:
                self.state.num_input_tokens_seen += need.tokens
                return steps.step(rows, size)
        self._steps = None
        loss: Tensor = super().training_step(model, self._unpadded(rows), num_items_in_batch)
        return loss

    def _begun(self) -> GraphedSteps:
        optimizer: Any = getattr(self.optimizer, "optimizer", self.optimizer)
        if not steps_of(optimizer):
            raise ValueError("of the optimizers only plain AdamW can be recorded")
        self._causal.train()
        dtype = torch.bfloat16 if self.args.bf16 else torch.float32
        training = TrainingPass(self._causal, dtype, self._slots, self.args.label_smoothing_factor)
        batch = self.args.train_batch_size
        return GraphedSteps(training, optimizer, self.args.max_grad_norm, self._sizes, batch)

    def _clip_grad_norm(self, model: Any) -> Any:
        return super()._clip_grad_norm(model) if self._steps is None else self._steps.norm
