"""A story of a real library brings hundreds of files: to compile them is no time that its component takes."""

from pathlib import Path

from grader_params import PARAMS

from stages.grader import GraderThread
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


def test_a_story_of_many_files_passes_on_a_page_that_has_never_seen_them(tmp_path: Path, bundle: Path) -> None:
    for number in range(FILES):
        (tmp_path / f"part{number}.ts").write_text(f"{LINES}export const part = {number and 1}\n")
    imports = "".join(f"import {{ part as part{n} }} from './part{n}'\n" for n in range(FILES))
    total = " + ".join(f"part{n}" for n in range(FILES))
    (tmp_path / "sum.tsx").write_text(f"{imports}export const Sum = () => <p>{{{total} + 1}}</p>\n")
    (tmp_path / "sum.stories.tsx").write_text(STORY)
    story = read_catalogue(tmp_path, 1).stories[0]
    assert len(story.files) > FILES
    with GraderThread(PARAMS, bundle=bundle) as grader:
        result = grader.submit(story.solution, story).result()
    assert result.passed, result
