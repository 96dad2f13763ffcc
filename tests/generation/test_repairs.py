"""Conversations that correct an answer: what is in them, who judged them, and what makes none."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from own_stories import own_stories
from summaries import metrics
from test_attempts import generate_params

from stages.cache.store import Cache
from stages.generate import generate
from stages.generation.faults import FAULTS, pile_up
from stages.generation.repairs import CONVENTION, Draft, drafts
from stages.generation.run import Run
from stages.generation.summary import Row
from stages.grader import GraderThread
from stages.pipeline.jsonl import to_line
from stages.pipeline.params import load
from stages.pipeline.records import Story, Trajectory
from stages.tools.feedback import feedback
from stages.tools.outcome import outcome_of
from stages.tools.write_call import reference_output

PARAMS = generate_params(varied=0, perturbed=0, repairs=7, conventions=3)


@pytest.fixture(scope="module")
def stories() -> list[Story]:
    return [story for story in own_stories() if story.component in ("badge", "input")][2:8]


@pytest.fixture(scope="module")
def grader() -> Iterator[GraderThread]:
    with GraderThread(load("grader").model_copy(update={"cache": False})) as grader:
        yield grader


def run(stories: list[Story], params: Any, grader: GraderThread) -> list[Row]:
    cache = Cache(":memory:")
    rows = list(generate(stories, Run(params, "You write templates.", 1, 17, grader, cache, cache)))
    return rows


@pytest.fixture(scope="module")
def rows(stories: list[Story], grader: GraderThread) -> list[Row]:
    return run(stories, PARAMS, grader)


@pytest.fixture(scope="module")
def repairs(rows: list[Row]) -> list[Trajectory]:
    return [Trajectory.model_validate_json(row.line) for row in rows if row.source == "repair"]


def answers(repair: Trajectory) -> list[Any]:
    return [message for message in repair.messages if message.role == "assistant"]


def test_only_training_stories_are_repaired(stories: list[Story], repairs: list[Trajectory]) -> None:
    splits = {story.id: story.split for story in stories}
    assert len(repairs) > 30 and {splits[repair.story] for repair in repairs} == {"train"}


def test_the_last_verdict_is_that_of_the_row_and_it_passed(repairs: list[Trajectory]) -> None:
    assert all(repair.reward == 1 and repair.storyResult and repair.storyResult.passed for repair in repairs)


def test_faulty_answers_have_weight_0_and_the_correction_counts(repairs: list[Trajectory]) -> None:
    for repair in repairs:
        *faulty, correction = answers(repair)
        assert faulty and all(message.weight == 0 for message in faulty)
        assert "weight" not in correction.model_dump()


def test_what_follows_a_call_is_the_browsers_verdict_and_otherwise_the_user_asks_again(
    repairs: list[Trajectory],
) -> None:
    roles = set()
    for repair in repairs:
        for answer, said in zip(repair.messages[2:], repair.messages[3:], strict=False):
            if answer.role == "assistant":
                called = outcome_of(answer.content).files is not None
                assert said.role == ("tool" if called else "user")
                assert said.content.startswith("It does not pass:" if called else "no valid call: ")
                assert not called or said.name == "writeTemplate"
                roles.add(said.role)
    assert roles == {"tool", "user"}


def test_some_repairs_take_two_corrections_of_which_the_first_leaves_a_fault(repairs: list[Trajectory]) -> None:
    long = [repair for repair in repairs if len(answers(repair)) == 3]
    assert 0 < len(long) < len(repairs) / 2
    for repair in long:
        assert "+" in (repair.fault or "") and len({message.content for message in answers(repair)}) == 3
        assert len({message.content for message in repair.messages if message.role in ("tool", "user")}) == 3


def test_the_words_of_the_browser_are_of_the_answer_before_them(
    stories: list[Story], repairs: list[Trajectory], grader: GraderThread
) -> None:
    own = {story.id: story for story in stories}
    checked = 0
    for repair in repairs:
        if not repair.words and repair.fault != CONVENTION and repair.messages[3].role == "tool":
            files = outcome_of(repair.messages[2].content).files
            (verdict,) = grader.grade_many([(files or {}, own[repair.story])])
            assert repair.messages[3].content == feedback(verdict)  # type: ignore[arg-type]
            checked += 1
    assert checked > 3


def test_the_correction_is_the_solution_of_the_copy_that_is_asked_for(
    stories: list[Story], repairs: list[Trajectory]
) -> None:
    made = {(draft.story.id, draft.sample): draft for draft in drafts(stories, PARAMS, 17)}
    assert {repair.messages[-1].content for repair in repairs} <= {draft.answers[-1] for draft in made.values()}
    for draft in made.values():
        assert draft.answers[-1] == reference_output(draft.story)


def test_a_fault_that_the_grader_does_not_notice_makes_no_repair(stories: list[Story], grader: GraderThread) -> None:
    story = next(story for story in stories if story.split == "train")
    right = reference_output(story)
    unnoticed = Draft(story, 0, (right.replace("() =>", "()  =>"), right), "layout")
    cache = Cache(":memory:")
    assert Run(PARAMS, "s", 1, 17, grader, cache, cache).repair([unnoticed]) == []


def test_a_copy_that_its_own_solution_fails_is_left_out(stories: list[Story], grader: GraderThread) -> None:
    story = next(story for story in stories if story.split == "train")
    play = {name: source.replace("expected: '", "expected: 'never ") for name, source in story.files.items()}
    broken = story.model_copy(update={"files": play})
    answers = (FAULTS["missing_export"](story, Random(1)) or "", reference_output(story))
    cache = Cache(":memory:")
    assert Run(PARAMS, "s", 1, 17, grader, cache, cache).repair([Draft(broken, 0, answers, "missing_export")]) == []


def test_under_other_conventions_the_answer_that_was_right_is_corrected(repairs: list[Trajectory]) -> None:
    found = [repair for repair in repairs if repair.fault == CONVENTION]
    assert found
    for repair in found:
        first, last = answers(repair)
        assert outcome_of(first.content).files != outcome_of(last.content).files
        assert repair.messages[3].role == "tool"


def test_the_metrics_count_repairs_by_answers_and_faults(rows: list[Row], repairs: list[Trajectory]) -> None:
    counted = metrics(rows)["repairs"]
    assert counted["2 answers"] + counted["3 answers"] == len(repairs)
    assert counted[CONVENTION] == sum(repair.fault == CONVENTION for repair in repairs)
    assert set(counted) <= {*FAULTS, CONVENTION, "2 answers", "3 answers"}


def test_failed_answers_of_an_earlier_evaluation_to_training_stories_are_corrected(
    stories: list[Story], grader: GraderThread, tmp_path: Path
) -> None:
    story = next(story for story in stories if story.split == "train")
    faulty = FAULTS["missing_export"](story, Random(1))
    lines = [
        {"story": story.id, "policy": "grpo", "completion": faulty, "split": "train"},
        {"story": story.id, "policy": "grpo", "completion": faulty, "split": "train"},
        {"story": "held.stories.tsx#out", "policy": "grpo", "completion": faulty, "split": "eval"},
    ]
    path = tmp_path / "failures.jsonl"
    path.write_text("".join(to_line(line) + "\n" for line in lines))
    params = generate_params(varied=0, perturbed=0, failures=str(path))
    (repair,) = [row for row in run([story], params, grader) if row.source == "repair"]
    row = Trajectory.model_validate_json(repair.line)
    assert [message.content for message in answers(row)] == [faulty, reference_output(story)]
    assert (row.policy, row.fault) == ("grpo", None)


def test_a_failed_answer_to_a_held_out_story_is_not_corrected(
    stories: list[Story], grader: GraderThread, tmp_path: Path
) -> None:
    held_out = stories[0].model_copy(update={"split": "eval"})
    path = tmp_path / "failures.jsonl"
    path.write_text(to_line({"story": held_out.id, "policy": "grpo", "completion": "no"}) + "\n")
    rows = run([held_out], generate_params(failures=str(path), repairs=3, conventions=3), grader)
    assert [row.source for row in rows] == ["reference"]


def test_faults_pile_up_one_on_the_other_and_are_all_different(stories: list[Story]) -> None:
    piles = [pile_up(stories[-1], 3, Random(seed)) for seed in range(30)]
    assert {len(pile) for pile in piles} == {3}
    for pile in piles:
        assert len(dict(pile)) == len({output for _, output in pile}) == 3
        assert reference_output(stories[-1]) not in {output for _, output in pile}
