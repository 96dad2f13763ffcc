"""`storyloop serve MODEL`: an OpenAI-compatible server for a merged model or an adapter. Alone: `python -m
stages.commands.serve MODEL`.

Left out: TLS and several models; put a proxy before it for either.
"""

import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Annotated

import typer

from stages.pipeline.errors import InputError

TOKEN_VARIABLE = "STORYLOOP_TOKEN"


def stop_with_stdin() -> None:
    sys.stdin.buffer.read()
    while True:  # the first may come before the server listens to signals
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(1)


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
            envvar=TOKEN_VARIABLE,
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
    """Serve a model over HTTP: chat completions with tools, streamed or not. SIGTERM lets running answers
    end.
    """
    import uvicorn

    from stages.serving.app import Limits, create_app
    from stages.serving.engine import Engine
    from stages.serving.load import load_served

    if with_parent:
        threading.Thread(target=stop_with_stdin, daemon=True).start()
    limits = Limits(max_new_tokens, timeout, max_batch, max_queue, max_body)
    try:
        policy, tokenizer = load_served(model, base)
    except InputError as error:
        sys.exit(str(error))
    engine = Engine(policy, tokenizer, limits.max_batch, limits.max_queue)
    app = create_app(engine, tokenizer, name or Path(model).resolve().name, token, limits)
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=int(timeout) + 1,
    )
    listener = config.bind_socket()
    # bind_socket logs below the level above; a parent process reads the port from this line.
    print(f"listening on http://{host}:{listener.getsockname()[1]}", flush=True)
    # uvicorn raises SIGTERM again once it has stopped in good order; that is then no failure.
    signal.signal(signal.SIGTERM, lambda *_: None)
    uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    typer.run(serve)
