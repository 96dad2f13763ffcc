"""The grader on the real browser: what it says of a candidate, and what it survives."""

import asyncio
import gc
import itertools
import json
import os
import random
import re
import signal
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from busy import busy
from grader_params import PARAMS
from hostile_story import SOLUTION, STORY, hostile
from own_stories import own_stories
from slow import fast_only

from stages.chromium import process as process_module
from stages.chromium.browser import find_browser
from stages.chromium.outcome import Outcome, failure
from stages.chromium.page import Page
from stages.chromium.process import Browser
from stages.generation.faults import perturb
from stages.grader import BrokenGrader, Grader, GraderThread, InfrastructureError
from stages.grader import pool as pool_module
from stages.grader.canaries import CANARIES
from stages.grader.job import job_of, read_scripts
from stages.grader.static import find_fault
from stages.grader.verdict import verdict
from stages.pipeline.errors import InputError
from stages.pipeline.records import Story, StoryResult
from stages.pipeline.reward import reward
from stages.tools.outcome import outcome_of

RIGHT = {"target.tsx": SOLUTION}
STORIES = Path("data/stories")

FAULTS = {
    "closing tag": (
        "export const Target = () => (\n  <p>Mute</div>\n)\n",
        "syntax: target.tsx:2:10: <p> is closed",
    ),
    "syntax": ("export const Target = () => (\n  <p>\n", "syntax: target.tsx:"),
    "declared twice": (
        "const a = 1\nconst a = 2\nexport const Target = () => <p>Mute</p>\n",
        "syntax: target.tsx:",
    ),
    "throw at import": (
        "\nthrow new Error('no')\nexport const Target = () => <p>x</p>\n",
        "throw: target.tsx:2: Error: no",
    ),
    "throw in template": (
        "export const Target = () => {\n  throw new Error('no')\n}\n",
        "throw: target.tsx:2: Error: no",
    ),
    "throw in a handler": (
        SOLUTION.replace("toggle() {", "toggle() { throw new Error('no');"),
        "throw: target.tsx:11: ",
    ),
    "throw in bProgram": (
        SOLUTION.replace("bProgram({ $ }) {", "bProgram({ $ }) { throw new Error('no');"),
        "throw: target.tsx:9: ",
    ),
    "unhandled rejection": (
        "Promise.reject(new Error('no'))\n" + SOLUTION,
        "throw: target.tsx:1: Error: no (in a promise)",
    ),
    "unknown module": (
        "import React from 'react'\n" + SOLUTION + "React.x()\n",
        "static: target.tsx:1: there is no module",
    ),
    "no export": ("const Target = () => <p>Mute</p>\n", "static: target.tsx:1: exports nothing"),
    "other exports": (
        "export const A = () => <p>Mute</p>\nexport const B = () => <p>Mute</p>\n",
        "throw: Error: target.tsx exports no component named Target; it exports A, B",
    ),
    "event attribute": (
        "export const Target = () => <p onClick={() => 1}>x</p>\n",
        "static: target.tsx:1: onClick",
    ),
    "forbidden element": (
        "export const Target = () => (\n  <iframe />\n)\n",
        "static: target.tsx:2: <iframe>",
    ),
    "endless loop": (
        "export const Target = () => { for (;;); }\n",
        "timeout: the component blocked the page",
    ),
}


@pytest.fixture(scope="module")
def faults(grader: GraderThread) -> dict[str, StoryResult]:
    pairs = [({"target.tsx": source}, STORY) for source, _ in FAULTS.values()]
    results = grader.grade_many(pairs)
    return {name: result for name, result in zip(FAULTS, results, strict=True) if isinstance(result, StoryResult)}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_fails_the_story_with_file_and_line(name: str, faults: dict[str, StoryResult]) -> None:
    assert not faults[name].passed
    assert any(error.startswith(FAULTS[name][1]) for error in faults[name].errors), faults[name].errors


@pytest.mark.parametrize(
    "files",
    [
        {"target.tsx": SOLUTION.replace("const Target", "const Other")},
        {"other.tsx": SOLUTION},
        {"deep/target.tsx": SOLUTION},
        {"target.tsx": "export { Target } from './part.tsx'\n", "part.tsx": SOLUTION},
    ],
    ids=["only export", "only component file", "same file name", "two files"],
)
def test_a_component_is_found_by_contract(files: dict[str, str], grader: GraderThread) -> None:
    assert grader.submit(files, STORY).result().passed


# Beside a right solution; test_transpile.py compiles the same and more without the grader.
ACCEPTED = {
    "ampersands": (
        "const Aside = () => <p title='R & D'>R & D, AT&T, a && b <a href=\"?a=1&b=2\">x</a> &#128512; &frac12; &</p>\n"
    ),
    "export type *": "export type * from './types.ts'\n",
    "variance": "interface Source<in out T> { get: (x: T) => T }\n",
    "import defer": "import defer * as later from 'plaited'\n",
    "type type": "import { type type } from './types.ts'\n",
    "namespace": "namespace Sizes { export const small = 's' }\nconst size: string = Sizes.small\n",
    "decorator": (
        "const mark = (_: unknown, context: { name: unknown }) => {}\nclass Box { @mark size() {} accessor x = 1 }\n"
    ),
    "using": "const free = () => { using nothing = null }\n",
    "name": "const using = 1\n",
}


@pytest.mark.parametrize("beside", fast_only({"ampersands", "import defer", "decorator", "using"}, ACCEPTED))
def test_what_typescripts_parser_accepts_is_no_fault(beside: str, grader: GraderThread) -> None:
    result = grader.submit({"target.tsx": ACCEPTED[beside] + SOLUTION}, STORY).result()
    assert result.passed, result.errors


def test_verdicts_come_in_the_order_of_the_candidates(grader: GraderThread) -> None:
    pairs = [(RIGHT if i % 3 else {"target.tsx": "export const Target = () => <p>x</p>"}, STORY) for i in range(12)]
    results = grader.grade_many(pairs)
    assert [isinstance(r, StoryResult) and r.passed for r in results] == [bool(i % 3) for i in range(12)]


def test_what_one_page_found_of_a_tree_the_others_know(bundle: Path) -> None:
    pale = {"target.tsx": "export const Target = () => <p style={{ color: '#999999' }}>Pale</p>\n"}

    async def run() -> list[StoryResult]:
        async with Grader(PARAMS, bundle) as grader:
            await asyncio.gather(*(grader.grade(RIGHT, STORY) for _ in range(6)))
            assert grader._pages.browser is not None and len(grader._pages.browser.pages) == 2
            first = await grader.grade(pale, STORY)
            (told,) = [page for page in grader._pages.browser.pages if any("Pale" in tree for tree, _ in page._news)]
            again = verdict(await told.grade(job_of(pale, STORY), 2.0), 3, "fail")
            assert not told._news and not any(page._news for page in grader._pages.browser.pages), (
                "it was not checked anew"
            )
            return [first, again]

    first, again = asyncio.run(run())
    rules = [
        [error.split(":")[1] for error in result.errors if error.startswith("a11y: ")] for result in (first, again)
    ]
    assert rules[0] == rules[1]
    assert any("color-contrast" in error for error in first.errors)


def test_a_story_whose_reference_fails_is_bad_input(grader: GraderThread) -> None:
    broken = STORY.model_copy(update={"solution": {"target.tsx": "export const Target = () => <p>x</p>"}})
    with pytest.raises(InputError, match=r"target.stories.tsx:1: target: the reference solution does not pass"):
        grader.submit(RIGHT, broken).result()


def test_a_killed_browser_loses_and_invents_no_verdict(bundle: Path) -> None:
    async def run() -> tuple[list[object], float]:
        async with Grader(PARAMS, bundle) as grader:
            await grader.grade(RIGHT, STORY)
            work = asyncio.ensure_future(grader.grade_many([(RIGHT, STORY)] * 12))
            await asyncio.sleep(0.05)
            assert grader._pages.browser is not None
            os.killpg(grader._pages.browser.process.pid, signal.SIGKILL)
            start = time.monotonic()
            return list(await work), time.monotonic() - start

    results, _ = asyncio.run(run())
    assert [isinstance(r, StoryResult) and r.passed for r in results] == [True] * 12


def browser_script(path: Path, text: str) -> str:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return str(path)


def test_a_browser_that_does_not_start_at_once_is_started_again(
    bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = f'mkdir "{tmp_path}/started" 2>/dev/null && exit 1\nexec "{find_browser()}" "$@"'
    monkeypatch.setenv("STORYLOOP_BROWSER", browser_script(tmp_path / "browser", once))
    with GraderThread(PARAMS, bundle) as grader:
        assert grader.submit(RIGHT, STORY).result().passed
    assert (tmp_path / "started").exists()


@pytest.mark.parametrize(
    ("text", "timeout", "why"), [("exec sleep 60", 0.2, "did not answer within 0.2 s"), ("exit 1", 60, "ended")]
)
def test_a_browser_that_never_starts_is_an_infrastructure_error(
    text: str, timeout: float, why: str, bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = browser_script(tmp_path / "browser", text)
    monkeypatch.setenv("STORYLOOP_BROWSER", program)
    monkeypatch.setattr(process_module, "START_TIMEOUT", timeout)
    said = f"the browser did not start in 3 attempts: {program} {why}; to see what it says, run: {program} --headless"
    with pytest.raises(InfrastructureError, match=re.escape(said)), GraderThread(PARAMS, bundle):
        pass


def test_deleting_the_cache_changes_nothing(bundle: Path, tmp_path: Path) -> None:
    pairs = [(RIGHT, STORY), (hostile("hide-inert"), STORY)]
    params = PARAMS.model_copy(update={"cache": True})
    seen = []
    for _ in range(3):
        with GraderThread(params, bundle, tmp_path / "grades.sqlite") as grader:
            seen.append(grader.grade_many(pairs))
        if len(seen) == 2:
            (tmp_path / "grades.sqlite").unlink()
    assert seen[0] == seen[1] == seen[2]


def test_a_wrong_verdict_on_a_canary_stops_the_work(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = [CANARIES[0]._replace(passed=False), *CANARIES[1:]]
    monkeypatch.setattr(pool_module, "CANARIES", broken)
    with pytest.raises(BrokenGrader, match="judges a right solution wrongly"), GraderThread(PARAMS, bundle):
        pass


def test_a_browser_without_fonts_is_told_apart(bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = tmp_path / "fonts.conf"
    config.write_text(f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}</cachedir></fontconfig>")
    monkeypatch.setattr(process_module, "ENVIRONMENT", process_module.ENVIRONMENT | {"FONTCONFIG_FILE": str(config)})
    with pytest.raises(BrokenGrader, match="install one, such as the package fonts-dejavu-core"):
        GraderThread(PARAMS, bundle).__enter__()


def test_an_external_runner_takes_the_place_of_the_browser(bundle: Path, tmp_path: Path) -> None:
    script = tmp_path / "runner.py"
    verdict = {"passed": True, "a11yPassed": True, "totalAssertions": 1, "passedAssertions": 1}
    script.write_text(
        "import json, pathlib, sys\n"
        "assert sys.argv[1:] == ['target.stories.tsx', 'target'] and pathlib.Path(sys.argv[1]).exists()\n"
        f"print('noise'); print(json.dumps({verdict!r}) if 'Mute' in pathlib.Path('target.tsx').read_text() else '')\n"
    )
    params = PARAMS.model_copy(update={"command": f"{sys.executable} {script}"})
    with GraderThread(params, bundle) as grader:
        right, nothing = grader.grade_many([(RIGHT, STORY), ({"target.tsx": "export const A = 1"}, STORY)])
    assert isinstance(right, StoryResult) and right.model_dump(exclude={"errors"}) == verdict
    assert isinstance(nothing, InfrastructureError)


IN_A_FRAME = {
    "an animation frame": "requestAnimationFrame(() => button.attr('aria-pressed', 'true'))",
    "a timer": "setTimeout(() => button.attr('aria-pressed', 'true'))",
    "a promise": "Promise.resolve().then(() => button.attr('aria-pressed', 'true'))",
}


@pytest.mark.parametrize("when", IN_A_FRAME)
def test_what_a_click_shows_a_moment_later_is_seen(when: str, grader: GraderThread) -> None:
    files = {"target.tsx": SOLUTION.replace("button.attr('aria-pressed', 'true')", IN_A_FRAME[when])}
    play = STORY.files["target.stories.tsx"]
    waits = play.replace("fireEvent(button, 'click')", "fireEvent(button, 'click')\n    await findByText('Mute')")
    story = STORY.model_copy(update={"files": {"target.stories.tsx": waits}})
    result = grader.submit(files, story).result()
    assert waits != play and result.passed, result.errors


def test_a_list_box_is_accessible(grader: GraderThread) -> None:
    box = (
        "<label for='box'>Toppings</label><select id='box' multiple>"
        "<option selected>Olives</option><option>Basil</option><option>Capers</option></select>"
    )
    files = {"target.tsx": f"export const Target = () => <form>{box}</form>\n"}
    assert grader.submit(files, STORY).result().a11yPassed


def test_a_story_that_is_expected_has_its_reference_graded_once(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graded: list[dict[str, str]] = []
    grade = Page.grade

    async def noted(page: Page, job: dict[str, Any], *rest: Any) -> Outcome:
        graded.append(job["files"])
        return await grade(page, job, *rest)

    monkeypatch.setattr(Page, "grade", noted)
    with GraderThread(PARAMS.model_copy(update={"cache": False}), bundle) as grader:
        graded.clear()  # the canaries
        grader.expect(STORY)
        grader.expect(STORY)
        assert grader.submit({"target.tsx": "export const Target = () => <p>y</p>"}, STORY).result().totalAssertions
    assert graded.count(STORY.solution) == 1


def test_a_story_that_is_bad_input_in_mid_batch_leaves_nothing_running(
    bundle: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    lost: list[str] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda error: lost.append(str(error.exc_value)))
    broken = STORY.model_copy(update={"solution": {"target.tsx": "export const Target = () => <p>x</p>"}})
    pairs = [(RIGHT, STORY), ({"target.tsx": "export const Target = () => <p>y</p>"}, broken)] * 10
    with GraderThread(PARAMS, bundle) as grader:
        waiting = [grader.submit(RIGHT, STORY) for _ in range(5)]
        with pytest.raises(InputError):
            grader.grade_many(pairs)
        assert grader.submit(RIGHT, STORY).result().passed
        waiting += [grader.submit(RIGHT, STORY) for _ in range(5)]
    gc.collect()
    assert lost == [] and caplog.records == []
    assert all(future.done() for future in waiting)


@pytest.mark.parametrize(
    "message", ["play took more than 5000 ms", "the component crashed the page", "the component blocked the page"]
)
def test_a_timeout_needs_a_second_opinion(
    message: str, bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grade = Page.grade
    graded: list[str] = []

    async def slow_once(page: Page, job: dict[str, Any], *rest: Any) -> Outcome:
        outcome = await grade(page, job, *rest)
        if "Mute later" not in str(job["files"]):
            return outcome
        graded.append("once")
        return failure("timeout", message) if len(graded) == 1 else outcome

    monkeypatch.setattr(Page, "grade", slow_once)
    files = {"target.tsx": SOLUTION + "// Mute later\n"}
    params = PARAMS.model_copy(update={"cache": True})
    with GraderThread(params, bundle, tmp_path / "grades.sqlite") as grader:
        assert grader.submit(files, STORY).result().passed
        assert grader.submit(files, STORY).result().passed
    assert len(graded) == 2


def test_pages_that_open_at_once_know_their_processes_apart(bundle: Path) -> None:
    async def run() -> list[int | None]:
        browser = await Browser.start()
        try:
            pages = await asyncio.gather(*(Page.open(browser, read_scripts(bundle)) for _ in range(6)))
            return [page._pid for page in pages]
        finally:
            await browser.close()

    processes = asyncio.run(run())
    assert None not in processes and len(set(processes)) == 6


def test_a_jump_of_the_processor_clock_fails_nobody(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cpu, calls = Page._cpu, itertools.count()

    async def jumping(page: Page) -> float | None:
        used = await cpu(page)
        return used if used is None or next(calls) < 2 else used + 5  # the look before it and the one at its start

    slow = SOLUTION + "for (const end = performance.now() + 300; performance.now() < end; );\n"
    with GraderThread(PARAMS, bundle) as grader:
        monkeypatch.setattr(Page, "_cpu", jumping)
        assert grader.submit({"target.tsx": slow}, STORY).result().passed
    assert next(calls) > 2


def test_a_screenshot_shows_what_was_rendered(grader: GraderThread) -> None:
    image = grader.screenshot(RIGHT, STORY)
    assert image.startswith(b"\x89PNG") and image != grader.screenshot(hostile("bomb-depth"), STORY)


def test_the_static_checks_reject_no_reference_solution() -> None:
    stories = own_stories()
    assert {story.id: fault for story in stories if (fault := find_fault(story.solution, story))} == {}


def rejected_before_the_browser(stories: list[Story]) -> list[tuple[dict[str, str], Story]]:
    """Perturbations of these stories that the static checks reject."""
    pairs = []
    for story in stories:
        for _, output in perturb(story, 6, random.Random(story.id)):
            files = outcome_of(output).files
            if files is not None and find_fault(files, story):
                pairs.append((files, story))
    return pairs


def browser_alone(bundle: Path, pairs: list[tuple[dict[str, str], Story]]) -> list[Outcome]:
    async def run() -> list[Outcome]:
        async with Grader(PARAMS, bundle) as grader:
            runs = await asyncio.gather(*(grader._pages.run(files, story) for files, story in pairs))
            return [outcome for outcome, _ in runs]

    return asyncio.run(run())


def passing(pairs: list[tuple[dict[str, str], Story]], outcomes: list[Outcome]) -> list[object]:
    return [
        (story.id, find_fault(files, story), files)
        for (files, story), outcome in zip(pairs, outcomes, strict=True)
        if verdict(outcome, len(outcome["assertions"]), "fail").passed
    ]


def test_what_the_static_checks_reject_does_not_pass_in_the_browser(bundle: Path) -> None:
    pairs = rejected_before_the_browser(own_stories()[::4])
    assert len(pairs) > 20
    sample = random.Random(3).sample(pairs, min(30, len(pairs)))
    assert passing(sample, browser_alone(bundle, sample)) == []


@pytest.mark.slow
def test_nothing_that_the_static_checks_reject_passes_in_the_browser(bundle: Path) -> None:
    pairs = rejected_before_the_browser(own_stories())
    assert passing(pairs, browser_alone(bundle, pairs)) == []


def varied(stories: list[Story], count: int) -> list[tuple[dict[str, str], Story]]:
    """Candidates of all kinds: faults of every sort, neighbours' solutions and hostile ones that end at once."""
    kinds = [(hostile(name), STORY) for name in ("hide-inert", "fake-axe", "leak-globals", "hide-until-unnamed-frame")]
    chosen = random.Random(11)
    while len(kinds) < count:
        story = chosen.choice(stories)
        files = outcome_of(chosen.choice(perturb(story, 8, chosen))[1]).files
        if files is not None:
            kinds.append((files, story))
    return kinds


def assert_deterministic(pairs: list[tuple[dict[str, str], Story]], rounds: int, bundle: Path) -> None:
    """Graded in random orders while other processes take the processors, every candidate keeps its verdict."""
    seen: list[set[str]] = [set() for _ in pairs]
    with busy(os.cpu_count() or 1), GraderThread(PARAMS.model_copy(update={"pages": 3}), bundle) as grader:
        for number in range(rounds):
            order = random.Random(number).sample(range(len(pairs)), len(pairs))
            for index, result in zip(order, grader.grade_many([pairs[i] for i in order]), strict=True):
                seen[index].add(repr(result))
    assert [verdicts for verdicts in seen if len(verdicts) > 1] == []


@pytest.mark.slow  # takes every processor; that order changes nothing, the last test shows as well
def test_verdicts_are_the_same_in_any_order_under_load(bundle: Path) -> None:
    stories = own_stories()
    assert_deterministic([(story.solution, story) for story in stories[::60]] + varied(stories, 10), 2, bundle)


@pytest.mark.slow
@pytest.mark.timeout(3600)  # some 12,000 verdicts
def test_all_verdicts_are_the_same_twenty_times_under_load(bundle: Path) -> None:
    stories = own_stories()
    assert_deterministic([(story.solution, story) for story in stories] + varied(stories, 50), 20, bundle)


def test_verdicts_do_not_depend_on_order_or_on_what_ran_before(grader: GraderThread) -> None:
    stories = [story for story in own_stories() if story.split == "train"][::27]
    pairs = [(story.solution, story) for story in stories]
    pairs += [(stories[i - 1].solution, story) for i, story in enumerate(stories)]
    first = grader.grade_many(pairs)
    again = grader.grade_many(pairs[::-1])[::-1]
    assert json.dumps([str(r) for r in first]) == json.dumps([str(r) for r in again])
    assert all(isinstance(r, StoryResult) and reward(r) == 1 for r in first[: len(stories)])
