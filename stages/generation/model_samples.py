"""What the policy of the last iteration, and an endpoint, answer to the intents of the training stories.

A policy is sampled in chunks of stories, cut where the hash of a story's id says: a new story changes the samples
of its own chunk and of no other, and a run that was killed goes on with the next chunk.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from stages.cache.code import code_digest
from stages.cache.store import Cache
from stages.generation.attempts import Attempt
from stages.pipeline.params import GenerateParams
from stages.pipeline.records import Story
from stages.policy.prompts import prompt_messages, prompt_text
from stages.tools.core_tools import core_tool_declarations

BATCH = 128  # completions that a policy writes side by side


def stories_a_chunk(params: GenerateParams) -> int:
    """Of how many stories a policy is sampled at once, about."""
    return max(1, BATCH // max(1, params.policy_samples))


def begins_chunk(story: Story, size: int) -> bool:
    return int(hashlib.sha256(story.id.encode()).hexdigest(), 16) % size == 0


def chunks(stories: list[Story], size: int) -> Iterator[list[Story]]:
    """The stories in order, cut into runs of about `size` at places that depend on each story's id alone."""
    chunk: list[Story] = []
    for story in stories:
        if chunk and begins_chunk(story, size):
            yield chunk
            chunk = []
        chunk.append(story)
    if chunk:
        yield chunk


def policy_attempts(
    stories: list[Story],
    params: GenerateParams,
    seed: int,
    system: str,
    cache: Cache,
    on_done: Callable[[int], None] | None = None,
) -> Iterator[Attempt]:
    """`policy_samples` answers of the policy to every training story."""
    if params.policy is None or not params.policy_samples:
        return
    from stages.pipeline.digests import folder_digest  # seldom needed

    folder = Path(params.policy)
    digest = folder_digest(folder) if folder.is_dir() else params.policy
    modules = ("stages.decoding.sample", "stages.policy.load", "stages.policy.prompts")
    code = code_digest(*modules, libraries=("torch", "transformers"))
    tools = core_tool_declarations()
    settings = [code, digest, params.policy_samples, params.temperature, params.max_new_tokens, seed]
    policy: tuple[Any, Any] | None = None
    done = 0
    for chunk in chunks(stories, stories_a_chunk(params)):
        asked = [prompt_messages(system, story.asked) for story in chunk]
        drawn = cache.get([*settings, tools, asked])
        if drawn is None:
            from stages.decoding.sample import sample  # both are slow to import
            from stages.policy.load import load_policy

            policy = policy or load_policy(params.policy)
            completions = sample(
                *policy,
                [prompt_text(policy[1], messages, tools) for messages in asked],
                params.policy_samples,
                params.temperature,
                params.max_new_tokens,
                seed,
                BATCH,
            )
            drawn = [[completion.text for completion in group] for group in completions]
            cache.put([*settings, tools, asked], drawn)
        for story, outputs in zip(chunk, drawn, strict=True):
            for number, output in enumerate(outputs):
                yield Attempt(story, "policy", number, output, policy=folder.name)
        done += len(chunk) * params.policy_samples
        if on_done is not None:
            on_done(done)


def endpoint_attempts(
    stories: list[Story],
    params: GenerateParams,
    system: str,
    cache: Cache,
    on_done: Callable[[int], None] | None = None,
) -> tuple[list[Attempt], Counter[str]]:
    """`endpoint.samples` answers of the endpoint to every training story, and what they took (`usage`)."""
    if params.endpoint.url is None:
        return [], Counter()
    from stages.generation.endpoint_samples import name_of, sample_endpoint, usage  # slow to import, seldom needed

    asked = [prompt_messages(system, story.asked) for story in stories]
    answers = sample_endpoint(asked, core_tool_declarations(), params, cache, on_done)
    return [
        Attempt(story, "endpoint", number, sample["output"], policy=name_of(params))
        for story, group in zip(stories, answers, strict=True)
        for number, sample in enumerate(group)
    ], usage(answers)
