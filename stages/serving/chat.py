"""One request on its way through the engine, and the answer as one body or as a stream of chunks."""

import asyncio
import contextlib
import json
import logging
import secrets
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

from stages.serving.engine import Engine, FinishReason, Job, Overloaded, Progress, Sampling
from stages.serving.limits import Limits
from stages.serving.protocol import Deltas, answer, beginnings, json_answer, settled, stop_at
from stages.serving.reading import Asked
from stages.serving.request import ChatRequest

LOG = logging.getLogger("uvicorn.error")


def sampling_of(request: ChatRequest, choice: int, most_tokens: int) -> Sampling:
    """How the tokens of one choice are drawn; each choice has a seed of its own."""
    return Sampling(
        max_tokens=min(request.most_tokens or most_tokens, most_tokens),
        temperature=request.temperature,
        top_p=request.top_p,
        top_k=request.top_k,
        seed=None if request.seed is None else request.seed + choice,
        presence_penalty=request.presence_penalty,
        frequency_penalty=request.frequency_penalty,
        bias=request.biases,
        beginnings=beginnings(request),
    )


class Chat:
    """The jobs of one request, and what comes back of them. Whoever makes one closes it."""

    def __init__(self, asked: Asked, engine: Engine, tokenizer: Any, limits: Limits, deadline: float) -> None:
        self.request, self._asked, self._engine, self._tokenizer = asked.request, asked, engine, tokenizer
        request, loop = asked.request, asyncio.get_running_loop()
        self._one_call = request.calls_allowed and not request.parallel_tool_calls
        most = min(limits.max_new_tokens, engine.context - len(asked.prompt))
        self._arrivals: asyncio.Queue[tuple[int, Progress]] = asyncio.Queue()

        def deliver(index: int, progress: Progress) -> None:
            with contextlib.suppress(RuntimeError):  # the loop is gone: the server was stopped without grace
                loop.call_soon_threadsafe(self._arrivals.put_nowait, (index, progress))

        self.jobs = [
            Job(
                prompt=asked.prompt,
                sampling=sampling_of(request, index, most),
                deadline=deadline,
                emit=lambda progress, index=index: deliver(index, progress),  # type: ignore[misc]
                stream=request.stream or bool(request.stop) or self._one_call,
            )
            for index in range(request.n)
        ]
        engine.submit(*self.jobs)

    def close(self) -> None:
        """Nobody waits any longer; what is still queued or being written is given up."""
        self._engine.withdraw(*self.jobs)

    async def progress(self) -> AsyncIterator[tuple[int, str, int, FinishReason | None]]:
        """(choice, its text so far, its tokens, reason when it is complete), until every choice is complete."""
        tokens: list[list[int]] = [[] for _ in self.jobs]
        open_choices = set(range(len(self.jobs)))
        while open_choices:
            index, news = await self._arrivals.get()
            if index not in open_choices:  # written before the engine knew of the stop
                continue
            if news.error:
                raise news.error
            tokens[index] += news.tokens
            text = str(self._tokenizer.decode(tokens[index], skip_special_tokens=False))
            reason = news.reason
            end = stop_at(text if reason else settled(text), self.request.stop, self._one_call)
            if end is not None:
                text, reason = text[:end], "stop"
            if reason:
                open_choices.remove(index)
                self._engine.withdraw(self.jobs[index])
            yield index, text, len(tokens[index]), reason

    def usage(self, completion: int) -> dict[str, int]:
        count = len(self._asked.prompt)
        return {"prompt_tokens": count, "completion_tokens": completion, "total_tokens": count + completion}


@dataclass
class Reply:
    """What every body and chunk of one answer shares."""

    model: str
    kind: str
    id: str = field(default_factory=lambda: f"chatcmpl-{secrets.token_hex(12)}")
    created: int = field(default_factory=lambda: int(time.time()))

    def body(self, choices: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
        head = {"id": self.id, "object": self.kind, "created": self.created, "model": self.model}
        return {**head, "choices": choices, **more}


async def whole(chat: Chat, name: str) -> dict[str, Any]:
    done: dict[int, tuple[str, int, FinishReason]] = {}
    async for index, text, count, reason in chat.progress():
        if reason:
            done[index] = text, count, reason
    choices = []
    for index, (text, _, reason) in sorted(done.items()):
        form = chat.request.answer_form
        message, finish = json_answer(text, reason, form) if form else answer(text, reason, chat.request.calls_allowed)
        choices.append({"index": index, "message": message, "finish_reason": finish, "logprobs": None})
    usage = chat.usage(sum(count for _, count, _ in done.values()))
    return Reply(name, "chat.completion").body(choices, usage=usage)


async def streamed(chat: Chat, name: str) -> AsyncIterator[str]:
    reply = Reply(name, "chat.completion.chunk")
    deltas = [Deltas(chat.request.calls_allowed, chat.request.stop, chat.request.answer_form) for _ in chat.jobs]
    counts = [0] * len(chat.jobs)

    def event(index: int, delta: dict[str, Any], finish: str | None = None) -> str:
        choice = {"index": index, "delta": delta, "finish_reason": finish, "logprobs": None}
        return f"data: {json.dumps(reply.body([choice]))}\n\n"

    try:
        for index in range(len(chat.jobs)):
            yield event(index, {"role": "assistant", "content": ""})
        async for index, text, count, reason in chat.progress():
            counts[index] = count
            if reason is None:
                for delta in deltas[index].grow(text):
                    yield event(index, delta)
                continue
            for delta in deltas[index].finish(text, reason):
                yield event(index, delta)
            yield event(index, {}, deltas[index].finish_reason)
        if chat.request.stream_options and chat.request.stream_options.include_usage:
            yield f"data: {json.dumps(reply.body([], usage=chat.usage(sum(counts))))}\n\n"
    except Exception as error:  # the status line has gone out: the error travels as an event
        status, said = (503, str(error)) if isinstance(error, Overloaded) else (500, "the model failed; see its log")
        if status == 500:
            LOG.exception("an answer broke off")
        notice = {"message": said, "type": "server_error", "param": None, "code": status}
        yield f"data: {json.dumps({'error': notice})}\n\n"
    yield "data: [DONE]\n\n"
