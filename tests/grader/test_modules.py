"""Files are modules: they may await outside functions, know their own address, and name things as scripts cannot."""

import time
from pathlib import Path

import pytest
from hostile_story import SOLUTION, STORY

from stages.grader import GraderThread
from stages.pipeline.records import StoryResult
from stages.stories import parse_story_file
from stages.stories.splits import Splits

_STORY = """\
import { story } from 'plaited/testing'
import { Badge } from './badge.tsx'
import { wanted } from './wanted.ts'
export const badge = story({
  intent: 'A badge “7”',
  template: Badge,
  async play({ assert, findByText, accessibilityCheck }) {
    const found = await findByText(wanted)
    assert({ given: 'a count', should: 'be shown', actual: found?.localName, expected: 'strong' })
    assert({ given: 'a count', should: 'be short', actual: found?.textContent?.length, expected: 1 })
    assert({ given: 'a count', should: 'be here', actual: found?.isConnected, expected: true })
    await accessibilityCheck({})
  },
})
"""


def with_head(head: str, label: str = "Mute") -> dict[str, str]:
    """The right solution below other statements."""
    return {"target.tsx": f"{head}\n{SOLUTION.replace('Mute', label)}"}


def graded(files: dict[str, str], grader: GraderThread) -> StoryResult:
    return grader.submit(files, STORY).result()


@pytest.mark.parametrize(
    ("head", "label"),
    [
        ("const label = await Promise.resolve('Mute')", "{label}"),
        ("let label = ''\nfor await (const part of ['Mu', 'te']) label += part", "{label}"),
        ("const late = () => new Promise((done) => setTimeout(done, 100))\nif (SOLUTION) await late()", "Mute"),
        ("const { label } = await import('./label.ts')", "{label}"),
        ("await using end = { async [Symbol.asyncDispose]() {} }", "Mute"),
        ("const file = new URL(import.meta.url).pathname", "{file === '/target.tsx' ? 'Mute' : file}"),
        ("const label = import /* of */ . meta.env?.LABEL ?? 'Mute'", "{label}"),
        ("const module = 'Mute'", "{module}"),
    ],
)
def test_a_right_solution_may_be_written_as_a_module(head: str, label: str, grader: GraderThread) -> None:
    files = with_head(head.replace("SOLUTION", "true"), label) | {"label.ts": "export const label = await 'Mute'\n"}
    result = graded(files, grader)
    assert result.passed, result


def test_what_awaits_is_loaded_before_what_imports_it(grader: GraderThread) -> None:
    files = with_head("import { label } from './middle.ts'", "{label}")
    files["middle.ts"] = "import { half } from './deep/half.ts'\nexport const label = half + 'te'\n"
    files["deep/half.ts"] = "export const half = await new Promise<string>((done) => setTimeout(done, 50, 'Mu'))\n"
    result = graded(files, grader)
    assert result.passed, result


@pytest.mark.parametrize("head", ["throw new Error('late')", "const missing = await import('./nowhere.ts')"])
def test_an_error_after_an_await_is_told_with_its_place(head: str, grader: GraderThread) -> None:
    result = graded(with_head(f"await 0\n{head}"), grader)
    assert not result.passed and result.passedAssertions == 0
    assert ("late" in result.errors[0] and "target.tsx:2: " in result.errors[0]) or "./nowhere.ts" in result.errors[0]


def test_a_module_that_waits_for_ever_fails_soon(grader: GraderThread) -> None:
    start = time.monotonic()
    result = graded(with_head("await new Promise(() => {})"), grader)
    assert result.errors[0].startswith("timeout: loading took more than 1000 ms: an `await` outside functions")
    assert time.monotonic() - start < 15, "2.2 s on a machine that does nothing else"


def test_an_await_where_none_may_be_is_a_fault_of_syntax(grader: GraderThread) -> None:
    result = graded(with_head("namespace Labels { export const label = await 'Mute' }"), grader)
    assert not result.passed and result.errors[0].startswith("syntax: target.tsx:")


def test_files_beside_a_story_may_await_too(grader: GraderThread, tmp_path: Path) -> None:
    (tmp_path / "badge.stories.tsx").write_text(_STORY)
    (tmp_path / "wanted.ts").write_text("export const wanted = await Promise.resolve('7')\n")
    (tmp_path / "badge.tsx").write_text(
        "import { wanted } from './wanted.ts'\nexport const Badge = () => <strong>{wanted}</strong>\n"
    )
    (story,) = parse_story_file(tmp_path / "badge.stories.tsx", Splits())
    result = grader.submit(story.solution, story).result()
    assert result.passed, result
