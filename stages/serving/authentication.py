"""What a request must get past before it is read: size, time to arrive, and the bearer token.

Plain ASGI, because it has to stop a body while it arrives. /health stays open, for probes that hold no token.
"""

import asyncio
import hmac
from typing import Any

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# How many times the largest body is read, and thrown away, before it is refused: a client that is still sending would
# lose the answer when the connection closes.
READ_ON = 16


def failure(status: int, message: str, headers: dict[str, str] | None = None, param: str | None = None) -> JSONResponse:
    """An error in the form OpenAI clients read; `param` is the field that is wrong."""
    kind = "server_error" if status >= 500 else "invalid_request_error"
    body: dict[str, Any] = {"error": {"message": message, "type": kind, "param": param, "code": status}}
    return JSONResponse(body, status, headers)


class Admission:
    def __init__(self, app: ASGIApp, token: str | None, max_body: int, body_timeout: float) -> None:
        self._app, self._max_body, self._timeout = app, max_body, body_timeout
        self._wanted = f"Bearer {token}".encode() if token else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] == "/health":
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        if self._wanted and not hmac.compare_digest(headers.get(b"authorization", b""), self._wanted):
            refusal = failure(401, "a valid bearer token is needed", {"www-authenticate": "Bearer"})
            await refusal(scope, receive, send)
            return
        body, arrived = bytearray(), 0
        try:
            async with asyncio.timeout(self._timeout):
                more = True
                while more:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        return
                    arrived += len(message.get("body", b""))
                    more = message.get("more_body", False)
                    if arrived <= self._max_body:
                        body += message.get("body", b"")
                    elif not more or arrived > READ_ON * self._max_body:
                        refusal = failure(413, f"the body is over {self._max_body} bytes", {"connection": "close"})
                        await refusal(scope, receive, send)
                        return
        except TimeoutError:
            await failure(408, "the body took too long to arrive", {"connection": "close"})(scope, receive, send)
            return
        read = False

        async def replay() -> Message:
            nonlocal read
            if read:
                return await receive()
            read = True
            return {"type": "http.request", "body": bytes(body), "more_body": False}

        await self._app(scope, replay, send)
