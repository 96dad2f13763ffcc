"""What GRPO's log becomes: curves for DVCLive, counts and quality for metrics.json, speed for timings.json."""

from typing import Any

from stages.params import GrpoParams

# The trainer's names and ours.
LOGGED = {
    "reward": "reward",
    "reward_std": "reward_std",
    "frac_reward_zero_std": "groups_without_spread",
    "rewards/call_format/mean": "valid_calls",
    "rewards/story/mean": "pass_rate",
    "rewards/a11y/mean": "a11y_rate",
    "rewards/assertions/mean": "assertions",
    "completions/mean_length": "completion_tokens",
    "completions/clipped_ratio": "truncated",
    "entropy": "entropy",
    "kl": "kl",
    "grad_norm": "grad_norm",
}


def summary(history: list[dict[str, Any]], grpo: GrpoParams) -> dict[str, Any]:
    """Means over the first and the last tenth of the steps, so that one lucky batch says nothing."""
    tenth = max(1, len(history) // 10)

    def mean(entries: list[dict[str, Any]], key: str) -> float:
        return round(float(sum(entry[key] for entry in entries)) / len(entries), 4)

    return {
        "steps": len(history),
        "rollouts": len(history) * grpo.prompts_per_step * grpo.group_size,
        "first_reward": mean(history[:tenth], "reward"),
        "last_reward": mean(history[-tenth:], "reward"),
        "first_pass_rate": mean(history[:tenth], "rewards/story/mean"),
        "last_pass_rate": mean(history[-tenth:], "rewards/story/mean"),
        "last_valid_calls": mean(history[-tenth:], "rewards/call_format/mean"),
        "groups_without_spread": mean(history, "frac_reward_zero_std"),
    }


def timings(trainer: Any, seconds: float, waited: float) -> dict[str, float]:
    """How fast it went, and which share of the time it spent generating and waiting for the browser."""
    return {
        "seconds": round(seconds, 1),
        "tokens_per_s": round(trainer.state.num_input_tokens_seen / seconds),
        "generated_tokens_per_s": round(trainer.generated / max(trainer.generating, 1e-9)),
        "generating": round(trainer.generating / seconds, 3),
        "waiting_for_rewards": round(waited / seconds, 3),
    }
