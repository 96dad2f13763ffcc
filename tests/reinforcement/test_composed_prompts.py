"""Composed stories as prompts of grpo: the policy's own template, sound stories alone, their share of a step."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from datasets import Dataset
from repository import ROOT

from stages.grader import GraderThread
from stages.reinforcement.composed_prompts import (
    COMPOSED,
    SERIES,
    UNTOLD_SERIES,
    composed_stories,
    sound,
    with_composed,
)
from stages.reinforcement.prompt_choice import PromptChoice

COUNT, SEED, SYSTEM = 60, 17, "You write templates."
# What one process of a training graded, and what it has then.
PROCESS = """
import json, os, sys
from pathlib import Path
from grader_params import PARAMS
from stages.grader import GraderThread
from stages.reinforcement.composed_prompts import composed_stories, sound

class Counting(GraderThread):
    def grade_many(self, pairs, on_done=None):
        self.graded = [story.id for _, story in pairs]
        return super().grade_many(pairs, on_done)

with Counting(PARAMS, Path(sys.argv[1])) as grader:
    found = sound(composed_stories(5, 17, 1), grader)
told = {"graded": grader.graded, "sound": [story.id for story in found]}
Path(sys.argv[2], os.environ["RANK"]).write_text(json.dumps(told))
"""


def test_the_template_writes_them_and_curates_prompts_stay() -> None:
    first = {"prompt": "p", "story": "a#b", "words": "{}", "messages": "[]"}
    stories = composed_stories(COUNT, SEED, 2)
    asked = with_composed(Dataset.from_list([first]), stories, SYSTEM, None)
    assert asked[0] == first | {"told": True} and len(asked) == COUNT + 1
    for story, row in zip(stories, list(asked)[1:], strict=True):
        assert row["story"] == story.id and SYSTEM in row["prompt"] and story.intent in row["prompt"]
        assert row["told"] == (story.component == SERIES)


def test_none_leave_the_dataset_as_it_is() -> None:
    rows = Dataset.from_list([{"prompt": "p", "story": "a#b", "words": "{}", "messages": "[]"}])
    assert with_composed(rows, [], SYSTEM, None) is rows


def test_only_with_a_second_turn_are_there_names_that_tell_nothing() -> None:
    series = {turns: [story.component for story in composed_stories(COUNT, SEED, turns)] for turns in (1, 2)}
    assert set(series[1]) == {SERIES}
    assert 0.15 * COUNT < series[2].count(UNTOLD_SERIES) < 0.55 * COUNT


def test_a_story_whose_own_solution_fails_is_not_asked(grader: GraderThread) -> None:
    good, other = composed_stories(2, SEED, 1)
    path, export = other.contract.path, other.contract.export
    broken = other.model_copy(update={"solution": {path: f"export const {export} = () => <p>Nothing of it</p>\n"}})
    assert sound([broken, good], grader) == [good]


def test_two_processes_grade_each_story_once_and_have_the_same(
    grader: GraderThread, bundle: Path, tmp_path: Path
) -> None:
    program = tmp_path / "process.py"
    program.write_text(PROCESS)
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2", str(program)]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'tests/support'}"}
    done = subprocess.run([*command, str(bundle), str(tmp_path)], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    stories = composed_stories(5, SEED, 1)
    first, second = (json.loads((tmp_path / rank).read_text()) for rank in ("0", "1"))
    assert first["sound"] == second["sound"] == [story.id for story in sound(stories, grader)]
    assert sorted(first["graded"] + second["graded"]) == sorted(story.id for story in stories)


@pytest.mark.parametrize("share", [0.25, 0.5])
def test_they_have_their_share_of_a_step(share: float) -> None:
    splits = ["train"] * 20 + ["rl"] * 20 + [COMPOSED] * 20
    choice = PromptChoice([f"story {row}" for row in range(60)], splits, SEED, rl_share=0.25, composed_share=share)
    rows = [row for step in range(40) for row in choice.choose(step, 8)]
    assert sum(splits[row] == COMPOSED for row in rows) == pytest.approx(share * len(rows), rel=0.1)
    assert sum(splits[row] == "rl" for row in rows) == pytest.approx(0.25 * len(rows), rel=0.1)
