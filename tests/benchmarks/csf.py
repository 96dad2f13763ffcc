"""How many React candidates of Storybook stories are graded a second, each in a fresh realm, beside plaited's in the same run.

Run: `.venv/bin/python -m tests.benchmarks.csf [--runs N]` from the repository root (bundle built). The last line is one JSON
object. No verdict comes from the cache.

`--vitest FOLDER` also measures Storybook's own runner on the same stories: FOLDER is made once with
`npm install storybook @storybook/react-vite @storybook/addon-vitest vitest @vitest/browser-playwright playwright react
react-dom`; VITEST_NODE names a Node of version 22 or newer. Its browser is the grader's. A runner that is asked about a
candidate starts anew (`vitest_run_seconds`); `vitest_per_second` is what it does once it runs, with many copies of the
stories in one run, each in a realm that others used before.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import time
from pathlib import Path

from stages.chromium.browser import find_browser
from stages.grader import GraderThread
from stages.pipeline.params import GraderParams
from stages.pipeline.records import Story, StoryResult
from stages.stories.catalogue import load_stories

PARAMS = GraderParams(
    pages=3, timeout=2.0, page_errors="fail", extras="fail", canary_every=500, cache=False, command=None
)


def per_second(grader: GraderThread, stories: list[Story], runs: int) -> float:
    """Of reference solutions, after each was graded once."""
    for count in (len(stories), runs):
        pairs = [(story.solution, story) for story in (stories[index % len(stories)] for index in range(count))]
        start = time.monotonic()
        results = grader.grade_many(pairs)
        took = time.monotonic() - start
        assert all(isinstance(result, StoryResult) and result.passed for result in results)
    return round(runs / took, 1)


CONFIG = """import { defineConfig } from 'vitest/config'
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import { playwright } from '@vitest/browser-playwright'
const launchOptions = { executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] }
export default defineConfig({ test: { projects: [{ extends: true, plugins: [storybookTest({ configDir: '.storybook' })],
  test: { name: 'storybook', browser: { enabled: true, headless: true, provider: playwright({ launchOptions }), instances: [{ browser: 'chromium' }] } } }] } })
"""
MAIN = "export default { stories: ['../src/**/*.stories.tsx'], addons: ['@storybook/addon-vitest'], framework: '@storybook/react-vite', core: { disableTelemetry: true } }"


def vitest(folder: Path, copies: int) -> tuple[float, float, int]:
    """(Seconds of a whole run, seconds of its tests, how many passed) with so many copies of the stories."""
    (folder / ".storybook").mkdir(exist_ok=True)
    (folder / ".storybook/main.ts").write_text(MAIN)
    (folder / ".storybook/preview.ts").write_text("export default {}")
    (folder / "vitest.config.ts").write_text(CONFIG)
    shutil.rmtree(folder / "src", ignore_errors=True)
    for number in range(copies):
        shutil.copytree("tests/grader/csf", folder / f"src/copy{number}")
        for file in (folder / f"src/copy{number}").glob("*.stories.tsx"):  # two files may not have one title
            file.write_text(re.sub(r"title: '([^']+)'", rf"title: '\g<1>{number}'", file.read_text()))
    node = os.environ.get("VITEST_NODE", "node")
    environment = os.environ | {"CHROMIUM": str(find_browser()), "STORYBOOK_DISABLE_TELEMETRY": "1"}
    environment["PATH"] = f"{Path(node).parent}{os.pathsep}{environment['PATH']}"
    start = time.monotonic()
    command = [node, "node_modules/vitest/vitest.mjs", "run", "--reporter=json", "--outputFile=results.json"]
    subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False, timeout=600)
    took = time.monotonic() - start
    results = json.loads((folder / "results.json").read_text())
    tests = [item for file in results["testResults"] for item in file["assertionResults"]]
    passed = [item for item in tests if item["status"] == "passed"]
    return round(took, 1), sum(item["duration"] for item in passed) / 1000, len(passed)


def beside_vitest(folder: Path, copies: int) -> dict[str, float]:
    once, _, stories = vitest(folder, 1)
    _, seconds, passed = vitest(folder, copies)
    return {
        "vitest_run_seconds": once,
        "vitest_run_per_second": round(stories / once, 2),
        "vitest_per_second": round(passed / seconds, 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--bundle", type=Path, default=Path("data/bundle"))
    parser.add_argument("--vitest", type=Path)
    parser.add_argument("--copies", type=int, default=10)
    given = parser.parse_args()
    react = load_stories("tests/grader/csf")
    plaited = [story for story in load_stories("data/stories") if story.framework == "plaited"][:20]
    with GraderThread(PARAMS, given.bundle) as grader:
        figures = {
            "react_per_second": per_second(grader, react, given.runs),
            "plaited_per_second": per_second(grader, plaited, given.runs),
        }
    if given.vitest is not None:
        figures |= beside_vitest(given.vitest.resolve(), given.copies)
        figures["times_vitest_run"] = round(figures["react_per_second"] / figures["vitest_run_per_second"], 1)
        figures["times_vitest"] = round(figures["react_per_second"] / figures["vitest_per_second"], 1)
    print(json.dumps(figures | {"runs": given.runs}))


if __name__ == "__main__":
    main()
