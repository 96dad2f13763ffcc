"""`storyloop import` takes a repository's `.storybook/preview` along, and names what of it a story has to do without."""

import json
from pathlib import Path

import pytest
from grader_params import PARAMS

from stages.importing.adopt import Report, import_storybook
from stages.importing.previews import fitted, without_pages
from stages.importing.repository import without_environment
from stages.stories.catalogue import read_catalogue
from stages.stories.csf_files import Files
from stages.tsx.slicing import Module
from stages.tsx.syntax import first_error

FILES = {
    "apps/book/.storybook/main.js": "module.exports = { stories: ['../../../packages/*/src/*.stories.jsx'] }\n",
    "apps/book/.storybook/preview.jsx": """import { initialize, mswLoader } from 'msw-storybook-addon'
import { themes } from 'storybook/theming'
import { withFrame } from 'addon-frame'
import { withRouter } from 'never-installed'
import { sb, mocked } from 'storybook/test'
import { Page } from './page'
import { Providers } from '@acme/ui/Providers'
import { load } from '@acme/ui/load'
import '../theme.css'

sb.mock(import('@acme/ui/load'))
initialize()

export const decorators = [
  (Story) => <Providers><Story /></Providers>,
  withFrame,
  withRouter,
]
export const loaders = [mswLoader, async () => ({ user: await fetch('/user') })]
export const parameters = { docs: { theme: themes.dark, page: Page }, frame: { name: 'Frame' } }
export const beforeEach = () => { mocked(load).mockReturnValue('Ada') }
export const tags = ['autodocs']
""",
    "apps/book/.storybook/page.jsx": "import { Title } from '@storybook/addon-docs/blocks'\nexport const Page = () => <Title />\n",
    "apps/book/theme.css": "body { color: #111 }\n",
    "package.json": '{ "name": "acme", "license": "MIT", "workspaces": ["packages/*"] }',
    "packages/ui/package.json": '{ "name": "@acme/ui" }',
    "packages/ui/src/Providers.jsx": "import { Locale } from './locale'\nexport const Providers = ({ children }) => <Locale.Provider value=\"en\">{children}</Locale.Provider>\n",
    "packages/ui/src/locale.js": "import { createContext } from 'react'\nexport const Locale = createContext('none')\n",
    "packages/ui/src/load.js": "export const load = () => { throw new Error('no server here') }\n",
    "packages/ui/src/Hello.jsx": "import { useContext } from 'react'\nimport { load } from './load'\nimport { Locale } from './locale'\nexport const Hello = () => <p>{load()} speaks {useContext(Locale)}</p>\n",
    "packages/ui/src/Hello.stories.jsx": "import { Hello } from './Hello'\nexport default { component: Hello }\nexport const Plain = {}\n",
    "node_modules/addon-frame/package.json": '{ "name": "addon-frame", "version": "2.0.0", "license": "MIT", "main": "index.js" }',
    "node_modules/addon-frame/index.js": """import { makeDecorator } from 'storybook/preview-api'
import { createElement } from 'react'
export const withFrame = makeDecorator({
  name: 'withFrame',
  parameterName: 'frame',
  wrapper: (story, context, { parameters }) => createElement('section', { 'aria-label': parameters.name }, story(context)),
})
""",
}  # fmt: skip


@pytest.fixture(scope="module")
def imported(bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, Path]:
    root, folder = tmp_path_factory.mktemp("acme"), tmp_path_factory.mktemp("stories")
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return import_storybook(root, name="acme", folder=folder, params=PARAMS, bundle=bundle), folder


def test_a_story_renders_with_its_preview(imported: tuple[Report, Path]) -> None:
    report, folder = imported
    assert [(row.state, row.assertions > 0) for row in report.rows] == [("graded", True)], report.rows
    play = next(folder.rglob("*.stories.tsx")).read_text()
    assert "getByRole('region', { name: 'Frame' })" in play and "Ada speaks en" in play


def test_what_a_story_does_without_is_told_in_its_line_and_once_with_the_reason(imported: tuple[Report, Path]) -> None:
    report, folder = imported
    said = report.rows[0].why
    assert said.startswith("without ") and "\n" not in said
    for part in ("`initialize()`", "loaders `mswLoader`", "decorators `withRouter`", "loaders `async () =>"):
        assert part in said, said
    assert any("never-installed: not in the project's node_modules" in note for note in report.notes), report.notes
    assert any("there is no network" in note for note in report.notes)
    assert json.loads((folder / "acme/import.json").read_text())["stories"][report.rows[0].story]["why"] == said


MOCKED = {
    "apps/book/.storybook/main.js": "module.exports = { stories: ['../../../packages/*/src/*.stories.jsx'] }\n",
    "apps/book/.storybook/preview.js": "import { sb, mocked } from 'storybook/test'\nimport { get } from 'axios'\nsb.mock('axios')\nsb.mock('broken')\nsb.mock('@acme/ui/session')\nexport const beforeEach = () => { mocked(get).mockReturnValue('Ada') }\n",
    "apps/book/__mocks__/axios.js": "import { fn } from 'storybook/test'\nimport { none } from '../none'\nexport const get = fn(() => none)\nexport const post = () => none\n",
    "apps/book/__mocks__/broken.js": "export const = 1\n",
    "apps/book/none.js": "export const none = 'nothing'\n",
    "package.json": '{ "name": "acme", "license": "MIT", "workspaces": ["packages/*"] }',
    "packages/ui/package.json": '{ "name": "@acme/ui" }',
    "packages/ui/src/session.js": "export const user = () => { throw new Error('no server here') }\n",
    "packages/ui/src/__mocks__/session.js": "export const user = () => 'Grace'\n",
    "packages/core/src/greet.js": "import { get, post } from 'axios'\nexport const greet = () => `${get()}, ${post()}`\n",
    "packages/core/package.json": '{ "name": "@acme/core" }',
    "packages/ui/src/Hello.jsx": "import { greet } from '@acme/core/greet'\nimport { user } from './session'\nexport const Hello = () => <p>{greet()}, {user()}</p>\n",
    "packages/ui/src/Hello.stories.jsx": "import { Hello } from './Hello'\nexport default { component: Hello }\nexport const Plain = {}\n",
}  # fmt: skip


def test_files_of_mocks_are_copied_and_what_they_stand_for_need_not_be_there(bundle: Path, tmp_path: Path) -> None:
    root, folder = tmp_path / "acme", tmp_path / "stories"
    for name, text in MOCKED.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    report = import_storybook(root, folder=folder, params=PARAMS, bundle=bundle)
    assert [(row.state, row.why) for row in report.rows] == [("graded", "")], report.rows
    assert [note.partition(":")[0] for note in report.notes] == ["apps/book/__mocks__/broken.ts is not applied"]
    assert "Ada, nothing, Grace" in next(folder.rglob("*.stories.tsx")).read_text()
    story = read_catalogue(folder).stories[0]
    assert {"packages/axios.cjs", "acme/apps/book/none.ts"} <= story.files.keys()


def test_pages_of_storybook_itself_are_not_copied(imported: tuple[Report, Path]) -> None:
    report, folder = imported
    preview = next((folder / "acme").rglob("preview.tsx")).read_text()
    assert "themes" not in preview and "Page" not in preview and not list(folder.rglob("page.tsx"))
    assert not any("blocks" in note or "theming" in note for note in report.notes), report.notes


def test_the_pipeline_reads_the_preview_of_what_was_imported(imported: tuple[Report, Path]) -> None:
    catalogue = read_catalogue(imported[1])
    story = catalogue.stories[0]
    assert catalogue.problems == [] and story.preview.endswith(".storybook/preview.tsx")
    assert [name for _, name, _ in story.mocks] == ["load"]
    assert any(name.endswith("packages/addon-frame.cjs") for name in story.files)


@pytest.mark.parametrize(
    ("source", "kept", "left"),
    [
        (
            "import { a } from 'a'\nimport { b } from 'b'\nconst wrapped = a(1)\nexport default { decorators: [wrapped, b], args: { x: a, y: 1 } }\n",
            "export default { decorators: [ b], args: {  y: 1 } }",
            ["decorators `wrapped`", "args.x"],
        ),
        (
            "import { a } from 'a'\nconst decorators = [a]\nconst preview = { decorators }\nexport default preview\n",
            "const preview = { decorators }",
            ["decorators `a`"],
        ),
        (
            "import { a } from 'a'\nexport default definePreview({ beforeEach() { a() }, parameters: { ...a, z: 1 } })\n",
            "definePreview({  parameters: {  z: 1 } })",
            ["beforeEach", "parameters....a"],
        ),
        ("import type { A } from 'a'\nexport const args: A = {}\n", "import type { A } from 'a'", []),
        ("import 'a'\nexport const decorators = a\n", "export const decorators = a", ["the import of a"]),
    ],
)
def test_the_smallest_part_that_cannot_be_had_is_left_out(source: str, kept: str, left: list[str]) -> None:
    text, parts = fitted(source, lambda specifier: "not here" if specifier == "a" else None)
    assert kept in text and [item.part for item in parts] == left


def test_what_the_runner_alone_does_is_named() -> None:
    text, left = without_pages(
        "export default { applyDecorators() {}, tags: ['a'], parameters: { msw: {}, docs: {}, a: 1 } }\n"
    )
    assert [item.part for item in left] == ["parameters.msw", "applyDecorators"]
    assert text == "export default {   parameters: {   a: 1 } }\n"


def test_a_text_in_a_file_that_cannot_be_read_is_no_import() -> None:
    unreadable = (
        "import a from 'a'\nexport const size = '13px'\nexport * from 'b'\nimport type { T } from 't'\nconst x = ("
    )
    assert list(Files(Path())._imports("x.ts", unreadable)) == ["a", "b"]


def test_types_given_to_a_tagged_template_are_read() -> None:
    module = Module("const Label = styled(Text)<{ wide?: Set<string> }>`a ${b}`\nexport const Other = Label\n")
    assert first_error(module.tree) is None and "Set<string>" in module.slice({"Other"})


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("process.env.NODE_ENV === 'test'", "'production' === 'test'"),
        ("import.meta.env.PROD ? 1 : process.env.API", "true ? 1 : undefined"),
        ("process.env.NODE_ENV = 'x'", "process.env.NODE_ENV = 'x'"),
        ("myprocess.env.KEY", "myprocess.env.KEY"),
    ],
)
def test_a_bundlers_environment_is_that_of_production(source: str, expected: str) -> None:
    assert without_environment(source) == expected
