"""What runs on the nodes of a cluster: a grader in an actor, one for each processor.

It knows neither cache nor order, and no reference solution is graded that the driver did not ask for. Nothing here
imports Ray: ray_pool.py makes an actor of `GradingActor`.
"""

import asyncio
import os
import tempfile
import threading
import time
from collections.abc import Awaitable
from pathlib import Path
from typing import Any, TypeVar

from stages.chromium.page import Scripts
from stages.grader.cluster.fonts import text_widths
from stages.grader.cluster.jobs import Answer, Identity, Job
from stages.grader.pages import InfrastructureError, bug
from stages.grader.pool import Grader
from stages.pipeline.credentials import HUB, HUB_ALIAS, SERVER
from stages.pipeline.errors import StageError
from stages.pipeline.params import GraderParams

POLL_INTERVAL = 1.0  # seconds between two looks at whether the node is still there
PAGES = 2  # of one processor: while one page waits for a timer, the other works
T = TypeVar("T")
TOKENS = (HUB, HUB_ALIAS, SERVER)  # which no grader needs


class NodeGrader(Grader):
    """A grader that is told what the reference solution shows."""

    async def identity(self) -> Identity:
        browser = await self._pages.live()
        return Identity(self.digest, browser.version, await text_widths(browser))

    async def answer(self, job: Job) -> Answer:
        """A verdict, or what the reference solution shows; an error that has a sentence is an answer, too."""
        try:
            if job.files is None or job.reference is None:
                return await self._show_reference(job.story)
            return await self._in_browser(job.files, job.story, job.reference)
        except StageError as error:
            return error
        except Exception as error:
            return bug(job.story, error)


def _end_with(raylet: int) -> None:
    """Ends this process, and so its browser, once its parent has died: Ray leaves such an actor running."""
    while os.getppid() == raylet:
        time.sleep(POLL_INTERVAL)
    os._exit(1)


class GradingActor:
    def __init__(self, scripts: Scripts, params: GraderParams) -> None:
        for name in TOKENS:
            os.environ.pop(name, None)
        folder = Path(tempfile.gettempdir()) / f"storyloop-node-{os.getuid()}"
        folder.mkdir(mode=0o700, exist_ok=True)
        os.chdir(folder)  # what is known of the code's digest is kept there
        threading.Thread(target=_end_with, args=(os.getppid(),), name="raylet", daemon=True).start()
        self._grader = NodeGrader(params.model_copy(update={"cache": False, "pages": PAGES}), scripts)
        self._starting = asyncio.Lock()
        self._started = False
        self._work: set[asyncio.Future[Any]] = set()
        self._closed = False

    async def start(self) -> Identity | StageError:
        """Also after a restart. An error that has a sentence says why this node cannot grade."""
        return await self._until_closed(self._start())

    async def _start(self) -> Identity | StageError:
        async with self._starting:
            try:
                if not self._started:
                    await self._grader.__aenter__()
                    self._started = True
                return await self._grader.identity()
            except StageError as error:
                return error

    async def grade(self, jobs: list[Job]) -> list[Answer]:
        if not self._started and isinstance(error := await self.start(), StageError):
            return [InfrastructureError(str(error)) for _ in jobs]
        return list(await self._until_closed(asyncio.gather(*map(self._grader.answer, jobs))))

    async def _until_closed(self, work: Awaitable[T]) -> T:
        """Its result; asyncio.CancelledError where the stage ended meanwhile, which then waits for no result."""
        task = asyncio.ensure_future(work)
        if self._closed:
            task.cancel()
        self._work.add(task)
        try:
            return await task
        finally:
            self._work.discard(task)

    async def close(self) -> None:
        """What nobody waits for any more ends first: it would take a closed browser for a dead one."""
        self._closed = True
        for task in self._work:
            task.cancel()
        await asyncio.gather(*self._work, return_exceptions=True)
        if self._started:
            await self._grader.__aexit__()
            self._started = False

    def tokens(self) -> list[str]:
        """Names of the access tokens in this process's environment."""
        return [name for name in TOKENS if os.environ.get(name)]
