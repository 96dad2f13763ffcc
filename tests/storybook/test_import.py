"""`storyloop import`: the Storybook of a repository becomes graded stories, and what cannot is named and blocks nothing."""

import json
from pathlib import Path

import pytest
from grader_params import PARAMS
from repository import ROOT

from stages.importing.adopt import Report, import_storybook
from stages.importing.storybook_main import globs_of, story_files
from stages.importing.table import summary
from stages.importing.tsconfig import read_paths
from stages.pipeline.errors import InputError
from stages.stories.catalogue import read_catalogue

MAIN = """import type { StorybookConfig } from '@storybook/react-vite'
throw new Error('a configuration is read, never run')
const config: StorybookConfig = {
  stories: ['../src/**/*.mdx', '../src/**/*.stories.@(js|jsx|ts|tsx)', { directory: '../more' }],
}
export default config
"""
FILES = {
    ".storybook/main.ts": MAIN,
    "package.json": '{ "name": "acme", "license": "MIT" }',
    "LICENSE": "MIT License, Acme",
    "tsconfig.json": '{ "extends": "./tsconfig.base", /* here */ "compilerOptions": { "jsx": "react-jsx", } }',
    "tsconfig.base.json": '{ "compilerOptions": { "paths": { "@ui": ["./src/ui"], "@ui/*": ["./src/ui/*"] } } }',
    "node_modules/joined/package.json": '{ "name": "joined", "version": "1.2.3", "license": "ISC", "main": "index.js" }',
    "node_modules/joined/index.js": "const React = require('react')\nexports.join = (...names) => names.filter(Boolean).join(' ')\nexports.Dot = () => React.createElement('i', null, '·')\n",
    "node_modules/named/package.json": '{ "name": "named", "version": "1.0.0", "license": "ISC", "main": "index.js" }',
    "node_modules/named/index.js": "Object.defineProperty(exports, '__esModule', { value: true })\nexports.default = (name) => `is-${name}`\n",
    "src/ui/index.ts": "export * from './Button'\nexport { Badge } from './Badge'\nexport { default as Unused } from './Unused'\n",
    "src/ui/Unused.tsx": "export default function Unused() { return <canvas /> }\n",
    "src/ui/Button.tsx": """import { join } from 'joined'
import named from 'named'
import type { ReactNode } from 'react'
import { Badge } from '@ui'
import css from './Button.module.scss'

export interface ButtonProps { label: string; count?: number; disabled?: boolean; onPress?: () => void; icon?: ReactNode }

/** A button with a badge that counts. */
export const Button = ({ label, count, disabled, onPress }: ButtonProps) => (
  <button type="button" className={join(css.button, 'wide', named('pressable'))} disabled={disabled} onClick={onPress}>
    {label} {count !== undefined && <Badge>{count}</Badge>}
  </button>
)
""",
    "src/ui/Button.module.scss": "// ours\n.button { padding: 4px; &:hover { padding: 5px; } }\n",
    "src/ui/Badge.jsx": "export const Badge = ({ children }) => <b>{children}</b>\n",
    "src/ui/Button.stories.tsx": """import type { Meta, StoryObj } from '@storybook/react'
import { expect, fn } from 'storybook/test'
import { Button } from '@ui/index'

const meta = { component: Button, args: { onPress: fn() } } satisfies Meta<typeof Button>
export default meta
type Story = StoryObj<typeof meta>

/** A button "Save" that tells of each press */
export const Pressed: Story = {
  args: { label: 'Save' },
  play: async ({ canvas, args, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Save' }))
    await expect(args.onPress).toHaveBeenCalledTimes(1)
    await expect(canvas.getByRole('button')).toHaveClass('wide', 'is-pressable')
  },
}
export const Counting: Story = { args: { label: 'Mail', count: 3, disabled: true } }
export const Mocked: Story = { args: { label: 'x' }, parameters: { msw: { handlers: [] } }, play: async () => {} }
export const Fetched: Story = { args: { label: 'x' }, loaders: [async () => (await fetch('/x')).json()], play: async () => {} }
""",
    "src/ui/Badge.stories.jsx": """import { Badge } from './Badge'
import missing from 'never-installed'
export default { component: Badge }
export const Plain = { args: { children: 'New' } }
export const Broken = { args: { children: missing() } }
export const Empty = { render: () => <Badge /> }
""",
    "src/ui/bad.stories.tsx": "export default {\n",
    "more/Factory.stories.tsx": """import preview from '../.storybook/preview'
import { Badge } from '../src/ui/Badge'
const meta = preview.meta({ component: Badge })
export const Made = meta.story({ args: { children: 'Made' } })
""",
    "elsewhere/Other.stories.tsx": "export default {}\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("acme")
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


@pytest.fixture(scope="module")
def imported(project: Path, bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, Path]:
    folder = tmp_path_factory.mktemp("stories")
    return import_storybook(project, name="acme", folder=folder, params=PARAMS, bundle=bundle), folder


def test_a_configuration_is_read_as_text(project: Path) -> None:
    globs, notes = globs_of(project / ".storybook")
    assert globs[1:] == ["../src/**/*.stories.@(js|jsx|ts|tsx)", "../more/**/*.stories.@(js|jsx|mjs|ts|tsx)"]
    assert notes == []
    found, _ = story_files(project)
    assert [path.name for path in found] == [
        "Factory.stories.tsx",
        "Badge.stories.jsx",
        "Button.stories.tsx",
        "bad.stories.tsx",
    ]


def test_paths_of_a_tsconfig_are_those_of_what_it_extends_too(project: Path) -> None:
    assert read_paths(project / "tsconfig.json").places("@ui/Button") == [project / "src/ui/Button"]


def test_every_story_ends_in_the_table(imported: tuple[Report, Path]) -> None:
    report, _ = imported
    states = {row.story.removeprefix("acme/"): row.state for row in report.rows}
    assert states == {
        "src/ui/bad.stories.tsx": "not importable",
        "more/Factory.stories.tsx#Made": "graded",
        "src/ui/Badge.stories.tsx#Plain": "graded",
        "src/ui/Badge.stories.tsx#Broken": "not importable",
        "src/ui/Badge.stories.tsx#Empty": "not importable",
        "src/ui/Button.stories.tsx#Pressed": "graded",
        "src/ui/Button.stories.tsx#Counting": "graded",
        "src/ui/Button.stories.tsx#Mocked": "not importable",
        "src/ui/Button.stories.tsx#Fetched": "not importable",
    }, [(row.story, row.why) for row in report.rows]
    assert (
        summary(report)
        == "9 stories: 4 graded 1.0 (3 of them by derived plays), 0 weak, 0 failing, 5 not importable; 3 intents to review"
    )


def test_what_is_not_imported_says_why_in_one_line(imported: tuple[Report, Path]) -> None:
    why = {row.story.rpartition("#")[2]: row.why for row in imported[0].rows if row.state == "not importable"}
    assert "msw handlers" in why["Mocked"] and "network" in why["Fetched"]
    assert "never-installed" in why["Broken"] and "node_modules" in why["Broken"]
    assert "none can be derived" in why["Empty"]
    assert "not valid TSX" in why["acme/src/ui/bad.stories.tsx"] if "acme/src/ui/bad.stories.tsx" in why else True
    assert not any("\n" in reason for reason in why.values())


def test_files_come_with_their_licence_and_packages_with_a_digest(imported: tuple[Report, Path]) -> None:
    report, folder = imported
    noted = json.loads((folder / "acme/import.json").read_text())
    assert report.licence == noted["licence"] == "MIT" and "Acme" in (folder / "acme/LICENSE").read_text()
    assert noted["packages"]["joined"] | {"sha256": ""} == {"version": "1.2.3", "licence": "ISC", "sha256": ""}
    assert not list(folder.rglob("Unused*")) and not list(folder.rglob("index.ts*"))


def test_the_pipeline_reads_what_was_imported(imported: tuple[Report, Path]) -> None:
    catalogue = read_catalogue(imported[1])
    stories = {story.export: story for story in catalogue.stories}
    assert catalogue.problems == []
    assert set(stories) == {"Made", "Plain", "Pressed", "Counting"}
    assert stories["Pressed"].intent == 'A button "Save" that tells of each press'
    assert stories["Counting"].intent.endswith("A button with a badge that counts.")
    assert "derived" in stories["Counting"].weaknesses[-1]
    assert stories["Pressed"].contract.path == "acme/src/ui/Button.tsx"
    assert "acme/packages/joined.cjs" in stories["Pressed"].files


def test_a_derived_play_tells_a_wrong_component_from_the_right_one(imported: tuple[Report, Path]) -> None:
    play = (imported[1] / "acme/src/ui/Button.stories.tsx").read_text().partition("Counting.play")[2]
    assert "getByRole('button', { name: 'Mail 3' })" in play and "toBeDisabled()" in play


def test_nothing_is_overwritten(imported: tuple[Report, Path], project: Path) -> None:
    with pytest.raises(InputError, match="never overwritten"):
        import_storybook(project, name="acme", folder=imported[1], params=PARAMS)


def test_what_cannot_be_graded_is_not_copied(project: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="run `dvc repro bundle`"):
        import_storybook(project, folder=tmp_path / "stories", params=PARAMS, bundle=tmp_path / "nowhere")
    assert not (tmp_path / "stories").exists()


def test_a_fault_of_accessibility_that_the_author_knows_of_is_told_as_one(bundle: Path, tmp_path: Path) -> None:
    root = tmp_path / "open"
    root.mkdir()
    (root / "Field.jsx").write_text("export const Field = () => <input />\n")
    (root / "Field.stories.jsx").write_text(
        "import { Field } from './Field'\nexport default { component: Field, parameters: { a11y: { test: 'todo' } } }\nexport const Bare = {}\nexport const Strict = { parameters: { a11y: { test: 'error' } } }\n"
    )
    rows = import_storybook(root, folder=tmp_path / "stories", params=PARAMS, bundle=bundle).rows
    assert [row.state for row in rows] == ["failing", "failing"]
    assert [row.why.startswith("its author has a11y.test 'todo'; a11y: label") for row in rows] == [True, False], rows


LARGE = """export const Sum = () => {
  let sum = 0
  for (let at = 0; at < 1e9; at++) sum = (sum + at) % 7
  return <p>{sum}</p>
}
"""


def test_of_a_large_story_it_is_said_which_knob_to_turn(bundle: Path, tmp_path: Path) -> None:
    root = tmp_path / "slow"
    root.mkdir()
    (root / "Sum.jsx").write_text(LARGE)
    (root / "Sum.stories.jsx").write_text(
        "import { Sum } from './Sum'\nexport default { component: Sum }\nexport const Derived = {}\nexport const Played = { play: async () => {} }\n"
    )
    params = PARAMS.model_copy(update={"timeout": 0.4})
    rows = import_storybook(root, folder=tmp_path / "stories", params=params, bundle=bundle).rows
    assert [row.state for row in rows] == ["not importable", "failing"]
    assert all("larger grader.timeout" in row.why for row in rows), rows


def test_one_story_can_be_chosen(project: Path, bundle: Path, tmp_path: Path) -> None:
    report = import_storybook(project, pattern="*#Press*", name="one", folder=tmp_path, params=PARAMS, bundle=bundle)
    assert [(row.story, row.state) for row in report.rows if "#" in row.story] == [
        ("one/src/ui/Button.stories.tsx#Pressed", "graded")
    ]


def test_the_command_is_there() -> None:
    assert 'app.command("import")' in (ROOT / "stages/commands/main.py").read_text()
