"""Asking the Hub again: which errors may pass, how long to wait, and the sentence for those that do not."""

import json
import re
import sys
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
from huggingface_hub.utils._http import parse_ratelimit_headers
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt

from stages.network.retry import wait_as_told
from stages.pipeline.errors import HubError
from stages.pipeline.redaction import redacted

ATTEMPTS = 5
FIRST_WAIT = 1.0
SILENT_WAIT = 5.0  # seconds; a longer wait is announced
MOST_SAID = 300  # characters of an answer
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


def retried(what: str, action: Callable[[], Result]) -> Result:
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
        raise HubError(sentence(what, error)) from None


def wait(state: RetryCallState) -> float:
    """Seconds until the next attempt: as the Hub says, else FIRST_WAIT and twice as long each time."""
    seconds = wait_as_told(FIRST_WAIT, _retry_after)(state)
    if seconds > SILENT_WAIT:
        print(f"the Hub asks to wait; going on in {seconds:.0f} s", file=sys.stderr)
    return seconds


def _retry_after(error: BaseException) -> str | None:
    """Its Retry-After header, or the seconds until the Hub counts requests anew, where none is left."""
    error = cause(error)
    if not isinstance(error, HfHubHTTPError):
        return None
    headers = error.response.headers
    limit = parse_ratelimit_headers(headers)
    until_reset = str(limit.reset_in_seconds + 1) if limit and limit.remaining == 0 else None
    return headers.get("retry-after") or until_reset


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


def sentence(what: str, error: BaseException) -> str:
    """One line: what was tried, of which file, what the Hub answered, and what to do."""
    name = re.search(r"Error while uploading '(.+)' to the Hub", str(error))
    what = f"{what}: {name[1]}" if name else what
    error = cause(error)
    if isinstance(error, HfHubHTTPError):
        status = error.response.status_code
        reason = _reason(error)
        advice = ADVICE.get(status) or ("" if reason else "try again later")
        why = f"HTTP {status}: " + "; ".join(part for part in (advice, reason and f"the Hub says: {reason}") if part)
    else:
        why = (str(error).strip().splitlines() or [type(error).__name__])[0]
    return f"{what}: {why}"


def _reason(error: HfHubHTTPError) -> str:
    """What the Hub wrote, on one line. Its large file storage calls `message` what its API calls `error`."""
    said = error.server_message
    if not said:
        try:
            body = error.response.json()
        except ValueError:
            body = None
        said = body.get("message") if isinstance(body, dict) else None
    return redacted(" ".join(str(said or "").split()))[:MOST_SAID]  # half a token would not be found
