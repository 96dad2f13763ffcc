"""What further hosts do: they lend their processors to the grader's cluster and their GPUs to the training."""
