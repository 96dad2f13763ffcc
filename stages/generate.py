"""Stage generate: stories -> graded trajectories (data/generate/trajectories.jsonl).

One row per (story, source, sample); stages/trajectories/attempts.py says which there are. The grader
remembers verdicts by content, so a changed story grades only its own. Rewards here use the default weights;
curate scores again with those of params.yaml, so that a changed weight grades nothing. Run alone: `python -m
stages.generate`.
"""

import hashlib
import statistics
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from stages.agent.tools import core_tool_declarations
from stages.grader import GraderThread, InfrastructureError
from stages.params import GenerateParams, load
from stages.reward import reward
from stages.trajectories.attempts import Attempt, policy_attempts, prompt_messages, references, variations
from stages.trajectories.execute import execute
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


def kept(row: Trajectory) -> bool:
    """A varied copy counts only if it still grades 1.0; otherwise its words meant more than text."""
    return row.source != "varied" or row.reward == 1


def metrics(rows: list[Trajectory]) -> dict[str, Any]:
    """Counts and rewards by source and by fault; `dropped` counts varied copies, `broken` references."""
    sources: dict[str, list[float]] = defaultdict(list)
    faults: dict[str, list[float]] = defaultdict(list)
    for row in rows:
        if kept(row):
            sources[row.source].append(row.reward)
            if row.fault:
                faults[row.fault].append(row.reward)
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
        "dropped": sum(not kept(row) for row in rows),
        "broken": sum(row.source == "reference" and row.reward < 1 for row in rows),
    }


def run_attempts(grader: GraderThread, todo: list[Attempt], label: str) -> list[tuple[Attempt, StoryResult | None]]:
    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
        task = progress.add_task(label, total=len(todo))
        outputs = [(attempt.story, attempt.output) for attempt in todo]
        verdicts = execute(grader, outputs, lambda done: progress.update(task, completed=done))
    return list(zip(todo, verdicts, strict=True))


def generate(
    stories: list[Story], system: str, iteration: int, seed: int, params: GenerateParams, grader: GraderThread
) -> list[Trajectory]:
    """Every attempt as a row, varied copies that failed included (see `kept`)."""
    done = run_attempts(grader, references(stories), "references")
    # Nothing can be learned from a story that its own solution does not pass.
    sound = [attempt.story for attempt, verdict in done if reward(verdict) == 1]
    todo = [*variations(sound, params, seed), *policy_attempts(sound, params, seed, system)]
    done += run_attempts(grader, todo, "trajectories")
    place = {story.id: index for index, story in enumerate(stories)}
    done.sort(key=lambda item: place[item[0].story.id])
    return [trajectory(attempt, verdict, system, iteration, grader.digest) for attempt, verdict in done]


def main() -> None:
    started = time.monotonic()
    try:
        params, grader_params, prompt, seed, iteration = load("generate", "grader", "prompt", "seed", "iteration")
        stories = list(read_jsonl(STORIES, Story))
        with GraderThread(grader_params) as grader:
            rows = generate(stories, prompt.system, iteration, seed, params, grader)
    except (InputError, InfrastructureError) as error:
        sys.exit(str(error))
    write_jsonl(OUT / "trajectories.jsonl", (row for row in rows if kept(row)))
    figures = metrics(rows)
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
