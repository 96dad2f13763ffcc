"""What a person sees of evaluate on a terminal or in a log: progress, and at the end a table and what to type next."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from rich.box import SIMPLE
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from stages.evaluation.answers import CHANCE, GRADED

TITLES = {"chance": "chance", "base": "base", "sft": "SFT", "grpo": "GRPO"}
SPLITS = {
    "eval": "unseen combinations of components it has seen",
    "eval_new": "components it has never seen",
    "eval_rl": "unseen combinations of components that GRPO alone has seen",
    "eval_phrased": "intents in the words that people type",
    "eval_patterns": "patterns of WAI-ARIA, with their keyboards, that nothing has seen",
    "train": "stories it was trained on",
    "rl": "stories that GRPO was trained on, without their solutions",
}


class Watch:
    """Progress of generation, by policy, and of grading. Silent where stderr is no terminal."""

    def __init__(self, policies: Iterable[str], answers: int) -> None:
        console = Console(stderr=True)
        columns = (TextColumn("{task.description:>10}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._bars = Progress(*columns, console=console, disable=not console.is_terminal, transient=True)
        names = list(policies)
        totals = {name: answers for name in reversed(names)} | {GRADED: answers * len([CHANCE, *names])}
        self._tasks = {name: self._bars.add_task(TITLES.get(name, name), total=total) for name, total in totals.items()}

    def __enter__(self) -> "Watch":
        self._bars.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._bars.stop()

    def expect(self, name: str, answers: int) -> None:
        """So many answers more than were known before: those that failed are tried again."""
        total = next(task.total for task in self._bars.tasks if task.id == self._tasks[name])
        self._bars.update(self._tasks[name], total=(total or 0) + answers)

    def tell(self, name: str, done: int) -> None:
        self._bars.advance(self._tasks[name], done)


def percent(value: float) -> str:
    return f"{100 * value:.0f}%"


def points(difference: float) -> str:
    """A difference of rates in percentage points, with its sign."""
    rounded = round(100 * difference, 1)  # of whole points, an interval just above 0 would read as one that holds 0
    return f"{rounded:+.1f}" if rounded else "0"


def certain(low: float, high: float) -> str:
    """What the interval of a difference allows to be said."""
    return "better" if low > 0 else "worse" if high < 0 else "no certain difference"


def last_within(scores: Mapping[str, Any]) -> str | None:
    """The name of the greedy pass rate within all turns; None where there was but one turn."""
    names = [name for name in scores if name.startswith("greedy_within_") and name.rpartition("_")[2].isdigit()]
    return max(names, key=lambda name: int(name.rpartition("_")[2]), default=None)


def summary_table(metrics: Mapping[str, Any]) -> Table:
    """A row a policy; for each split the greedy pass rate with its interval, within all turns, and pass@1."""
    table = Table(box=SIMPLE, padding=(0, 1, 0, 0))
    table.add_column("policy")
    within = next((name for of in metrics.values() for p in of.values() if (name := last_within(p))), None)
    turns = f"in {within.rpartition('_')[2]}" if within else ""
    for split in metrics:
        for title in (f"{split} greedy", turns, "pass@1"):
            if title:
                table.add_column(title, justify="right")
    for policy in next(iter(metrics.values())):
        if policy == "gain":
            continue
        cells = []
        for scores in (policies[policy] for policies in metrics.values()):
            between = f"[{percent(scores['greedy_low'])}, {percent(scores['greedy_high'])}]"
            cells.append(f"{percent(scores['greedy'])} {between}")
            if within:
                cells.append(percent(scores[within]) if within in scores else "")
            cells.append(percent(scores["pass_at_1"]))
        # Text, not markup: an interval's brackets are no style.
        table.add_row(TITLES.get(policy, policy), *(cell.replace("[", r"\[") for cell in cells))
    return table


def changes(split: str, policies: Mapping[str, Any]) -> str:
    """A line a split: how GRPO stands to SFT, greedy, and what repair is worth."""
    if "gain" not in policies:
        return f"{split}: {policies[CHANCE]['n']} stories, {SPLITS[split]}"
    gain, after = policies["gain"], policies["grpo"]
    low, high = gain["greedy_low"], gain["greedy_high"]
    said = (
        f"{split}: {after['n']} stories, {SPLITS[split]}; greedy, GRPO over SFT {points(gain['greedy'])} points "
        f"[{points(low)}, {points(high)}], {certain(low, high)}"
    )
    if "repair_rate" in after:
        said += (
            f"; of {after['first_failures']} failures repair puts {percent(after['repair_rate'])} right, "
            f"fresh samples {percent(after['resampled_rate'])}"
        )
    return said


def print_summary(metrics: dict[str, Any], temperature: float, report: Path) -> None:
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = 120
    console.print(summary_table(metrics))
    for split, policies in metrics.items():
        console.print(changes(split, policies), markup=False)
    k = next(iter(metrics.values()))[CHANCE]["k"]
    console.print(
        f"greedy: the likeliest answer; pass@1: {k} samples a story at temperature {temperature:g}; in brackets: 95% "
        "bootstrap intervals over stories.",
        markup=False,
    )
    console.print(f"\nreport  {report}")
    console.print("next    dvc metrics diff                                         what a change did to these numbers")
    console.print('        storyloop agent "Create a danger button labelled \\"Stop\\""   let the trained policy work')
