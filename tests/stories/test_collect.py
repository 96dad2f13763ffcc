"""Story files -> records: what is extracted, what the slice holds, what is reported and where."""

from pathlib import Path

import pytest

from stages.cache.store import Cache
from stages.collect import collect
from stages.pipeline.errors import InputError
from stages.pipeline.jsonl import read_jsonl
from stages.pipeline.records import Story
from stages.stories import load_stories, parse_story_file, read_catalogue
from stages.stories.siblings import quoted_words
from stages.stories.splits import Splits

BUTTONS = """\
import { bElement } from 'plaited/ui'
import { type Size, sizes } from './sizes.ts'

const base = { type: 'button' }
const unused = 1

export const PlainButton = () => <button {...base}>Save</button>

export const Sized = ({ size }: { size: Size }) => (
  <button {...base} data-size={sizes[size]}>
    Save
  </button>
)

export const Counter = bElement({ tag: 'x-counter', shadowDom: <button>0</button> })
"""

STORIES = """\
import { story } from 'plaited/testing'
import { PlainButton, Sized as SizedButton } from './button.tsx'
import { LABEL } from './labels.ts'

export const plain = story({
  intent: 'Create a button labelled "Save"',
  template: PlainButton,
  async play({ assert, findByText, accessibilityCheck }) {
    const button = await findByText(LABEL)
    assert({ given: 'a label', should: 'be there', actual: button?.textContent, expected: LABEL })
    assert({ given: 'a label', should: 'be a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({ given: 'a button', should: 'be enabled', actual: button?.disabled, expected: false })
    await accessibilityCheck({})
  },
})

export const large = story<typeof SizedButton>({
  intent: `I need a large button labelled "Save"`,
  template: () => <SizedButton size="large" />,
  play: async ({ assert }) => {
    assert({ given: 'x', should: 'y', actual: 1, expected: 1 })
  },
})

const Wave = () => <b>Hi</b>

export const inline = story({
  intent: 'Build a greeting that says “Hello there” and ‘Hi’',
  template: () => (
    <p>
      Hello there <Wave />
    </p>
  ),
})
"""

IMPORTING = "import {{ A }} from '{}'\nexport const a = story({{ intent: 'x', template: A }})\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "button.tsx").write_text(BUTTONS)
    (tmp_path / "button.stories.tsx").write_text(STORIES)
    (tmp_path / "sizes.ts").write_text("export type Size = 'large'\nexport const sizes = { large: 'lg' }\n")
    (tmp_path / "labels.ts").write_text("export { SAVE as LABEL } from './words.ts'\n")
    (tmp_path / "words.ts").write_text("export const SAVE = 'Save'\n")
    return tmp_path


@pytest.fixture
def stories(folder: Path) -> dict[str, Story]:
    return {story.export: story for story in load_stories(folder)}


def test_a_story_is_identified_by_its_file_and_export(stories: dict[str, Story]) -> None:
    assert {story.id for story in stories.values()} == {f"button.stories.tsx#{name}" for name in stories}
    assert {story.component for story in stories.values()} == {"button"}


def test_the_intent_may_be_a_string_or_a_plain_template_literal(stories: dict[str, Story]) -> None:
    assert stories["plain"].intent == 'Create a button labelled "Save"'
    assert stories["large"].intent == 'I need a large button labelled "Save"'


def test_the_contract_is_the_sibling_export_that_the_template_needs(stories: dict[str, Story]) -> None:
    assert stories["plain"].contract.model_dump() == {"path": "button.tsx", "export": "PlainButton"}
    assert stories["large"].contract.model_dump() == {"path": "button.tsx", "export": "Sized"}


def test_the_solution_holds_the_export_with_its_dependencies_and_nothing_more(
    stories: dict[str, Story],
) -> None:
    assert stories["plain"].solution == {
        "button.tsx": "const base = { type: 'button' }\n\n"
        "export const PlainButton = () => <button {...base}>Save</button>\n"
    }
    assert stories["large"].solution["button.tsx"] == (
        "import { type Size, sizes } from './sizes.ts'\n\n"
        "const base = { type: 'button' }\n\n"
        "export const Sized = ({ size }: { size: Size }) => (\n"
        "  <button {...base} data-size={sizes[size]}>\n    Save\n  </button>\n)\n"
    )


def test_files_hold_the_one_story_and_every_sibling_but_the_one_to_write(stories: dict[str, Story]) -> None:
    plain = stories["plain"].files
    assert set(plain) == {"button.stories.tsx", "labels.ts", "words.ts"}
    assert "large" not in plain["button.stories.tsx"]
    assert "import { PlainButton } from './button.tsx'" in plain["button.stories.tsx"]
    assert set(stories["large"].files) == {"button.stories.tsx", "sizes.ts"}


def test_an_inline_template_becomes_a_file_that_the_story_imports(folder: Path) -> None:
    source = STORIES.replace("'./button.tsx'", "'./parts.tsx'")
    (folder / "parts.tsx").write_text(BUTTONS)
    (folder / "button.stories.tsx").write_text(source)
    story = next(story for story in load_stories(folder) if story.export == "inline")
    assert story.contract.model_dump() == {"path": "button.tsx", "export": "Inline"}
    assert story.solution["button.tsx"] == (
        "const Wave = () => <b>Hi</b>\n\n"
        "export const Inline = () => (\n    <p>\n      Hello there <Wave />\n    </p>\n  )\n"
    )
    assert story.files["button.stories.tsx"] == (
        "import { Inline } from './button.tsx'\n"
        "import { story } from 'plaited/testing'\n\n"
        "export const inline = story({\n"
        "  intent: 'Build a greeting that says “Hello there” and ‘Hi’',\n"
        "  template: Inline,\n})\n"
    )


def test_a_component_declared_in_the_story_file_moves_to_the_solution(folder: Path) -> None:
    (folder / "badge.stories.tsx").write_text(
        "import { story } from 'plaited/testing'\n\n"
        "const Tag = bElement({ tag: 'x-tag' })\n\n"
        "export const tag = story({ intent: 'Make a tag', template: Tag })\n"
    )
    story = parse_story_file(folder / "badge.stories.tsx", Splits())[0]
    assert story.contract.model_dump() == {"path": "badge.tsx", "export": "Tag"}
    assert story.solution == {"badge.tsx": "export const Tag = bElement({ tag: 'x-tag' })\n"}
    assert "bElement" not in story.files["badge.stories.tsx"]
    assert "import { Tag } from './badge.tsx'" in story.files["badge.stories.tsx"]


def test_changing_one_story_changes_no_other_record(folder: Path, stories: dict[str, Story]) -> None:
    path = folder / "button.stories.tsx"
    path.write_text("// moved down\n\n" + path.read_text().replace("expected: 'BUTTON'", "expected: 'A'"))
    again = {story.export: story for story in load_stories(folder)}
    assert again["plain"] != stories["plain"]
    assert again["large"] == stories["large"] and again["inline"] == stories["inline"]


def test_words_are_the_quoted_texts_but_not_apostrophes() -> None:
    assert quoted_words("""Make "Save it" and 'Go' and “Don't stop”, don't 'Go'""") == (
        "Save it",
        "Go",
        "Don't stop",
    )


def test_weak_tests_are_named(stories: dict[str, Story]) -> None:
    assert stories["plain"].weaknesses == ()
    assert stories["large"].weaknesses == ("1 assertions, fewer than 3", "no accessibilityCheck")
    assert stories["inline"].weaknesses == ("no play",)


def test_a_weakness_is_reported_with_its_line(folder: Path) -> None:
    warnings = read_catalogue(folder).warnings
    assert any(f"{folder}/button.stories.tsx:17: large: no accessibilityCheck" in warning for warning in warnings)


def test_splits_hold_out_stories_and_whole_components(folder: Path) -> None:
    (folder / "chip.stories.tsx").write_text(
        "export const chip = story({ intent: 'Make a chip', template: () => <i>x</i> })\n"
    )
    (folder / "splits.yaml").write_text("eval:\n  - button.stories.tsx#large\neval_new:\n  - chip\n")
    assert {story.export: story.split for story in load_stories(folder)} == {
        "plain": "train", "large": "eval", "inline": "train", "chip": "eval_new",
    }  # fmt: skip


def test_a_split_of_a_story_counts_more_than_that_of_its_component(folder: Path) -> None:
    (folder / "splits.yaml").write_text("eval_rl:\n  - button.stories.tsx#large\nrl:\n  - button\n")
    assert {story.export: story.split for story in load_stories(folder)} == {
        "plain": "rl", "large": "eval_rl", "inline": "rl",
    }  # fmt: skip


def test_a_split_entry_without_a_story_is_an_error_with_its_line(folder: Path) -> None:
    (folder / "splits.yaml").write_text("eval:\n  - button.stories.tsx#plain\n  - button.stories.tsx#gone\n")
    with pytest.raises(InputError, match=r"splits\.yaml:3: no story button\.stories\.tsx#gone"):
        load_stories(folder)


def test_a_misspelt_split_is_an_error_with_its_line(folder: Path) -> None:
    (folder / "splits.yaml").write_text("\nevil:\n  - button.stories.tsx#plain\n")
    with pytest.raises(InputError, match=r"splits\.yaml:2: unknown split evil"):
        load_stories(folder)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("export const a = story({\n  intent: 'x',\n", r":1: not valid TSX"),
        ("\nexport const a = story({ template: () => <i>x</i> })\n", r":2: a: no intent"),
        ("export const a = story({ intent: `x ${1}`, template: () => <i>x</i> })\n", r":1: a: no intent"),
        ("export const a = story({ intent: 'x' })\n", r":1: a: no template"),
        (
            "import { A } from './no.tsx'\nexport const a = story({ intent: 'x', template: A })\n",
            r"does not exist",
        ),
        (
            "import { A } from '../a.tsx'\nexport const a = story({ intent: 'x', template: A })\n",
            r"another folder",
        ),
        (
            IMPORTING.format("./button.tsx"),
            r":2: a: .*button\.tsx exports no A",
        ),
        ("export const a = 1\n", r":1: no story here"),
    ],
)
def test_a_bad_file_is_reported_with_its_line_and_does_not_lose_the_good_ones(
    folder: Path, source: str, message: str
) -> None:
    (folder / "bad.stories.tsx").write_text(source)
    out = folder / "out"
    catalogue = collect(folder, out, min_assertions=3)
    assert len(catalogue.problems) == 1
    with pytest.raises(InputError, match=message):
        raise InputError(catalogue.problems[0])
    assert [story.component for story in read_jsonl(out / "stories.jsonl", Story)] == ["button"] * 3


def test_records_survive_the_trip_through_the_file(folder: Path) -> None:
    catalogue = collect(folder, folder / "out", min_assertions=3)
    assert list(read_jsonl(folder / "out" / "stories.jsonl", Story)) == catalogue.stories


def test_what_is_cached_is_what_would_be_read(folder: Path, tmp_path: Path) -> None:
    cache = Cache(":memory:")
    edits = {"splits.yaml": "eval:\n  - button.stories.tsx#plain\n", "button.tsx": BUTTONS.replace("Save", "Keep")}
    edits |= {
        "sizes.ts": "export type Size = 'small'\nexport const sizes = { small: 's' }\n",
        "button.stories.tsx": STORIES.replace("plain", "simple"),
    }
    for name, text in {"words.ts": "export const SAVE = 'Save'\n", **edits}.items():
        (folder / name).write_text(text)
        for _ in range(2):
            cached = read_catalogue(folder, cache=cache)
            assert cached == read_catalogue(folder) and len(cached.stories) == 3


SHADOWS = {
    "a local variable": "const save = 1\n    use(save)",
    "a parameter": "use((save) => save)",
    "a parameter among others": "use(function ({ a: save = 1, ...rest }, [b]) { return save + rest + b })",
    "a local function": "function save() { return 1 }\n    use(save())",
    "a loop variable": "for (const save of [1]) use(save)",
    "a caught error": "try { use(1) } catch (save) { use(save) }",
}
USES = {
    "a default value": "const { a = save } = {}\n    use(a)",
    "a use outside the block that hides it": "{ const save = 1; use(save) }\n    use(save)",
    "an element": "use(<save.tag />)",
    "a shorthand property": "use({ save })",
}
TWO = """\
import {{ story }} from 'plaited/testing'
import {{ A }} from './two.tsx'

const use = (value) => value
const helper = 7

export const save = story({{ intent: 'Create one', template: A, play: async () => {{ use(helper) }} }})

export const other = story({{
  intent: 'Create another',
  template: A,
  async play({{ assert }}) {{
    {body}
  }},
}})
"""


def slice_of_other(folder: Path, body: str) -> str:
    (folder / "two.tsx").write_text("export const A = () => <b>a</b>\n")
    (folder / "two.stories.tsx").write_text(TWO.format(body=body))
    stories = parse_story_file(folder / "two.stories.tsx", Splits())
    return next(story for story in stories if story.export == "other").files["two.stories.tsx"]


@pytest.mark.parametrize("case", SHADOWS)
def test_a_local_name_does_not_pull_in_the_story_of_that_name(case: str, tmp_path: Path) -> None:
    sliced = slice_of_other(tmp_path, SHADOWS[case])
    assert "Create one" not in sliced and "helper" not in sliced and "const use" in sliced


@pytest.mark.parametrize("case", USES)
def test_a_name_that_is_used_from_outside_is_pulled_in(case: str, tmp_path: Path) -> None:
    assert "Create one" in slice_of_other(tmp_path, USES[case])
