"""Each named fault by itself, without a browser. A new entry of FAULTS is tested here as it stands."""

from pathlib import Path
from random import Random

import pytest
from field_story import field_story

from stages.functiongemma import parse
from stages.generation.faults import FAULTS, perturb
from stages.pipeline.records import Story
from stages.tools.write_call import reference_output
from stages.tsx.syntax import first_error, parse_tsx


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return field_story(tmp_path)


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_every_fault_spoils_the_reference_and_is_repeatable(story: Story, fault: str) -> None:
    output = FAULTS[fault](story, Random(1))
    assert output is not None, "tests/support/field_story.py has no part that this fault spoils; add one there"
    assert output != reference_output(story)
    assert output == FAULTS[fault](story, Random(1))


SOURCE_FAULTS = {
    "label_unbound": lambda source: source.count("for=") + source.count("describedby=") == 1,
    "accessible_name_dropped": lambda source: "aria-label" not in source,
    "state_missing": lambda source: "required" not in source,
    "low_contrast": lambda source: "#b8b8b8" in source,
    "wrong_export": lambda source: "SaveField =" not in source,
    "missing_export": lambda source: "export" not in source,
    "syntax_damage": lambda source: first_error(parse_tsx(source)) is not None,
    "mark_moved": lambda source: '<a href="/Leave" aria-current="page">' not in source,
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
