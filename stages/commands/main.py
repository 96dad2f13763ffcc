"""`storyloop`: the commands that are not stages. Stages run through `dvc repro`.

Each command's body lives beside the room it belongs to and is imported when it is called, so that `--help` is quick.
"""

from enum import StrEnum
from typing import Annotated

import typer

from stages.commands.agent import agent
from stages.commands.endpoint import app as endpoint
from stages.commands.serve import serve
from stages.hub.cost import cost
from stages.iteration.harvest import harvest
from stages.iteration.try_prompts import try_prompts
from stages.pipeline.errors import run_stage
from stages.promotion.promote import promote

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Commands around the pipeline. The pipeline itself is DVC's: dvc repro, dvc metrics diff, dvc plots diff.",
)
app.command()(agent)
app.command()(serve)
app.command("try")(try_prompts)
app.command()(harvest)
app.command()(promote)
app.command()(cost)
app.add_typer(endpoint, name="endpoint")


class Output(StrEnum):
    table = "table"
    csv = "csv"
    json = "json"


@app.command()
def grade(
    story: Annotated[str, typer.Argument(help="A story, such as button.stories.tsx#danger.")],
    files: Annotated[list[str] | None, typer.Argument(help="What the candidate wrote; none: the story's own.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the StoryResult as JSON.")] = False,
    screenshot: Annotated[str | None, typer.Option(help="Save what was rendered as a PNG here.")] = None,
) -> None:
    """Grade files against a story, in the browser, and say what failed."""
    from stages.commands.grade import grade_command

    raise typer.Exit(grade_command(story, files or (), as_json=as_json, screenshot=screenshot))


@app.command()
def stories(
    files: Annotated[list[str] | None, typer.Argument(help="Story files; none: all of data/stories.")] = None,
) -> None:
    """Run every reference solution, and wrong ones beside it, and list the verdicts."""
    from stages.commands.grade import stories_command

    raise typer.Exit(stories_command(files or ()))


@app.command()
def query(
    sql: Annotated[str, typer.Argument(help="SQL over stories, trajectories, train, prompts, rejected, …")],
    output: Annotated[Output, typer.Option(help="How to print the rows.")] = Output.table,
    rev: Annotated[str | None, typer.Option(help="A git revision; its views are there as rev.NAME.")] = None,
) -> None:
    """Ask DuckDB about what the pipeline wrote; a view for each file."""
    from stages.query.views import query as run

    typer.echo(run(sql, output.value, rev))


@app.command()
def profile(name: Annotated[str, typer.Argument(help="gpu or laptop.")]) -> None:
    """Write a set of knobs to params.yaml: gpu (FunctionGemma 270M, Unsloth) or laptop (the tiny policy)."""
    from pathlib import Path

    from stages.profiles.apply import apply

    for line in apply(name, Path("params.yaml")) or [f"params.yaml: this is the {name} profile already"]:
        typer.echo(line)


def main() -> None:
    """The entry point: bad input and a failing browser end in a sentence, not in a traceback."""
    run_stage(app)


if __name__ == "__main__":
    main()
