"""The React stories: references pass, copies in other words too, and what lacks a part of a component fails one of its stories.

A component's file is the same for all its stories, and no story asks for all that it does; so a wrong solution has to fail
one of them. Left out of that are faults that nobody sees where a component does nothing but work on: a missing key, an
effect that is set up again, a default action that there is none of, a list that is changed before another state is. So
are `value` and `checked`, without which the browser itself holds what was typed or chosen.
"""

from collections import defaultdict
from collections.abc import Iterator
from random import Random

import pytest
from own_stories import own_react_stories

from stages.generation.attempts import copy_of
from stages.generation.faults import faults_of
from stages.generation.react_faults import REACT_FAULTS
from stages.grader import GraderThread
from stages.pipeline.params import load
from stages.pipeline.records import Story, StoryResult
from stages.pipeline.reward import reward
from stages.tools.outcome import outcome_of
from stages.tsx.elements import attribute_name, attributes, cut_attribute
from stages.tsx.syntax import apply_edits, parse_tsx

UNSEEN = {"key_missing", "effect_stale", "effect_without_cleanup", "default_not_prevented", "state_mutated"}
STATES = (
    "role",
    "tabIndex",
    "hidden",
    "disabled",
    "alt",
    "data-tone",
    "data-variant",
    "noValidate",
)
RELATIONS = ("aria-controls", "aria-atomic")  # of which a reader notices nothing
STORIES = own_react_stories()
COMPONENTS = sorted({story.component for story in STORIES})
ONE_EACH = list({story.component: story for story in STORIES}.values())


def without_behaviour(story: Story) -> Iterator[tuple[str, str]]:
    for name in sorted(set(REACT_FAULTS) - UNSEEN):
        outputs = {faults_of(story)[name](story, Random(seed)) for seed in range(4)}
        for output in sorted(output for output in outputs if output is not None):
            yield name, outcome_of(output).files[story.contract.path]


def without_attributes(story: Story) -> Iterator[tuple[str, str]]:
    edits = defaultdict(list)
    for attribute in attributes(parse_tsx(story.code).root_node):
        name = attribute_name(attribute)
        if name in STATES or (name.startswith("aria-") and name not in RELATIONS):
            edits[name].append(cut_attribute(attribute))
    for name, found in sorted(edits.items()):
        yield f"no {name}", apply_edits(story.code, found)


def rewards(grader: GraderThread, pairs: list[tuple[Story, str]]) -> list[float]:
    verdicts = grader.grade_many([({story.contract.path: source}, story) for story, source in pairs])
    assert all(isinstance(verdict, StoryResult) for verdict in verdicts), verdicts
    return [reward(verdict) for verdict in verdicts]


def test_there_are_enough_components_stories_and_patterns() -> None:
    assert len(STORIES) >= 90 and len(COMPONENTS) >= 40
    assert sum(name.startswith("react/patterns/") for name in COMPONENTS) >= 8
    assert {story.id for story in STORIES if story.weaknesses} == set()


def test_every_intent_names_the_props_and_every_component_is_shown_in_two_ways() -> None:
    assert {story.id for story in STORIES if "Props: " not in story.intent} == set()
    assert {name for name in COMPONENTS if sum(story.component == name for story in STORIES) < 2} == set()


# The fast tests grade one story of every second component, or a copy of every third, the slow ones all.
SAMPLES = [
    pytest.param(ONE_EACH[::2], id="every second"),
    pytest.param(ONE_EACH, id="one each", marks=pytest.mark.slow),
    pytest.param(STORIES, id="all", marks=pytest.mark.slow),
]


@pytest.mark.parametrize("stories", SAMPLES)
def test_references_pass(stories: list[Story], own_grader: GraderThread) -> None:
    found = rewards(own_grader, [(story, story.code) for story in stories])
    assert {story.id for story, value in zip(stories, found, strict=True) if value < 1} == set()


@pytest.mark.parametrize("stories", [pytest.param(ONE_EACH[::3], id="every third"), *SAMPLES[1:]])
def test_most_copies_in_other_words_pass_their_own_play(stories: list[Story], own_grader: GraderThread) -> None:
    copies = [copy_of(story, 0, Random(story.id), load("generate")) for story in stories]
    found = rewards(own_grader, [(copy, copy.code) for copy in copies])
    assert all(copy.intent != story.intent for copy, story in zip(copies, stories, strict=True) if story.words)
    assert sum(value == 1 for value in found) >= 0.8 * len(copies)


@pytest.mark.slow
def test_a_component_without_one_of_its_parts_fails_one_of_its_stories(own_grader: GraderThread) -> None:
    left: dict[tuple[str, str, str], list[Story]] = {}
    for name in COMPONENTS:
        stories = [story for story in STORIES if story.component == name]
        for what, source in (*without_behaviour(stories[0]), *without_attributes(stories[0])):
            left[name, what, source] = list(stories)
    assert len(left) >= 250
    accepted, enough = [], load("curate").min_reward
    while left:
        pairs = [(stories.pop(), source) for (_, _, source), stories in left.items()]
        found = dict(zip(left, rewards(own_grader, pairs), strict=True))
        left = {key: stories for key, stories in left.items() if found[key] >= enough}
        accepted += [key for key, stories in left.items() if not stories]
        left = {key: stories for key, stories in left.items() if stories}
    assert [f"{name}: {what}\n{source}" for name, what, source in accepted] == []
