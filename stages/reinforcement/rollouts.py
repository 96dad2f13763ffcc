"""TRL's GRPOTrainer with the pipeline's own decode loop.

Completions come from stages/decoding/loop.py, sampled from the weights being trained, and each is passed on as soon as
its row ends. The rest is TRL's, with four additions: groups whose rewards are all equal can be left out of the training
pass; a pass takes rows of similar length and no padding beyond its longest, since a few completions run on to the
limit; on a GPU the logits of a 262,144-token vocabulary are never kept (logprobs.py), since they would fill the memory;
and when a micro-batch does not fit into the memory, it and all later ones are halved.

Left out: images, tools, evaluation during training.
"""

import sys
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from typing import Any

import torch
from trl import GRPOTrainer
from trl.models.utils import _ForwardRedirection

from stages.decoding.families import supports, tell_of_library
from stages.decoding.loop import Generator
from stages.policy.load import causal_lm
from stages.reinforcement.logprobs import token_logprobs
from stages.training.adapters import FINAL_NORM

ROWS_A_PASS = 32  # more rows would not be faster, and their lengths would differ more
Row = dict[str, Any]  # of the dataset
OnPrompts = Callable[[list[Row]], None]
OnCompletion = Callable[[Row, list[int]], None]


class RolloutTrainer(GRPOTrainer):  # type: ignore[misc]
    """`on_prompts` gets the dataset rows that are about to be answered, one for each completion; `on_completion` gets
    a row and the token ids of its completion as soon as that is whole.
    """

    def __init__(
        self,
        *,
        stops: Sequence[int],
        skip_zero_variance_groups: bool,
        on_prompts: OnPrompts,
        on_completion: OnCompletion,
        norm_learning_rate: float = 0.0,
        **rest: Any,
    ) -> None:
        self.norm_learning_rate = norm_learning_rate
        super().__init__(**rest)
        self.skip_zero_variance_groups = skip_zero_variance_groups
        self.on_prompts, self.on_completion = on_prompts, on_completion
        self.rows_at_once: int = self.args.per_device_train_batch_size
        # Several processes must go through the same number of passes, so one cannot halve them by itself.
        self.retries = self.accelerator.device.type == "cuda" and self.accelerator.num_processes == 1
        self._trained = [weight for weight in self.model.parameters() if weight.requires_grad]
        self.generator: Generator | None = None
        self.generated, self.generating = 0, 0.0  # tokens, seconds
        unwrapped = self.accelerator.unwrap_model(self.model)
        if not self.use_vllm and supports(unwrapped):
            self.stops = list(stops)
            self.generator = Generator(unwrapped, self._tokenizer.pad_token_id, self.stops, self.temperature)
        elif not self.use_vllm:
            tell_of_library(unwrapped, "grpo")
        if self.accelerator.device.type == "cuda":
            # With this switch (named after another library) TRL calls `_chunked_logps` instead of computing logits.
            self.use_liger_kernel, self._forward_redirection = True, _ForwardRedirection()

    def create_optimizer(self, *given: Any, **named: Any) -> Any:
        """The trainer's own optimizer, with a learning rate of its own for the final norm, where that is trained."""
        optimizer = super().create_optimizer(*given, **named)
        if self.norm_learning_rate:
            norm = [weight for name, weight in self.model.named_parameters() if is_final_norm(name, weight)]
            for group in optimizer.param_groups:
                group["params"] = [weight for weight in group["params"] if all(weight is not one for one in norm)]
            optimizer.add_param_group({"params": norm, "lr": self.norm_learning_rate, "weight_decay": 0.0})
        return optimizer

    def _generate_and_score_completions(self, inputs: list[dict[str, Any]]) -> dict[str, Any]:
        self._asked = inputs
        scored: dict[str, Any] = super()._generate_and_score_completions(inputs)
        if not self.skip_zero_variance_groups:
            return scored
        # Several processes must go through the same number of passes, so all keep the same number of rows.
        useful = int(self.accelerator.gather((scored["advantages"] != 0).sum()).max())
        return without_zero_variance_groups(scored, self.args.steps_per_generation, useful)

    def _generate_single_turn(
        self,
        prompt_ids: list[list[int]],
        images: Any,
        multimodal_fields: Any,
        num_generations: int,
        has_tool_images: bool = False,
    ) -> tuple[list[list[int]], None]:
        started = time.monotonic()
        self.on_prompts(self._asked)
        if self.generator is None:
            ids, _ = super()._generate_single_turn(
                prompt_ids, images, multimodal_fields, num_generations, has_tool_images
            )
            for row, tokens in enumerate(ids):
                self.on_completion(self._asked[row], tokens)
        else:
            seed = (self.args.seed * 1_000_003 + self.state.global_step) * 1_009 + self.accelerator.process_index
            ids = self.generator.generate(
                prompt_ids,
                self.max_completion_length,
                seed,
                on_row=lambda row, tokens: self.on_completion(self._asked[row], tokens),
            ).tokens
        self.generated += sum(map(len, ids))
        self.generating += time.monotonic() - started
        return ids, None

    def _chunked_logps(
        self,
        model: Any,
        input_ids: torch.Tensor,
        attention_mask: torch.Tensor,
        logits_to_keep: int,
        compute_entropy: bool = False,
        **_: Any,
    ) -> tuple[torch.Tensor, torch.Tensor | None, None]:
        """Log-probability and entropy of each completion token, 0 at padding, both (row, `logits_to_keep`)."""
        inner = causal_lm(model)
        with self.accelerator.autocast():
            read = inner.base_model(input_ids=input_ids, attention_mask=attention_mask, use_cache=False)
            dtype = torch.get_autocast_dtype("cuda") if torch.is_autocast_enabled("cuda") else inner.dtype
        mask = attention_mask[:, -logits_to_keep:].bool()
        hidden = read.last_hidden_state[:, -logits_to_keep - 1 : -1][mask]
        tokens = input_ids[:, -logits_to_keep:][mask]
        found = token_logprobs(hidden, inner.get_output_embeddings().weight, tokens, self.temperature, dtype)
        # Connected to the weights even where there is no token at all: a gradient of 0 then.
        logprobs, entropy = (each.new_zeros(mask.shape).masked_scatter(mask, each) for each in found)
        return logprobs, entropy if compute_entropy else None, None

    def training_step(self, model: Any, inputs: Any, num_items_in_batch: Any = None) -> torch.Tensor:
        if not model.training:  # visiting a thousand adapter modules takes longer than some matrix products
            model.train()
        batch = self._prepare_inputs(inputs)
        self._step += 1
        before: list[torch.Tensor | None] = []
        if self.retries:  # the gradients of this step's earlier passes
            before = [weight.grad if weight.grad is None else weight.grad.clone() for weight in self._trained]
        while True:
            try:
                return self._forward_backward(model, batch)
            except torch.OutOfMemoryError:
                if not self.retries or self.rows_at_once == 1:
                    raise
            for weight, gradient in zip(self._trained, before, strict=True):
                weight.grad = None if gradient is None else gradient.clone()
            self.halve()

    def halve(self) -> None:
        """Goes on with half the rows a pass and twice the passes; the batch of a step stays the same."""
        torch.cuda.empty_cache()
        parts = self.args.gradient_accumulation_steps * self.args.per_device_train_batch_size
        self.rows_at_once //= 2
        print(
            f"grpo: out of GPU memory; going on with {self.rows_at_once} rows a pass and "
            f"{-(-parts // self.rows_at_once)} passes a step (grpo.batch_size in params.yaml)",
            file=sys.stderr,
        )

    def _forward_backward(self, model: Any, batch: dict[str, Any]) -> torch.Tensor:
        """Gradients of one micro-batch, shortest completions first, a few rows at a time; returns its loss."""
        batch = rows_of(batch, batch["completion_mask"].sum(1).argsort(stable=True))
        rows = len(batch["completion_mask"])
        step = min(self.rows_at_once, ROWS_A_PASS)
        total = torch.zeros((), device=self.accelerator.device)
        for start in range(0, rows, step):
            part = without_padding(rows_of(batch, slice(start, start + step)))
            # Several processes average their gradients once, in the last pass.
            with nullcontext() if start + step >= rows else self.accelerator.no_sync(model):
                with self.compute_loss_context_manager():
                    loss = self.compute_loss(model, part) * loss_weight(self.loss_type, part, batch)
                self.accelerator.backward(loss)
            total += loss.detach()
        return total


def is_final_norm(name: str, weight: torch.Tensor) -> bool:
    return weight.requires_grad and f"{FINAL_NORM}." in name


def rows_of(batch: dict[str, Any], rows: slice | torch.Tensor) -> dict[str, Any]:
    """Some rows of a batch; values that belong to the whole batch stay."""
    return {
        key: value[rows] if isinstance(value, torch.Tensor) and value.ndim else value for key, value in batch.items()
    }


def without_padding(batch: dict[str, Any]) -> dict[str, Any]:
    """The batch without columns that are padding in every row: of prompts on the left, of completions on the right."""
    prompt, completion = (int(batch[f"{part}_mask"].sum(1).max()) for part in ("prompt", "completion"))
    width = batch["completion_mask"].shape[1]

    def cut(key: str, value: Any) -> Any:
        if not isinstance(value, torch.Tensor) or value.ndim < 2:
            return value
        if key.startswith("prompt"):
            return value[:, value.shape[1] - prompt :]
        return value[:, :completion] if value.shape[1] == width else value

    return {key: cut(key, value) for key, value in batch.items()}


def loss_weight(loss_type: str, part: dict[str, Any], batch: dict[str, Any]) -> float:
    """The factor by which the loss of a part enters the loss of the batch.

    TRL divides the loss of `dapo` by the tokens of the step, so its parts add up. It divides the others by the rows
    (grpo, dr_grpo) or the tokens (bnpo) of the part.
    """
    if loss_type == "dapo":
        return 1.0
    if loss_type == "bnpo":
        return float(part["completion_mask"].sum() / batch["completion_mask"].sum().clamp(min=1))
    return len(part["completion_mask"]) / len(batch["completion_mask"])


def without_zero_variance_groups(scored: dict[str, Any], parts: int, useful: int) -> dict[str, Any]:
    """The rows whose advantage is not 0, and others up to `useful` rows in all.

    The advantage is 0 where all rewards of a group are equal (zero variance), or a completion is as good as its group's
    mean. The policy gradient is 0 then, so leaving the row out saves time (and, except for dapo, the loss is averaged
    over fewer rows). At least one row is left for each of the `parts` passes that the trainer goes through.
    """
    rows = scored["advantages"].abs().argsort(descending=True, stable=True)
    kept = rows[: min(-(-max(useful, 1) // parts) * parts, len(rows))].sort().values
    return {
        key: value[kept] if isinstance(value, torch.Tensor) and value.ndim else value for key, value in scored.items()
    }
