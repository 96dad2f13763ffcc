"""Marks on other items, attributes in other places: each way of it, without a browser."""

from pathlib import Path
from random import Random

import pytest
from field_story import field_story

from stages.generation.misplaced import attribute_misplaced, mark_moved
from stages.pipeline.records import Story
from stages.tsx.syntax import apply_edits, first_error, parse_tsx


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return field_story(tmp_path)


def moved(story: Story, source: str) -> set[str]:
    code = f"export const SaveField = () => ({source})\n"
    made = {apply_edits(code, mark_moved(parse_tsx(code).root_node, story, Random(seed))) for seed in range(60)}
    return {one.removeprefix("export const SaveField = () => (").removesuffix(")\n") for one in made}


def misplaced(story: Story, source: str) -> set[str]:
    code = f"export const SaveField = () => ({source})\n"
    root = parse_tsx(code).root_node
    made = {apply_edits(code, attribute_misplaced(root, story, Random(seed))) for seed in range(200)}
    assert not any(first_error(parse_tsx(one)) for one in made)
    return {one.removeprefix("export const SaveField = () => (").removesuffix(")\n") for one in made}


def test_a_mark_moves_to_another_item_to_two_to_none_or_to_the_list(story: Story) -> None:
    assert moved(story, '<ul><li aria-current="page">A</li><li>B</li></ul>') == {
        '<ul><li>A</li><li aria-current="page">B</li></ul>',
        '<ul><li aria-current="page">A</li><li aria-current="page">B</li></ul>',
        "<ul><li>A</li><li>B</li></ul>",
        '<ul aria-current="page"><li>A</li><li>B</li></ul>',
    }


def test_items_that_all_have_the_attribute_swap_its_values(story: Story) -> None:
    pressed, other = '<button aria-pressed="true">A</button>', '<button aria-pressed="false">B</button>'
    swapped = '<div><button aria-pressed="false">A</button><button aria-pressed="true">B</button></div>'
    assert swapped in moved(story, f"<div>{pressed}{other}</div>")


def test_items_that_stand_in_others_are_siblings_too(story: Story) -> None:
    row = "<fieldset><label><input checked />A</label><label><input />B</label></fieldset>"
    assert "<fieldset><label><input />A</label><label><input checked />B</label></fieldset>" in moved(story, row)


def test_what_has_no_item_beside_it_or_only_such_as_it_is_no_mark(story: Story) -> None:
    for source in ("<details open><p>A</p></details>", "<p><a data-size='s'>A</a><a data-size='s'>B</a></p>"):
        assert moved(story, source) == {source}


def test_an_attribute_is_elsewhere_a_text_an_element_misspelt_or_has_another_value(story: Story) -> None:
    made = misplaced(story, '<div aria-orientation="vertical"><p>A</p></div>')
    assert {
        '<div><p aria-orientation="vertical">A</p></div>',
        "<div><p>A</p><span>so</span></div>",
        "<div><p>A</p><vertical /></div>",
        '<div orientation="vertical"><p>A</p></div>',
        '<div ariaOrientation="vertical"><p>A</p></div>',
        '<div aria-orientation="true"><p>A</p></div>',
    } <= made


def test_a_flag_and_the_dot_of_a_value_get_lost(story: Story) -> None:
    assert "<ol data-reversed><li>A</li></ol>" in misplaced(story, "<ol reversed><li>A</li></ol>")
    assert '<a download="pdf">A</a>' in misplaced(story, '<a download=".pdf">A</a>')


def test_what_other_faults_spoil_stays(story: Story) -> None:
    source = '<label for="a" id="b" style={{ color: "red" }}>A</label>'
    assert misplaced(story, source) == {source}
