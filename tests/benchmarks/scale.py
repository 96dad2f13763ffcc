"""How many nodes one stage can keep busy: a simulation of 1 to 1,000 nodes from measured costs.

Measured first, in this run: what a candidate takes of the stage's own processor (its key, the cache, the queue, packing
and unpacking, all of the real code, with workers that answer at once) and how many bytes travel. Where Ray is installed
an actor of Ray is such a worker, otherwise pickle stands in its place, and the line says so. A grade's cost is that
of `tests.benchmarks.grader` (results/grader-2cores.json).

Simulated: batches go round between the stage (one processor, one after another), its network link (both ways apart)
and the processors of the nodes, as many as stages/grader/cluster/dispatch.py has under way; times of grades are drawn
from an exponential distribution. Left out on purpose: nodes that die, the start of browsers, the end of a run, where
less than a batch is left for each. Laid over it, the measured point that there is: the real grader on one node (the same
results file).

Run: .venv/bin/python -m tests.benchmarks.scale [--write], which also writes results/scale-2cores.json and the table of
docs/scale.md.
"""

import argparse
import asyncio
import heapq
import json
import math
import pickle
import random
import tempfile
import time
from importlib.util import find_spec
from itertools import cycle
from pathlib import Path
from typing import Any, NamedTuple

from readme_results import MEASURED, with_scale
from repository import ROOT

from stages.grader.cache import VerdictCache
from stages.grader.cluster.dispatch import AT_ONCE, BATCH, Dispatcher
from stages.grader.cluster.jobs import Answer, Job
from stages.grader.cluster.node import NodeGrader
from stages.grader.cluster.remote import RemoteGrader
from stages.grader.references import Reference
from stages.pipeline.params import GraderParams
from stages.pipeline.records import Story
from stages.stories.catalogue import load_stories

PARAMS = GraderParams(
    pages=2, timeout=2.0, page_errors="fail", extras="fail", canary_every=500, cache=True, command=None
)
RESULT = MEASURED / "scale-2cores.json"
PAGE = ROOT / "docs/scale.md"
NODES = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
PROCESSORS = 2  # of a node: as on the machine of the measurements
CANDIDATES = 1600
GROUP = 8
LINK = 1e9 / 8  # bytes a second each way: an ordinary network of 1 Gbit/s
LATENCY = 0.0005  # seconds


class Costs(NamedTuple):
    grade_s: float  # of a node's processor
    driver_s: float  # of the stage's processor
    out_bytes: float  # of a job
    back_bytes: float  # of an answer


class Simulated(NamedTuple):
    rate: float  # candidates a second
    driver: float  # share of the time that the stage's processor is busy
    link: float
    nodes: float


def simulate(nodes: int, costs: Costs, seed: int = 17) -> Simulated:
    """A closed network of queues, each of one server: a batch is sent, travels, is graded, travels and is received."""
    rng = random.Random(seed)
    workers = nodes * PROCESSORS
    driver, way_out, way_back = 0, 1, 2  # numbers of queues; then those of the workers
    free, busy = [0.0] * (3 + workers), [0.0] * (3 + workers)
    steps = (driver, way_out, None, way_back, driver)
    events = [(0.0, number, 0, number % workers) for number in range(workers * AT_ONCE)]
    heapq.heapify(events)
    round_trip = max(BATCH * costs.grade_s * AT_ONCE, workers * AT_ONCE * BATCH * costs.driver_s)
    warm, end = 3 * round_trip, 13 * round_trip
    done = 0
    while events and events[0][0] < end:
        now, batch, step, worker = heapq.heappop(events)
        place = steps[step]
        queue = 3 + worker if place is None else place
        takes = {
            driver: BATCH * costs.driver_s / 2,
            way_out: BATCH * costs.out_bytes / LINK,
            way_back: BATCH * costs.back_bytes / LINK,
        }.get(queue) or rng.gammavariate(BATCH, costs.grade_s)
        begins = max(now, free[queue])
        free[queue] = begins + takes
        busy[queue] += max(0.0, min(free[queue], end) - max(begins, warm))
        if step + 1 == len(steps):
            done += BATCH if warm <= free[queue] < end else 0
        travels = LATENCY if queue in (way_out, way_back) else 0.0
        heapq.heappush(events, (free[queue] + travels, batch, (step + 1) % len(steps), worker))
    span = end - warm
    return Simulated(
        done / span, busy[driver] / span, max(busy[way_out], busy[way_back]) / span, sum(busy[3:]) / workers / span
    )


class Packing:
    """A worker that answers at once. What a node does (unpacking jobs, packing answers) is counted apart."""

    def __init__(self, answers: dict[str, Reference]) -> None:
        self.answers, self.node_s, self.out, self.back = answers, 0.0, 0, 0

    async def grade(self, jobs: list[Job]) -> list[Answer]:
        sent = pickle.dumps(jobs, protocol=5)
        began = time.process_time()
        packed = pickle.dumps(answer(pickle.loads(sent), self.answers), protocol=5)
        self.node_s += time.process_time() - began
        self.out, self.back = self.out + len(sent), self.back + len(packed)
        found: list[Answer] = pickle.loads(packed)
        return found

    async def is_back(self) -> bool:
        return True


class ByRay:
    """The same in an actor of Ray, on this machine."""

    def __init__(self, answers: dict[str, Reference]) -> None:
        import ray

        ray.init("local", include_dashboard=False, logging_level="error", log_to_driver=False)
        self._actor: Any = ray.remote(Empty).remote(answers)
        ray.get(self._actor.grade.remote([]))

    async def grade(self, jobs: list[Job]) -> list[Answer]:
        found: list[Answer] = await self._actor.grade.remote(jobs)
        return found

    async def is_back(self) -> bool:
        return True


class Empty:
    def __init__(self, answers: dict[str, Reference]) -> None:
        self._answers = answers

    def grade(self, jobs: list[Job]) -> list[Answer]:
        return answer(jobs, self._answers)


def answer(jobs: list[Job], known: dict[str, Reference]) -> list[Answer]:
    # Each has its own, as verdicts have: pickle would write the same one once.
    return [
        known[job.story.id] if job.files is None else known[job.story.id].result.model_copy(deep=True) for job in jobs
    ]


def candidates(stories: list[Story], count: int) -> list[tuple[dict[str, str], Story]]:
    """Different ones, each of the length of a solution; eight of a story in other words, as in a group of GRPO."""
    asked = [
        story.model_copy(update={"intent": f"{story.intent} {number}"})
        for number, story in zip(range(0, count, GROUP), cycle(stories), strict=False)
    ]
    return [
        ({path: f"{source}// {number}\n" for path, source in story.solution.items()}, story)
        for number, story in ((number, asked[number // GROUP]) for number in range(count))
    ]


async def references(stories: list[Story]) -> dict[str, Reference]:
    async with NodeGrader(PARAMS.model_copy(update={"cache": False})) as grader:
        return {story.id: await grader._show_reference(story) for story in stories}


async def drive(stories: list[Story], worker: Any) -> float:
    """Seconds of the processor that all candidates take of the real stage's side."""
    with tempfile.TemporaryDirectory() as folder:
        grader = RemoteGrader("local", PARAMS)  # without its browser and its cluster: what is left is the driver
        grader.digest = "0" * 16
        grader._cache = VerdictCache(Path(folder) / "verdicts.sqlite")
        grader._dispatcher = dispatcher = Dispatcher()
        dispatcher.add(worker)
        began = time.process_time()
        await asyncio.gather(*(grader.grade(files, story) for files, story in candidates(stories, CANDIDATES)))
        spent = time.process_time() - began
        await dispatcher.close()
        grader._cache.close()
    return spent


def driver_ends(costs: Costs) -> int:
    """The smallest number of nodes that are idle for more than a tenth of the time."""
    low, high = 1, math.ceil(2 * costs.grade_s / costs.driver_s / PROCESSORS)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if simulate(middle, costs).nodes < 0.9 else (middle + 1, high)
    return low


async def measure() -> dict[str, Any]:
    by_id = {story.id: story for story in load_stories(ROOT / "data/stories") if story.framework == "plaited"}
    stories = [by_id[id] for id in sorted(by_id)][:: max(1, len(by_id) // 8)]
    known = await references(stories)
    grader = json.loads((MEASURED / "grader-2cores.json").read_text())
    packing = Packing(known)
    driver_s = (await drive(stories, packing) - packing.node_s) / CANDIDATES
    figures: dict[str, Any] = {
        "grade_ms": grader["cpu_ms_per_run"], "driver_ms_without_ray": round(1000 * driver_s, 3),
        "out_bytes": round(packing.out / CANDIDATES), "back_bytes": round(packing.back / CANDIDATES), "ray": None,
    }  # fmt: skip
    if find_spec("ray"):
        import ray

        driver_s = await drive(stories, ByRay(known)) / CANDIDATES
        ray.shutdown()
        figures["ray"] = ray.__version__
    figures["driver_ms"] = round(1000 * driver_s, 3)
    costs = costs_of(figures)
    figures["measured"] = {"1": grader["runs_per_s"]}
    figures["simulated"] = {str(nodes): [round(figure, 3) for figure in simulate(nodes, costs)] for nodes in NODES}
    figures["driver_ends_at_nodes"] = driver_ends(costs)
    return figures


def costs_of(figures: dict[str, Any]) -> Costs:
    return Costs(figures["grade_ms"] / 1000, figures["driver_ms"] / 1000, figures["out_bytes"], figures["back_bytes"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="results/scale-2cores.json and the table of docs/scale.md")
    arguments = parser.parse_args()
    figures = asyncio.run(measure())
    if arguments.write:
        RESULT.write_text(json.dumps(figures, indent=1) + "\n")
        PAGE.write_text(with_scale(PAGE.read_text()))
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
