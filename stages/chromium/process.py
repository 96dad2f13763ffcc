"""One browser process: started without network, driven over its pipe, gone without a trace."""

import asyncio
import contextlib
import os
import resource
import sys
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from stages.chromium.browser import find_browser
from stages.chromium.cdp import Connection, Disconnected
from stages.chromium.profile import OwnedFolder, free_path, remove_abandoned

MEMORY = 1_500_000_000  # bytes of private memory that a page's process may take
ENVIRONMENT = {"LANG": "C.UTF-8", "TZ": "UTC"}
START_TIMEOUT = 60.0  # seconds: its 300 MB may come from a disk that never read them before
FEATURES_OFF = (
    "IsolateSandboxedIframes,SpareRendererForSitePerProcess,Translate,OptimizationHints,MediaRouter,"
    "PreloadTopChromeWebUI,WebUIOmniboxPopup,WebUIOmnibox,AutofillServerCommunication,InterestFeedContentSuggestions,BackForwardCache,PaintHolding,"
    # What every new frame would be connected to: advertising, loading ahead, statistics.
    "FetchLaterAPI,NavigationPredictor,Prerender2,LCPCriticalPathPredictor,SoftNavigationDetection,InterestGroupStorage,BrowsingTopics,"
    "SharedStorageAPI,Ukm"
)
# A page keeps little (16 MB) and its garbage is whole realms, whose documents keep them until V8 marks everything: to
# collect what is young alone copies them all and frees none. So V8 marks everything whenever there are 32 MB of new
# objects, on one thread, and not because the heap grew or a frame went. It reads no flag after one it does not know.
JS_FLAGS = (
    "--max-old-space-size=400 --heap-growing-percent=150 --min-semi-space-size=32 --max-semi-space-size=32 "
    "--gc-global --single-threaded-gc --no-idle-gc-on-context-disposal"
)
FLAGS = (
    "--headless",
    "--remote-debugging-pipe",
    "--disable-background-networking",
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-breakpad",
    "--disable-client-side-phishing-detection",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-gpu",
    "--disable-hang-monitor",
    "--disable-popup-blocking",
    "--disable-prompt-on-repost",
    "--disable-renderer-backgrounding",
    "--disable-sync",
    "--font-render-hinting=none",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
    f"--js-flags={JS_FLAGS}",
    "--lang=en-US",
    "--metrics-recording-only",
    "--mute-audio",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-startup-window",
    "--password-store=basic",
    "--use-mock-keychain",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",  # the same for a headless shell
    "--window-size=32,32",
)
# Frames come as soon as they are asked for, for pages that nobody sees.
UNSEEN = (f"--disable-features={FEATURES_OFF}", "--disable-frame-rate-limit")
# Pages whose pictures are taken are painted for each frame, and would have new surfaces for each document.
SEEN = (f"--disable-features={FEATURES_OFF},RenderDocument",)


class NotStarted(Exception):
    """The browser's program does not run, or not in time."""


class Process(NamedTuple):
    pid: int
    is_renderer: bool
    cpu: float  # seconds


class Learner(Protocol):
    """A page of the browser: what one page learned while it graded is told to all others."""

    def learn(self, news: list[Any]) -> None: ...


def cpu_of(pid: int) -> float | None:
    """CPU seconds of a process, without the browser, which may be too busy to tell; None where there is no /proc."""
    try:
        with open(f"/proc/{pid}/stat", "rb", buffering=0) as file:
            text = file.read()
    except OSError:
        return None
    user, system = text.rpartition(b")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def memory_of(pid: int) -> int | None:
    """Bytes of a process's resident memory; None where the system has no /proc."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return None


class Browser:
    """`Browser.start()`, and `connection`, `version` and `network` ("unshare" or "proxy") are known."""

    def __init__(
        self, connection: Connection, process: asyncio.subprocess.Process, profile: OwnedFolder, lifeline: int
    ) -> None:
        self.connection = connection
        self.process = process
        self.profile = profile
        self._lifeline = lifeline
        self.pages: set[Learner] = set()
        self.page_processes: set[int] = set()
        self.network = ""
        self.version = ""

    @classmethod
    async def start(cls, namespace: bool = True, seen: bool = False) -> "Browser":
        """`namespace=False` does without the empty network namespace even where the system has one.

        `seen`: for pages of which pictures are taken.

        Raises NotStarted.
        """
        program = find_browser()
        remove_abandoned()
        profile = OwnedFolder(path=free_path())  # launch.py makes it
        commands, to_browser = os.pipe()
        from_browser, answers = os.pipe()
        status, status_end = os.pipe()
        lifeline_end, lifeline = os.pipe()  # ends with this process: launch.py
        sandbox = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
        try:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-I", "-S", str(Path(__file__).with_name("launch.py")),
                *map(str, (commands, answers, status_end, lifeline_end, int(namespace), profile.path)), "--",
                str(program), *FLAGS, *(SEEN if seen else UNSEEN), *sandbox, f"--user-data-dir={profile.path}",
                pass_fds=(commands, answers, status_end, lifeline_end),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.DEVNULL,
                stderr=asyncio.subprocess.DEVNULL,
                start_new_session=True,
                env=ENVIRONMENT | {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(profile.path)},
            )  # fmt: skip
        except BaseException:
            for fd in (to_browser, from_browser, status, lifeline):
                os.close(fd)
            raise
        finally:
            for fd in (commands, answers, status_end, lifeline_end):
                os.close(fd)
        browser = cls(await Connection.open(from_browser, to_browser), process, profile, lifeline)
        try:
            with open(status, encoding="ascii") as line:
                answer = await browser.connection.send("Browser.getVersion", timeout=START_TIMEOUT)
                profile.lock()
                browser.version = answer["product"]
                browser.network = line.readline().strip()
        except BaseException as error:
            await browser.close()
            if not isinstance(error, Disconnected | TimeoutError):
                raise
            why = "ended" if isinstance(error, Disconnected) else f"did not answer within {START_TIMEOUT:g} s"
            look = " ".join([str(program), "--headless", *sandbox, "--dump-dom", "about:blank"])
            raise NotStarted(f"{program} {why}; to see what it says, run: {look}") from None
        return browser

    async def processes(self) -> list[Process]:
        """All its processes: what its pages make it do counts as theirs where one page is all it has."""
        info = await self.connection.send("SystemInfo.getProcessInfo", timeout=5.0)
        return [Process(item["id"], item["type"] == "renderer", item["cpuTime"]) for item in info["processInfo"]]

    async def renderers(self) -> dict[int, float]:
        """CPU seconds of each renderer process, by process id."""
        return {process.pid: process.cpu for process in await self.processes() if process.is_renderer}

    async def used_by(self, pids: set[int]) -> float | None:
        """CPU seconds of these of its processes: by its own account where the system has no /proc, as on macOS."""
        times = [seconds for pid in pids if (seconds := cpu_of(pid)) is not None]
        if pids and not times:
            times = [process.cpu for process in await self.processes() if process.pid in pids]
        return sum(times) if times else None

    @staticmethod
    def limit(pid: int) -> None:
        """Bounds the memory of a page's process, where the system can; V8's own limit holds everywhere."""
        if sys.platform == "linux":
            with contextlib.suppress(OSError, ValueError):
                resource.prlimit(pid, resource.RLIMIT_DATA, (MEMORY, MEMORY))

    @property
    def alive(self) -> bool:
        return self.process.returncode is None and not self.connection.closed.done()

    async def close(self, listens: bool = True) -> None:
        """`listens=False` ends one that is too busy to end itself."""
        with contextlib.suppress(Disconnected, TimeoutError):
            if self.alive and self.version and listens:  # one that never answered would not listen now
                self.connection.post("Browser.close")
                await asyncio.wait_for(self.process.wait(), 3.0)
        self.connection.close()
        if self.process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, 9)
            await self.process.wait()
        self.profile.remove()
        if self._lifeline >= 0:
            os.close(self._lifeline)
            self._lifeline = -1
