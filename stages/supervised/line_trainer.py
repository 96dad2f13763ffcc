"""TRL's SFTTrainer with the pass of training_pass.py in the place of the library's: SFT of all weights on a CPU.

A small policy's step in the library's model is bound by the operations between its matrix products, and by attention
over lines that several rows share. Here the rows of a batch stand in one line without padding, each attends to itself
alone, and logits exist for counted labels only. Order of rows, clipping, optimizer, log and checkpoints are the
trainer's. Left out: adapters, several processes, families that stages/decoding/families.py does not know.
"""

from typing import Any

import torch
from torch import Tensor
from transformers import Trainer
from trl import SFTTrainer

from stages.pipeline.params import TrainParams
from stages.policy.load import causal_lm
from stages.supervised.lines import size_of, sizes_of
from stages.supervised.training_pass import TrainingPass, passes


def trains_lines(model: Any, train: TrainParams) -> bool:
    """Whether LineTrainer can train `model`, all weights of it."""
    return not torch.cuda.is_available() and train.processes == 1 and train.loader == "transformers" and passes(model)


class LineTrainer(SFTTrainer):  # type: ignore[misc]
    """The mean cross entropy over counted labels, with `label_smoothing_factor`, of batches of RowsCollator.

    A row's `loss_weights` weigh its labels.
    """

    def __init__(self, **arguments: Any) -> None:
        super().__init__(**arguments)
        longest = max(size.tokens for size in sizes_of(self.train_dataset))
        self._pass = TrainingPass(
            causal_lm(self.model), torch.float32, longest, smoothing=self.args.label_smoothing_factor
        )

    def training_step(self, model: Any, inputs: dict[str, Any], *_: Any, **__: Any) -> Tensor:
        rows = inputs["rows"].rows
        self.state.num_input_tokens_seen += size_of(rows).tokens
        return self._pass.backward(rows)

    def log(self, logs: dict[str, float], *arguments: Any, **named: Any) -> None:
        Trainer.log(self, logs, *arguments, **named)  # TRL adds metrics of a loss that is not computed here

    def floating_point_ops(self, inputs: dict[str, Any]) -> int:
        return 0  # the trainer asks each step, and counting weights takes as long as an operation on them
