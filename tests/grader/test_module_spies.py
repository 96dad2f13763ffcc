"""Spies on what a module exports stand where the component is loaded, promises that they return included."""

import shutil
from pathlib import Path

import pytest
from own_stories import own_catalogue
from repository import ROOT

from stages.grader import GraderThread
from stages.pipeline.records import Story
from stages.stories.catalogue import read_catalogue

FEATURES = ROOT / "tests/storybook/features"
STORIES: dict[str, Story] = {story.id: story for story in own_catalogue(folder="tests/storybook/features").stories}


@pytest.mark.parametrize(
    ("export", "before", "after"),
    [
        ("Spied", "load(id).then", "Promise.resolve({ name: 'Ada' }).then"),
        ("Spied", "save(name) ?", "name ?"),
        ("Mocked", "setSaid(`Failed: ${error.message}`)", "undefined"),
        ("Mocked", "save(name) ?", "save('x') ?"),
    ],
)
def test_a_component_that_does_not_use_the_module_as_expected_fails(
    grader: GraderThread, export: str, before: str, after: str
) -> None:
    story = STORIES[f"profile.stories.tsx#{export}"]
    source = story.solution["profile.tsx"]
    assert before in source
    result = grader.submit({"profile.tsx": source.replace(before, after)}, story).result()
    assert not result.passed and result.passedAssertions < result.totalAssertions, result


def test_an_export_that_a_file_only_passes_on_is_told_in_one_line(grader: GraderThread, tmp_path: Path) -> None:
    for name in ("api.ts", "profile.tsx", "profile.stories.tsx"):
        shutil.copy(FEATURES / name, tmp_path)
    (tmp_path / "all.ts").write_text("export * from './api'\n")
    path = tmp_path / "profile.stories.tsx"
    path.write_text(path.read_text().replace("import * as api from './api'", "import * as api from './all'"))
    story = next(story for story in read_catalogue(tmp_path).stories if story.export == "Spied")
    result = grader.submit(story.solution, story).result()
    assert result.errors == ("throw: Error: spyOn: all.ts only passes load on; spy on the file that declares it",)
