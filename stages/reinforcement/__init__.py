"""GRPO: prompts, rollouts, reward functions, log-probabilities and logs."""
