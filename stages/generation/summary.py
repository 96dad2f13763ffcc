"""What a set of graded trajectories amounts to: counts and rewards by source and by fault."""

import math
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
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
    return row.source not in ("varied", "request", "composition") or row.reward == 1


Rewards = Counter[float]  # how many rows earned each


class Summary:
    """Counts rows as they pass by and keeps none but `broken` references: there may be more than memory holds."""

    def __init__(self) -> None:
        self.broken: list[Row] = []
        self._sources: dict[str, Rewards] = defaultdict(Counter)
        self._faults: dict[str, Rewards] = defaultdict(Counter)
        self._repairs: Counter[str] = Counter()
        self._dropped = 0

    def counted(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The same rows."""
        for row in rows:
            self._dropped += not kept(row)
            if row.source == "reference" and row.reward < 1:
                self.broken.append(row)
            if kept(row):
                self._sources[row.source][row.reward] += 1
                if row.fault and row.source == "perturbed":
                    self._faults[row.fault][row.reward] += 1
                if row.source == "repair":
                    self._repairs[f"{row.answers} answers"] += 1
                    self._repairs.update((row.fault or "of the policy").split("+"))
            yield row

    def figures(self) -> dict[str, Any]:
        """`dropped` counts varied copies and compositions, `broken` references, `repairs` conversations by the answers
        in them, and by each of their faults.
        """
        rewards = sum(self._sources.values(), Rewards())
        mean = _mean(rewards)
        variance = math.fsum(count * (value - mean) ** 2 for value, count in rewards.items()) / rewards.total()
        return {
            "rows": {source: found.total() for source, found in self._sources.items()} | {"all": rewards.total()},
            "pass_rate": {source: round(found[1] / found.total(), 4) for source, found in self._sources.items()},
            "reward": {
                "mean": round(mean, 4),
                "deviation": round(math.sqrt(variance), 4),
                "distinct": len(rewards),
            },
            "faults": {
                fault: {"rows": found.total(), "mean_reward": round(_mean(found), 4), "unnoticed": found[1]}
                for fault, found in self._faults.items()
            },
            "repairs": dict(sorted(self._repairs.items())),
            "dropped": self._dropped,
            "broken": len(self.broken),
        }


def _mean(rewards: Rewards) -> float:
    return statistics.fmean(rewards.keys(), weights=rewards.values())
