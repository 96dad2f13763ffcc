"""TRL's SFTTrainer, with logits and loss computed only for the tokens whose label counts.

TRL's own label-smoothed loss also computes logits for prompts and padding, and their entropy and accuracy for its log;
with a small policy that takes a fifth of a step. Left out: several processes, whose forward pass must go through their
wrapper, and losses without smoothing, for which TRL has `chunked_nll`.
"""

from typing import Any

import torch
from torch.nn import functional as F
from trl import SFTTrainer

from stages.policy.load import causal_lm
from stages.supervised.encoding import IGNORED


class CompletionLossTrainer(SFTTrainer):  # type: ignore[misc]
    """The mean cross entropy, with `label_smoothing_factor`, over the labels that are not IGNORED."""

    def compute_loss(
        self, model: Any, inputs: dict[str, Any], return_outputs: bool = False, num_items_in_batch: Any = None
    ) -> torch.Tensor:
        causal = causal_lm(model)
        hidden = causal.model(
            input_ids=inputs["input_ids"], position_ids=inputs["position_ids"], use_cache=False
        ).last_hidden_state
        labels = inputs["labels"][:, 1:]
        learned = labels != IGNORED
        logits = causal.lm_head(hidden[:, :-1][learned])
        return F.cross_entropy(logits.float(), labels[learned], label_smoothing=self.args.label_smoothing_factor)
