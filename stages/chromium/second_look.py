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
from functools import partial
from typing import Any, TypedDict

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
COMMAND_SECONDS = 5.0  # seconds for one command
BLOCK_SECONDS = 6.0  # as blocking.py's timeout: pixels of a large page take longer than a grade does
SILENT_SHARE = 0.5 / BLOCK_SECONDS  # of them: what the candidate's own code may work without answering, as in a grade
STILL_SHARE = 0.3 / BLOCK_SECONDS  # the same in virtual time, which stands still for code that waits for its end
BUSY_SHARE = 0.8  # of the time: a page that had the processor for so long was not kept from its frames and timers
WORK_SECONDS = 0.5  # CPU seconds that a page which keeps us waiting has worked; one that worked less was kept waiting
FRAME = {"x": 0, "y": 0, "width": 1, "height": 1}  # the least that can be painted


class Blocked(TimeoutError):
    """The page's processor time says that the candidate lets it do nothing else; no load explains that."""


class Again(TypedDict):
    """What happened in the page of its own, and the outlines that came after the play, each with when or where."""

    outcome: Outcome
    later: list[tuple[str, Outline]]


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
        self._processes: set[int] = set()
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
        await asyncio.wait_for(loaded, COMMAND_SECONDS)
        world = await self._send("Page.createIsolatedWorld", frameId=frame, worldName="grader")
        self._world = world["executionContextId"]
        source = f"{{const STORYLOOP_TOKEN='';{DECLARED}{self._scripts.frame}}}"
        answer = await self._send("Runtime.evaluate", contextId=self._world, expression=source)
        if "exceptionDetails" in answer:
            raise RuntimeError(f"frame.js: {answer['exceptionDetails']}")
        if trusted:
            await self._send("Runtime.evaluate", contextId=self._world, expression=trusted)
        self._processes = set(await self._browser.renderers())
        for pid in self._processes:
            self._browser.limit(pid)

    async def give_up(self) -> None:
        """Closes a page that does not listen."""
        self._post("Page.crash")
        await self.close()

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
        async with asyncio.timeout(COMMAND_SECONDS):
            return await self._post(method, **params)

    def _metrics(self, size: tuple[int, int]) -> asyncio.Future[dict[str, Any]]:
        width, height = size
        return self._post(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False
        )

    async def _size(self, size: tuple[int, int]) -> None:
        """Gives the window another size: a window is painted anew where it is told even the same one."""
        if size != self._window:
            self._window = size
            await self._metrics(size)

    async def _cpu(self) -> float | None:
        times = [cpu_of(pid) for pid in self._processes]
        return sum(seconds for seconds in times if seconds is not None) if any(times) else None

    @staticmethod
    def _share(begun: float, used: float | None, now: float | None) -> float:
        """Of the time since it began, the share for which the page had the processor."""
        return 0.0 if used is None or now is None else (now - used) / max(time.monotonic() - begun, 0.01)

    async def _unblocked(self, done: "asyncio.Future[Any]", silent_share: float = SILENT_SHARE) -> None:
        """Waits for what the page answers. Blocked where the candidate works on, PageLost where the page idles."""
        nothing = call_function(self._world, "() => 0")
        ask = partial(self._post, "Runtime.callFunctionOn", **nothing)
        why = await until_blocked(done, ask, self._cpu, BLOCK_SECONDS, lambda: None, silent_share)
        if why:
            done.add_done_callback(mark_retrieved)
            raise PageLost(why) if why == IDLE else Blocked(why)

    async def _call(self, function: str, *arguments: str | bool, silent_share: float = SILENT_SHARE) -> str:
        """What a function of the page returns."""
        done = self._post("Runtime.callFunctionOn", **call_function(self._world, function, *arguments))
        await self._unblocked(done, silent_share)
        answer = done.result()
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise RuntimeError(f"frame.js: {details.get('exception', {}).get('description', details.get('text'))}")
        return str(answer["result"].get("value"))

    async def blocks_again(self, job: str) -> bool:
        """Whether a candidate that blocked another page blocks this one too, played and some time later: no picture."""
        self._is_rested = False
        self._framework = json.loads(job)["story"]["framework"]
        try:
            await self._load()
            await self._call("(job) => second.mountAndPlay(job)", job)
            self._is_virtual = True
            await self._advance(STEPS[0])
        except Blocked:
            return True
        except TimeoutError:
            raise PageLost("the page did not answer in time") from None
        except ProtocolError as error:
            if not self._browser.alive:
                raise PageLost(str(error)) from None
            return True  # it crashed the page
        return False

    async def look(self, job: str, varies: bool, asks: bool = False) -> Again:
        """What happens here.

        Raises TimeoutError where the candidate blocks the page, and PageLost for what is not its doing: the browser
        went away, or a page that kept us waiting was itself kept waiting for frames, timers or the processor.
        """
        self._is_rested = False
        self._framework = json.loads(job)["story"]["framework"]
        start: float | None = None
        try:
            await self._load()
            start = await self._cpu()
            again = await self._look(job, varies, asks)
            self._is_rested = again["outcome"]["rendered"]
            return again
        except Blocked:
            raise
        except TimeoutError:
            end = await self._cpu()
            if start is not None and end is not None and end - start < WORK_SECONDS:
                raise PageLost("the page got no processor time") from None
            raise
        except Disconnected:
            raise PageLost("the browser has gone") from None
        except ProtocolError as error:
            if not self._browser.alive:
                raise PageLost(str(error)) from None
            lost = failure("timeout", f"the component did not last in a page of its own ({error})")
            return {"outcome": lost, "later": []}

    async def _look(self, job: str, varies: bool, asks: bool) -> Again:
        if asks:  # what can tell a person's events from the play's is played with a person's first
            real = await play_with_real_input(job, self._call, self._send)
            if waited_in_vain(real):
                raise PageLost("frames and timers came late while the play waited")
            if not passes(real):
                return {"outcome": real, "later": []}
            await self._load()
        outcome, _ = read_outcome(await self._call("(job) => second.mount(job)", job))
        again: Again = {"outcome": outcome, "later": []}
        if not outcome["rendered"] or outcome["failures"]:
            return again
        before, may_vary = await self._outline(WIDE, plain=not varies)
        again["outcome"], _ = read_outcome(await self._call("() => second.play()"))
        if not passes(again["outcome"]):  # a picture takes time, in which what the play waits for may have happened
            await self._load()
            begun, used = time.monotonic(), await self._cpu()
            again["outcome"], _ = read_outcome(await self._call("(job) => second.mountAndPlay(job)", job))
            if waited_in_vain(again["outcome"]) and self._share(begun, used, await self._cpu()) < BUSY_SHARE:
                raise PageLost("frames and timers came late while the play waited")
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
        settled = asyncio.ensure_future(asyncio.wait({expired}, timeout=SETTLE_SECONDS))
        await self._unblocked(settled, STILL_SHARE)
        if not expired.done():
            await self._unblocked(self._post("Emulation.setVirtualTimePolicy", policy="pause"), STILL_SHARE)

    async def _outline(
        self, size: tuple[int, int], settled: bool = True, strict: bool = True, plain: bool = False
    ) -> tuple[Outline, bool]:
        """The outline now, with what two pictures show (runtime/picture.ts), and whether styles could change it.

        `plain`: all that is painted is in the document, so no picture is taken again of what has not changed.
        """
        if self._is_virtual:  # animations have the time of the last frame
            await self._picture(size, 3, FRAME)
        look = "(settled, plain) => second.look(settled, plain)"
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
        capture = self._send("Page.captureScreenshot", format="png", optimizeForSpeed=True, clip=area | {"scale": 1})
        picture = asyncio.ensure_future(capture)
        while self._is_virtual and not picture.done():
            await self._advance(50)
            await asyncio.wait({picture}, timeout=0.01)
        data: str = (await picture)["data"]
        return data
