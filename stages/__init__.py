"""The stages of the pipeline, one module each, and the packages they call; dvc.yaml says in which order they run."""

import os
import signal
import sys
from importlib.util import find_spec
from pathlib import Path


def leave_at_once(*_: object) -> None:
    """What Ctrl-C does while there is nothing to clean up: the usual status, and no traceback."""
    os._exit(130)


# A stage or the commands, being imported as a program, which takes seconds where torch is among it; run_stage (in
# stages/pipeline/errors.py) goes on from there. A background job ignores Ctrl-C, and goes on doing so.
if Path(sys.argv[0]).stem in ("-m", "storyloop") and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, leave_at_once)

# `.venv/bin/dvc repro` in a shell without the environment starts whichever `python` is on PATH: this goes
# on with the project's own.
if find_spec("ruamel") is None or find_spec("pydantic") is None:
    own = Path(__file__).parent.parent / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not own.exists() or Path(sys.prefix) == own.parent.parent:
        sys.exit("storyloop: this Python lacks the project's packages; run `make setup`, then `. .venv/bin/activate`")
    os.environ["PATH"] = f"{own.parent}{os.pathsep}{os.environ.get('PATH', '')}"  # for what the stage starts
    os.execv(own, [str(own), *sys.orig_argv[1:]])

# Before torch is imported. Its OpenMP threads spin while they wait for one another. Spinning as long as libgomp likes
# makes training twenty times slower beside a browser that wants the same cores; not spinning at all puts a sleep into
# every hand-over and halves the speed of an idle machine. So they spin briefly.
os.environ.setdefault("GOMP_SPINCOUNT", "30000")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
# What torch.compile makes for a GPU is found again by the next run.
os.environ.setdefault("TORCHINDUCTOR_CACHE_DIR", os.path.abspath(".cache/inductor"))
