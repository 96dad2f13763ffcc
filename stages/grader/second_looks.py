"""Second looks at candidates, and at the reference solution where one finds a fault (elsewhere.py says which count)."""

import json
from collections.abc import Mapping
from typing import Any

from stages.chromium.allowance import Allowance
from stages.chromium.onlooker import Onlooker
from stages.chromium.outcome import Outcome, is_late, passes
from stages.chromium.page import PageLost, Prepared, Scripts
from stages.chromium.second_look import Again
from stages.grader.cache import key_of
from stages.grader.elsewhere import differences
from stages.grader.job import Files
from stages.grader.pages import InfrastructureError, Pages
from stages.grader.plain import asks_who_acts, is_plain
from stages.grader.references import KEPT
from stages.pipeline.records import Story

EXTRA_WAIT = 2000  # milliseconds that a candidate may keep the play longer than the reference solution does
REFERENCE_SECONDS = 20.0  # CPU seconds that a second look at a reference solution may take
LARGER = 6  # times what the reference takes is what a candidate may take, where that is more than its allowance


class SecondLooks:
    """`await looks.find_faults(…)` for a candidate that `pages` graded; `close()` at the end."""

    def __init__(self, scripts: Scripts, pages: Pages) -> None:
        self._onlooker = Onlooker(scripts)
        self._pages = pages
        self._of_references: dict[str, Again | None] = {}

    @property
    def count(self) -> int:
        return self._onlooker.looks

    async def close(self) -> None:
        await self._onlooker.close()

    async def find_faults(
        self, prepared: Prepared, files: Files, story: Story, record: Mapping[str, Any], outcome: Outcome, digest: str
    ) -> list[str]:
        """What a second look finds (elsewhere.py), by the first one's rule for time, in the second's place.

        Looks that are taken again for what the reference does begin with the allowance anew. `digest`: the grader's.
        """
        job, asks, allowance = prepared.job, asks_who_acts(files), Allowance(prepared.used)
        again = await self._look(job, files, story, asks, allowance)
        if not differences(record, outcome, again):
            return []
        own = await self._look_at_reference(story, asks, digest)
        if again["spent"] and own is not None and own["used"] * LARGER > allowance.seconds:
            allowance = Allowance(seconds=own["used"] * LARGER)  # so does the reference
            again = await self._look(job, files, story, asks, allowance)
        if asks and own is not None and not passes(own["outcome"]):  # a person's input does other things in this play
            asks, allowance = False, Allowance(prepared.used)
            again = await self._look(job, files, story, asks, allowance)
            own = await self._look_at_reference(story, asks, digest)
        longer = own["outcome"]["waited"] if own is not None else 0
        if longer > record["waited"] and is_late(again["outcome"]):
            job = json.dumps(json.loads(job) | {"limit": longer + EXTRA_WAIT})
            again = await self._look(job, files, story, asks, Allowance(prepared.used))
        return differences(record, outcome, again, own)

    async def _look(self, job: str, files: Files, story: Story, asks: bool, allowance: Allowance) -> Again:
        """`asks`: it may tell a play's input from a person's, so it is played with a person's first."""
        try:
            return await self._onlooker.look(job, not is_plain(files), asks, allowance)
        except PageLost as error:
            raise InfrastructureError(f"the browser failed on a candidate for {story.id}: {error}; run again") from None

    async def _look_at_reference(self, story: Story, asks: bool, digest: str) -> Again | None:
        """What a second look at the reference solution sees: only asked where one at a candidate found a fault."""
        key = f"{key_of(story.solution, story, digest)} {asks}"  # copies of a story share its id
        if key not in self._of_references:
            _, prepared = await self._pages.run(story.solution, story, needs=lambda _: True)
            allowance = Allowance(seconds=REFERENCE_SECONDS)
            look = self._look(prepared.job, story.solution, story, asks, allowance) if prepared else None
            self._of_references[key] = await look if look else None
            if len(self._of_references) > KEPT:
                del self._of_references[next(iter(self._of_references))]
        return self._of_references.get(key)
