"""Starts the server as a child process on a free loopback port, and stops it again. Where this process is killed, its
end of the child's standard input closes, which stops the child, too.
"""

import contextlib
import os
import re
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from stages.pipeline.credentials import SERVER
from stages.pipeline.errors import InputError
from stages.pipeline.redaction import hide


@dataclass(frozen=True)
class Served:
    url: str  # of the OpenAI-compatible routes, /v1 included
    token: str = field(repr=False)
    seconds_to_healthy: float
    named: bool = False  # whether requests must name the model as the server does


@contextlib.contextmanager
def served_locally(model: Path, max_new_tokens: int, start_timeout: float = 300.0) -> Iterator[Served]:
    """The model's server, healthy. Raises InputError with what the server wrote when it does not come up."""
    token = secrets.token_urlsafe(16)
    hide(token, SERVER)
    command = [sys.executable, "-m", "stages.serving.server", str(model), "--port", "0"]
    command += ["--max-new-tokens", str(max_new_tokens), "--with-parent"]
    began = time.monotonic()
    with tempfile.TemporaryFile("w+") as log, tempfile.TemporaryFile("w+") as output:
        environment = {**os.environ, SERVER: token}
        server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=output, stderr=log, env=environment)
        try:
            address = ""
            while not (address and _healthy(address)):
                if server.poll() is not None or time.monotonic() - began > start_timeout:
                    log.seek(0)
                    # The last lines with words in them: error boxes wrap their text and end in a rule.
                    lines = [line.strip("│ ") for line in log.read().splitlines() if re.search(r"\w", line)]
                    why = " ".join(lines[-2:]) if lines else f"nothing answered within {start_timeout:.0f} s"
                    raise InputError(f"{model}: the local server did not start: {why}")
                time.sleep(0.1)
                output.seek(0)
                line = output.readline()
                address = line.split()[-1] if line.endswith("\n") else ""
            yield Served(f"{address}/v1", token, time.monotonic() - began)
        finally:
            server.terminate()
            try:
                server.wait(30)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _healthy(address: str) -> bool:
    try:
        return httpx.get(f"{address}/health", timeout=2).status_code == 200
    except httpx.TransportError:
        return False
