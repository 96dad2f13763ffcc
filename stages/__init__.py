"""The stages of the pipeline, one module each, and the packages they call; dvc.yaml says in which order they run."""

import os

# Before torch is imported. Its OpenMP threads spin while they wait for one another. Spinning as long as libgomp likes
# makes training twenty times slower beside a browser that wants the same cores; not spinning at all puts a sleep into
# every hand-over and halves the speed of an idle machine. So they spin briefly.
os.environ.setdefault("GOMP_SPINCOUNT", "30000")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
# What torch.compile makes for a GPU is found again by the next run.
os.environ.setdefault("TORCHINDUCTOR_CACHE_DIR", os.path.abspath(".cache/inductor"))
