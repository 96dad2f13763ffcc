"""An OpenAI-compatible chat endpoint that answers a conversation.

An endpoint that does not turn FunctionGemma's markup into `tool_calls` still works: its text is parsed here. Every
failure that asking again does not cure is an InputError that names the URL.
"""

import json
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

import httpx
from huggingface_hub import InferenceClient, InferenceTimeoutError
from huggingface_hub.errors import HfHubHTTPError
from tenacity import Retrying, retry_if_exception, stop_after_attempt

from stages.clients.answers import Answer, read_call, read_markup
from stages.network.retry import wait_as_told
from stages.pipeline.credentials import HUB, SERVER, token_from
from stages.pipeline.errors import InputError
from stages.pipeline.redaction import redacted
from stages.policy.repair import REDRAW_TEMPERATURE, without_repeats
from stages.tools.printable import printable

ATTEMPTS = 4
MAX_WAIT_FOR_WORDS = 5.0  # seconds


class EndpointClient:
    """Any OpenAI-compatible chat endpoint, by its base URL. Asks again when it is busy or out of reach.

    An answer that failed in the conversation already, word for word, is asked for anew (stages/policy/repair.py).
    """

    def __init__(
        self,
        base_url: str,
        token: str | None = None,
        model: str | None = None,
        max_tokens: int = 1024,
        temperature: float = 0.2,
        timeout: float = 120.0,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        if not base_url.startswith(("http://", "https://")):
            raise InputError(f"{base_url}: not an http(s) address; give the part of the URL before /chat/completions")
        self.url, self.token, self.model, self.sleep = base_url, token, model, sleep
        self.max_tokens, self.temperature = max_tokens, temperature
        # Without a token the client would send the one of the machine's Hub login to a server that need not
        # be the Hub's.
        self.client = InferenceClient(base_url=base_url, api_key=token or "none", timeout=timeout)

    def complete(self, messages: Sequence[Mapping[str, Any]], tools: Sequence[Mapping[str, Any]]) -> Answer:
        first = self._answer(messages, tools, self.temperature)

        def draw(_: list[int], redraw: int) -> list[Answer]:
            return [self._answer(messages, tools, REDRAW_TEMPERATURE)]

        return without_repeats([messages], [first], lambda answer: answer.message, draw)[0]

    def unseen_words(self, intent: str) -> list[str] | None:
        """Which words the model was never trained on. None where the endpoint does not say; `storyloop serve` does."""
        try:
            said = httpx.get(
                f"{self.url.rstrip('/')}/unseen_words",
                params={"text": intent},
                headers={"authorization": f"Bearer {self.token}"} if self.token else {},
                timeout=MAX_WAIT_FOR_WORDS,
            )
            words = said.json()["words"] if said.status_code == 200 else None
        except (httpx.HTTPError, ValueError, KeyError, TypeError):
            return None
        return [_valid(str(word)) for word in words] if isinstance(words, list) else None

    def _answer(
        self, messages: Sequence[Mapping[str, Any]], tools: Sequence[Mapping[str, Any]], temperature: float
    ) -> Answer:
        output = self._ask(messages, tools, temperature)
        if not output.choices:
            raise InputError(f"{self.url}: the answer holds no choice; is this a chat endpoint?")
        message = output.choices[0].message
        turn = len(messages)
        text = _valid(message.content or "")
        stopped = None
        if output.choices[0].finish_reason == "length":
            stopped = f"was cut at the limit of {self.max_tokens} tokens (--max-new-tokens)"
        if not message.tool_calls:
            return read_markup(text, turn, stopped)
        calls, history = [], []
        for index, call in enumerate(message.tool_calls):
            read = read_call(call.id or f"call_{turn}_{index}", call.function.name, call.function.arguments)
            calls.append(read)
            asked = {"name": read.name, "arguments": json.dumps(read.arguments, ensure_ascii=False)}
            history.append({"id": read.id, "type": "function", "function": asked})
        return Answer(text, calls, {"role": "assistant", "content": text, "tool_calls": history}, [], stopped)

    def _ask(
        self, messages: Sequence[Mapping[str, Any]], tools: Sequence[Mapping[str, Any]], temperature: float
    ) -> Any:
        asked = Retrying(
            stop=stop_after_attempt(ATTEMPTS),
            wait=wait_as_told(1.0, _retry_after),
            retry=retry_if_exception(_may_pass),
            sleep=self.sleep,
            reraise=True,
        )
        try:
            return asked(
                self.client.chat_completion,
                messages=list(messages),  # type: ignore[arg-type]
                model=self.model,
                tools=list(tools) or None,  # type: ignore[arg-type]
                max_tokens=self.max_tokens,
                temperature=temperature,
            )
        except HfHubHTTPError as error:
            status = error.response.status_code
            why = printable(error.server_message or redacted(error.response.text)[:200] or str(error))
            raise InputError(f"{self.url}: HTTP {status}: {why}; {_advice(status)}") from None
        except (InferenceTimeoutError, httpx.TransportError) as error:
            why = str(error) or type(error).__name__
            raise InputError(f"{self.url}: no answer ({why}); is the endpoint running?") from None


def _may_pass(error: BaseException) -> bool:
    if isinstance(error, HfHubHTTPError):
        return error.response.status_code >= 500 or error.response.status_code in (408, 425, 429)
    return isinstance(error, InferenceTimeoutError | httpx.TransportError)


def _retry_after(error: BaseException) -> str | None:
    return error.response.headers.get("retry-after") if isinstance(error, HfHubHTTPError) else None


def token_for(url: str) -> str | None:
    """$STORYLOOP_TOKEN for any endpoint; $HF_TOKEN only for Hugging Face's own hosts, over TLS."""
    if token := token_from(SERVER):
        return token
    address = urlsplit(url)
    host = f".{address.hostname or ''}"
    if address.scheme == "https" and host.endswith((".huggingface.co", ".huggingface.cloud")):
        return token_from(HUB)
    return None


def _valid(text: str) -> str:
    """Text that can be written to a file: JSON may hold half a surrogate pair."""
    return text.encode("utf-8", "replace").decode()


def _advice(status: int) -> str:
    if status in (401, 403):
        return "give a token that may use it"
    if status == 404:
        return "check the URL; it is the part before /chat/completions"
    return "see the endpoint's log"
