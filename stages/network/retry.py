"""How long to wait before a server is asked again: what its Retry-After header says, else twice as long each time."""

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from tenacity import RetryCallState, wait_exponential

MAX_WAIT = 30.0  # seconds, where the server does not say
MAX_TOLD_WAIT = 600.0  # seconds, where it does: the Hub counts requests anew every five minutes


def wait_as_told(first: float, header_of: Callable[[BaseException], str | None]) -> Callable[[RetryCallState], float]:
    """A `wait` of tenacity. `header_of` finds the Retry-After header of an error, in seconds, a date, or absent."""
    doubling = wait_exponential(multiplier=first, max=MAX_WAIT)

    def wait(state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        told = _seconds(header_of(error) if error else None)
        return doubling(state) if told is None else min(max(told, 0.0), MAX_TOLD_WAIT)

    return wait


def _seconds(header: str | None) -> float | None:
    if not header:
        return None
    try:
        return float(header)
    except ValueError:
        pass
    try:
        until = parsedate_to_datetime(header)
    except ValueError:
        return None
    return (until if until.tzinfo else until.replace(tzinfo=UTC)).timestamp() - datetime.now(UTC).timestamp()
