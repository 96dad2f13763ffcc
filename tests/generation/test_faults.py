"""Each named fault by itself, without a browser: a new entry of FAULTS is tested here as it stands."""

from random import Random

import pytest
from repository import ROOT

from stages.generation.faults import FAULTS, perturb, reference_output
from stages.pipeline.records import Story
from stages.stories import load_stories


@pytest.fixture(scope="module")
def stories() -> list[Story]:
    return load_stories(ROOT / "data/stories")


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_spoils_some_story_of_the_project(fault: str, stories: list[Story]) -> None:
    outputs = ((FAULTS[fault](story, Random(17)), reference_output(story)) for story in stories)
    assert any(output is not None and output != right for output, right in outputs)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_drawn_from_its_generator_alone(fault: str, stories: list[Story]) -> None:
    for story in stories[::40]:
        assert FAULTS[fault](story, Random(17)) == FAULTS[fault](story, Random(17))


def test_faults_of_one_story_differ_from_each_other_and_from_its_solution(stories: list[Story]) -> None:
    for story in stories[::40]:
        outputs = [output for _, output in perturb(story, len(FAULTS), Random(17))]
        assert len(outputs) == len(set(outputs)) and reference_output(story) not in outputs
