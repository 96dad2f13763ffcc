"""A page that is painted, for one look after the other: each begins with a new document in a top-level page.

It has an address, another date than the pages of page.py, and says nothing of automation. What its browser works is
charged to the candidate's allowance, step by step. Its time may be made virtual, and then it never rests again.
"""

import asyncio
import base64
import contextlib
import time
from typing import Any

from stages.chromium.allowance import Allowance, Spent
from stages.chromium.blocking import until_blocked
from stages.chromium.cdp import Disconnected, ProtocolError, mark_retrieved
from stages.chromium.outcome import IDLE
from stages.chromium.page import CSP, PageLost, Scripts, call_function
from stages.chromium.process import Browser

ADDRESS = "https://app.example/"
HTML = '<!doctype html><html lang="en"><head><title>story</title></head><body bgcolor="white"></body></html>'
POLICY = "sandbox allow-scripts allow-forms; " + CSP.replace("style-src ", "style-src data: ")  # elsewhere it loads
NOW = 1813060800000  # 2027-06-15
DECLARED = f"const STORYLOOP_SECOND={{now:{NOW}}};"
AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36"
WIDE = (1100, 760)
SETTLE_SECONDS = 1.5  # seconds for one step of virtual time: a page that never rests is judged as it is then
SETTLE_CPU = 0.25  # CPU seconds for one of them: the same
BLOCK_SECONDS = 6.0  # as blocking.py's timeout: pixels of a large page take longer than a grade does
SILENT_SHARE = 0.5 / BLOCK_SECONDS  # of them: what the candidate's own code may work without answering, as in a grade
STILL_SHARE = 0.3 / BLOCK_SECONDS  # the same in virtual time, which stands still for code that waits for its end
PICTURE_SHARE = 1.0 / BLOCK_SECONDS  # what one picture may take in all the browser's processes
RESTLESS = 7  # answers, one after the other, before each of which a page that is asked for nothing works REST_CPU
REST_CPU = 0.008  # CPU seconds: clocks may tell hundredths


class Blocked(Exception):
    """The page's processor time says that the candidate lets it do nothing else; no load explains that."""


class SeenPage:
    """`page = await SeenPage.open(browser, scripts)`; a look is `begin`, `load` and what second_look.py asks of it."""

    def __init__(self, browser: Browser, scripts: Scripts) -> None:
        self.browser = browser
        self._scripts = scripts
        self._target = self._session = ""
        self._world = 0
        self.is_rested = True  # the last look ended as it should
        self.is_used = False  # there was another look
        self._processes: set[int] = set()
        self._renderers: set[int] = set()
        self.allowance = Allowance()
        self._window = WIDE
        self._framework = ""
        self._added: list[str] = []
        self.is_virtual = False  # a page whose time stands still is only painted while it runs
        self._events: dict[str, asyncio.Future[Any]] = {}

    @property
    def reusable(self) -> bool:
        """Whether the page may be used for another look."""
        return self.is_rested and not self.is_virtual and self.browser.alive

    @property
    def used(self) -> float:
        """CPU seconds that the candidate has taken."""
        return self.allowance.meter.used

    @classmethod
    async def open(cls, browser: Browser, scripts: Scripts) -> "SeenPage":
        page = cls(browser, scripts)
        await page._open()
        return page

    async def _open(self) -> None:
        connection = self.browser.connection
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

    async def begin(self, framework: str, allowance: Allowance) -> None:
        """A look at a candidate of this framework, which may take this."""
        self.is_rested = False
        self._framework = framework
        self.allowance = allowance
        allowance.meter.restart(await self._clock())

    async def load(self) -> None:
        """A new document, with our scripts in it."""
        trusted, own = self._scripts.more.get(self._framework, ("", ""))
        for identifier in self._added:
            await self.send("Page.removeScriptToEvaluateOnNewDocument", identifier=identifier)
        self._added = []
        if own:
            added = await self.send("Page.addScriptToEvaluateOnNewDocument", source=own)
            self._added = [added["identifier"]]
        loaded = self._expect("Page.loadEventFired")
        frame = (await self.send("Page.navigate", url=ADDRESS))["frameId"]
        await self.step(loaded)
        world = await self.send("Page.createIsolatedWorld", frameId=frame, worldName="grader")
        self._world = world["executionContextId"]
        source = f"{{const STORYLOOP_TOKEN='';{DECLARED}{self._scripts.frame}}}"
        answer = await self.send("Runtime.evaluate", contextId=self._world, expression=source)
        if "exceptionDetails" in answer:
            raise RuntimeError(f"frame.js: {answer['exceptionDetails']}")
        if trusted:
            await self.send("Runtime.evaluate", contextId=self._world, expression=trusted)
        processes = await self.browser.processes()
        self._processes = {process.pid for process in processes}
        self._renderers = {process.pid for process in processes if process.is_renderer}
        for pid in self._renderers:
            self.browser.limit(pid)
        self.allowance.meter.restart(await self._clock())

    async def close(self) -> None:
        connection = self.browser.connection
        connection.listen(self._session, None)
        if self.browser.alive:
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
        return self.browser.connection.post(method, self._session, **params)

    async def send(self, method: str, **params: Any) -> dict[str, Any]:
        done = self._post(method, **params)
        await self.step(done)
        return done.result()

    def _metrics(self, size: tuple[int, int]) -> asyncio.Future[dict[str, Any]]:
        width, height = size
        return self._post(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False
        )

    async def size(self, size: tuple[int, int]) -> None:
        """Gives the window another size: a window is painted anew where it is told even the same one."""
        if size != self._window:
            self._window = size
            await self.step(self._metrics(size))

    async def _clock(self) -> float | None:
        """CPU seconds of the browser's processes: one page is all it has."""
        return await self.browser.used_by(self._processes)

    def _asked(self) -> asyncio.Future[Any]:
        return self._post("Runtime.callFunctionOn", **call_function(self._world, "() => 0"))

    async def step(
        self, done: "asyncio.Future[Any]", silent_share: float = SILENT_SHARE, cpu_share: float = 1.0
    ) -> None:
        """Waits for one thing that the browser does. Shares are of BLOCK_SECONDS, as in blocking.py.

        Raises Blocked where the page works on, Spent where the candidate's allowance ends, PageLost where it idles.
        """

        async def charged() -> float | None:
            clock = await self._clock()
            self.allowance.charge(clock)
            return clock

        try:
            why = await until_blocked(done, self._asked, charged, BLOCK_SECONDS, lambda: None, silent_share, cpu_share)
            await charged()
        except Spent:
            done.add_done_callback(mark_retrieved)
            raise
        if why:
            done.add_done_callback(mark_retrieved)
            raise PageLost(why) if why == IDLE else Blocked(why)

    async def rest(self) -> None:
        """Waits until the page does nothing of its own. Raises Blocked where it never rests."""
        await self.step(self._asked())
        for _ in range(RESTLESS):
            before = await self.browser.used_by(self._renderers)
            await self.step(self._asked())
            now = await self.browser.used_by(self._renderers)
            if before is None or now is None or now - before < REST_CPU:
                return
        raise Blocked("the page never rests")

    async def call(self, function: str, *arguments: str | bool, silent_share: float = SILENT_SHARE) -> str:
        """What a function of the page returns."""
        done = self._post("Runtime.callFunctionOn", **call_function(self._world, function, *arguments))
        await self.step(done, silent_share)
        answer = done.result()
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise RuntimeError(f"frame.js: {details.get('exception', {}).get('description', details.get('text'))}")
        return str(answer["result"].get("value"))

    async def dark(self, dark: bool) -> None:
        scheme = "dark" if dark else "light"
        await self.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    async def advance(self, budget: int) -> None:
        """Lets so many milliseconds of virtual time pass; from then on time stands still between two of them."""
        self.is_virtual = True
        expired = self._expect("Emulation.virtualTimeBudgetExpired")
        self._post("Emulation.setVirtualTimePolicy", policy="advance", budget=budget)
        await self.step(asyncio.ensure_future(self._settled(expired)), STILL_SHARE)
        if not expired.done():
            await self.step(self._post("Emulation.setVirtualTimePolicy", policy="pause"), STILL_SHARE)

    async def _settled(self, expired: "asyncio.Future[Any]") -> None:
        begun, used = time.monotonic(), await self._clock()
        while time.monotonic() < begun + SETTLE_SECONDS and not expired.done():
            await asyncio.wait({expired}, timeout=0.05)
            now = await self._clock()
            if used is not None and now is not None and now - used > SETTLE_CPU:
                return

    async def picture(self, size: tuple[int, int], more: int, area: dict[str, int]) -> str:
        """PNG in base64. Where time stands still, only a window of another height is painted again."""
        if self.is_virtual:
            await self.size((size[0], size[1] + more))
        picture = self._post("Page.captureScreenshot", format="png", optimizeForSpeed=True, clip=area | {"scale": 1})
        while self.is_virtual and not picture.done():
            await self.advance(50)
            await asyncio.wait({picture}, timeout=0.01)
        await self.step(picture, cpu_share=PICTURE_SHARE)
        data: str = picture.result()["data"]
        return data
