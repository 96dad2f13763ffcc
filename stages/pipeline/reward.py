"""StoryResult -> reward. Pure: no browser, no model, no files.

A reward is a weighted sum in 0..1 of three components, each in 0..1:

- story: 1 when the story passed (every assertion held, the accessibility check passed, nothing threw);
- a11y: 1 when axe-core found no violation;
- assertions: passed / total. The total is the one of the reference solution's run, so a play that throws half way
  still earns partial credit for what held before. A story without assertions counts as 1.

An output with no valid call, one that writes outside its folder, or one with text or a broken call after a call
(stages/tools/outcome.py) scores 0 (`reward(None, ...)`). A failure of the
grader itself is not a StoryResult at all (see `stages.grader.InfrastructureError`) and has no reward.
"""

from pydantic import BaseModel, ConfigDict, Field, model_validator

from stages.pipeline.records import StoryResult


class Weights(BaseModel):
    """Weights of the three components; they must sum to 1. The defaults are the ones `generate` writes rows with."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    story: float = Field(default=0.5, ge=0, le=1)
    a11y: float = Field(default=0.3, ge=0, le=1)
    assertions: float = Field(default=0.2, ge=0, le=1)

    @model_validator(mode="after")
    def _sum_to_one(self) -> "Weights":
        total = self.story + self.a11y + self.assertions
        if abs(total - 1) > 1e-9:
            raise ValueError(f"the weights story + a11y + assertions must sum to 1, they sum to {total:g}")
        return self


DEFAULT_WEIGHTS = Weights()
COMPONENTS = tuple(Weights.model_fields)  # what a weight stands for, in the order of the sum


def components(result: StoryResult | None) -> dict[str, float]:
    """The unweighted components of a verdict; all 0 for an output that never reached the browser (None)."""
    if result is None:
        return {"story": 0.0, "a11y": 0.0, "assertions": 0.0}
    ratio = result.passedAssertions / result.totalAssertions if result.totalAssertions else 1.0
    return {"story": float(result.passed), "a11y": float(result.a11yPassed), "assertions": ratio}


def reward(result: StoryResult | None, weights: Weights = DEFAULT_WEIGHTS) -> float:
    """The weighted sum of `components`, in 0..1, rounded to 6 digits so that files do not depend on summation order."""
    parts = components(result)
    total: float = sum(getattr(weights, name) * parts[name] for name in COMPONENTS)
    return round(total, 6)
