"""Whatever a page answers becomes a verdict that can be kept."""

import json
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from grader_params import PARAMS
from hostile_story import SOLUTION, STORY, hostile
from hypothesis import given
from hypothesis import strategies as st

from stages.chromium.outcome import MAX_TEXT, FailureKind, get_args, read_outcome
from stages.grader import GraderThread, InfrastructureError
from stages.grader.cache import VerdictCache
from stages.grader.pages import Pages
from stages.grader.painted import faults
from stages.grader.sentences import MAX_ERRORS
from stages.grader.verdict import verdict
from stages.pipeline.errors import InputError
from stages.pipeline.records import Story, StoryResult

TEXT = st.text(st.characters(), max_size=30) | st.text(st.sampled_from("\ud83d\ude00\udfff\x00a"), max_size=3000)
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(TEXT, inner, max_size=5),
    max_leaves=20,
)
OUTLINE = {
    "texts": [{"text": "Mute", "why": "", "silent": False}],
    "parts": [{"role": "button", "name": "Mute", "why": "", "reach": "", "silent": False, "focus": True}],
    "styled": False,
    "shape": "",
}
OUTCOME: dict[str, Any] = {
    "rendered": True,
    "visible": True,
    "assertions": [{"passed": True, "message": "held", "empty": False, "wanted": "be loud", "read": "role"}],
    "violations": [],
    "unmeasured": [],
    "failures": [],
    "pageErrors": [],
    "before": OUTLINE,
    "after": OUTLINE,
    "lookups": [["findByText('Mute')", ""], ["findByText('Loud')", None]],
    "missed": [["findByText(Loud)", 'no text "Loud"', "Loud"]],
    "sketch": 'button "Mute"',
    "extras": None,
    "waited": 0,
    "calm": True,
    "learned": [],
}
ITEMS = st.lists(
    st.dictionaries(st.sampled_from(["text", "why", "silent", "role", "name", "reach", "focus"]), ANY_JSON), max_size=5
)
PARTS = st.fixed_dictionaries(
    {},
    optional={name: ANY_JSON | st.lists(ANY_JSON, max_size=40) for name in OUTCOME}
    | {
        "assertions": st.lists(
            st.fixed_dictionaries({"passed": ANY_JSON, "message": ANY_JSON, "empty": ANY_JSON}), max_size=40
        ),
        "failures": st.lists(
            st.fixed_dictionaries({"kind": st.sampled_from(get_args(FailureKind)) | ANY_JSON, "message": ANY_JSON}),
            max_size=40,
        ),
        "after": st.fixed_dictionaries({"texts": ANY_JSON, "parts": ANY_JSON, "styled": ANY_JSON, "shape": ANY_JSON})
        | st.fixed_dictionaries({"texts": ITEMS, "parts": ITEMS, "styled": st.booleans(), "shape": st.text()}),
        "lookups": st.lists(st.tuples(ANY_JSON, ANY_JSON), max_size=4),
        "missed": st.lists(st.tuples(ANY_JSON, ANY_JSON, ANY_JSON), max_size=4),
        "learned": st.lists(st.tuples(ANY_JSON, ANY_JSON), max_size=4),
    },
)


REFERENCE, _ = read_outcome(json.dumps(OUTCOME))


def kept(answer: object) -> StoryResult:
    """The verdict, after it went where verdicts go: JSON, UTF-8 and SQLite."""
    outcome, learned = read_outcome(answer)
    json.dumps(learned).encode()
    found = [*faults(REFERENCE, outcome, "A button", True), *faults(outcome, REFERENCE, "A button", True)]
    result = verdict(outcome, 3, "fail", found, {"a.tsx": "export const A = 1"}, frozenset())
    assert len(result.errors) <= MAX_ERRORS and all(len(error) < MAX_TEXT + 20 for error in result.errors)
    with sqlite3.connect(":memory:") as database:
        (stored,) = database.execute("SELECT ?", (result.model_dump_json(),)).fetchone()
    assert StoryResult.model_validate_json(stored.encode()) == result
    return result


@given(PARTS)
def test_any_parts_of_an_outcome_become_a_verdict(parts: dict[str, Any]) -> None:
    kept(json.dumps(OUTCOME | parts))


@given(ANY_JSON | PARTS)
def test_any_json_becomes_a_verdict_that_does_not_pass(answer: object) -> None:
    assert not kept(json.dumps(answer)).passed


@given(TEXT | st.none() | st.integers() | st.dictionaries(TEXT, TEXT))
def test_what_is_no_json_becomes_a_verdict_that_does_not_pass(answer: object) -> None:
    assert not kept(answer).passed


def test_size_and_depth_have_no_effect() -> None:
    huge = json.dumps(OUTCOME | {"pageErrors": ["\ud83d" * 5_000_000]})
    many = json.dumps(OUTCOME | {"violations": ["x"] * 300_000})
    for answer in (huge, many, "[" * 100_000, "9" * 100_000, json.dumps({"rendered": True})):
        assert not kept(answer).passed


@given(st.sampled_from(sorted(OUTCOME)), ANY_JSON)
def test_a_part_of_another_type_never_passes(part: str, value: object) -> None:
    if part in ("before", "after", "extras") and value is None:
        return  # not to be had, or not said
    if part != "learned" and type(value) is not type(OUTCOME[part]):
        assert not kept(json.dumps(OUTCOME | {part: value})).passed


def test_an_outcome_is_read_as_it_is() -> None:
    outcome, learned = read_outcome(
        json.dumps(OUTCOME | {"learned": [["[]", {"violations": [], "unmeasured": [], "visible": True}]]})
    )
    said = json.loads(json.dumps(outcome))
    for item in (*said["before"]["texts"], *said["after"]["texts"]):
        assert not item.pop("made")
    for item in (*said["before"]["parts"], *said["after"]["parts"]):
        assert not item.pop("stands")
    assert said == {name: value for name, value in OUTCOME.items() if name != "learned"}
    assert learned == [["[]", {"violations": [], "unmeasured": [], "visible": True}]]


def test_the_page_and_python_know_the_same_kinds_of_failure() -> None:
    source = Path("stages/runtime/protocol.ts").read_text("utf-8")
    (kinds,) = re.findall(r"Failure = \{ kind: (.*?);", source)
    assert kinds.replace("'", "").split(" | ") == list(get_args(FailureKind))


def test_half_characters_in_a_candidate_end_its_own_verdict_only(bundle: Path, tmp_path: Path) -> None:
    odd: list[dict[str, str]] = [
        hostile("surrogate-in-message"),
        hostile("surrogate-in-attribute"),
        {"target.tsx": SOLUTION.replace("Mute\n", "Mute \ud83d\n")},
        {"target.tsx": SOLUTION, "\ude00.tsx": "export const A = 1"},
    ]
    right = {"target.tsx": SOLUTION}
    pairs: list[tuple[dict[str, str], Story]] = [(files, STORY) for files in odd for files in (files, right)]
    with GraderThread(PARAMS.model_copy(update={"cache": True}), bundle, tmp_path / "grades.sqlite") as grader:
        results = grader.grade_many(pairs)
        assert grader.grade_many(pairs) == results
    assert [isinstance(result, StoryResult) and result.passed for result in results] == [False, True] * len(odd)
    assert isinstance(results[4], StoryResult)
    assert results[4].errors == ("syntax: target.tsx:6:12: half a character (a lone surrogate)",)


def test_half_a_character_in_a_reference_is_a_fault_of_its_story(grader: GraderThread) -> None:
    odd = {"target.tsx": SOLUTION.replace("Mute\n", "Mute \ud83d\n")}
    story = STORY.model_copy(update={"solution": odd})
    assert "half a character" in grader.submit(odd, story).result().errors[0]
    with pytest.raises(InputError, match=r"the reference solution does not pass: syntax: target.tsx:6:12: half a char"):
        grader.submit({"target.tsx": SOLUTION}, story).result()


def test_an_unexpected_error_ends_its_own_verdict_and_is_told_with_its_place(bundle: Path, monkeypatch: Any) -> None:
    keep = VerdictCache.put

    def fails_once(cache: VerdictCache, key: str, result: StoryResult) -> None:
        if not result.passed:
            raise ZeroDivisionError("nobody thought of this")
        keep(cache, key, result)

    monkeypatch.setattr(VerdictCache, "put", fails_once)
    params = PARAMS.model_copy(update={"cache": True})
    wrong = {"target.tsx": "export const Target = () => <p>x</p>"}
    with GraderThread(params, bundle, Path(":memory:")) as grader:
        first, second, third = grader.grade_many([({"target.tsx": SOLUTION}, STORY), (wrong, STORY), (wrong, STORY)])
    assert isinstance(first, StoryResult) and first.passed
    for result in (second, third):
        assert isinstance(result, InfrastructureError) and isinstance(result.__cause__, ZeroDivisionError)
        assert "a bug in the grader" in str(result) and "test_outcomes.py:" in str(result)


def test_an_error_that_meets_every_candidate_stops_the_work_at_once(bundle: Path, monkeypatch: Any) -> None:
    async def broken(*_: Any) -> None:
        raise ZeroDivisionError("nobody thought of this")

    monkeypatch.setattr(Pages, "run", broken)
    grader = GraderThread(PARAMS, bundle)
    try:
        grader.__enter__()
    except ZeroDivisionError:
        return
    raise AssertionError("the canaries did not see it")
