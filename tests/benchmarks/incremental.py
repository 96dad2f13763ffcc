"""How long `dvc repro curate` takes after one story of 1,000 changed, beside the full run.

The project is built in a temporary folder: this repository's code and params, and its own story files again and again
under other names until there are enough stories, all of them for training. What is run is what a user runs: collect,
generate (every trajectory graded in the browser) and curate. The peer is the pipeline without memory inside a stage,
which is what DVC alone gives: its time is that of the full run.

With `--loops` the full run has so many busy loops beside it, and with `--halted` one of its renderers after the other
stands still for 0.5 to 3 s: then `sha256`, of the trajectories, has to be that of an undisturbed run.

Run: .venv/bin/python -m tests.benchmarks.incremental [--stories 1000] [--loops 6 --halted]
"""

import argparse
import contextlib
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from busy import busy
from repository import ROOT

from stages import bundle
from stages.stories import load_stories
from tests.benchmarks.halted import renderers

BUNDLE = Path("data/bundle")


def build_project(folder: Path, count: int) -> Path:
    """The project with `count` stories in `folder`; returns the file whose first story the benchmark changes."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in listed.stdout.split():
        if (ROOT / name).is_file() and not name.startswith(("tests/", "data/")) and name != "dvc.lock":
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    if not (ROOT / BUNDLE / "main.js").exists():
        bundle.main()
    shutil.copytree(ROOT / BUNDLE, folder / BUNDLE)
    stories = folder / "data/stories"
    stories.mkdir(parents=True)
    files = sorted((ROOT / "data/stories").glob("*.stories.tsx"))
    written = [story for story in load_stories(ROOT / "data/stories") if "~" not in story.id]  # no further phrasings
    held = Counter(story.file for story in written)
    copy = ""
    while count > 0:
        copy += "x"  # no number: varied copies of a story replace numbers
        for file in files:
            if count <= 0:
                break
            stem = file.name.removesuffix(".stories.tsx")
            source = file.read_text(encoding="utf-8").replace(f"'./{stem}.tsx'", f"'./{stem}-{copy}.tsx'")
            (stories / f"{stem}-{copy}.stories.tsx").write_text(source, encoding="utf-8")
            if file.with_name(f"{stem}.tsx").exists():
                shutil.copy(file.with_name(f"{stem}.tsx"), stories / f"{stem}-{copy}.tsx")
            count -= held[file.name]
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    dvc(folder, "commit", "--force", "bundle")
    return min(stories.glob("*-x.stories.tsx"))


def dvc(folder: Path, *arguments: str) -> float:
    """Runs DVC and returns the seconds it took."""
    began = time.monotonic()
    command = [sys.executable, "-m", "dvc", *arguments, "--quiet"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return time.monotonic() - began


@contextlib.contextmanager
def disturbed(loops: int, halted: bool) -> Iterator[list[float]]:
    """Busy loops, and halts of renderers of this process's children; gives the seconds of each halt."""
    halts: list[float] = []
    ended = threading.Event()
    halting = threading.Thread(target=halt_renderers, args=(ended, halts))
    with busy(loops):
        try:
            if halted:
                halting.start()
            yield halts
        finally:
            ended.set()
            if halted:
                halting.join()


def halt_renderers(ended: threading.Event, halts: list[float]) -> None:
    drawn = random.Random()
    while not ended.wait(drawn.uniform(1, 8)):
        found = renderers(os.getpid())
        if not found:
            continue
        pid, seconds = drawn.choice(found), drawn.uniform(0.5, 3.0)
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGSTOP)
            try:
                ended.wait(seconds)
            finally:
                os.kill(pid, signal.SIGCONT)
            halts.append(seconds)


def rows(folder: Path) -> dict[str, str]:
    """Every trajectory by its id."""
    with open(folder / "data/generate/trajectories.jsonl", encoding="utf-8") as lines:
        return {json.loads(line)["id"]: line for line in lines}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=1000, help="how many stories the project has")
    parser.add_argument("--loops", type=int, default=0, help="busy loops beside the full run")
    parser.add_argument("--halted", action="store_true", help="renderers of the full run are stopped now and then")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="storyloop-incremental-") as place:
        folder = Path(place)
        changed = build_project(folder, arguments.stories)
        with disturbed(arguments.loops, arguments.halted) as halts:
            full = dvc(folder, "repro", "curate")
        whole = hashlib.sha256((folder / "data/generate/trajectories.jsonl").read_bytes()).hexdigest()
        before = rows(folder)
        text = changed.read_text(encoding="utf-8")
        changed.write_text(text.replace("intent: 'Create", "intent: 'Please create", 1), encoding="utf-8")
        one = dvc(folder, "repro", "curate")
        after = rows(folder)
        nothing = dvc(folder, "repro", "curate")
        metrics = json.loads((folder / "data/collect/metrics.json").read_text(encoding="utf-8"))
        new = [json.loads(line) for id, line in after.items() if id not in before]
        assert new and len({row["story"] for row in new}) == 1, "the change reached other stories"
        print(
            json.dumps(
                {
                    "stories": metrics["stories"],
                    "trajectories": len(before),
                    "sha256": whole,
                    "rows_changed": len(new),
                    "full_s": round(full, 2),
                    "one_story_changed_s": round(one, 2),
                    "nothing_changed_s": round(nothing, 2),
                    "ratio": round(one / full, 4),
                }
                | ({"loops": arguments.loops, "halts": len(halts)} if arguments.loops or arguments.halted else {})
            )
        )


if __name__ == "__main__":
    main()
