"""What GRPO's log becomes: curves for DVCLive, counts and quality for metrics.json, speed for timings.json."""

import itertools
import statistics
import time
from typing import Any

from transformers import TrainerCallback

from stages.pipeline.params import GrpoParams
from stages.reinforcement.reward_functions import Verdicts

# The trainer's name of each metric, and the pipeline's.
LOGGED = {
    "reward": "reward",
    "reward_std": "reward_std",
    "frac_reward_zero_std": "groups_without_spread",
    "rewards/call_format/mean": "valid_calls",
    "rewards/story/mean": "pass_rate",  # of the last answer, so within all turns
    "rewards/first_turn/mean": "first_turn_pass_rate",  # only where there are more turns
    "useful_groups": "useful_groups",  # of all that were drawn; this and the next only where prompts are chosen
    "redrawn_groups": "redrawn_groups",
    "replay_loss": "replay_loss",  # only where supervised rows are learnt, too
    "rewards/a11y/mean": "a11y_rate",
    "rewards/assertions/mean": "assertions",
    "completions/mean_length": "completion_tokens",
    "completions/clipped_ratio": "truncated",
    "entropy": "entropy",
    "kl": "kl",
    "grad_norm": "grad_norm",
}


def summary(history: list[dict[str, Any]], grpo: GrpoParams) -> dict[str, Any]:
    """Means over the first and the last tenth of the steps, since one batch may be good by chance."""
    tenth = max(1, len(history) // 10)

    def mean(entries: list[dict[str, Any]], key: str) -> float:
        return round(float(sum(entry[key] for entry in entries)) / len(entries), 4)

    several_turns = {
        f"{name}_first_turn_pass_rate": mean(entries, "rewards/first_turn/mean")
        for name, entries in (("first", history[:tenth]), ("last", history[-tenth:]))
        if grpo.turns > 1
    }
    replayed = {
        f"{name}_replay_loss": mean(entries, "replay_loss")
        for name, entries in (("first", history[:tenth]), ("last", history[-tenth:]))
        if grpo.replay
    }
    chosen = [name for name in ("useful_groups", "redrawn_groups") if name in history[0]]
    return {
        "steps": len(history),
        "rollouts": len(history) * grpo.prompts_per_step * grpo.group_size,
        "first_reward": mean(history[:tenth], "reward"),
        "last_reward": mean(history[-tenth:], "reward"),
        "first_pass_rate": mean(history[:tenth], "rewards/story/mean"),
        "last_pass_rate": mean(history[-tenth:], "rewards/story/mean"),
        "last_valid_calls": mean(history[-tenth:], "rewards/call_format/mean"),
        "groups_without_spread": mean(history, "frac_reward_zero_std"),
        **several_turns,
        **replayed,
        **{name: mean(history, name) for name in chosen},
    }


class Clock(TrainerCallback):  # type: ignore[misc]
    """When training began and when each step ended, and the seconds spent waiting for the browser until then."""

    def __init__(self, verdicts: Verdicts) -> None:
        self.verdicts = verdicts
        self.marks: list[tuple[float, float]] = []

    def on_train_begin(self, *_: Any, **__: Any) -> None:
        self._mark()

    def on_step_end(self, *_: Any, **__: Any) -> None:
        self._mark()

    def _mark(self) -> None:
        self.marks.append((time.monotonic(), self.verdicts.waited))


def timings(trainer: Any, seconds: float, clock: Clock) -> dict[str, Any]:
    """How fast it went, and which share of the time it spent generating and waiting for the browser.

    `waiting_between_turns` is the part of `waiting_for_rewards` in which the next turn waited for what is said to it.
    `later_half` covers the second half of the steps alone, since the first steps on a GPU include compilation. Its
    figures are 0 where a run was killed after its last step, so that the resumed run had no step left.
    """
    later = clock.marks[(len(clock.marks) - 1) // 2 :]
    (began, waited_before), (ended, waited) = later[0], later[-1]
    steps = [after[0] - before[0] for before, after in itertools.pairwise(later)]
    return {
        "seconds": round(seconds, 1),
        "tokens_per_s": round(trainer.state.num_input_tokens_seen / seconds),
        "generated_tokens_per_s": round(trainer.generated / max(trainer.generating, 1e-9)),
        "generating": round(trainer.generating / seconds, 3),
        "waiting_for_rewards": round(waited / seconds, 3),
        "waiting_between_turns": round(clock.verdicts.waited_between_turns / seconds, 3),
        "later_half": {
            "step_s": round(statistics.median(steps or [0.0]), 3),
            "waiting_for_rewards": round((waited - waited_before) / max(ended - began, 1e-9), 3),
        },
    }
