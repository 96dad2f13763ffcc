"""Jobs reach workers that come and go, without a cluster."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from grader_params import PARAMS

from stages.grader import GraderThread, InfrastructureError
from stages.grader.canaries import CANARIES, STORY
from stages.grader.cluster import ray_pool
from stages.grader.cluster.dispatch import BATCH, TRIES, Dispatcher
from stages.grader.cluster.jobs import Answer, Identity, Job, WorkerLost, refusal
from stages.grader.cluster.node import GradingActor
from stages.grader.cluster.ray_pool import copy_code, places
from stages.grader.pool import read_scripts
from stages.grader.references import Reference
from stages.pipeline.errors import InputError
from stages.pipeline.records import StoryResult


class Scripted:
    """A worker that says which job it got; `loses` says whether it is lost with a batch."""

    def __init__(self, loses: Callable[[list[Job]], bool] = lambda _: False, returns: bool = True) -> None:
        self.loses, self.returns = loses, returns
        self.batches: list[int] = []

    async def grade(self, jobs: list[Job]) -> list[Answer]:
        self.batches.append(len(jobs))
        await asyncio.sleep(0)
        if self.loses(jobs):
            raise WorkerLost("gone")
        return [told(job) for job in jobs]

    async def is_back(self) -> bool:
        return self.returns


def told(job: Job) -> StoryResult:
    assert job.files is not None
    return StoryResult(passed=True, a11yPassed=True, totalAssertions=int(job.files["n"]), passedAssertions=0, errors=())


def numbered(count: int) -> list[Job]:
    return [Job(STORY, {"n": str(number)}) for number in range(count)]


def asked(jobs: list[Job], *workers: Scripted, max_wait: float = 5.0) -> list[Answer | BaseException]:
    async def run() -> list[Answer | BaseException]:
        dispatcher = Dispatcher(max_wait)
        for worker in workers:
            dispatcher.add(worker)
        answers = await asyncio.gather(*map(dispatcher.ask, jobs), return_exceptions=True)
        await dispatcher.close()
        return answers

    return asyncio.run(run())


def test_answers_come_in_the_order_of_the_jobs() -> None:
    jobs = numbered(200)
    assert asked(jobs, Scripted(), Scripted()) == [told(job) for job in jobs]


def test_many_jobs_go_in_full_batches_and_few_are_spread() -> None:
    many, (first, second) = Scripted(), (Scripted(), Scripted())
    asked(numbered(200), many)
    assert max(many.batches) == BATCH
    asked(numbered(4), first, second)
    assert first.batches == second.batches == [1, 1]


def test_what_a_lost_worker_held_is_answered_by_another() -> None:
    jobs = numbered(100)
    dead = Scripted(lambda _: True, returns=False)
    assert asked(jobs, dead, Scripted()) == [told(job) for job in jobs]
    assert dead.batches != []


def test_a_job_that_ends_every_worker_is_given_up_alone() -> None:
    jobs = numbered(50)
    deadly = Scripted(lambda batch: any(job.files == {"n": "7"} for job in batch))
    answers = asked(jobs, deadly)
    assert isinstance(answers[7], InfrastructureError) and f"{TRIES} workers" in str(answers[7])
    assert [*answers[:7], *answers[8:]] == [told(job) for job in [*jobs[:7], *jobs[8:]]]


def test_without_workers_jobs_end_in_a_sentence() -> None:
    answers = asked(numbered(3), Scripted(lambda _: True, returns=False), max_wait=0.1)
    assert ["no node that grades" in str(answer) for answer in answers] == [True] * 3


def test_a_node_that_judges_differently_is_refused_with_the_difference() -> None:
    mine = Identity("d1", "Chrome/1", (1.0, 2.0))
    assert refusal(mine, mine, "node a") is None
    assert "its browser is Chrome/2, here it is Chrome/1" in str(refusal(mine, mine._replace(browser="Chrome/2"), "a"))
    assert "requirements.lock" in str(refusal(mine, mine._replace(digest="d2"), "a"))
    assert "install the same fonts" in str(refusal(mine, mine._replace(fonts=(1.0, 3.0)), "a"))


def test_processes_of_a_distributed_stage_share_the_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = []
    for rank in ("0", "1"):
        monkeypatch.setenv("RANK", rank)
        monkeypatch.setenv("WORLD_SIZE", "2")
        taken += places({"a": 3, "b": 2})
    assert sorted(taken) == [("a", 1.0)] * 3 + [("b", 1.0)] * 2
    assert places({"a": 1}) == [("a", 0.5)]


def test_an_actor_judges_as_the_grader_does(bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("HF_TOKEN", "hf_of_the_driver")
    monkeypatch.chdir(tmp_path)

    async def run(change: Callable[[GradingActor], Awaitable[list[Answer]]]) -> list[Answer]:
        actor = GradingActor(read_scripts(bundle), PARAMS)
        assert actor.tokens() == []
        try:
            assert isinstance(await actor.start(), Identity)
            return await change(actor)
        finally:
            await actor.close()

    async def grade(actor: GradingActor) -> list[Answer]:
        [reference] = await actor.grade([Job(STORY)])
        assert isinstance(reference, Reference)
        return await actor.grade([Job(STORY, canary.files, reference) for canary in CANARIES])

    results = asyncio.run(run(grade))
    assert [result.passed for result in results if isinstance(result, StoryResult)] == [c.passed for c in CANARIES]


def test_nodes_get_every_file_that_the_grader_runs_and_no_stage(tmp_path: Path) -> None:
    copy_code(tmp_path)
    names = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert {"node.py", "pool.py", "launch.py"} <= names and "generate.py" not in names


def test_an_address_without_ray_says_what_to_install(monkeypatch: pytest.MonkeyPatch, bundle: Path) -> None:
    monkeypatch.setattr(ray_pool, "find_spec", lambda _: None)
    monkeypatch.setenv("RAY_ADDRESS", "auto")
    with pytest.raises(InputError, match="STORYLOOP_EXTRAS=test,ray make setup"), GraderThread(PARAMS, bundle):
        pass
