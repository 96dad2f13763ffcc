"""What generate tries for each story: which outputs there are to grade, and where each came from.

The `reference` solution of every story; for training stories also `varied` copies with other words,
`perturbed` solutions with a named fault, and samples of the `policy` of the last iteration. Every draw is
seeded by (seed, story, source, sample), so a new story changes no other story's outputs. Samples of a policy
are the exception: they are drawn in batches, so a new story may change the samples of others.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from stages.agent.tools import core_tool_declarations
from stages.functiongemma import render
from stages.params import GenerateParams
from stages.trajectories.perturb import perturb, reference_output
from stages.trajectories.vary import draw_replacements, vary
from stages.trajectory import Source, Story


@dataclass(frozen=True)
class Attempt:
    """An output to grade, and where it came from."""

    story: Story
    source: Source
    sample: int
    output: str
    fault: str | None = None
    policy: str = ""


def references(stories: list[Story]) -> list[Attempt]:
    return [Attempt(story, "reference", 0, reference_output(story)) for story in stories]


def variations(stories: list[Story], params: GenerateParams, seed: int) -> Iterator[Attempt]:
    """Varied copies and faulty solutions of the training stories, story by story."""
    for story in stories:
        if story.split != "train":
            continue
        for sample in range(params.varied if story.words else 0):
            rng = Random(f"{seed}/{story.id}/varied/{sample}")
            varied = vary(story, draw_replacements(story, rng))
            yield Attempt(varied, "varied", sample, reference_output(varied))
        rng = Random(f"{seed}/{story.id}/perturbed")
        for sample, (fault, output) in enumerate(perturb(story, params.perturbed, rng)):
            yield Attempt(story, "perturbed", sample, output, fault)


def policy_attempts(
    stories: list[Story], params: GenerateParams, seed: int, system: str
) -> Iterator[Attempt]:
    """Samples of the policy for every training story."""
    if params.policy is None or not params.policy_samples:
        return
    from stages.policy import load_policy, sample  # slow to import, and seldom needed

    model, tokenizer = load_policy(params.policy)
    stories = [story for story in stories if story.split == "train"]
    prompts = [
        render(
            prompt_messages(story, system), core_tool_declarations(), add_generation_prompt=True
        ).removeprefix("<bos>")
        for story in stories
    ]
    drawn = sample(
        model, tokenizer, prompts, params.policy_samples, params.temperature, params.max_new_tokens, seed
    )
    for story, completions in zip(stories, drawn, strict=True):
        for number, completion in enumerate(completions):
            yield Attempt(story, "policy", number, completion.text, policy=Path(params.policy).name)


def prompt_messages(story: Story, system: str) -> list[dict[str, str]]:
    return [{"role": "system", "content": system}, {"role": "user", "content": story.intent}]
