"""Realms of graded candidates are garbage: what V8 is told about it, and that it goes."""

import asyncio
from pathlib import Path

import pytest

from stages.chromium import process
from stages.chromium.outcome import passes
from stages.chromium.page import Page
from stages.chromium.process import Browser
from stages.grader.job import job_of, read_scripts
from stages.stories.catalogue import load_stories


def test_v8_knows_all_its_flags(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It reads none that follows one which it does not know; so the one that is added here counts only if it knows all."""
    told = f"--js-flags={process.JS_FLAGS}"
    assert told in process.FLAGS
    flags = tuple(f"{flag} --expose-gc" if flag == told else flag for flag in process.FLAGS)
    monkeypatch.setattr(process, "FLAGS", flags)

    async def kind() -> object:
        browser = await Browser.start()
        try:
            page = await Page.open(browser, read_scripts(bundle))
            return (await page._call("() => typeof gc"))["result"]["value"]
        finally:
            await browser.close()

    assert asyncio.run(kind()) == "function"


def test_realms_do_not_pile_up(bundle: Path) -> None:
    """A realm with React and the libraries of a play takes more than a megabyte."""

    async def most() -> tuple[float, float]:
        browser = await Browser.start()
        try:
            page = await Page.open(browser, read_scripts(bundle))
            story = load_stories("tests/grader/csf")[0]
            sizes = []
            for _ in range(90):
                assert passes(await page.grade(job_of(story.solution, story), 30.0))
                sizes.append((await page._send("Runtime.getHeapUsage"))["usedSize"] / 1e6)
            return max(sizes[:45]), max(sizes[45:])
        finally:
            await browser.close()

    first, last = asyncio.run(most())
    assert last < first + 20, f"{first:.0f} MB, then {last:.0f} MB"
