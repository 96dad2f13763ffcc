"""Stage collect: story files -> one record per story (data/collect/stories.jsonl).

Weak tests are reported with file and line; they are still used. A file that cannot be read is an error: every one is
reported at once, the good ones are written all the same, and the stage fails. Run alone: `python -m stages.collect`.
"""

import sys
from collections import Counter
from pathlib import Path

from stages.cache.store import FOLDER, Cache
from stages.pipeline.errors import InputError, run_stage
from stages.pipeline.jsonl import write_json, write_jsonl
from stages.pipeline.params import load
from stages.stories import STORIES, Catalogue, read_catalogue

OUT = Path("data/collect")


def collect(source: Path, out: Path, min_assertions: int, cache: Cache | None = None) -> Catalogue:
    catalogue = read_catalogue(source, min_assertions, cache)
    write_jsonl(out / "stories.jsonl", catalogue.stories)
    stories = catalogue.stories
    write_json(
        out / "metrics.json",
        {
            "stories": len(stories),
            "components": len({story.component for story in stories}),
            "splits": {split: sum(s.split == split for s in stories) for split in ("train", "eval", "eval_new")},
            "assertions": sum(catalogue.assertions.values()),
            "weak": sum(bool(story.weaknesses) for story in stories),
            "weaknesses": dict(Counter(w for story in stories for w in story.weaknesses)),
        },
    )
    return catalogue


def main() -> None:
    catalogue = collect(STORIES, OUT, load("collect").min_assertions, Cache(FOLDER / "stories.sqlite"))
    for warning in catalogue.warnings:
        print(f"warning: {warning}", file=sys.stderr)
    components = len({story.component for story in catalogue.stories})
    print(f"collect: {len(catalogue.stories)} stories of {components} components", file=sys.stderr)
    if catalogue.problems:
        raise InputError("\n".join(catalogue.problems))


if __name__ == "__main__":
    run_stage(main)
