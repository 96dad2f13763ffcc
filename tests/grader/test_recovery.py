"""What a candidate does to its page reaches no other candidate, and neither does what a machine does to a page."""

import asyncio
import os
import signal
import time
from pathlib import Path
from typing import Any

import pytest
from grader_params import PARAMS
from hostile_story import SOLUTION, STORY, hostile
from slow import fast_only

from stages.chromium.allowance import MAX_CPU_SECONDS, Allowance
from stages.chromium.blocking import MAX_STEP
from stages.chromium.onlooker import Onlooker
from stages.chromium.outcome import Outcome
from stages.chromium.page import MAX_RESIDENT, Page
from stages.chromium.process import memory_of
from stages.chromium.second_look import Again
from stages.grader import Grader, GraderThread
from stages.pipeline.records import StoryResult

MARK = "document.documentElement.dataset.run = '{}'\n"  # no two render the same tree: each is checked by axe
ONE_PAGE = PARAMS.model_copy(update={"pages": 1})


def right(count: int) -> list[tuple[dict[str, str], Any]]:
    return [({"target.tsx": SOLUTION + MARK.format(number)}, STORY) for number in range(count)]


def passed(results: list[Any]) -> list[bool]:
    return [isinstance(result, StoryResult) and result.passed for result in results]


def doing(code: str) -> dict[str, str]:
    """A right solution that does this as well, once it is there."""
    return {"target.tsx": SOLUTION.replace("const [button]", f"{code}\n    const [button]")}


def test_a_check_that_is_ended_half_way_takes_no_other_with_it(bundle: Path) -> None:
    with GraderThread(ONE_PAGE, bundle) as grader:
        assert passed(grader.grade_many(right(1))) == [True]
        start = time.monotonic()
        ended = grader.submit(hostile("poison-axe"), STORY).result()
        assert time.monotonic() - start < 20, "3 s on a machine that does nothing else"
        assert ended.errors[0] == "timeout: the component blocked the page"
        assert passed(grader.grade_many(right(6))) == [True] * 6


def test_a_page_that_was_ended_grades_nobody_again(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    grade, ended = Page.grade, list[Page]()

    async def noted(page: Page, job: dict[str, Any], *rest: Any) -> Outcome:
        assert page not in ended
        if "hang" in str(job["files"]):
            assert page.is_fresh or not ended, "a second opinion on a used page"
        outcome = await grade(page, job, *rest)
        if any(item["kind"] == "timeout" for item in outcome["failures"]):
            ended.append(page)
        return outcome

    monkeypatch.setattr(Page, "grade", noted)
    hang = {"target.tsx": "// hang\nexport const Target = () => { for (;;); }\n"}
    with GraderThread(ONE_PAGE, bundle) as grader:
        pairs = [*right(2), (hang, STORY), *right(4)]
        assert passed(grader.grade_many(pairs)) == [True, True, False, True, True, True, True]
    assert len(ended) == len(set(ended)) == 2


@pytest.mark.slow
def test_good_candidates_survive_renderers_that_are_stopped(bundle: Path) -> None:
    async def run() -> list[Any]:
        async with Grader(PARAMS, bundle) as grader:
            await grader.grade_many(right(4))
            work = asyncio.ensure_future(grader.grade_many(right(60)))
            while not work.done():
                assert grader._pages.browser is not None
                for pid in list(grader._pages.browser.page_processes):
                    os.kill(pid, signal.SIGSTOP)
                    await asyncio.wait({work}, timeout=1.0)
                    os.kill(pid, signal.SIGCONT)
                    await asyncio.wait({work}, timeout=0.1)
            return list(await work)

    assert passed(asyncio.run(run())) == [True] * 60


def test_a_process_that_keeps_much_memory_serves_nobody_else(bundle: Path) -> None:
    hoard = doing("globalThis.hoard = new Uint8Array(850_000_000).fill(1)")

    async def run() -> tuple[list[Any], set[int]]:
        async with Grader(ONE_PAGE, bundle) as grader:
            results = list(await grader.grade_many([*right(1), (hoard, STORY), *right(2)]))
            await asyncio.gather(*grader._pages.closing)
            assert grader._pages.browser is not None
            return results, {memory_of(pid) or 0 for pid in grader._pages.browser.page_processes}

    results, held = asyncio.run(run())
    assert [*passed(results[:1]), *passed(results[2:])] == [True] * 3
    assert held and max(held) < MAX_RESIDENT


FLOODS = {
    "history": "for (let i = 0; i < 2e4; i++) try { history.pushState(i, '', '') } catch {}",
    "messages": "const c = new BroadcastChannel('a'); for (let i = 0; i < 1e5; i++) c.postMessage('x'.repeat(1000))",
    "addresses": "for (let i = 0; i < 1e5; i++) URL.createObjectURL(new Blob(['x']))",
    "attribute": "document.body.setAttribute('title', 'x'.repeat(5e7))",
    "error": "throw new Error('\\u{1F600}'.repeat(5e7))",
}


@pytest.mark.parametrize("flood", fast_only({"messages", "error"}, FLOODS))
def test_a_flood_ends_soon_and_reaches_nobody_else(flood: str, grader: GraderThread) -> None:
    start = time.monotonic()
    results = grader.grade_many([(doing(FLOODS[flood]), STORY), *right(2)])
    assert isinstance(results[0], StoryResult)
    assert passed(results[1:]) == [True, True]
    assert time.monotonic() - start < 20, "3 s on a machine that does nothing else"


# what a right solution does besides, of which the first look sees nothing
BUSY = "for (const end = performance.now() + 45; performance.now() < end;);"
BY_NAME = {
    "in the dark": "matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { for (;;); })",
    "in a small window": "addEventListener('resize', () => { for (;;); })",
    "before each frame": f"const work = () => {{ {BUSY} requestAnimationFrame(work) }}; requestAnimationFrame(work)",
    "an hour later": "setTimeout(() => { for (;;); }, 1_800_000)",
    "for a person's click": "host.addEventListener('click', (event) => { if (event.isTrusted) for (;;); })",
    "messages": (
        "const { port1, port2 } = new MessageChannel(); port1.onmessage = () => port2.postMessage(0); "
        "for (let i = 0; i < 20; i++) port2.postMessage(0)"
    ),
    "refused requests": (
        "setInterval(() => { for (let i = 0; i < 300; i++) fetch('https://app.example/' + i).catch(() => 0) }, 5)"
    ),
    "logs": "setInterval(() => { for (let i = 0; i < 2000; i++) console.log('x'.repeat(1000)) }, 5)",
    "timers": "const wait = () => new Promise((r) => setTimeout(r)).then(wait); for (let i = 0; i < 2000; i++) wait()",
    "shadows": (
        "const style = document.createElement('style'); style.textContent = 'button{box-shadow:' + Array(300).fill(0)"
        ".map((_, i) => '0 0 ' + (200 + i) + 'px ' + i + 'px rgba(255,255,255,.01)').join() + '}'; root.append(style)"
    ),
}


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[Allowance]:
    """The allowances of the second looks of a test."""
    given: list[Allowance] = []
    look = Onlooker.look

    async def noted(onlooker: Onlooker, job: str, varies: bool, asks: bool, allowance: Allowance) -> Again:
        given.append(allowance)
        return await look(onlooker, job, varies, asks, allowance)

    monkeypatch.setattr(Onlooker, "look", noted)
    return given


@pytest.mark.parametrize("when", fast_only(("in the dark", "refused requests"), BY_NAME))
def test_what_works_on_only_in_a_second_look_ends_soon_and_reaches_nobody_else(
    when: str, grader: GraderThread, taken: list[Allowance]
) -> None:
    files = {"target.tsx": doing(BY_NAME[when])["target.tsx"].replace("bProgram({ $ })", "bProgram({ $, root, host })")}
    result = grader.submit(files, STORY).result()
    assert not result.passed and "in a page of its own" in result.errors[0], result
    assert taken[0].meter.used < MAX_CPU_SECONDS + 2 * MAX_STEP, "all looks together take less than 3 s"
    assert grader.submit(doing(f"setTimeout(() => {{}}, {len(when)})"), STORY).result().passed


def test_where_there_is_no_proc_the_browser_says_what_a_look_takes(
    grader: GraderThread, taken: list[Allowance], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on macOS: the allowance holds there too."""
    monkeypatch.setattr("stages.chromium.process.cpu_of", lambda _pid: None)
    assert grader.submit(doing("setTimeout(() => {}, 3)"), STORY).result().passed
    assert 0 < taken[0].meter.used < MAX_CPU_SECONDS


def test_code_that_waits_busily_for_a_later_time_ends_soon_and_fails(grader: GraderThread) -> None:
    """In virtual time its wait never ends: two pages are given up, and the next good candidate gets a third."""
    start = time.monotonic()
    assert not grader.submit(hostile("bomb-hog-interval"), STORY).result().passed
    assert time.monotonic() - start < 20, "3 s on a machine that does nothing else"
    waits = doing("setTimeout(() => {}, 0)")  # needs a second look too
    assert grader.submit(waits, STORY).result().passed
