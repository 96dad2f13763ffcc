"""Speed and learning, measured beside a named peer in the same run: `python -m tests.benchmarks.NAME`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
