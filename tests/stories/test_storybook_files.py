"""Story files in Storybook's format become records; what cannot be graded is named, and keeps nothing else from it."""

from pathlib import Path

import pytest
from repository import ROOT

from stages.collect import collect
from stages.pipeline.records import Story
from stages.stories.catalogue import Catalogue, read_catalogue
from stages.storybook.csf import story_name

COMPONENT = "export const Tag = ({ label }: { label: string }) => <span>{label}</span>\n"
HEAD = "import { expect } from 'storybook/test'\nimport { Tag } from './tag'\nexport default { component: Tag, args: { label: 'New' } }\n"
PLAY = "play: async ({ canvas }) => { await expect(canvas.getByText('New')).toBeVisible() }"


def read(folder: Path, story: str, head: str = HEAD) -> Catalogue:
    (folder / "tag.tsx").write_text(COMPONENT)
    (folder / "tag.stories.tsx").write_text(head + story)
    (folder / "good.stories.tsx").write_text(HEAD + f"export const Good = {{ {PLAY} }}\n")
    return read_catalogue(folder)


def test_a_record_names_its_framework_its_component_and_what_it_needs(tmp_path: Path) -> None:
    catalogue = read(tmp_path, f"export const First = {{ {PLAY} }}\nexport const Other = {{ ...First, name: 'x' }}\n")
    story = next(story for story in catalogue.stories if story.export == "Other")
    assert (story.framework, story.contract.path, story.contract.export) == ("react", "tag.tsx", "Tag")
    assert story.solution == {"tag.tsx": COMPONENT} and list(story.files) == ["tag.stories.tsx"]
    assert story.intent == "Create a React component Tag: Other"


def test_a_comment_before_a_story_is_its_intent(tmp_path: Path) -> None:
    catalogue = read(tmp_path, f"/**\n * A tag that\n * says New\n */\nexport const First = {{ {PLAY} }}\n")
    assert {story.intent for story in catalogue.stories if story.export == "First"} == {"A tag that says New"}


@pytest.mark.parametrize(
    ("story", "why"),
    [
        ("export const Bad = { args: {} }", "no play"),
        (f"export const Bad = {{ parameters: {{ msw: {{}} }}, {PLAY} }}", "msw handlers"),
        (f"export const Bad = {{ loaders: [async () => fetch('/x')], {PLAY} }}", "a loader uses the network"),
        (f"import {{ x }} from 'lodash'\nexport const Bad = {{ args: x, {PLAY} }}", "imports 'lodash'"),
    ],
)
def test_what_cannot_be_graded_is_named_in_one_line_and_blocks_nothing(tmp_path: Path, story: str, why: str) -> None:
    catalogue = read(tmp_path, f"{story}\nexport const Fine = {{ {PLAY} }}\n")
    assert catalogue.problems == []
    (line,) = [warning for warning in catalogue.warnings if "Bad" in warning]
    assert why in line and "tag.stories.tsx:" in line
    assert [story.export for story in catalogue.stories] == ["Good", "Fine"]


def test_the_pipeline_trains_on_them_only_where_the_params_say_so(tmp_path: Path) -> None:
    read(tmp_path, f"export const First = {{ {PLAY} }}\n")
    assert collect(tmp_path, tmp_path / "out", 3).left_out == {"react": 2}
    assert (tmp_path / "out/stories.jsonl").read_text() == ""
    assert len(collect(tmp_path, tmp_path / "out", 3, frameworks=["react"]).stories) == 2


def test_a_plaited_record_is_written_as_ever() -> None:
    story = Story(
        id="a.stories.tsx#a", component="a", file="a.stories.tsx", export="a", intent="a", split="train",
        contract={"path": "a.tsx", "export": "A"}, files={}, solution={},
    )  # fmt: skip
    assert "framework" not in story.model_dump_json()


@pytest.mark.parametrize(
    ("export", "name"), [("primaryButton2", "Primary Button 2"), ("WithHTML", "With HTML"), ("_a_b", "A B")]
)
def test_a_story_has_the_name_that_storybook_gives_it(export: str, name: str) -> None:
    assert story_name(export) == name


def test_own_react_stories_are_read() -> None:
    assert read_catalogue(ROOT / "data/stories/react").problems == []
