"""What generate makes of each story itself: which outputs there are to grade, and where each came from.

The `reference` solution of every story; `varied` copies with other words, or asked by a phrasing, of training stories
and of those that GRPO asks (`rl`); for training stories also `perturbed` solutions with a named fault. Every draw is
seeded by (seed, story, source, sample), so a new story changes no other story's outputs. Conversations that repair an
answer are in repairs.py, what models answer in model_samples.py and endpoint_samples.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from stages.generation.faults import perturb
from stages.pipeline.params import GenerateParams
from stages.pipeline.records import Source, Story
from stages.tools.write_call import reference_output
from stages.variation.haste import in_haste
from stages.variation.phrasings import replaceable
from stages.variation.requests import with_further_requests
from stages.variation.terms import draw_terms
from stages.variation.vary import draw_replacements, vary


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


def copy_of(story: Story, sample: int, rng: Random, params: GenerateParams) -> Story:
    """The story in other words; the last of every `phrased_every` copies asks by a phrasing, by each in turn.

    Of the others `in_haste` ask as the story does, but in haste: quoting nothing.
    """
    replacements = draw_replacements(story, rng, dictionary=params.dictionary) | draw_terms(story, rng)
    turn, rest = divmod(sample, params.phrased_every)
    if rest == params.phrased_every - 1 and story.phrasings:
        phrasing = story.phrasings[turn % len(story.phrasings)]
        fitting = replaceable(phrasing, story, replacements)
        if fitting or turn < len(story.phrasings):  # or it would be the same copy again
            return vary(story, fitting, phrasing)
    copy = vary(story, replacements)
    if params.in_haste and rng.random() < params.in_haste:
        return copy.model_copy(update={"intent": in_haste(copy.intent, rng)})
    return copy


def variations(stories: list[Story], params: GenerateParams, seed: int) -> Iterator[Attempt]:
    """Varied copies of what is trained on or asked in GRPO, and faulty solutions of the former, story by story."""
    for story in stories:
        if story.split not in ("train", "rl"):
            continue
        samples = range(params.varied)
        if not story.words:
            samples = samples[params.phrased_every - 1 :: params.phrased_every][: len(story.phrasings)]
        if params.longest_varied is not None and sum(map(len, story.solution.values())) > params.longest_varied:
            samples = samples[:0]  # a policy whose answers are too short for it has no use for copies
        for sample in samples:
            varied = copy_of(story, sample, Random(f"{seed}/{story.id}/varied/{sample}"), params)
            yield Attempt(varied, "varied", sample, reference_output(varied))
        if story.split != "train":
            continue
        for sample in range(params.varied, params.varied + params.requests):
            rng = Random(f"{seed}/{story.id}/request/{sample - params.varied}")
            asked = with_further_requests(copy_of(story, sample, rng, params), rng)
            if asked is not None:
                yield Attempt(asked, "request", sample, reference_output(asked))
        rng = Random(f"{seed}/{story.id}/perturbed")
        for sample, (fault, output) in enumerate(perturb(story, params.perturbed, rng)):
            yield Attempt(story, "perturbed", sample, output, fault)
