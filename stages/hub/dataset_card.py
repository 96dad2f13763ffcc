"""The card of the train set, rendered from its rows and from what curate counted. `dataset_card.md.j2` is its text."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from stages.hub.card import card_template
from stages.pipeline.jsonl import read_jsonl
from stages.pipeline.records import Trajectory

SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))
SAID = {
    "reference": "the story's own solution",
    "varied": "the same story and solution with other words",
    "request": "the same story with other words, asked for with parts, attributes or elements more",
    "composition": "a story that a program made, and its solution",
    "perturbed": "a solution with a named fault",
    "repair": "a faulty answer, what the browser said of it, and the correction",
    "policy": "an answer of the last iteration's model",
    "endpoint": "an answer of a model behind an endpoint",
    "external": "a row of another tool",
}


def render_dataset_card(train: Path, curated: Mapping[str, Any], rows: int, **facts: Any) -> str:
    """The card's Markdown; `curated` is data/curate/metrics.json."""
    sources: Counter[str] = Counter()
    stories: set[str] = set()
    rewards: list[float] = []
    for row in read_jsonl(train, Trajectory):
        sources[row.source] += 1
        stories.add(row.story)
        rewards.append(row.reward)
    return card_template("dataset_card.md.j2").render(
        rows=rows,
        size=next((name for limit, name in SIZES if rows < limit), "n>1M"),
        sources=[(source, count, SAID[source]) for source, count in sorted(sources.items())],
        stories=len(stories),
        mean_reward=sum(rewards) / len(rewards) if rewards else 0.0,
        rejected=sorted(curated.get("rejected", {}).items()),
        **facts,
    )
