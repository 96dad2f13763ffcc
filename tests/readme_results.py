"""The README's results table and what its queries print, from what the pipeline wrote.

`python -m tests.readme_results` writes them into README.md, after `dvc repro`; tests/test_readme.py compares the table
with the metrics in git, and what a query's table looks like with one that it runs.
"""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
MARKS = ("<!-- results -->", "<!-- /results -->")
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


def with_results(readme: str, metrics: dict[str, Any]) -> str:
    start, end = MARKS
    block = f"{start}\n{results(metrics)}\n{end}"
    return re.sub(f"{re.escape(start)}.*?{re.escape(end)}", lambda _: block, readme, flags=re.DOTALL)


QUERY = re.compile(r"^```sh\n(storyloop query [^\n]*)\n```\n\n```text\n(.*?)```$", re.DOTALL | re.MULTILINE)


def output(command: str, folder: Path) -> str:
    """What a `storyloop` command of the README prints in a project."""
    program, *arguments = shlex.split(command)
    done = subprocess.run(
        [Path(sys.executable).parent / program, *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout


def with_queries(readme: str, folder: Path) -> str:
    def answered(match: re.Match[str]) -> str:
        return f"```sh\n{match[1]}\n```\n\n```text\n{output(match[1], folder).strip()}\n```"

    return QUERY.sub(answered, readme)


if __name__ == "__main__":
    readme = ROOT / "README.md"
    metrics = json.loads((ROOT / "data/evaluate/metrics.json").read_text())
    readme.write_text(with_queries(with_results(readme.read_text(), metrics), ROOT))
