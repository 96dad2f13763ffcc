"""What a person sees of evaluate on a terminal or in a log: progress, and at the end a table and what to type next."""

from collections.abc import Iterable
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


def summary_table(metrics: dict[str, Any]) -> Table:
    """A row a policy; for each split pass@1 with its interval, accessibility rate and mean reward."""
    table = Table(box=SIMPLE)
    table.add_column("policy")
    for split in metrics:
        for title in (f"{split} pass@1", "a11y", "reward"):
            table.add_column(title, justify="right", no_wrap=True)
    for policy in next(iter(metrics.values())):
        if policy == "gain":
            continue
        cells = []
        for scores in (policies[policy] for policies in metrics.values()):
            between = f"[{percent(scores['pass_at_1_low'])}, {percent(scores['pass_at_1_high'])}]"
            cells += [
                f"{percent(scores['pass_at_1'])} {between}",
                percent(scores["a11y_rate"]),
                f"{scores['mean_reward']:.2f}",
            ]
        # Text, not markup: an interval's brackets are no style.
        table.add_row(TITLES.get(policy, policy), *(cell.replace("[", r"\[") for cell in cells))
    return table


def print_summary(metrics: dict[str, Any], temperature: float, report: Path) -> None:
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = 120
    console.print(summary_table(metrics))
    for split, policies in metrics.items():
        n, k = policies[CHANCE]["n"], policies[CHANCE]["k"]
        console.print(f"{split}: {n} stories, {SPLITS[split]}; {k} samples each at temperature {temperature:g}")
    console.print("In brackets: 95% bootstrap intervals over stories.")
    console.print(f"\nreport  {report}")
    console.print("next    dvc metrics diff                                         what a change did to these numbers")
    console.print('        storyloop agent "Create a danger button labelled \\"Stop\\""   let the trained policy work')
