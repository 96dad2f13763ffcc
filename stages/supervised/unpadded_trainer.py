"""TRL's SFTTrainer on unpadded batches, with compiled layers: how SFT trains on a GPU.

A small model's step is a thousand small operations, and starting them takes longer than computing them. So each layer
is compiled, all of them from one compilation; no row is padded (unpadded.py); logits exist for counted labels only
(head_loss.py); and nothing in a step waits for the GPU: TRL's entropy and accuracy, the trainer's count of tokens and
its test for numbers that are none would each stop it. A loss that is no number still shows in the log.

Left out: several processes, whose forward pass must go through their wrapper, Unsloth's layers and 4-bit weights.
"""

from typing import Any

import torch
from transformers import Trainer
from trl import SFTTrainer

from stages.pipeline.params import TrainParams
from stages.policy.load import causal_lm
from stages.supervised.head_loss import head_loss, product_dtype
from stages.supervised.unpadded import FAMILIES, NAME

ARGUMENTS = {
    "loss_type": "nll",  # or TRL would put its own chunked loss into the model
    "include_num_input_tokens_seen": "no",
    "logging_nan_inf_filter": False,
}


def trains_unpadded(model: Any, train: TrainParams) -> bool:
    """Whether UnpaddedTrainer can train `model`; SFT says so in one line where a GPU trains without it."""
    if not torch.cuda.is_available() or train.processes > 1 or train.loader != "transformers" or train.four_bit:
        return False
    kind = causal_lm(model).config.model_type
    if kind not in FAMILIES:
        print(f"sft: the compiled path does not know this model ({kind}); transformers and TRL train it, slower")
    return kind in FAMILIES


class UnpaddedTrainer(SFTTrainer):  # type: ignore[misc]
    """The mean cross entropy over counted labels, with `label_smoothing_factor`, of batches of UnpaddedCollator.

    A batch's `loss_weights` weigh its labels.
    """

    def __init__(self, **arguments: Any) -> None:
        super().__init__(**arguments)
        self._causal = causal_lm(self.model)
        self._attention = self._causal.config._attn_implementation
        self._causal.config._attn_implementation = NAME
        if self.accelerator.device.type == "cuda":
            for layer in self._causal.model.layers:
                layer.compile(dynamic=True)

    def compute_loss(
        self, model: Any, inputs: dict[str, Any], return_outputs: bool = False, num_items_in_batch: Any = None
    ) -> torch.Tensor:
        self.state.num_input_tokens_seen += inputs["tokens"]
        with self.accelerator.autocast():
            hidden = self._causal.model(
                input_ids=inputs["input_ids"],
                position_ids=inputs["position_ids"],
                use_cache=False,
                slots=inputs["slots"],
                sources=inputs["sources"],
                grid=inputs["grid"],
            ).last_hidden_state
            dtype = product_dtype(hidden)
        matrix = self._causal.get_output_embeddings().weight
        learned = hidden[0, inputs["predicting"]]
        smoothing = self.args.label_smoothing_factor
        return head_loss(learned, matrix, inputs["targets"], smoothing, dtype, inputs.get("loss_weights"))

    def train(self, *arguments: Any, **named: Any) -> Any:
        """Trains; afterwards the model is as transformers made it."""
        try:
            return super().train(*arguments, **named)
        finally:
            self._causal.config._attn_implementation = self._attention
            for layer in self._causal.model.layers:
                layer._compiled_call_impl = None

    def log(self, logs: dict[str, float], *arguments: Any, **named: Any) -> None:
        Trainer.log(self, logs, *arguments, **named)  # TRL adds metrics of a loss that is not computed here

    def floating_point_ops(self, inputs: dict[str, Any]) -> int:
        return 0  # the trainer asks each step, and counting weights takes as long as a layer
