"""A server that answers as S3 does (moto's), and a DVC that can talk to it.

Both run in environments of their own that uv makes and keeps in its cache: what dvc-s3 needs is no part of ours.
"""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from tiny_project import environment

KEYS = {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_DEFAULT_REGION": "us-east-1"}
UV = [str(Path(sys.executable).with_name("uv")), "tool", "run", "--python", sys.executable]


@contextmanager
def s3_server(bucket: str) -> Iterator[str]:
    """Its address; the bucket is there and empty."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    command = [*UV, "--from", "moto[server]", "moto_server", "-p", str(port)]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        for _ in range(1200):  # two minutes: the first time it is downloaded
            time.sleep(0.1)
            assert process.poll() is None, "moto's server ended; can a package index be reached?"
            try:
                urllib.request.urlopen(urllib.request.Request(f"{url}/{bucket}", method="PUT")).close()
                break
            except (urllib.error.URLError, ConnectionError):
                continue
        yield url
    finally:
        os.killpg(process.pid, signal.SIGKILL)  # uv and the server
        process.wait()


def dvc_with_s3(folder: Path, *arguments: str) -> str:
    """What DVC printed: as docs/scale.md says, in the version of this environment."""
    command = [*UV, "--from", f"dvc=={version('dvc')}", "--with", "dvc-s3", "dvc", *arguments]
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, **environment(), **KEYS}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    return done.stdout
