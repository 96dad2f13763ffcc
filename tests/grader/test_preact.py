"""Stories of Preact components are graded with Preact, as React's are with React: right ones pass and wrong ones do not."""

from pathlib import Path

import pytest
from own_stories import own_catalogue
from repository import ROOT

from stages.collect import collect
from stages.grader import GraderThread
from stages.grader.static import find_fault
from stages.pipeline.records import Story

FEATURES = ROOT / "tests/storybook/features"
STORIES: dict[str, Story] = {story.id: story for story in own_catalogue(folder="tests/storybook/features").stories}
COUNTS, MOUNTED = STORIES["counter.stories.tsx#Counts"], STORIES["counter.stories.tsx#Mounted"]
SENDS = STORIES["signup.stories.tsx#Sends"]


def changed(story: Story, before: str, after: str) -> dict[str, str]:
    ((path, source),) = story.solution.items()
    assert before in source
    return {path: source.replace(before, after)}


def test_a_story_that_imports_a_part_of_preact_is_one_of_preact() -> None:
    assert (COUNTS.framework, SENDS.framework) == ("preact", "preact")
    assert "May import: preact, preact/hooks" in COUNTS.brief and COUNTS.intent.startswith("Create a Preact component")
    assert STORIES["inherits.stories.tsx#Base"].framework == "react"


@pytest.mark.parametrize(
    ("story", "before", "after"),
    [
        (COUNTS, "onCount?.(count + by)", "undefined"),
        (COUNTS, "setCount(count + by)", "undefined"),
        (MOUNTED, "useEffect(() => button.current?.focus(), [])", ""),
        (COUNTS, 'class="counter" ', ""),
        (COUNTS, "disabled={count <= 0}", ""),
        (SENDS, ".toUpperCase()", ""),
        (SENDS, "onSubmit={this.send}", ""),
        (SENDS, "changes: this.state.changes + 1", ""),
        (SENDS, "useContext(Words).send", "''"),
    ],
)
def test_a_wrong_component_is_worth_less_than_a_right_one(
    grader: GraderThread, story: Story, before: str, after: str
) -> None:
    result = grader.submit(changed(story, before, after), story).result()
    assert not result.passed and result.passedAssertions < result.totalAssertions, result


def test_an_error_while_rendering_is_told_with_its_place(grader: GraderThread) -> None:
    files = changed(COUNTS, "const button =", "if (step === 2) throw new TypeError('no two')\n  const button =")
    result = grader.submit(files, COUNTS).result()
    assert not result.passed and any("counter.tsx:8: TypeError: no two" in e for e in result.errors), result


@pytest.mark.parametrize(
    "place",
    ["const add = (by: number) => {", "useEffect(() => button.current?.focus(), [])"],
    ids=["handler", "effect"],
)
def test_an_error_that_comes_later_fails_the_story(grader: GraderThread, place: str) -> None:
    late = {"const add": f"{place}\n    if (by < 0) throw new Error('late')"}
    after = late.get(place[:9], f"{place}\n  useEffect(() => {{ if (count === 4) throw new Error('late') }}, [count])")
    result = grader.submit(changed(COUNTS, place, after), COUNTS).result()
    assert not result.passed and any("late" in error for error in result.errors), result


def test_reacts_names_are_those_of_preact_compat(grader: GraderThread) -> None:
    """There `onChange` of a field is heard at every letter."""
    files = changed(SENDS, "from 'preact/hooks'", "from 'react'")
    result = grader.submit(files, SENDS).result()
    assert not result.passed and any("Left" in error for error in result.errors), result


def test_a_module_that_is_not_there_is_named_with_preacts_own() -> None:
    fault = find_fault(changed(COUNTS, "'preact/hooks'", "'preact/magic'"), COUNTS)
    assert fault is not None and "the modules are preact, preact/hooks, preact/compat" in fault.message


def test_the_pipeline_trains_on_them_where_the_params_say_so(tmp_path: Path) -> None:
    found = collect(FEATURES, tmp_path, 3, frameworks=["preact"])
    assert {story.component for story in found.stories} == {"counter", "signup"} and found.left_out["react"] > 10
