"""The processor time that one candidate may take, over all looks at it (blocking.py bounds each step of a look).

It is CPU time of the browser's processes and not time on the wall, so a busy or halted machine takes nothing from it.
"""

from stages.chromium.blocking import MAX_STEP

MAX_CPU_SECONDS = 2.0  # right answers to this repository's stories take 0.1 to 0.7, on a busy machine 1.05


class Spent(Exception):
    """A candidate has taken all the processor time that it may take."""


class Meter:
    """CPU seconds `used`: `charge(clock)` with what a clock says now, `restart(clock)` where it is another clock."""

    def __init__(self, used: float = 0.0) -> None:
        self.used = used
        self._last: float | None = None

    def restart(self, clock: float | None) -> None:
        self._last = clock

    def charge(self, clock: float | None) -> None:
        """Adds what was used since; one charge adds MAX_STEP at most, as clocks may jump."""
        if clock is not None and self._last is not None:
            self.used += min(max(clock - self._last, 0.0), MAX_STEP)
        self._last = clock


class Allowance:
    """What a candidate may take, `seconds`, with the `meter` of what it has taken.

    `limit` may be set lower than `seconds` for a while.
    """

    def __init__(self, used: float = 0.0, seconds: float = MAX_CPU_SECONDS) -> None:
        self.meter = Meter(used)
        self.seconds = self.limit = seconds

    def charge(self, clock: float | None) -> None:
        """Raises Spent where the meter goes over the limit."""
        self.meter.charge(clock)
        if self.meter.used > self.limit:
            raise Spent
