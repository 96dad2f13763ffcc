"""One page of the browser: grades a candidate at a time, and is given up when one blocks it.

A candidate's own waiting is ended by the frame (a play's timeout). What ends here is code that does not let
the page answer (blocking.py). A page that was ended once grades nobody any more.
"""

import asyncio
import contextlib
import json
import secrets
from base64 import b64decode
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from stages.chromium.allowance import Meter
from stages.chromium.blocking import until_blocked
from stages.chromium.cdp import Disconnected, ProtocolError, mark_retrieved
from stages.chromium.outcome import Outcome, clean_text, failure, read_outcome
from stages.chromium.process import Browser, memory_of

CSP = (
    "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data:; "
    "font-src data:; form-action 'none'; base-uri 'none'; webrtc 'block'"
)
DOCUMENT = (
    f'<!doctype html><html lang="en"><head><meta http-equiv="Content-Security-Policy" content="{CSP}">'
    "<title>grader</title><style>iframe{position:fixed;inset:0;width:100vw;height:100vh;border:0;z-index:-1;"
    "visibility:hidden}</style>"  # laid out, and with frames, as if it were visible, but never painted
    # The page's own world asks for the frame's: that gives the frame both of its worlds (runtime/checker.ts).
    "<script>addEventListener('storyloop', (event) => event.target.contentWindow)</script></head><body></body></html>"
)
VIEWPORT = (1280, 720)
# The most that a screenshot shows; a viewport of its own, so that wide things wrap into it.
PICTURE = (640, 480)
# Evaluates, once it is painted, to where the content ends. The search for closed shadow roots leaves empty open ones,
# which show nothing; a caret blinks.
SHOW = """(async () => {
  const roots = [document.body]
  let bottom = 0
  for (const root of roots)
    for (const element of root.querySelectorAll('*')) {
      element.style?.setProperty('caret-color', 'transparent', 'important')
      const shadow = element.shadowRoot
      if (shadow && !shadow.firstChild) shadow.append(document.createElement('slot'))
      else if (shadow) roots.push(shadow)
    }
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
  for (const root of roots)
    for (const element of root.querySelectorAll('*')) bottom = Math.max(bottom, element.getBoundingClientRect().bottom)
  return Math.ceil(bottom)
})()"""
CRASHED = "the component crashed the page (out of memory?)"
MANY_FILES = 20  # of a story, from which on they are compiled before a candidate comes
PATIENCE = 5  # times the timeout that the solution of such a story may take, when a page sees the story first
MAX_RESIDENT = 750_000_000  # bytes of memory with which a page's process may go on to the next candidate


class PageLost(Exception):
    """The page or the browser went away for a reason that is not the candidate's."""


@dataclass(frozen=True)
class Scripts:
    """The bundles, as text. `more` by framework: what frames of its stories get on top, in the trusted world and in the
    candidate's.
    """

    checker: str
    frame: str
    main: str
    more: Mapping[str, tuple[str, str]] = field(default_factory=dict)


class Prepared(NamedTuple):
    """A candidate for a second look: as its frame got it, as JSON, and the CPU seconds that the first look took."""

    job: str
    used: float


def call_function(world: int, function: str, *arguments: Any) -> dict[str, Any]:
    """The parameters of `Runtime.callFunctionOn` for the value that a function of a page's world comes to."""
    return {
        "executionContextId": world,
        "functionDeclaration": function,
        "arguments": [{"value": argument} for argument in arguments],
        "awaitPromise": True,
        "returnByValue": True,
    }


class Page:
    def __init__(self, browser: Browser, target: str, session: str) -> None:
        self.browser = browser
        self._target = target
        self._session = session
        self._world = 0
        self._top = ""
        self._pid: int | None = None
        self._crashed: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._more: Mapping[str, tuple[str, str]] = {}
        self._framework = ""
        self._compiled: set[int] = set()  # stories of many files
        self._added: list[str] = []  # ids of the scripts of that framework
        self._nested = False
        self._meter = Meter()  # of the last candidate
        self._news: deque[Any] = deque(maxlen=300)
        self.healthy = True
        self.is_fresh = True  # no candidate has been here

    @classmethod
    async def open(cls, browser: Browser, scripts: Scripts) -> "Page":
        """A page with the checker loaded."""
        connection = browser.connection
        target = (await connection.send("Target.createTarget", url="about:blank"))["targetId"]
        session = (await connection.send("Target.attachToTarget", targetId=target, flatten=True))["sessionId"]
        page = cls(browser, target, session)
        page._more = scripts.more
        connection.listen(session, page._event)
        token = secrets.token_hex(16)
        declared = f"const STORYLOOP_TOKEN={json.dumps(token)};\n"
        tree = page._post("Page.getFrameTree")
        setup = [
            page._post("Page.enable"),
            page._post("Inspector.enable"),
            page._post("Emulation.setFocusEmulationEnabled", enabled=True),
            page._viewport(*VIEWPORT),
            page._post("Page.addScriptToEvaluateOnNewDocument", source=scripts.main),
            page._post("Page.addScriptToEvaluateOnNewDocument", source=declared + scripts.frame, worldName="grader"),
        ]
        page._top = (await tree)["frameTree"]["frame"]["id"]
        setup.append(page._post("Page.setDocumentContent", frameId=page._top, html=DOCUMENT))
        await asyncio.gather(*setup)
        world = await page._send("Page.createIsolatedWorld", frameId=page._top, worldName="checker")
        page._world = world["executionContextId"]
        loaded = await page._send("Runtime.evaluate", contextId=page._world, expression=declared + scripts.checker)
        if "exceptionDetails" in loaded:
            raise RuntimeError(f"checker.js: {loaded['exceptionDetails']}")
        page._pid = await page._find_process()
        if page._pid is not None:
            browser.limit(page._pid)
            browser.page_processes.add(page._pid)
        browser.pages.add(page)
        return page

    async def _find_process(self) -> int | None:
        """The process that this page runs in: the only one whose CPU time is always the page's own.

        Another one that is just starting keeps pace for a while, so the page works, for no fixed time, until it
        is the only one.
        """
        possible = set[int]()
        await self._send("Performance.enable")
        for _ in range(30):
            before = await self.browser.renderers()
            metrics = (await self._send("Performance.getMetrics"))["metrics"]
            after = await self.browser.renderers()
            used = next((item["value"] for item in metrics if item["name"] == "ProcessTime"), None)
            if used is None:
                break
            fits = {pid for pid in after if before.get(pid, 0.0) - 0.011 <= used <= after[pid] + 0.011}
            fits = fits - self.browser.page_processes or fits
            possible = possible & fits or fits
            if len(possible) == 1:
                await self._send("Performance.disable")
                return possible.pop()
            await self._call(
                "() => { for (const end = performance.now() + 10 + 50 * Math.random(); performance.now() < end;); }"
            )
        return None

    def _post(self, method: str, **params: Any) -> asyncio.Future[dict[str, Any]]:
        return self.browser.connection.post(method, self._session, **params)

    async def _send(self, method: str, **params: Any) -> dict[str, Any]:
        return await self.browser.connection.send(method, self._session, **params)

    def _event(self, method: str, params: dict[str, Any]) -> None:
        if method == "Page.frameAttached":
            if params["parentFrameId"] != self._top:
                self._nested = True
        elif method in ("Inspector.targetCrashed", "Inspector.detached") and not self._crashed.done():
            self._crashed.set_result(params.get("reason", "crashed"))

    def _call(self, function: str, *arguments: Any) -> asyncio.Future[dict[str, Any]]:
        return self._post("Runtime.callFunctionOn", **call_function(self._world, function, *arguments))

    async def _use(self, framework: str) -> None:
        """Gives new frames the scripts of this framework and of no other one.

        A page keeps what V8 compiled, so a script that comes again is not compiled again.
        """
        wanted = framework if framework in self._more else ""
        if wanted == self._framework:
            return
        for identifier in self._added:
            await self._send("Page.removeScriptToEvaluateOnNewDocument", identifier=identifier)
        self._framework, self._added = wanted, []
        if wanted:
            trusted, own = self._more[wanted]
            add = "Page.addScriptToEvaluateOnNewDocument"
            for answer in (self._post(add, source=own), self._post(add, source=trusted, worldName="grader")):
                self._added.append((await answer)["identifier"])

    async def grade(
        self,
        job: dict[str, Any],
        timeout: float,
        when_slow: Callable[[], None] = lambda: None,
        reference: Callable[[], dict[str, Any]] | None = None,
    ) -> Outcome:
        """What happened. `healthy` then says whether the page can go on; `when_slow` as in blocking.py.

        `reference` gives the job of the story's own solution: that goes first where a page has never seen a story of
        many files.
        """
        self._nested, self.is_fresh = False, False
        try:
            await self._use(job["story"]["framework"])
        except (Disconnected, ProtocolError) as error:
            self.healthy = False
            raise PageLost(str(error)) from None
        if await self._compile(job["story"]) and reference is not None:
            first = await self.grade(reference(), timeout * PATIENCE)
            if not self.healthy and any(failed["kind"] == "timeout" for failed in first["failures"]):
                return first
            self._nested = False
        self._meter = Meter()
        self._meter.restart(await self._cpu())
        done = self._call("(job) => grade(job)", json.dumps(job | {"known": list(self._news)}))
        self._news.clear()
        blocked = asyncio.ensure_future(
            until_blocked(done, lambda: self._call("() => 0"), self._charged, timeout, when_slow)
        )
        blocked.add_done_callback(mark_retrieved)
        try:
            ends: set[asyncio.Future[Any]] = {done, self._crashed, blocked}
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
            if done.done():
                return self._read(done)
            if self._crashed.done():
                self.healthy = False
                if not self.browser.alive:
                    raise PageLost("the browser has gone")
                return failure("timeout", CRASHED)
            why = await blocked
            self.give_up()
            return failure("timeout", why)
        except (Disconnected, ProtocolError) as error:
            self.healthy = False
            if self.browser.alive and self._crashed.done():
                return failure("timeout", CRASHED)
            raise PageLost(str(error)) from None
        finally:
            blocked.cancel()

    async def _compile(self, story: dict[str, Any]) -> bool:
        """Compiles the files of a story that has many, once: that takes seconds, which are not its candidate's. Whether
        it did: V8 has seen nothing of them yet, so the first candidate takes twice as long as the next."""
        if len(story["files"]) < MANY_FILES:
            return False
        key = hash((story["framework"], *story["files"].items()))
        if key in self._compiled:
            return False
        self._compiled.add(key)
        asked = {"files": story["files"], "framework": story["framework"]}
        ends: set[asyncio.Future[Any]] = {self._call("(asked) => compile(asked)", json.dumps(asked)), self._crashed}
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        return True

    def _read(self, done: asyncio.Future[dict[str, Any]]) -> Outcome:
        answer = done.result()
        if "exceptionDetails" in answer:
            self.healthy = False
            details = answer["exceptionDetails"]
            text = details.get("exception", {}).get("description", details.get("text", ""))
            raise RuntimeError(f"checker.js: {clean_text(text)}")
        outcome, learned = read_outcome(answer["result"].get("value"))
        for page in self.browser.pages - {self}:
            page.learn(learned)
        if self._nested:
            outcome["failures"].append({"kind": "tampering", "message": "a frame inside the component"})
        if self._pid is not None and (memory_of(self._pid) or 0) > MAX_RESIDENT:
            self.healthy = False
        return outcome

    async def prepared(self) -> Prepared:
        """The last candidate as its frame got it (runtime/protocol.ts `FrameJob`)."""
        job: str = (await self._call("() => prepared()"))["result"]["value"]
        await self._charged()
        return Prepared(job, self._meter.used)

    def learn(self, news: list[Any]) -> None:
        """What another page learned; this one tells its checker with the next candidate."""
        self._news.extend(news)

    async def _charged(self) -> float | None:
        clock = await self._cpu()
        self._meter.charge(clock)
        return clock

    async def _cpu(self) -> float | None:
        return await self.browser.used_by({self._pid}) if self._pid is not None else None

    @property
    def is_alive(self) -> bool:
        return self.browser.alive and not self._crashed.done()

    def give_up(self) -> None:
        """Ends whatever runs in the page, and so the page: a check that is ended half way never runs there again."""
        self.healthy = False
        if not self._crashed.done():
            self._post("Page.crash")

    async def screenshot(self) -> bytes:
        """What the last candidate, graded with `keep`, shows now: a page of PICTURE's width, cut below its content."""
        width, height = PICTURE
        await self._viewport(width, height, painted=True)
        await self._viewport(width, min(height, max(await self._show(), 16) + 8), painted=True)
        await self._show()
        for patience in (0.3, 0.5, 2.0, 10.0):  # a page behind another one is not painted, and does not answer
            with contextlib.suppress(TimeoutError):
                await self._send("Page.bringToFront")
                data = await self._send("Page.captureScreenshot", format="png", timeout=patience)
                break
        else:
            raise PageLost("the page cannot be painted")
        await self._call("() => reset()")
        await self._viewport(*VIEWPORT)
        return b64decode(data["data"])

    def _viewport(self, width: int, height: int, painted: bool = False) -> asyncio.Future[dict[str, Any]]:
        """The size that the page is laid out for; not `painted`, only the browser's tiny window of it is drawn."""
        return self._post(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
            dontSetVisibleSize=not painted,
        )

    async def _show(self) -> int:
        """Makes all of the candidate's frame visible; returns where its content ends."""
        shown = "visibility: visible; z-index: 1"
        await self._call(f"() => document.querySelector('iframe')?.setAttribute('style', '{shown}')")
        frames = (await self._send("Page.getFrameTree"))["frameTree"].get("childFrames", [])
        if not frames:
            return 0
        world = await self._send("Page.createIsolatedWorld", frameId=frames[0]["frame"]["id"], worldName="picture")
        answer = await self._send(
            "Runtime.evaluate",
            contextId=world["executionContextId"],
            expression=SHOW,
            awaitPromise=True,
            returnByValue=True,
        )
        return int(answer["result"].get("value") or 0)

    async def close(self) -> None:
        connection = self.browser.connection
        connection.listen(self._session, None)
        self.browser.pages.discard(self)
        if self._pid is not None:
            self.browser.page_processes.discard(self._pid)
        if not self.browser.alive:
            return
        with contextlib.suppress(Disconnected, ProtocolError, TimeoutError):
            await connection.send("Target.closeTarget", targetId=self._target, timeout=5.0)
