"""The server of one model, from its folder to a listening socket.

`storyloop serve` runs it for a person. `python -m stages.serving.server MODEL` runs it as a child process, with the
options that local_server.py needs; the token comes in the environment. Left out: TLS and several models; put a proxy
before it for either.
"""

import argparse
import os
import signal
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from stages.pipeline.errors import run_stage

TOKEN_VARIABLE = "STORYLOOP_TOKEN"


@dataclass(frozen=True)
class ServerOptions:
    """`model` is a model or adapter folder or a Hub repository id; `base` is the model of an adapter."""

    model: str
    base: str | None = None
    host: str = "127.0.0.1"
    port: int = 8000  # 0 picks a free one
    token: str | None = None  # bearer token that clients must send
    name: str | None = None  # in answers; None: the last part of `model`
    max_new_tokens: int = 1024
    timeout: float = 120.0  # seconds of one answer, waiting included
    max_batch: int = 16
    max_queue: int = 64
    max_body: int = 1_000_000  # bytes
    with_parent: bool = False  # stop when standard input closes


def serve(options: ServerOptions) -> None:
    """Serves until SIGTERM, which lets running answers end. Raises InputError where the model cannot be loaded."""
    import uvicorn

    from stages.serving.app import Limits, create_app
    from stages.serving.engine import Engine
    from stages.serving.load import load_served

    if options.with_parent:
        threading.Thread(target=stop_with_stdin, daemon=True).start()
    limits = Limits(options.max_new_tokens, options.timeout, options.max_batch, options.max_queue, options.max_body)
    policy, tokenizer = load_served(options.model, options.base)
    engine = Engine(policy, tokenizer, limits.max_batch, limits.max_queue)
    app = create_app(engine, tokenizer, options.name or Path(options.model).resolve().name, options.token, limits)
    config = uvicorn.Config(
        app,
        host=options.host,
        port=options.port,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=int(options.timeout) + 1,
    )
    listener = config.bind_socket()
    # bind_socket logs below the level above; a parent process reads the port from this line.
    print(f"listening on http://{options.host}:{listener.getsockname()[1]}", flush=True)
    # uvicorn raises SIGTERM again once it has stopped in good order; that is then no failure.
    signal.signal(signal.SIGTERM, lambda *_: None)
    uvicorn.Server(config).run(sockets=[listener])


def stop_with_stdin() -> None:
    # Not by sys.stdin, whose lock this thread would still hold when an error ends the process.
    while os.read(sys.stdin.fileno(), 4096):
        pass
    while True:  # the first may come before the server listens to signals
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(1)


def main() -> None:
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    parser = argparse.ArgumentParser(prog="python -m stages.serving.server")
    parser.add_argument("model")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--max-new-tokens", type=int, default=1024)
    parser.add_argument("--with-parent", action="store_true")
    given = parser.parse_args()
    serve(
        ServerOptions(
            given.model,
            port=given.port,
            token=os.environ.get(TOKEN_VARIABLE),
            max_new_tokens=given.max_new_tokens,
            with_parent=given.with_parent,
        )
    )


if __name__ == "__main__":
    run_stage(main)
