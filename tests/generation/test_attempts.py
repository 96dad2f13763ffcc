"""Which outputs a story gives, and that one story's outputs never depend on another's."""

from pathlib import Path

import pytest
from field_story import field_story

from stages.generation.attempts import variations
from stages.pipeline.params import GenerateParams, load
from stages.pipeline.records import Story


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return field_story(tmp_path)


def generate_params(**changes: object) -> GenerateParams:
    return GenerateParams.model_validate(
        {
            "varied": 3, "perturbed": 5, "repairs": 0, "conventions": 0, "requests": 0, "policy_samples": 0, "policy": None,
            "failures": None, "temperature": 1.0, "max_new_tokens": 64, "endpoint": load("generate").endpoint, **changes,
        }
    )  # fmt: skip


def test_held_out_stories_are_never_varied_or_spoilt(story: Story) -> None:
    held_out = story.model_copy(update={"split": "eval"})
    assert list(variations([held_out], generate_params(), seed=1)) == []
    sources = [item.source for item in variations([story], generate_params(), seed=1)]
    assert sources == ["varied"] * 3 + ["perturbed"] * 5


def test_stories_with_long_solutions_have_no_copies_where_copies_have_a_limit(story: Story) -> None:
    size = sum(map(len, story.solution.values()))
    copies = [
        [
            item
            for item in variations([story], generate_params(longest_varied=longest), seed=1)
            if item.source == "varied"
        ]
        for longest in (None, size, size - 1)
    ]
    assert copies[0] == copies[1] != [] and copies[2] == []


def test_adding_a_story_or_a_sample_leaves_the_other_outputs_alone(story: Story) -> None:
    other = story.model_copy(update={"id": "field.stories.tsx#other"})
    alone = [item.output for item in variations([story], generate_params(), seed=1)]
    both = [item.output for item in variations([other, story], generate_params(), seed=1)]
    assert both[len(alone) :] == alone
    more = [item.output for item in variations([story], generate_params(varied=4), seed=1)]
    assert more[:3] == alone[:3] and more[4:] == alone[3:]


@pytest.mark.parametrize(("every", "asked"), [(3, 4), (2, 6), (1, 12)])
def test_one_of_so_many_copies_asks_as_people_type_and_every_way_to_ask_is_used(
    story: Story, every: int, asked: int
) -> None:
    ways = tuple(f"way {number} to get {' and '.join(story.words)}" for number in range(4))
    story = story.model_copy(update={"phrasings": ways})
    copies = [
        item.story.intent
        for item in variations([story], generate_params(varied=12, phrased_every=every), seed=1)
        if item.source == "varied"
    ]
    typed = [intent.split(" to get ")[0] for intent in copies if " to get " in intent]
    assert len(copies) == 12 and len(typed) == asked
    assert {typed.count(f"way {number}") for number in range(4)} <= {asked // 4, -(-asked // 4)}


def test_copies_in_haste_quote_nothing_and_hold_the_same_texts_and_solutions(story: Story) -> None:
    """No phrasing asks for these; what is wanted stays what the other copies want."""
    without, all_of_them = (
        [item for item in variations([story], generate_params(perturbed=0, in_haste=share), seed=1)] for share in (0, 1)
    )
    assert [item.output for item in without] == [item.output for item in all_of_them]
    for usual, hasty in zip(without, all_of_them, strict=True):
        assert '"' in usual.story.intent and '"' not in hasty.story.intent
        assert all(word in hasty.story.intent for word in usual.story.words)
