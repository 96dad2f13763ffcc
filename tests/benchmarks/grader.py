"""How fast the grader is, beside one new context and page per candidate in Playwright, and how fast it recovers.

Run: `.venv/bin/python -m tests.benchmarks.grader [--runs N]` from the repository root (bundle built). The last line
is one JSON object. Every candidate of ours gets a fresh realm; verdicts come from no cache except where it says so.
Of a tree that some page has checked before the accessibility check is not run again: most candidates here render what
another one did, as the rollouts of a training step do. `cpu_ms_per_run_new_trees` is for candidates that never do.
The peer gets the same bundles and stories, and neither isolation of the play nor of the network.
"""

import argparse
import asyncio
import contextlib
import json
import os
import random
import re
import signal
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
from hostile_story import SOLUTION, STORY, hostile

from stages.chromium.browser import find_browser
from stages.chromium.page import DOCUMENT
from stages.grader import Grader
from stages.grader.job import job_of, read_scripts
from stages.pipeline.params import GraderParams
from stages.pipeline.records import Story, StoryResult
from stages.stories.catalogue import load_stories

PARAMS = GraderParams(
    pages=3, timeout=2.0, page_errors="fail", extras="fail", canary_every=500, cache=False, command=None
)
OPENING = re.compile(r"(?<=[\s(>])<([a-z][a-z0-9]*)(?=[\s>/])")  # of an element in JSX
HANGS = ("hang-template", "hang-microtasks", "hang-timer", "hang-sort")
BOMBS = ("bomb-array", "bomb-buffer")
HOSTILE = (*HANGS, *BOMBS, "hide-inert", "fake-queryselector", "out-fetch", "navigate-data")


def candidates(stories: list[Story], count: int) -> list[tuple[dict[str, str], Story]]:
    """Reference solutions and neighbours' solutions, in turn."""
    pairs = []
    for index in range(count):
        story = stories[index % len(stories)]
        donor = stories[(index + index // len(stories)) % len(stories)]
        pairs.append(({story.contract.path: next(iter(donor.solution.values()))}, story))
    return pairs


def unlike_any(pairs: list[tuple[dict[str, str], Story]]) -> list[tuple[dict[str, str], Story]]:
    """The same, each marked on its first element, so that no two render the same tree."""
    return [
        ({path: OPENING.sub(rf'<\1 data-run="{number}"', source, count=1) for path, source in files.items()}, story)
        for number, (files, story) in enumerate(pairs)
    ]


async def timed(grader: Grader, pairs: list[Any]) -> tuple[float, list[StoryResult]]:
    start = time.monotonic()
    results = await grader.grade_many(pairs)
    failures = [result for result in results if not isinstance(result, StoryResult)]
    assert not failures, failures[:1]
    return time.monotonic() - start, [result for result in results if isinstance(result, StoryResult)]


def of_family(measure: Callable[[psutil.Process], float]) -> float:
    """The sum over this process and all that come from it: the browser's among them."""
    total = 0.0
    for process in (psutil.Process(), *psutil.Process().children(recursive=True)):
        with contextlib.suppress(psutil.NoSuchProcess):
            total += measure(process)
    return total


def cpu() -> float:
    """CPU seconds, user and system."""
    return of_family(lambda process: sum(process.cpu_times()[:2]))


def private(process: psutil.Process) -> float:
    held = process.memory_info()
    return float(held.rss - held.shared)


def memory() -> float:
    """MB of private memory."""
    return of_family(private) / (1 << 20)


async def recovery(grader: Grader, name: str) -> float:
    """Seconds from a hostile candidate's start until a right one that waits has its verdict from the only page."""
    start = time.monotonic()
    attack = asyncio.ensure_future(grader.grade(hostile(name), STORY))
    await asyncio.sleep(0.01)
    right = await grader.grade({"target.tsx": SOLUTION}, STORY)
    took = time.monotonic() - start
    result = await attack
    assert not result.passed and right.passed, (name, result, right)
    return took


async def killed(grader: Grader) -> float:
    assert grader._pages.browser is not None
    os.killpg(grader._pages.browser.process.pid, signal.SIGKILL)
    start = time.monotonic()
    assert (await grader.grade({"target.tsx": SOLUTION}, STORY)).passed
    return time.monotonic() - start


async def peer(stories: list[Story], count: int) -> float:
    """Candidates a second with a new context and page each, two at a time."""
    from playwright.async_api import async_playwright  # here alone: other benchmarks use the rest of this module

    scripts = read_scripts()
    token = "const STORYLOOP_TOKEN='peer';\n"
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=str(find_browser()), args=["--no-sandbox"])

        async def one(files: dict[str, str], story: Story) -> None:
            context = await browser.new_context()
            await context.add_init_script(scripts.main)
            await context.add_init_script(token + scripts.frame)
            page = await context.new_page()
            await page.set_content(DOCUMENT)
            await page.evaluate(token + scripts.checker)
            outcome = json.loads(await page.evaluate("(job) => grade(job)", json.dumps(job_of(files, story))))
            assert outcome["rendered"], outcome
            await context.close()

        pairs = iter([(story.solution, story) for story in (stories * count)[:count]])

        async def worker() -> None:
            for files, story in pairs:
                await one(files, story)

        start = time.monotonic()
        await asyncio.gather(worker(), worker())
        took = time.monotonic() - start
        await browser.close()
    return count / took


async def benchmark(runs: int) -> dict[str, Any]:
    # React stories have a benchmark of their own (csf), which runs them beside Storybook's runner.
    stories = [story for story in load_stories("data/stories") if story.framework == "plaited"]
    report: dict[str, Any] = {"stories": len(stories), "runs": runs}
    start = time.monotonic()
    async with Grader(PARAMS) as grader:
        await grader.grade({"target.tsx": SOLUTION}, STORY)
        report["first_verdict_s"] = round(time.monotonic() - start, 2)
        report["network"] = grader.network
        await timed(grader, [(story.solution, story) for story in stories])
        held, used, took, looked = [memory()], cpu(), 0.0, grader.looks
        pairs = candidates(stories, runs)
        for fifth in range(5):
            took += (await timed(grader, pairs[runs * fifth // 5 : runs * (fifth + 1) // 5]))[0]
            held.append(memory())
        report["cpu_ms_per_run"] = round((cpu() - used) * 1000 / runs, 1)
        report["runs_per_s"] = round(runs / took, 1)
        report["second_looks"] = grader.looks - looked  # runs with styles or code that needed pictures
        report["memory_mb"] = [round(megabytes) for megabytes in held]  # before, and after each fifth of the runs
        fresh = unlike_any(candidates(stories, max(1, runs // 4)))
        used = cpu()
        await timed(grader, fresh)
        report["cpu_ms_per_run_new_trees"] = round((cpu() - used) * 1000 / len(fresh), 1)
        mixed = candidates(stories, runs)
        chosen = random.Random(17).sample(range(runs), max(1, runs * 3 // 100))
        for number, index in enumerate(chosen):
            mixed[index] = (hostile(HOSTILE[number % len(HOSTILE)]), STORY)
        took, _ = await timed(grader, mixed)
        report["runs_per_s_with_3_percent_hostile"] = round(runs / took, 1)
    async with Grader(PARAMS.model_copy(update={"pages": 1})) as grader:
        await grader.grade({"target.tsx": SOLUTION}, STORY)
        report["recovery_s"] = {name: round(await recovery(grader, name), 2) for name in (*HANGS, *BOMBS)}
        report["recovery_s"]["killed browser"] = round(await killed(grader), 2)
    with tempfile.TemporaryDirectory() as folder:
        params = PARAMS.model_copy(update={"cache": True})
        pairs = [(story.solution, story) for story in stories]
        async with Grader(params, cache=Path(folder, "grades.sqlite")) as grader:
            _, first = await timed(grader, pairs)
            took, cached = await timed(grader, pairs * 10)
            assert cached == first * 10
            report["cached_per_s"] = round(len(cached) / took)
    report["peer_runs_per_s"] = round(await peer(stories, 24), 2)
    report["ratio"] = round(report["runs_per_s"] / report["peer_runs_per_s"], 1)
    return report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=600, help="candidates per measurement (5000 shows flat memory)")
    print(json.dumps(asyncio.run(benchmark(parser.parse_args().runs))))


if __name__ == "__main__":
    main()
