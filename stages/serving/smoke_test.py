"""The smoke test of a server: held-out stories, asked over HTTP with the client that users have.

One request at a time first, whose answers count; then all at once, for the clock alone. An HTTP error is an
InputError with what the server said; an answer without a valid call is counted, not fatal.
"""

import json
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import httpx
from huggingface_hub import InferenceClient, InferenceTimeoutError
from huggingface_hub.errors import HfHubHTTPError

from stages.functiongemma import FunctionCall
from stages.pipeline.errors import InputError
from stages.pipeline.records import Story
from stages.serving.local_server import Served
from stages.tools.core_tools import core_tool_declarations, files_from_calls
from stages.tools.registry import CallError


@dataclass(frozen=True)
class Reply:
    calls: list[FunctionCall]
    finish_reason: str
    tokens: int

    @property
    def files(self) -> dict[str, str]:
        """What the calls write; empty when there is no call, or one that may not be run."""
        try:
            return files_from_calls(self.calls)
        except CallError:
            return {}


@dataclass(frozen=True)
class Smoke:
    replies: list[Reply]
    timings: dict[str, float]

    def asked(self, stories: Sequence[Story]) -> list[dict[str, Any]]:
        """What was asked and what came back, for the receipt."""
        return [
            {
                "story": story.id,
                "intent": story.intent,
                "calls": [call.name for call in reply.calls],
                "files": sorted(reply.files),
                "finish_reason": reply.finish_reason,
                "tokens": reply.tokens,
            }
            for story, reply in zip(stories, self.replies, strict=True)
        ]


def pick(stories: Sequence[Story], count: int) -> list[Story]:
    """`count` held-out stories, evenly spread over them, in file order (all of them when there are fewer)."""
    held_out = [story for story in stories if story.split == "eval"]
    if not held_out:
        raise InputError("data/collect/stories.jsonl: no story of split eval to ask for; add one under data/stories")
    count = min(count, len(held_out))
    return [held_out[at * len(held_out) // count] for at in range(count)]


def ask(client: InferenceClient, model: str | None, system: str, story: Story, max_new_tokens: int) -> Reply:
    """One chat completion with the core tools."""
    result = client.chat_completion(
        messages=[{"role": "system", "content": system}, {"role": "user", "content": story.asked}],
        model=model,
        tools=core_tool_declarations(),  # type: ignore[arg-type]  # the JSON form does as well
        temperature=0.0,
        max_tokens=max_new_tokens,
    )
    choice = result.choices[0]
    calls = [
        FunctionCall(call.function.name, read_arguments(call.function.arguments))
        for call in choice.message.tool_calls or []
    ]
    return Reply(calls, choice.finish_reason, result.usage.completion_tokens)


def read_arguments(text: str) -> dict[str, Any]:
    """The arguments as an object; another server may write what is none, which is then no valid call."""
    try:
        read = json.loads(text)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


def smoke_test(server: Served, system: str, stories: Sequence[Story], max_new_tokens: int) -> Smoke:
    """Asks for every story, one at a time and then all at once."""
    client = InferenceClient(base_url=server.url, api_key=server.token, timeout=120)
    try:
        model = _model_name(server) if server.named else None

        def reply(story: Story) -> Reply:
            return ask(client, model, system, story, max_new_tokens)

        began = time.monotonic()
        replies = [reply(story) for story in stories]
        alone = time.monotonic() - began
        began = time.monotonic()
        with ThreadPoolExecutor(len(stories)) as pool:
            together = list(pool.map(reply, stories))
        crowded = time.monotonic() - began
    except (HfHubHTTPError, httpx.HTTPError, InferenceTimeoutError) as error:
        said = str(error).strip().splitlines() or [type(error).__name__]
        raise InputError(f"the smoke test failed: {said[0]}") from None
    timings = {
        "seconds_to_healthy": round(server.seconds_to_healthy, 2),
        "tokens_per_second_1_client": round(sum(r.tokens for r in replies) / alone, 1),
        f"tokens_per_second_{len(stories)}_clients": round(sum(r.tokens for r in together) / crowded, 1),
    }
    return Smoke(replies, timings)


def _model_name(server: Served) -> str:
    """vLLM answers to no name but its own."""
    listed = httpx.get(f"{server.url}/models", headers={"authorization": f"Bearer {server.token}"}, timeout=30)
    listed.raise_for_status()
    return str(listed.json()["data"][0]["id"])
