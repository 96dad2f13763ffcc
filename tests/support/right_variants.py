"""Right answers of another make than the reference solutions, in tests/grader/variants: `STORY ID|KIND` → source."""

import json
from collections.abc import Iterable

from repository import ROOT

from stages.grader import GraderThread
from stages.pipeline.records import Story, StoryResult


def read_variants(name: str) -> dict[str, str]:
    variants: dict[str, str] = json.loads((ROOT / f"tests/grader/variants/{name}.json").read_text("utf-8"))
    return variants


def rejected(grader: GraderThread, variants: dict[str, str], stories: Iterable[Story]) -> dict[str, tuple[str, ...]]:
    """The errors of those that do not pass."""
    by_id = {story.id: story for story in stories}
    asked = [by_id[name.split("|")[0]] for name in variants]
    pairs = [({story.contract.path: source}, story) for story, source in zip(asked, variants.values(), strict=True)]
    results = grader.grade_many(pairs)
    return {
        name: result.errors
        for name, result in zip(variants, results, strict=True)
        if not isinstance(result, StoryResult) or not result.passed
    }
