"""Conventions and further requests of React stories: their copies demand more, and their own solutions have it."""

from random import Random

import pytest
from own_stories import own_react_stories

from stages.grader import GraderThread
from stages.grader.completions import execute
from stages.pipeline.records import Story
from stages.tools.outcome import outcome_of
from stages.tools.write_call import reference_output
from stages.variation.conventions import with_other_conventions
from stages.variation.requests import with_further_requests
from stages.variation.storybook_plays import has_room, outermost, with_lines

STORIES = [story for story in own_react_stories() if story.split == "train"]
Pairs = list[tuple[Story, Story]]


def conventions() -> Pairs:
    found = [(story, with_other_conventions(story, 1, Random(seed))) for seed, story in enumerate(STORIES)]
    return [(story, copy[0]) for story, copy in found if copy is not None]


def requests() -> Pairs:
    found = [(story, with_further_requests(story, Random(seed))) for seed, story in enumerate(STORIES)]
    return [(story, copy) for story, copy in found if copy is not None]


@pytest.mark.parametrize("copies", [conventions, requests])
def test_nine_of_ten_stories_allow_a_demand(copies: object) -> None:
    assert callable(copies) and len(copies()) > 0.9 * len(STORIES)


def test_a_request_stands_before_the_list_of_props() -> None:
    for story, copy in requests():
        head, listed, props = story.intent.partition(" Props: ")
        assert copy.intent.startswith(head.rstrip(". ")) and copy.intent.endswith(f"{listed}{props}")
        assert len(copy.intent) > len(story.intent) + 10


def test_conventions_leave_the_intent_alone() -> None:
    assert all(copy.intent == story.intent and copy.solution != story.solution for story, copy in conventions())


@pytest.mark.parametrize("one_in", [9, pytest.param(3, marks=pytest.mark.slow)])
@pytest.mark.parametrize("copies", [conventions, requests])
def test_own_solutions_pass_and_the_usual_ones_fail(copies: object, one_in: int, grader: GraderThread) -> None:
    assert callable(copies)
    made: Pairs = copies()[::one_in]
    own = execute(grader, [(copy, outcome_of(reference_output(copy))) for _, copy in made])
    sound = [pair for pair, verdict in zip(made, own, strict=True) if verdict is not None and verdict.passed]
    assert len(sound) > 0.8 * len(made)
    usual = execute(grader, [(copy, outcome_of(reference_output(story))) for story, copy in sound])
    assert not any(verdict is not None and verdict.passed for verdict in usual)
    told = [error for verdict in usual if verdict is not None for error in verdict.errors]
    assert told and all("assertion: " in error for error in told[:1])


@pytest.mark.parametrize(
    ("play", "expected"),
    [
        ("async ({ canvas }) => { canvas }", "async ({ step, canvas }) => { canvas   await step()\n  }"),
        ("async ({ step }) => {}", "async ({ step }) => {  await step()\n  }"),
        ("async () => {}", "async ({ step }) => {  await step()\n  }"),
    ],
)
def test_a_play_takes_a_step_at_its_end(play: str, expected: str) -> None:
    source = "import {{ expect }} from 'storybook/test'\nexport default {{}}\nexport const A = {{ play: {} }}\n"
    assert with_lines(source.format(play), "A", ["await step()"]) == source.format(expected)


@pytest.mark.parametrize("play", ["async (context) => {}", "async () => check()", "helper"])
def test_a_play_of_another_kind_has_no_room(play: str) -> None:
    source = f"import {{ expect }} from 'storybook/test'\nexport default {{}}\nexport const A = {{ play: {play} }}\n"
    assert not has_room(source, "A")


@pytest.mark.parametrize(
    ("component", "tag"),
    [
        ("() => <p>a</p>", "<p>"),
        ("() => { const b = [1].map((x) => { return <i>{x}</i> }); return (<ul>{b}</ul>) }", "<ul>"),
        ("({ x }) => { if (x) return <i />; return <b /> }", None),
        ("({ x }) => x ? <i /> : <b />", None),
        ("() => <Other />", None),
        ("() => <>a</>", None),
        ("memo(() => <p />)", None),
    ],
)
def test_the_outermost_element_is_what_is_always_rendered(component: str, tag: str | None) -> None:
    found = outermost(f"export const A = {component}\n", "A")
    assert (found is None) if tag is None else (found is not None and found.text.decode().startswith(tag))
