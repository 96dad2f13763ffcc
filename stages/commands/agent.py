"""`storyloop agent "Create …" --out generated/`: one intent, worked on in the open.

Asks an endpoint (`--endpoint`) or a policy folder (`--policy`), shows every call and every verdict, and ends with the
files, the verdict, a screenshot and `agent.json` (the conversation and its counts) in the output folder.
"""

from pathlib import Path
from typing import Annotated

import typer


def agent(
    intent: Annotated[
        str | None, typer.Argument(help="What to make, in words; with --story its own intent is the default.")
    ] = None,
    out: Annotated[Path, typer.Option(help="Folder for the files; nothing is written outside it.")] = Path("generated"),
    endpoint: Annotated[
        str | None,
        typer.Option(help="Base URL of an OpenAI-compatible server, such as http://127.0.0.1:8000/v1."),
    ] = None,
    model: Annotated[str | None, typer.Option(help="Model name that the endpoint is asked for.")] = None,
    policy: Annotated[
        Path | None, typer.Option(help="Model folder to run in this process; default: data/merge/model.")
    ] = None,
    story: Annotated[
        str | None, typer.Option(help="Story to satisfy, FILE#export, as in button.stories.tsx#primary.")
    ] = None,
    rounds: Annotated[int, typer.Option(help="Answers the model may give, corrections included.", min=1)] = 3,
    tools: Annotated[
        str | None,
        typer.Option(help="Tools to offer, by comma; of: writeTemplate (default), writeStory, runStory."),
    ] = None,
    rules: Annotated[
        str,
        typer.Option(help="Constraints on calls, by comma, of: file_naming, design_tokens, static_accessibility."),
    ] = "file_naming,static_accessibility",
    max_new_tokens: Annotated[int, typer.Option(help="Longest answer, in tokens.", min=1)] = 512,
    temperature: Annotated[float, typer.Option(help="0 always takes the likeliest token.", min=0)] = 0.0,
) -> None:
    """Generate an interface from an intent, check it in a browser, and let the model correct it."""
    from stages.agent.session import Options, work

    options = Options(endpoint, model, policy, story, rounds, tools, rules, max_new_tokens, temperature)
    if not work(intent, out, options):
        raise typer.Exit(1)
