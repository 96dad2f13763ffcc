"""A play whose clicks are a person's: the browser's own input makes trusted events (runtime/real-clicks.ts)."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from stages.chromium.outcome import Outcome, read_outcome
from stages.chromium.page import PageLost

AWAY = {"x": 1, "y": 750}  # where the pointer rests: nothing is pointed at there


async def play_with_real_input(
    job: str, call: Callable[..., Awaitable[str]], send: Callable[..., Awaitable[Any]]
) -> Outcome:
    """What happens in a new document. `call` is for a function of the page, `send` for a command of the browser.

    Raises PageLost where the page takes no input at all.
    """
    mounted = await call("(job) => second.begin(job)", job)
    if mounted:
        return read_outcome(mounted)[0]
    while True:
        asked = json.loads(await call("() => second.next()"))
        if "lost" in asked:
            raise PageLost("the page took no clicks")
        if "point" not in asked:
            return read_outcome(asked.get("outcome"))[0]
        for kind in ("mousePressed", "mouseReleased"):
            await send("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **asked["point"])
        await send("Input.dispatchMouseEvent", type="mouseMoved", **AWAY)
