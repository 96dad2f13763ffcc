"""The routes: POST /v1/chat/completions (plain and streamed), GET and HEAD /v1/models, /v1/models/ID and /health.

One route is our own: GET /v1/unseen_words?text=… names the words that no training prompt of the model has, for the
agent to warn of; 404 where the train split is not beside the model.

A truncated or malformed completion is an ordinary answer; status codes are for requests: 400 what cannot be answered,
401 token, 404 no such model, 413 and 408 body, 429 queue full (with Retry-After), 500 a bug, 503 stopping; each with
an error in OpenAI's form. Pages of other origins may ask, as the token allows.
"""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Coroutine
from pathlib import Path
from typing import Any, TypeVar

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from stages.policy.unseen import unseen_words
from stages.serving.authentication import Admission, failure
from stages.serving.chat import Chat, streamed, whole
from stages.serving.engine import Engine, Overloaded
from stages.serving.json_values import RequestError
from stages.serving.limits import Limits
from stages.serving.reading import Reader

T = TypeVar("T")


class ChatStream(StreamingResponse):
    """A streamed answer that gives up its jobs however it ends, also before its first chunk."""

    def __init__(self, chat: Chat, name: str) -> None:
        super().__init__(streamed(chat, name), media_type="text/event-stream")
        self._chat = chat

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._chat.close()


async def while_connected(http: Request, work: Coroutine[Any, Any, T]) -> T | None:
    """What `work` returns; None as soon as the client has left, and `work` is then cancelled."""
    task = asyncio.ensure_future(work)
    gone = asyncio.ensure_future(_disconnect(http))
    try:
        await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        return task.result() if task.done() else None
    finally:
        task.cancel()
        gone.cancel()
        await asyncio.gather(task, gone, return_exceptions=True)


async def _disconnect(http: Request) -> None:
    while (await http.receive())["type"] != "http.disconnect":
        pass


def create_app(
    engine: Engine, tokenizer: Any, name: str, token: str | None, limits: Limits, folder: Path | None = None
) -> FastAPI:
    """The server's application. It owns `engine`: at shutdown, running requests end and the engine closes.

    `folder` is where the model was loaded from; its train split is looked for beside it.
    """
    reader = Reader(engine, tokenizer, limits.max_queue)

    @contextlib.asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        reader.close()
        await asyncio.to_thread(engine.close)

    app = FastAPI(title="storyloop serve", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    app.add_middleware(Admission, token=token, max_body=limits.max_body, body_timeout=limits.body_timeout)
    # Outermost, since a browser's preflight carries no token.
    app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["*"], allow_headers=["*"])
    card = {"id": name, "object": "model", "created": int(time.time()), "owned_by": "storyloop"}

    @app.exception_handler(HTTPException)
    async def refused(_: Request, error: HTTPException) -> JSONResponse:
        return failure(error.status_code, str(error.detail), dict(error.headers or {}))

    @app.exception_handler(Exception)
    async def broken(_: Request, error: Exception) -> JSONResponse:  # its traceback goes to the server's log
        return failure(500, f"the server failed ({type(error).__name__}); see its log")

    @app.api_route("/health", methods=["GET", "HEAD"])
    async def health() -> dict[str, str]:
        return {"status": "ok", "model": name}

    @app.api_route("/v1/models", methods=["GET", "HEAD"])
    async def models() -> dict[str, Any]:
        return {"object": "list", "data": [card]}

    @app.api_route("/v1/models/{wanted:path}", methods=["GET", "HEAD"])
    async def model(wanted: str) -> Response:
        return JSONResponse(card) if wanted == name else failure(404, f"there is no model {wanted!r}; there is {name}")

    @app.get("/v1/unseen_words")
    async def unseen(text: str = "") -> Response:
        words = await asyncio.to_thread(unseen_words, text, folder) if folder else None
        if words is None:
            return failure(404, f"the train split of {name} is not beside it, so its words are not known here")
        return JSONResponse({"words": words})

    @app.post("/v1/chat/completions")
    async def complete(http: Request) -> Response:
        deadline = time.monotonic() + limits.timeout
        try:
            asked = await while_connected(http, reader.read(await http.body()))
            if asked is None:
                return Response(status_code=499)
            chat = Chat(asked, engine, tokenizer, limits, deadline)
        except RequestError as error:
            return failure(400, str(error), param=error.field)
        except Overloaded as error:
            return failure(429, str(error), {"retry-after": "1"})
        if asked.request.stream:
            return ChatStream(chat, name)
        try:
            body = await while_connected(http, whole(chat, name))
            return Response(status_code=499) if body is None else JSONResponse(body)
        except Overloaded as error:
            return failure(503, str(error), {"retry-after": "1"})
        finally:
            chat.close()

    return app
