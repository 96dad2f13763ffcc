"""`storyloop grade STORY [FILE…]`: the verdict on one candidate. Status 1 where it fails."""

from typing import Annotated

import typer


def grade(
    story: Annotated[str, typer.Argument(help="A story, such as button.stories.tsx#danger.")],
    files: Annotated[list[str] | None, typer.Argument(help="What the candidate wrote; none: the story's own.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the StoryResult as JSON.")] = False,
    screenshot: Annotated[str | None, typer.Option(help="Save what was rendered as a PNG here.")] = None,
) -> None:
    """Grade files against a story, in the browser, and say what failed."""
    from stages.authoring.candidate import grade_candidate

    if not grade_candidate(story, files or (), as_json=as_json, screenshot=screenshot):
        raise typer.Exit(1)
