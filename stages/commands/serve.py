"""`storyloop serve MODEL`: an OpenAI-compatible server for a merged model or an adapter."""

from typing import Annotated

import typer

from stages.pipeline.credentials import SERVER
from stages.serving.server import ServerOptions
from stages.serving.server import serve as run


def serve(
    model: Annotated[
        str, typer.Argument(help="Model or adapter folder, such as data/merge/model, or a Hub repository id.")
    ],
    base: Annotated[
        str | None, typer.Option(help="Model that an adapter was trained on; default: what the adapter names.")
    ] = None,
    host: Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 for every interface.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on; 0 picks a free one.", min=0, max=65535)] = 8000,
    token: Annotated[
        str | None,
        typer.Option(
            help="Bearer token that clients must send; the variable keeps it out of the process list.",
            envvar=SERVER,
            show_default=False,
        ),
    ] = None,
    name: Annotated[str | None, typer.Option(help="Model name in answers; default: the last part of MODEL.")] = None,
    max_new_tokens: Annotated[int, typer.Option(help="Longest answer, in tokens.", min=1)] = 1024,
    timeout: Annotated[float, typer.Option(help="Seconds an answer may take, waiting included.", min=0.1)] = 120.0,
    max_batch: Annotated[int, typer.Option(help="Requests decoded side by side.", min=1)] = 16,
    max_queue: Annotated[int, typer.Option(help="Requests that may wait; more are told to retry.", min=1)] = 64,
    max_body: Annotated[int, typer.Option(help="Largest request, in bytes.", min=1)] = 1_000_000,
    with_parent: Annotated[
        bool,
        typer.Option(
            "--with-parent", help="Stop when standard input closes, as it does when the starting process ends."
        ),
    ] = False,
) -> None:
    """Serve a model over HTTP: chat completions with tools, streamed or not. SIGTERM lets running answers end."""
    run(
        ServerOptions(
            model, base, host, port, token, name, max_new_tokens, timeout, max_batch, max_queue, max_body, with_parent
        )
    )
