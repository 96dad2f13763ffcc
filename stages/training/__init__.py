"""What sft and grpo share: encoding of rows, checkpoints that are resumed only where they fit, progress and logs."""
