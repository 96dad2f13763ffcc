"""Asking the Hub again: which errors may pass, how long to wait, and the sentence for those that do not."""

import json
from collections.abc import Callable
from typing import TypeVar

import httpx
from huggingface_hub import set_client_factory
from huggingface_hub.errors import (
    HfHubHTTPError,
    LocalEntryNotFoundError,
    RemoteEntryNotFoundError,
    RepositoryNotFoundError,
)
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt

from stages.network.retry import wait_as_told
from stages.pipeline.errors import HubError

ATTEMPTS = 5
FIRST_WAIT = 1.0
TIMEOUT = httpx.Timeout(60, connect=15)  # the client has none: a server that hangs would hang the stage
# What the client raises when something goes wrong on the way; hf_xet raises Python's own connection errors.
FAILURES = (
    HfHubHTTPError,
    LocalEntryNotFoundError,
    httpx.TransportError,
    ConnectionError,
    RuntimeError,
    ValueError,
)
RETRYABLE = {408, 429, 500, 502, 503, 504}
ADVICE = {
    401: "the Hub does not know this token: set HF_TOKEN to one of https://huggingface.co/settings/tokens",
    403: "the token may not write there: give it write access, or change the repository id",
    404: "there is no such repository, or the token may not see it",
    409: "it was changed by somebody else meanwhile: run again",
    413: "the Hub takes no file of this size",
    507: "the Hub has no space left",
}

Result = TypeVar("Result")


def limit_time() -> None:
    set_client_factory(lambda: httpx.Client(follow_redirects=True, timeout=TIMEOUT))


def retried(what: str, action: Callable[[], Result], token: str) -> Result:
    """`action()`, asked again while that may help; HubError with one sentence when it does not.

    That a repository or a file is not there is for the caller to judge.
    """
    try:
        return Retrying(
            stop=stop_after_attempt(ATTEMPTS), wait=wait, retry=retry_if_exception(is_retryable), reraise=True
        )(action)
    except (RemoteEntryNotFoundError, RepositoryNotFoundError):
        raise
    except FAILURES as error:
        raise HubError(sentence(what, error, token)) from None


def wait(state: RetryCallState) -> float:
    """Seconds until the next attempt: as the Hub says, else FIRST_WAIT and twice as long each time."""
    return wait_as_told(FIRST_WAIT, _retry_after)(state)


def _retry_after(error: BaseException) -> str | None:
    error = cause(error)
    return error.response.headers.get("retry-after") if isinstance(error, HfHubHTTPError) else None


def is_retryable(error: BaseException) -> bool:
    """Whether trying again may help."""
    error = cause(error)
    if isinstance(error, HfHubHTTPError):
        return error.response.status_code in RETRYABLE
    # An answer that is no JSON is a proxy's page, or a body cut short; a missing local entry is what the
    # client reports when it could not even ask.
    retryable = (httpx.TransportError, json.JSONDecodeError, LocalEntryNotFoundError, ConnectionError)
    return isinstance(error, retryable)


def cause(error: BaseException) -> BaseException:
    """What the client wrapped: an upload's error comes in a RuntimeError, a download's as a missing local entry."""
    while isinstance(error, (RuntimeError, LocalEntryNotFoundError)) and error.__cause__:
        error = error.__cause__
    return error


def sentence(what: str, error: BaseException, token: str) -> str:
    error = cause(error)
    if isinstance(error, HfHubHTTPError):
        status = error.response.status_code
        why = f"HTTP {status}: {ADVICE.get(status) or error.server_message or 'try again later'}"
    else:
        why = (str(error).strip().splitlines() or [type(error).__name__])[0]
    return f"{what}: {why}".replace(token, "HF_TOKEN")
