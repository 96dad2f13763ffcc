"""A cluster of Ray actors beside as many graders without Ray, each in a process of its own (`cluster --actors`).

Both are up at once and take turns with the same candidates: solutions, each marked so that no other renders its tree,
none cached. What their stories' own solutions show is known before, and a first round is not counted. The graders
have their shares before the clock starts; the cluster's candidates go through the one stage, as they do in a run.
"""

import json
import multiprocessing
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import cycle, islice
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from ray_cluster import cluster_of

from stages.grader import GraderThread
from stages.grader.cluster.node import PAGES
from stages.grader.job import BUNDLE
from stages.pipeline.records import Story, StoryResult
from stages.stories.catalogue import load_stories

from .grader import PARAMS, cpu, unlike_any

STORIES = 24
WARM = 24  # candidates of each actor before the clock starts
START = 180.0  # seconds until all actors must be there


class LocalGraders:
    """So many processes, each with the browser and the pages that an actor has."""

    def __init__(self, connections: Sequence[Connection]) -> None:
        self._connections = connections

    def grade_many(self, pairs: list[Any]) -> tuple[float, list[Any]]:
        """Seconds until the last process is done, and the verdicts in the order of the pairs."""
        count = len(self._connections)
        for number, connection in enumerate(self._connections):
            connection.send(pairs[number::count])
        for connection in self._connections:
            connection.recv()  # it has its share
        began = time.monotonic()
        for connection in self._connections:
            connection.send("begin")
        shares = [connection.recv() for connection in self._connections]
        seconds = time.monotonic() - began
        results: list[Any] = [None] * len(pairs)
        for number, share in enumerate(shares):
            results[number::count] = share
        return seconds, results


@contextmanager
def local_graders(count: int, stories: list[Story], bundle: Path = BUNDLE) -> Iterator[LocalGraders]:
    """Once each is up and knows what the stories' own solutions show."""
    context = multiprocessing.get_context("spawn")
    pipes = [context.Pipe() for _ in range(count)]
    processes = [context.Process(target=_serve, args=(theirs, stories, bundle), daemon=True) for _, theirs in pipes]
    for process, (_, theirs) in zip(processes, pipes, strict=True):
        process.start()
        theirs.close()  # or the end of a process would not end what waits for it
    graders = LocalGraders([mine for mine, _ in pipes])
    try:
        for mine, _ in pipes:
            mine.recv()
        yield graders
    finally:
        for mine, _ in pipes:
            mine.close()
        for process in processes:
            process.join()


def _serve(connection: Connection, stories: list[Story], bundle: Path) -> None:
    os.environ.pop("RAY_ADDRESS", None)  # of the cluster beside it
    with GraderThread(PARAMS.model_copy(update={"pages": PAGES}), bundle) as grader, suppress(EOFError):
        grader.grade_many([(story.solution, story) for story in stories])
        connection.send("up")
        while True:
            pairs = connection.recv()
            connection.send("there")
            connection.recv()
            connection.send(grader.grade_many(pairs))


@contextmanager
def cluster_grader(count: int, stories: list[Story]) -> Iterator[GraderThread]:
    """On a cluster of one node with so many actors, once all are there."""
    with cluster_of(1, count), GraderThread(PARAMS) as grader:
        end = time.monotonic() + START
        while f", {count} actor" not in grader.where:
            assert time.monotonic() < end, grader.where
            time.sleep(0.1)
        grader.grade_many([(story.solution, story) for story in stories])
        yield grader


def marked(stories: list[Story], count: int) -> list[Any]:
    """In an order of chance: a story that waits for a timer must not be all that one of the graders has."""
    drawn = [(dict(story.solution), story) for story in islice(cycle(stories), count)]
    Random(0).shuffle(drawn)
    return unlike_any(drawn)


def beside_local(count: int, each: int, rounds: int) -> dict[str, Any]:
    """Grades a second of both, the median of rounds; `ratio` is the cluster's over the local graders'.

    `idle_processors` is what both together use while nobody asks, `differing` how many verdicts were not the same.
    """
    every = sorted(load_stories(Path("data/stories")), key=lambda story: story.id)
    stories = [story for story in every if story.framework == "plaited"]
    stories = stories[:: max(1, len(stories) // STORIES)][:STORIES]
    pairs = marked(stories, count * (WARM + each))
    warm, pairs = pairs[: count * WARM], pairs[count * WARM :]
    made: dict[str, list[dict[str, float]]] = {"local": [], "cluster": []}
    with cluster_grader(count, stories) as cluster, local_graders(count, stories) as local:
        local.grade_many(warm)
        cluster.grade_many(warm)
        idle = cpu()
        time.sleep(1)
        idle = cpu() - idle
        for _ in range(rounds):
            used = cpu()
            seconds, expected = local.grade_many(pairs)
            made["local"].append(figures(len(pairs), seconds, cpu() - used))
            used, began = cpu(), time.monotonic()
            results = cluster.grade_many(pairs)
            made["cluster"].append(figures(len(pairs), time.monotonic() - began, cpu() - used))
    medians = {name: {key: round(median(one[key] for one in of), 1) for key in of[0]} for name, of in made.items()}
    found = {
        **medians,
        "ratio": round(medians["cluster"]["per_s"] / medians["local"]["per_s"], 3),
        "per_s_of_rounds": {name: [round(one["per_s"]) for one in of] for name, of in made.items()},
        "graded": len(pairs),
        "ungraded": sum(not isinstance(result, StoryResult) for result in (*expected, *results)),
        "differing": sum(one != other for one, other in zip(expected, results, strict=True)),
        "idle_processors": round(idle, 2),
        "load": round(os.getloadavg()[0], 1),
    }
    print(f"{count} actors:", json.dumps(found), flush=True)
    return found


def figures(count: int, seconds: float, used: float) -> dict[str, float]:
    return {"per_s": count / seconds, "cpu_ms": 1000 * used / count}
