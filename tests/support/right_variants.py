"""Right answers of another make than the reference solutions.

tests/grader/right_variants has those written by hand, a file a component: a part begins with `// story EXPORT: what is
other`, and is a whole answer together with what stands above the first part. tests/grader/variants has generated
wrappers as `STORY ID|KIND` → source.
"""

import json
import re
from collections.abc import Iterable, Mapping

from repository import ROOT

from stages.grader import GraderThread
from stages.pipeline.records import Story, StoryResult

PART = re.compile(r"^// story (\w+): (.+)\n", re.MULTILINE)


def read_variants(name: str) -> dict[str, str]:
    variants: dict[str, str] = json.loads((ROOT / f"tests/grader/variants/{name}.json").read_text("utf-8"))
    return variants


def read_written() -> dict[str, str]:
    """Those written by hand: `STORY ID|what is other` → source."""
    variants: dict[str, str] = {}
    for path in sorted((ROOT / "tests/grader/right_variants").glob("*.tsx")):
        above, *parts = PART.split(path.read_text("utf-8"))
        for export, other, source in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
            name = f"{path.stem}.stories.tsx#{export}|{other}"
            assert name not in variants, f"{name}: twice"
            variants[name] = above + source
    return variants


def rejected(
    grader: GraderThread, variants: Mapping[str, str], stories: Iterable[Story]
) -> dict[str, tuple[str, ...] | Exception]:
    """The errors of those that do not pass."""
    by_id = {story.id: story for story in stories}
    asked = [by_id[name.split("|")[0]] for name in variants]
    pairs = [({story.contract.path: source}, story) for story, source in zip(asked, variants.values(), strict=True)]
    results = grader.grade_many(pairs)
    return {
        name: result.errors if isinstance(result, StoryResult) else result
        for name, result in zip(variants, results, strict=True)
        if not isinstance(result, StoryResult) or not result.passed
    }
