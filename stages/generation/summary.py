"""What a set of graded trajectories amounts to: counts and rewards by source and by fault. Pure."""

import statistics
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from stages.pipeline.records import Source


class Row(NamedTuple):
    """A trajectory as it is written, and what is counted of it."""

    source: Source
    fault: str | None
    reward: float
    line: str
    answers: int = 1  # the policy's turns in it


def kept(row: Row) -> bool:
    """A varied copy, or a composition, counts only if it grades 1.0; otherwise its words meant more than text."""
    return row.source not in ("varied", "composition") or row.reward == 1


def metrics(rows: Sequence[Row]) -> dict[str, Any]:
    """Counts and rewards by source and by fault; `dropped` counts varied copies and compositions, `broken` references.

    `repairs` counts conversations by the answers in them, and by each of their faults.
    """
    sources: dict[str, list[float]] = defaultdict(list)
    faults: dict[str, list[float]] = defaultdict(list)
    repairs: Counter[str] = Counter()
    for row in rows:
        if kept(row):
            sources[row.source].append(row.reward)
            if row.fault and row.source == "perturbed":
                faults[row.fault].append(row.reward)
            if row.source == "repair":
                repairs[f"{row.answers} answers"] += 1
                repairs.update((row.fault or "of the policy").split("+"))
    rewards = [value for values in sources.values() for value in values]
    return {
        "rows": {source: len(values) for source, values in sources.items()} | {"all": len(rewards)},
        "pass_rate": {s: round(sum(v == 1 for v in values) / len(values), 4) for s, values in sources.items()},
        "reward": {
            "mean": round(statistics.fmean(rewards), 4),
            "deviation": round(statistics.pstdev(rewards), 4),
            "distinct": len(set(rewards)),
        },
        "faults": {
            fault: {
                "rows": len(values),
                "mean_reward": round(statistics.fmean(values), 4),
                "unnoticed": sum(value == 1 for value in values),
            }
            for fault, values in faults.items()
        },
        "repairs": dict(sorted(repairs.items())),
        "dropped": sum(not kept(row) for row in rows),
        "broken": sum(row.source == "reference" and row.reward < 1 for row in rows),
    }
