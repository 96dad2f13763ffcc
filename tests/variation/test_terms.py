"""Other choices: which words of an intent are terms, and that a swapped term is swapped wherever it stands."""

from random import Random

import pytest
from own_stories import own_stories

from stages.stories.phrasings import is_phrased
from stages.variation.terms import draw_terms, swap_terms, terms
from stages.variation.vary import draw_replacements, vary

STORIES = {story.id: story for story in own_stories() if "/" not in story.file and not is_phrased(story.id)}
FILES = sorted({story.file for story in STORIES.values()})


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("badge.stories.tsx#smallDangerRed", ["small", "danger", "red"]),
        ("card.stories.tsx#largeHeading2Button", ["large", "level 2"]),
        ("progress.stories.tsx#success", ["success", "75"]),
        ("textarea.stories.tsx#counting", []),  # from 0: where counting begins is no choice
    ],
)
def test_the_terms_of_an_intent(name: str, expected: list[str]) -> None:
    assert terms(STORIES[name]) == expected


def test_a_quoted_word_is_no_term() -> None:
    story = STORIES["badge.stories.tsx#smallDangerRed"].model_copy(update={"words": ("Small change",)})
    assert terms(story) == ["danger", "red"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a small danger badge", "a large info badge"),
        ("SmallDangerBadge", "LargeInfoBadge"),
        ("smallDanger", "largeInfo"),
        ("small-danger-badge", "large-info-badge"),
        ("smaller dangerous endangered", "smaller dangerous endangered"),
        ("backgroundColor: '#b3261e'", "backgroundColor: '#146c2e'"),
        ("expected: 'rgb(179, 38, 30)' // red, no redder", "expected: 'rgb(20, 108, 46)' // green, no redder"),
        ("a level 2 heading, <h2>, 'H2', Heading2Card, children 2", "a level 3 heading, <h3>, 'H3', Heading3Card, children 2"),
        ('value="75" 175', 'value="30" 175'),
        ("import { Small } from './small-75.tsx'", "import { Large } from './small-75.tsx'"),
    ],
)  # fmt: skip
def test_a_term_is_swapped_wherever_it_stands(text: str, expected: str) -> None:
    chosen = {"small": "large", "danger": "info", "red": "green", "level 2": "level 3", "75": "30"}
    assert swap_terms(text, chosen) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Create a small exclusive accordion", "Create an exclusive accordion"),
        ("I need small pagination", "I need pagination"),
        ("SmallDangerBadge, smallDanger", "DangerBadge, danger"),
        ("small-danger-badge", "danger-badge"),
        ('<nav aria-label="Pages" data-size="small" hidden>', '<nav aria-label="Pages" hidden>'),
        ("actual: nav?.getAttribute('data-size'), expected: 'small'", "actual: nav?.getAttribute('data-size'), expected: null"),
        ("smaller, Smallest", "smaller, Smallest"),
        ("import { SmallCard } from './small-card.tsx'", "import { Card } from './small-card.tsx'"),
    ],
)  # fmt: skip
def test_a_size_that_goes_is_gone_wherever_it_stood(text: str, expected: str) -> None:
    assert swap_terms(text, {"small": ""}) == expected


@pytest.mark.parametrize("file", FILES)
def test_a_story_with_its_terms_swapped_and_back_again_is_the_story(file: str) -> None:
    for story in (story for story in STORIES.values() if story.file == file):
        chosen = draw_terms(story, Random(story.id))
        if not chosen or any(new in " ".join([story.intent, *story.files.values()]).lower() for new in chosen.values()):
            continue
        back = {new: old for old, new in chosen.items()}
        there = vary(story, chosen)
        for before, after in zip([*story.files.values(), *story.solution.values()],
                                 [*there.files.values(), *there.solution.values()], strict=True):  # fmt: skip
            assert swap_terms(after, back) == before
        assert there.intent != story.intent
        assert there.id == story.id


def test_terms_and_words_are_swapped_together_and_written_down() -> None:
    story = STORIES["badge.stories.tsx#smallDangerRed"]
    rng = Random(3)
    chosen = draw_replacements(story, rng) | {"danger": "warning"}
    varied = vary(story, chosen)
    assert varied.varied == chosen
    assert 'data-variant="warning"' in varied.code
    assert varied.contract.export == "SmallWarningRedBadge"
    assert varied.export == "smallWarningRed"


def test_the_stories_draw_every_kind_of_term() -> None:
    drawn = {term for story in STORIES.values() for term in draw_terms(story, Random(1))}
    assert {"small", "primary", "danger", "blue", "level 2"} <= drawn
    assert any(term.isdigit() for term in drawn)
