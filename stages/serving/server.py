"""The server of one model, from its folder to a listening socket.

`storyloop serve` runs it for a person. `python -m stages.serving.server MODEL` runs it as a child process, with the
options that local_server.py needs; the token comes in the environment. Left out: TLS and several models; put a proxy
before it for either.
"""

import argparse
import errno
import os
import signal
import socket
import sys
import threading
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

from stages import leave_at_once
from stages.pipeline.credentials import SERVER, checked
from stages.pipeline.errors import InputError, run_stage
from stages.policy.folder import ADAPTER, MODEL, require_model


@dataclass(frozen=True)
class ServerOptions:
    """`model` is a model or adapter folder or a Hub repository id; `base` is the model of an adapter."""

    model: str
    base: str | None = None
    host: str = "127.0.0.1"
    port: int = 8000  # 0 picks a free one
    token: str | None = field(default=None, repr=False)  # bearer token that clients must send
    name: str | None = None  # in answers; None: the last part of `model`
    max_new_tokens: int = 1024
    timeout: float = 120.0  # seconds of one answer, waiting included
    max_batch: int = 16
    max_queue: int = 64
    max_body: int = 1_000_000  # bytes
    with_parent: bool = False  # stop when standard input closes


def serve(options: ServerOptions) -> None:
    """Serves until SIGTERM, which lets running answers end.

    Raises InputError where the port cannot be had, which is known before the model is loaded, or the model cannot be.
    """
    token = checked(options.token, SERVER if os.environ.get(SERVER) == options.token else "--token")
    with listen(options.host, options.port) as listener:
        _serve(replace(options, token=token), listener)


def _serve(options: ServerOptions, listener: socket.socket) -> None:
    folder = Path(options.model).resolve()
    if options.base is None and folder.is_dir():
        require_model(options.model, (MODEL, ADAPTER))
    if not options.with_parent:
        print(f"loading the model in {options.model}, which takes some seconds", file=sys.stderr, flush=True)
    import uvicorn

    from stages.serving.app import create_app
    from stages.serving.engine import Engine
    from stages.serving.limits import Limits
    from stages.serving.load import load_served

    if options.with_parent:
        threading.Thread(target=stop_with_stdin, daemon=True).start()
    limits = Limits(options.max_new_tokens, options.timeout, options.max_batch, options.max_queue, options.max_body)
    policy, tokenizer = load_served(options.model, options.base)
    engine = Engine(policy, tokenizer, limits.max_batch, limits.max_queue)
    app = create_app(engine, tokenizer, options.name or folder.name, options.token, limits, folder)
    config = uvicorn.Config(
        app,
        host=options.host,
        port=options.port,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=int(options.timeout) + 1,
    )
    host = f"[{options.host}]" if ":" in options.host else options.host
    # A parent process reads the port from this line.
    print(f"listening on http://{host}:{listener.getsockname()[1]}", flush=True)
    # Until uvicorn listens to Ctrl-C itself, asyncio would end its start with a traceback.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, leave_at_once)
    # uvicorn raises SIGTERM again once it has stopped in good order; that is then no failure.
    signal.signal(signal.SIGTERM, lambda *_: None)
    uvicorn.Server(config).run(sockets=[listener])


def listen(host: str, port: int) -> socket.socket:
    """A socket that already queues connections, so that no other server can take the port while the model is loaded."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(2048)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            why = "the port is in use; stop what listens there, or choose another with --port (0 picks a free one)"
        else:
            why = f"{error.strerror}; choose another --host or --port"
        raise InputError(f"{host}:{port}: {why}") from None
    return listener


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
            token=os.environ.get(SERVER),
            max_new_tokens=given.max_new_tokens,
            with_parent=given.with_parent,
        )
    )


if __name__ == "__main__":
    run_stage(main)
