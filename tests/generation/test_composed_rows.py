"""Rows of composed stories: their solutions, and conversations in which the browser's words name what was wanted."""

import re

import pytest
from own_stories import own_stories
from test_attempts import generate_params

from stages.cache.store import Cache
from stages.compositions.open_said import INSTRUCTION_AS_TEXT, ITEM_DOUBLED, ITEM_MISSING, LABEL_AS_ITEM, WRONG_MARKED
from stages.generate import generate
from stages.generation.compositions import (
    EXTRA_PART,
    UNKNOWN_NAME,
    WRONG_COMPONENT,
    WRONG_ELEMENT,
    WRONG_PART,
    WRONG_TEXT,
    composed_repairs,
)
from stages.generation.faults import FAULTS
from stages.generation.repairs import conversation, is_said
from stages.generation.run import Run
from stages.generation.summary import Row, kept
from stages.grader import GraderThread
from stages.grader.completions import execute
from stages.pipeline.records import Story, Trajectory
from stages.tools.outcome import outcome_of

COMPOSED, REPAIRED, SEED = 12, 24, 17
PARAMS = generate_params(varied=0, perturbed=0, compositions=COMPOSED, composition_repairs=REPAIRED)


@pytest.fixture(scope="module")
def stories() -> list[Story]:
    return [story for story in own_stories() if story.component in ("badge", "button", "card")]


@pytest.fixture(scope="module")
def rows(stories: list[Story], grader: GraderThread) -> list[Row]:
    cache = Cache(":memory:")
    rows = list(generate(stories[:2], Run(PARAMS, "You write templates.", 1, SEED, grader, cache, cache)))
    return rows


@pytest.fixture(scope="module")
def repairs(rows: list[Row]) -> list[Trajectory]:
    return [Trajectory.model_validate_json(row.line) for row in rows if row.source == "repair"]


def test_each_composed_story_is_a_row_of_its_own(rows: list[Row]) -> None:
    made = [Trajectory.model_validate_json(row.line) for row in rows if row.source == "composition" and kept(row)]
    assert len({row.story for row in made}) == len(made) == COMPOSED
    assert all(row.reward == 1 and row.split == "train" for row in made)


def test_without_the_knobs_nothing_is_composed(stories: list[Story], grader: GraderThread) -> None:
    cache = Cache(":memory:")
    params = generate_params(varied=0, perturbed=0)
    rows = list(generate(stories[:1], Run(params, "You write templates.", 1, SEED, grader, cache, cache)))
    assert [row.source for row in rows] == ["reference"]


def test_most_drafts_become_conversations_whose_first_answers_have_weight_0(repairs: list[Trajectory]) -> None:
    assert len(repairs) > 0.7 * REPAIRED
    for repair in repairs:
        *faulty, correction = [message for message in repair.messages if message.role == "assistant"]
        assert faulty and all(message.weight == 0 for message in faulty)  # type: ignore[attr-defined]
        assert "weight" not in correction.model_dump() and repair.reward == 1


def test_what_an_unheard_name_stands_for_is_said_by_the_browser_alone(
    stories: list[Story], repairs: list[Trajectory]
) -> None:
    drafted = {draft.story.id: draft for draft in composed_repairs(stories[:2], PARAMS, SEED)}
    vague = [repair for repair in repairs if UNKNOWN_NAME in (repair.fault or "")]
    assert 0.15 * len(repairs) < len(vague) < 0.6 * len(repairs)
    for repair in repairs:
        told = "\n".join(message.content for message in repair.messages if message.role == "tool").lower()
        demanded = drafted[repair.story].demanded
        fault = repair.fault or ""
        assert demanded or not fault.startswith((WRONG_PART, WRONG_COMPONENT, WRONG_ELEMENT))
        assert all(is_said(name, told) for name in demanded)


def test_first_answers_are_other_parts_components_or_texts_or_have_a_fault_of_any_story(
    stories: list[Story],
) -> None:
    drafted = list(composed_repairs(stories, generate_params(composition_repairs=150), SEED))
    found = {(draft.fault or "").split("+")[0] for draft in drafted}
    assert found > {WRONG_PART, WRONG_COMPONENT, EXTRA_PART, WRONG_TEXT, WRONG_ELEMENT}
    assert found & FAULTS.keys()
    known = {story.contract.path for story in stories if story.split == "train"}
    for draft in drafted:
        if WRONG_COMPONENT in (draft.fault or ""):
            assert set(outcome_of(draft.answers[0]).files or ()) <= known


def test_what_the_play_looks_up_in_a_missing_element_is_told_after_a_second_answer_that_has_it(
    stories: list[Story], grader: GraderThread
) -> None:
    many = generate_params(varied=0, perturbed=0, composition_repairs=200)
    nested = [
        draft
        for draft in composed_repairs(stories, many, SEED)
        if re.match(f"{WRONG_PART}|{WRONG_COMPONENT}", draft.fault or "") and f"+{WRONG_ELEMENT}" in (draft.fault or "")
    ]
    assert len(nested) >= 3 and all(len(draft.answers) == 3 for draft in nested)
    told = list[str]()
    for draft in nested:
        verdicts = execute(grader, [(draft.story, outcome_of(answer)) for answer in draft.answers])
        outcomes = [outcome_of(answer) for answer in draft.answers]
        messages = conversation(draft, outcomes, verdicts, "You write templates.", 600)
        told += [draft.story.id] if messages and len(messages) == 7 else []
    assert len(told) >= len(nested) / 2


def test_a_text_that_was_misread_stands_beside_the_right_one_in_what_the_browser_says(
    stories: list[Story], grader: GraderThread
) -> None:
    many = generate_params(varied=0, perturbed=0, composition_repairs=400)
    wrong = [draft for draft in composed_repairs(stories, many, SEED) if draft.fault == WRONG_TEXT]
    assert len(wrong) >= 5
    for draft in wrong:
        right, misread = (outcome_of(draft.answers[at]).files or {} for at in (-1, 0))
        lines = zip(*(files[draft.story.contract.path].splitlines() for files in (right, misread)), strict=True)
        changed = [line for line, other in lines if line != other]
        (verdict,) = execute(grader, [(draft.story, outcome_of(draft.answers[0]))])
        assert 1 <= len(changed) <= 2 and verdict is not None and not verdict.passed
        texts = [text for text in draft.story.words if any(text in line for line in changed)]
        assert any(text in error for text in texts for error in verdict.errors) or not draft.story.words


def test_texts_that_stand_alone_on_their_line_are_misread_too(stories: list[Story]) -> None:
    changed = set[str]()
    for draft in composed_repairs(stories, generate_params(composition_repairs=1500), SEED):
        if draft.fault == WRONG_TEXT:
            (right,), (misread,) = ((outcome_of(draft.answers[at]).files or {}).values() for at in (-1, 0))
            changed |= set(misread.splitlines()) - set(right.splitlines())
    alone = [line for line in changed if not set(line) & set("<>")]
    assert alone and all(line.startswith("    ") for line in alone)


def test_conversations_about_open_requests_begin_with_their_words_as_texts_or_wrong_items_and_the_play_says_so(
    stories: list[Story], grader: GraderThread
) -> None:
    drafted = composed_repairs(stories, generate_params(composition_repairs=300), SEED)
    faults = {INSTRUCTION_AS_TEXT, ITEM_MISSING, ITEM_DOUBLED, LABEL_AS_ITEM, WRONG_MARKED}
    begun = [draft for draft in drafted if (draft.fault or "") in faults]
    assert len(begun) >= 15 and len({draft.fault for draft in begun}) >= 4
    for draft in begun:
        outcomes = [outcome_of(answer) for answer in draft.answers]
        verdicts = execute(grader, [(draft.story, outcome) for outcome in outcomes])
        messages = conversation(draft, outcomes, verdicts, "You write templates.", 600)
        assert messages is not None and len(messages) == 5 and "assertion: given" in messages[3]["content"]


def test_conversations_are_the_same_for_the_same_seed(stories: list[Story]) -> None:
    assert list(composed_repairs(stories, PARAMS, SEED)) == list(composed_repairs(stories, PARAMS, SEED))
