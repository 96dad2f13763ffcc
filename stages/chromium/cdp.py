"""The Chrome DevTools Protocol over the browser's pipe: NUL-separated JSON, answered by id, events by session.

Nothing is enabled that sends console output or exceptions, so a candidate cannot flood the pipe.
"""

import asyncio
import json
from collections.abc import Callable
from typing import Any

Event = Callable[[str, dict[str, Any]], None]


class ProtocolError(Exception):
    """The browser answered a command with an error."""


class Disconnected(Exception):
    """The browser has gone."""


def mark_retrieved(future: "asyncio.Future[Any]") -> None:
    """As a callback: asyncio then does not report that nobody retrieved this future's error."""
    if not future.cancelled():
        future.exception()


class Connection(asyncio.Protocol):
    """One browser. `send` returns the result; `listen(session, callback)` hands over the events of a session."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._pending: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._listeners: dict[str, Event] = {}
        self._next = 0
        self._writer: asyncio.WriteTransport | None = None
        self.closed = asyncio.get_running_loop().create_future()

    @classmethod
    async def open(cls, read: int, write: int) -> "Connection":
        loop = asyncio.get_running_loop()
        connection = cls()
        await loop.connect_read_pipe(lambda: connection, open(read, "rb", buffering=0))  # noqa: SIM115
        pipe = open(write, "wb", buffering=0)  # noqa: SIM115
        writer, _ = await loop.connect_write_pipe(asyncio.BaseProtocol, pipe)
        connection._writer = writer
        return connection

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if 0 not in data:
            return
        *messages, rest = self._buffer.split(b"\0")
        self._buffer = rest
        for message in messages:
            self._receive(json.loads(message))

    def connection_lost(self, _error: Exception | None) -> None:
        if not self.closed.done():
            self.closed.set_result(None)
        for future in self._pending.values():
            if not future.done():
                future.set_exception(Disconnected("the browser has gone"))
        self._pending.clear()

    def _receive(self, message: dict[str, Any]) -> None:
        if "id" in message:
            future = self._pending.pop(message["id"], None)
            if future is None or future.done():
                return
            if "error" in message:
                future.set_exception(ProtocolError(message["error"].get("message", "")))
            else:
                future.set_result(message.get("result", {}))
        elif listener := self._listeners.get(message.get("sessionId", "")):
            listener(message["method"], message.get("params", {}))

    def listen(self, session: str, callback: Event | None) -> None:
        if callback is None:
            self._listeners.pop(session, None)
        else:
            self._listeners[session] = callback

    def post(self, method: str, session: str = "", **params: Any) -> asyncio.Future[dict[str, Any]]:
        """Sends now, answers later: commands that are posted together are on their way together."""
        self._next += 1
        future: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        future.add_done_callback(mark_retrieved)
        if self.closed.done() or self._writer is None or self._writer.is_closing():
            future.set_exception(Disconnected("the browser has gone"))
            return future
        message: dict[str, Any] = {"id": self._next, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        self._pending[self._next] = future
        self._writer.write(json.dumps(message).encode() + b"\0")
        return future

    async def send(self, method: str, session: str = "", timeout: float = 20.0, **params: Any) -> dict[str, Any]:
        async with asyncio.timeout(timeout):  # unlike wait_for it never swallows a cancellation (Python 3.11)
            return await self.post(method, session, **params)

    def close(self) -> None:
        if self._writer is not None:
            self._writer.close()
