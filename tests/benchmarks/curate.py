"""Curating 1,000,000 trajectories, beside a plain Python script and beside `datasets`.

The rows are made here, in a temporary folder: 2,000 stories, about 1.7 KB a row, faults of every kind in 0.1% of the
lines. Ours is the whole stage, which also scores again, validates, removes duplicates, near-duplicates and held-out
solutions, and explains what it left out. The peers only load each row, keep those with `reward >= 0.7` and write them:

- script: one line at a time, json.loads, a check of the reward, json.dumps; bad lines are skipped.
- datasets: load_dataset("json"), filter, to_json. It stops at a bad line, so it gets the file without them.

Each runs in a process of its own. Ours and the script take turns, three times each, and the run in the middle counts: a
machine may be faster at one time than at another by more than a third. `datasets` takes minutes and runs once. Memory is
the peak of all resident memory of that process and its children, sampled every 20 ms. `cpu_s`, their time on all cores
together, says more than `s` on a busy machine.

`--parquet` measures ours alone: on JSON Lines, and on the same rows as `generate.buckets: 64` writes them, in turns. There
the faults are what Parquet can hold of them: no messages, a reward of 7. `disk_mb` is the most that the outputs and what
waits beside them took, looked at five times a second.

Run: .venv/bin/python -m tests.benchmarks.curate [--rows 1000000] [--parquet]
"""

import argparse
import contextlib
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from repository import ROOT

from stages.generation.outputs import write_trajectories
from stages.pipeline.jsonl import to_line, write_jsonl
from stages.pipeline.records import Contract, Story
from stages.tools.core_tools import core_tool_declarations

STORIES = 2000
PAGE = os.sysconf("SC_PAGE_SIZE")
WORDS = "save open close gate river lamp pocket window table garden letter music paper stone green early quiet".split()  # noqa: SIM905
TOOLS = core_tool_declarations()
SYSTEM = "You are a UI generation agent. Answer an intent with one writeTemplate call. Controls have accessible names."
FAULTS = (
    b'{"messages": [{"role": "user", "content": "cut off',
    b'{"messages": [], "reward": 1}',
    b'{"messages": [{"role": "assistant", "content": "\xff\xfe"}], "reward": 1}',
    b'{"reward": 0.9}',
    b"[1, 2, 3]",
    b'{"messages": [{"role": "assistant", "content": "x"}], "reward": 7}',
    b'{"messages": [{"role": "assistant", "content": "x"}], "reward": "high"}',
)
OURS = """
from pathlib import Path
from stages.curate import curate
from stages.pipeline.params import load
from stages.pipeline.reward import Weights
from stages.pipeline.jsonl import read_jsonl
from stages.pipeline.records import Story
import sys
place = Path(sys.argv[1])
params = load("curate").model_copy(update={"inputs": [str(place / (sys.argv[2:] or ["rows.jsonl"])[0])]})
metrics = curate(list(read_jsonl(place / "stories.jsonl", Story)), params, Weights(), place / "ours")
print(metrics["kept"])
"""
SCRIPT = """
import json, sys
kept = 0
with open(sys.argv[1] + "/rows.jsonl", "rb") as lines, open(sys.argv[1] + "/script.jsonl", "w") as out:
    for line in lines:
        try:
            row = json.loads(line)
            if row["reward"] >= 0.7:
                out.write(json.dumps(row) + "\\n")
                kept += 1
        except (ValueError, KeyError, TypeError):
            continue
print(kept)
"""
DATASETS = """
import sys
from datasets import load_dataset
from datasets.utils.logging import disable_progress_bar
disable_progress_bar()
place = sys.argv[1]
rows = load_dataset("json", data_files=place + "/clean.jsonl", split="train", cache_dir=place + "/hub")
kept = rows.filter(lambda row: row["reward"] >= 0.7)
kept.to_json(place + "/datasets.jsonl")
print(len(kept))
"""


def make_rows(place: Path, count: int) -> None:
    """rows.jsonl with faults, clean.jsonl without, and stories.jsonl."""
    rng = random.Random(17)
    stories = [
        Story(
            id=f"part{n % 50}.stories.tsx#story{n}", component=f"part{n % 50}", file=f"part{n % 50}.stories.tsx",
            export=f"story{n}", intent=f"Create part {n}", split="train" if n % 5 else "eval",
            contract=Contract(path="part.tsx", export=f"Part{n}"), files={},
            solution={"part.tsx": f"export const Part{n} = () => <b data-size='{n}'>text</b>\n"},
        )
        for n in range(STORIES)
    ]  # fmt: skip
    write_jsonl(place / "stories.jsonl", stories)
    with open(place / "rows.jsonl", "wb") as out, open(place / "clean.jsonl", "wb") as clean:
        for n in range(count):
            story = stories[rng.randrange(STORIES)]
            line = json.dumps(make_row(rng, n, story), ensure_ascii=False).encode() + b"\n"
            out.write(line)
            clean.write(line)
            if n % 1000 == 0:
                out.write(FAULTS[n // 1000 % len(FAULTS)] + b"\n")


def in_buckets(place: Path) -> None:
    """buckets/ beside rows.jsonl."""
    faults = ({"messages": []}, {"reward": 7.0})

    def lines() -> Iterator[str]:
        with open(place / "clean.jsonl", encoding="utf-8") as clean:
            for n, line in enumerate(clean):
                row = json.loads(line)
                del row["grader"]
                yield to_line(row)
                if n % 1000 == 0:
                    yield to_line(row | faults[n // 1000 % len(faults)])

    write_trajectories(place, lines(), 64)  # empties trajectories.jsonl, which is none of ours


def make_row(rng: random.Random, n: int, story: Story) -> dict[str, object]:
    """Every eighth row is a copy of the story with other words and its right answer; the others are a policy's answers
    to such copies: right ones, and ones with another structure, which mostly fail."""
    rng_of_story = random.Random(story.id)
    source = "varied" if n % 8 == 0 else "perturbed" if n % 8 == 1 else "policy"
    right = source == "varied" or rng.random() < 0.5
    variant = 0 if right else rng.randint(1, 20)
    total = rng_of_story.randint(3, 8)
    passed = total if right else rng.randint(0, total)
    accessible = right or rng.random() < 0.6
    verdict = {
        "passed": passed == total, "a11yPassed": accessible, "totalAssertions": total, "passedAssertions": passed,
        "errors": [f'assertion: given "{rng.choice(WORDS)}", should be "{rng.choice(WORDS)}"'] * (total - passed),
    }  # fmt: skip
    reward = round(0.5 * (passed == total) + 0.3 * accessible + 0.2 * passed / total, 6)
    words = random.Random(f"{story.id} {rng.randrange(60)}").choices(WORDS, k=3)  # 60 choices of words a story
    kinds = rng_of_story.choices(WORDS, k=rng_of_story.randint(4, 22))
    items = "\n".join(
        f'      <li data-kind="{kind}">{words[k % 3]}</li>' for k, kind in enumerate(kinds) if k + 1 != variant
    )
    name = story.contract.export
    code = f'export const {name} = () => (\n  <ul aria-label="{words[0]}">\n{items}\n  </ul>\n)\n'
    arguments = f"path:<escape>part.tsx<escape>,content:<escape>{code}<escape>"
    return {
        "messages": [
            {"role": "system", "content": SYSTEM},
            {"role": "user", "content": f'{story.intent} labelled "{" ".join(words)}"'},
            {
                "role": "assistant",
                "content": f"<start_function_call>call:writeTemplate{{{arguments}}}<end_function_call>",
            },
        ],
        "reward": reward, "storyResult": verdict, "tools": TOOLS, "id": f"{n:016x}", "story": story.id,
        "source": source, "fault": None, "split": story.split, "iteration": 1, "grader": "0123456789abcdef",
        "policy": "", "words": {f"Word{k}": word for k, word in enumerate(words)},
    }  # fmt: skip


def measure(code: str, place: Path, rows: str = "rows.jsonl") -> dict[str, float]:
    """Seconds, CPU seconds, peak MB of memory and of disk of a process that runs `code` on the folder, and how many rows
    it kept.

    The rows are in memory when it begins, and nothing waits to be written: a disk is slower than any of the contenders,
    and it may still be busy with what the one before has written.
    """
    shutil.rmtree(place / "ours", ignore_errors=True)  # of the run before
    os.sync()
    for path in files_in(place / rows):
        with open(path, "rb", buffering=0) as file:
            while file.read(1 << 24):
                pass
    began, spent = time.monotonic(), cpu_of_children()
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(place), rows], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    peak = disk = 0.0

    def watch() -> None:
        nonlocal peak, disk
        looks = 0
        while child.poll() is None:
            peak = max(peak, sum(map(resident, descendants(child.pid))))
            if looks % 10 == 0:
                disk = max(disk, megabytes(place / "ours"))
            looks += 1
            time.sleep(0.02)

    thread = threading.Thread(target=watch)
    thread.start()
    said = child.communicate()[0]
    thread.join()
    assert child.returncode == 0, "the process failed, see above"
    seconds, cpu = time.monotonic() - began, cpu_of_children() - spent
    figures = {"s": round(seconds, 2), "cpu_s": round(cpu, 2), "peak_mb": round(peak), "kept": int(said)}
    return figures | ({"disk_mb": round(disk)} if code == OURS else {})


def files_in(path: Path) -> list[Path]:
    """The file, or those of the folder."""
    return [found for found in path.rglob("*") if found.is_file()] if path.is_dir() else [path]


def megabytes(path: Path) -> float:
    """What the file, or the folder, takes; parts of it may go meanwhile."""
    total = 0
    for found in files_in(path):
        with contextlib.suppress(FileNotFoundError):
            total += found.stat().st_size
    return total / 1e6


def middle(runs: list[dict[str, float]]) -> dict[str, Any]:
    """The run of median time, with the times of all and the highest peak."""
    ordered = sorted(runs, key=lambda run: run["s"])
    peak = max(run["peak_mb"] for run in runs)
    return {**ordered[len(runs) // 2], "peak_mb": peak, "all_s": [run["s"] for run in runs]}


def cpu_of_children() -> float:
    """Of those that have ended, and of theirs."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def descendants(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        try:
            found += [int(child) for child in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]
        except OSError:
            continue
    return found


def resident(pid: int) -> float:
    """MB that a process holds in memory."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE / 1e6
    except OSError:
        return 0.0


def both_forms(small: Path, large: Path, rows: int, turns: int) -> dict[str, Any]:
    for place in (small, large):
        in_buckets(place)
    tasks = [(place, form) for form in ("rows.jsonl", "buckets") for place in (small, large)]
    runs = [[measure(OURS, place, form) for place, form in tasks] for _ in range(turns)]
    tenth, lines, tenth_of_parquet, parquet = map(middle, map(list, zip(*runs, strict=True)))
    counts = {"lines": rows, "parquet": rows, "lines_on_a_tenth": rows // 10, "parquet_on_a_tenth": rows // 10}
    found = {"lines": lines, "parquet": parquet, "lines_on_a_tenth": tenth, "parquet_on_a_tenth": tenth_of_parquet}
    for name, count in counts.items():
        found[name]["cpu_us_a_row"] = round(found[name]["cpu_s"] / count * 1e6, 2)
    return {"parquet_mb": round(megabytes(large / "buckets")), **found}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000, help="how many rows to make")
    parser.add_argument("--turns", type=int, default=3, help="how often ours and the script run")
    parser.add_argument("--folder", type=Path, help="where the files go; default: a temporary folder")
    parser.add_argument("--parquet", action="store_true", help="measure ours on JSON Lines and on Parquet, in turns")
    arguments = parser.parse_args()
    figures: dict[str, object] = {"rows": arguments.rows}
    with tempfile.TemporaryDirectory(prefix="storyloop-curate-", dir=arguments.folder) as name:
        small, large = Path(name) / "small", Path(name) / "large"
        for place, count in ((small, arguments.rows // 10), (large, arguments.rows)):
            place.mkdir()
            make_rows(place, count)
        figures["mb"] = round(megabytes(large / "rows.jsonl"))
        if arguments.parquet:
            print(json.dumps(figures | both_forms(small, large, arguments.rows, arguments.turns)))
            return
        runs = [(measure(OURS, small), measure(OURS, large), measure(SCRIPT, large)) for _ in range(arguments.turns)]
        tenth, ours, script = map(middle, map(list, zip(*runs, strict=True)))
        peers = {"script": script, "datasets": measure(DATASETS, large)}
    figures |= {"ours": ours, "ours_on_a_tenth": tenth, **peers}
    figures["us_a_row"] = round(ours["s"] / arguments.rows * 1e6, 2)
    figures["us_a_row_on_a_tenth"] = round(tenth["s"] / (arguments.rows // 10) * 1e6, 2)
    figures["ratio"] = round(min(peer["s"] for peer in peers.values()) / ours["s"], 2)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
