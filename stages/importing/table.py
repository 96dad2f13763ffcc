"""The table of an import, for a terminal."""

from collections import Counter

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from stages.importing.adopt import Report, Row

COLOURS = {"graded": "green", "weak": "yellow", "failing": "red", "not importable": "dim"}
MAX_REASON = 160  # characters of a reason


def show(report: Report, console: Console) -> None:
    table = Table(title=f"data/stories/{report.name} (licence: {escape(report.licence)})", title_justify="left")
    for heading in ("story", "verdict", "assertions", "intent", "why"):
        table.add_column(heading, justify="right" if heading == "assertions" else "left", overflow="fold")
    for row in report.rows:
        table.add_row(*_cells(row, report.name))
    console.print(table)
    for note in report.notes:
        console.print(f"note: {escape(note)}")
    console.print(summary(report))


def summary(report: Report) -> str:
    """How many stories ended how, as one line."""
    count = Counter(row.state for row in report.rows)
    derived = sum(row.derived and row.state == "graded" for row in report.rows)
    review = sum(row.intent == "review" for row in report.rows)
    graded = f"{count['graded']} graded 1.0" + (f" ({derived} of them by derived plays)" if derived else "")
    rest = [f"{count[state]} {state}" for state in ("weak", "failing", "not importable")]
    return f"{len(report.rows)} stories: {', '.join([graded, *rest])}; {review} intents to review"


def _cells(row: Row, name: str) -> list[str]:
    verdict = "graded 1.0" if row.state == "graded" else row.state
    assertions = f"{row.assertions}{' derived' if row.derived else ''}" if row.assertions else ""
    why = row.why if len(row.why) <= MAX_REASON else f"{row.why[:MAX_REASON]}…"
    colour = COLOURS[row.state]
    intent = "to review" if row.intent == "review" else row.intent
    story = row.story.removeprefix(f"{name}/")
    return [escape(story), f"[{colour}]{verdict}[/]", assertions, intent, escape(" ".join(why.split()))]
