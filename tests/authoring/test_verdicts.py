"""`storyloop grade` and `storyloop stories` as a person meets them."""

import json
from pathlib import Path

import pytest
from grader_params import PARAMS

from stages.authoring import candidate
from stages.authoring.candidate import grade_candidate
from stages.authoring.story_checks import check_stories, chosen_stories
from stages.pipeline.errors import InputError
from stages.pipeline.params import GraderParams
from stages.stories.lookup import find_story

STORY = """\
import { story } from 'plaited/testing'
import { Sign } from './sign.tsx'
export const open = story({
  intent: 'A sign that says open',
  template: Sign,
  async play({ assert, findByText, accessibilityCheck }) {
    const found = await findByText(/open/i)
    assert({ given: 'the word', should: 'stand in a strong element', actual: found?.tagName, expected: 'STRONG' })
    await accessibilityCheck({})
  },
})
"""
SIGN = "export const Sign = () => <p><strong>Open</strong></p>\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two story files; `shut` alone has that name, `open` is in both."""
    (tmp_path / "sign.stories.tsx").write_text(STORY)
    (tmp_path / "sign.tsx").write_text(SIGN)
    second = STORY.replace("./sign.tsx", "./plate.tsx") + STORY[STORY.index("export") :].replace("open =", "shut =")
    (tmp_path / "plate.stories.tsx").write_text(second)
    (tmp_path / "plate.tsx").write_text(SIGN)
    return tmp_path


@pytest.fixture(autouse=True)
def no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidate, "load", lambda _section: PARAMS)


@pytest.mark.parametrize(
    ("name", "story"),
    [
        ("sign.stories.tsx#open", "sign.stories.tsx#open"),
        ("plate#open", "plate.stories.tsx#open"),
        ("shut", "plate.stories.tsx#shut"),
        ("sign", "sign.stories.tsx#open"),
        ("{folder}/plate.stories.tsx#shut", "plate.stories.tsx#shut"),
    ],
)
def test_a_story_is_found_by_path_file_component_or_name(name: str, story: str, folder: Path) -> None:
    assert find_story(name.format(folder=folder), folder).id == story


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nothing.stories.tsx#open", "no such story file"),
        ("sign#closed", "no story 'closed' in .*sign.stories.tsx; name sign#open"),
        ("plate", "several stories in .*; name one of plate#open, plate#shut"),
        ("open", "several stories; name one of plate.stories.tsx#open, sign.stories.tsx#open"),
        ("closed", "no such story; `storyloop stories` lists"),
    ],
)
def test_a_story_that_is_not_found_is_answered_with_those_there_are(name: str, said: str, folder: Path) -> None:
    with pytest.raises(InputError, match=said):
        find_story(name, folder)


def test_a_failed_candidate_is_explained(folder: Path, bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "mine.tsx").write_text("export const Sign = () => <p style={{ color: '#999999' }}>Open</p>\n")
    picture = folder / "seen.png"
    assert not grade_candidate("sign#open", [str(folder / "mine.tsx")], screenshot=str(picture), folder=folder)
    said = capsys.readouterr().out
    assert "failed  sign.stories.tsx#open  reward 0" in said and "A sign that says open" in said
    assert 'given the word, should stand in a strong element: expected "STRONG", got "P"' in said
    assert "color-contrast" in said and "https://" in said
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_json_is_the_story_result_and_its_reward(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert grade_candidate("sign#open", as_json=True, folder=folder)
    said = json.loads(capsys.readouterr().out)
    assert said == {
        "passed": True, "a11yPassed": True, "totalAssertions": 1, "passedAssertions": 1, "errors": [], "reward": 1.0,
    }  # fmt: skip


def test_a_picture_needs_a_folder(folder: Path) -> None:
    with pytest.raises(InputError, match="its folder does not exist"):
        grade_candidate("sign#open", screenshot=str(folder / "no" / "seen.png"), folder=folder)


def verdicts(folder: Path, params: GraderParams, capsys: pytest.CaptureFixture[str]) -> tuple[bool, list[str]]:
    sound = check_stories([str(folder / "sign.stories.tsx")], folder=folder, params=params)
    return sound, capsys.readouterr().out.splitlines()


def test_files_of_one_name_are_no_candidate(folder: Path) -> None:
    (folder / "other").mkdir()
    (folder / "other/sign.tsx").write_text(SIGN)
    paths = [str(folder / "sign.tsx"), str(folder / "other/sign.tsx")]
    with pytest.raises(InputError, match=r"other/sign\.tsx: another file is called sign\.tsx, too"):
        grade_candidate("shut", paths, folder=folder)


def test_what_is_wrong_with_another_file_is_not_told(folder: Path) -> None:
    (folder / "neon-sign.stories.tsx").write_text(STORY.replace("./sign.tsx", "./nothing.tsx"))
    assert chosen_stories(["sign.stories.tsx"], folder).problems == []
    assert "neon-sign.stories.tsx:" in chosen_stories(["neon-sign.stories.tsx"], folder).problems[0]


def test_the_list_of_verdicts_has_a_line_a_story(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sound, said = verdicts(folder, PARAMS, capsys)
    assert sound and len(said) == 2 and said[-1] == "1 stories, 0 failing"
    assert said[0].startswith("ok    sign.stories.tsx#open: reference 1.00, 1 assertions; 1 wrong solutions, the best")


def test_a_story_that_accepts_a_wrong_solution_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    weak = STORY.replace("actual: found?.tagName, expected: 'STRONG'", "actual: !!found, expected: true")
    other = weak[weak.index("export") :].replace("open =", "shut =").replace("template: Sign", "template: Board")
    (folder / "sign.stories.tsx").write_text(weak.replace("{ Sign }", "{ Board, Sign }") + other)
    (folder / "sign.tsx").write_text(SIGN + "export const Board = () => <p>Open</p>\n")
    sound, said = verdicts(folder, PARAMS, capsys)
    assert not sound and said[0].startswith("WEAK  sign.stories.tsx#open: ")
    assert said[1].strip() == "a wrong solution should earn less than 0.7: solution of shut (1.00)"


def test_a_reference_that_fails_is_listed_with_its_errors(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "sign.tsx").write_text("export const Sign = () => <p>Open</p>\n")
    sound, said = verdicts(folder, PARAMS, capsys)
    assert not sound and said[0].startswith("FAILS sign.stories.tsx#open: its reference solution scored 0.")
    assert 'expected "STRONG", got "P"' in said[1] and said[-1] == "1 stories, 1 failing"


def test_a_story_that_cannot_be_judged_keeps_no_other_one_from_its_verdict(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = (
        STORY[STORY.index("export") :]
        .replace("open =", "broken =")
        .replace("template: Sign,", "template: Sign, args: { act: () => 1 },")
    )
    (folder / "sign.stories.tsx").write_text(STORY + broken)
    sound, said = verdicts(folder, PARAMS, capsys)
    assert not sound
    text = "\n".join(said)
    assert "ok    sign.stories.tsx#open" in text and "FAILS sign.stories.tsx#broken" in text
    assert "a function cannot be passed to a component" in text
