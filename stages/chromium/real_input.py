"""A play whose clicks and keys are a person's: the browser's own input makes trusted events (runtime/real-input.ts)."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from stages.chromium.outcome import Outcome, read_outcome
from stages.chromium.page import PageLost

AWAY = {"x": 1, "y": 750}  # where the pointer rests: nothing is pointed at there
MODIFIERS = {"altKey": 1, "ctrlKey": 2, "metaKey": 4, "shiftKey": 8}  # Input.dispatchKeyEvent's bits
# Codes of Windows, by which the browser knows what a key does.
CODES = {
    "Backspace": 8, "Tab": 9, "Enter": 13, "Escape": 27, " ": 32, "PageUp": 33, "PageDown": 34, "End": 35, "Home": 36,
    "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40, "Delete": 46,
    **{f"F{number}": 111 + number for number in range(1, 13)},
}  # fmt: skip

Send = Callable[..., Awaitable[Any]]


async def play_with_real_input(job: str, call: Callable[..., Awaitable[str]], send: Send) -> Outcome:
    """What happens in a new document. `call` is for a function of the page, `send` for a command of the browser.

    Raises PageLost where the page takes no input at all.
    """
    mounted = await call("(job) => second.begin(job)", job)
    if mounted:
        return read_outcome(mounted)[0]
    while True:
        asked = json.loads(await call("() => second.next()"))
        if "lost" in asked:
            raise PageLost("the page took no input")
        if "point" in asked:
            await _click(asked["point"], send)
        elif "key" in asked:
            await _press(asked["key"], send)
        else:
            return read_outcome(asked.get("outcome"))[0]


async def _click(point: dict[str, float], send: Send) -> None:
    for kind in ("mousePressed", "mouseReleased"):
        await send("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **point)
    await send("Input.dispatchMouseEvent", type="mouseMoved", **AWAY)


async def _press(asked: dict[str, Any], send: Send) -> None:
    key, code = asked["key"], asked["code"]
    modifiers = sum(bit for name, bit in MODIFIERS.items() if asked[name])
    number = CODES.get(key, ord(key.upper()) if key.isascii() and key.isalnum() and len(key) == 1 else 0)
    text = "\r" if key == "Enter" else key if len(key) == 1 and modifiers in (0, MODIFIERS["shiftKey"]) else ""
    same = {"key": key, "code": code, "modifiers": modifiers, "windowsVirtualKeyCode": number}
    typed = {"text": text} if text else {}
    await send("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", **same, **typed)
    await send("Input.dispatchKeyEvent", type="keyUp", **same)
