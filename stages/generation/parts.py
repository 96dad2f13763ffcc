"""Stories a part at a time: each is made, graded and written before the next, so memory holds one of them."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from stages.generation.model_samples import begins_chunk, stories_a_chunk
from stages.pipeline.params import GenerateParams
from stages.pipeline.records import Story

ATTEMPTS = 40_000  # of a part, about: some 500 MB while they are graded
_ANSWERS_A_REPAIR = 2

Item = TypeVar("Item")


def parts(stories: list[Story], params: GenerateParams, attempts: int) -> Iterator[list[Story]]:
    """The stories in order, in parts to which about so many answers are graded.

    A part is cut only where a policy's samples are cut, too, so its size changes no sample and no byte of the output.
    """
    size, part, expected = stories_a_chunk(params), list[Story](), 0
    for story in stories:
        if expected >= attempts and story.split == "train" and begins_chunk(story, size):
            yield part
            part, expected = [], 0
        part.append(story)
        expected += _expected(story, params)
    if part:
        yield part


def runs_of(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """The items in order, `size` at a time."""
    left = iter(items)
    while run := list(islice(left, size)):
        yield run


def _expected(story: Story, params: GenerateParams) -> int:
    """How many answers to the story are graded, at most."""
    if story.split not in ("train", "rl"):
        return 1
    if story.split == "rl":
        return 1 + params.varied
    repairs = _ANSWERS_A_REPAIR * (params.repairs + params.conventions)
    samples = params.policy_samples * (1 + _ANSWERS_A_REPAIR) + (params.endpoint.samples if params.endpoint.url else 0)
    return 1 + params.varied + params.requests + params.perturbed + repairs + samples
