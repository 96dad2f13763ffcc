"""Intents as people type them: which stories they go to, which records they become, what is said of a wrong one."""

from pathlib import Path

import pytest

from stages.authoring.story_checks import check_stories
from stages.cache.store import Cache
from stages.collect import collect
from stages.pipeline.errors import InputError
from stages.pipeline.jsonl import read_json, read_jsonl
from stages.pipeline.records import Story
from stages.stories import Catalogue, phrasings, read_catalogue
from stages.stories.lookup import find_story

STORY = """\
import { story } from 'plaited/testing'
import { Save, Open, Gone } from './button.tsx'
export const save = story({ intent: 'Create a button labelled "Save"', template: Save })
export const open = story({ intent: 'Create a button labelled "Open file"', template: Open })
export const gone = story({ intent: 'Create a button labelled "Gone"', template: Gone })
"""
TEMPLATES = "".join(
    f"export const {name.split()[0]} = () => <button>{name}</button>\n" for name in ("Save", "Open file", "Gone")
)
SAVE, OPEN, GONE = (f"button.stories.tsx#{name}" for name in ("save", "open", "gone"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "button.stories.tsx").write_text(STORY)
    (tmp_path / "button.tsx").write_text(TEMPLATES)
    (tmp_path / "splits.yaml").write_text(f"eval:\n  - {OPEN}\nrl:\n  - {GONE}\n")
    return tmp_path


def read(folder: Path, written: str) -> Catalogue:
    (folder / "phrasings.yaml").write_text(written)
    return read_catalogue(folder)


BOTH = f"""\
train:
  {SAVE}:
    - a save button pls, it says Save
    - "button: 'Save'"
  {GONE}: [gimme a button with Gone on it]
eval_phrased:
  {OPEN}:
    - button Open file
    - something to press, "Open file"
"""


def test_a_training_phrasing_goes_to_its_story_and_a_held_out_one_becomes_a_record(folder: Path) -> None:
    catalogue = read(folder, BOTH)
    assert catalogue.problems == [] and len(catalogue.warnings) == 3
    assert {story.id: (story.split, story.intent, story.phrasings) for story in catalogue.stories} == {
        GONE: ("rl", 'Create a button labelled "Gone"', ("gimme a button with Gone on it",)),
        OPEN: ("eval", 'Create a button labelled "Open file"', ()),
        f"{OPEN}~1": ("eval_phrased", "button Open file", ()),
        f"{OPEN}~2": ("eval_phrased", 'something to press, "Open file"', ()),
        SAVE: ("train", 'Create a button labelled "Save"', ("a save button pls, it says Save", "button: 'Save'")),
    }


def test_a_phrased_record_has_all_but_the_intent_and_the_split_of_its_story(folder: Path) -> None:
    stories = {story.id: story for story in read(folder, BOTH).stories}
    changed = {"id": OPEN, "intent": stories[OPEN].intent, "split": "eval"}
    assert stories[f"{OPEN}~1"].model_copy(update=changed) == stories[OPEN]


@pytest.mark.parametrize(
    ("written", "line", "said"),
    [
        ("train:\n  button.stories.tsx#lost:\n    - x\n", 3, "no story button.stories.tsx#lost; correct the name"),
        (
            f"train:\n  {OPEN}:\n    - button Open file\n",
            3,
            "is held out (eval); move this phrasing below eval_phrased",
        ),
        (f"eval_phrased:\n  {SAVE}:\n    - button Save\n", 3, "is in train, so it is not held out; move this phrasing"),
        (f"eval_phrased:\n  {GONE}:\n    - button Gone\n", 3, "is in rl, so it is not held out; move this phrasing"),
        (f"train:\n  {SAVE}:\n    - Save it\n    - save IT!\n", 4, "is the phrasing in line 3 over again"),
        (f"train:\n  {SAVE}:\n    - create a button labelled Save\n", 3, f"is the intent of {SAVE} over again"),
        (f"train:\n  {SAVE}:\n    - Create a button labelled Gone\n", 3, f"is the intent of {GONE} over again"),
        (f"train:\n  {SAVE}:\n    - a button to save\n", 3, "lacks the text 'Save', which its play looks for"),
        (f"train:\n  {SAVE}:\n    - button Saved\n", 3, "lacks the text 'Save', which its play looks for"),
        (f"train:\n  {SAVE}:\n    -\n", 3, "a phrasing of button.stories.tsx#save is empty; write how"),
        (f"train:\n  {SAVE}:\n    - ' '\n", 3, "a phrasing of button.stories.tsx#save is empty; write how"),
        (f"train:\n  {SAVE}:\n    - button: Save\n", 3, "is no text; write how somebody may ask, in quotes"),
        (f"train:\n  {SAVE}: button Save\n", 2, "needs a list of phrasings; write one `- text` a line"),
        ("train:\n  - button Save\n", 1, "train must name stories; write `FILE#EXPORT:` with a list below"),
        ("eval:\n  x: [y]\n", 1, "unknown section eval; use train or eval_phrased"),
        ("- x\n", 1, "not a mapping; write `train:` and `eval_phrased:`"),
        ("train: {\n", 2, "not valid YAML"),
    ],
)
def test_a_wrong_entry_is_a_line_that_says_how_to_fix_it(written: str, line: int, said: str, folder: Path) -> None:
    (problem,) = read(folder, written).problems
    assert problem.startswith(f"{folder}/phrasings.yaml:{line}: ") and said in problem


def test_a_wrong_entry_keeps_no_other_one_from_being_read_nor_from_its_number(folder: Path) -> None:
    written = BOTH.replace("    - button Open file\n", "    - no text of the play\n").replace("button: 'Save'", "Saved")
    catalogue = read(folder, written)
    assert len(catalogue.problems) == 2
    assert [story.id for story in catalogue.stories] == [GONE, OPEN, f"{OPEN}~2", SAVE]
    assert catalogue.stories[-1].phrasings == ("a save button pls, it says Save",)


def test_phrasings_of_a_file_that_cannot_be_read_are_no_second_mistake(folder: Path) -> None:
    (folder / "other.stories.tsx").write_text(STORY.replace("button.tsx", "lost.tsx"))
    catalogue = read(folder, BOTH + "  other.stories.tsx#save: [button Save]\n")
    assert len(catalogue.problems) == 3 and all("lost.tsx" in problem for problem in catalogue.problems)


def test_a_list_that_was_read_before_is_not_parsed_again_until_it_changes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(folder / "stories.sqlite")
    (folder / "phrasings.yaml").write_text(BOTH)
    first = read_catalogue(folder, cache=cache)
    monkeypatch.setattr(phrasings, "check_phrasings", None)
    assert read_catalogue(folder, cache=cache).stories == first.stories
    (folder / "phrasings.yaml").write_text(BOTH.replace("something to press", "a thing to press"))
    monkeypatch.undo()
    assert read_catalogue(folder, cache=cache).stories[3].intent == 'a thing to press, "Open file"'


def test_what_collect_writes_counts_stories_once_and_phrasings_apart(folder: Path) -> None:
    (folder / "phrasings.yaml").write_text(BOTH)
    catalogue = collect(folder, folder / "out", min_assertions=3)
    assert list(read_jsonl(folder / "out/stories.jsonl", Story)) == catalogue.stories
    metrics = read_json(folder / "out/metrics.json")
    assert (metrics["stories"], metrics["phrasings"], metrics["weak"]) == (3, 3, 3)
    assert metrics["splits"] == {
        "train": 1,
        "rl": 1,
        "eval": 1,
        "eval_new": 0,
        "eval_rl": 0,
        "eval_phrased": 2,
        "eval_patterns": 0,
    }


def test_a_phrased_story_is_found_by_its_number_and_never_instead_of_its_story(folder: Path) -> None:
    (folder / "phrasings.yaml").write_text(BOTH)
    assert find_story("button#open~2", folder).intent == 'something to press, "Open file"'
    assert find_story(f"{OPEN}~1", folder).id == f"{OPEN}~1"
    assert find_story("open", folder).id == find_story("button#open", folder).id == OPEN
    with pytest.raises(InputError, match=r"button#open~3: no such phrasing; see .*phrasings\.yaml"):
        find_story("button#open~3", folder)


def test_the_checks_of_stories_take_each_play_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "phrasings.yaml").write_text(BOTH)
    check_stories(wrong=False, folder=folder)
    said = capsys.readouterr().out
    assert "~" not in said and "3 stories, " in said
