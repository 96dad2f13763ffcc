"""The actors of a Ray cluster: one for each processor of each node, found again as nodes come and go.

An actor that died is started again on its node (`max_restarts`); its node's death is its end. Lost batches are not left
to Ray (`max_task_retries` 0): it would hold them for an actor that has no node any more, while others are idle.

Each process of a distributed stage takes its share of the processors. Code travels as the files that the grader runs,
so nodes need the locked environment and a browser, and no copy of the project in step with this one.
"""

import asyncio
import math
import os
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from stages.cache.code import ROOT, closure
from stages.chromium.page import Scripts
from stages.chromium.profile import OwnedFolder, remove_abandoned
from stages.grader.cluster.address import silence
from stages.grader.cluster.dispatch import Dispatcher
from stages.grader.cluster.jobs import Answer, Identity, Job, WorkerLost, refusal
from stages.grader.cluster.node import TOKENS, GradingActor
from stages.pipeline.errors import InputError, StageError
from stages.pipeline.params import GraderParams
from stages.pipeline.processes import process_count, process_number

POLL_INTERVAL = 3.0  # seconds between two looks at which nodes there are
START = 180.0  # seconds until a first actor must have answered
STOP = 5.0
NODE_CODE = "stages.grader.cluster.node"
CODE = "storyloop-code-"  # the folder of its copy, while Ray reads it


class NoCluster(StageError):
    """No node of a cluster can grade."""


class Actor:
    """One actor, as a `Worker` of the dispatcher."""

    def __init__(self, handle: Any, node: str) -> None:
        self.handle, self.node = handle, node

    async def grade(self, jobs: list[Job]) -> list[Answer]:
        from ray.exceptions import RayError, RayTaskError

        try:
            return list(await self.handle.grade.remote(jobs))
        except RayTaskError:
            raise
        except RayError as error:
            raise WorkerLost(str(error).strip().partition("\n")[0]) from None

    async def start(self) -> Identity | StageError | None:
        """What it says of itself; None where it has died for good."""
        from ray.exceptions import ActorDiedError, ActorUnavailableError, RayError

        while True:
            try:
                answer: Identity | StageError = await self.handle.start.remote()
                return answer
            except ActorUnavailableError:
                await asyncio.sleep(0.2)
            except ActorDiedError:
                return None
            except RayError as error:
                return NoCluster(str(error).strip().partition("\n")[0])

    async def is_back(self) -> bool:
        return isinstance(await self.start(), tuple)


class RayPool:
    def __init__(
        self, address: str, scripts: Scripts, params: GraderParams, mine: Identity, dispatcher: Dispatcher
    ) -> None:
        self._address, self._scripts, self._params = address, scripts, params
        self._mine, self._dispatcher = mine, dispatcher
        self._actors: dict[str, list[Actor]] = {}  # by node, dead nodes included
        self._alive: set[str] = set()
        self._refused: dict[str, str] = {}
        self._arrivals: set[asyncio.Task[None]] = set()
        self._first = asyncio.Event()
        self._watching: asyncio.Task[None] | None = None
        self._make: Any = None

    @property
    def nodes(self) -> int:
        """How many nodes grade."""
        return len(self._alive - self._refused.keys())

    async def open(self) -> None:
        """Until a first actor grades. Raises StageError where none does."""
        connect(self._address)
        import ray

        scripts = ray.put(self._scripts)
        remote = ray.remote(GradingActor)

        def make(node: str, share: float) -> Any:
            from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

            return remote.options(
                num_cpus=share,
                max_restarts=-1,
                max_task_retries=0,
                max_concurrency=100,
                scheduling_strategy=NodeAffinitySchedulingStrategy(node, soft=False),
            ).remote(scripts, self._params)

        self._make = make
        await self._look()
        self._watching = asyncio.create_task(self._watch())
        first = asyncio.create_task(self._first.wait())
        end = asyncio.get_running_loop().time() + START
        while not first.done():
            arriving = self._arrivals or {asyncio.create_task(asyncio.sleep(POLL_INTERVAL))}
            await asyncio.wait({first, *arriving}, timeout=POLL_INTERVAL, return_when=asyncio.FIRST_COMPLETED)
            refused = self._actors.keys() <= self._refused.keys() and not self._arrivals and bool(self._refused)
            if not first.done() and (refused or asyncio.get_running_loop().time() > end):
                first.cancel()
                raise NoCluster(
                    f"RAY_ADDRESS={self._address}: no node of the cluster grades: "
                    + ("; ".join(self._refused.values()) if refused else "no processor was free in time")
                    + "; or unset RAY_ADDRESS to grade here"
                )

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(POLL_INTERVAL)
            await self._look()

    async def _look(self) -> None:
        """Starts actors on nodes that are new."""
        import ray

        nodes = {item["NodeID"]: item for item in await asyncio.to_thread(ray.nodes) if item["Alive"]}
        self._alive = {node for node, item in nodes.items() if item["Resources"].get("CPU", 0) >= 1}
        new = self._alive - self._actors.keys()
        for node, share in places({node: int(nodes[node]["Resources"]["CPU"]) for node in self._alive}):
            if node not in new:
                continue
            name = f"node {nodes[node]['NodeManagerHostname']} ({node[:6]})"
            actor = Actor(self._make(node, share), name)
            self._actors.setdefault(node, []).append(actor)
            arrival = asyncio.create_task(self._welcome(node, actor))
            self._arrivals.add(arrival)
            arrival.add_done_callback(self._arrivals.discard)

    async def _welcome(self, node: str, actor: Actor) -> None:
        told = await actor.start()
        if told is None or node in self._refused:
            return
        why = f"{actor.node} grades nothing: {told}" if isinstance(told, StageError) else None
        why = why or refusal(self._mine, told, actor.node)  # type: ignore[arg-type]
        if why is None:
            self._dispatcher.add(actor)
            self._first.set()
            return
        self._refused[node] = why
        print(f"warning: {why}", file=sys.stderr)
        await self._end(self._actors[node])

    async def _end(self, actors: list[Actor]) -> None:
        """Ends actors, their browsers first."""
        import ray

        closing = [asyncio.ensure_future(_close(actor)) for actor in actors]
        await asyncio.wait(closing, timeout=STOP)
        for actor in actors:
            ray.kill(actor.handle, no_restart=True)

    async def close(self) -> None:
        tasks = [*self._arrivals, *([self._watching] if self._watching else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        living = [actor for node in self._alive - self._refused.keys() for actor in self._actors.get(node, [])]
        if living:
            await self._end(living)
        if self._make is not None:  # it was connected
            import ray

            ray.shutdown()


async def _close(actor: Actor) -> None:
    from ray.exceptions import RayError

    try:
        await actor.handle.close.remote()
    except RayError:
        return


def places(processors: dict[str, int]) -> list[tuple[str, float]]:
    """(node, share of a processor) of this process's actors: in turn with those of the other processes.

    Where there are more processes than processors, several share one.
    """
    number, processes = process_number(), process_count()
    total = sum(processors.values())
    shared = max(1, math.ceil(processes / total)) if total else 1
    every = [(node, 1 / shared) for node in sorted(processors) for _ in range(processors[node] * shared)]
    return every[number::processes]


def copy_code(folder: Path) -> None:
    """Copies the files that a node runs."""
    for name in closure(NODE_CODE):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, folder / name)


def connect(address: str) -> None:
    """Actors run a copy of this machine's `stages`, which Ray keeps once it is connected, without access tokens.

    Raises InputError with what to do where there is no Ray, or no cluster.
    """
    if find_spec("ray") is None:
        raise InputError(
            f"RAY_ADDRESS={address}, but Ray is not installed; run `STORYLOOP_EXTRAS=test,ray make setup`, or unset "
            "RAY_ADDRESS to grade on this machine"
        )
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    import ray

    own = {"include_dashboard": False, "_node_ip_address": "127.0.0.1"} if address == "local" else {}
    remove_abandoned(CODE)
    code = OwnedFolder(CODE)
    try:
        if why := silence(address):
            raise ConnectionError(why)
        copy_code(code.path)
        environment = {"py_modules": [str(code.path / "stages")], "env_vars": dict.fromkeys(TOKENS, "")}
        ray.init(address, runtime_env=environment, logging_level="error", log_to_driver=False, **own)
    except Exception as error:  # Ray says with Exception itself that this machine was too slow to start a node
        said = str(error).strip().partition("\n")[0]
        raise InputError(
            f"RAY_ADDRESS={address}: {said}; start a cluster with `ray start --head`, or unset RAY_ADDRESS to grade "
            "on this machine"
        ) from None
    finally:
        code.remove()
