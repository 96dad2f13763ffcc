"""Speed and learning, measured beside a named peer in the same run: `python -m tests.benchmarks.NAME`."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
# Where the environment is not activated, `python`, `dvc` and `accelerate`, which the benchmarks start, are found too.
os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
