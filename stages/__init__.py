"""The stages of the pipeline, one module each, and the rooms they call; dvc.yaml says in which order they run."""

import os

# Before torch is imported. Its OpenMP threads spin while they wait for one another: as long as libgomp likes, and beside
# a browser or a compiler that wants the same cores training takes twenty times as long; not at all, and every hand-over
# sleeps, which halves the speed of an idle machine. So they spin briefly.
os.environ.setdefault("GOMP_SPINCOUNT", "30000")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
