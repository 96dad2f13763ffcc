"""How the reference solution of each story fared and what it shows: found once for all candidates of the story.

The last KEPT are remembered: the copies of a story are many, an outline is some kilobytes, and what has been forgotten
is in the cache of verdicts.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Any, Generic, NamedTuple, TypeVar

from stages.chromium.cdp import mark_retrieved
from stages.grader.cache import key_of
from stages.pipeline.errors import InputError
from stages.pipeline.records import Story, StoryResult

KEPT = 1000
K = TypeVar("K")
V = TypeVar("V")


class Reference(NamedTuple):
    """How the reference solution fared, and what it shows (runtime/protocol.ts: parts of an outcome)."""

    result: StoryResult
    record: dict[str, Any]


class _Recent(OrderedDict[K, V], Generic[K, V]):
    """The last KEPT entries that were written or found."""

    def find(self, key: K) -> V | None:
        if key in self:
            self.move_to_end(key)
        return self.get(key)

    def add(self, key: K, value: V) -> V:
        self[key] = value
        self.move_to_end(key)
        if len(self) > KEPT:
            self.popitem(last=False)
        return value


class References:
    """`find(story, key)` grades a reference solution or knows it from the cache; `key` is that of its verdict."""

    def __init__(self, find: Callable[[Story, str], Awaitable[Reference]]) -> None:
        self._find = find
        self._known: _Recent[str, asyncio.Future[Reference]] = _Recent()
        self._keys: _Recent[int, tuple[Story, str]] = _Recent()  # by identity, so that a story is hashed once
        self._pending: set[asyncio.Future[Reference]] = set()

    def learn(self, key: str, reference: Reference) -> None:
        """A reference solution was graded as a candidate."""
        future: asyncio.Future[Reference] = asyncio.get_running_loop().create_future()
        future.set_result(reference)
        self._known.add(key, future)

    async def get(self, story: Story, digest: str) -> Reference:
        """Raises what finding it raised; unless the story is at fault (InputError), the next call tries again."""
        held = self._keys.find(id(story))
        _, key = held or self._keys.add(id(story), (story, key_of(story.solution, story, digest)))
        future = self._known.find(key)
        if future is None:
            future = self._known.add(key, asyncio.ensure_future(self._find(story, key)))
            self._pending.add(future)
            future.add_done_callback(self._pending.discard)
            future.add_done_callback(mark_retrieved)
        try:
            return await asyncio.shield(future)
        except InputError:
            raise
        except Exception:
            if self._known.get(key) is future:
                del self._known[key]
            raise

    async def close(self) -> None:
        """Ends what is being found."""
        pending = list(self._pending)
        for future in pending:
            future.cancel()
        await asyncio.gather(*pending, return_exceptions=True)
