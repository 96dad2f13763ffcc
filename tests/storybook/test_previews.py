"""`.storybook/preview` counts for all stories below its folder, and what cannot be had of it is named for each story."""

from collections.abc import Callable
from pathlib import Path

import pytest
from own_stories import own_catalogue
from repository import ROOT

from stages.cache.store import Cache
from stages.grader import GraderThread
from stages.grader.job import job_of
from stages.pipeline.records import Story
from stages.stories.catalogue import Catalogue, read_catalogue

PROJECT = ROOT / "tests/storybook/features/project"
Read = Callable[[dict[str, str]], Catalogue]


@pytest.fixture(scope="module")
def projects() -> Story:
    return next(story for story in read_catalogue(PROJECT).stories if story.export == "Projects")


@pytest.fixture
def changed(tmp_path: Path) -> Read:
    """The project with other files."""

    def read(files: dict[str, str]) -> Catalogue:
        for path in PROJECT.rglob("*.ts*"):
            place = path.relative_to(PROJECT).as_posix()
            files.setdefault(place, path.read_text())
        for place, text in files.items():
            (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / place).write_text(text)
        return read_catalogue(tmp_path, cache=Cache(tmp_path / "cache.sqlite"))

    return read


def test_a_component_that_does_not_call_what_is_mocked_fails(grader: GraderThread, projects: Story) -> None:
    source = projects.solution["visitor.tsx"].replace("api.leave()", "'Gone'")
    result = grader.submit({"visitor.tsx": source}, projects).result()
    assert result.passedAssertions == result.totalAssertions - 1, result


def test_an_original_is_called_by_a_spy_and_by_no_mock(projects: Story) -> None:
    assert ("diary/note.ts", "note", True) in projects.mocks and ("session.ts", "loadUser", False) in projects.mocks


MANUAL = """import { fn } from 'storybook/test'
import { roles as known } from '../roles'
export const loadUser = fn(async () => ({ name: 'Grace' }))
export const api = { leave: fn().mockReturnValue('left') }
export const roles = known
export class Timer { start() {} }
"""
SESSION_STORY = """import { expect, mocked } from 'storybook/test'
import { Who } from './who'
import { api, loadUser } from './session'
export default { component: Who }
export const Asks = {
  play: async ({ canvas, userEvent }) => {
    await expect(await canvas.findByText('Grace, admin')).toBeVisible()
    await expect(loadUser).toHaveBeenCalledTimes(1)
    await userEvent.click(canvas.getByRole('button'))
    await expect(canvas.getByText('left')).toBeVisible()
    await expect(api.leave).toHaveBeenCalledWith('now')
  },
}
"""
WHO = """import { useEffect, useState } from 'react'
import { api, loadUser, roles } from './session'
export const Who = () => {
  const [said, say] = useState('')
  useEffect(() => void loadUser().then((user) => say(`${user.name}, ${roles[0]}`)), [])
  return <><p>{said}</p><button onClick={() => say(api.leave('now'))}>Leave</button></>
}
"""


def test_a_file_of_mocks_stands_in_the_place_of_a_module(changed: Read, grader: GraderThread) -> None:
    preview = "import { sb } from 'storybook/test'\nsb.mock(import('../session'))\nexport const beforeAll = () => {}\n"
    read = changed(
        {
            "__mocks__/session.ts": MANUAL,
            "roles.ts": "export const roles = ['admin']\n",
            ".storybook/preview.tsx": preview,
            "who.tsx": WHO,
            "who.stories.tsx": SESSION_STORY,
        }
    )
    story = next(story for story in read.stories if story.export == "Asks")
    result = grader.submit(story.solution, story).result()
    assert (result.passed, result.errors, result.totalAssertions) == (True, (), 4)
    silent = grader.submit({"who.tsx": WHO.replace("say(api.leave('now'))", "say('left')")}, story).result()
    assert silent.passedAssertions == 3


def test_a_file_of_mocks_stands_in_the_place_of_a_package_that_is_not_there(grader: GraderThread) -> None:
    story = own_catalogue(folder="tests/storybook/features/mocked").stories[0]
    assert set(story.files) >= {"packages/weather.cjs", "packages/@acme/flags.cjs", "__mocks__/weather.ts"}
    silent = story.solution["outlook.tsx"].replace(
        "forecast(town).then", "Promise.resolve({ sky: 'rain', degrees: 7 }).then"
    )
    result = grader.submit({"outlook.tsx": silent}, story).result()
    assert result.passedAssertions == result.totalAssertions - 1, result
    assert story.brief.endswith("May import: react, @acme/flags, weather, ./units")


@pytest.mark.parametrize("written", ["sb.mock(", "sb.mock ("])
def test_another_file_of_mocks_changes_its_stories(changed: Read, written: str) -> None:
    preview = (PROJECT / ".storybook/preview.tsx").read_text().replace("sb.mock(", written)
    before = changed({".storybook/preview.tsx": preview}).stories[0]
    bo = "export const loadUser = async () => ({ name: 'Bo' })\n"
    after = changed({".storybook/preview.tsx": preview, "__mocks__/session.ts": bo}).stories[0]
    assert "Bo" not in before.files["session.ts"] and "Bo" in after.files["session.ts"]


@pytest.mark.parametrize(
    "call", ["sb.mock('weather')", "sb.mock (import('weather'))", "sb.mock(/* none here */ 'weather')"]
)
def test_another_file_of_mocks_of_a_package_changes_its_stories(changed: Read, call: str) -> None:
    files = {
        ".storybook/preview.tsx": f"import {{ sb }} from 'storybook/test'\n{call}\nexport default {{}}\n",
        "sky.tsx": "import { sky } from 'weather'\nexport const Sky = () => <p>{sky}</p>\n",
        "sky.stories.tsx": "import { Sky } from './sky'\nexport default { component: Sky }\nexport const Now = { play: async () => {} }\n",
    }
    for sky in ("grey", "blue"):
        read = changed(files | {"__mocks__/weather/index.ts": f"export const sky = '{sky}'\n"})
        story = next(story for story in read.stories if story.export == "Now")
        assert sky in story.files["__mocks__/weather/index.ts"], story.files


def test_what_prepares_a_story_is_not_in_the_candidates_world(projects: Story) -> None:
    job = job_of({}, projects)
    shown = job["shown"][".storybook/preview.tsx"]
    assert "Ada" in job["story"]["files"][".storybook/preview.tsx"] and "Ada" not in shown
    assert "decorators" in shown


def test_exports_by_name_that_prepare_are_not_there_either(changed: Read) -> None:
    preview = (
        "export const decorators = []\nexport const beforeEach = async () => { const secret = 'Ada'; void secret }\n"
    )
    story = changed({".storybook/preview.tsx": preview}).stories[0]
    assert "secret" not in job_of({}, story)["shown"][".storybook/preview.tsx"]


def test_a_component_is_not_told_of_the_preview_nor_of_what_it_alone_imports(projects: Story) -> None:
    assert "preview" not in projects.brief and "framed" not in projects.brief and "./locale" in projects.brief


def test_a_change_of_a_preview_changes_its_stories(changed: Read, tmp_path: Path) -> None:
    before = changed({}).stories[0]
    preview = (tmp_path / ".storybook/preview.tsx").read_text().replace("'outer'", "'other'")
    after = changed({".storybook/preview.tsx": preview}).stories[0]
    assert "'other'" in after.files[".storybook/preview.tsx"] and before != after


def test_the_nearest_preview_counts(changed: Read) -> None:
    nearer = {"inner/.storybook/preview.ts": "export default { args: { tone: 'near' } }\n"}
    story = "import { Locale } from '../locale'\nimport { Visitor } from '../visitor'\nexport default { component: Visitor }\nexport const Near = { play: async () => { void Locale } }\n"
    read = changed(nearer | {"inner/near.stories.tsx": story})
    assert {item.export: item.preview for item in read.stories} == {
        "Near": "inner/.storybook/preview.ts",
        "Other": ".storybook/preview.tsx",
        "Projects": ".storybook/preview.tsx",
    }


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (
            {"__mocks__/session.ts": "import * as real from '../session'\nexport const loadUser = real.loadUser\n"},
            "__mocks__/session.ts imports session.ts, in whose place it stands",
        ),
        (
            {
                ".storybook/preview.tsx": "import { sb } from 'storybook/test'\nsb.mock('weather')\nexport default {}\n",
                "__mocks__/weather.ts": "export * from 'weather'\n",
                "locale.ts": "import { createContext } from 'react'\nimport { sky } from 'weather'\nexport const Locale = createContext(sky)\n",
            },
            "__mocks__/weather.ts imports packages/weather.cjs, in whose place it stands",
        ),
        ({".storybook/preview.tsx": "export const applyDecorators = (story) => story\n"}, "applyDecorators of"),
        ({".storybook/preview.tsx": "export const loaders = [async () => fetch('/x')]\n"}, "uses the network"),
        ({".storybook/preview.tsx": "import { x } from 'absent'\nexport const args = { x }\n"}, "imports 'absent'"),
        ({".storybook/preview.tsx": "export default {\n"}, "not valid TSX"),
        (
            {
                ".storybook/preview.tsx": "import { sb } from 'storybook/test'\nsb.mock(import('../visitor'))\nexport default {}\n"
            },
            "mocks visitor.tsx, which is what has to be written",
        ),
    ],
)
def test_what_cannot_be_had_is_named_for_each_story_in_one_line(
    changed: Read, files: dict[str, str], said: str
) -> None:
    read = changed(files)
    told = [line for line in read.warnings if said in line]
    assert read.stories == [] and len(told) == 2 and not any("\n" in line for line in told), read.warnings
