"""Stage evaluate: chance, base, SFT and GRPO on stories they never saw (data/evaluate).

Every policy answers each held-out intent once greedily and `evaluate.samples` times at a temperature; the browser
grades the answers. Trained policies are told what it said of a failure and try again, up to `evaluate.turns`. Writes
metrics.json, evaluations.jsonl, failures.jsonl (first answers; what `storyloop harvest` makes new stories of),
plots/*.csv and report.html, the page to read. The policy of grpo is evaluated as it ships: merged. Left out: the spread
between training runs (tests/benchmarks/learning.py measures it). Run alone: python -m stages.evaluate
"""

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from stages.evaluation.answers import Evaluation, evaluate_policies
from stages.evaluation.curves import read_curves
from stages.evaluation.pictures import take_pictures
from stages.evaluation.report import render_report
from stages.evaluation.scores import component_rates, csv_text, error_kinds, pass_rates, passed, scores
from stages.evaluation.summary import Watch, print_summary
from stages.grader import GraderThread
from stages.pipeline.errors import InputError, run_stage
from stages.pipeline.jsonl import read_jsonl, write_json, write_jsonl
from stages.pipeline.params import EVALUATED_SPLITS, EvaluateParams, load
from stages.pipeline.records import Story
from stages.policy.lengths import answer_lengths
from stages.policy.load import load_tokenizer

STORIES = Path("data/collect/stories.jsonl")
POLICIES = {"base": "data/base/model", "sft": "data/sft/model", "grpo": "data/merge/model"}
SHOWN = "grpo"  # whose failures are kept, and whose greedy answers are pictured
OUT = Path("data/evaluate")


def failures(rows: Sequence[Evaluation], stories: dict[str, Story]) -> list[dict[str, Any]]:
    """What SHOWN got wrong, with all that is needed to try again."""
    return [
        {
            "story": row.story,
            "split": row.split,
            "component": row.component,
            "sample": row.sample,
            "intent": stories[row.story].intent,
            "completion": row.completion,
            "files": row.files,
            "errors": row.storyResult.errors if row.storyResult else [row.error],
            "reward": row.reward,
        }
        for row in rows
        if row.policy == SHOWN and row.turn == 1 and not passed(row)
    ]


def held_out_stories(stories: Mapping[str, Story], splits: Sequence[str]) -> list[Story]:
    """The stories of `splits`, split by split. InputError for a split without any, unless it is one of the defaults."""
    found = {split: [story for story in stories.values() if story.split == split] for split in splits}
    empty = [split for split, of in found.items() if not of]
    skipped = empty if tuple(splits) == EVALUATED_SPLITS and len(empty) < len(splits) else []
    for split in skipped:
        print(f"evaluate: no story is in {split}; it is skipped")
    if missing := [split for split in empty if split not in skipped]:
        raise InputError(
            f"data/stories/splits.yaml:1: no story is in {min(missing)}; add one, or change evaluate.splits"
        )
    return [story for of in found.values() for story in of]


def answerable(held_out: Sequence[Story], params: EvaluateParams, lengths: Mapping[str, int]) -> list[Story]:
    """Without those of the default splits of which no story can be passed, as its answer would be too long.

    `lengths` are the tokens that the answer to each story takes. Where none of any split fits, all are asked.
    """
    fits = {story.split for story in held_out if lengths[story.id] <= params.max_new_tokens}
    if not fits or tuple(params.splits) != EVALUATED_SPLITS:
        return list(held_out)
    for split in dict.fromkeys(story.split for story in held_out if story.split not in fits):
        left_out = [lengths[story.id] for story in held_out if story.split == split]
        print(
            f"evaluate: {split} is left out: its {len(left_out)} solutions take {min(left_out)} tokens and more, an "
            f"answer may have {params.max_new_tokens} (evaluate.max_new_tokens)"
        )
    return [story for story in held_out if story.split in fits]


def main() -> None:
    params: EvaluateParams
    started = time.monotonic()
    params, grader_params, weights, prompt, seed = load("evaluate", "grader", "reward", "prompt", "seed")
    stories = {story.id: story for story in read_jsonl(STORIES, Story)}
    held_out = held_out_stories(stories, params.splits)
    held_out = answerable(held_out, params, answer_lengths(held_out, load_tokenizer(POLICIES[SHOWN])))
    known = [story for story in stories.values() if story.split == "train"]
    curves = read_curves()
    policies = {**POLICIES, **params.models}
    with GraderThread(grader_params) as grader, Watch(policies, len(held_out) * (params.samples + 1)) as watch:
        rows, speeds = evaluate_policies(
            policies, held_out, known, params, weights, prompt.system, prompt.max_feedback, seed, grader, watch
        )
        pictures = take_pictures(grader, held_out, rows, SHOWN, grader_params.pages)
    metrics = scores(rows, params.samples, params.bootstrap, seed, params.turns)
    write_json(OUT / "metrics.json", metrics)
    write_jsonl(OUT / "evaluations.jsonl", rows)
    write_jsonl(OUT / "failures.jsonl", failures(rows, stories))
    tables = {"pass_rate": pass_rates(metrics), "components": component_rates(rows), "errors": error_kinds(rows)}
    (OUT / "plots").mkdir(exist_ok=True)
    for name, table in tables.items():
        (OUT / "plots" / f"{name}.csv").write_text(csv_text(table), encoding="utf-8")
    report = render_report(metrics, rows, held_out, curves, pictures, params.temperature, known, prompt.max_feedback)
    (OUT / "report.html").write_text(report, encoding="utf-8")
    seconds = {"seconds": round(time.monotonic() - started, 1)}
    write_json(OUT / "timings.json", seconds | {f"{name}_tokens_per_s": round(speed) for name, speed in speeds.items()})
    print_summary(metrics, params.temperature, OUT / "report.html")


if __name__ == "__main__":
    run_stage(main)
