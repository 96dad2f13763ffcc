"""Supervised rows that are learnt beside the rollouts, so that the policy keeps what the warm start taught it.

What GRPO reinforces is all that it learns, and the policy drifts away from the rest. So each step adds the mean cross
entropy of some rows of the training data, times a weight, to the loss of its rollouts (PPO-ptx; Ouyang et al., 2022,
arXiv:2203.02155, equation 2, where the rows are of the pre-training and the weight is called gamma). The rows are those
of sft, with the same loss: on answers that have weight, and more on what a correction changes where `sft.edit_weight`
says so. Rows of the split `rl` are not among them.

Left out: label smoothing, and the tiny policy's rehearsal.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from datasets import Dataset

from stages.pipeline.errors import InputError
from stages.pipeline.jsonl import read_jsonl
from stages.pipeline.params import GrpoParams, SftParams
from stages.pipeline.records import PromptCompletion
from stages.supervised.encoding import IGNORED, encode_rows
from stages.supervised.head_loss import head_loss, product_dtype

TOKENS = 2**14  # of a pass with its padding, at most, unless one row is longer


def read_replay(texts: Path, grpo: GrpoParams, sft: SftParams, tokenizer: Any, seed: int) -> "Replay | None":
    """None where `grpo.replay` is 0: then `texts` is not read. Raises InputError where it holds no row to learn."""
    if not grpo.replay:
        return None
    found = list(read_jsonl(texts, PromptCompletion))
    if not found:
        raise InputError(
            f"{texts}: no row to learn again; lower curate.min_reward or set grpo.replay to 0 in params.yaml"
        )
    rows, _ = encode_rows(found, tokenizer, sft.max_length, str(texts), sft.edit_weight)
    return Replay(rows, grpo.replay, grpo.replay_weight, seed)


class Replay:
    """Of `rows` (`input_ids`, `labels`, perhaps `loss_weights`) so many a step, over all processes."""

    def __init__(self, rows: Dataset, rows_a_step: int, weight: float, seed: int) -> None:
        self.rows, self.rows_a_step, self.weight, self.seed = rows, rows_a_step, weight, seed

    def drawn(self, step: int) -> list[int]:
        """The rows of a step, none a second time before all were drawn. They follow from seed and step alone, so a
        resumed run draws those of one that was not killed, and all processes draw alike.
        """
        found: list[int] = []
        while len(found) < self.rows_a_step:
            turn, place = divmod(step * self.rows_a_step + len(found), len(self.rows))
            order = np.random.default_rng([self.seed, turn]).permutation(len(self.rows))
            found += order[place : place + self.rows_a_step - len(found)].tolist()
        return found

    def losses(
        self, model: Any, accelerator: Any, step: int, at_once: int, after: int = 0
    ) -> Iterator[tuple[torch.Tensor, int]]:
        """This process's parts of the mean cross entropy of a step's rows, `at_once` rows each at most.

        With each part comes how many of the process's rows are learnt with it. The first `after` of them are left out:
        such a number, of parts that were learnt before.

        Each part's graph is to be freed, by its backward pass, before the next part is asked for. The sum of a
        process's parts is to be averaged with those of the others, as their gradients are. `model` is the causal model
        itself, whose adapter is active.
        """
        rows = sorted((self.rows[row] for row in self.drawn(step)), key=_length)
        # Every process knows all rows of the step, so none has to ask the others how many labels count.
        counted = max(sum(label != IGNORED for row in rows for label in row["labels"][1:]), 1)
        for part in parts(rows[accelerator.process_index :: accelerator.num_processes][after:], at_once):
            after += len(part)
            read = _padded([row["input_ids"] for row in part], 0, torch.long).to(accelerator.device)
            labels = _padded([row["labels"] for row in part], IGNORED, torch.long).to(accelerator.device)[:, 1:]
            learned, weights = labels != IGNORED, None
            if "loss_weights" in part[0]:
                weights = _padded([row["loss_weights"] for row in part], 0, torch.float32).to(accelerator.device)
                weights = weights[:, 1:][learned]
            with accelerator.autocast():
                # Padding stands on the right, where no token that counts looks, so no mask is needed.
                hidden = model.base_model(input_ids=read, use_cache=False).last_hidden_state[:, :-1][learned]
                dtype = product_dtype(hidden)
            mean = head_loss(hidden, model.get_output_embeddings().weight, labels[learned], 0.0, dtype, weights)
            yield mean * (len(hidden) * accelerator.num_processes / counted), after


def parts(rows: Sequence[dict[str, Any]], at_once: int) -> list[list[dict[str, Any]]]:
    """Rows that are sorted by length, in parts that fit into memory."""
    found: list[list[dict[str, Any]]] = []
    for row in rows:
        if not found or len(found[-1]) == at_once or (len(found[-1]) + 1) * _length(row) > TOKENS:
            found.append([])
        found[-1].append(row)
    return found


def _length(row: dict[str, Any]) -> int:
    return len(row["input_ids"])


def _padded(values: Sequence[Sequence[float]], padding: float, dtype: torch.dtype) -> torch.Tensor:
    """(row, token) with padding on the right."""
    width = max(map(len, values))
    return torch.tensor([[*row, *[padding] * (width - len(row))] for row in values], dtype=dtype)
