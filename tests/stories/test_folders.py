"""Stories and what they import may be in folders of their own, and nothing outside the folder of all stories is read."""

import itertools
import json
import subprocess
import sys
from pathlib import Path

import pytest
from runtime_page import esbuild

from stages.authoring.story_checks import check_stories
from stages.cache.store import Cache
from stages.grader import GraderThread
from stages.pipeline.errors import InputError
from stages.stories import parse_story_file, read_catalogue
from stages.stories.lookup import find_story
from stages.stories.splits import Splits
from stages.tsx.specifiers import locate

STORY = """\
import { story } from 'plaited/testing'
import { Button } from 'BUTTON'
export const save = story({
  intent: 'A button “Save”',
  template: () => <Button label="Save" />,
  async play({ assert, findByText, accessibilityCheck }) {
    const button = await findByText('Save')
    assert({ given: 'a label', should: 'be in a button', actual: button?.localName, expected: 'button' })
    assert({ given: 'a label', should: 'be all', actual: button?.textContent, expected: 'Save' })
    assert({ given: 'a type', should: 'be button', actual: button?.getAttribute('type'), expected: 'button' })
    await accessibilityCheck({})
  },
})
"""
BUTTON = """\
import { kind } from './kind'
import { none } from '../tokens/index.js'
export const Button = ({ label }: { label: string }) => <button type={kind}>{label}{none}</button>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A story in one folder, its template in another, and what that imports in a third."""
    root = tmp_path / "stories"
    for name in ("forms", "shared", "tokens"):
        (root / name).mkdir(parents=True)
    (root / "forms/save.stories.tsx").write_text(STORY.replace("BUTTON", "../shared/button.js"))
    (root / "shared/button.tsx").write_text(BUTTON)
    (root / "shared/kind.ts").write_text("export const kind = 'button'\n")
    (root / "tokens/index.ts").write_text("export const none = ''\n")
    return root


def test_a_story_in_one_folder_has_its_template_in_another(folder: Path) -> None:
    catalogue = read_catalogue(folder)
    (story,) = catalogue.stories
    assert catalogue.problems == []
    assert (story.id, story.component, story.file) == (
        "forms/save.stories.tsx#save",
        "forms/save",
        "forms/save.stories.tsx",
    )
    assert story.contract.model_dump() == {"path": "shared/button.tsx", "export": "Button"}
    assert set(story.solution) == {"shared/button.tsx"}
    assert set(story.files) == {"forms/save.stories.tsx", "shared/kind.ts", "tokens/index.ts"}


@pytest.mark.parametrize("path", ["shared/button.tsx", "button.tsx", "ui/button.tsx"])
def test_its_solution_passes_under_the_contracts_path_or_name(path: str, folder: Path, grader: GraderThread) -> None:
    (story,) = read_catalogue(folder).stories
    right = story.solution["shared/button.tsx"]
    assert grader.submit({path: right}, story).result().passed
    wrong = grader.submit({path: right.replace("{label}", "{label}!")}, story).result()
    assert not wrong.passed and wrong.errors


def test_a_candidates_own_files_come_before_those_of_the_contracts_folder(folder: Path, grader: GraderThread) -> None:
    (story,) = read_catalogue(folder).stories
    own = {"button.tsx": BUTTON, "kind.ts": "export const kind = 'reset'\n", "tokens.ts": ""}
    result = grader.submit(own, story).result()
    assert result.errors == ('assertion: given a type, should be button: expected "button", got "reset"',), (
        "its own kind.ts"
    )


def test_a_template_in_the_story_file_itself_becomes_a_file_beside_it(folder: Path, grader: GraderThread) -> None:
    (folder / "forms/own.stories.tsx").write_text(
        "import { story } from 'plaited/testing'\nimport { kind } from '../shared/kind.ts'\n"
        "export const own = story({ intent: 'Own', template: () => <button type={kind}>Own</button> })\n"
    )
    story = {story.export: story for story in read_catalogue(folder).stories}["own"]
    assert story.contract.path == "forms/own.tsx" and "'./own.tsx'" in story.files[story.file]
    assert grader.submit(story.solution, story).result().passed


@pytest.mark.parametrize("specifier", ["../../away/button.tsx", "../../../away/button", "../link/button.tsx", "./b"])
def test_no_import_leads_out_of_the_folder(specifier: str, folder: Path) -> None:
    (folder.parent / "away").mkdir()
    (folder.parent / "away/button.tsx").write_text(BUTTON)
    (folder / "link").symlink_to(folder.parent / "away")
    (folder / "forms/b.tsx").symlink_to(folder.parent / "away/button.tsx")
    (folder / "forms/bad.stories.tsx").write_text(STORY.replace("BUTTON", specifier))
    catalogue = read_catalogue(folder)
    (problem,) = catalogue.problems
    assert problem.startswith(f"{folder}/forms/bad.stories.tsx:3: save: ") and "out" in problem
    assert [story.id for story in catalogue.stories] == ["forms/save.stories.tsx#save"]


def test_a_story_file_that_is_a_link_out_of_the_folder_is_not_read(folder: Path) -> None:
    (folder.parent / "away.stories.tsx").write_text(STORY.replace("BUTTON", "./shared/button.js"))
    (folder / "in.stories.tsx").symlink_to(folder.parent / "away.stories.tsx")
    (folder / "same.stories.tsx").symlink_to(folder / "forms/save.stories.tsx")
    problems = read_catalogue(folder).problems
    assert len(problems) == 2
    assert "in.stories.tsx:1: a link out of" in problems[0] and "same.stories.tsx:3: save: imports" in problems[1]


def test_splits_name_stories_and_components_by_their_paths(folder: Path) -> None:
    (folder / "splits.yaml").write_text("eval:\n  - forms/save.stories.tsx#save\n")
    assert [story.split for story in read_catalogue(folder).stories] == ["eval"]
    (folder / "splits.yaml").write_text("eval_new:\n  - forms/save\n")
    assert [story.split for story in read_catalogue(folder).stories] == ["eval_new"]


def test_a_story_is_found_by_path_and_name(folder: Path) -> None:
    for name in ("forms/save#save", f"{folder}/forms/save.stories.tsx", "save"):
        assert find_story(name, folder).id == "forms/save.stories.tsx#save"


def test_one_file_of_a_folder_is_checked_by_its_path(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check_stories([f"{folder}/forms/save.stories.tsx"], wrong=False, folder=folder)
    assert "ok    forms/save.stories.tsx#save" in capsys.readouterr().out


def test_a_file_alone_may_import_from_its_own_folder_and_below_only(folder: Path) -> None:
    with pytest.raises(InputError, match="from another folder"):
        parse_story_file(folder / "forms/save.stories.tsx", Splits())
    (story,) = parse_story_file(folder / "forms/save.stories.tsx", Splits(), root=folder)
    assert story.contract.path == "shared/button.tsx"


def test_a_change_in_another_folder_is_noticed(folder: Path) -> None:
    cache = Cache(":memory:")
    read_catalogue(folder, cache=cache)
    (folder / "tokens/index.ts").write_text("export const none = '!'\n")
    assert "'!'" in read_catalogue(folder, cache=cache).stories[0].files["tokens/index.ts"]


def test_the_browser_finds_the_same_file_for_every_import(tmp_path: Path) -> None:
    code = esbuild("--format=cjs", "--loader=ts", source=Path("stages/runtime/commonjs.ts").read_text("utf-8"))
    (tmp_path / "commonjs.cjs").write_text(code)
    stems = (
        "",
        ".",
        "..",
        "./",
        "../",
        "./x",
        "../x",
        "./x/y",
        "../b/x",
        "./../b/./x",
        "../../x",
        "x",
        "./x.y",
        "../b",
    )
    specifiers = [stem + end for stem in stems for end in ("", ".ts", ".tsx", ".js", ".jsx", "/index.js")]
    names = ("x", "x/index", "index", "x/y", "x.y", "b/x", "b", "b/index", "a/x")
    files = [f"{folder}{name}{end}" for folder in ("", "a/") for name in names for end in (".ts", ".tsx", ".js")]
    sets = [files, files[::2], files[1::2], files[::3], [file for file in files if file.endswith(".tsx")], []]
    cases = [list(case) for case in itertools.product(["s.tsx", "a/s.tsx", "a/b/s.tsx"], specifiers, sets)]
    script = "const {locate} = require(process.argv[1]);let t='';process.stdin.on('data',d=>t+=d).on('end',()=>"
    script += "console.log(JSON.stringify(JSON.parse(t).map(([i,s,f])=>locate(s,i,n=>f.includes(n))??null))))"
    node = Path(sys.executable).parent / "node"
    command = [str(node), "-e", script, str(tmp_path / "commonjs.cjs")]
    said = json.loads(
        subprocess.run(command, input=json.dumps(cases), capture_output=True, text=True, check=True).stdout
    )
    ours = [
        locate(importer, specifier, there.__contains__) if specifier.startswith(".") else None
        for importer, specifier, there in cases
    ]
    assert [case[:2] for case, a, b in zip(cases, said, ours, strict=True) if a != b] == []
    assert sum(found is not None for found in ours) > 300
