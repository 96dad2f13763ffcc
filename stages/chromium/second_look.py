"""A second look at a candidate, in a page of its own: what a person would see, in pictures, and not only in the test.

The page is a top-level document with an address, at another date and in a window of another size, that says nothing of
automation. It is mounted and played again there. Where something could make it look otherwise later or elsewhere, it
is seen at 390 px, in the dark, and after virtual time has run on to the end of timers and animations. The page is
thrown away afterwards: one whose time was virtual never rests again.
"""

import asyncio
import base64
import contextlib
import json
import time
from typing import Any, TypedDict

from stages.chromium.allowance import Allowance, Spent
from stages.chromium.blocking import SILENT_CPU_SHARE, until_blocked
from stages.chromium.cdp import Disconnected, ProtocolError, mark_retrieved
from stages.chromium.outcome import (
    IDLE,
    Outcome,
    Outline,
    failure,
    passes,
    read_outcome,
    read_outline,
    waited_in_vain,
)
from stages.chromium.page import CSP, PageLost, Scripts, call_function
from stages.chromium.process import Browser, cpu_of
from stages.chromium.real_input import play_with_real_input

ADDRESS = "https://app.example/"
HTML = '<!doctype html><html lang="en"><head><title>story</title></head><body bgcolor="white"></body></html>'
POLICY = "sandbox allow-scripts allow-forms; " + CSP.replace("style-src ", "style-src data: ")  # elsewhere it loads
NOW = 1813060800000  # 2027-06-15
DECLARED = f"const STORYLOOP_SECOND={{now:{NOW}}};"
AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36"
WIDE, NARROW = (1100, 760), (390, 760)
MAX_HEIGHT = 4000  # px of a page that are looked at
STEPS = (3_000, 60_000, 3_600_000)  # ms of virtual time, one after the other
SETTLE_SECONDS = 1.5  # seconds for one of them: a page that never rests is judged as it is then
SETTLE_CPU = 0.25  # CPU seconds for one of them: the same
BLOCK_SECONDS = 6.0  # as blocking.py's timeout: pixels of a large page take longer than a grade does
SILENT_SHARE = 0.5 / BLOCK_SECONDS  # of them: what the candidate's own code may work without answering, as in a grade
STILL_SHARE = 0.3 / BLOCK_SECONDS  # the same in virtual time, which stands still for code that waits for its end
PICTURE_SHARE = 1.0 / BLOCK_SECONDS  # what one picture may take in all the browser's processes
RESTLESS = 7  # answers, one after the other, before each of which a page that is asked for nothing works REST_CPU
REST_CPU = 0.008  # CPU seconds: clocks may tell hundredths
WORK_SECONDS = 0.5  # CPU seconds of work during a play that explain why its frames and timers came late
FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(''))))"
FRAME = {"x": 0, "y": 0, "width": 1, "height": 1}  # the least that can be painted


class Blocked(Exception):
    """The page's processor time says that the candidate lets it do nothing else; no load explains that."""


class Again(TypedDict):
    """What happened in the page of its own, and the outlines that came after the play, each with when or where."""

    outcome: Outcome
    later: list[tuple[str, Outline]]
    used: float  # CPU seconds that the candidate has taken by then
    spent: bool  # these are all that it may take


class SecondLook:
    """One page: `page = await SecondLook.open(browser, scripts)`, then `await page.look(job, varies)`.

    `reusable` says whether the page may be used for another look, which begins with a new document.
    """

    def __init__(self, browser: Browser, scripts: Scripts) -> None:
        self._browser = browser
        self._scripts = scripts
        self._target = self._session = ""
        self._world = 0
        self._is_rested = True  # the last look ended as it should
        self.is_used = False  # there was another look
        self._processes: set[int] = set()
        self._renderers: set[int] = set()
        self._allowance = Allowance()
        self._window = WIDE
        self._framework = ""
        self._added: list[str] = []
        self._is_virtual = False  # a page whose time stands still is only painted while it runs
        self._events: dict[str, asyncio.Future[Any]] = {}

    @property
    def reusable(self) -> bool:
        return self._is_rested and not self._is_virtual and self._browser.alive

    @classmethod
    async def open(cls, browser: Browser, scripts: Scripts) -> "SecondLook":
        page = cls(browser, scripts)
        await page._open()
        return page

    async def _open(self) -> None:
        connection = self._browser.connection
        width, height = self._window = WIDE
        created = await connection.send("Target.createTarget", url="about:blank", width=width, height=height)
        self._target = created["targetId"]
        attached = await connection.send("Target.attachToTarget", targetId=self._target, flatten=True)
        self._session = attached["sessionId"]
        connection.listen(self._session, self._event)
        setup = (
            self._post("Page.enable"),
            self._post("Inspector.enable"),
            self._post("Fetch.enable", patterns=[{"urlPattern": "*"}]),
            self._post("Emulation.setFocusEmulationEnabled", enabled=True),
            self._post("Emulation.setUserAgentOverride", userAgent=AGENT, platform="Linux x86_64"),
            self._post("Emulation.setAutomationOverride", enabled=False),
            self._metrics(WIDE),
            self._post("Page.addScriptToEvaluateOnNewDocument", source=f"{{{DECLARED}{self._scripts.main}}}"),
        )
        await asyncio.gather(*setup)

    async def _load(self) -> None:
        """A new document, with our scripts in it."""
        trusted, own = self._scripts.more.get(self._framework, ("", ""))
        for identifier in self._added:
            await self._send("Page.removeScriptToEvaluateOnNewDocument", identifier=identifier)
        self._added = []
        if own:
            added = await self._send("Page.addScriptToEvaluateOnNewDocument", source=own)
            self._added = [added["identifier"]]
        loaded = self._expect("Page.loadEventFired")
        frame = (await self._send("Page.navigate", url=ADDRESS))["frameId"]
        await self._step(loaded)
        world = await self._send("Page.createIsolatedWorld", frameId=frame, worldName="grader")
        self._world = world["executionContextId"]
        source = f"{{const STORYLOOP_TOKEN='';{DECLARED}{self._scripts.frame}}}"
        answer = await self._send("Runtime.evaluate", contextId=self._world, expression=source)
        if "exceptionDetails" in answer:
            raise RuntimeError(f"frame.js: {answer['exceptionDetails']}")
        if trusted:
            await self._send("Runtime.evaluate", contextId=self._world, expression=trusted)
        self._renderers = set(await self._browser.renderers())
        for pid in self._renderers:
            self._browser.limit(pid)
        self._processes = await self._browser.processes()
        self._allowance.restart(self._clock())

    async def close(self) -> None:
        connection = self._browser.connection
        connection.listen(self._session, None)
        if self._browser.alive:
            with contextlib.suppress(Disconnected, ProtocolError, TimeoutError):
                await connection.send("Target.closeTarget", targetId=self._target, timeout=5.0)

    def _event(self, method: str, params: dict[str, Any]) -> None:
        if method == "Fetch.requestPaused":
            own = params["request"]["url"] == ADDRESS and params.get("resourceType") == "Document"
            self._post(
                "Fetch.fulfillRequest",
                requestId=params["requestId"],
                responseCode=200 if own else 404,
                responseHeaders=[
                    {"name": "Content-Type", "value": "text/html; charset=utf-8"},
                    {"name": "Content-Security-Policy", "value": POLICY},
                ],
                body=base64.b64encode(HTML.encode()).decode() if own else "",
            )
        elif method in self._events and not self._events[method].done():
            self._events[method].set_result(params)

    def _expect(self, event: str) -> asyncio.Future[Any]:
        self._events[event] = asyncio.get_running_loop().create_future()
        return self._events[event]

    def _post(self, method: str, **params: Any) -> asyncio.Future[dict[str, Any]]:
        return self._browser.connection.post(method, self._session, **params)

    async def _send(self, method: str, **params: Any) -> dict[str, Any]:
        done = self._post(method, **params)
        await self._step(done)
        return done.result()

    def _metrics(self, size: tuple[int, int]) -> asyncio.Future[dict[str, Any]]:
        width, height = size
        return self._post(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False
        )

    async def _size(self, size: tuple[int, int]) -> None:
        """Gives the window another size: a window is painted anew where it is told even the same one."""
        if size != self._window:
            self._window = size
            await self._step(self._metrics(size))

    def _clock(self) -> float | None:
        """CPU seconds of the browser's processes: one page is all it has."""
        return self._used_by(self._processes)

    @staticmethod
    def _used_by(processes: set[int]) -> float | None:
        times = [cpu_of(pid) for pid in processes]
        return sum(seconds for seconds in times if seconds is not None) if any(times) else None

    def _mind_waiting(self, outcome: Outcome, used: float) -> None:
        """Raises Blocked or PageLost where frames and timers kept the play waiting: by what the page did meanwhile."""
        if waited_in_vain(outcome):
            worked = self._allowance.used - used
            raise (
                Blocked("it keeps itself waiting") if worked > WORK_SECONDS else PageLost("frames and timers came late")
            )

    def _asked(self) -> asyncio.Future[Any]:
        return self._post("Runtime.callFunctionOn", **call_function(self._world, "() => 0"))

    async def _step(
        self, done: "asyncio.Future[Any]", silent_share: float = SILENT_SHARE, cpu_share: float = 1.0
    ) -> None:
        """Waits for one thing that the browser does. Shares are of BLOCK_SECONDS, as in blocking.py.

        Raises Blocked where the page works on, Spent where the candidate's allowance ends, PageLost where it idles.
        """

        async def charged() -> float | None:
            clock = self._clock()
            self._allowance.charge(clock)
            return clock

        try:
            await charged()
            why = await until_blocked(done, self._asked, charged, BLOCK_SECONDS, lambda: None, silent_share, cpu_share)
            await charged()
        except Spent:
            done.add_done_callback(mark_retrieved)
            raise
        if why:
            done.add_done_callback(mark_retrieved)
            raise PageLost(why) if why == IDLE else Blocked(why)

    async def _rest(self) -> None:
        """Waits until the page does nothing of its own. Raises Blocked where it never rests."""
        await self._step(self._asked())
        for _ in range(RESTLESS):
            before = self._used_by(self._renderers)
            await self._step(self._asked())
            now = self._used_by(self._renderers)
            if before is None or now is None or now - before < REST_CPU:
                return
        raise Blocked("the page never rests")

    async def _call(self, function: str, *arguments: str | bool, silent_share: float = SILENT_SHARE) -> str:
        """What a function of the page returns."""
        done = self._post("Runtime.callFunctionOn", **call_function(self._world, function, *arguments))
        await self._step(done, silent_share)
        answer = done.result()
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise RuntimeError(f"frame.js: {details.get('exception', {}).get('description', details.get('text'))}")
        return str(answer["result"].get("value"))

    async def blocks_again(self, job: str, asks: bool, allowance: Allowance) -> bool:
        """Whether a candidate that blocked another page blocks this one too: everything but the pictures.

        Raises Spent and PageLost as `look` does.
        """
        self._begin(job, allowance)
        try:
            await self._load()
            if asks:
                await play_with_real_input(job, self._call, self._send)
                await self._load()
            await self._call("(job) => second.mountAndPlay(job)", job)
            await self._rest()
            await self._size(NARROW)
            await self._call(FRAMES)
            await self._rest()
            await self._size(WIDE)
            await self._dark(True)
            await self._call(FRAMES)
            await self._rest()
            self._is_virtual = True
            for budget in STEPS:
                await self._advance(budget)
        except Blocked:
            return True
        except ProtocolError as error:
            if not self._browser.alive:
                raise PageLost(str(error)) from None
            return True  # it crashed the page
        return False

    def _begin(self, job: str, allowance: Allowance) -> None:
        self._is_rested = False
        self._allowance = allowance
        allowance.restart(self._clock())
        self._framework = json.loads(job)["story"]["framework"]

    async def look(self, job: str, varies: bool, asks: bool, allowance: Allowance) -> Again:
        """What happens here.

        Raises Blocked where the candidate blocks the page, Spent where its allowance ends, and PageLost for what is not
        its doing: the browser went away, or a page that kept us waiting was itself kept waiting for frames, timers or
        the processor.
        """
        self._begin(job, allowance)
        try:
            await self._load()
            again = await self._look(job, varies, asks)
            self._is_rested, self.is_used = again["outcome"]["rendered"], True
            return again
        except Disconnected:
            raise PageLost("the browser has gone") from None
        except ProtocolError as error:
            if not self._browser.alive:
                raise PageLost(str(error)) from None
            return self._again(failure("timeout", f"the component did not last in a page of its own ({error})"))

    def _again(self, outcome: Outcome) -> Again:
        return {"outcome": outcome, "later": [], "used": self._allowance.used, "spent": False}

    async def _look(self, job: str, varies: bool, asks: bool) -> Again:
        if asks:  # what can tell a person's events from the play's is played with a person's first
            used = self._allowance.used
            real = await play_with_real_input(job, self._call, self._send)
            self._mind_waiting(real, used)
            if not passes(real):
                return self._again(real)
            await self._load()
        outcome, _ = read_outcome(await self._call("(job) => second.mount(job)", job))
        again = self._again(outcome)
        if not outcome["rendered"] or outcome["failures"]:
            return again
        before, may_vary = await self._outline(WIDE, plain=not varies)
        again["outcome"], _ = read_outcome(await self._call("() => second.play()"))
        if not passes(again["outcome"]):  # a picture takes time, in which what the play waits for may have happened
            await self._load()
            used = self._allowance.used
            again["outcome"], _ = read_outcome(await self._call("(job) => second.mountAndPlay(job)", job))
            self._mind_waiting(again["outcome"], used)
        after, may_still = await self._outline(WIDE, plain=not varies)
        again["outcome"]["before"], again["outcome"]["after"] = before, after
        if varies or may_vary or may_still:
            await self._size(NARROW)
            again["later"].append(("in a window of 390 px", (await self._outline(NARROW, strict=False))[0]))
            await self._size(WIDE)
            await self._dark(True)
            again["later"].append(("in the dark", (await self._outline(WIDE, strict=False))[0]))
            await self._dark(False)
            for budget in STEPS:
                again["later"].append((f"{budget // 1000} s later", await self._outline_after(budget)))
        again["used"] = self._allowance.used
        return again

    async def _dark(self, dark: bool) -> None:
        scheme = "dark" if dark else "light"
        await self._send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    async def _outline_after(self, budget: int) -> Outline:
        self._is_virtual = True
        await self._advance(budget)
        return (await self._outline(WIDE, settled=False, strict=False))[0]

    async def _advance(self, budget: int) -> None:
        expired = self._expect("Emulation.virtualTimeBudgetExpired")
        self._post("Emulation.setVirtualTimePolicy", policy="advance", budget=budget)
        await self._step(asyncio.ensure_future(self._settled(expired)), STILL_SHARE)
        if not expired.done():
            await self._step(self._post("Emulation.setVirtualTimePolicy", policy="pause"), STILL_SHARE)

    async def _settled(self, expired: "asyncio.Future[Any]") -> None:
        begun, used = time.monotonic(), self._clock()
        while time.monotonic() < begun + SETTLE_SECONDS and not expired.done():
            await asyncio.wait({expired}, timeout=0.05)
            now = self._clock()
            if used is not None and now is not None and now - used > SETTLE_CPU:
                return

    async def _outline(
        self, size: tuple[int, int], settled: bool = True, strict: bool = True, plain: bool = False
    ) -> tuple[Outline, bool]:
        """The outline now, with what two pictures show (runtime/picture.ts), and whether styles could change it.

        `plain`: all that is painted is in the document, so no picture is taken again of what has not changed.
        """
        if self._is_virtual:  # animations have the time of the last frame
            await self._picture(size, 3, FRAME)
        look = "(settled, plain) => second.look(settled, plain)"
        if not self._is_virtual:
            await self._rest()
        looked = json.loads(await self._call(look, settled, plain, silent_share=SILENT_CPU_SHARE))
        now = size
        if looked["height"] > size[1]:  # a picture shows what is in the window
            now = (size[0], min(MAX_HEIGHT, looked["height"]))
            await self._size(now)
            looked = json.loads(await self._call(look, settled, plain, silent_share=SILENT_CPU_SHARE))
        outline, area = looked["outline"], looked["area"]
        if area is not None and not looked["measured"]:
            inked = await self._picture(now, 1, area)
            await self._call("() => second.clear()")
            clear = await self._picture(now, 2, area)
            measure = "(inked, clear, area, strict) => second.measure(inked, clear, area, strict)"
            outline = json.loads(
                await self._call(measure, inked, clear, json.dumps(area), strict, silent_share=SILENT_CPU_SHARE)
            )
        await self._size(size)
        read = read_outline(outline)
        assert read is not None, outline
        return read, bool(looked["varies"])

    async def _picture(self, size: tuple[int, int], more: int, area: dict[str, int]) -> str:
        """PNG in base64. Where time stands still, only a window of another height is painted again."""
        if self._is_virtual:
            await self._size((size[0], size[1] + more))
        picture = self._post("Page.captureScreenshot", format="png", optimizeForSpeed=True, clip=area | {"scale": 1})
        while self._is_virtual and not picture.done():
            await self._advance(50)
            await asyncio.wait({picture}, timeout=0.01)
        await self._step(picture, cpu_share=PICTURE_SHARE)
        data: str = picture.result()["data"]
        return data
