"""What story files of real projects do: each of these stories grades 1.0, and a wrong component does not pass it."""

import pytest
from own_stories import own_catalogue

from stages.grader import GraderThread
from stages.grader.job import job_of
from stages.pipeline.records import Story

CATALOGUE = own_catalogue(folder="tests/storybook/features")
STORIES: dict[str, Story] = {story.id: story for story in CATALOGUE.stories}


def test_every_story_is_read() -> None:
    assert (CATALOGUE.problems, CATALOGUE.warnings) == ([], [])


@pytest.mark.parametrize("name", STORIES)
def test_a_reference_solution_passes_with_every_assertion(grader: GraderThread, name: str) -> None:
    story = STORIES[name]
    result = grader.submit(story.solution, story).result()
    assert (result.passed, result.errors) == (True, ())
    assert result.totalAssertions >= 3


@pytest.mark.parametrize("name", STORIES)
def test_a_component_that_renders_nothing_fails(grader: GraderThread, name: str) -> None:
    story = STORIES[name]
    export = "default " if story.contract.export == "default" else f"const {story.contract.export} = "
    result = grader.submit({story.contract.path: f"export {export}() => null\n"}, story).result()
    assert not result.passed


def test_an_import_from_a_barrel_is_one_from_the_file_that_declares() -> None:
    story = STORIES["barrel.stories.tsx#Sends"]
    assert story.contract.path == "ui/field.tsx" and "ui/index.ts" not in story.files
    assert "ui/button.tsx" in story.files


def test_what_a_helpers_play_expects_is_not_in_the_candidates_world() -> None:
    job = job_of({}, STORIES["helped.stories.tsx#Large"])
    assert "getByRole" in job["story"]["files"]["helper.ts"] and "getByRole" not in job["shown"]["helper.ts"]


def test_a_spy_outside_of_args_counts_only_what_the_component_did(grader: GraderThread) -> None:
    story = STORIES["spies.stories.tsx#Outside"]
    silent = story.solution["copier.tsx"].replace("onDone?.()", "undefined")
    result = grader.submit({"copier.tsx": silent}, story).result()
    assert not result.passed and result.passedAssertions == result.totalAssertions - 1, result
