"""Batched decoding in one worker thread, for many callers.

Requests that wait together are decoded together: left-padded rows share one key-value cache, a finished row leaves the
batch at once, and every row has its own temperature, seed, penalties, limits and deadline. What a row asks for changes
no other row, and a row whose numbers go wrong fails alone. Left out on purpose: rows do not join a running batch, and
caches are not paged; a deployment that needs either runs the pushed model under vLLM.
"""

import secrets
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import torch

from stages.decoding.adjustment import Adjustment
from stages.decoding.beginning import Beginning, Spellings
from stages.decoding.forward import batch_forward
from stages.decoding.sample import stop_token_ids
from stages.decoding.sampling import Diverged, RowParameters, choose_by_row, uniforms
from stages.functiongemma.tokens import START_CALL

FinishReason = Literal["stop", "length"]


class Overloaded(Exception):
    """The queue is full, a request waited too long in it, or the server is stopping; a later try may succeed."""


@dataclass(frozen=True)
class Sampling:
    max_tokens: int
    temperature: float = 1.0
    top_p: float = 1.0
    top_k: int = 0
    seed: int | None = None
    presence_penalty: float = 0.0
    frequency_penalty: float = 0.0
    bias: Mapping[int, float] = field(default_factory=dict)  # what is added to the logits of these token ids
    beginnings: tuple[str, ...] = ()  # of calls: the answer is a call that begins with one of them


@dataclass(frozen=True)
class Progress:
    """New tokens of one request, without the stop token; `reason` is set with the last of them."""

    tokens: list[int]
    reason: FinishReason | None = None
    error: Exception | None = None


@dataclass(eq=False)
class Job:
    """One completion asked for. `emit` is called on the worker thread: per token when `stream`, else once."""

    prompt: list[int]
    sampling: Sampling
    deadline: float
    emit: Callable[[Progress], None]
    stream: bool = False
    cancelled: bool = False
    tokens: list[int] = field(default_factory=list)


class Engine:
    """Owns the model. `submit` and `withdraw` from any thread; `close` finishes what is running and refuses what waits.

    Jobs hold token ids below `vocabulary` and fit into `context`; their callers see to it.
    """

    def __init__(
        self, model: Any, tokenizer: Any, max_batch: int = 16, max_queue: int = 64, window: float = 0.01
    ) -> None:
        self.context = int(model.config.get_text_config().max_position_embeddings)
        self.vocabulary = int(model.get_input_embeddings().weight.shape[0])
        self._model, self._stops = model, set(stop_token_ids(model))
        self._begin = batch_forward(model, tokenizer.pad_token_id)
        self._start_call = tokenizer.convert_tokens_to_ids(START_CALL)
        self._spellings = Spellings(tokenizer, self.vocabulary)
        self._max_batch, self._max_queue, self._window = max_batch, max_queue, window
        self._waiting: deque[Job] = deque()
        self._last = max_batch  # how many the last batch had
        self._changed = threading.Condition()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="engine", daemon=True)
        self._thread.start()

    def submit(self, *jobs: Job) -> None:
        """Queues all of `jobs` or none. Raises Overloaded when they do not fit."""
        with self._changed:
            if self._closed:
                raise Overloaded("the server is stopping")
            if len(self._waiting) + len(jobs) > self._max_queue:
                raise Overloaded(f"{len(self._waiting)} requests are waiting; try again later")
            self._waiting.extend(jobs)
            self._changed.notify()

    def withdraw(self, *jobs: Job) -> None:
        """Gives up jobs that nobody waits for: queued ones leave the queue now, running ones at their next token."""
        with self._changed:
            for job in jobs:
                job.cancelled = True
                if job in self._waiting:
                    self._waiting.remove(job)

    def close(self) -> None:
        with self._changed:
            self._closed = True
            refused = list(self._waiting)
            self._waiting.clear()
            self._changed.notify()
        for job in refused:
            job.emit(Progress([], error=Overloaded("the server is stopping")))
        self._thread.join()

    def _run(self) -> None:
        while jobs := self._next_batch():
            try:
                self._decode(jobs)
            except Exception as error:  # one failing batch (out of memory, say) is reported to its callers alone
                for job in jobs:
                    job.emit(Progress([], error=error))

    def _next_batch(self) -> list[Job]:
        """Blocks until there is work, then waits a little for as many requests as the last batch had, whose clients are
        likely to ask again at once; empty when closed.
        """
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._closed)
                self._changed.wait_for(lambda: self._closed or len(self._waiting) >= self._last, timeout=self._window)
                taken = [self._waiting.popleft() for _ in range(min(self._max_batch, len(self._waiting)))]
                self._last = len(taken)
                if not taken and self._closed:
                    return []
            jobs = [job for job in taken if not job.cancelled]
            late = [job for job in jobs if time.monotonic() > job.deadline]
            _refuse(late)
            if going := [job for job in jobs if job not in late]:
                return going

    def _refuse_late(self) -> None:
        """Tells those whose time ended in the queue, while others are being answered."""
        now = time.monotonic()
        with self._changed:
            late = [job for job in self._waiting if now > job.deadline]
            for job in late:
                self._waiting.remove(job)
        _refuse(late)

    @torch.inference_mode()
    def _decode(self, jobs: list[Job]) -> None:
        device = self._model.device
        rows, batch = list(jobs), self._begin()
        asked = [
            (job.sampling.temperature, job.sampling.top_p, min(job.sampling.top_k, self.vocabulary)) for job in jobs
        ]
        parameters, draws = RowParameters.of(asked, device), _draws(jobs).to(device)
        adjustments = {job: made for job in jobs if (made := self._adjustment(job.sampling, device))}
        beginnings = {
            job: Beginning(self._spellings, self._start_call, job.sampling.beginnings)
            for job in jobs
            if job.sampling.beginnings
        }
        logits = batch.read([job.prompt for job in jobs])
        for step in range(draws.shape[1]):
            for at, job in enumerate(rows):
                if job in adjustments:
                    logits[at] = adjustments[job].apply(logits[at])
                if job in beginnings and not beginnings[job].done:
                    logits[at] = beginnings[job].apply(logits[at])
            chosen, probability = choose_by_row(logits, parameters, draws[:, step : step + 1])
            picked = chosen[:, 0]
            wrong = probability[:, 0].isnan().tolist()
            going = []
            for at, (job, token) in enumerate(zip(rows, picked.tolist(), strict=True)):
                if wrong[at]:
                    job.emit(Progress([], error=Diverged("the model's probabilities are not numbers")))
                elif self._take(job, token):
                    going.append(at)
                    if job in adjustments:
                        adjustments[job].count(token)
                    if job in beginnings and not beginnings[job].done:
                        beginnings[job].count(token)
            if not going:
                return
            if len(going) < len(rows):
                kept = torch.tensor(going, device=device)
                batch.keep(kept)
                picked, parameters, draws = picked[kept], parameters.keep(kept), draws[kept]
                rows = [rows[at] for at in going]
            self._refuse_late()
            logits = batch.step(picked)

    def _adjustment(self, sampling: Sampling, device: torch.device) -> Adjustment | None:
        if not (sampling.presence_penalty or sampling.frequency_penalty or sampling.bias):
            return None
        return Adjustment(self.vocabulary, device, sampling.presence_penalty, sampling.frequency_penalty, sampling.bias)

    def _take(self, job: Job, token: int) -> bool:
        """Gives `token` to its job; says whether the job wants more."""
        if job.cancelled:
            return False
        reason: FinishReason | None = None
        if token in self._stops:
            reason = "stop"
        else:
            job.tokens.append(token)
            if len(job.tokens) >= job.sampling.max_tokens or time.monotonic() > job.deadline:
                reason = "length"
        if job.stream:
            job.emit(Progress([] if reason == "stop" else [token], reason))
        elif reason:
            job.emit(Progress(job.tokens, reason))
        return reason is None


def _refuse(late: list[Job]) -> None:
    for job in late:
        job.emit(Progress([], error=Overloaded("the request waited too long for its turn")))


def _draws(jobs: list[Job]) -> torch.Tensor:
    """The uniform numbers that decide each job's tokens, (job, token): of its seed alone, or of a random one."""
    draws = torch.zeros(len(jobs), max(job.sampling.max_tokens for job in jobs))
    for row, job in zip(draws, jobs, strict=True):
        seed = secrets.randbits(63) if job.sampling.seed is None else job.sampling.seed
        row[: job.sampling.max_tokens] = uniforms(seed, job.sampling.max_tokens)
    return draws
