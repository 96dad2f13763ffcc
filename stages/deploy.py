"""Serves the merged model and asks it, over HTTP, for what held-out stories describe. `python -m
stages.deploy`.

The receipt says what was asked and what came back; it is greedy and one request at a time, so that it is
the same on every run of one model. A second round, all at once, is for the clock alone. An HTTP error
fails the stage; an answer without a valid call is counted, not fatal.
"""

import json
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from huggingface_hub import InferenceClient

from stages.agent.registry import CallError
from stages.agent.tools import core_tool_declarations, files_from_calls
from stages.digest import folder_digest
from stages.functiongemma import FunctionCall
from stages.params import load
from stages.serving.local import Served, served_locally
from stages.trajectory import InputError, Story, read_jsonl, write_json

MODEL = Path("data/merge/model")
STORIES = Path("data/collect/stories.jsonl")
OUT = Path("data/deploy")


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


def pick(stories: Sequence[Story], count: int) -> list[Story]:
    """`count` held-out stories, evenly spread over them, in file order (all of them when there are fewer)."""
    held_out = [story for story in stories if story.split == "eval"]
    if not held_out:
        raise InputError(f"{STORIES}: no story of split eval to ask for; add one under data/stories")
    count = min(count, len(held_out))
    return [held_out[at * len(held_out) // count] for at in range(count)]


def ask(client: InferenceClient, system: str, story: Story, max_new_tokens: int) -> Reply:
    """One chat completion with the core tools, through the client that users have."""
    result = client.chat_completion(
        messages=[{"role": "system", "content": system}, {"role": "user", "content": story.intent}],
        tools=core_tool_declarations(),  # type: ignore[arg-type]  # the JSON form does as well
        temperature=0.0,
        max_tokens=max_new_tokens,
    )
    choice = result.choices[0]
    calls = [
        FunctionCall(call.function.name, json.loads(call.function.arguments))
        for call in choice.message.tool_calls or []
    ]
    return Reply(calls, choice.finish_reason, result.usage.completion_tokens)


def smoke_test(server: Served, system: str, stories: Sequence[Story], max_new_tokens: int) -> dict[str, Any]:
    """Asks for every story, one at a time and then all at once: the replies, and tokens a second of each
    round.
    """
    client = InferenceClient(base_url=server.url, api_key=server.token, timeout=120)

    def reply(story: Story) -> Reply:
        return ask(client, system, story, max_new_tokens)

    began = time.monotonic()
    replies = [reply(story) for story in stories]
    alone = time.monotonic() - began
    began = time.monotonic()
    with ThreadPoolExecutor(len(stories)) as pool:
        together = list(pool.map(reply, stories))
    crowded = time.monotonic() - began
    return {
        "replies": replies,
        "timings": {
            "seconds_to_healthy": round(server.seconds_to_healthy, 2),
            "tokens_per_second_1_client": round(sum(r.tokens for r in replies) / alone, 1),
            f"tokens_per_second_{len(stories)}_clients": round(sum(r.tokens for r in together) / crowded, 1),
        },
    }


def main() -> None:
    deploy, prompt = load("deploy", "prompt")
    stories = pick(list(read_jsonl(STORIES, Story)), deploy.requests)
    with served_locally(MODEL, deploy.max_new_tokens) as server:
        outcome = smoke_test(server, prompt.system, stories, deploy.max_new_tokens)
    replies: list[Reply] = outcome["replies"]
    valid = sum(bool(reply.files) for reply in replies)
    asked = [
        {
            "story": story.id,
            "intent": story.intent,
            "calls": [call.name for call in reply.calls],
            "files": sorted(reply.files),
            "finish_reason": reply.finish_reason,
            "tokens": reply.tokens,
        }
        for story, reply in zip(stories, replies, strict=True)
    ]
    receipt = {
        "provider": deploy.provider,
        "model": str(MODEL),
        "model_sha256": folder_digest(MODEL),
        "requests": asked,
    }
    write_json(OUT / "receipt.json", receipt)
    write_json(OUT / "metrics.json", {"requests": len(replies), "valid_calls": valid})
    write_json(OUT / "timings.json", outcome["timings"])
    speed = outcome["timings"]["tokens_per_second_1_client"]
    print(
        f"deploy: {valid} of {len(replies)} answers held a valid call; {speed} tokens/s to one client",
        file=sys.stderr,
    )


if __name__ == "__main__":
    try:
        main()
    except InputError as error:
        sys.exit(f"deploy: {error}")
