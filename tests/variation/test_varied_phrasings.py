"""Phrasings of an intent in a varied copy: what is replaced in them, and what keeps its meaning."""

import pytest

from stages.pipeline.records import Contract, Story
from stages.variation.phrasings import replaceable
from stages.variation.vary import vary

INTENT = 'Create a small danger button labelled "Delete all" with 3 rows and the hint "Email"'
REPLACED = {"Delete all": "Remove some", "Email": "Fax", "small": "large", "danger": "primary", "3": "7"}


@pytest.fixture
def story() -> Story:
    return Story(
        id="kit.stories.tsx#one", component="kit", file="kit.stories.tsx", export="one", intent=INTENT, split="train",
        contract=Contract(path="kit.tsx", export="Kit"), files={}, words=("Delete all", "Email"),
        solution={"kit.tsx": "export const Kit = () => <b data-size=\"small\">Delete all</b>\n"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("phrasing", "copy"),
    [
        ('small danger btn "Delete all", 3 rows', 'large primary btn "Remove some", 7 rows'),
        ("delete all button, danger", "remove some button, primary"),
        ("DELETE ALL", "REMOVE SOME"),
        ("a tiny button Delete all, three rows", "a tiny button Remove some, three rows"),
    ],
)
def test_a_phrasing_is_reworded_as_people_write_it(story: Story, phrasing: str, copy: str) -> None:
    assert vary(story, replaceable(phrasing, story, REPLACED), phrasing).intent == copy


def test_what_a_phrasing_says_in_other_words_keeps_its_value_in_the_copy(story: Story) -> None:
    phrasing = "a tiny button Delete all, three rows"
    copy = vary(story, replaceable(phrasing, story, REPLACED), phrasing)
    assert copy.varied == {"Delete all": "Remove some"}
    assert 'data-size="small">Remove some<' in copy.solution["kit.tsx"]


def test_a_word_that_stands_in_a_phrasing_twice_stays_unless_one_is_quoted(story: Story) -> None:
    assert "Delete all" not in replaceable("delete all button that says delete all", story, REPLACED)
    assert "Delete all" in replaceable('delete all button that says "Delete all"', story, REPLACED)


def test_a_bare_word_that_the_intent_also_uses_otherwise_stays(story: Story) -> None:
    other = story.model_copy(update={"intent": INTENT + ", of type email"})
    assert "Email" in replaceable("delete all with hint email", story, REPLACED)
    assert "Email" not in replaceable("delete all with hint email", other, REPLACED)


def test_a_size_goes_only_where_the_phrasing_no_longer_names_it(story: Story) -> None:
    assert "small" in replaceable("a small button", story, {"small": ""})
    assert "small" not in replaceable("button, small", story, {"small": ""})
