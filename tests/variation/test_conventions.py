"""Other conventions: what a copy demands, that its own solution has it, and that the usual one has not."""

import contextlib
import re
from random import Random

import pytest
from own_stories import own_stories

from stages.grader import GraderThread
from stages.grader.completions import execute
from stages.pipeline.errors import InputError
from stages.pipeline.records import Story
from stages.tools.outcome import outcome_of
from stages.tools.write_call import reference_output
from stages.variation.conventions import with_other_conventions

FILES = ("badge", "button", "card", "list", "progress", "tabs")
Copy = tuple[Story, Story, tuple[str, ...]]  # the story, its copy, and the names that are new


@pytest.fixture(scope="module")
def copies() -> list[Copy]:
    stories = [story for story in own_stories() if story.component in FILES]
    made = []
    for seed, story in enumerate(stories[::4]):
        copy = with_other_conventions(story, 1 + seed % 3, Random(seed))
        if copy is not None:
            made.append((story, *copy))
    assert len(made) > 10
    return made


def test_a_copy_keeps_its_intent_and_none_of_its_new_names_stands_in_it(copies: list[Copy]) -> None:
    for story, copy, names in copies:
        assert copy.intent == story.intent
        assert not any(re.search(rf"\b{name}\b", copy.intent) for name in names)


def test_each_new_name_stands_in_the_play_and_in_the_solution_of_the_copy(copies: list[Copy]) -> None:
    for _, copy, names in copies:
        for name in names:
            assert name in copy.files[copy.file].lower() and name in copy.code


@pytest.mark.parametrize("one_in", [2, pytest.param(1, marks=pytest.mark.slow)])
def test_the_usual_solution_fails_nearly_every_copy_that_its_own_solution_passes(
    one_in: int, copies: list[Copy], grader: GraderThread
) -> None:
    sound, some = [], copies[::one_in]
    for story, copy, _ in some:
        with contextlib.suppress(InputError):  # a story that counts what is there allows nothing more
            [own] = execute(grader, [(copy, outcome_of(reference_output(copy)))])
            [usual] = execute(grader, [(copy, outcome_of(reference_output(story)))])
            assert own is not None and own.passed and usual is not None and not usual.passed
            sound.append(copy)
    assert len(sound) > 0.8 * len(some)


def test_the_same_seed_gives_the_same_copy(copies: list[Copy]) -> None:
    story = copies[0][0]
    assert with_other_conventions(story, 2, Random(3)) == with_other_conventions(story, 2, Random(3))


def test_a_story_that_allows_no_other_convention_has_no_copy() -> None:
    story = next(one for one in own_stories() if one.component == "badge")
    bare = story.model_copy(
        update={
            "solution": {story.contract.path: "export const Badge = () => <hr />\n"},
            "files": {story.file: "export const s = story({ intent: 'x', template: Badge })\n"},
        }
    )
    assert with_other_conventions(bare, 2, Random(0)) is None
