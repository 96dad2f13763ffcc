"""What sft and grpo share: adapters, arguments, precision, launch of several processes, checkpoints, metrics log."""
