"""What sft and grpo share: adapters, launch, checkpoints that are resumed only where they fit, progress and logs."""
