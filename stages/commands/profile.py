"""`storyloop profile NAME`: one of the sets of knobs that belong together, written into params.yaml."""

from pathlib import Path
from typing import Annotated

import typer


def profile(name: Annotated[str, typer.Argument(help="gpu, laptop or smollm2.")]) -> None:
    """Write a set of knobs to params.yaml: gpu (FunctionGemma 270M, Unsloth), smollm2 (SmolLM2 135M, no network) or
    laptop (the tiny policy).
    """
    from stages.profiles.apply import apply

    for line in apply(name, Path("params.yaml")) or [f"params.yaml: this is the {name} profile already"]:
        typer.echo(line)
