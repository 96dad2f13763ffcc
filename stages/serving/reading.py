"""From a request's body to the token ids of its prompt, away from the event loop.

Parsing, the chat template and the tokenizer take a second for a megabyte, so two threads of their own do it, and no
more requests may wait for them than for the model. What cannot fit into the model is refused before it is tokenised.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from stages.policy.prompts import conversation_text
from stages.serving.engine import Engine, Overloaded
from stages.serving.json_values import RequestError
from stages.serving.protocol import template_input
from stages.serving.request import ChatRequest, read_request

THREADS = 2


@dataclass(frozen=True)
class Asked:
    """A request that can be answered."""

    request: ChatRequest
    prompt: list[int]


class Reader:
    def __init__(self, engine: Engine, tokenizer: Any, max_waiting: int) -> None:
        self._tokenizer, self._context, self._vocabulary = tokenizer, engine.context, engine.vocabulary
        self._max_waiting, self._reading = max_waiting, 0
        # No token stands for more text than the longest one does.
        longest = max((len(token) for token in tokenizer.get_vocab()), default=1)
        self._max_characters = self._context * longest
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="reader")

    async def read(self, body: bytes) -> Asked:
        """Raises RequestError for what cannot be answered, and Overloaded where too many bodies wait to be read."""
        if self._reading >= self._max_waiting:
            raise Overloaded(f"{self._reading} requests are being read; try again later")
        self._reading += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, self._read, body)
        finally:
            self._reading -= 1

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _read(self, body: bytes) -> Asked:
        request = read_request(body)
        if wrong := [token for token in request.biases if token >= self._vocabulary]:
            raise RequestError(f"the model has no token {wrong[0]}", "logit_bias")
        messages, tools = template_input(request)
        try:
            text = conversation_text(self._tokenizer, messages, tools or [], add_generation_prompt=True)
            text.encode()  # half a surrogate pair has no tokens
        except Exception as error:  # a model's own template may raise anything at what a client made up
            why = "nested too deeply" if isinstance(error, RecursionError) else ascii(str(error))[1:-1][:300]
            raise RequestError(f"the model's chat template cannot write these messages and tools: {why}") from None
        if len(text) > self._max_characters:
            raise RequestError(
                f"the prompt has {len(text)} characters, more than {self._context} tokens can hold", "messages"
            )
        prompt: list[int] = self._tokenizer(text, add_special_tokens=False)["input_ids"]
        if len(prompt) >= self._context:
            raise RequestError(f"the prompt has {len(prompt)} tokens; the model takes {self._context - 1}", "messages")
        if unknown := next((token for token in prompt if token >= self._vocabulary), None):
            raise RequestError(f"the model cannot read {self._tokenizer.decode([unknown])}", "messages")
        return Asked(request, prompt)
