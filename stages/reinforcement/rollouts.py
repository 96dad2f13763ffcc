"""TRL's GRPOTrainer with the pipeline's own decode loop.

Completions come from stages/decoding/loop.py, sampled from the weights being trained, and each is passed on as soon as
its row ends. All rollouts of a step are generated before TRL scores them: turn by turn, with all rows that go on
together, and once more for groups that turn out to teach nothing. The rest is TRL's, with five additions: groups whose
rewards are all equal can be left out of the training pass; a pass takes rows of similar length and no padding beyond
its longest, since a few completions run on to the limit; on a GPU the logits of a 262,144-token vocabulary are never
kept (logprobs.py), since they would fill the memory; when a micro-batch does not fit into the memory, it and all later
ones are halved; and supervised rows can be learnt beside the rollouts (replay.py), while the last answers are graded.

Left out: images, tools, evaluation during training.
"""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import torch
from transformers.trainer_utils import PREFIX_CHECKPOINT_DIR
from trl import GRPOTrainer
from trl.models.utils import _ForwardRedirection

from stages.decoding.families import supports, tell_of_library
from stages.decoding.loop import Generator
from stages.policy.load import causal_lm
from stages.reinforcement.batches import all_alike, loss_weight, rows_of, without_padding, without_zero_variance_groups
from stages.reinforcement.corrections import corrections_as_first
from stages.reinforcement.logprobs import token_logprobs
from stages.reinforcement.prompt_choice import PromptChoice, has_spread
from stages.reinforcement.replay import Replay
from stages.reinforcement.trajectories import Trajectory
from stages.supervised.head_loss import product_dtype
from stages.training.adapters import FINAL_NORM

ROWS_A_PASS = 32  # more rows would not be faster, and their lengths would differ more
Row = dict[str, Any]  # of the dataset
OnPrompts = Callable[[list[Row]], None]
OnCompletion = Callable[[Row, list[int]], None]
FollowUp = Callable[[list[Row], list[list[list[int]]]], list[list[int] | None]]
Judge = Callable[[list[Row], list[list[list[int]]]], list[tuple[float, float]]]
MAX_TURNS = 8
CHOICE_FILE = "prompt_choice.json"
TAKEN_OVER = "corrections_as_first"  # the metric: which share of the rollouts
REPLAY_LOSS = "replay_loss"  # the metric


class RolloutTrainer(GRPOTrainer):  # type: ignore[misc]
    """`on_prompts` gets the dataset rows that are about to be answered, one for each completion; `on_completion` gets
    a row and the token ids of its completion as soon as that is whole.

    `turns` is how many answers a rollout has at most; `follow_up` gets all rows with the answers they have so far, and
    says for each what the policy is told then, as token ids, or None where that rollout has ended. With `choice` the
    prompts of a step are chosen by what they can teach, and groups without spread are drawn again, at most `redraws`
    times, until half of a step's groups have some; `judge` gives each row's reward (NaN where there is none), and
    whether it passed. In each group at most `corrections` rollouts give way to a correction that passed, as a first
    answer (corrections.py), but for prompts whose `told` is false: no first answer to those can be right. `replay`
    gives supervised rows, which each step learns, too; `grading` says whether grades of completions are still missing.
    """

    def __init__(
        self,
        *,
        stops: Sequence[int],
        skip_zero_variance_groups: bool,
        on_prompts: OnPrompts,
        on_completion: OnCompletion,
        turns: int = 1,
        follow_up: FollowUp | None = None,
        choice: PromptChoice | None = None,
        redraws: int = 0,
        judge: Judge | None = None,
        corrections: int = 0,
        replay: Replay | None = None,
        grading: Callable[[], bool] | None = None,
        norm_learning_rate: float = 0.0,
        **rest: Any,
    ) -> None:
        self.norm_learning_rate = norm_learning_rate
        super().__init__(**rest)
        self.skip_zero_variance_groups = skip_zero_variance_groups
        self.on_prompts, self.on_completion = on_prompts, on_completion
        self.turns, self.follow_up = turns, follow_up
        self.choice, self.redraws, self.judge, self.corrections = choice, redraws, judge, corrections
        self.replay, self.grading = replay, grading
        self.replayed = 0  # rows of the step's replay that this process has learnt, while answers were graded
        self.replay_loss: torch.Tensor | None = None  # of these
        self.rollout_func = self._hand_over
        self.rolled: list[Trajectory] = []  # of this process, in the present step
        self.not_sampled: set[int] = set()  # of these, the rows whose answer is a correction of another rollout
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
        self.replayed, self.replay_loss = 0, None
        if self.choice is None:
            rows, self.rolled = inputs, self._roll_out(inputs)
        else:
            rows, self.rolled = self._chosen(self.choice)
        self._take_over_corrections(rows)
        scored: dict[str, Any] = super()._generate_and_score_completions(rows)
        if self.scale_rewards == "batch":  # then TRL tells whether the rewards of the whole step are equal
            advantages = self.accelerator.gather(scored["advantages"])
            self._metrics["train"]["frac_reward_zero_std"][-1] = all_alike(advantages, self.num_generations)
        if not self.skip_zero_variance_groups:
            return scored
        # Several processes must go through the same number of passes, so all keep the same number of rows.
        useful = int(self.accelerator.gather((scored["advantages"] != 0).sum()).max())
        return without_zero_variance_groups(scored, self.args.steps_per_generation, useful)

    def _hand_over(self, prompts: list[Any], trainer: Any) -> dict[str, Any]:
        """What was rolled out, as TRL takes it from a rollout function; `answers` go to the reward functions."""
        logprobs = [rollout.sampled_logprobs() for rollout in self.rolled]
        done = {
            "prompt_ids": [rollout.prompt for rollout in self.rolled],
            "completion_ids": [rollout.ids() for rollout in self.rolled],
            "logprobs": logprobs if self.use_vllm else None,  # else the sampler and the trainer are one model
            "answers": [rollout.answers for rollout in self.rolled],
            "not_sampled": [row in self.not_sampled for row in range(len(self.rolled))],
        }
        return done if self.turns == 1 else done | {"env_mask": [rollout.mask() for rollout in self.rolled]}

    def _chosen(self, choice: PromptChoice) -> tuple[list[Row], list[Trajectory]]:
        """The rows of this process with their rollouts, of groups that have spread where such are found."""
        step = self.state.global_step
        prompts = choice.choose(step, self.args.generation_batch_size // self.num_generations)
        rows = self._rows_of(prompts)
        rolled = self._roll_out(rows)
        drawn, found = 0, 0
        again = list(range(len(prompts)))
        for draw in range(1, self.redraws + 2):
            rewards, passed = self._judged(rows, rolled)
            choice.record([prompts[at] for at in again], rewards[again].tolist(), passed[again].tolist())
            flat = [at for at, group in enumerate(rewards.tolist()) if not has_spread(group)]
            drawn, found = drawn + len(again), found + len(set(again) - set(flat))
            if draw > self.redraws or 2 * len(flat) <= len(prompts):
                break
            again = flat
            for at, prompt in zip(again, choice.choose(step, len(again), draw), strict=True):
                prompts[at] = prompt
            fresh = self._rows_of(prompts)
            here = [row for row, group in enumerate(self._groups_here()) if group in set(again)]
            rows = [fresh[row] if row in set(here) else old for row, old in enumerate(rows)]
            for row, rollout in zip(here, self._roll_out([rows[row] for row in here], draw), strict=True):
                rolled[row] = rollout
        choice.forget()
        for name, share in (("useful_groups", found / drawn), ("redrawn_groups", drawn / len(prompts) - 1)):
            self._metrics["train"][name].append(share)
        return rows, rolled

    def _take_over_corrections(self, rows: list[Row]) -> None:
        self.not_sampled = set()
        if not self.corrections or self.judge is None:
            return
        judged = self.judge(rows, [rollout.answers for rollout in self.rolled])
        found = corrections_as_first(self.rolled, judged, self._groups_here(), self.corrections)
        for row, rollout in found.items():
            if rows[row].get("told", True):
                self.rolled[row] = rollout
                self.not_sampled.add(row)
        self._metrics["train"][TAKEN_OVER].append(len(self.not_sampled) / len(rows))

    def _groups_here(self) -> list[int]:
        """Which of a step's groups each row of this process belongs to: processes take the rows in order."""
        here = self.args.generation_batch_size // self.accelerator.num_processes
        first = here * self.accelerator.process_index
        return [row // self.num_generations for row in range(first, first + here)]

    def _rows_of(self, prompts: list[int]) -> list[Row]:
        return [dict(self.train_dataset[prompts[group]]) for group in self._groups_here()]

    def _judged(self, rows: list[Row], rolled: list[Trajectory]) -> tuple[torch.Tensor, torch.Tensor]:
        """Of all processes: rewards (group, rollout), and the share of each group that passed (group)."""
        assert self.judge is not None
        judged = torch.tensor(self.judge(rows, [rollout.answers for rollout in rolled]), device=self.accelerator.device)
        rewards, passed = self.accelerator.gather(judged).view(-1, self.num_generations, 2).unbind(-1)
        return rewards, passed.mean(1)

    def _roll_out(self, rows: list[Row], draw: int = 0) -> list[Trajectory]:
        """A rollout for each row. All rows that go on after a turn are continued together."""
        if not rows:
            return []
        self.on_prompts(rows)
        prompts, _, _ = self._tokenize_prompts([row["prompt"] for row in rows])
        rolled = [Trajectory(prompt) for prompt in prompts]
        going = list(range(len(rows)))
        for turn in range(self.turns):
            self._answer(rows, rolled, going, draw, turn)
            self._learn_while_grading()
            if turn + 1 == self.turns or self.follow_up is None:
                break
            said = self.follow_up(rows, [rollout.answers for rollout in rolled])
            going = [row for row in going if self._has_room(rolled[row], said[row])]
            for row in going:
                rolled[row].said.append(said[row] or [])
            if not going:
                break
        return rolled

    def _has_room(self, rollout: Trajectory, said: list[int] | None) -> bool:
        """Whether the rollout goes on, and the policy's context holds one more answer."""
        limit = getattr(self.model.config, "max_position_embeddings", None) or sys.maxsize
        return said is not None and len(rollout.context()) + len(said) + self.max_completion_length <= limit

    def _answer(self, rows: list[Row], rolled: list[Trajectory], going: list[int], draw: int, turn: int) -> None:
        """One more answer for the rollouts `going`."""
        started = time.monotonic()
        contexts = [rolled[row].context() for row in going]
        if self.generator is None:
            copies = self.num_generations if turn == 0 else 1  # of each context
            ids, logprobs = super()._generate_single_turn(contexts, None, {}, copies)
            for row, tokens in zip(going, ids, strict=True):
                self.on_completion(rows[row], tokens)
        else:
            seed = (self.args.seed * 1_000_003 + self.state.global_step) * 1_009 + self.accelerator.process_index
            drawn = self.generator.generate(
                contexts,
                self.max_completion_length,
                seed + (draw * MAX_TURNS + turn) * 10**13,  # no step or process of the same run has it
                on_row=lambda row, tokens: self.on_completion(rows[going[row]], tokens),
            )
            ids, logprobs = drawn.tokens, drawn.logprobs
        for at, row in enumerate(going):
            rolled[row].answers.append(ids[at])
            if logprobs is not None:
                rolled[row].logprobs.append(logprobs[at])
        self.generated += sum(map(len, ids))
        self.generating += time.monotonic() - started

    def _save_checkpoint(self, model: Any, trial: Any) -> None:
        if self.choice is not None and self.is_world_process_zero():  # before the file that makes a checkpoint whole
            folder = Path(self._get_output_dir(trial=trial)) / f"{PREFIX_CHECKPOINT_DIR}-{self.state.global_step}"
            folder.mkdir(parents=True, exist_ok=True)
            self.choice.save(folder / CHOICE_FILE)
        super()._save_checkpoint(model, trial)

    def _load_optimizer_and_scheduler(self, checkpoint: str | None) -> None:
        super()._load_optimizer_and_scheduler(checkpoint)
        if self.choice is not None and checkpoint is not None:
            self.choice.load(Path(checkpoint) / CHOICE_FILE)

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
            dtype = product_dtype(read.last_hidden_state)
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
        if self.replay is not None and self.accelerator.sync_gradients:  # in the last micro-batch of a step
            self._learn_again(model, self.replay, step)
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

    def _learn_again(self, model: Any, replay: Replay, at_once: int) -> None:
        """Gradients of the step's supervised rows that are left. Several processes average them with those of the last
        pass.
        """
        total = self._replay_loss_so_far()
        for loss, _ in self._replay_parts(model, replay, at_once):
            total = total + loss
        self._metrics["train"][REPLAY_LOSS].append(float(self.accelerator.gather(total).mean()))

    def _learn_while_grading(self) -> None:
        """Learns of the step's supervised rows, which need no reward, while the last answers are graded: a part in any
        case, for what follows keeps a GPU waiting, too, and more as long as grades are missing.

        The weights stay until the step ends, and gradients are added up in the order of `_forward_backward`, so what is
        learnt does not depend on when grades come. Nothing is done here where a step has several micro-batches: these
        rows come in the last one, after the rollouts of the others.
        """
        if self.replay is None or self.grading is None or self.args.gradient_accumulation_steps > 1:
            return
        total = self._replay_loss_so_far()
        try:
            at_once = min(self.rows_at_once, ROWS_A_PASS)
            for loss, learnt in self._replay_parts(self.model_wrapped, self.replay, at_once):
                total, self.replayed = total + loss, learnt
                if not self.grading():
                    break
        except torch.OutOfMemoryError:
            if not self.retries:
                raise
            for weight in self._trained:  # a part may be in some of them: all is learnt later, where passes are halved
                weight.grad = None
            total, self.replayed = torch.zeros_like(total), 0
        self.replay_loss = total

    def _replay_loss_so_far(self) -> torch.Tensor:
        return torch.zeros((), device=self.accelerator.device) if self.replay_loss is None else self.replay_loss

    def _replay_parts(self, model: Any, replay: Replay, at_once: int) -> Iterator[tuple[torch.Tensor, int]]:
        """Gradients of the rows that are left, part by part: the loss of each, and how many rows are learnt then."""
        given = causal_lm(self.model), self.accelerator, self.state.global_step, at_once, self.replayed
        for loss, learnt in replay.losses(*given):
            with self.accelerator.no_sync(model):
                self.accelerator.backward(replay.weight * loss)
            yield loss.detach(), learnt


def is_final_norm(name: str, weight: torch.Tensor) -> bool:
    return weight.requires_grad and f"{FINAL_NORM}." in name
