"""A page opened ahead of need: opening takes 0.35 s of CPU, which a candidate after a hang need not wait for."""

import asyncio
from collections.abc import Awaitable, Callable

from stages.chromium.cdp import mark_retrieved
from stages.chromium.page import Page


class SparePage:
    """`prepare()` when a page will probably be given up, `take()` when another is needed."""

    def __init__(self, open_page: Callable[[], Awaitable[Page]]) -> None:
        self._open = open_page
        self._opening: asyncio.Future[Page] | None = None

    def prepare(self) -> None:
        if self._opening is None:
            self._opening = asyncio.ensure_future(self._open())
            self._opening.add_done_callback(mark_retrieved)

    async def take(self) -> Page:
        """The spare page, else one opened now; raises what opening it raised."""
        opening, self._opening = self._opening, None
        if opening is not None:
            page = await opening
            self.prepare()  # where one candidate hung, its second opinion and the next hang need pages too
            if page.healthy and page.is_alive:
                return page
        return await self._open()

    async def close(self) -> None:
        if self._opening is not None:
            self._opening.cancel()
            await asyncio.wait({self._opening})
