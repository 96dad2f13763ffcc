"""`storyloop`: the commands that are not stages. Stages run through `dvc repro`.

A command's module holds its options alone; the package that does the work is imported when the command is called, so
that `--help` is quick.
"""

import typer

from stages.commands.agent import agent
from stages.commands.cost import cost
from stages.commands.endpoint import app as endpoint
from stages.commands.grade import grade
from stages.commands.harvest import harvest
from stages.commands.import_storybook import import_command
from stages.commands.profile import profile
from stages.commands.promote import promote
from stages.commands.query import query
from stages.commands.serve import serve
from stages.commands.stories import stories
from stages.commands.try_prompts import try_prompts
from stages.commands.worker import worker
from stages.pipeline.errors import run_stage

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
app.command()(grade)
app.command()(stories)
app.command("import")(import_command)
app.command()(query)
app.command()(profile)
app.command()(worker)


def main() -> None:
    """The entry point: every command ends as the stages do (stages/pipeline/errors.py)."""
    run_stage(app)


if __name__ == "__main__":
    main()
