"""The stages of the pipeline, one module each, and the rooms they call; dvc.yaml says in which order they run."""

import os

# Before torch is imported. Its OpenMP threads otherwise spin while they wait for one another; beside a browser that
# wants the same cores, as in grpo and evaluate, that made training ten times slower.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
