"""A story of a real library brings hundreds of files: to compile them is no time that its component takes."""

from pathlib import Path
from typing import Any

import pytest
from grader_params import PARAMS

from stages.chromium.outcome import Outcome
from stages.chromium.page import Page
from stages.grader import GraderThread
from stages.pipeline.records import Story
from stages.stories.catalogue import read_catalogue

FILES = 100
LINES = "".join(f"export const value{n} = (given: number): string => `${{given + {n}}}`\n" for n in range(200))
STORY = """import { expect } from 'storybook/test'
import { Sum } from './sum'
export default { component: Sum }
export const Whole = {
  play: async ({ canvas }) => {
    await expect(canvas.getByText('100')).toBeVisible()
  },
}
"""


@pytest.fixture
def story(tmp_path: Path) -> Story:
    for number in range(FILES):
        (tmp_path / f"part{number}.ts").write_text(f"{LINES}export const part = {number and 1}\n")
    imports = "".join(f"import {{ part as part{n} }} from './part{n}'\n" for n in range(FILES))
    total = " + ".join(f"part{n}" for n in range(FILES))
    (tmp_path / "sum.tsx").write_text(f"{imports}export const Sum = () => <p>{{{total} + 1}}</p>\n")
    (tmp_path / "sum.stories.tsx").write_text(STORY)
    return read_catalogue(tmp_path, 1).stories[0]


def test_a_story_of_many_files_passes_on_a_page_that_has_never_seen_them(story: Story, bundle: Path) -> None:
    assert len(story.files) > FILES
    with GraderThread(PARAMS, bundle=bundle) as grader:
        result = grader.submit(story.solution, story).result()
    assert result.passed, result


def test_the_first_candidate_of_a_page_does_not_pay_for_what_v8_compiles(
    story: Story, bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graded, grade = list[str](), Page.grade

    async def told(page: Page, job: dict[str, Any], *rest: Any) -> Outcome:
        if job["story"]["file"] == story.file:
            graded.append(job["files"]["sum.tsx"])
        return await grade(page, job, *rest)

    monkeypatch.setattr(Page, "grade", told)
    own = story.solution["sum.tsx"]
    wrong = [own.replace("+ 1}", f"+ {number}}}") for number in (2, 3)]
    with GraderThread(PARAMS.model_copy(update={"pages": 1}), bundle=bundle) as grader:
        results = [grader.outcome({"sum.tsx": source}, story) for source in wrong]
    # The author's own goes before the first one, and is not what is told of that.
    assert graded == [wrong[0], own, wrong[1]]
    assert all("100" in result["failures"][0]["message"] for result in results), results
