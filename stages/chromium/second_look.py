"""A second look at a candidate, in a page of its own: what a person would see, in pictures, and not only in the test.

The page is a top-level document at another date and in a window of another size (seen_page.py). The candidate is
mounted and played again there. Where something could make it look otherwise later or elsewhere, it is seen at 390 px,
in the dark, and after virtual time has run on to the end of timers and animations.
"""

import json
from typing import TypedDict

from stages.chromium.allowance import Allowance
from stages.chromium.blocking import SILENT_CPU_SHARE
from stages.chromium.cdp import Disconnected, ProtocolError
from stages.chromium.outcome import Outcome, Outline, failure, passes, read_outcome, read_outline, waited_in_vain
from stages.chromium.page import PageLost
from stages.chromium.real_input import play_with_real_input
from stages.chromium.seen_page import WIDE, Blocked, SeenPage

NARROW = (390, 760)
MAX_HEIGHT = 4000  # px of a page that are looked at
STEPS = (3_000, 60_000, 3_600_000)  # ms of virtual time, one after the other
WORK_SECONDS = 0.5  # CPU seconds of work during a play that explain why its frames and timers came late
FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(''))))"
FRAME = {"x": 0, "y": 0, "width": 1, "height": 1}  # the least that can be painted


class Again(TypedDict):
    """What happened in the page of its own, and the outlines that came after the play, each with when or where."""

    outcome: Outcome
    later: list[tuple[str, Outline]]
    used: float  # CPU seconds that the candidate has taken by then
    spent: bool  # these are all that it may take


async def blocks_again(page: SeenPage, job: str, asks: bool, allowance: Allowance) -> bool:
    """Whether a candidate that blocked another page blocks this one too: everything but the pictures.

    Raises Spent and PageLost as `look` does.
    """
    await page.begin(_framework(job), allowance)
    try:
        await page.load()
        if asks:
            await play_with_real_input(job, page.call, page.send)
            await page.load()
        await page.call("(job) => second.mountAndPlay(job)", job)
        await page.rest()
        await page.size(NARROW)
        await page.call(FRAMES)
        await page.rest()
        await page.size(WIDE)
        await page.dark(True)
        await page.call(FRAMES)
        await page.rest()
        for budget in STEPS:
            await page.advance(budget)
    except Blocked:
        return True
    except ProtocolError as error:
        if not page.browser.alive:
            raise PageLost(str(error)) from None
        return True  # it crashed the page
    return False


async def look(page: SeenPage, job: str, varies: bool, asks: bool, allowance: Allowance) -> Again:
    """What happens here.

    Raises Blocked where the candidate blocks the page, Spent where its allowance ends, and PageLost for what is not
    its doing: the browser went away, or a page that kept us waiting was itself kept waiting for frames, timers or
    the processor.
    """
    await page.begin(_framework(job), allowance)
    try:
        await page.load()
        again = await _look(page, job, varies, asks)
        page.is_rested, page.is_used = again["outcome"]["rendered"], True
        return again
    except Disconnected:
        raise PageLost("the browser has gone") from None
    except ProtocolError as error:
        if not page.browser.alive:
            raise PageLost(str(error)) from None
        return _again(page, failure("timeout", f"the component did not last in a page of its own ({error})"))


def _framework(job: str) -> str:
    return str(json.loads(job)["story"]["framework"])


def _again(page: SeenPage, outcome: Outcome) -> Again:
    return {"outcome": outcome, "later": [], "used": page.used, "spent": False}


async def _look(page: SeenPage, job: str, varies: bool, asks: bool) -> Again:
    if asks:  # what can tell a person's events from the play's is played with a person's first
        used = page.used
        real = await play_with_real_input(job, page.call, page.send)
        _mind_waiting(page, real, used)
        if not passes(real):
            return _again(page, real)
        await page.load()
    outcome, _ = read_outcome(await page.call("(job) => second.mount(job)", job))
    again = _again(page, outcome)
    if not outcome["rendered"] or outcome["failures"]:
        return again
    before, may_vary = await _outline(page, WIDE, plain=not varies)
    again["outcome"], _ = read_outcome(await page.call("() => second.play()"))
    if not passes(again["outcome"]):  # a picture takes time, in which what the play waits for may have happened
        await page.load()
        used = page.used
        again["outcome"], _ = read_outcome(await page.call("(job) => second.mountAndPlay(job)", job))
        _mind_waiting(page, again["outcome"], used)
    after, may_still = await _outline(page, WIDE, plain=not varies)
    again["outcome"]["before"], again["outcome"]["after"] = before, after
    if varies or may_vary or may_still:
        await page.size(NARROW)
        again["later"].append(("in a window of 390 px", (await _outline(page, NARROW, strict=False))[0]))
        await page.size(WIDE)
        await page.dark(True)
        again["later"].append(("in the dark", (await _outline(page, WIDE, strict=False))[0]))
        await page.dark(False)
        for budget in STEPS:
            again["later"].append((f"{budget // 1000} s later", await _outline_after(page, budget)))
    again["used"] = page.used
    return again


def _mind_waiting(page: SeenPage, outcome: Outcome, used: float) -> None:
    """Raises Blocked or PageLost where frames and timers kept the play waiting: by what the page did meanwhile."""
    if waited_in_vain(outcome):
        worked = page.used - used
        raise Blocked("it keeps itself waiting") if worked > WORK_SECONDS else PageLost("frames and timers came late")


async def _outline_after(page: SeenPage, budget: int) -> Outline:
    await page.advance(budget)
    return (await _outline(page, WIDE, settled=False, strict=False))[0]


async def _outline(
    page: SeenPage, size: tuple[int, int], settled: bool = True, strict: bool = True, plain: bool = False
) -> tuple[Outline, bool]:
    """The outline now, with what two pictures show (runtime/picture.ts), and whether styles could change it.

    `plain`: all that is painted is in the document, so no picture is taken again of what has not changed.
    """
    if page.is_virtual:  # animations have the time of the last frame
        await page.picture(size, 3, FRAME)
    else:
        await page.rest()
    find = "(settled, plain) => second.look(settled, plain)"
    looked = json.loads(await page.call(find, settled, plain, silent_share=SILENT_CPU_SHARE))
    now = size
    if looked["height"] > size[1]:  # a picture shows what is in the window
        now = (size[0], min(MAX_HEIGHT, looked["height"]))
        await page.size(now)
        looked = json.loads(await page.call(find, settled, plain, silent_share=SILENT_CPU_SHARE))
    outline, area = looked["outline"], looked["area"]
    if area is not None and not looked["measured"]:
        inked = await page.picture(now, 1, area)
        await page.call("() => second.clear()")
        clear = await page.picture(now, 2, area)
        measure = "(inked, clear, area, strict) => second.measure(inked, clear, area, strict)"
        outline = json.loads(
            await page.call(measure, inked, clear, json.dumps(area), strict, silent_share=SILENT_CPU_SHARE)
        )
    await page.size(size)
    read = read_outline(outline)
    assert read is not None, outline
    return read, bool(looked["varies"])
