"""Second looks, one after the other, in a browser of their own: only the page in front is painted.

It starts with the first look. One that a candidate blocks ends, and is tried again in a new one: it counts against the
candidate only where it is blocked there too, or where the candidate's allowance ends. After other failures it is tried
in a new browser as well, and what they took of the allowance is given back.
"""

import asyncio

from stages.chromium.allowance import Allowance, Spent
from stages.chromium.cdp import Disconnected, ProtocolError
from stages.chromium.outcome import failure
from stages.chromium.page import PageLost, Scripts
from stages.chromium.process import Browser, NotStarted
from stages.chromium.second_look import Again, blocks_again, look
from stages.chromium.seen_page import Blocked, SeenPage

ATTEMPTS = 3
USED_SECONDS = 0.7  # CPU seconds that a look may take in a page where another candidate was; then it gets a new browser
UNSEEN = "the component could not be seen in a page of its own: it blocks that page"
TOO_LONG = "the component could not be seen in a page of its own: it keeps that page busy"


class Onlooker:
    """`await onlooker.look(job, varies, asks)` for the job of a page (`Page.prepared`); `close()` at the end."""

    def __init__(self, scripts: Scripts) -> None:
        self._scripts = scripts
        self._browser: Browser | None = None
        self._page: SeenPage | None = None
        self._looking = asyncio.Lock()
        self.looks = 0

    async def look(self, job: str, varies: bool, asks: bool, allowance: Allowance) -> Again:
        """What happens in a page of its own; with `varies` it is seen small, dark and later in any case.

        `asks`: it may ask who clicks or presses a key, so a person's input comes first. `allowance`: one for all looks
        at a candidate.

        Raises PageLost where no browser could be used.
        """
        self.looks += 1
        lost, blocked = "it did not start", False
        async with self._looking:
            for _ in range(ATTEMPTS):
                used, is_used = allowance.meter.used, False
                try:
                    page = await self._healthy_page()
                    is_used = page.is_used
                    allowance.limit = min(used + USED_SECONDS, allowance.seconds) if is_used else allowance.seconds
                    if blocked and await blocks_again(page, job, asks, allowance):
                        return await self._ended(UNSEEN, allowance)
                    if blocked:
                        page = await self._healthy_page()
                    return await look(page, job, varies, asks, allowance)
                except Spent:
                    if not is_used:
                        return await self._ended(TOO_LONG, allowance)
                    allowance.meter.used = used  # what was there before may have worked on
                    await self.close(listens=False)
                except Blocked:
                    if blocked:
                        return await self._ended(UNSEEN, allowance)
                    blocked = True
                    await self.close(listens=False)
                except (PageLost, Disconnected, ProtocolError, NotStarted, OSError) as error:
                    lost = str(error)
                    allowance.meter.used = used
                    await self.close()
        raise PageLost(f"a second look: {lost}")

    async def _ended(self, why: str, allowance: Allowance) -> Again:
        """What is known of a candidate that keeps the browser busy, which ends with it."""
        await self.close(listens=False)
        return {"outcome": failure("timeout", why), "later": [], "used": allowance.meter.used, "spent": why == TOO_LONG}

    async def _healthy_page(self) -> SeenPage:
        if self._browser is None or not self._browser.alive:
            self._browser, self._page = await Browser.start(seen=True), None
        if self._page is not None and not self._page.reusable:
            await self._page.close()
            self._page = None
        if self._page is None:
            self._page = await SeenPage.open(self._browser, self._scripts)
        return self._page

    async def close(self, listens: bool = True) -> None:
        self._page = None
        browser, self._browser = self._browser, None
        if browser is not None:
            await browser.close(listens)
