"""Other words and faults: what they change, what they leave alone, and that every draw is repeatable."""

from pathlib import Path
from random import Random

import pytest

from stages.functiongemma import parse
from stages.generation.attempts import variations
from stages.generation.faults import FAULTS, perturb, reference_output
from stages.pipeline.params import GenerateParams, load
from stages.pipeline.records import Story
from stages.stories import parse_story_file
from stages.stories.splits import Splits
from stages.tsx.syntax import first_error, parse_tsx
from stages.variation.vary import draw_replacements, vary
from stages.variation.vocabulary import draw, is_held_out_text

FIELD = """\
export const SaveField = () => (
  <form data-kind="Save" aria-label="Save">
    <label for="field">
      Save
    </label>
    <input type="text" id="field" required aria-describedby="hint" data-variant="primary" />
    <p id="hint" style={{ color: '#000000' }}>Save our work</p>
    <a href="/Save">Go to Save</a>
  </form>
)
"""
STORIES = """\
import { story } from 'plaited/testing'
import { SaveField } from './field.tsx'

export const save = story({
  intent: 'Create a Save field labelled "Save" with the hint "Save our work"',
  template: SaveField,
  async play({ assert, findByText, accessibilityCheck }) {
    const label = await findByText('Save')
    const Save = document.querySelector('[aria-label="Save"]')
    assert({ given: 'a label', should: 'Save itself', actual: label?.textContent.trim(), expected: `Save` })
    assert({ given: 'a form', should: 'be named', actual: Save?.tagName, expected: 'FORM' })
    const hint = await findByText('Save our work')
    assert({ given: 'a hint', should: 'be there', actual: hint?.tagName, expected: 'P' })
    await accessibilityCheck({})
  },
})
"""


@pytest.fixture
def story(tmp_path: Path) -> Story:
    (tmp_path / "field.tsx").write_text(FIELD)
    (tmp_path / "field.stories.tsx").write_text(STORIES)
    return parse_story_file(tmp_path / "field.stories.tsx", Splits())[0]


@pytest.fixture
def varied(story: Story) -> Story:
    return vary(story, {"Save": "Open gate", "Save our work": "Please wait here"})


def generate_params(**changes: object) -> GenerateParams:
    return GenerateParams.model_validate(
        {
            "varied": 3, "perturbed": 5, "policy_samples": 0, "policy": None, "temperature": 1.0,
            "max_new_tokens": 64, "endpoint": load("generate").endpoint, **changes,
        }
    )  # fmt: skip


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


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_every_fault_spoils_the_reference_and_is_repeatable(story: Story, fault: str) -> None:
    output = FAULTS[fault](story, Random(1))
    assert output is not None and output != reference_output(story)
    assert output == FAULTS[fault](story, Random(1))


SOURCE_FAULTS = {
    "label_unbound": lambda source: source.count("for=") + source.count("describedby=") == 1,
    "accessible_name_dropped": lambda source: "aria-label" not in source,
    "state_missing": lambda source: "required" not in source,
    "low_contrast": lambda source: "#b8b8b8" in source,
    "wrong_export": lambda source: "SaveField =" not in source,
    "missing_export": lambda source: "export" not in source,
    "syntax_damage": lambda source: first_error(parse_tsx(source)) is not None,
    "attribute_wrong": lambda source: "secondary" in source or "email" in source,
}


@pytest.mark.parametrize("fault", sorted(SOURCE_FAULTS))
def test_a_source_fault_does_what_its_name_says(story: Story, fault: str) -> None:
    output = FAULTS[fault](story, Random(2))
    assert output is not None
    assert SOURCE_FAULTS[fault](parse(output).calls[0].arguments["content"])


def test_output_faults_leave_no_usable_call(story: Story) -> None:
    truncated = parse(FAULTS["truncated_call"](story, Random(1)) or "")
    assert not truncated.calls and truncated.errors
    assert parse(FAULTS["unknown_tool"](story, Random(1)) or "").calls[0].name != "writeTemplate"
    assert parse(FAULTS["wrong_path"](story, Random(1)) or "").calls[0].arguments["path"] != "field.tsx"


def test_faulty_outputs_of_a_story_are_named_and_all_different(story: Story) -> None:
    faults = perturb(story, len(FAULTS), Random(3))
    assert len(dict(faults)) == len({output for _, output in faults}) == len(FAULTS)


def test_held_out_stories_are_never_varied_or_spoilt(story: Story) -> None:
    held_out = story.model_copy(update={"split": "eval"})
    assert list(variations([held_out], generate_params(), seed=1)) == []
    sources = [item.source for item in variations([story], generate_params(), seed=1)]
    assert sources == ["varied"] * 3 + ["perturbed"] * 5


def test_adding_a_story_or_a_sample_leaves_the_other_outputs_alone(story: Story) -> None:
    other = story.model_copy(update={"id": "field.stories.tsx#other"})
    alone = [item.output for item in variations([story], generate_params(), seed=1)]
    both = [item.output for item in variations([other, story], generate_params(), seed=1)]
    assert both[len(alone) :] == alone
    more = [item.output for item in variations([story], generate_params(varied=4), seed=1)]
    assert more[:3] == alone[:3] and more[4:] == alone[3:]
