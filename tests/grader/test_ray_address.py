"""An address at which no cluster answers ends in one sentence, within seconds."""

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from grader_params import PARAMS

from stages.grader import GraderThread
from stages.pipeline.errors import InputError

pytest.importorskip("ray", reason="Ray is not installed: STORYLOOP_EXTRAS=test,ray make setup")


@pytest.fixture
def server() -> Iterator[socket.socket]:
    with socket.create_server(("0.0.0.0", 0)) as server:
        yield server


def sentence(address: str, bundle: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """With what a grader of that address ends."""
    monkeypatch.setenv("RAY_ADDRESS", address)
    begun = time.monotonic()
    with pytest.raises(InputError) as ended, GraderThread(PARAMS, bundle):
        pass
    assert time.monotonic() - begun < 30  # some of it is the start of the browser
    assert "\n" not in str(ended.value) and "unset RAY_ADDRESS" in str(ended.value)
    return str(ended.value)


def test_where_nothing_listens(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Connection refused" in sentence("127.0.0.1:9", bundle, monkeypatch)


def test_where_a_server_keeps_silent(server: socket.socket, bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    address = f"127.0.0.1:{server.getsockname()[1]}"
    assert "is no Ray cluster" in sentence(address, bundle, monkeypatch)


def test_where_another_server_listens(server: socket.socket, bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def answer() -> None:
        connection, _ = server.accept()
        connection.sendall(b"-ERR unknown command 'PRI'\r\n")  # as Redis does, whose port Ray uses
        connection.recv(1)

    threading.Thread(target=answer, daemon=True).start()
    address = f"127.0.0.1:{server.getsockname()[1]}"
    assert "is no Ray cluster" in sentence(address, bundle, monkeypatch)


def test_where_the_own_machine_is_too_slow_to_start_a_node(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def init(*_: object, **__: object) -> None:
        raise Exception("The current node timed out during startup.")  # Ray's own, of no kind of its own

    monkeypatch.setattr("ray.init", init)
    assert "timed out during startup" in sentence("local", bundle, monkeypatch)
