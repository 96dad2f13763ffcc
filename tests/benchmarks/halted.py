"""How many good candidates the grader loses while its renderers are stopped at random and the processors are busy.

What a halted virtual machine, a laptop that sleeps or an overfull host does to a page: its process stands still for 0.5
to 3 s (SIGSTOP, SIGCONT), again and again, beside busy loops. Every copy of a right solution must pass all the same.

Run: .venv/bin/python -m tests.benchmarks.halted [--copies 1000] (bundle built). The last line is one JSON object.
"""

import argparse
import asyncio
import contextlib
import json
import os
import random
import signal
import time
from typing import Any

import psutil
from busy import busy
from grader_params import PARAMS
from hostile_story import SOLUTION, STORY

from stages.grader import Grader
from stages.pipeline.records import StoryResult

MARK = "document.documentElement.dataset.run = '{}'\n"  # no two render the same tree: each is checked by axe


def renderers(ancestor: int) -> list[int]:
    """The pages' processes below a browser, or below what started one."""
    found = []
    for process in psutil.Process(ancestor).children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            if "--type=renderer" in process.cmdline():
                found.append(process.pid)
    return found


async def halt(grader: Grader, chosen: random.Random, halts: list[float]) -> None:
    """Stops one renderer after the other until it is cancelled; two such tasks stop two at a time."""
    while True:
        await asyncio.sleep(chosen.uniform(0.0, 0.3))
        assert grader._pages.browser is not None
        candidates = renderers(grader._pages.browser.process.pid) if grader._pages.browser.alive else []
        if not candidates:
            continue
        pid, seconds = chosen.choice(candidates), chosen.uniform(0.5, 3.0)
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGSTOP)
            try:
                await asyncio.sleep(seconds)
            finally:
                os.kill(pid, signal.SIGCONT)
            halts.append(seconds)


async def benchmark(copies: int, pages: int, loops: int) -> dict[str, Any]:
    params = PARAMS.model_copy(update={"pages": pages})
    halts: list[float] = []
    with busy(loops):
        async with Grader(params) as grader:
            assert (await grader.grade({"target.tsx": SOLUTION}, STORY)).passed
            halting = [asyncio.ensure_future(halt(grader, random.Random(seed), halts)) for seed in range(2)]
            start = time.monotonic()
            pairs = [({"target.tsx": SOLUTION + MARK.format(number)}, STORY) for number in range(copies)]
            results = await grader.grade_many(pairs)
            took = time.monotonic() - start
            for task in halting:
                task.cancel()
            await asyncio.wait(halting)
    lost = [str(result) for result in results if not (isinstance(result, StoryResult) and result.passed)]
    return {
        "copies": copies,
        "lost": len(lost),
        "why": sorted(set(lost))[:5],
        "halts": len(halts),
        "halted_s": round(sum(halts), 1),
        "seconds": round(took, 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copies", type=int, default=1000, help="right solutions to grade")
    parser.add_argument("--pages", type=int, default=3, help="pages of the grader")
    parser.add_argument("--loops", type=int, default=4, help="busy loops beside it")
    arguments = parser.parse_args()
    print(json.dumps(asyncio.run(benchmark(arguments.copies, arguments.pages, arguments.loops))))


if __name__ == "__main__":
    main()
