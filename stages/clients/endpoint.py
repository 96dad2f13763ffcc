"""What the agent asks: an OpenAI-compatible endpoint, or a policy in this process. Both give the same
`Answer`.

An endpoint that does not turn FunctionGemma markup into `tool_calls` still works: its text is parsed here.
Left out: streaming, since a call can only be run when it is whole.
"""

import json
import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlsplit

import httpx
from huggingface_hub import InferenceClient, InferenceTimeoutError
from huggingface_hub.errors import HfHubHTTPError

from stages.functiongemma import parse
from stages.pipeline.errors import InputError

ATTEMPTS = 4
MAX_WAIT = 30.0


@dataclass(frozen=True)
class AskedCall:
    """A call as the model made it; `problem` says why `arguments` could not be read."""

    id: str
    name: str
    arguments: dict[str, Any]
    problem: str | None = None


@dataclass(frozen=True)
class Answer:
    """`message` is what goes into the history; `problems` are calls too broken to be answered one by one."""

    text: str
    calls: list[AskedCall]
    message: dict[str, Any]
    problems: list[str] = field(default_factory=list)


class Client(Protocol):
    def complete(self, messages: Sequence[Mapping[str, Any]], tools: Sequence[Mapping[str, Any]]) -> Answer: ...


def read_markup(text: str, turn: int) -> Answer:
    """The answer that a model wrote as text. It stays text in the history, exactly as written."""
    result = parse(text)
    calls = [AskedCall(f"call_{turn}_{i}", call.name, call.arguments) for i, call in enumerate(result.calls)]
    return Answer(result.text, calls, {"role": "assistant", "content": text}, [str(e) for e in result.errors])


class EndpointClient:
    """Any OpenAI-compatible chat endpoint, by its base URL. Asks again when it is busy or out of reach."""

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
        self.url, self.model, self.sleep = base_url, model, sleep
        self.max_tokens, self.temperature = max_tokens, temperature
        # Without a token the client would send the one of the machine's Hub login to a server that need not
        # be the Hub's.
        self.client = InferenceClient(base_url=base_url, api_key=token or "none", timeout=timeout)

    def complete(self, messages: Sequence[Mapping[str, Any]], tools: Sequence[Mapping[str, Any]]) -> Answer:
        output = self._ask(messages, tools)
        if not output.choices:
            raise InputError(f"{self.url}: the answer holds no choice; is this a chat endpoint?")
        message = output.choices[0].message
        turn = len(messages)
        text = _valid(message.content or "")
        if not message.tool_calls:
            return read_markup(text, turn)
        calls, history = [], []
        for index, call in enumerate(message.tool_calls):
            read = read_call(call.id or f"call_{turn}_{index}", call.function.name, call.function.arguments)
            calls.append(read)
            asked = {"name": read.name, "arguments": json.dumps(read.arguments, ensure_ascii=False)}
            history.append({"id": read.id, "type": "function", "function": asked})
        return Answer(text, calls, {"role": "assistant", "content": text, "tool_calls": history})

    def _ask(self, messages: Sequence[Mapping[str, Any]], tools: Sequence[Mapping[str, Any]]) -> Any:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self.client.chat_completion(
                    messages=list(messages),  # type: ignore[arg-type]
                    model=self.model,
                    tools=list(tools) or None,  # type: ignore[arg-type]
                    max_tokens=self.max_tokens,
                    temperature=self.temperature,
                )
            except HfHubHTTPError as error:
                status = error.response.status_code
                if attempt == ATTEMPTS or (status < 500 and status not in (408, 425, 429)):
                    said = error.server_message or error.response.text[:200] or str(error)
                    raise InputError(f"{self.url}: HTTP {status}: {said}; {_advice(status)}") from None
                wait = _retry_after(error.response.headers.get("retry-after"), attempt)
            except (InferenceTimeoutError, httpx.TransportError) as error:
                if attempt == ATTEMPTS:
                    why = str(error) or type(error).__name__
                    raise InputError(f"{self.url}: no answer ({why}); is the endpoint running?") from None
                wait = _retry_after(None, attempt)
            self.sleep(wait)
        raise AssertionError("the last attempt either returns or raises")


class PolicyClient:
    """A policy in this process. It is seeded, so the same conversation gives the same answer."""

    def __init__(
        self, model: Any, tokenizer: Any, max_new_tokens: int, temperature: float = 0.0, seed: int = 0
    ) -> None:
        self.model, self.tokenizer = model, tokenizer
        self.max_new_tokens, self.temperature, self.seed = max_new_tokens, temperature, seed

    def complete(self, messages: Sequence[Mapping[str, Any]], tools: Sequence[Mapping[str, Any]]) -> Answer:
        from stages.decoding.sample import sample
        from stages.policy.prompts import prompt_text

        prompt = prompt_text(messages, tools)
        # Another seed each turn, or a policy that was told of its mistake would draw the same numbers again.
        seed = self.seed + len(messages)
        [[drawn]] = sample(self.model, self.tokenizer, [prompt], 1, self.temperature, self.max_new_tokens, seed)
        return read_markup(drawn.text, len(messages))


def token_for(url: str) -> str | None:
    """$STORYLOOP_TOKEN for any endpoint; $HF_TOKEN only for Hugging Face's own hosts, over TLS."""
    if token := os.environ.get("STORYLOOP_TOKEN"):
        return token
    address = urlsplit(url)
    host = f".{address.hostname or ''}"
    if address.scheme == "https" and host.endswith((".huggingface.co", ".huggingface.cloud")):
        return os.environ.get("HF_TOKEN")
    return None


def read_call(id: str, name: str, arguments: Any) -> AskedCall:
    """A call from an endpoint's answer, whose arguments are JSON text or, from some servers, an object."""
    try:
        read = json.loads(arguments or "{}") if isinstance(arguments, (str, type(None))) else arguments
        json.dumps(read, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:  # half a surrogate pair is a ValueError, too
        return AskedCall(id, name, {}, f"{name}: the arguments are not JSON: {error}")
    if not isinstance(read, dict):
        return AskedCall(id, name, {}, f"{name}: the arguments are not an object")
    return AskedCall(id, name, read)


def _valid(text: str) -> str:
    """Text that can be written to a file: JSON may hold half a surrogate pair."""
    return text.encode("utf-8", "replace").decode()


def _retry_after(header: str | None, attempt: int) -> float:
    try:
        return min(float(header or ""), MAX_WAIT)
    except ValueError:
        return min(2.0 ** (attempt - 1), MAX_WAIT)


def _advice(status: int) -> str:
    if status in (401, 403):
        return "give a token that may use it"
    if status == 404:
        return "check the URL; it is the part before /chat/completions"
    return "see the endpoint's log"
