"""`storyloop worker ADDRESS`: lends this host to the one that runs the pipeline."""

from typing import Annotated

import typer


def worker(
    address: Annotated[str, typer.Argument(help="Of the host that runs `ray start --head` and `dvc repro`.")],
    hosts: Annotated[int, typer.Option(min=1, help="Hosts that train together, that one included; 1: grade only.")] = 1,
) -> None:
    """Grade and train for another host until its cluster ends."""
    from stages.hosts.worker import work

    work(address, hosts)
