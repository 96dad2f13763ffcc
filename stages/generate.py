"""Stage generate: stories -> graded trajectories (data/generate/trajectories.jsonl, or Parquet in buckets/ beside it).

One row per (story, source, sample): the story's solution, copies with other words, faulty solutions
(stages/generation/attempts.py), conversations that repair one (repairs.py), and, where params.yaml asks for them,
stories that a program composes (compositions.py), answers of a policy or of an endpoint (model_samples.py). Rows,
verdicts and answers are cached by content, so a changed story runs only its own and a killed run goes on where it was.
Rows are written a part of the stories at a time (parts.py), so memory does not grow with their number, to one file of
lines or to `generate.buckets` files of Parquet (outputs.py).
Rewards here use the default weights; curate scores again with those of params.yaml, so that a changed weight grades
nothing. Run alone: `python -m stages.generate`.
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from stages.cache.code import code_digest
from stages.cache.store import FOLDER, Cache
from stages.console.progress import progress
from stages.generation.attempts import Attempt, references, variations
from stages.generation.compositions import composed, composed_repairs
from stages.generation.model_samples import endpoint_attempts, policy_attempts
from stages.generation.outputs import write_trajectories
from stages.generation.parts import parts, runs_of
from stages.generation.repairs import drafts, earlier_failures, of_failures
from stages.generation.run import Run
from stages.generation.summary import Row, Summary, kept
from stages.grader import GraderThread
from stages.pipeline.errors import run_stage
from stages.pipeline.jsonl import read_jsonl, write_json
from stages.pipeline.params import load
from stages.pipeline.records import Story, Trajectory

STORIES = Path("data/collect/stories.jsonl")
OUT = Path("data/generate")
OF_MODELS = {"policy_samples", "policy", "failures", "temperature", "max_new_tokens", "endpoint"}


def own_rows(stories: list[Story], run: Run) -> dict[str, list[Row]]:
    """By story, its reference first, then its copies, faulty solutions and repairs; what is known is not made again."""
    params = run.params
    # Every knob counts but those of what models answer and of the files, so that a new one is not forgotten here.
    knobs = params.model_dump(exclude=OF_MODELS | {"buckets"})
    made_of = (knobs, run.system, run.max_feedback, run.iteration, run.seed)
    code = code_digest("stages.generate", libraries=("python", "symspellpy"))
    keys = {story.id: [code, run.grader.digest, story.model_dump(), *made_of] for story in stories}
    known = {story.id: run.rows.get(keys[story.id]) for story in stories}
    rows = {id: [Row(*row) for row in found] for id, found in known.items() if found}
    fresh = [story for story in stories if story.id not in rows]
    for attempt, _, row in run.grade(references(fresh), "references"):
        rows[attempt.story.id] = [row]
    # Nothing can be learned from a story that its own solution does not pass.
    sound = [story for story in fresh if rows[story.id][0].reward == 1]
    for attempt, _, row in run.grade(list(variations(sound, params, run.seed)), "trajectories"):
        rows[attempt.story.id].append(row)
    for draft, row in run.repair(list(drafts(sound, params, run.seed))):
        rows[draft.story.id].append(row)
    for story in fresh:
        run.rows.put(keys[story.id], rows[story.id])
    return rows


def composed_rows(stories: list[Story], run: Run) -> Iterator[Row]:
    """Of stories that a program makes: solutions, and conversations; `stories` give answers to begin these with."""
    for attempts in runs_of(composed(run.params, run.seed), run.attempts_a_part):
        yield from (row for _, _, row in run.grade(attempts, "compositions"))
    for drafted in runs_of(composed_repairs(stories, run.params, run.seed), run.attempts_a_part):
        yield from (row for _, row in run.repair(drafted))


def rows_of_models(training: list[Story], failures: list[Attempt], run: Run) -> Iterator[tuple[str, Row]]:
    """By story: what the policy and the endpoint answer, then repairs of what failed now or in an evaluation."""
    params = run.params
    with progress("policy samples", len(training) * params.policy_samples) as tell:
        drawn = list(policy_attempts(training, params, run.seed, run.system, run.answers, tell))
    with progress("endpoint samples", len(training) * params.endpoint.samples) as tell:
        answered, used = endpoint_attempts(training, params, run.system, run.answers, tell)
    run.usage.update(used)
    graded = run.grade([*drawn, *answered], "samples")
    yield from ((attempt.story.id, row) for attempt, _, row in graded)
    failed = [(attempt, verdict) for attempt, verdict, _ in graded if attempt.source == "policy"]
    ids = {story.id for story in training}
    failed += [(attempt, None) for attempt in failures if attempt.story.id in ids]
    for draft, row in run.repair(of_failures(failed, params.repairs + params.conventions)):
        yield draft.story.id, row


def generate(stories: list[Story], run: Run) -> Iterator[Row]:
    """Every attempt as a row, varied copies that failed included (see `kept`), one part of the stories at a time."""
    failures = earlier_failures(run.params.failures, [story for story in stories if story.split == "train"])
    for part in parts(stories, run.params, run.attempts_a_part):
        rows = own_rows(part, run)
        training = [story for story in part if story.split == "train" and rows[story.id][0].reward == 1]
        for id, row in rows_of_models(training, failures, run):
            rows[id].append(row)
        for story in part:
            yield from rows[story.id]
    yield from composed_rows(stories, run)


def main() -> None:
    started = time.monotonic()
    params, grader_params, prompt, seed, iteration = load("generate", "grader", "prompt", "seed", "iteration")
    if params.endpoint.url:
        from stages.clients.endpoint import token_for  # loads the Hub client, which other runs do not need

        token_for(params.endpoint.url)  # one that cannot be sent is refused before anything is graded
    stories = list(read_jsonl(STORIES, Story))
    cache = Cache(FOLDER / "rows.sqlite" if grader_params.cache else ":memory:")
    with GraderThread(grader_params) as grader:
        answers = Cache(FOLDER / "samples.sqlite")
        run = Run(params, prompt.system, iteration, seed, grader, cache, answers, prompt.max_feedback)
        summary = Summary()
        rows = summary.counted(generate(stories, run))
        write_trajectories(OUT, (row.line for row in rows if kept(row)), params.buckets)
    bill = run.bill()
    figures = summary.figures() | {"grader": run.grader.digest} | ({"endpoint": bill} if bill else {})
    write_json(OUT / "metrics.json", figures)
    write_json(OUT / "timings.json", {"seconds": round(time.monotonic() - started, 2)})
    for row in summary.broken:
        broken = Trajectory.model_validate_json(row.line)
        errors = "; ".join(broken.storyResult.errors) if broken.storyResult else "it holds no file"
        print(f"warning: {broken.story}: its own solution does not pass: {errors}", file=sys.stderr)
    counts = ", ".join(f"{count} {source}" for source, count in figures["rows"].items() if source != "all")
    print(f"generate: {figures['rows']['all']} trajectories ({counts})", file=sys.stderr)


if __name__ == "__main__":
    run_stage(main)
