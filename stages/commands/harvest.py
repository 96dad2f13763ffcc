"""`storyloop harvest`: failing cases become story files in data/stories that wait for a person."""

from typing import Annotated

import typer


def harvest(
    limit: Annotated[int, typer.Option(help="Most stories to write, failing prompts first.", min=1)] = 10,
) -> None:
    """Turn failing prompts and failing held-out stories into stories that wait for your review."""
    from stages.iteration.harvest import harvest as run

    run(limit)
