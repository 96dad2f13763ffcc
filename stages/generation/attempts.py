"""What generate makes of each story itself: which outputs there are to grade, and where each came from.

The `reference` solution of every story; for training stories also `varied` copies with other words and
`perturbed` solutions with a named fault. Every draw is seeded by (seed, story, source, sample), so a new story
changes no other story's outputs. What models answer is in model_samples.py and endpoint_samples.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from stages.generation.faults import perturb
from stages.pipeline.params import GenerateParams
from stages.pipeline.records import Source, Story
from stages.tools.write_call import reference_output
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


def variations(stories: list[Story], params: GenerateParams, seed: int) -> Iterator[Attempt]:
    """Varied copies and faulty solutions of the training stories, story by story."""
    for story in stories:
        if story.split != "train":
            continue
        for sample in range(params.varied if story.words else 0):
            rng = Random(f"{seed}/{story.id}/varied/{sample}")
            varied = vary(story, draw_replacements(story, rng) | draw_terms(story, rng))
            yield Attempt(varied, "varied", sample, reference_output(varied))
        rng = Random(f"{seed}/{story.id}/perturbed")
        for sample, (fault, output) in enumerate(perturb(story, params.perturbed, rng)):
            yield Attempt(story, "perturbed", sample, output, fault)
