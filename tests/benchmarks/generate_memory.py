"""The memory of the stage generate, and what it takes beside grading, by the number of stories.

The stories of this project again and again, under other names, with the rows a story of the profile in params.yaml. No
browser: every answer passes at once, since only what waits in memory is measured. Each run is a process of its own;
memory is its peak, and `cpu_s` the processor time of everything but grading.

Run: .venv/bin/python -m tests.benchmarks.generate_memory [--stories 500 2000 8000] [--buckets 64]
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from repository import ROOT
from tiny_project import change_params

from stages.pipeline.jsonl import write_jsonl
from stages.stories import load_stories

STAGE = """
import stages.generate
from stages.grader import GraderThread
from stages.pipeline.records import StoryResult

PASSED = StoryResult(passed=True, a11yPassed=True, totalAssertions=1, passedAssertions=1)
GraderThread.__init__ = lambda self, params: None
GraderThread.__enter__ = lambda self: self
GraderThread.__exit__ = lambda self, *error: None
GraderThread.digest = GraderThread.where = "nobody"
GraderThread.grade_many = lambda self, pairs, on_done=None: [PASSED for _ in pairs]
stages.generate.main()
"""


def measure(count: int, buckets: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory(prefix="storyloop-generate-") as name:
        folder = Path(name)
        own = [story for story in load_stories(ROOT / "data/stories") if story.framework == "plaited"]
        many = (
            one.model_copy(update={"id": f"{one.id}{turn}"}) for turn in range(1 + count // len(own)) for one in own
        )
        write_jsonl(
            folder / "data/collect/stories.jsonl", (story for story, _ in zip(many, range(count), strict=False))
        )
        change_params(ROOT / "params.yaml", {"generate": {"buckets": buckets}}, to=folder / "params.yaml")
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        process = subprocess.Popen([sys.executable, "-c", STAGE], cwd=folder, env=environment)
        _, status, used = os.wait4(process.pid, 0)
        if status:
            raise SystemExit("the stage failed")
        rows = json.loads((folder / "data/generate/metrics.json").read_bytes())["rows"]["all"]
        size = sum(path.stat().st_size for path in (folder / "data/generate").rglob("*") if path.is_file())
    return {
        "stories": count,
        "rows": rows,
        "mb": round(size / 1e6),
        "peak_mb": round(used.ru_maxrss / 1000),
        "cpu_s": round(used.ru_utime + used.ru_stime, 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, nargs="+", default=[500, 2000, 8000])
    parser.add_argument("--buckets", type=int, default=0, help="generate.buckets")
    arguments = parser.parse_args()
    for count in arguments.stories:
        print(json.dumps(measure(count, arguments.buckets)), flush=True)


if __name__ == "__main__":
    main()
