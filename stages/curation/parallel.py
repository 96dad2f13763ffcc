"""A parallel map over the cores of the machine; serial for small inputs."""

import gc
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import islice
from multiprocessing import get_context
from typing import Any

from stages.curation.blocks import BLOCK

_MAX_WORKERS = 3  # each takes about 100 MB, and 1,000,000 rows are to fit into 1 GB
Map = Callable[..., Iterator[Any]]


@contextmanager
def parallel_map(size: int) -> Iterator[Map]:
    """`map` in several processes for `size` bytes of input; serial where the input is small.

    To be entered before DuckDB has much to do: forked processes begin at once, but without its threads.
    """
    count = min(os.cpu_count() or 1, _MAX_WORKERS, size // (4 * BLOCK))
    if count < 2:
        yield map
        return
    context = get_context("fork" if sys.platform == "linux" else "spawn")
    with ProcessPoolExecutor(count, context, initializer=_start) as pool:
        pool.submit(os.getpid).result()  # forks now
        try:
            yield partial(bounded_map, pool, 8 * count)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def bounded_map(pool: Executor, ahead: int, work: Callable[[Any], Any], todo: Iterable[Any]) -> Iterator[Any]:
    """`pool.map`, which takes everything at once: here so many are begun before their results are asked for."""
    left = iter(todo)
    begun = deque(pool.submit(work, item) for item in islice(left, ahead))

    def results() -> Iterator[Any]:
        while begun:
            result = begun.popleft().result()
            begun.extend(pool.submit(work, item) for item in islice(left, 1))
            yield result

    return results()


def _start() -> None:
    gc.disable()  # what they read refers to nothing in circles; looking for circles would take a tenth of their time
    bytes(1 << 22)  # freed at once, so malloc keeps memory of such sizes, which else comes and goes page by page
