"""report.html: the evaluation as one page for a person, without scripts and without anything fetched.

`report.html.j2` is its text; here is what it needs to know. What policies wrote is untrusted: the template escapes it,
and the page's content security policy allows pictures and styles of its own alone.
"""

import base64
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from stages.evaluation.answers import CHANCE, Evaluation
from stages.evaluation.curves import Curves
from stages.evaluation.drawings import COLOURS, LINE_COLOURS, curve_drawing, histogram_drawing, interval_drawing
from stages.evaluation.pictures import REFERENCE, Pictures
from stages.evaluation.scores import GAIN, component_rates, error_kinds, passed, sampled
from stages.evaluation.summary import SPLITS, TITLES, percent
from stages.pipeline.records import Story

MOST_TEXT = 400  # characters of an answer that is no call


def render_report(
    metrics: Mapping[str, Any],
    rows: Sequence[Evaluation],
    stories: Sequence[Story],
    curves: Curves,
    pictures: Pictures,
    temperature: float,
) -> str:
    """The whole page. Equal arguments give equal bytes."""
    policies = list(dict.fromkeys(row.policy for row in rows))
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"percent": percent, "points": points}
    return environment.get_template("report.html.j2").render(
        headline=headline(metrics),
        policies=policies,
        titles={name: TITLES.get(name, name) for name in policies},
        splits={split: _split(split, metrics, rows, policies) for split in metrics},
        colours=COLOURS,
        drawings=_curve_drawings(curves),
        stories=[_story(story, rows, pictures) for story in stories],
        temperature=temperature,
        k=next(iter(metrics.values()))[CHANCE]["k"],
    )


def headline(metrics: Mapping[str, Any]) -> str:
    """The result on the first split in one sentence that claims no more than the intervals allow."""
    split, scores = next(iter(metrics.items()))
    before, after, gain = scores[GAIN[0]], scores[GAIN[1]], scores["gain"]
    if gain["low"] > 0:
        verdict = "GRPO improves on SFT"
    elif gain["high"] < 0:
        verdict = "GRPO is worse than SFT"
    else:
        verdict = "no certain difference"
    where = {"eval": "held-out", "eval_new": "new-component", "train": "training"}[split]
    return (
        f"GRPO passes {percent(after['pass_at_1'])} of {after['n']} {where} stories at the first try, "
        f"SFT alone {percent(before['pass_at_1'])}: {verdict} ({points(gain['pass_at_1'])} points, "
        f"95% interval {points(gain['low'])} to {points(gain['high'])})."
    )


def points(difference: float) -> str:
    """A difference of rates in percentage points, with its sign."""
    rounded = round(100 * difference, 1)  # of whole points, an interval just above 0 would read as one that holds 0
    return f"{rounded:+.1f}" if rounded else "0"


def _split(
    split: str, metrics: Mapping[str, Any], rows: Sequence[Evaluation], policies: Sequence[str]
) -> dict[str, Any]:
    scores = metrics[split]
    drawn = [row for row in sampled(rows) if row.split == split]
    rates = [rate for rate in component_rates(rows) if rate["split"] == split]
    table: dict[str, dict[str, Any]] = {}
    for rate in rates:
        line = table.setdefault(rate["component"], {"n": rate["n"]})
        line[rate["policy"]] = rate["pass_at_1"]
    return {
        "about": SPLITS[split],
        "n": scores[CHANCE]["n"],
        "scores": {policy: scores[policy] for policy in policies},
        "gain": scores["gain"],
        "intervals": interval_drawing(
            f"pass@1 on {split}",
            {
                TITLES.get(policy, policy): tuple(scores[policy][f"pass_at_1{end}"] for end in ("", "_low", "_high"))  # type: ignore[misc]
                for policy in policies
            },
        ),
        "spread": {
            policy: histogram_drawing(
                f"rewards of {TITLES.get(policy, policy)} on {split}",
                [row.reward for row in drawn if row.policy == policy],
                number,
            )
            for number, policy in enumerate(policies)
        },
        "components": table,
        "errors": {policy: [kind for kind in error_kinds(drawn) if kind["policy"] == policy] for policy in policies},
        "samples": len(drawn) // len(policies),
    }


def _curve_drawings(curves: Curves) -> dict[str, Any]:
    grpo = {"reward": "mean reward", "pass_rate": "pass rate", "a11y_rate": "accessibility rate"}
    shown = {grpo[name]: curve for name, curve in curves["grpo"].items()}
    return {
        "sft": curve_drawing("SFT loss", {"loss": curves["sft"]["loss"]}, "loss"),
        "grpo": curve_drawing("GRPO", shown, "on training stories", unit=True),
        "grpo_lines": dict(zip(shown, LINE_COLOURS, strict=True)),
    }


def _story(story: Story, rows: Sequence[Evaluation], pictures: Pictures) -> dict[str, Any]:
    """A story with what each policy but chance answered greedily; policies with the same answer share an entry."""
    mine = [row for row in rows if row.story == story.id and row.policy != CHANCE]
    answers: dict[str, dict[str, Any]] = {}
    for row in mine:
        if row.sample == "greedy":
            answer = answers.setdefault(row.completion, {"policies": [], **_answer(row, story)})
            answer["policies"].append(TITLES.get(row.policy, row.policy))
    policies = dict.fromkeys(row.policy for row in mine)
    tries = {policy: [passed(row) for row in sampled(mine) if row.policy == policy] for policy in policies}
    final = next(row for row in mine if row.policy == GAIN[1] and row.sample == "greedy")
    return {
        "id": story.id,
        "split": story.split,
        "intent": story.intent,
        "passed": passed(final),
        "reference": story.solution,
        "answers": list(reversed(answers.values())),  # the trained policy first
        "tries": {
            TITLES.get(policy, policy): f"{sum(tries_of)} of {len(tries_of)}" for policy, tries_of in tries.items()
        },
        "pictures": {
            title: base64.b64encode(pictures[story.id, key]).decode()
            for title, key in {"reference": REFERENCE, TITLES[GAIN[1]]: GAIN[1]}.items()
            if (story.id, key) in pictures
        },
    }


def _answer(row: Evaluation, story: Story) -> dict[str, Any]:
    text = row.completion[:MOST_TEXT] + (" …" if len(row.completion) > MOST_TEXT else "")
    return {
        "files": {path: _printable(source) for path, source in row.files.items()}
        if row.files
        else {"": _printable(text)},
        "is_reference": row.files == story.solution,
        "passed": passed(row),
        "reward": row.reward,
        "errors": [_printable(error) for error in (row.storyResult.errors if row.storyResult else [row.error or ""])],
    }


def _printable(text: str) -> str:
    """Without characters that a page may not hold or that would reorder what a reader sees."""
    return "".join(c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in text)
