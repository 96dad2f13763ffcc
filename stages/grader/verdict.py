"""What happened in the page -> StoryResult. Pure.

The total is the number of assertions of the reference solution's run, so a play that ends early still earns credit
for what held before, and one that asserts once per item found earns no more for rendering more items.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Literal

from stages.chromium.outcome import Outcome
from stages.grader.lines import with_line
from stages.grader.sentences import sentences
from stages.pipeline.records import StoryResult


def verdict(
    outcome: Outcome,
    total: int | None,
    page_errors: Literal["fail", "ignore"],
    faults: Sequence[str] = (),
    files: Mapping[str, str] = {},
    absent: Collection[str] | None = None,
    read: Mapping[str, str] = {},
) -> StoryResult:
    """The verdict on an outcome (runtime/protocol.ts). `total` is None for the reference solution itself; `faults`
    are sentences on what a person sees (stages/grader/painted.py).

    `files` are the candidate's, whose lines are quoted, `absent` is what the play does not find in the reference
    solution either, and `read` what it reads of it for what it wants: they change the words and nothing else.
    """
    assertions = outcome["assertions"]
    held = sum(item["passed"] for item in assertions)
    if total is None:
        total = len(assertions)
    failed = [f"throw: {message}" for message in outcome["pageErrors"]] if page_errors == "fail" else []
    if outcome["rendered"] and not outcome["visible"] and assertions:
        failed.append("hidden: nothing of the component can ever be seen; show it")
    failed += faults
    complete = outcome["rendered"] and not outcome["failures"]
    if complete and held < total and held == len(assertions):
        failed.append(f"assertion: only {held} of the story's {total} assertions were reached")
    tampered = any(failure["kind"] == "tampering" for failure in outcome["failures"])
    a11y_passed = outcome["rendered"] and not tampered and not outcome["violations"]
    passed = a11y_passed and held == len(assertions) and not failed and not outcome["failures"]
    return StoryResult(
        passed=passed,
        a11yPassed=a11y_passed,
        totalAssertions=total,
        passedAssertions=max(0, min(held, total - (len(assertions) - held))),
        errors=() if passed else tuple(sentences(outcome, failed, files, absent, read)),
    )


def rejected(kind: str, message: str, total: int, files: Mapping[str, str] = {}) -> StoryResult:
    """The verdict on a candidate that was not run."""
    return StoryResult(
        passed=False,
        a11yPassed=False,
        totalAssertions=total,
        passedAssertions=0,
        errors=(f"{kind}: {with_line(message, files)}",),
    )
