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
    allow_files: Annotated[
        bool, typer.Option("--allow-files", help="Let the query read and write any file: COPY TO, ATTACH, read_csv.")
    ] = False,
) -> None:
    """Ask DuckDB about what the pipeline wrote; a view for each file. The query can only read the views."""
    from stages.query.views import query as run

    typer.echo(run(sql, output.value, rev, allow_files=allow_files))
