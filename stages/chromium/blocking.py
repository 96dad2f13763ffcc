"""Tells a page that a candidate blocks from one that only waits for its turn on a busy or halted machine.

The clock is the CPU time of the page's process, so load fails nobody. It is added up look by look, and one look adds at
most MAX_STEP: the clock of a virtual machine that was halted for a while jumps, and a process that was stopped does not
pay for the pause. What a page does while it answers counts too, up to MAX_CPU_SHARE of the timeout.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

from stages.chromium.outcome import IDLE

POLL_INTERVAL = 0.15  # seconds without an outcome after which the page is asked whether it still answers
LOOK_INTERVAL = 0.05  # seconds between two looks at a page that has not answered
MAX_STEP = 0.2  # CPU seconds that one look may add
SILENT_CPU_SHARE = 0.25  # of the timeout: CPU seconds that a page may use without answering
MAX_CPU_SHARE = 0.55  # of the timeout: CPU seconds that one grade may use in all; two such opinions take under 3 s
IDLE_FACTOR = 5  # times the timeout that a page may be silent without using its processor
MAX_GRADE_SECONDS = 60.0  # seconds that a page may go on answering without an outcome
BLOCKED = "the component blocked the page"


async def until_blocked(
    done: "asyncio.Future[Any]",
    ask: Callable[[], "asyncio.Future[Any]"],
    cpu: Callable[[], Awaitable[float | None]],
    timeout: float,
    when_slow: Callable[[], None],
    silent_share: float = SILENT_CPU_SHARE,
    cpu_share: float = MAX_CPU_SHARE,
) -> str:
    """Returns why the page has to be given up, or "" once `done` is.

    `ask` sends the page a question, `cpu` is the CPU time of its process in seconds (None where the system does
    not tell: then the wall clock stands for it). `when_slow` is called before the page is given up, early
    enough to open another. `silent_share` is the share of the timeout that the page may work without answering,
    `cpu_share` that it may work in all.
    """
    await asyncio.wait({done}, timeout=POLL_INTERVAL)
    if done.done():
        return ""
    used, asked, answered_seconds = 0.0, time.monotonic(), 0.0
    last = await cpu()
    while not done.done():
        question, silent_since, silent = ask(), time.monotonic(), 0.0
        while True:
            await asyncio.wait({done, question}, timeout=LOOK_INTERVAL, return_when=asyncio.FIRST_COMPLETED)
            now, clock = await cpu(), time.monotonic()
            step = clock - asked if now is None or last is None else now - last
            step = min(max(step, 0.0), MAX_STEP)
            last, asked, used, silent = now, clock, used + step, silent + step
            silent_limit, limit = timeout * silent_share, timeout * cpu_share
            if silent > silent_limit / 2 or used > limit / 2:
                when_slow()
            if done.done():
                return ""
            if silent > silent_limit or used > limit:
                return BLOCKED
            if clock - silent_since > timeout * IDLE_FACTOR:
                return IDLE
            if question.done():
                break
        await asyncio.wait({done}, timeout=POLL_INTERVAL)
        answered_seconds += POLL_INTERVAL
        if answered_seconds > MAX_GRADE_SECONDS and not done.done():
            return f"no end after {MAX_GRADE_SECONDS:g} s"
    return ""
