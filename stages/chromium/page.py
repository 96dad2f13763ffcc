"""One page of the browser: grades a candidate at a time, notices when one blocks it, and gets the page back.

A candidate's own waiting is ended by the frame (a play's timeout). What ends here is code that does not let
the page answer. The clock for that is the CPU time of the page's process: a busy machine alone fails nobody. Where
the machine is a virtual one that is halted for a while, that clock jumps too; see `doubtful`.
"""

import asyncio
import contextlib
import json
import secrets
import time
from base64 import b64decode
from collections import deque
from dataclasses import dataclass
from typing import Any

from stages.chromium.cdp import Disconnected, ProtocolError, seen
from stages.chromium.process import Browser

CSP = (
    "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data:; "
    "font-src data:; form-action 'none'; base-uri 'none'; webrtc 'block'"
)
DOCUMENT = (
    f'<!doctype html><html lang="en"><head><meta http-equiv="Content-Security-Policy" content="{CSP}">'
    "<title>grader</title><style>iframe{position:fixed;inset:0;width:100vw;height:100vh;border:0;z-index:-1}</style>"
    # The page's own world asks for the frame's: that gives the frame both of its worlds (runtime/checker.ts).
    "<script>addEventListener('storyloop', (event) => event.target.contentWindow)</script></head><body></body></html>"
)
VIEWPORT = (1280, 720)
PICTURE = (
    640,
    480,
)  # the most that a screenshot shows; a viewport of its own, so that wide things wrap into it
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
NAVIGATED = "the component navigated away"  # as runtime/checker.ts says it
LOOK = 0.15  # seconds without an outcome after which the page is asked whether it still answers
PATIENCE = 5  # times the timeout that a page may stay silent without using its processor
LONGEST = 60.0  # seconds that one grade may take in any case


class PageLost(Exception):
    """The page or the browser went away for a reason that is not the candidate's."""


@dataclass(frozen=True)
class Scripts:
    """The three bundles, as text."""

    checker: str
    frame: str
    main: str


class Page:
    def __init__(self, browser: Browser, target: str, session: str) -> None:
        self.browser = browser
        self._target = target
        self._session = session
        self._world = 0
        self._top = ""
        self._pid: int | None = None
        self._crashed: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._frames: set[str] = set()
        self._nested = False
        self._freeing = False
        self._news: deque[Any] = deque(maxlen=300)
        self.usable = True

    @classmethod
    async def open(cls, browser: Browser, scripts: Scripts) -> "Page":
        """A page with the checker loaded."""
        connection = browser.connection
        target = (await connection.send("Target.createTarget", url="about:blank"))["targetId"]
        session = (await connection.send("Target.attachToTarget", targetId=target, flatten=True))["sessionId"]
        page = cls(browser, target, session)
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
        browser.pages.add(page)
        return page

    async def _find_process(self) -> int | None:
        """The process that this page runs in: the only one whose CPU time is always the page's own.

        Another one that is just starting keeps pace for a while, so the page works until it is the only one.
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
            possible = possible & fits or fits
            if len(possible) == 1:
                await self._send("Performance.disable")
                return possible.pop()
            await self._call("() => { for (const end = performance.now() + 30; performance.now() < end;); }")
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
        return self._post(
            "Runtime.callFunctionOn",
            executionContextId=self._world,
            functionDeclaration=function,
            arguments=[{"value": argument} for argument in arguments],
            awaitPromise=True,
            returnByValue=True,
        )

    async def grade(self, job: dict[str, Any], timeout: float) -> dict[str, Any]:
        """What happened (runtime/protocol.ts `Outcome`). `usable` then says whether the page can go on."""
        self._nested = self._freeing = False
        done = self._call("(job) => grade(job)", json.dumps(job | {"known": list(self._news)}))
        self._news.clear()
        verdict = asyncio.ensure_future(self._watch(done, timeout))
        verdict.add_done_callback(seen)
        try:
            ends: set[asyncio.Future[Any]] = {done, self._crashed, verdict}
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
            if self._freeing:
                return await verdict  # which ends what it posted before another candidate comes
            if done.done():
                return self._read(done)
            if self._crashed.done():
                self.usable = False
                if not self.browser.alive:
                    raise PageLost("the browser has gone")
                return failure("timeout", "the component crashed the page (out of memory?)")
            return await verdict
        except (Disconnected, ProtocolError) as error:
            self.usable = False
            if self.browser.alive and self._crashed.done():
                return failure("timeout", "the component crashed the page (out of memory?)")
            raise PageLost(str(error)) from None
        finally:
            verdict.cancel()

    def _read(self, done: asyncio.Future[dict[str, Any]]) -> dict[str, Any]:
        answer = done.result()
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            text = details.get("exception", {}).get("description", details.get("text", ""))
            if text:
                raise RuntimeError(f"checker.js: {text}")
            self.usable = False
            raise PageLost("the page's own script was ended")
        outcome: dict[str, Any] = json.loads(answer["result"]["value"])
        for page in self.browser.pages - {self}:
            page.learn(outcome["learned"])
        del outcome["learned"]
        if self._nested:
            outcome["failures"].append({"kind": "tampering", "message": "a frame inside the component"})
        return outcome

    def learn(self, news: list[Any]) -> None:
        """What another page learned; this one tells its checker with the next candidate."""
        self._news.extend(news)

    async def _watch(self, done: asyncio.Future[dict[str, Any]], timeout: float) -> dict[str, Any]:
        """Ends with the grade, or once the page has blocked for too long, with the page freed or given up."""
        start = time.monotonic()
        await asyncio.wait({done}, timeout=LOOK)
        first = await self._cpu()
        while not done.done():
            used, silent_since = await self._cpu(), time.monotonic()
            answered = self._call("() => 0")
            while not answered.done() and not done.done():
                ends = {done, answered}
                await asyncio.wait(ends, timeout=0.05, return_when=asyncio.FIRST_COMPLETED)
                silent, now = time.monotonic() - silent_since, await self._cpu()
                if now is None or used is None or first is None:
                    blocked = silent > timeout
                else:
                    busy = now - used > timeout / 4 or now - first > timeout
                    blocked = busy or silent > timeout * PATIENCE
                if blocked and not done.done():
                    await self._free()
                    return failure("timeout", "the component blocked the page")
            await asyncio.wait({done}, timeout=LOOK)
            if time.monotonic() - start > LONGEST and not done.done():
                await self._free()
                return failure("timeout", f"no end after {LONGEST:g} s")
        return {}

    async def _cpu(self) -> float | None:
        if self._pid is None:
            return None
        return (await self.browser.renderers()).get(self._pid)

    async def _free(self) -> None:
        """Removes the frame and ends its script; a page that does not come back is left to die."""
        self._freeing = True
        removed = self._call("() => reset()")
        ended = []
        for _ in range(3):
            ended.append(self._post("Runtime.terminateExecution"))
            ends: set[asyncio.Future[Any]] = {removed, self._crashed}
            await asyncio.wait(ends, timeout=0.08, return_when=asyncio.FIRST_COMPLETED)
            if removed.done() or self._crashed.done():
                break
        alive = removed.done()
        if alive:  # nothing that was sent to end this script may be left to end the next one
            await asyncio.wait(ended, timeout=0.3)
            check = self._call("() => { reset(); return 1 }")
            await asyncio.wait({check}, timeout=0.3)
            alive = check.done() and check.exception() is None
            alive = alive and check.result().get("result", {}).get("value") == 1
        self.usable = alive and not self._crashed.done()

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
        shown = "document.querySelector('iframe')?.style.setProperty('z-index', '1')"
        await self._call(f"() => {{ {shown} }}")
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
        if not self.browser.alive:
            return
        if not self.usable and not self._crashed.done():
            self._post("Page.crash")
        with contextlib.suppress(Disconnected, ProtocolError, TimeoutError):
            await connection.send("Target.closeTarget", targetId=self._target, timeout=5.0)


def doubtful(outcome: dict[str, Any]) -> bool:
    """Whether a slow or overfull machine may be to blame, rather than the candidate."""
    return any(failure["kind"] == "timeout" or failure["message"] == NAVIGATED for failure in outcome["failures"])


def failure(kind: str, message: str) -> dict[str, Any]:
    """An outcome in which nothing could be measured."""
    return {
        "rendered": False,
        "visible": False,
        "assertions": [],
        "violations": [],
        "failures": [{"kind": kind, "message": message}],
        "pageErrors": [],
        "lookups": [],
        "extras": None,
    }
