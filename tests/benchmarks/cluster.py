"""What a Ray cluster on this machine's own processors costs: beside the local pool, and with grades that do nothing.

`python -m tests.benchmarks.cluster --rounds 3`, in an environment with Ray, after `dvc repro bundle`. Pool and cluster
take turns with the same candidates, all different and none cached. `cpu_ms` is the processor time of all processes,
Ray's own among them, for a grade: on a machine that does other work it tells more than the wall clock. `load` is the
mean of the last minute. The last line is one JSON object.

`--actors 8 16 30` measures how many actors one stage keeps busy instead: clusters of so many actors beside as many
graders in processes of their own, without Ray and without a stage that feeds them (side_by_side.py).
"""

import argparse
import asyncio
import json
import os
import time
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from statistics import median
from typing import Any

from ray_cluster import cluster_of

from stages.grader import GraderThread
from stages.grader.cluster.dispatch import Dispatcher
from stages.grader.cluster.jobs import Job
from stages.grader.cluster.ray_pool import Actor, connect
from stages.pipeline.records import StoryResult
from stages.stories.catalogue import load_stories
from tests.benchmarks.grader import PARAMS, candidates, cpu, unlike_any
from tests.benchmarks.side_by_side import beside_local

PROCESSORS = os.cpu_count() or 1
VERDICT = StoryResult(passed=True, a11yPassed=True, totalAssertions=1, passedAssertions=1, errors=())


def own_cluster() -> AbstractContextManager[Any]:
    """One node of this machine's processors. Ray itself would give it 30 seconds to start, too few beside other work."""
    return cluster_of(1, PROCESSORS)


class Idle:
    """An actor that judges nothing."""

    async def grade(self, jobs: list[Job]) -> list[StoryResult]:
        return [VERDICT for _ in jobs]


def grades(where: str, pairs: list[Any]) -> dict[str, float]:
    """One round, once browsers and actors are up and the stories' own solutions are graded."""
    with ExitStack() as stack:
        if where == "cluster":
            stack.enter_context(own_cluster())
        grader = stack.enter_context(GraderThread(PARAMS))
        grader.grade_many([(story.solution, story) for story in {story.id: story for _, story in pairs}.values()])
        began, used = time.monotonic(), cpu()
        results = grader.grade_many(pairs)
        seconds, used = time.monotonic() - began, cpu() - used
    assert all(isinstance(result, StoryResult) for result in results)
    return {"per_s": len(pairs) / seconds, "cpu_ms": 1000 * used / len(pairs)}


def empty(count: int, pairs: list[Any]) -> float:
    """Grades a second through one actor for each processor of the cluster that runs, the jobs of usual size."""
    import ray

    connect(os.environ["RAY_ADDRESS"])
    remote = ray.remote(Idle)
    jobs = [Job(story, files) for files, story in pairs]

    async def run() -> float:
        dispatcher = Dispatcher()
        for number in range(PROCESSORS):
            actor = Actor(remote.options(max_concurrency=100).remote(), str(number))
            await actor.grade(jobs[:1])  # it is up
            dispatcher.add(actor)
        began = time.monotonic()
        await asyncio.gather(*(dispatcher.ask(jobs[number % len(jobs)]) for number in range(count)))
        seconds = time.monotonic() - began
        await dispatcher.close()
        return count / seconds

    try:
        return asyncio.run(run())
    finally:
        ray.shutdown()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--candidates", type=int, default=200)
    parser.add_argument("--empty", type=int, default=5000)
    parser.add_argument("--actors", type=int, nargs="+", help="clusters of so many actors beside as many local graders")
    parser.add_argument("--each", type=int, default=160, help="candidates for each actor in a round")
    options = parser.parse_args()
    os.environ.pop("RAY_ADDRESS", None)  # or the pool's rounds would use it
    if options.actors:
        beside = {str(count): beside_local(count, options.each, options.rounds) for count in options.actors}
        print(json.dumps({"processors": PROCESSORS, "each": options.each, "actors": beside}))
        return
    pairs = unlike_any(candidates(load_stories(Path("data/stories")), options.candidates))
    with own_cluster():
        idle = [round(empty(options.empty, pairs)) for _ in range(options.rounds)]
    print(f"empty grades/s: {idle}, load {os.getloadavg()[0]:.0f}", flush=True)
    rounds: dict[str, list[dict[str, float]]] = {"pool": [], "cluster": []}
    for _ in range(options.rounds):
        for name in rounds:
            rounds[name].append(grades(name, pairs) | {"load": os.getloadavg()[0]})
            print(name, {key: round(value, 1) for key, value in rounds[name][-1].items()}, flush=True)
    figures = {
        name: {key: round(median(one[key] for one in made), 1) for key in made[0]} for name, made in rounds.items()
    }
    print(json.dumps({"empty_per_s": median(idle), **figures}))


if __name__ == "__main__":
    main()
