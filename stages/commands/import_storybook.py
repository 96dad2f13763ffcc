"""`storyloop import PATH`: the stories of a Storybook become tasks. Status 1 where none of them grades 1.0."""

from pathlib import Path
from typing import Annotated

import typer

WIDTH = 200  # of the table where there is no terminal


def import_command(
    path: Annotated[Path, typer.Argument(help="The folder of a repository with a Storybook.")],
    story: Annotated[str, typer.Option(help="Only those: a glob for a file, an export or file#Export.")] = "",
    name: Annotated[str, typer.Option(help="The folder in data/stories; by default that of PATH.")] = "",
) -> None:
    """Copy a Storybook's stories with what they import, grade each in the browser, and say how it went."""
    from rich.console import Console

    from stages.importing.adopt import import_storybook
    from stages.importing.table import show

    report = import_storybook(path, name=name, pattern=story)
    console = Console()
    show(report, console if console.is_terminal else Console(width=WIDTH))
    if not any(row.state == "graded" for row in report.rows):
        raise typer.Exit(1)
