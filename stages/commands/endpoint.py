"""`storyloop endpoint status|pause|resume|delete`: the Inference Endpoint that `deploy` in params.yaml names."""

from collections.abc import Callable
from typing import Annotated

import typer

from stages.pipeline.credentials import HUB, token_from
from stages.pipeline.params import load

app = typer.Typer(no_args_is_help=True, help="The Inference Endpoint of deploy.provider: hf.")
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


@app.command()
def status() -> None:
    """Say what it serves, how it is, and what it costs."""
    from stages.hub.inference_endpoint import ASLEEP, Endpoints

    def show(endpoints: Endpoints) -> None:
        found = endpoints.found()
        if found is None:
            print(f"{endpoints.namespace}/{endpoints.name}: there is none; it costs nothing")
            return
        rate = f"${endpoints.hardware().price:.2f} an hour" if found.status not in ASLEEP else "$0"
        print(f"{endpoints.namespace}/{endpoints.name}: {found.status}, {rate}")
        print(f"serves {found.repository} at {found.revision}")
        print(f"URL    {found.url or 'none yet'}")

    _with(show)


@app.command()
def pause() -> None:
    """Stop it, and its cost, until it is resumed."""
    from stages.hub.inference_endpoint import Endpoints

    def stop(endpoints: Endpoints) -> None:
        endpoints.pause()
        print(f"{endpoints.namespace}/{endpoints.name}: paused; it costs nothing")

    _with(stop)


@app.command()
def resume(yes: Yes = False) -> None:
    """Start it again and wait until it answers; this costs money."""
    from stages.hub.confirm_cost import confirm_cost
    from stages.hub.inference_endpoint import Endpoints

    def start(endpoints: Endpoints) -> None:
        confirm_cost("resuming", endpoints.deploy, endpoints.hardware().price, yes or endpoints.deploy.confirmed)
        endpoints.resume()
        print(f"{endpoints.namespace}/{endpoints.name}: {endpoints.up().url}")

    _with(start)


@app.command()
def delete(yes: Yes = False) -> None:
    """Remove it for good; the model on the Hub stays."""
    from stages.hub.inference_endpoint import Endpoints

    def remove(endpoints: Endpoints) -> None:
        name = f"{endpoints.namespace}/{endpoints.name}"
        if not yes and not typer.confirm(f"delete {name} for good?"):
            raise typer.Exit(1)
        endpoints.delete()
        print(f"{name}: deleted; it costs nothing")

    _with(remove)


def _with(action: Callable[..., None]) -> None:
    from stages.hub.inference_endpoint import Endpoints

    action(Endpoints(load("deploy"), token_from(HUB) or ""))
