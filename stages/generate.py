"""Stage generate: stories -> graded trajectories (data/generate/trajectories.jsonl).

One row per (story, source, sample): the story's solution, copies with other words, faulty solutions
(stages/trajectories/attempts.py), and, where params.yaml asks for them, answers of a policy or of an endpoint
(samples.py). Verdicts and answers are remembered by content, so a changed story runs only its own and a killed run
goes on where it was. Rewards here use the default weights; curate scores again with those of params.yaml, so that
a changed weight grades nothing. Run alone: `python -m stages.generate`.
"""

import hashlib
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from stages.agent.tools import core_tool_declarations
from stages.grader import GraderThread, InfrastructureError
from stages.params import GenerateParams, load
from stages.reward import reward
from stages.trajectories.attempts import Attempt, prompt_messages, references, variations
from stages.trajectories.execute import execute
from stages.trajectories.memo import Memo
from stages.trajectories.samples import endpoint_attempts, policy_attempts
from stages.trajectories.summary import kept, metrics
from stages.trajectory import (
    InputError,
    Message,
    Story,
    StoryResult,
    Trajectory,
    read_jsonl,
    write_json,
    write_jsonl,
)

STORIES = Path("data/collect/stories.jsonl")
OUT = Path("data/generate")


def trajectory(attempt: Attempt, verdict: StoryResult | None, system: str, iteration: int, digest: str) -> Trajectory:
    story = attempt.story
    messages = [*prompt_messages(story, system), {"role": "assistant", "content": attempt.output}]
    identity = "\0".join([story.id, attempt.source, str(attempt.sample), *(m["content"] for m in messages)])
    return Trajectory(
        messages=tuple(Message(**message) for message in messages),  # type: ignore[arg-type]
        reward=reward(verdict),
        storyResult=verdict,
        tools=core_tool_declarations(),
        id=hashlib.sha256(identity.encode()).hexdigest()[:16],
        story=story.id,
        source=attempt.source,
        fault=attempt.fault,
        split=story.split,
        iteration=iteration,
        grader=digest,
        policy=attempt.policy,
        words=story.varied,
    )


@contextmanager
def progress(label: str, total: int) -> Iterator[Callable[[int], None]]:
    """A bar on a terminal, nothing in a log; gives what is to be told how many are done."""
    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task(label, total=total)
        yield lambda done: bar.update(task, completed=done)


def run_attempts(grader: GraderThread, todo: list[Attempt], label: str) -> list[tuple[Attempt, StoryResult | None]]:
    with progress(label, len(todo)) as done:
        verdicts = execute(grader, [(attempt.story, attempt.output) for attempt in todo], done)
    return list(zip(todo, verdicts, strict=True))


def generate(
    stories: list[Story],
    system: str,
    iteration: int,
    seed: int,
    params: GenerateParams,
    grader: GraderThread,
    memo: Memo | None = None,
) -> tuple[list[Trajectory], dict[str, Any] | None]:
    """Every attempt as a row, varied copies that failed included (see `kept`); and what an endpoint's answers took."""
    done = run_attempts(grader, references(stories), "references")
    # Nothing can be learned from a story that its own solution does not pass.
    sound = [attempt.story for attempt, verdict in done if reward(verdict) == 1]
    training = [story for story in sound if story.split == "train"]
    memo = memo or Memo()
    with progress("policy samples", len(training) * params.policy_samples) as tell:
        sampled = list(policy_attempts(training, params, seed, system, memo, tell))
    with progress("endpoint samples", len(training) * params.endpoint.samples) as tell:
        answered, bill = endpoint_attempts(training, params, system, memo, tell)
    done += run_attempts(grader, [*variations(sound, params, seed), *sampled, *answered], "trajectories")
    place = {story.id: index for index, story in enumerate(stories)}
    done.sort(key=lambda item: place[item[0].story.id])
    return [trajectory(attempt, verdict, system, iteration, grader.digest) for attempt, verdict in done], bill


def main() -> None:
    started = time.monotonic()
    try:
        params, grader_params, prompt, seed, iteration = load("generate", "grader", "prompt", "seed", "iteration")
        stories = list(read_jsonl(STORIES, Story))
        with GraderThread(grader_params) as grader:
            rows, bill = generate(stories, prompt.system, iteration, seed, params, grader)
    except (InputError, InfrastructureError) as error:
        sys.exit(str(error))
    write_jsonl(OUT / "trajectories.jsonl", (row for row in rows if kept(row)))
    figures = metrics(rows) | ({"endpoint": bill} if bill else {})
    write_json(OUT / "metrics.json", figures)
    write_json(OUT / "timings.json", {"seconds": round(time.monotonic() - started, 2)})
    for row in rows:
        if row.source == "reference" and row.reward < 1:
            errors = "; ".join(row.storyResult.errors) if row.storyResult else "it holds no file"
            print(f"warning: {row.story}: its own solution does not pass: {errors}", file=sys.stderr)
    counts = ", ".join(f"{count} {source}" for source, count in figures["rows"].items() if source != "all")
    print(f"generate: {figures['rows']['all']} trajectories ({counts})", file=sys.stderr)


if __name__ == "__main__":
    main()
