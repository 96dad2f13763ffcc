"""What happened in the page -> StoryResult. Pure.

The total is the number of assertions of the reference solution's run, so a play that ends early still earns credit
for what held before, and one that asserts once per item found earns no more for rendering more items.
"""

from collections.abc import Sequence
from typing import Literal

from stages.chromium.outcome import Outcome
from stages.pipeline.records import StoryResult

MAX_ERRORS = 20  # error sentences in one result


def verdict(
    outcome: Outcome,
    total: int | None,
    page_errors: Literal["fail", "ignore"],
    faults: Sequence[str] = (),
) -> StoryResult:
    """The verdict on an outcome (runtime/protocol.ts). `total` is None for the reference solution itself; `faults`
    are sentences on what a person sees (stages/grader/painted.py).
    """
    assertions = outcome["assertions"]
    held = sum(item["passed"] for item in assertions)
    if total is None:
        total = len(assertions)
    errors = [f"{failure['kind']}: {failure['message']}" for failure in outcome["failures"]]
    errors += [f"assertion: {item['message']}" for item in assertions if not item["passed"]]
    if page_errors == "fail":
        errors += [f"throw: {message}" for message in outcome["pageErrors"]]
    if outcome["rendered"] and not outcome["visible"] and assertions:
        errors.append("hidden: nothing of the component can ever be seen; show it")
    errors += faults
    complete = outcome["rendered"] and not outcome["failures"]
    if complete and held < total and held == len(assertions):
        errors.append(f"assertion: only {held} of the story's {total} assertions were reached")
    tampered = any(failure["kind"] == "tampering" for failure in outcome["failures"])
    a11y_passed = outcome["rendered"] and not tampered and not outcome["violations"]
    passed = not errors and a11y_passed
    errors += [f"a11y: {violation}" for violation in outcome["violations"]]
    return StoryResult(
        passed=passed,
        a11yPassed=a11y_passed,
        totalAssertions=total,
        passedAssertions=max(0, min(held, total - (len(assertions) - held))),
        errors=tuple(errors[:MAX_ERRORS]),
    )


def rejected(kind: str, message: str, total: int) -> StoryResult:
    """The verdict on a candidate that was not run."""
    return StoryResult(
        passed=False,
        a11yPassed=False,
        totalAssertions=total,
        passedAssertions=0,
        errors=(f"{kind}: {message}",),
    )
