"""`storyloop promote`: the merged model becomes the policy of the next iteration."""

from typing import Annotated

import typer


def promote(
    samples: Annotated[
        int, typer.Option(help="Answers of the promoted policy to each training story in the next run.", min=0)
    ] = 2,
    force: Annotated[bool, typer.Option(help="Also when it is worse than the one promoted before.")] = False,
) -> None:
    """Make the merged model the policy of the next iteration: track it, tag the commit, bump `iteration`."""
    from stages.promotion.promote import promote as run

    run(samples, force)
