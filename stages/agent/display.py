"""What a person sees of the agent's work on a terminal: a line for each event, and a summary at the end."""

from pathlib import Path

from rich.console import Console
from rich.markup import escape

from stages.agent.loop import AgentResult, Event
from stages.pipeline.records import Story
from stages.tools.printable import printable

STYLES = {
    "said": "dim",
    "called": "cyan",
    "blocked": "yellow",
    "refused": "yellow",
    "stopped": "yellow",
    "passed": "green",
    "failed": "red",
}
MAX_DETAIL_LINES, MAX_LINE = 10, 200


def show_event(console: Console, event: Event) -> None:
    first, *rest = [_short(line) for line in event.detail.strip().splitlines()[: MAX_DETAIL_LINES + 1]] or [""]
    style = STYLES[event.kind]
    console.print(
        f"[dim]{event.round}[/dim] [{style}]{event.kind:<8}[/{style}] {escape(_short(event.subject))}: {escape(first)}"
    )
    for line in rest[:MAX_DETAIL_LINES] if event.kind != "said" else []:
        console.print(f"             {escape(line)}")


def show_unseen(console: Console, words: list[str] | None) -> None:
    """`words` is None where nobody knows what the policy was trained on."""
    if words is None:
        console.print("[dim]which of these words it has seen in training is not known[/dim]")
    elif words:
        listed = printable(", ".join(f'"{word}"' for word in words))
        console.print(f"[yellow]never seen in training[/yellow]: {escape(listed)}; expect little of what they ask for")


def show_summary(console: Console, root: Path, result: AgentResult, target: Story | None, pictured: bool) -> None:
    for path in sorted(result.files):
        console.print(f"wrote  {escape(str(root / path))}")
    if pictured:
        console.print(f"shows  {escape(str(root / 'screenshot.png'))}")
    verdict = result.verdict
    if verdict is None:
        console.print("[red]nothing written[/red]: the model made no usable call")
        return
    word = "[green]passed[/green]" if verdict.passed else "[red]failed[/red]"
    accessible = "accessible" if verdict.a11yPassed else "not accessible"
    if target:
        held = f"{verdict.passedAssertions} of {verdict.totalAssertions} assertions of {target.id}, {accessible}"
    elif verdict.passed:
        held = "renders without an error, accessible (no --story, so what it does was not checked)"
    else:
        held = f"{accessible} (no --story, so only that, and that it renders without an error, was checked)"
    counts = f"{_count(result.rounds, 'round')}, {_count(result.calls, 'call')}"
    console.print(f"{word}: {escape(held)}; {counts}, {result.blocked.total()} blocked, {result.refused} refused")


def _short(line: str) -> str:
    line = printable(line)
    return line if len(line) <= MAX_LINE else f"{line[:MAX_LINE]}… ({len(line)} characters)"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
