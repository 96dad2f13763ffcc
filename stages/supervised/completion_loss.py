"""TRL's SFTTrainer, with a loss only for the tokens whose label counts, and weights of these tokens.

TRL's own label-smoothed loss also computes logits for prompts and padding, and their entropy and accuracy for its log;
with a small policy that takes a fifth of a step. It knows no weights of tokens at all. Left out: losses without
smoothing and weights, for which TRL has `chunked_nll`.
"""

from typing import Any

import torch
from torch.nn import functional as F
from trl import SFTTrainer

from stages.policy.load import causal_lm
from stages.supervised.encoding import IGNORED
from stages.supervised.head_loss import head_loss, product_dtype


class CompletionLossTrainer(SFTTrainer):  # type: ignore[misc]
    """The mean cross entropy, with `label_smoothing_factor`, over the labels that are not IGNORED.

    A batch's `loss_weights`, of the shape of its labels, weigh them.
    """

    def compute_loss(
        self, model: Any, inputs: dict[str, Any], return_outputs: bool = False, num_items_in_batch: Any = None
    ) -> torch.Tensor:
        read = {name: inputs[name] for name in ("input_ids", "position_ids")}
        labels = inputs["labels"][:, 1:]
        learned = labels != IGNORED
        targets, weights = labels[learned], None
        if "loss_weights" in inputs:
            weights = inputs["loss_weights"][:, 1:][learned]
        smoothing = self.args.label_smoothing_factor
        if self.accelerator.num_processes > 1:  # the pass goes through their wrapper, which shares out the gradients
            columns = learned.any(0).nonzero()[:, 0]
            logits = model(**read, use_cache=False, logits_to_keep=columns).logits[learned[:, columns]]
            losses = F.cross_entropy(logits.float(), targets, label_smoothing=smoothing, reduction="none")
            total = (losses if weights is None else losses * weights).sum()
            # The trainer counts the labels of all processes, whose gradients are averaged.
            mean: torch.Tensor = total * self.accelerator.num_processes / num_items_in_batch
            return mean
        causal = causal_lm(model)
        with self.accelerator.autocast():
            hidden = causal.model(**read, use_cache=False).last_hidden_state[:, :-1][learned]
            dtype = product_dtype(hidden)
        return head_loss(hidden, causal.get_output_embeddings().weight, targets, smoothing, dtype, weights)
