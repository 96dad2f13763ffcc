"""Other words: what they change, what they leave alone, and that every draw is repeatable."""

from pathlib import Path
from random import Random

import pytest
from field_story import FIELD, field_story

from stages.pipeline.records import Story
from stages.variation.vary import draw_replacements, vary
from stages.variation.vocabulary import draw, is_held_out_text


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return field_story(tmp_path)


@pytest.fixture
def varied(story: Story) -> Story:
    return vary(story, {"Save": "Open gate", "Save our work": "Please wait here"})


def test_words_change_in_the_quoted_part_of_the_intent_alone(varied: Story) -> None:
    assert (
        varied.intent == 'Create a Save field labelled "Open gate" with the hint "Please wait here"'
        and varied.intent in varied.files["field.stories.tsx"]
    )


def test_words_change_in_shown_text_and_not_in_code_or_structure(varied: Story) -> None:
    assert varied.solution["field.tsx"] == (
        FIELD.replace("\n      Save\n", "\n      Open gate\n")
        .replace('aria-label="Save"', 'aria-label="Open gate"')
        .replace(">Save our work<", ">Please wait here<")
    )


def test_words_change_in_the_strings_of_the_play_and_inside_its_selectors(varied: Story) -> None:
    play = varied.files["field.stories.tsx"]
    assert "findByText('Open gate')" in play and "expected: `Open gate`" in play
    assert "const Save = document.querySelector('[aria-label=\"Open gate\"]')" in play
    assert "should: 'Save itself'" in play


def test_a_varied_story_keeps_its_identity_and_says_what_changed(story: Story, varied: Story) -> None:
    assert (varied.id, varied.split, varied.contract) == (story.id, story.split, story.contract)
    assert varied.words == ("Open gate", "Please wait here")
    assert varied.varied == {"Save": "Open gate", "Save our work": "Please wait here"}


def test_a_varied_story_can_be_made_again_from_its_replacements(story: Story) -> None:
    once = vary(story, draw_replacements(story, Random(4)))
    assert vary(story, once.varied) == once


@pytest.mark.parametrize("replacements", [{"Nope": "x"}, {"Save": 'say "x"'}, {"Save": "a<b"}, {"Save": " "}])
def test_replacements_that_cannot_be_plain_text_are_refused(story: Story, replacements: dict[str, str]) -> None:
    with pytest.raises(ValueError):
        vary(story, replacements)


@pytest.mark.parametrize("like", ["Save", "Save draft", "Name of group", "We answer you within a day", "/a/b.png"])
def test_a_drawn_text_has_the_shape_of_the_one_it_replaces(like: str) -> None:
    for seed in range(50):
        text = draw(like, Random(seed))
        assert len(text.split()) == len(like.split())
        assert text.startswith("/") == like.startswith("/") and text.count("/") == like.count("/")
        assert text.endswith(".png") == like.endswith(".png")


def test_training_draws_never_hold_a_held_out_word_and_held_out_draws_always_do() -> None:
    for seed in range(200):
        assert not is_held_out_text(draw("Save draft", Random(seed)))
        assert is_held_out_text(draw("Save draft", Random(seed), held_out=True))


def test_the_vocabulary_is_open() -> None:
    assert len({draw("Save draft", Random(seed)) for seed in range(2000)}) > 1800


def test_drawn_words_are_found_nowhere_else_in_the_story(story: Story) -> None:
    everything = "\n".join([story.intent, *story.files.values(), *story.solution.values()]).lower()
    for seed in range(100):
        first, second = draw_replacements(story, Random(seed)).values()
        assert first.lower() not in everything and second.lower() not in everything
        assert first.lower() not in second.lower() and second.lower() not in first.lower()
