"""`GraderThread`: the grader for code that is not async. It runs on an event loop of its own, in one thread.

Where RAY_ADDRESS is set it grades on that cluster (stages/grader/cluster). The address is no parameter of params.yaml:
where candidates are graded changes no verdict.
"""

import asyncio
import concurrent.futures
import os
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from stages.chromium.outcome import Outcome
from stages.grader.job import BUNDLE, Files
from stages.grader.pages import InfrastructureError
from stages.grader.pool import Grader, Pair
from stages.pipeline.params import GraderParams
from stages.pipeline.processes import on_several_hosts
from stages.pipeline.records import Story, StoryResult


class GraderThread:
    """`with GraderThread(params.grader) as grader: results = grader.grade_many(pairs)`."""

    def __init__(self, params: GraderParams, bundle: Path = BUNDLE, cache: Path | None = None) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="grader", daemon=True)
        self._grader = _grader(params, bundle, cache)

    def __enter__(self) -> "GraderThread":
        self._thread.start()
        try:
            asyncio.run_coroutine_threadsafe(self._grader.__aenter__(), self._loop).result()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(self, *error: object) -> None:
        try:
            # Submitted grades that nobody waited for end first: they would take a closed browser for a dead one.
            asyncio.run_coroutine_threadsafe(_cancel_all(), self._loop).result()
            asyncio.run_coroutine_threadsafe(self._grader.__aexit__(*error), self._loop).result()
        finally:
            self._stop()

    def _stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    @property
    def where(self) -> str:
        return self._grader.where

    @property
    def digest(self) -> str:
        return self._grader.digest

    @property
    def network(self) -> str:
        return self._grader.network

    @property
    def looks(self) -> int:
        return self._grader.looks

    def submit(self, files: Files, story: Story) -> "concurrent.futures.Future[StoryResult]":
        """Starts one grade; the future raises what `Grader.grade` raises."""
        return asyncio.run_coroutine_threadsafe(self._grader.grade(files, story), self._loop)

    def expect(self, story: Story) -> None:
        """Says that candidates of this story will come (`Grader.expect`). What is wrong with it they will be told."""
        asyncio.run_coroutine_threadsafe(self._grader.expect(story), self._loop)

    def grade_many(
        self, pairs: Sequence[Pair], on_done: Callable[[int], None] | None = None
    ) -> list[StoryResult | InfrastructureError]:
        return asyncio.run_coroutine_threadsafe(self._grader.grade_many(pairs, on_done), self._loop).result()

    def outcome(self, files: Files, story: Story) -> Outcome:
        """What happened to a candidate, without a verdict."""
        return asyncio.run_coroutine_threadsafe(self._grader.outcome(files, story), self._loop).result()

    def screenshot(self, files: Files, story: Story) -> bytes:
        return asyncio.run_coroutine_threadsafe(self._grader.screenshot(files, story), self._loop).result()


def _grader(params: GraderParams, bundle: Path, cache: Path | None) -> Grader:
    """Of this machine, or of the cluster that the environment names; `grader.command` runs here in any case.

    Hosts that train together share a network file system, on which the cache cannot be.
    """
    if on_several_hosts():
        params = params.model_copy(update={"cache": False})
    address = os.environ.get("RAY_ADDRESS")
    if not address or params.command is not None:
        return Grader(params, bundle, cache)
    from stages.grader.cluster.remote import RemoteGrader

    return RemoteGrader(address, params, bundle, cache)


async def _cancel_all() -> None:
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
