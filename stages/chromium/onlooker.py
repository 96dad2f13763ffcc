"""Second looks, one after the other, in a browser of their own: only the page in front is painted.

It starts with the first look. A look that does not end is tried again in a new page, and counts against the candidate
only where it does not end there either. After other failures it is tried in a new browser.
"""

import asyncio

from stages.chromium.cdp import Disconnected, ProtocolError
from stages.chromium.outcome import failure
from stages.chromium.page import PageLost, Scripts
from stages.chromium.process import Browser, NotStarted
from stages.chromium.second_look import Again, SecondLook

ATTEMPTS = 3
UNSEEN = "the component could not be seen in a page of its own: it blocks that page"


class Onlooker:
    """`await onlooker.look(job, varies, asks)` for the job of a page (`Page.prepared`); `close()` at the end."""

    def __init__(self, scripts: Scripts) -> None:
        self._scripts = scripts
        self._browser: Browser | None = None
        self._page: SecondLook | None = None
        self._looking = asyncio.Lock()
        self.looks = 0

    async def look(self, job: str, varies: bool, asks: bool) -> Again:
        """What happens in a page of its own; with `varies` it is seen small, dark and later in any case.

        `asks`: it may ask who clicks or presses a key, so a person's input comes first.

        Raises PageLost where no browser could be used.
        """
        self.looks += 1
        lost, blocked = "it did not start", False
        async with self._looking:
            for _ in range(ATTEMPTS):
                try:
                    page = await self._healthy_page()
                    if blocked and await page.blocks_again(job):
                        await self._give_up(page)
                        return {"outcome": failure("timeout", UNSEEN), "later": []}
                    if blocked:
                        page = await self._healthy_page()
                    return await page.look(job, varies, asks)
                except TimeoutError:
                    if blocked:
                        return {"outcome": failure("timeout", UNSEEN), "later": []}
                    blocked = True
                    await self._give_up(self._page)
                except (PageLost, Disconnected, ProtocolError, NotStarted, OSError) as error:
                    lost = str(error)
                    await self.close()
        raise PageLost(f"a second look: {lost}")

    async def _give_up(self, page: SecondLook | None) -> None:
        """A page that is blocked is closed; a browser that could not open one is."""
        if page is None:
            await self.close()
            return
        self._page = None
        await page.give_up()

    async def _healthy_page(self) -> SecondLook:
        if self._browser is None or not self._browser.alive:
            self._browser, self._page = await Browser.start(seen=True), None
        if self._page is not None and not self._page.reusable:
            await self._page.close()
            self._page = None
        if self._page is None:
            self._page = await SecondLook.open(self._browser, self._scripts)
        return self._page

    async def close(self) -> None:
        self._page = None
        browser, self._browser = self._browser, None
        if browser is not None:
            await browser.close()
