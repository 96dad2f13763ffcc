"""What is graded when: the given story, the model's own stories, or each component by itself."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from stages.agent.checks import Checks, render_stories
from stages.pipeline.records import Story, StoryResult
from stages.stories.lookup import find_story
from stages.stories.parse import parse_story_file
from stages.stories.splits import Splits

BUTTONS = """export const label = 'Save'
export const SaveButton = () => <button type="button">{label}</button>
export const CancelButton = () => <button type="button">Cancel</button>
"""
STORY = """import { story } from 'plaited/testing'
import { SaveButton } from './button.tsx'
export const save = story({ intent: 'A save button', template: SaveButton, async play() {} })
"""


class Recorder:
    """Stands where the grader is, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[dict[str, str], Story]] = []

    def __call__(self, files: Mapping[str, str], story: Story) -> StoryResult:
        self.asked.append((dict(files), story))
        bad = "Cancel" in story.contract.export
        return StoryResult(
            passed=not bad,
            a11yPassed=True,
            totalAssertions=2,
            passedAssertions=1,
            errors=("throw: boom",) if bad else (),
        )


def test_without_a_story_every_component_is_rendered(tmp_path: Path) -> None:
    grade = Recorder()
    verdict = Checks(grade, tmp_path).verdict({"button.tsx": BUTTONS, "button.stories.tsx": STORY})
    assert [story.contract.export for _, story in grade.asked] == ["CancelButton", "SaveButton"]
    assert all(files == {"button.tsx": BUTTONS} for files, _ in grade.asked)
    assert not verdict.passed and (verdict.passedAssertions, verdict.totalAssertions) == (2, 4)
    assert verdict.errors == ("throw: boom (CancelButton)",)


def test_a_rendering_story_reads_as_a_story_of_the_pipeline(tmp_path: Path) -> None:
    (made, *_) = render_stories({"button.tsx": BUTTONS})
    (tmp_path / made.file).write_text(made.files[made.file])
    (tmp_path / "button.tsx").write_text(BUTTONS)
    (read,) = parse_story_file(tmp_path / made.file, Splits())
    assert (read.export, read.contract, read.intent) == (made.export, made.contract, made.intent)


@pytest.mark.parametrize("source", ["const a = 1\n", "export const a = 1\n", ""])
def test_files_without_a_component_fail(tmp_path: Path, source: str) -> None:
    verdict = Checks(Recorder(), tmp_path).verdict({"a.tsx": source})
    assert not verdict.passed and verdict.errors[0].startswith("static: no component is exported")


@pytest.mark.parametrize(
    "line",
    [
        "export interface ButtonProps { label: string }",
        "export type Size = 'small' | 'large'",
        "export enum Tone { calm, loud }",
        "export const SIZES = ['small', 'large'] as const",
        "export const DEFAULTS = { size: 'small' }",
        "export type { Props } from './props.tsx'",
        "export { type Props } from './props.tsx'",
    ],
)
def test_an_exported_type_or_plain_value_is_no_component(line: str) -> None:
    made = render_stories({"button.tsx": f"{line}\n{BUTTONS}"})
    assert [story.contract.export for story in made] == ["CancelButton", "SaveButton"]


def test_a_given_story_decides(tmp_path: Path) -> None:
    story = find_story(sorted(Path("data/stories").glob("*.stories.tsx"))[0].name + "#" + _first_export())
    grade = Recorder()
    checks = Checks(grade, tmp_path, story)
    checks.verdict({"button.tsx": BUTTONS})
    checks.run_story(story.file, {"button.tsx": BUTTONS})
    assert grade.asked == [({"button.tsx": BUTTONS}, story)] * 2


def _first_export() -> str:
    return parse_story_file(sorted(Path("data/stories").glob("*.stories.tsx"))[0], Splits())[0].export


def test_a_story_that_the_model_wrote_is_run(tmp_path: Path) -> None:
    files = {"button.tsx": BUTTONS, "button.stories.tsx": STORY}
    for path, source in files.items():
        (tmp_path / path).write_text(source)
    grade = Recorder()
    said = Checks(grade, tmp_path).run_story("button.stories.tsx", files)
    assert said["passed"] and grade.asked[0][1].id == "button.stories.tsx#save"


@pytest.mark.parametrize(
    ("source", "error"),
    [
        (None, "there is no button.stories.tsx"),
        ("export const x = story({", "not valid TSX"),
        ("export const x = 1", "no story here"),
        (STORY.replace("button.tsx", "missing.tsx"), "missing.tsx does not exist"),
    ],
)
def test_a_story_that_cannot_be_run_is_explained_without_paths(tmp_path: Path, source: str | None, error: str) -> None:
    files = {"button.tsx": BUTTONS} | ({"button.stories.tsx": source} if source is not None else {})
    for path, text in files.items():
        (tmp_path / path).write_text(text)
    said = Checks(Recorder(), tmp_path).run_story("button.stories.tsx", files)
    assert not said["passed"] and error in said["errors"][0] and str(tmp_path) not in said["errors"][0]
