"""The pages that candidates are graded on: a few of one browser, each opened when it is needed.

A failure of ours (the browser did not start or died, a page could not be opened) is tried twice more and then an
InfrastructureError, never a verdict.
"""

import asyncio
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path

from stages.chromium.cdp import Disconnected, ProtocolError
from stages.chromium.outcome import Outcome, needs_second_opinion, was_idle
from stages.chromium.page import Page, PageLost, Prepared, Scripts
from stages.chromium.process import Browser, NotStarted
from stages.chromium.spare import SparePage
from stages.grader.job import Files, job_of
from stages.pipeline.errors import StageError
from stages.pipeline.records import Story

ATTEMPTS = 3
OPINIONS = 2  # a verdict is kept and cached, so a timeout counts only if a new page says it again
INFRASTRUCTURE = (PageLost, Disconnected, ProtocolError, TimeoutError, OSError)
TIMEOUT_MESSAGE = "it did not answer in time"  # what a TimeoutError does not say


class InfrastructureError(StageError):
    """The grader failed, not the candidate: there is no verdict, and so no reward."""


def bug(story: Story, error: Exception) -> InfrastructureError:
    """What is told of an error that no code of the grader expects, with the line that raised it."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return InfrastructureError(
        f"a bug in the grader, on a candidate for {story.id}: {type(error).__name__}: {error} "
        f"({Path(place.filename).name}:{place.lineno})"
    )


class Pages:
    """`count` pages: `outcome, prepared = await pages.run(files, story)`, and `close()` at the end."""

    def __init__(self, scripts: Scripts, count: int, timeout: float) -> None:
        self._scripts = scripts
        self._timeout = timeout  # seconds, as in blocking.py
        self.browser: Browser | None = None
        self._idle: asyncio.LifoQueue[Page | None] = asyncio.LifoQueue()  # so a page is opened when it is needed
        for _ in range(count):
            self._idle.put_nowait(None)
        self._opening = asyncio.Lock()
        self._spare = SparePage(self._open)
        self.closing: set[asyncio.Future[None]] = set()

    async def close(self) -> None:
        await self._spare.close()
        await asyncio.gather(*self.closing, return_exceptions=True)
        if self.browser is not None:
            await self.browser.close()

    async def live(self) -> Browser:
        """The browser; another one where the last has died."""
        async with self._opening:
            if self.browser is None or not self.browser.alive:
                if self.browser is not None:
                    await self.browser.close()
                self.browser = await self._start()
            return self.browser

    async def _start(self) -> Browser:
        last: Exception | None = None
        for _ in range(ATTEMPTS):
            try:
                return await Browser.start()
            except (NotStarted, OSError) as error:
                last = error
        raise InfrastructureError(f"the browser did not start in {ATTEMPTS} attempts: {last}")

    async def _page(self, page: Page | None) -> Page:
        """A healthy page in the place of this one."""
        browser = await self.live()
        if page is not None and page.healthy and page.is_alive and page.browser is browser:
            return page
        if page is not None:
            closing = asyncio.ensure_future(page.close())
            self.closing.add(closing)
            closing.add_done_callback(self.closing.discard)
        return await self._spare.take()

    async def _open(self) -> Page:
        browser = await self.live()
        async with self._opening:
            return await asyncio.wait_for(Page.open(browser, self._scripts), 30.0)

    async def run(
        self,
        files: Files,
        story: Story,
        limit: int | None = None,
        needs: Callable[[Outcome], bool] = lambda _: False,
    ) -> tuple[Outcome, Prepared | None]:
        """What happened, and what a second look gets where `needs` says so.

        What load, a halted machine or an earlier candidate may explain is tried on a new page. `limit` is the most that
        the play may take, in milliseconds.
        """
        job = job_of(files, story, limit=limit)
        page = await self._idle.get()
        opinions, failures = 0, list[Exception]()
        try:
            while len(failures) < ATTEMPTS:
                try:
                    page = await self._page(page)
                    outcome = await page.grade(
                        job, self._timeout, self._spare.prepare, partial(job_of, story.solution, story)
                    )
                    prepared = await page.prepared() if page.healthy and needs(outcome) else None
                except INFRASTRUCTURE as error:
                    failures.append(error)
                    continue
                opinions += 1
                needed = ATTEMPTS if was_idle(outcome) else OPINIONS
                if opinions >= needed or not needs_second_opinion(outcome):
                    return outcome, prepared
                page.give_up()
            raise InfrastructureError(
                f"the browser failed {ATTEMPTS} times on a candidate for {story.id}: "
                f"{str(failures[-1]) or TIMEOUT_MESSAGE}; run again"
            )
        finally:
            self._idle.put_nowait(page)

    async def screenshot(self, files: Files, story: Story) -> bytes:
        """A PNG of the page as it stands when the play has ended."""
        page = await self._idle.get()
        try:
            page = await self._page(page)
            await page.grade(job_of(files, story, keep=True), self._timeout)
            page = await self._page(page)
            return await page.screenshot()
        except INFRASTRUCTURE as error:
            raise InfrastructureError(f"no screenshot: the browser failed: {str(error) or TIMEOUT_MESSAGE}") from None
        finally:
            self._idle.put_nowait(page)
