"""A policy behind the real server, on a free port, in a thread of the test."""

import contextlib
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import uvicorn

from stages.serving.app import create_app
from stages.serving.engine import Engine
from stages.serving.limits import Limits

LIMITS = Limits()


@contextlib.contextmanager
def served(
    policy: tuple[Any, Any], limits: Limits = LIMITS, token: str | None = None, folder: Path | None = None
) -> Iterator[str]:
    engine = Engine(*policy, limits.max_batch, limits.max_queue)
    app = create_app(engine, policy[1], "tiny", token, limits, folder)
    config = uvicorn.Config(app, port=0, log_level="error", timeout_graceful_shutdown=2)
    listener = config.bind_socket()
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
