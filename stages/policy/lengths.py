"""How long answers have to be: a story is no use to a policy whose answers end before the solution does."""

from collections.abc import Iterable
from typing import Any

from stages.pipeline.records import Story
from stages.tools.write_call import reference_output

END = 1  # the token that ends an answer


def answer_lengths(stories: Iterable[Story], tokenizer: Any) -> dict[str, int]:
    """By story id, the tokens of the answer that holds its own solution. Other solutions may be a little shorter."""
    stories = list(stories)
    if not stories:
        return {}
    ids = tokenizer([reference_output(story) for story in stories], add_special_tokens=False)["input_ids"]
    return {story.id: len(answer) + END for story, answer in zip(stories, ids, strict=True)}
