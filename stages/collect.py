"""Stage collect: story files -> one record per story, and per held-out phrasing of one (data/collect/stories.jsonl).

Weak tests are reported with file and line; they are still used. A file that cannot be read is an error: every one is
reported at once, the good ones are written all the same, and the stage fails. Run alone: `python -m stages.collect`.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from stages.cache.store import Cache
from stages.pipeline.errors import InputError, run_stage
from stages.pipeline.jsonl import write_json, write_jsonl
from stages.pipeline.params import load
from stages.pipeline.records import Framework, Split
from stages.stories import PARSED, STORIES, Catalogue, read_catalogue
from stages.stories.phrasings import is_phrased

OUT = Path("data/collect")


def collect(
    source: Path,
    out: Path,
    min_assertions: int,
    cache: Cache | None = None,
    frameworks: Sequence[Framework] = ("plaited",),
) -> Catalogue:
    """What `out` then holds: the stories of the chosen frameworks."""
    catalogue = read_catalogue(source, min_assertions, cache)
    stories = [story for story in catalogue.stories if story.framework in frameworks]
    write_jsonl(out / "stories.jsonl", stories)
    left_out: dict[str, int] = dict(
        Counter(str(story.framework) for story in catalogue.stories if story.framework not in frameworks)
    )
    own = [story for story in stories if not is_phrased(story.id)]
    write_json(
        out / "metrics.json",
        {
            "stories": len(own),
            "phrasings": sum(len(story.phrasings) for story in stories),
            "components": len({story.component for story in stories}),
            "splits": {split: sum(s.split == split for s in stories) for split in get_args(Split)},
            "assertions": sum(catalogue.assertions[story.id] for story in own),
            "weak": sum(bool(story.weaknesses) for story in own),
            "weaknesses": dict(Counter(w for story in own for w in story.weaknesses)),
            **({"left_out": left_out} if left_out else {}),
        },
    )
    catalogue.stories, catalogue.left_out = stories, left_out
    return catalogue


def main() -> None:
    params = load("collect")
    cache = Cache(PARSED)
    catalogue = collect(STORIES, OUT, params.min_assertions, cache, params.frameworks)
    for warning in catalogue.warnings:
        print(f"warning: {warning}", file=sys.stderr)
    components = len({story.component for story in catalogue.stories})
    told = f"collect: {sum(not is_phrased(story.id) for story in catalogue.stories)} stories of {components} components"
    if phrasings := sum(len(story.phrasings) or is_phrased(story.id) for story in catalogue.stories):
        told += f", and {phrasings} further ways to ask for them"
    print(told, file=sys.stderr)
    for framework, count in catalogue.left_out.items():
        print(f"collect: {count} {framework} stories are no tasks here: params.collect.frameworks", file=sys.stderr)
    if catalogue.problems:
        raise InputError("\n".join(catalogue.problems))


if __name__ == "__main__":
    run_stage(main)
