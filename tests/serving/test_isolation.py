"""Clients share one model: what one asks for, or that it leaves, takes nothing from the others."""

import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import httpx
import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from served_policy import served
from tiny_policy import memorised_policy, messages

from stages.decoding.adjustment import Adjustment
from stages.decoding.sampling import Diverged
from stages.pipeline.errors import InputError
from stages.policy.load import load_policy
from stages.serving.chat import sampling_of
from stages.serving.engine import Engine, Job, Progress, Sampling
from stages.serving.limits import Limits
from stages.serving.request import read_request
from stages.serving.server import ServerOptions, listen, serve

ORDINARY = Sampling(max_tokens=16, temperature=1.0, seed=5)


@pytest.fixture(scope="module")
def policy(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Any]:
    return load_policy(memorised_policy(tmp_path_factory.mktemp("policy"), {"Greet me": "Hello, you"}, steps=20))


@pytest.fixture(scope="module")
def engine(policy: tuple[Any, Any]) -> Iterator[Engine]:
    engine = Engine(*policy, window=0)
    yield engine
    engine.close()


def decoded(engine: Engine, prompts: Sequence[list[int]], asked: Sequence[Sampling]) -> list[Progress]:
    """What comes of these jobs in one batch."""
    results: dict[int, Progress] = {}
    done = threading.Semaphore(0)

    def job(at: int) -> Job:
        def emit(progress: Progress) -> None:
            results[at] = progress
            done.release()

        return Job(prompts[at], asked[at], time.monotonic() + 60, emit)

    engine.submit(*(job(at) for at in range(len(asked))))
    for _ in asked:
        assert done.acquire(timeout=60)
    return [results[at] for at in range(len(asked))]


odd_numbers = st.sampled_from([0, 1e-323, 1e-300, 1e-45, 1e-38, 9.99e-6, 1e-5, 1.0000001e-5, 1e-3, 1, 9.99, 10])
odd_requests = st.fixed_dictionaries(
    {},
    optional={
        "temperature": odd_numbers | st.floats(0, 10),
        "top_p": st.sampled_from([0, 1e-323, 1e-300, 1e-8, 0.5, 1 - 1e-12, 1]) | st.floats(0, 1),
        "top_k": st.sampled_from([0, 1, 2, 511, 512, 513, 2**31, 2**63, 2**200]),
        "presence_penalty": st.floats(-2, 2),
        "frequency_penalty": st.sampled_from([-2, 2, 5e-324]) | st.floats(-2, 2),
        "logit_bias": st.dictionaries(st.integers(0, 250).map(str), st.floats(-100, 100), max_size=5),
        "seed": st.integers(-(2**63), 2**63 - 1) | st.none(),
        "max_tokens": st.integers(1, 24) | st.just(2**80),
    },
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(odd=st.lists(odd_requests, min_size=1, max_size=4), words=st.integers(1, 40))
def test_no_request_changes_the_tokens_of_another_in_its_batch(
    engine: Engine, odd: list[dict[str, Any]], words: int
) -> None:
    prompt, other = [2, *range(30, 40)], [2, *range(60, 60 + words)]
    [alone] = decoded(engine, [prompt], [ORDINARY])
    read = [read_request(json.dumps({"messages": messages("x"), **fields}).encode()) for fields in odd]
    asked = [ORDINARY, *(sampling_of(request, 0, 24) for request in read)]
    together = decoded(engine, [prompt, *[other] * len(odd)], asked)
    assert together[0] == alone
    assert [each.error for each in together] == [None] * len(asked)


def test_a_row_whose_numbers_go_wrong_fails_alone(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Adjustment, "apply", lambda self, logits: torch.full_like(logits, torch.nan))
    [alone] = decoded(engine, [[2, 30]], [ORDINARY])
    good, bad = decoded(engine, [[2, 30], [2, 31]], [ORDINARY, Sampling(16, presence_penalty=1)])
    assert good == alone and isinstance(bad.error, Diverged)


class Client:
    """A client that asks, and may leave before it is answered."""

    def __init__(self, url: str, **fields: Any) -> None:
        body = json.dumps({"messages": messages("Surprise"), "temperature": 9, "max_tokens": 400, **fields})
        host, port = url.removeprefix("http://").split(":")
        self.socket = socket.create_connection((host, int(port)))
        head = f"POST /v1/chat/completions HTTP/1.1\r\nhost: {host}\r\ncontent-length: {len(body)}\r\n\r\n"
        self.socket.sendall((head + body).encode())

    def status(self, seconds: float) -> int | None:
        """None where nothing is answered for so long."""
        self.socket.settimeout(seconds)
        try:
            return int(self.socket.recv(20).split()[1])
        except TimeoutError:
            return None

    def leave(self) -> None:
        self.socket.close()


@pytest.mark.parametrize("stream", [False, True])
def test_a_client_that_leaves_frees_its_place_in_the_queue_and_at_the_model_at_once(
    policy: tuple[Any, Any], monkeypatch: pytest.MonkeyPatch, stream: bool
) -> None:
    decoding, queued, gone = threading.Event(), threading.Semaphore(0), threading.Semaphore(0)
    take, submit, withdraw = Engine._take, Engine.submit, Engine.withdraw

    def slowly(self: Engine, job: Job, token: int) -> bool:
        decoding.set()
        time.sleep(0.1)  # 400 tokens are 40 seconds
        return take(self, job, token)

    monkeypatch.setattr(Engine, "_take", slowly)
    monkeypatch.setattr(Engine, "submit", lambda self, *jobs: (submit(self, *jobs), queued.release()))
    monkeypatch.setattr(Engine, "withdraw", lambda self, *jobs: (withdraw(self, *jobs), gone.release()))
    with served(policy, Limits(max_batch=1, max_queue=1)) as url:
        running = Client(url, stream=stream)
        assert decoding.wait(10)
        waiting = Client(url, stream=stream)
        assert queued.acquire(timeout=10) and queued.acquire(timeout=10)
        assert Client(url).status(10) == 429  # the queue is full
        waiting.leave()
        assert gone.acquire(timeout=3)
        next_one = Client(url, max_tokens=1)
        assert queued.acquire(timeout=10)  # it waits, in the place that became free
        running.leave()
        assert next_one.status(10) == 200
        assert httpx.get(f"{url}/health").status_code == 200


def test_a_port_in_use_is_found_before_the_model_is_loaded(tmp_path: Path) -> None:
    taken = listen("127.0.0.1", 0)
    port = taken.getsockname()[1]
    with taken, pytest.raises(InputError, match=f"127.0.0.1:{port}: the port is in use; .* --port"):
        serve(ServerOptions(str(tmp_path / "no-model"), port=port))


def test_an_address_of_another_machine_is_a_sentence() -> None:
    with pytest.raises(InputError, match=r"192\.0\.2\.1:8000: .*; choose another --host or --port"):
        listen("192.0.2.1", 8000)
    with pytest.raises(InputError, match="choose another --host"):
        listen("no.such.host.invalid", 0)


def test_the_server_of_a_busy_port_ends_without_a_traceback(tmp_path: Path) -> None:
    with listen("127.0.0.1", 0) as taken:
        command = [sys.executable, "-m", "stages.serving.server", str(tmp_path), "--port"]
        done = subprocess.run([*command, str(taken.getsockname()[1])], capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "in use" in done.stderr and len(done.stderr.splitlines()) == 1


def test_a_request_whose_time_ends_in_the_queue_is_told_while_another_is_still_answered(
    policy: tuple[Any, Any],
) -> None:
    engine, order, told = Engine(*policy, max_batch=1, window=0), list[str](), threading.Event()

    def told_of(name: str) -> Any:
        def emit(progress: Progress) -> None:
            order.append(f"{name}: {progress.error or progress.reason}")
            if name == "long":
                told.set()

        return emit

    long = Sampling(max_tokens=200, seed=1, bias={stop: -100.0 for stop in engine._stops})
    try:
        engine.submit(
            Job([1, 2, 3], long, time.monotonic() + 60, told_of("long")),
            Job([1, 2, 3], ORDINARY, time.monotonic() + 0.02, told_of("late")),
        )
        assert told.wait(60)
    finally:
        engine.close()
    assert order == ["late: the request waited too long for its turn", "long: length"]
