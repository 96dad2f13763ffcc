"""`Dispatcher`: jobs in, answers out, over workers that may come and go.

Batches are small while little is waiting, so that the last jobs are spread over all workers. What a lost worker held
goes to others; a job that was lost twice goes alone, and one that was lost TRIES times is given up: it may be what ends
the workers.
"""

import asyncio
import math
from collections import deque
from dataclasses import dataclass

from stages.grader.cluster.jobs import Answer, Job, Worker, WorkerLost
from stages.grader.pages import InfrastructureError
from stages.pipeline.errors import StageError

BATCH = 32
AT_ONCE = 2  # batches of one worker: the next is there when the last is done
TRIES = 6
ALONE = 2
MAX_WAIT = 300.0  # seconds that jobs wait while there is no worker


@dataclass(eq=False)
class _Waiting:
    job: Job
    answer: "asyncio.Future[Answer]"
    losses: int = 0


class Dispatcher:
    def __init__(self, max_wait: float = MAX_WAIT) -> None:
        self._max_wait = max_wait
        self._queue: deque[_Waiting] = deque()
        self._some = asyncio.Event()
        self._workers: dict[Worker, list[asyncio.Task[None]]] = {}
        self._giving_up: asyncio.Task[None] | None = None
        self.answered = 0
        self.lost = 0

    @property
    def workers(self) -> int:
        return len(self._workers)

    def add(self, worker: Worker) -> None:
        if self._giving_up is not None:
            self._giving_up.cancel()
            self._giving_up = None
        self._workers[worker] = [asyncio.create_task(self._serve(worker)) for _ in range(AT_ONCE)]

    def _remove(self, worker: Worker) -> None:
        self._workers.pop(worker, None)
        if not self._workers and self._giving_up is None:
            self._giving_up = asyncio.create_task(self._give_up())

    async def ask(self, job: Job) -> Answer:
        """The answer to a job. Raises a StageError that was the answer, InfrastructureError where workers were lost."""
        waiting = _Waiting(job, asyncio.get_running_loop().create_future())
        self._queue.append(waiting)
        self._some.set()
        answer = await waiting.answer
        if isinstance(answer, StageError):
            raise answer
        return answer

    async def _serve(self, worker: Worker) -> None:
        while True:
            while not self._queue:
                self._some.clear()
                await self._some.wait()
            batch = self._take()
            if not batch:
                continue
            try:
                answers = await worker.grade([waiting.job for waiting in batch])
            except WorkerLost as error:
                self._again(batch, error)
                if not await worker.is_back():
                    self._remove(worker)
                    return
            except asyncio.CancelledError:
                raise
            except Exception as error:
                for waiting in batch:
                    _tell(waiting, InfrastructureError(f"a worker of the cluster failed: {error}"))
            else:
                self.answered += len(answers)
                for waiting, answer in zip(batch, answers, strict=True):
                    _tell(waiting, answer)

    def _take(self) -> list[_Waiting]:
        share = math.ceil(len(self._queue) / (len(self._workers) * AT_ONCE or 1))
        batch: list[_Waiting] = []
        while self._queue and len(batch) < min(BATCH, share):
            if batch and self._queue[0].losses >= ALONE:
                break
            waiting = self._queue.popleft()
            if waiting.answer.done():  # nobody waits for it any more
                continue
            batch.append(waiting)
            if waiting.losses >= ALONE:
                break
        return batch

    def _again(self, batch: list[_Waiting], error: WorkerLost) -> None:
        self.lost += 1
        for waiting in reversed(batch):
            waiting.losses += 1
            if waiting.losses < TRIES:
                self._queue.appendleft(waiting)
            else:
                _tell(
                    waiting,
                    InfrastructureError(
                        f"{TRIES} workers of the cluster were lost on a candidate for {waiting.job.story.id}: {error}"
                    ),
                )
        self._some.set()

    async def _give_up(self) -> None:
        while True:
            await asyncio.sleep(self._max_wait)
            why = f"the cluster had no node that grades for {self._max_wait:g} s; run again"
            while self._queue:
                _tell(self._queue.popleft(), InfrastructureError(why))

    async def close(self) -> None:
        tasks = [task for tasks in self._workers.values() for task in tasks]
        tasks += [self._giving_up] if self._giving_up is not None else []
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _tell(waiting: _Waiting, answer: Answer) -> None:
    if not waiting.answer.done():
        waiting.answer.set_result(answer)
