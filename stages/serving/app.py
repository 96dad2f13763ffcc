"""The routes: POST /v1/chat/completions (plain and streamed), GET /v1/models, GET /health.

A truncated or malformed completion is an ordinary answer; status codes are for requests: 400 what cannot
be answered, 401 token, 413 and 408 body, 429 queue full (with Retry-After), 503 stopping.
"""

import asyncio
import contextlib
import json
import secrets
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from jinja2 import TemplateError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response, StreamingResponse

from stages.serving.authentication import Gate, failure
from stages.serving.engine import Engine, FinishReason, Job, Overloaded, Progress, Sampling
from stages.serving.protocol import ChatRequest, Deltas, answer, forced_start, template_input


@dataclass(frozen=True)
class Limits:
    max_new_tokens: int = 1024
    timeout: float = 120.0  # seconds from arrival to the last token; what is written by then is the answer
    max_batch: int = 16
    max_queue: int = 64
    max_body: int = 1_000_000
    body_timeout: float = 10.0


class Chat:
    """One request on its way through the engine: prompt, jobs, and the tokens that come back."""

    def __init__(self, request: ChatRequest, engine: Engine, tokenizer: Any, limits: Limits) -> None:
        self.request, self.tokenizer = request, tokenizer
        self.start = forced_start(request)
        messages, tools = template_input(request)
        text = tokenizer.apply_chat_template(messages, tools=tools, add_generation_prompt=True, tokenize=False)
        self.prompt: list[int] = tokenizer(text + self.start, add_special_tokens=False)["input_ids"]
        room = engine.context - len(self.prompt)
        if room < 1:
            raise ValueError(f"the prompt has {len(self.prompt)} tokens; the model takes {engine.context - 1}")
        asked = request.max_completion_tokens or request.max_tokens or limits.max_new_tokens
        count = request.n or 1
        loop = asyncio.get_running_loop()
        self.arrivals: asyncio.Queue[tuple[int, Progress]] = asyncio.Queue()

        def deliver(index: int, progress: Progress) -> None:
            with contextlib.suppress(RuntimeError):  # the loop is gone: the server was stopped without grace
                loop.call_soon_threadsafe(self.arrivals.put_nowait, (index, progress))

        self.jobs = [
            Job(
                prompt=self.prompt,
                sampling=Sampling(
                    max_tokens=min(asked, limits.max_new_tokens, room),
                    temperature=1.0 if request.temperature is None else request.temperature,
                    top_p=request.top_p or 1.0,
                    top_k=request.top_k or 0,
                    seed=None if request.seed is None else request.seed + index,
                ),
                deadline=time.monotonic() + limits.timeout,
                emit=lambda progress, index=index: deliver(index, progress),  # type: ignore[misc]
                stream=bool(request.stream),
            )
            for index in range(count)
        ]
        engine.submit(*self.jobs)

    async def progress(self) -> AsyncIterator[tuple[int, list[int], FinishReason | None]]:
        """(choice, all its tokens so far, reason when it is complete), until every choice is complete."""
        tokens: list[list[int]] = [[] for _ in self.jobs]
        left = len(self.jobs)
        try:
            while left:
                index, news = await self.arrivals.get()
                if news.error:
                    raise news.error
                tokens[index] += news.tokens
                left -= news.reason is not None
                yield index, tokens[index], news.reason
        finally:
            for job in self.jobs:
                job.cancel()

    def text(self, tokens: list[int]) -> str:
        return self.start + str(self.tokenizer.decode(tokens, skip_special_tokens=False))

    def usage(self, completion: int) -> dict[str, int]:
        count = len(self.prompt)
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
    done: dict[int, tuple[list[int], FinishReason]] = {}
    async for index, tokens, reason in chat.progress():
        if reason:
            done[index] = tokens, reason
    choices = []
    for index, (tokens, reason) in sorted(done.items()):
        message, finish = answer(chat.text(tokens), reason, chat.request.calls_allowed)
        choices.append({"index": index, "message": message, "finish_reason": finish, "logprobs": None})
    count = sum(len(tokens) for tokens, _ in done.values())
    return Reply(name, "chat.completion").body(choices, usage=chat.usage(count))


async def streamed(chat: Chat, name: str) -> AsyncIterator[str]:
    reply = Reply(name, "chat.completion.chunk")
    deltas = [Deltas(chat.request.calls_allowed) for _ in chat.jobs]
    counts = [0] * len(chat.jobs)

    def event(index: int, delta: dict[str, Any], finish: str | None = None) -> str:
        choice = {"index": index, "delta": delta, "finish_reason": finish, "logprobs": None}
        return f"data: {json.dumps(reply.body([choice]))}\n\n"

    try:
        for index in range(len(chat.jobs)):
            yield event(index, {"role": "assistant", "content": ""})
        async for index, tokens, reason in chat.progress():
            counts[index] = len(tokens)
            text = chat.text(tokens)
            if reason is None:
                for delta in deltas[index].grow(text):
                    yield event(index, delta)
                continue
            for delta in deltas[index].finish(text, reason):
                yield event(index, delta)
            yield event(index, {}, deltas[index].finish_reason)
        if chat.request.stream_options and chat.request.stream_options.include_usage:
            yield f"data: {json.dumps(reply.body([], usage=chat.usage(sum(counts))))}\n\n"
    except Overloaded as error:  # the status line has gone out: the error travels as an event
        notice = {"message": str(error), "type": "server_error", "code": 503}
        yield f"data: {json.dumps({'error': notice})}\n\n"
    yield "data: [DONE]\n\n"


async def until_disconnect(request: Request) -> None:
    while not await request.is_disconnected():
        await asyncio.sleep(0.25)


def create_app(engine: Engine, tokenizer: Any, name: str, token: str | None, limits: Limits) -> FastAPI:
    """The server's application. It owns `engine`: at shutdown, running requests end and the engine closes."""

    @contextlib.asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        await asyncio.to_thread(engine.close)

    app = FastAPI(title="storyloop serve", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    app.add_middleware(Gate, token=token, max_body=limits.max_body, body_timeout=limits.body_timeout)
    started = int(time.time())

    @app.exception_handler(RequestValidationError)
    async def invalid(_: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"][1:]) or "body"
        return failure(400, f"{where}: {first['msg']}")

    @app.exception_handler(HTTPException)
    async def refused(_: Request, error: HTTPException) -> JSONResponse:
        return failure(error.status_code, str(error.detail))

    @app.get("/health")
    async def health() -> dict[str, str]:
        return {"status": "ok", "model": name}

    @app.get("/v1/models")
    async def models() -> dict[str, Any]:
        card = {"id": name, "object": "model", "created": started, "owned_by": "storyloop"}
        return {"object": "list", "data": [card]}

    @app.post("/v1/chat/completions")
    async def complete(request: ChatRequest, http: Request) -> Response:
        try:
            chat = Chat(request, engine, tokenizer, limits)
        except Overloaded as error:
            return failure(429, str(error), {"retry-after": "1"})
        except (TemplateError, ValueError, TypeError) as error:  # UnicodeError is a ValueError
            return failure(400, ascii(str(error))[1:-1])
        if request.stream:
            return StreamingResponse(streamed(chat, name), media_type="text/event-stream")
        work = asyncio.create_task(whole(chat, name))
        gone = asyncio.create_task(until_disconnect(http))
        try:
            await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
            return JSONResponse(work.result()) if work.done() else Response(status_code=499)
        except Overloaded as error:
            return failure(503, str(error), {"retry-after": "1"})
        finally:
            work.cancel()
            gone.cancel()

    return app
