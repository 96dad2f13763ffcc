"""`RemoteGrader`: a `Grader` whose candidates are judged on a cluster.

Cache, references, order and errors are those of `Grader`. It keeps one browser of its own, which says what verdicts are
like on this machine (nodes that judge in another way are refused) and takes the screenshots.
"""

import sys
import time
from pathlib import Path

from stages.chromium.page import Scripts
from stages.grader.cluster.dispatch import Dispatcher
from stages.grader.cluster.jobs import Job
from stages.grader.cluster.node import NodeGrader
from stages.grader.cluster.ray_pool import RayPool
from stages.grader.job import BUNDLE, Files
from stages.grader.references import Reference
from stages.pipeline.params import GraderParams
from stages.pipeline.records import Story, StoryResult


class RemoteGrader(NodeGrader):
    """`address` as Ray takes it: host:port, `auto`, or `local` for a cluster that lives as long as this grader."""

    def __init__(
        self, address: str, params: GraderParams, bundle: Path | Scripts = BUNDLE, cache: Path | None = None
    ) -> None:
        super().__init__(params, bundle, cache)
        self._address = address
        self._dispatcher: Dispatcher | None = None
        self._pool: RayPool | None = None
        self._started = 0.0

    async def __aenter__(self) -> "RemoteGrader":
        await super().__aenter__()
        try:
            self._dispatcher = Dispatcher()
            self._pool = RayPool(self._address, self._scripts, self._params, await self.identity(), self._dispatcher)
            await self._pool.open()
            self._started = time.monotonic()
        except BaseException:
            await self.__aexit__()
            raise
        return self

    async def __aexit__(self, *error: object) -> None:
        if self._dispatcher is not None:
            if self._dispatcher.answered:
                print(f"grader: {self._dispatcher.answered} grades on {self.where}", file=sys.stderr)
            await self._dispatcher.close()
        if self._pool is not None:
            await self._pool.close()
        await super().__aexit__(*error)

    @property
    def where(self) -> str:
        if self._dispatcher is None or self._pool is None:
            return ""
        rate = self._dispatcher.answered / max(time.monotonic() - self._started, 0.001)
        nodes, actors = self._pool.nodes, self._dispatcher.workers
        return f"{nodes} node{'s' * (nodes != 1)}, {actors} actor{'s' * (actors != 1)}, {rate:.0f} grades/s"

    async def _show_reference(self, story: Story) -> Reference:
        assert self._dispatcher is not None
        reference = await self._dispatcher.ask(Job(story))
        assert isinstance(reference, Reference)
        return reference

    async def _in_browser(self, files: Files, story: Story, reference: Reference) -> StoryResult:
        assert self._dispatcher is not None
        result = await self._dispatcher.ask(Job(story, dict(files), reference))
        assert isinstance(result, StoryResult)
        return result
