"""Outcomes of a page -> verdicts."""

from typing import Any

from stages.grader.verdict import verdict
from stages.pipeline.reward import reward


def outcome(held: int = 3, failed: int = 0, **changes: Any) -> dict[str, Any]:
    fine: dict[str, Any] = {"passed": True, "message": "fine", "empty": False, "wanted": ""}
    assertions = [fine] * held + [{**fine, "passed": False, "message": "given x"}] * failed
    return {
        "rendered": True,
        "visible": True,
        "assertions": assertions,
        "violations": [],
        "unmeasured": [],
        "failures": [],
        "pageErrors": [],
        "after": None,
        "missed": [],
        "sketch": "",
        **changes,
    }


def test_a_story_passes_when_everything_held() -> None:
    result = verdict(outcome(), 3, "fail")
    assert result.passed and result.a11yPassed and reward(result) == 1


def test_a_failed_assertion_keeps_the_credit_for_the_others() -> None:
    result = verdict(outcome(held=2, failed=1), 3, "fail")
    assert (result.passed, result.a11yPassed, result.passedAssertions) == (False, True, 2)
    assert result.errors == ("assertion: given x",)


def test_an_accessibility_violation_costs_the_story_and_the_accessibility_part() -> None:
    result = verdict(outcome(violations=["image-alt: no text"]), 3, "fail")
    assert not result.passed and not result.a11yPassed and reward(result) <= 0.2
    assert result.errors == ("a11y: image-alt: no text",)


def test_a_play_that_ends_early_keeps_the_total_of_the_reference() -> None:
    ended = outcome(held=2, failures=[{"kind": "throw", "message": "play: TypeError"}])
    result = verdict(ended, 4, "fail")
    assert (result.totalAssertions, result.passedAssertions, result.passed) == (4, 2, False)


def test_a_play_that_skips_assertions_does_not_pass() -> None:
    result = verdict(outcome(held=2), 4, "fail")
    assert not result.passed and "only 2 of the story's 4 assertions" in result.errors[0]


def test_more_assertions_than_the_reference_earn_nothing_extra() -> None:
    assert verdict(outcome(held=9), 3, "fail").passedAssertions == 3
    result = verdict(outcome(held=8, failed=1), 3, "fail")
    assert (result.passed, result.passedAssertions) == (False, 2)


def test_a_component_that_is_never_seen_does_not_pass() -> None:
    result = verdict(outcome(visible=False), 3, "fail")
    assert not result.passed and result.errors[0].startswith("hidden: ")


def test_page_errors_fail_a_story_unless_they_are_ignored() -> None:
    thrown = outcome(pageErrors=["button.tsx:3: Error: late"])
    assert verdict(thrown, 3, "fail").errors == ("throw: button.tsx:3: Error: late",)
    assert verdict(thrown, 3, "ignore").passed


def test_what_was_never_rendered_is_not_accessible() -> None:
    blocked = outcome(held=0, rendered=False, failures=[{"kind": "timeout", "message": "blocked"}])
    assert reward(verdict(blocked, 3, "fail")) == 0
