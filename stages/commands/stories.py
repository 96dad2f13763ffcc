"""`storyloop stories [FILE…]`: whether stories are good tests. Status 1 where one is not."""

from typing import Annotated

import typer


def stories(
    files: Annotated[list[str] | None, typer.Argument(help="Story files; none: all of data/stories.")] = None,
) -> None:
    """Run every story's reference solution, and wrong solutions, and list the verdicts."""
    from stages.authoring.story_checks import check_stories

    if not check_stories(files or ()):
        raise typer.Exit(1)
