"""Tokens a second of `storyloop serve` and of `transformers serve`, for 1 and 16 clients. `python -m tests.benchmarks.serve`.

Both serve the same model (a Gemma 3 of the laptop policy's shape with random weights, which seldom end an answer early) to
the same clients with the same requests, greedy and of a limited length, over HTTP, in processes of their own. The rounds
alternate and each figure is the median of its rounds, so that other work on the machine meets both alike. The peer runs
as it comes and with its continuous batching; `ratio` (16 clients) is against the better of the two. On a machine that
others use, too, the figures by processor time are the ones to read.
"""

import argparse
import ctypes
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import psutil
from repository import ROOT

from stages.pipeline.params import load
from stages.policy.prompts import prompt_text
from stages.stories import load_stories
from stages.tiny.model import build_model, build_tokenizer
from stages.tools.core_tools import core_tool_declarations


@dataclass(frozen=True)
class Server:
    url: str
    process: psutil.Process

    def processor_seconds(self) -> float:
        times = self.process.cpu_times()
        return times.user + times.system


def build(folder: Path) -> list[list[dict[str, str]]]:
    """Saves the model; returns what to ask it."""
    base, prompt, seed = load("base", "prompt", "seed")
    intents = [story.intent for story in load_stories(ROOT / "data/stories")]
    messages = [[{"role": "system", "content": prompt.system}, {"role": "user", "content": text}] for text in intents]
    tokenizer = build_tokenizer(
        [prompt_text(None, each, core_tool_declarations()) for each in messages], base.vocab_size
    )
    build_model(tokenizer, base, seed).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return messages


@contextmanager
def running(name: str, command: list[str], port: int, patience: float = 120) -> Iterator[Server]:
    """A server, once it answers, which it must within `patience` seconds; it is stopped with everything it started."""
    environment = {**os.environ, "HF_HUB_OFFLINE": "1", "TRANSFORMERS_VERBOSITY": "error"}
    with tempfile.TemporaryFile() as log:
        server = subprocess.Popen(
            command,
            stdout=log,
            stderr=log,
            cwd=ROOT,
            env=environment,
            start_new_session=True,
            preexec_fn=end_with_parent,
        )
        try:
            until = time.monotonic() + patience
            while True:
                if server.poll() is not None or time.monotonic() > until:
                    log.seek(0)
                    sys.exit(f"{name} did not start: {log.read().decode()[-8000:]}")
                try:
                    httpx.get(f"http://127.0.0.1:{port}/health", timeout=2).raise_for_status()
                    break
                except httpx.HTTPError:
                    time.sleep(0.2)
            yield Server(f"http://127.0.0.1:{port}/v1/chat/completions", psutil.Process(server.pid))
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(server.pid, signal.SIGKILL)
                server.wait()


def end_with_parent() -> None:
    """Linux ends this process when the benchmark ends, however it does."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def speeds_of(server: Server, body: dict[str, Any], asked: list[Any], clients: int, tokens: int) -> tuple[float, float]:
    """Tokens a second, by the clock and by the server's processor time. Every client asks one thing after the other; the
    tokens that were written count.
    """

    def ask(share: list[Any]) -> int:
        count = 0
        with httpx.Client(timeout=300) as client:
            for messages in share:
                whole = {**body, "messages": messages, "max_tokens": tokens, "temperature": 0.0}
                answer = client.post(server.url, json=whole)
                answer.raise_for_status()
                written = answer.json()["usage"]["completion_tokens"]
                assert 0 < written <= tokens, f"{written} tokens where {tokens} were asked for at most"
                count += written
        return count

    began, used = time.perf_counter(), server.processor_seconds()
    with ThreadPoolExecutor(clients) as pool:
        done = sum(pool.map(ask, [asked[at::clients] for at in range(clients)]))
    return done / (time.perf_counter() - began), done / (server.processor_seconds() - used)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=3, help="rounds of each server and number of clients")
    parser.add_argument("--tokens", type=int, default=64, help="length of every answer")
    size, tokens = (options := parser.parse_args()).size, options.tokens
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        model = Path(folder) / "model"
        messages = build(model)
        ports = {name: free_port() for name in ("storyloop", "transformers", "transformers_continuous")}
        peer = [str(Path(sys.executable).with_name("transformers")), "serve", str(model), "--device", "cpu"]
        commands = {
            "storyloop": [sys.executable, "-m", "stages.commands.main", "serve", str(model)],
            "transformers": peer,
            "transformers_continuous": [*peer, "--continuous-batching"],
        }
        servers = {
            name: stack.enter_context(running(name, [*command, "--port", str(ports[name])], ports[name]))
            for name, command in commands.items()
        }
        body = {"model": str(model)}
        speeds: dict[tuple[str, int], list[tuple[float, float]]] = {(n, c): [] for n in servers for c in (1, 16)}
        for server in servers.values():
            speeds_of(server, body, messages[:2], 1, tokens)  # warm
        for number in range(size):
            for clients, requests in ((1, 4), (16, 32)):
                asked = messages[number * 36 : number * 36 + requests]
                for name, server in servers.items():
                    clock, processor = speeds_of(server, body, asked, clients, tokens)
                    speeds[name, clients].append((clock, processor))
                    print(
                        f"round {number + 1}, {clients:2} clients, {name}: {clock:.0f} tokens/s, "
                        f"{processor:.0f} a processor second",
                        flush=True,
                    )
    figures: dict[str, Any] = {"unit": "tokens/s"}
    for (name, clients), rounds in speeds.items():
        figures[f"{name}_{clients}"] = round(statistics.median(clock for clock, _ in rounds), 1)
        figures[f"{name}_{clients}_processor"] = round(statistics.median(processor for _, processor in rounds), 1)
    for clients in (1, 16):
        for kind in ("", "_processor"):
            best = max(figures[f"{peer}_{clients}{kind}"] for peer in ("transformers", "transformers_continuous"))
            figures[f"ratio_{clients}{kind}"] = round(figures[f"storyloop_{clients}{kind}"] / best, 2)
    print(json.dumps({**figures, "ratio": figures["ratio_16"]}))


if __name__ == "__main__":
    main()
