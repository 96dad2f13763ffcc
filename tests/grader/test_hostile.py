"""Candidates that attack the grader: none passes, none gets out, and none changes a verdict on another."""

import asyncio
from collections.abc import Iterator

import pytest
from hostile_story import NAMES, SOLUTION, STORY, hostile
from listener import Listener

from stages.chromium.page import Page
from stages.chromium.process import Browser
from stages.grader import GraderThread
from stages.grader.job import job_of, read_scripts
from stages.pipeline.records import StoryResult

RIGHT = {"target.tsx": SOLUTION}
WRONG = {"target.tsx": SOLUTION.replace("'true'", "'false'")}
# Each keeps a page busy until it is ended. What bombs, hangs and floods have in common, the others of theirs show, too.
LONG = {
    "bomb-array",
    "bomb-buffer",
    "bomb-depth",
    "bomb-elements",
    "bomb-hog-interval",
    "flood-console",
    "flood-messages",
    "hang-catch",
    "hang-handler",
    "hang-import",
    "hang-microtasks",
    "hang-regexp",
    "hang-sort",
    "hang-timer",
    "poison-axe",  # test_recovery.py shows that it fails
}
SHORT = [name for name in NAMES if name not in LONG]
WAYS_OUT = [name for name in NAMES if name.startswith("out-")]


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.close()


def graded(names: list[str], grader: GraderThread, listener: Listener) -> dict[str, list[StoryResult]]:
    """These hostile candidates between honest ones, in one batch; what wants to leave something comes twice."""
    names = [*names, *(name for name in names if name.startswith("leak-"))]
    pairs = []
    for name in names:
        pairs += [(hostile(name, listener.port), STORY), (RIGHT, STORY), (WRONG, STORY)]
    results = grader.grade_many(pairs)
    verdicts: dict[str, list[StoryResult]] = {"right": [], "wrong": []}
    for index, result in enumerate(results):
        assert isinstance(result, StoryResult), result
        name = (names[index // 3], "right", "wrong")[index % 3]
        verdicts.setdefault(name, []).append(result)
    return verdicts


@pytest.fixture(scope="module")
def batch(grader: GraderThread, listener: Listener) -> dict[str, list[StoryResult]]:
    return graded(SHORT, grader, listener)


@pytest.mark.parametrize("name", SHORT)
def test_no_hostile_candidate_passes(name: str, batch: dict[str, list[StoryResult]]) -> None:
    assert not any(result.passed for result in batch[name]), batch[name]


def test_the_verdicts_on_others_are_unchanged(batch: dict[str, list[StoryResult]]) -> None:
    assert {(r.passed, r.a11yPassed, r.passedAssertions) for r in batch["right"]} == {(True, True, 3)}
    assert {(r.passed, r.a11yPassed, r.passedAssertions) for r in batch["wrong"]} == {(False, True, 2)}


@pytest.mark.slow
def test_no_candidate_that_keeps_a_page_busy_passes_or_changes_another(
    grader: GraderThread, listener: Listener
) -> None:
    assert set(NAMES) > LONG
    verdicts = graded(sorted(LONG), grader, listener)
    assert {name: found for name in LONG for found in verdicts[name] if found.passed} == {}
    assert {(r.passed, r.a11yPassed, r.passedAssertions) for r in verdicts["right"]} == {(True, True, 3)}
    assert {(r.passed, r.a11yPassed, r.passedAssertions) for r in verdicts["wrong"]} == {(False, True, 2)}
    assert listener.seen == []


def test_nothing_reaches_the_network(batch: dict[str, list[StoryResult]], listener: Listener) -> None:
    assert batch and listener.seen == []


def test_nothing_reaches_the_network_where_namespaces_are_not_allowed(bundle: object, listener: Listener) -> None:
    async def run() -> str:
        browser = await Browser.start(namespace=False)
        try:
            page = await Page.open(browser, read_scripts(bundle))  # type: ignore[arg-type]
            for name in WAYS_OUT:
                await page.grade(job_of(hostile(name, listener.port), STORY), 2.0)
            await asyncio.sleep(0.5)
            return browser.network
        finally:
            await browser.close()

    assert asyncio.run(run()) == "proxy"
    assert listener.seen == []


def test_every_hostile_file_says_what_it_tries() -> None:
    assert len(NAMES) >= 60
    assert [name for name in NAMES if not hostile(name)["target.tsx"].startswith("// Tries: to ")] == []
