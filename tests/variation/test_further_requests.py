"""Requests for more: what a copy's intent says, its play asks for and its solution has, and the usual one has not."""

import re
from random import Random

import pytest
from own_stories import own_stories

from stages.grader import GraderThread
from stages.grader.completions import execute
from stages.pipeline.records import Story
from stages.tools.outcome import outcome_of
from stages.tools.write_call import reference_output
from stages.variation.requests import with_further_requests

FILES = ("badge", "button", "card", "list", "progress", "tabs")


@pytest.fixture(scope="module")
def copies() -> list[tuple[Story, Story]]:
    stories = [story for story in own_stories() if story.component in FILES][::5]
    made = [(story, with_further_requests(story, Random(seed))) for seed, story in enumerate(stories)]
    found = [(story, copy) for story, copy in made if copy is not None]
    assert len(found) > 0.8 * len(made) > 8
    return found


def test_a_copy_asks_what_its_story_asks_and_more(copies: list[tuple[Story, Story]]) -> None:
    for story, copy in copies:
        assert copy.intent.startswith(story.intent.rstrip(". ")) and len(copy.intent) > len(story.intent) + 10


def test_every_text_and_element_that_a_solution_gained_stands_in_the_intent(copies: list[tuple[Story, Story]]) -> None:
    usual_names = {"h2": "heading", "h3": "heading", "h4": "heading", "p": "paragraph", "a": "link", "ul": "bullet"}
    usual_names |= {"ol": "numbered", "li": "list"}
    for story, copy in copies:
        before, after = (one.code for one in (story, copy))
        said = copy.intent.lower()
        for text in set(re.findall(r">([^<>{}\n]+)</", after)) - set(re.findall(r">([^<>{}\n]+)</", before)):
            assert text.strip().lower() in said
        for name in set(re.findall(r"<([a-z][\w-]*)", after)) - set(re.findall(r"<([a-z][\w-]*)", before)):
            assert name in said or usual_names[name] in said


def test_own_solutions_pass_and_the_usual_ones_fail(copies: list[tuple[Story, Story]], grader: GraderThread) -> None:
    own = execute(grader, [(copy, outcome_of(reference_output(copy))) for _, copy in copies])
    sound = [pair for pair, verdict in zip(copies, own, strict=True) if verdict is not None and verdict.passed]
    assert len(sound) > 0.8 * len(copies)
    usual = execute(grader, [(copy, outcome_of(reference_output(story))) for story, copy in sound])
    assert not any(verdict is not None and verdict.passed for verdict in usual)


def test_the_same_seed_gives_the_same_copy(copies: list[tuple[Story, Story]]) -> None:
    story = copies[0][0]
    assert with_further_requests(story, Random(3)) == with_further_requests(story, Random(3))
