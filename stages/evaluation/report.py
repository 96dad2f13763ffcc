"""report.html: the evaluation as one page for a person, without scripts and without anything fetched.

`report.html.j2` is its text; here is what it needs to know, but for the stories (story_entries.py). Greedy figures
stand before sampled ones, since greedy is what users get. What policies wrote is untrusted: the template escapes it,
and the page's content security policy allows pictures and styles of its own alone.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from stages.evaluation.answers import CHANCE, Evaluation
from stages.evaluation.curves import Curves
from stages.evaluation.drawings import COLOURS, LINE_COLOURS, curve_drawing, histogram_drawing, interval_drawing
from stages.evaluation.failures import KINDS, failure_counts
from stages.evaluation.pictures import Pictures
from stages.evaluation.scores import GAIN, by_story, component_rates, sampled
from stages.evaluation.story_entries import Nearest, story_entry
from stages.evaluation.summary import SPLITS, TITLES, certain, last_within, percent, points
from stages.pipeline.records import Story
from stages.tools.feedback import MAX_CHARACTERS

# The columns of the full tables, greedy first; of those that no policy has or that are 0 for all, none is shown.
COLUMNS = {
    "greedy": "greedy",
    "pass_at_1": "pass@1",
    "pass_at_k": "pass@{k}",
    "a11y_rate": "accessible",
    "assertions": "assertions",
    "valid_call_rate": "valid calls",
    "repair_rate": "failures repaired",
    "resampled_rate": "by resampling",
    "truncated_rate": "cut off",
}


def render_report(
    metrics: Mapping[str, Any],
    rows: Sequence[Evaluation],
    stories: Sequence[Story],
    curves: Curves,
    pictures: Pictures,
    temperature: float,
    known: Sequence[Story] = (),
    max_feedback: int = MAX_CHARACTERS,
) -> str:
    """The whole page. Equal arguments give equal bytes. `known`: the training stories.

    `max_feedback`: characters of what a policy was told of an answer that failed.
    """
    policies = list(dict.fromkeys(row.policy for row in rows))
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"percent": percent, "points": points}
    titles = {name: TITLES.get(name, name) for name in policies}
    answers, nearest = by_story(rows), Nearest(known)
    return environment.get_template("report.html.j2").render(
        headline=headline(metrics),
        lines=[_line(split, metrics[split]) for split in metrics],
        titles=titles,
        splits={split: _split(split, metrics, rows, stories, titles) for split in metrics},
        meanings=KINDS,
        colours=COLOURS,
        drawings=_curve_drawings(curves),
        stories=[story_entry(story, answers[story.id], pictures, nearest, max_feedback) for story in stories],
        temperature=temperature,
        k=next(iter(metrics.values()))[CHANCE]["k"],
    )


def headline(metrics: Mapping[str, Any]) -> str:
    """The result on the first split in one sentence that claims no more than the intervals allow."""
    split, scores = next(iter(metrics.items()))
    before, after, gain = scores[GAIN[0]], scores[GAIN[1]], scores["gain"]
    verdict = {
        "better": "GRPO improves on SFT",
        "worse": "GRPO is worse than SFT",
        "no certain difference": "no certain difference",
    }[certain(gain["greedy_low"], gain["greedy_high"])]
    where = {"eval": "held-out", "eval_new": "new-component", "train": "training"}.get(split, split)
    return (
        f"GRPO passes {percent(after['greedy'])} of {after['n']} {where} stories with its greedy answer, "
        f"SFT alone {percent(before['greedy'])}: {verdict} ({points(gain['greedy'])} points, "
        f"95% interval {points(gain['greedy_low'])} to {points(gain['greedy_high'])})."
    )


def _line(split: str, scores: Mapping[str, Any]) -> dict[str, Any]:
    """One split on the first screen: how GRPO stands to SFT, greedy, in several turns, sampled; and repair."""
    before, after, gain = scores[GAIN[0]], scores[GAIN[1]], scores["gain"]
    within = last_within(after)
    measures = {"greedy": ("greedy", "greedy_low", "greedy_high")}
    if within:
        title = f"greedy, within {within.rpartition('_')[2]} turns"
        measures[title] = (within, f"{within}_low", f"{within}_high")
    measures["sampled"] = ("pass_at_1", "low", "high")
    return {
        "split": split,
        "about": SPLITS[split],
        "n": after["n"],
        "verdict": certain(gain["greedy_low"], gain["greedy_high"]),
        "changes": {
            title: {
                "before": before[name],
                "after": after[name],
                "change": gain[name],
                "low": gain[low],
                "high": gain[high],
                "verdict": certain(gain[low], gain[high]),
            }
            for title, (name, low, high) in measures.items()
        },
        "repair": after if "repair_rate" in after else None,
        "repair_verdict": certain(after["repair_minus_resampling_low"], after["repair_minus_resampling_high"])
        if "repair_rate" in after
        else "",
    }


def shown_columns(scores: Mapping[str, Mapping[str, Any]], k: int) -> dict[str, str]:
    """Measures and the titles of their columns: greedy within so many turns after greedy; none that is 0 for all."""
    within = {name: f"within {name[-1]}" for of in scores.values() for name in of if name[:-1] == "greedy_within_"}
    columns = {"greedy": COLUMNS["greedy"], **dict(sorted(within.items())), **COLUMNS}
    return {name: title.format(k=k) for name, title in columns.items() if any(of.get(name) for of in scores.values())}


def _split(
    split: str,
    metrics: Mapping[str, Any],
    rows: Sequence[Evaluation],
    stories: Sequence[Story],
    titles: Mapping[str, str],
) -> dict[str, Any]:
    scores = {policy: metrics[split][policy] for policy in titles}
    mine = [row for row in rows if row.split == split]
    drawn = sampled(mine)
    trained = [name for name in reversed(list(titles)) if name not in (CHANCE, "base")]
    failures = failure_counts([row for row in mine if row.policy in trained], {story.id: story for story in stories})
    return {
        "about": SPLITS[split],
        "n": scores[CHANCE]["n"],
        "scores": scores,
        "columns": shown_columns(scores, scores[CHANCE]["k"]),
        "intervals": interval_drawing(
            f"greedy pass rate on {split}",
            {
                titles[policy]: tuple(of[f"greedy{end}"] for end in ("", "_low", "_high"))  # type: ignore[misc]
                for policy, of in scores.items()
            },
        ),
        "spread": {
            policy: histogram_drawing(
                f"rewards of {title} on {split}", [row.reward for row in drawn if row.policy == policy], number
            )
            for number, (policy, title) in enumerate(titles.items())
        },
        "components": components_table(component_rates(mine), titles, trained),
        "failures": failures_table(failures, titles, trained),
        "samples": len(drawn) // len(titles),
    }


def components_table(
    rates: Sequence[Mapping[str, Any]], titles: Mapping[str, str], trained: Sequence[str]
) -> dict[str, Any]:
    """`columns`, and a line a component, worst first for the first of `trained`; no column that is 0 for all."""
    lines: dict[str, dict[Any, Any]] = {}
    columns = {(policy, how): f"{titles[policy]} {how}" for policy in trained for how in ("greedy", "sampled")}
    for rate in rates:
        line = lines.setdefault(rate["component"], {"component": rate["component"], "n": rate["n"]})
        line[rate["policy"], "greedy"], line[rate["policy"], "sampled"] = rate["greedy"], rate["pass_at_1"]
    ordered = sorted(lines.values(), key=lambda line: (*(line[column] for column in columns), line["component"]))
    return {"lines": ordered, "columns": _not_all_zero(columns, ordered)}


def failures_table(
    failures: Mapping[str, Mapping[str, int]], titles: Mapping[str, str], trained: Sequence[str]
) -> dict[str, Any]:
    """`columns`, and a line a kind of failure, the most frequent first; no column that is 0 for all."""
    columns = {f"{policy} {how}": f"{titles[policy]} {how}" for policy in trained for how in ("greedy", "sampled")}
    lines = [{"kind": kind, **{name: counts.get(name, 0) for name in columns}} for kind, counts in failures.items()]
    return {"lines": lines, "columns": _not_all_zero(columns, lines)}


def _not_all_zero(columns: Mapping[Any, str], lines: Sequence[Mapping[Any, Any]]) -> dict[Any, str]:
    return {name: title for name, title in columns.items() if any(line[name] for line in lines)}


def _curve_drawings(curves: Curves) -> dict[str, Any]:
    grpo = {"reward": "mean reward", "pass_rate": "pass rate", "a11y_rate": "accessibility rate"}
    shown = {grpo[name]: curve for name, curve in curves["grpo"].items()}
    return {
        "sft": curve_drawing("SFT loss", {"loss": curves["sft"]["loss"]}, "loss"),
        "grpo": curve_drawing("GRPO", shown, "on training stories", unit=True),
        "grpo_lines": dict(zip(shown, LINE_COLOURS, strict=True)),
    }
