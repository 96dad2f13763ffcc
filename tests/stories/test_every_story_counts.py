"""Every file of the folder and every call of `story` becomes a record, or a line that says why not."""

from pathlib import Path

import pytest

from stages.cache.store import Cache
from stages.pipeline.records import Story
from stages.stories import Catalogue, read_catalogue
from stages.tsx.syntax import first_error, parse_tsx

HEAD = "import { story } from 'plaited/testing'\nimport { Good, Other } from './good.tsx'\n"
GOOD = "export const good = story({ intent: 'Good', template: Good })\n"
TEMPLATES = "export const Good = () => <b>good</b>\nexport const Other = () => <i>other</i>\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.tsx").write_text(TEMPLATES)
    (tmp_path / "good.stories.tsx").write_text(HEAD + GOOD)
    return tmp_path


def read(folder: Path, file: str, text: str) -> tuple[dict[str, Story], list[str]]:
    """The file's own stories by export, and every problem."""
    (folder / file).write_text(text)
    catalogue = read_catalogue(folder)
    return {story.export: story for story in catalogue.stories if story.file == file}, catalogue.problems


@pytest.mark.parametrize(
    "written",
    [
        "story({{ {} }}) satisfies unknown",
        "story({{ {} }}) as unknown",
        "(story({{ {} }}) as unknown) satisfies unknown",
        "story({{ {} }} as const)",
        "testing.story({{ {} }})",
        "testing.story<typeof Other>({{ {} }}) satisfies unknown",
        "tell({{ {} }})",
        "story.only({{ {} }})",
    ],
)
def test_a_story_is_read_however_it_is_written(written: str, folder: Path) -> None:
    head = "import * as testing from 'plaited/testing'\nimport { story as tell } from 'plaited/testing'\n"
    source = head + HEAD + f"export const a = {written.format(' intent: `One`, template: Other ')}\n" + GOOD
    stories, problems = read(folder, "two.stories.tsx", source)
    assert problems == [] and set(stories) == {"a", "good"}
    assert stories["a"].intent == "One" and "<i>" in stories["a"].solution["good.tsx"]
    assert "'Good'" not in stories["a"].files["two.stories.tsx"]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("const hidden = story({ intent: 'x', template: Other })", ":3: hidden: its story is not exported; export it"),
        ("export default story({ intent: 'x', template: Other })", ":3: a default export has no name"),
        ("const given = { intent: 'x' }; export const a = story(given)", ":3: a: its story is not an object literal"),
        ("export const all = [story({ intent: 'x', template: Other })]", ":3: all: this story is not the value of"),
        ("export const make = () => story({ intent: 'x', template: Other })", ":3: make: this story is not the value"),
        ("export const a = story.skip({ intent: 'x', template: Other })", ":3: a: `story.skip` is no test"),
        ("export const a = story({ template: Other })", ":3: a: no intent"),
    ],
)
def test_a_call_that_is_no_record_is_a_line_and_its_neighbours_are_read(written: str, said: str, folder: Path) -> None:
    stories, problems = read(folder, "two.stories.tsx", HEAD + written + "\n" + GOOD)
    assert set(stories) == {"good"}
    assert len(problems) == 1 and said in problems[0]


def test_a_function_of_that_name_from_elsewhere_makes_no_story(folder: Path) -> None:
    (folder / "tale.ts").write_text("export const story = (x: unknown) => x\n")
    source = "import { story } from './tale.ts'\nexport const a = story({ intent: 'x' })\n"
    stories, problems = read(folder, "two.stories.tsx", source)
    assert stories == {} and len(problems) == 1 and "no story here" in problems[0]


@pytest.mark.parametrize(
    ("imported", "template", "export"),
    [
        ("import Good from './one.tsx'", "Good", "default"),
        ("import Named from './one.tsx'", "() => <Named />", "default"),
        ("import * as Parts from './one.tsx'", "Parts.Part", "Part"),
        ("import * as Parts from './one.tsx'", "() => <Parts.Part />", "Part"),
        ("import { Part } from './one'", "Part", "Part"),
        ("import { Part } from './one.ts'", "Part", "Part"),
        ("import { Part } from './one.js'", "Part", "Part"),
        ("import { Part } from './one.jsx'", "() => <Part />", "Part"),
    ],
)
def test_a_template_is_found_by_any_import(imported: str, template: str, export: str, folder: Path) -> None:
    (folder / "one.tsx").write_text("export default () => <b>one</b>\nexport const Part = () => <i>part</i>\n")
    source = f"import {{ story }} from 'plaited/testing'\n{imported}\n"
    source += f"export const a = story({{ intent: 'x', template: {template} }})\n"
    stories, problems = read(folder, "one.stories.tsx", source)
    assert problems == []
    assert stories["a"].contract.model_dump() == {"path": "one.tsx", "export": export}
    assert set(stories["a"].solution) == {"one.tsx"} and set(stories["a"].files) == {"one.stories.tsx"}


BADGE = """\
import { story } from 'plaited/testing'
const PrimaryBadge = ({ children }: { children?: string }) => <span>{children}</span>
export const primaryBadge = story({
  intent: 'A badge "New"',
  template: () => <PrimaryBadge>New</PrimaryBadge>,
})
"""


def test_a_component_of_the_exports_own_name_is_declared_once(folder: Path) -> None:
    stories, problems = read(folder, "badge.stories.tsx", BADGE)
    badge = stories["primaryBadge"]
    assert problems == [] and badge.contract.export == "PrimaryBadgeTemplate"
    assert badge.solution["badge.tsx"].count("const PrimaryBadge =") == 1
    assert "export const PrimaryBadgeTemplate = () => <PrimaryBadge>New</PrimaryBadge>" in badge.solution["badge.tsx"]


def test_a_namespace_goes_with_what_uses_it(folder: Path) -> None:
    (folder / "sized.tsx").write_text(
        "namespace Sizes { export const small = 's' }\nexport const Sized = () => <p class={Sizes.small}>x</p>\n"
        "export const Plain = () => <p>x</p>\n"
    )
    source = "import { story } from 'plaited/testing'\nimport { Plain, Sized } from './sized.tsx'\n"
    source += "export const a = story({ intent: 'x', template: Sized })\n"
    source += "export const b = story({ intent: 'x', template: Plain })\n"
    stories, problems = read(folder, "sized.stories.tsx", source)
    assert problems == []
    assert stories["a"].solution["sized.tsx"].startswith("namespace Sizes {")
    assert "namespace" not in stories["b"].solution["sized.tsx"]


def test_text_that_the_grammar_lacks_stays_as_it_was_written(folder: Path) -> None:
    (folder / "firm.tsx").write_text(
        "interface Props<in T> { f: (x: T) => void }\nexport type * from './good.tsx'\n"
        'export const Firm = () => <a href="?a=1&b=2">R & D, ü & Söhne &#128512;</a>\n'
    )
    source = "import { story } from 'plaited/testing'\nimport { Firm } from './firm.tsx'\n"
    stories, problems = read(
        folder, "firm.stories.tsx", source + "export const a = story({ intent: 'x', template: Firm })\n"
    )
    assert problems == []
    assert '<a href="?a=1&b=2">R & D, ü & Söhne &#128512;</a>' in stories["a"].solution["firm.tsx"]


@pytest.mark.parametrize("source", ["const a = 1 & & 2\n", "const a = <p>R & D</q\n", "if (a && ) {}\n"])
def test_an_ampersand_excuses_no_error(source: str) -> None:
    assert first_error(parse_tsx(source)) is not None


def lines(folder: Path) -> Catalogue:
    catalogue = read_catalogue(folder)
    assert [story.id for story in catalogue.stories] == ["good.stories.tsx#good"]
    return catalogue


def test_hidden_files_and_links_to_nothing_are_named_and_stop_nothing(folder: Path) -> None:
    (folder / ".#good.stories.tsx").symlink_to(folder / "user@host.1:2")
    (folder / "._good.stories.tsx").write_bytes(b"\x00\x05\x16\x07\xff")
    catalogue = lines(folder)
    assert catalogue.problems == []
    assert [line.split(": ")[1][:6] for line in catalogue.warnings if "good.stories.tsx:1" in line] == ["hidden"] * 2


def test_a_link_to_nothing_and_a_folder_are_problems(folder: Path) -> None:
    (folder / "gone.stories.tsx").symlink_to(folder / "nowhere.tsx")
    (folder / "dir.stories.tsx").mkdir()
    problems = lines(folder).problems
    assert len(problems) == 2 and "a folder, so it is not read" in problems[0] and "a link to nothing" in problems[1]


def test_another_case_is_a_problem(folder: Path) -> None:
    (folder / "loud.stories.TSX").write_text(GOOD)
    problems = lines(folder).problems
    assert len(problems) == 1 and "loud.stories.TSX:1: not read, as its name" in problems[0]


@pytest.mark.parametrize(
    ("splits", "line", "said"),
    [
        ("eval:\n  - good.stories.tsx#good\n bad\n", 3, "not valid YAML"),
        ("eval: [good.stories.tsx#good\n", 2, "not valid YAML"),
        ("eval: []\neval: []\n", 2, "not valid YAML"),
        (
            "eval_old:\n  - a\n",
            1,
            "unknown split eval_old; use rl, eval, eval_new, eval_rl, eval_phrased or eval_patterns",
        ),
        ("eval:\n  - gone.stories.tsx#gone\n", 2, "no story gone.stories.tsx#gone; correct or delete this line"),
        ("eval_new:\n  - gone\n", 2, "no component gone; correct or delete this line"),
        ("rl:\n  - good\neval:\n  - good\n", 4, "good is in rl too; delete one of the lines"),
        ("eval: gone\n", 1, "eval must be a list of names"),
        ("eval:\n  - a: b\n", 2, "eval must be a list of names"),
        ("- eval\n", 1, "not a mapping; write `eval:`"),
        (b"eval: \xff\n", 1, "not UTF-8"),
        (None, 1, "not a file"),
    ],
)
def test_a_broken_list_of_splits_is_a_line_and_the_stories_are_read(
    splits: str | bytes | None, line: int, said: str, folder: Path
) -> None:
    path = folder / "splits.yaml"
    if splits is None:
        path.mkdir()
    else:
        path.write_bytes(splits.encode() if isinstance(splits, str) else splits)
    (problem,) = lines(folder).problems
    assert problem.startswith(f"{path}:{line}: ") and said in problem


def test_a_mistake_in_the_list_of_splits_spoils_no_other_entry(folder: Path) -> None:
    (folder / "splits.yaml").write_text("evil: []\neval:\n  - 1\n  - good.stories.tsx#good\n")
    catalogue = lines(folder)
    assert catalogue.stories[0].split == "eval" and len(catalogue.problems) == 2


def test_a_folder_without_a_story_file_says_what_there_is_instead(tmp_path: Path) -> None:
    (tmp_path / "x.stories.TSX").write_text(GOOD)
    with pytest.raises(Exception, match=r"(?s)no \*\.stories\.tsx file here.*rename it"):
        read_catalogue(tmp_path)


def test_a_file_that_no_story_uses_is_a_warning(folder: Path) -> None:
    (folder / "lonely.tsx").write_text(TEMPLATES)
    catalogue = lines(folder)
    assert catalogue.problems == [] and any("lonely.tsx:1: no story uses it" in line for line in catalogue.warnings)


def test_a_change_behind_an_import_without_extension_is_noticed(folder: Path) -> None:
    cache = Cache(":memory:")
    (folder / "good.stories.tsx").write_text(HEAD.replace("./good.tsx", "./good") + GOOD)
    assert "<b>good" in read_catalogue(folder, cache=cache).stories[0].solution["good.tsx"]
    (folder / "good.tsx").write_text(TEMPLATES.replace("<b>good", "<b>better"))
    assert "<b>better" in read_catalogue(folder, cache=cache).stories[0].solution["good.tsx"]
