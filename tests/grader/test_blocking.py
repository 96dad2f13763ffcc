"""When a page is given up: by what its process used, not by the clock on the wall."""

import asyncio
import itertools
from collections.abc import Iterable
from typing import Any

import pytest

from stages.chromium import blocking
from stages.chromium.blocking import BLOCKED, MAX_STEP, until_blocked
from stages.chromium.outcome import IDLE

TIMEOUT = 2.0


@pytest.fixture(autouse=True)
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("POLL_INTERVAL", "LOOK_INTERVAL"):
        monkeypatch.setattr(blocking, name, 0.001)


def watched(cpu: Iterable[float | None], answers: bool, ends_after: int | None = None) -> tuple[str, int]:
    """(why it was given up, looks at its CPU time) of a page whose process has used so much at each look."""
    times, looks, slow = iter(cpu), 0, []

    async def run() -> str:
        loop = asyncio.get_running_loop()
        done: asyncio.Future[Any] = loop.create_future()

        def ask() -> asyncio.Future[Any]:
            question: asyncio.Future[Any] = loop.create_future()
            if answers:
                question.set_result(0)
            return question

        async def used() -> float | None:
            nonlocal looks
            looks += 1
            if looks == ends_after:
                done.set_result(0)
            return next(times)

        return await until_blocked(done, ask, used, TIMEOUT, lambda: slow.append(looks))

    why = asyncio.run(run())
    assert not why or why == IDLE or (slow and slow[0] < looks), "another page was not asked for in time"
    return why, looks


def test_a_page_that_works_without_answering_is_blocked() -> None:
    assert watched(itertools.count(0, 0.05), answers=False)[0] == BLOCKED


def test_a_page_that_answers_between_long_tasks_is_blocked_in_the_end() -> None:
    assert watched(itertools.count(0, 0.05), answers=True)[0] == BLOCKED


def test_a_stopped_process_is_not_blocked_however_long_it_is_silent() -> None:
    assert watched(itertools.repeat(3.0), answers=False, ends_after=300) == ("", 300)


def test_a_jump_of_the_clock_counts_as_one_step() -> None:
    jumps = itertools.chain([0.0], itertools.repeat(1000.0))
    assert watched(jumps, answers=False, ends_after=100)[0] == ""
    assert MAX_STEP < TIMEOUT * blocking.SILENT_CPU_SHARE / 2


def test_without_a_clock_of_the_process_the_wall_clock_stands_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocking, "LOOK_INTERVAL", 0.06)
    assert watched(itertools.repeat(None), answers=False)[0] == BLOCKED


def test_a_page_that_never_works_nor_answers_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocking, "IDLE_FACTOR", 0.05)
    assert watched(itertools.repeat(3.0), answers=False)[0] == IDLE


def test_two_opinions_fit_into_three_seconds() -> None:
    assert 2 * (0.15 + TIMEOUT * blocking.MAX_CPU_SHARE + 0.1) < 3
