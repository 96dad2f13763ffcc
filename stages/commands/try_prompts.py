"""`storyloop try`: the agent on new prompts (data/prompts.jsonl), graded as far as that goes without a story."""

from pathlib import Path
from typing import Annotated

import typer


def try_prompts(
    prompts: Annotated[
        Path, typer.Option(help='JSON Lines of prompts: {"id": "save-button", "intent": "Create …"}.')
    ] = Path("data/prompts.jsonl"),
    endpoint: Annotated[
        str | None, typer.Option(help="Base URL of an OpenAI-compatible server, as of storyloop serve.")
    ] = None,
    model: Annotated[str | None, typer.Option(help="Model name that the endpoint is asked for.")] = None,
    policy: Annotated[Path | None, typer.Option(help="Model folder; default: data/merge/model.")] = None,
    rounds: Annotated[int, typer.Option(help="Answers the model may give to one prompt.", min=1)] = 2,
    max_new_tokens: Annotated[int, typer.Option(help="Longest answer, in tokens.", min=1)] = 256,
    out: Annotated[Path, typer.Option(help="Folder for what comes of it; what was there goes.")] = Path("data/try"),
) -> None:
    """Run the agent on the prompts of data/prompts.jsonl and grade what needs no story."""
    from stages.iteration.try_prompts import try_prompts as run

    run(prompts, endpoint, model, policy, rounds, max_new_tokens, out)
