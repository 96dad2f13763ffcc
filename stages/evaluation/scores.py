"""Rows of evaluations -> the numbers of data/evaluate/metrics.json and the tables of `dvc plots`. Pure.

`greedy` stands first, since it is what users get: the share of stories whose greedy answer passes; `greedy_within_T`:
in T turns, told in between what the browser said. `pass_at_1` is the share of samples at the temperature that pass;
rates and means after it are over these samples too, first turns alone. Beside each number NAME stand NAME_low and
NAME_high.

`repair_rate` is the share of failed first answers that a later turn put right, of those that were tried again
(`evaluate.repaired`: the greedy ones, or the samples, too); `resampled_rate` the share that fresh samples of the same
prompt put right with as many tokens; `repair_minus_resampling` the difference.
"""

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from stages.evaluation.answers import UNTRAINED, Evaluation
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
    """The first answers drawn at the temperature."""
    return [row for row in rows if row.sample != "greedy" and row.turn == 1]


def greedy(rows: Iterable[Evaluation]) -> list[Evaluation]:
    """The first answers that are greedy."""
    return [row for row in rows if row.sample == "greedy" and row.turn == 1]


def by_story(rows: Iterable[Evaluation]) -> dict[str, list[Evaluation]]:
    grouped: dict[str, list[Evaluation]] = defaultdict(list)
    for row in rows:
        grouped[row.story].append(row)
    return grouped


def story_values(rows: Sequence[Evaluation], k: int, turns: int = 1) -> Values:
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
        values["greedy"].extend(float(passed(row)) for row in greedy(answers))
        for turn in range(2, turns + 1):
            tried = [row for row in answers if row.sample == "greedy" and row.turn <= turn]
            values[f"greedy_within_{turn}"].append(float(any(map(passed, tried))))
        drawn = sampled(answers)
        for name, measure in measures.items():
            values[name].append(mean([float(measure(row)) for row in drawn]))
        values["pass_at_k"].append(pass_at_k(len(drawn), sum(map(passed, drawn)), k))
    return dict(values)


def repairs(rows: Sequence[Evaluation], bootstrap: Bootstrap) -> dict[str, float]:
    """How many failed first answers were tried again, and what repair and resampling at equal tokens made of them."""
    failed, repaired, resampled = [], [], []  # counts a story
    for answers in by_story(rows).values():
        fixed = {row.conversation for row in answers if row.turn > 1 and passed(row)}
        first = [row for row in answers if row.resampled is not None]
        failed.append(float(len(first)))
        repaired.append(float(sum(row.conversation in fixed for row in first)))
        resampled.append(float(sum(row.resampled.passed for row in first if row.resampled)))
    out: dict[str, float] = {"first_failures": int(sum(failed))}
    if sum(failed):
        more = [a - b for a, b in zip(repaired, resampled, strict=True)]
        measures = {"repair_rate": repaired, "resampled_rate": resampled, "repair_minus_resampling": more}
        for name, counts in measures.items():
            numbers = (sum(counts) / sum(failed), *bootstrap.ratio_interval(counts, failed))
            out |= {key: _round(number) for key, number in zip(_bounds(name), numbers, strict=True)}
    return out


def scores(rows: Sequence[Evaluation], k: int, draws: int, seed: int, turns: int = 1) -> dict[str, Any]:
    """split -> policy -> measures; and split -> `gain`, the paired difference of GRPO over SFT.

    `turns`: how many the policies that are trained had.
    """
    out: dict[str, Any] = {}
    for split in dict.fromkeys(row.split for row in rows):
        n = len({row.story for row in rows if row.split == split})
        bootstrap = Bootstrap(n, draws, seed)
        values: dict[str, Values] = {}
        out[split] = {}
        for policy in dict.fromkeys(row.policy for row in rows if row.split == split):
            mine = [row for row in rows if (row.split, row.policy) == (split, policy)]
            several = turns > 1 and policy not in UNTRAINED
            values[policy] = story_values(mine, k, turns if several else 1)
            out[split][policy] = {
                **_with_intervals(values[policy], bootstrap),
                **(repairs(mine, bootstrap) if several else {}),
                "n": n,
                "k": k,
            }
        if all(name in values for name in GAIN):
            out[split]["gain"] = {**gain(values[GAIN[0]], values[GAIN[1]], bootstrap), "n": n, "k": k}
    return out


def gain(before: Values, after: Values, bootstrap: Bootstrap) -> dict[str, float]:
    """The paired difference a story: greedy, in one turn and in several; of pass@1 (`low` and `high` are its interval);
    of the mean reward.
    """
    within = [name for name in before if name.startswith("greedy")]
    prefixes = {name: f"{name}_" for name in within} | {"pass_at_1": "", "mean_reward": "mean_reward_"}
    out: dict[str, float] = {}
    for name, prefix in prefixes.items():
        differences = [b - a for a, b in zip(before[name], after[name], strict=True)]
        low, high = bootstrap.interval(differences)
        out |= {name: _round(mean(differences)), f"{prefix}low": _round(low), f"{prefix}high": _round(high)}
    return out


def component_rates(rows: Iterable[Evaluation]) -> list[dict[str, Any]]:
    """Pass rates by split, component and policy, with the numbers of stories (n) and of samples a story (k)."""
    grouped: dict[tuple[str, str, str], list[Evaluation]] = defaultdict(list)
    for row in rows:
        grouped[row.split, row.component, row.policy].append(row)
    return [
        {
            "split": split,
            "component": component,
            "policy": policy,
            "greedy": _round(mean([float(passed(row)) for row in greedy(rows_of)])),
            "pass_at_1": _round(mean([float(passed(row)) for row in sampled(rows_of)])),
            "n": len(by_story(rows_of)),
            "k": len(sampled(rows_of)) // len(by_story(rows_of)),
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
    """Greedy pass rate and pass@1 by split and policy, with their intervals and what is behind them."""
    shown = (*_bounds("greedy"), *_bounds("pass_at_1"), "n", "k")
    return [
        {"split": split, "policy": policy, **{name: scores_of[name] for name in shown}}
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
