"""The project's pages: their tables of results, and what the commands on them print.

`python tests/support/readme_results.py`, after `dvc repro`, writes the results into README.md and docs/; tests/docs
compares the tables with the metrics in git, and what a command shows with what it prints.
"""

import json
import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

from repository import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / ".github/CONTRIBUTING.md"]
MEASURED = ROOT / "tests/benchmarks/results"
NAMES = {"chance": "chance", "base": "base", "sft": "SFT", "grpo": "GRPO"}


def results(metrics: dict[str, Any]) -> str:
    """A table of every policy on both held-out splits, with n, k and the gain of GRPO over SFT."""
    columns = ["policy", "eval pass@1", "accessible", "reward", "eval_new pass@1", "accessible", "reward"]
    lines = [f"| {' | '.join(columns)} |", "| --- " * len(columns) + "|"]
    for policy, name in NAMES.items():
        cells = [name]
        for split in ("eval", "eval_new"):
            of = metrics[split][policy]
            between = f"[{100 * of['pass_at_1_low']:.0f}, {100 * of['pass_at_1_high']:.0f}]"
            cells += [f"{100 * of['pass_at_1']:.0f}% {between}", f"{100 * of['a11y_rate']:.0f}%"]
            cells.append(f"{of['mean_reward']:.2f}")
        lines.append("| " + " | ".join(cells) + " |")
    k, gain = metrics["eval"]["grpo"]["k"], metrics["eval"]["gain"]
    stories = [metrics[split]["grpo"]["n"] for split in ("eval", "eval_new")]
    lines += [
        "",
        f"Laptop profile; {stories[0]} stories of `eval` and {stories[1]} of `eval_new`, {k} samples each; 95% intervals "
        f"over stories in brackets. GRPO gains {100 * gain['pass_at_1']:.0f} points of pass@1 over SFT on `eval` "
        f"[{100 * gain['low']:.0f}, {100 * gain['high']:.0f}]. Measured by `make`, kept in `data/evaluate/metrics.json`.",
    ]
    return "\n".join(lines)


def benchmarks() -> str:
    """A table of what the benchmarks printed on two cores."""
    names = ("grader", "codec", "incremental", "curate", "serve", "noop", "learning")
    grader, codec, incremental, curate, serve, noop, learning = (
        json.loads((MEASURED / f"{name}-2cores.json").read_text()) for name in names
    )
    low, high = (f"{100 * bound:.1f}" for bound in learning["gain_interval"])
    rows = [
        ("benchmark", "measured", "beside"),
        ("---", "---", "---"),
        (
            "`grader`",
            f"{grader['runs_per_s']:.0f} candidates graded a second, a fresh realm each",
            f"Playwright, a new context each: {grader['peer_runs_per_s']:.1f} a second",
        ),
        (
            "`codec`",
            f"{codec['codec_calls_per_s']:,} calls parsed a second, {codec['codec_right']:,} of {codec['calls']:,} right",
            f"vLLM's two expressions: {codec['regex_calls_per_s']:,}, {codec['regex_right']:,} right",
        ),
        (
            "`incremental`",
            f"{incremental['one_story_changed_s']:.1f} s after one of {incremental['stories']:,} stories changed",
            f"the full run, {incremental['full_s']:.0f} s",
        ),
        (
            "`curate`",
            f"{curate['rows']:,} trajectories in {curate['ours']['s']:.0f} s and {curate['ours']['peak_mb']} MB",
            f"a script that parses and filters {curate['script']['s']:.0f} s, `datasets` {curate['datasets']['s']:.0f} s",
        ),
        (
            "`serve`",
            f"{serve['storyloop_1']:.0f} tokens a second to 1 client, {serve['storyloop_16']:.0f} to 16",
            f"`transformers serve` {serve['transformers_1']:.0f}, and {serve['transformers_continuous_16']:.0f} with "
            "continuous batching",
        ),
        ("`noop`", f"{noop['ours_s']:.1f} s where nothing is to do", f"bare DVC, {noop['bare_same_deps_s']:.1f} s"),
        (
            "`learning`",
            f"GRPO gains {100 * learning['gain']:.1f} points of pass@1 over seeds {learning['seeds']}",
            f"the SFT it started from; 95% interval over stories {low} to {high}",
        ),
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def with_results(page: str, metrics: dict[str, Any]) -> str:
    """The page with its `<!-- results -->` and `<!-- benchmarks -->` blocks, where it has them, filled anew."""
    for name, table in {"results": results(metrics), "benchmarks": benchmarks()}.items():
        start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
        block = f"{start}\n{table}\n{end}"
        page = re.sub(f"{start}.*?{end}", lambda _, block=block: block, page, flags=re.DOTALL)
    return page


# A block of one command, and what it prints in the block after it.
SHOWN = re.compile(r"^```sh\n([^\n]*)\n```\n\n```text\n(.*?)```$", re.DOTALL | re.MULTILINE)


@cache
def run_command(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A command of a page, once in each project."""
    # `#` begins a story's name in some of them, so they are split as a shell would after its comments are gone.
    program, *arguments = shlex.split(command)
    installed = Path(sys.executable).parent / program
    path = installed if installed.exists() else program
    return subprocess.run([path, *arguments], cwd=folder, capture_output=True, text=True, check=False, timeout=240)


def output(command: str, folder: Path) -> str:
    """What a command of a page prints in a project."""
    done = run_command(command, folder)
    done.check_returncode()
    return done.stdout


def with_outputs(page: str, folder: Path) -> str:
    """The page with every block that shows what a command prints filled anew."""

    def answered(match: re.Match[str]) -> str:
        return f"```sh\n{match[1]}\n```\n\n```text\n{output(match[1], folder).strip()}\n```"

    return SHOWN.sub(answered, page)


if __name__ == "__main__":
    metrics = json.loads((ROOT / "data/evaluate/metrics.json").read_text())
    for path in PAGES:
        path.write_text(with_outputs(with_results(path.read_text(), metrics), ROOT))
