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
    """A table of every policy on the held-out splits: greedy first, within all turns, sampled; and GRPO over SFT."""
    splits = [split for split in metrics if "grpo" in metrics[split]]
    within = max((name for name in metrics[splits[0]]["grpo"] if re.fullmatch(r"greedy_within_\d", name)), default=None)
    columns = ["policy"]
    for split in splits:
        columns += [f"{split} greedy", *([f"in {within[-1]} turns"] if within else []), "pass@1"]
    lines = [f"| {' | '.join(columns)} |", "| --- " * len(columns) + "|"]
    for policy, name in NAMES.items():
        cells = [name]
        for split in splits:
            of = metrics[split][policy]
            cells.append(f"{100 * of['greedy']:.0f}% [{100 * of['greedy_low']:.0f}, {100 * of['greedy_high']:.0f}]")
            if within:
                cells.append(f"{100 * of[within]:.0f}%" if within in of else "")
            cells.append(f"{100 * of['pass_at_1']:.0f}%")
        lines.append("| " + " | ".join(cells) + " |")
    stories = ", ".join(f"{metrics[split]['grpo']['n']} of `{split}`" for split in splits)
    gain = metrics[splits[0]]["gain"]
    name, low, high = "greedy", "greedy_low", "greedy_high"
    if name not in gain:  # measured before greedy gains were
        name, low, high = "pass_at_1", "low", "high"
    lines += [
        "",
        f"Laptop profile; stories: {stories}; one greedy answer and {metrics[splits[0]]['grpo']['k']} samples (pass@1) "
        f"each; 95% intervals over stories in brackets. GRPO over SFT on `{splits[0]}`: {100 * gain[name]:+.0f} points "
        f"{'greedy' if name == 'greedy' else 'of pass@1'} [{100 * gain[low]:.0f}, {100 * gain[high]:.0f}]. Measured by "
        "`make`, kept in `data/evaluate/metrics.json`.",
    ]
    return "\n".join(lines)


def benchmarks() -> str:
    """A table of what the benchmarks printed on two cores."""
    names = ("grader", "codec", "incremental", "curate", "serve", "noop", "learning")
    grader, codec, incremental, curate, serve, noop, learning = (
        json.loads((MEASURED / f"{name}-2cores.json").read_text()) for name in names
    )
    low, high = (f"{100 * bound:.0f}" for bound in learning["eval_rl_gain_interval"])
    of = {name: f"{100 * figure:.0f}" for name, figure in learning["means"].items()}
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
            f"greedy on `eval` {of['eval_greedy']}%, `eval_rl` {of['eval_rl_greedy']}%, `eval_new` in three turns "
            f"{of['eval_new_within_3']}%, `eval_phrased` in two {of['eval_phrased_within_2']}%; seeds {learning['seeds']}",
            f"the SFT it started from: {of['eval_sft_greedy']}%, {of['eval_rl_sft_greedy']}% (gain on `eval_rl` {low} to "
            f"{high} points)",
        ),
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def scale() -> str:
    """A table of what the simulation of a cluster says, with what was measured laid over it."""
    figures = json.loads((MEASURED / "scale-2cores.json").read_text())
    lines = [
        "| nodes of two processors | grades a second, simulated | nodes busy | stage's processor busy | link busy | measured |",
        "| --- " * 6 + "|",
    ]
    for nodes, (rate, driver, link, busy) in figures["simulated"].items():
        point = figures["measured"].get(nodes)
        cells = [f"{int(nodes):,}", f"{rate:,.0f}", *(f"{100 * share:.0f}%" for share in (busy, driver, link))]
        cells.append(f"{point:,.0f}, without a cluster" if point else "")
        lines.append(f"| {' | '.join(cells)} |")
    by = "with pickle in the place of Ray, whose calls were not measured"
    if figures["ray"]:
        by = f"with an actor of Ray {figures['ray']}; {figures['driver_ms_without_ray']:g} ms without it"
    lines += [
        "",
        f"**One stage keeps {figures['driver_ends_at_nodes']:,} such nodes busy**: with more of them, over a tenth of their "
        f"time is idle. Costs: {figures['grade_ms']:g} ms of a node's processor a grade, {figures['driver_ms']:g} ms of the stage's "
        f"({by}), {figures['out_bytes'] / 1000:.1f} kB to a node and "
        f"{figures['back_bytes'] / 1000:.1f} kB back, 1 Gbit/s.",
    ]
    return "\n".join(lines)


def with_results(page: str, metrics: dict[str, Any]) -> str:
    """The page with its `<!-- results -->`, `<!-- benchmarks -->` and `<!-- scale -->` blocks, where it has them, filled
    anew."""
    return _filled(page, {"results": results(metrics), "benchmarks": benchmarks(), "scale": scale()})


def with_scale(page: str) -> str:
    """The page with its `<!-- scale -->` block filled anew."""
    return _filled(page, {"scale": scale()})


def _filled(page: str, tables: dict[str, str]) -> str:
    for name, table in tables.items():
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
