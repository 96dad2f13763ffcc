"""`storyloop cost`: what this run would take and cost on other machines, and what an endpoint costs."""

from typing import Annotated

import typer


def cost(
    weights: Annotated[
        float | None, typer.Option(help="Weights of another model that does the same work, such as 1e9.", min=1e5)
    ] = None,
) -> None:
    """Estimate training time, and what training and an endpoint cost, on a T4, an A100 and an H200."""
    from stages.hub.cost import cost as run

    run(weights)
