"""`storyloop query "SELECT …"`: SQL over what the pipeline wrote."""

from enum import StrEnum
from typing import Annotated

import typer


class Output(StrEnum):
    table = "table"
    csv = "csv"
    json = "json"


def query(
    sql: Annotated[str, typer.Argument(help="SQL over stories, trajectories, train, prompts, rejected, …")],
    output: Annotated[Output, typer.Option(help="How to print the rows.")] = Output.table,
    rev: Annotated[str | None, typer.Option(help="A git revision; its views are there as rev.NAME.")] = None,
) -> None:
    """Ask DuckDB about what the pipeline wrote; a view for each file."""
    from stages.query.views import query as run

    typer.echo(run(sql, output.value, rev))
