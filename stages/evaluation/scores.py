"""Rows of evaluations -> the numbers of data/evaluate/metrics.json and the tables of `dvc plots`. Pure.

The story rate is `pass_at_1`: the share of answers that pass their whole story. Rates and means are over the samples at
the temperature; `greedy` alone is over the greedy answers. Beside each number NAME stand NAME_low and NAME_high.
"""

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from stages.evaluation.answers import Evaluation
from stages.evaluation.estimates import Bootstrap, mean, pass_at_k
from stages.pipeline.reward import components

GAIN = ("sft", "grpo")  # of the second over the first
Values = dict[str, list[float]]


def passed(row: Evaluation) -> bool:
    return row.storyResult is not None and row.storyResult.passed


def kind(row: Evaluation) -> str | None:
    """The kind of the first error: what stands before its colon, as in `a11y` or `no valid call`."""
    return None if row.error is None else row.error.partition(":")[0]


def sampled(rows: Iterable[Evaluation]) -> list[Evaluation]:
    return [row for row in rows if row.sample != "greedy"]


def by_story(rows: Iterable[Evaluation]) -> dict[str, list[Evaluation]]:
    grouped: dict[str, list[Evaluation]] = defaultdict(list)
    for row in rows:
        grouped[row.story].append(row)
    return grouped


def story_values(rows: Sequence[Evaluation], k: int) -> Values:
    """Each measure as one value a story, stories in the order of the rows, for the rows of one split and policy."""
    measures: dict[str, Callable[[Evaluation], float]] = {
        "pass_at_1": passed,
        "a11y_rate": lambda row: components(row.storyResult)["a11y"],
        "assertions": lambda row: components(row.storyResult)["assertions"],
        "mean_reward": lambda row: row.reward,
        "valid_call_rate": lambda row: row.valid,
    }
    if all(row.tokens is not None for row in rows):
        measures |= {"mean_tokens": lambda row: row.tokens or 0, "truncated_rate": lambda row: row.truncated}
    values: Values = defaultdict(list)
    for answers in by_story(rows).values():
        drawn = sampled(answers)
        for name, measure in measures.items():
            values[name].append(mean([float(measure(row)) for row in drawn]))
        values["pass_at_k"].append(pass_at_k(len(drawn), sum(map(passed, drawn)), k))
        values["greedy"].extend(float(passed(row)) for row in answers if row.sample == "greedy")
    return dict(values)


def scores(rows: Sequence[Evaluation], k: int, draws: int, seed: int) -> dict[str, Any]:
    """split -> policy -> measures; and split -> `gain`, the paired difference of GRPO over SFT."""
    out: dict[str, Any] = {}
    for split in dict.fromkeys(row.split for row in rows):
        of_split = [row for row in rows if row.split == split]
        n = len({row.story for row in of_split})
        bootstrap = Bootstrap(n, draws, seed)
        values = {
            policy: story_values([row for row in of_split if row.policy == policy], k)
            for policy in dict.fromkeys(row.policy for row in of_split)
        }
        out[split] = {
            policy: {**_with_intervals(measures, bootstrap), "n": n, "k": k} for policy, measures in values.items()
        }
        if all(name in values for name in GAIN):
            out[split]["gain"] = {**gain(values[GAIN[0]], values[GAIN[1]], bootstrap), "n": n, "k": k}
    return out


def gain(before: Values, after: Values, bootstrap: Bootstrap) -> dict[str, float]:
    """The paired difference a story: of pass@1 (`low` and `high` are its interval) and of the mean reward."""
    out: dict[str, float] = {}
    for name, prefix in (("pass_at_1", ""), ("mean_reward", "mean_reward_")):
        differences = [b - a for a, b in zip(before[name], after[name], strict=True)]
        low, high = bootstrap.interval(differences)
        out |= {name: _round(mean(differences)), f"{prefix}low": _round(low), f"{prefix}high": _round(high)}
    return out


def component_rates(rows: Iterable[Evaluation]) -> list[dict[str, Any]]:
    """pass@1 by split, component and policy, with the numbers of stories (n) and of samples a story (k) behind it."""
    grouped: dict[tuple[str, str, str], list[Evaluation]] = defaultdict(list)
    for row in sampled(rows):
        grouped[row.split, row.component, row.policy].append(row)
    return [
        {
            "split": split,
            "component": component,
            "policy": policy,
            "pass_at_1": _round(mean([float(passed(row)) for row in rows_of])),
            "n": len(by_story(rows_of)),
            "k": len(rows_of) // len(by_story(rows_of)),
        }
        for (split, component, policy), rows_of in sorted(grouped.items(), key=lambda item: item[0][:2])
    ]


def error_kinds(rows: Iterable[Evaluation]) -> list[dict[str, Any]]:
    """How many samples (of how many) have which kind of first error, by split and policy, the most frequent first."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    totals: Counter[tuple[str, str]] = Counter()
    for row in sampled(rows):
        totals[row.split, row.policy] += 1
        if (what := kind(row)) is not None:
            counts[row.split, row.policy][what] += 1
    return [
        {"split": split, "policy": policy, "kind": what, "samples": count, "of": totals[split, policy]}
        for (split, policy), kinds in counts.items()
        for what, count in sorted(kinds.items(), key=lambda item: (-item[1], item[0]))
    ]


def pass_rates(metrics: dict[str, Any]) -> list[dict[str, Any]]:
    """pass@1 by split and policy, with its interval and what is behind it."""
    return [
        {"split": split, "policy": policy, **{name: scores_of[name] for name in (*_bounds("pass_at_1"), "n", "k")}}
        for split, policies in metrics.items()
        for policy, scores_of in policies.items()
        if policy != "gain"
    ]


def csv_text(rows: Sequence[dict[str, Any]]) -> str:
    """A table for `dvc plots`."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]) if rows else ["split"], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _with_intervals(values: Values, bootstrap: Bootstrap) -> dict[str, float]:
    out: dict[str, float] = {}
    for name, by_story_values in values.items():
        numbers = (mean(by_story_values), *bootstrap.interval(by_story_values))
        out |= {key: _round(number) for key, number in zip(_bounds(name), numbers, strict=True)}
    return out


def _bounds(name: str) -> tuple[str, str, str]:
    return name, f"{name}_low", f"{name}_high"


def _round(value: float) -> float:
    return round(value, 4) + 0.0  # never -0.0
