"""How long to wait before a server is asked again: what its Retry-After header says, else twice as long each time."""

from collections.abc import Callable

from tenacity import RetryCallState, wait_exponential

MAX_WAIT = 30.0  # seconds


def wait_as_told(first: float, header_of: Callable[[BaseException], str | None]) -> Callable[[RetryCallState], float]:
    """A `wait` of tenacity. `header_of` finds the Retry-After header of an error, in seconds or absent."""
    doubling = wait_exponential(multiplier=first, max=MAX_WAIT)

    def wait(state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        try:
            return min(max(float((header_of(error) if error else None) or ""), 0.0), MAX_WAIT)
        except ValueError:
            return doubling(state)

    return wait
