"""`Grader`: candidates in, verdicts out, over a few pages of one browser.

A failure of ours (the browser did not start or died, a page could not be opened) is retried twice and then an
InfrastructureError, never a verdict. Known-good and known-bad candidates run first and again every so often;
if one is judged wrongly, grading stops.
"""

import asyncio
import hashlib
import json
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from stages.cache.code import code_digest
from stages.chromium.allowance import Allowance
from stages.chromium.cdp import Disconnected, ProtocolError
from stages.chromium.onlooker import Onlooker
from stages.chromium.outcome import Outcome, is_late, needs_second_opinion, passes, was_idle
from stages.chromium.page import Page, PageLost, Prepared, Scripts
from stages.chromium.process import Browser, NotStarted
from stages.chromium.second_look import Again
from stages.chromium.spare import SparePage
from stages.grader.cache import VerdictCache, key_of
from stages.grader.canaries import CANARIES, STORY, judged_wrongly
from stages.grader.elsewhere import differences, needs_look
from stages.grader.external_runner import RunnerFailed, run_command
from stages.grader.job import BUNDLE, Files, digest_of, job_of, read_scripts
from stages.grader.painted import faults
from stages.grader.plain import asks_who_acts, is_plain
from stages.grader.references import KEPT, Reference, References
from stages.grader.static import find_fault, find_unencodable
from stages.grader.verdict import rejected, verdict
from stages.pipeline.errors import InputError, StageError
from stages.pipeline.params import GraderParams
from stages.pipeline.records import Story, StoryResult

ATTEMPTS = 3
PARSERS = ("tree-sitter", "tree-sitter-typescript")
# Where verdicts are kept; settings, whose values are counted; who grades, whose digest is compared.
NOT_JUDGING = ("stages.cache", "stages.pipeline.params", "stages.grader.cluster")
EXTRA_WAIT = 2000  # milliseconds that a candidate may keep the play longer than the reference solution does
REFERENCE_SECONDS = 20.0  # CPU seconds that a second look at a reference solution may take
LARGER = 6  # times what the reference takes is what a candidate may take, where that is more than its allowance
OPINIONS = 2  # a verdict is kept and cached, so a timeout counts only if a new page says it again
INFRASTRUCTURE = (PageLost, Disconnected, ProtocolError, TimeoutError, OSError)
TIMEOUT_MESSAGE = "it did not answer in time"  # what a TimeoutError does not say

Pair = tuple[Files, Story]


class InfrastructureError(StageError):
    """The grader failed, not the candidate: there is no verdict, and so no reward."""


def bug(story: Story, error: Exception) -> InfrastructureError:
    """What is told of an error that no code of the grader expects, with the line that raised it."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return InfrastructureError(
        f"a bug in the grader, on a candidate for {story.id}: {type(error).__name__}: {error} "
        f"({Path(place.filename).name}:{place.lineno})"
    )


class BrokenGrader(StageError):
    """A candidate with a known verdict was judged wrongly: the work has to stop."""


class Grader:
    """`async with Grader(params.grader) as grader: result = await grader.grade(files, story)`."""

    def __init__(self, params: GraderParams, bundle: Path | Scripts = BUNDLE, cache: Path | None = None) -> None:
        self._params = params
        self._scripts = bundle if isinstance(bundle, Scripts) else read_scripts(bundle)
        self._cache_path = cache
        self._cache: VerdictCache | None = None
        self._browser: Browser | None = None
        self._idle: asyncio.LifoQueue[Page | None] = asyncio.LifoQueue()  # so a page is opened when it is needed
        self._opening = asyncio.Lock()
        self._spare = SparePage(self._open)
        self._closing: set[asyncio.Future[None]] = set()
        self._references = References(self._find_reference)
        self._graded = 0
        self._onlooker = Onlooker(self._scripts)
        self._reference_looks: dict[str, Again | None] = {}
        self.digest = ""
        self._digests: dict[str, str] = {}

    async def __aenter__(self) -> "Grader":
        if self._params.cache:
            self._cache = VerdictCache(self._cache_path) if self._cache_path else VerdictCache()
        for _ in range(self._params.pages):
            self._idle.put_nowait(None)
        try:
            if self._params.command is None:
                self.digest = self._digest((await self._live()).version)
                await self._test_canaries()
            else:
                self.digest = self._digest(self._params.command)
        except BaseException:
            await self.__aexit__()
            raise
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self._references.close()
        await self._spare.close()
        await asyncio.gather(*self._closing, return_exceptions=True)
        await self._onlooker.close()
        if self._browser is not None:
            await self._browser.close()
        if self._cache is not None:
            self._cache.close()

    @property
    def network(self) -> str:
        """How the browser is kept off the network: "unshare" or "proxy"."""
        return self._browser.network if self._browser else ""

    @property
    def looks(self) -> int:
        """How many candidates needed a second look."""
        return self._onlooker.looks

    @property
    def where(self) -> str:
        """Where candidates are graded, for a progress bar; empty for this machine."""
        return ""

    def _digest(self, version: str) -> str:
        """Stands for all that a verdict depends on besides the candidate and its story."""
        sha = hashlib.sha256(code_digest(__name__, libraries=PARSERS, without=NOT_JUDGING).encode())
        for text in (self._scripts.checker, self._scripts.frame, self._scripts.main, version):
            sha.update(text.encode())
        sha.update(f"{self._params.timeout} {self._params.page_errors} {self._params.extras}".encode())
        return sha.hexdigest()[:16]

    def digest_for(self, story: Story) -> str:
        """The same with what only stories of this one's framework depend on."""
        if story.framework not in self._digests:
            self._digests[story.framework] = digest_of(self._scripts, story.framework, self.digest)
        return self._digests[story.framework]

    async def _live(self) -> Browser:
        """The browser; another one where the last has died."""
        async with self._opening:
            if self._browser is None or not self._browser.alive:
                if self._browser is not None:
                    await self._browser.close()
                self._browser = await self._start()
            return self._browser

    async def _start(self) -> Browser:
        last: Exception | None = None
        for _ in range(ATTEMPTS):
            try:
                return await Browser.start()
            except (NotStarted, OSError) as error:
                last = error
        raise InfrastructureError(f"the browser did not start in {ATTEMPTS} attempts: {last}")

    async def _page(self, page: Page | None) -> Page:
        """A healthy page in the place of this one."""
        browser = await self._live()
        if page is not None and page.healthy and page.is_alive and page.browser is browser:
            return page
        if page is not None:
            closing = asyncio.ensure_future(page.close())
            self._closing.add(closing)
            closing.add_done_callback(self._closing.discard)
        return await self._spare.take()

    async def _open(self) -> Page:
        browser = await self._live()
        async with self._opening:
            return await asyncio.wait_for(Page.open(browser, self._scripts), 30.0)

    async def _test_canaries(self) -> None:
        for canary in CANARIES:
            outcome, _ = await self._run(canary.files, STORY)
            if wrong := judged_wrongly(canary, verdict(outcome, len(outcome["assertions"]), "fail", ())):
                raise BrokenGrader(wrong)

    async def _run(
        self,
        files: Files,
        story: Story,
        limit: int | None = None,
        needs: Callable[[Outcome], bool] = lambda _: False,
    ) -> tuple[Outcome, Prepared | None]:
        """What happened, and what a second look gets where `needs` says so.

        What load, a halted machine or an earlier candidate may explain is tried on a new page. `limit` is the most that
        the play may take, in milliseconds.
        """
        job = job_of(files, story, limit=limit)
        page = await self._idle.get()
        opinions, failures = 0, list[Exception]()
        try:
            while len(failures) < ATTEMPTS:
                try:
                    page = await self._page(page)
                    outcome = await page.grade(job, self._params.timeout, self._spare.prepare)
                    prepared = await page.prepared() if page.healthy and needs(outcome) else None
                except INFRASTRUCTURE as error:
                    failures.append(error)
                    continue
                opinions += 1
                needed = ATTEMPTS if was_idle(outcome) else OPINIONS
                if opinions >= needed or not needs_second_opinion(outcome):
                    return outcome, prepared
                page.give_up()
            raise InfrastructureError(
                f"the browser failed {ATTEMPTS} times on a candidate for {story.id}: "
                f"{str(failures[-1]) or TIMEOUT_MESSAGE}; run again"
            )
        finally:
            self._idle.put_nowait(page)

    async def grade(self, files: Files, story: Story) -> StoryResult:
        """The verdict on what a candidate wrote. Raises InfrastructureError, or InputError for a faulty story.

        An error that nobody expected ends this verdict only, and is told with its place.
        """
        try:
            key = key_of(files, story, self.digest_for(story))
            if self._cache is not None and (known := self._cache.get(key)) is not None:
                return known
            if self._params.command:
                result = await self._by_command(files, story)
            elif dict(files) == story.solution:
                reference = await self._grade_reference(story, key)
                self._references.learn(key, reference)  # for the candidates that come after it
                return reference.result
            else:
                result = await self._in_browser(files, story, await self._reference(story))
            if self._cache is not None:
                self._cache.put(key, result)
            return result
        except StageError:
            raise
        except Exception as error:
            raise bug(story, error) from error

    async def _in_browser(self, files: Files, story: Story, reference: Reference) -> StoryResult:
        total = reference.result.totalAssertions
        fault = find_fault(files, story)
        if fault is not None and fault.certain:
            return rejected(fault.kind, fault.message, total, files)
        limit = reference.record["waited"] + EXTRA_WAIT
        outcome, prepared = await self._outcome(files, story, limit, partial(needs_look, files, reference.record))
        if fault is not None and fault.message and any(item["kind"] == "syntax" for item in outcome["failures"]):
            return rejected(fault.kind, fault.message, total, files)  # both say so; this one in plainer words
        strict = (reference.record["extras"] or self._params.extras) == "fail"
        found = faults(reference.record, outcome, story.intent, strict)
        if prepared is not None and not found:
            found = await self._found_elsewhere(prepared, files, story, reference.record, outcome)
        if prepared is None or found:  # no picture vouches for what axe could not measure
            outcome["violations"] += outcome["unmeasured"]
        absent = {asked for asked, _, _ in reference.record["missed"]}
        return verdict(outcome, total, self._params.page_errors, found, files, absent)

    async def _found_elsewhere(
        self, prepared: Prepared, files: Files, story: Story, record: dict[str, Any], outcome: Outcome
    ) -> list[str]:
        """What a second look finds (elsewhere.py), by the first one's rule for time, in the second's place.

        Looks that are taken again for what the reference does begin with the allowance anew.
        """
        job, asks, allowance = prepared.job, asks_who_acts(files), Allowance(prepared.used)
        again = await self._look(job, files, story, asks, allowance)
        if not differences(record, outcome, again):
            return []
        own = await self._look_at_reference(story, asks)
        if again["spent"] and own is not None and own["used"] * LARGER > allowance.seconds:
            allowance = Allowance(seconds=own["used"] * LARGER)  # so does the reference
            again = await self._look(job, files, story, asks, allowance)
        if asks and own is not None and not passes(own["outcome"]):  # a person's input does other things in this play
            asks, allowance = False, Allowance(prepared.used)
            again = await self._look(job, files, story, asks, allowance)
            own = await self._look_at_reference(story, asks)
        longer = own["outcome"]["waited"] if own is not None else 0
        if longer > record["waited"] and is_late(again["outcome"]):
            job = json.dumps(json.loads(job) | {"limit": longer + EXTRA_WAIT})
            again = await self._look(job, files, story, asks, Allowance(prepared.used))
        return differences(record, outcome, again, own)

    async def _grade_reference(self, story: Story, key: str) -> Reference:
        """The reference solution's own verdict, and what it shows, which are kept."""
        reference = await self._show_reference(story)
        if self._cache is not None and reference.record:
            self._cache.put(key, reference.result)
            self._cache.put_record(key, reference.record)
        return reference

    async def _show_reference(self, story: Story) -> Reference:
        fault = find_fault(story.solution, story)
        if fault is not None and fault.certain:
            return Reference(rejected(fault.kind, fault.message, 0), {})
        outcome, _ = await self._outcome(story.solution, story)
        outcome["violations"] += outcome["unmeasured"]
        record = {part: outcome.get(part) for part in ("before", "after", "lookups", "missed", "extras", "waited")}
        return Reference(verdict(outcome, None, self._params.page_errors), record)

    async def outcome(self, files: Files, story: Story) -> Outcome:
        """What happened, without a verdict. Raises InputError where the story itself is at fault."""
        return (await self._outcome(files, story))[0]

    async def _outcome(
        self, files: Files, story: Story, limit: int | None = None, needs: Callable[[Outcome], bool] = lambda _: False
    ) -> tuple[Outcome, Prepared | None]:
        """What happened, and what a second look gets where `needs` says so.

        Raises InputError where the story itself is at fault.
        """
        self._graded += 1
        if self._graded % self._params.canary_every == 0:
            await self._test_canaries()
        outcome, prepared = await self._run(files, story, limit, needs)
        for failure in outcome["failures"]:
            if failure["kind"] == "story":
                raise InputError(f"{story.file}:1: {story.export}: {failure['message']}; fix the story")
        return outcome, prepared

    async def _look(self, job: str, files: Files, story: Story, asks: bool, allowance: Allowance) -> Again:
        """`asks`: it may tell a play's input from a person's, so it is played with a person's first."""
        try:
            return await self._onlooker.look(job, not is_plain(files), asks, allowance)
        except PageLost as error:
            raise InfrastructureError(f"the browser failed on a candidate for {story.id}: {error}; run again") from None

    async def _look_at_reference(self, story: Story, asks: bool) -> Again | None:
        """What a second look at the reference solution sees: only asked where one at a candidate found a fault."""
        key = f"{key_of(story.solution, story, self.digest_for(story))} {asks}"  # copies of a story share its id
        if key not in self._reference_looks:
            _, prepared = await self._run(story.solution, story, needs=lambda _: True)
            allowance = Allowance(seconds=REFERENCE_SECONDS)
            look = self._look(prepared.job, story.solution, story, asks, allowance) if prepared else None
            self._reference_looks[key] = await look if look else None
            if len(self._reference_looks) > KEPT:
                del self._reference_looks[next(iter(self._reference_looks))]
        return self._reference_looks.get(key)

    async def _by_command(self, files: Files, story: Story) -> StoryResult:
        assert self._params.command is not None
        if fault := find_unencodable(files):
            return rejected(fault.kind, fault.message, 0)
        place = await self._idle.get()
        try:
            for attempt in range(ATTEMPTS):
                try:
                    return await run_command(self._params.command, files, story)
                except (RunnerFailed, OSError) as error:
                    if attempt == ATTEMPTS - 1:
                        raise InfrastructureError(str(error)) from None
            raise AssertionError("unreachable")
        finally:
            self._idle.put_nowait(place)

    async def _reference(self, story: Story) -> Reference:
        """The reference solution's own verdict and what it shows, found once; InputError where it does not pass."""
        reference = await self._references.get(story, self.digest_for(story))
        if not reference.result.passed:
            raise InputError(
                f"{story.file}:1: {story.export}: the reference solution does not pass: "
                f"{'; '.join(reference.result.errors)}; fix the template or the play"
            )
        return reference

    async def _find_reference(self, story: Story, key: str) -> Reference:
        if self._cache is not None:
            result, record = self._cache.get(key), self._cache.get_record(key)
            if result is not None and record is not None:
                return Reference(result, record)
        return await self._grade_reference(story, key)

    async def expect(self, story: Story) -> None:
        """Grades the reference solution, if that is still to be done: candidates of this story will wait for it."""
        if self._params.command is None:
            await self._reference(story)

    async def grade_many(
        self, pairs: Sequence[Pair], on_done: Callable[[int], None] | None = None
    ) -> list[StoryResult | InfrastructureError]:
        """Verdicts in the order of the pairs. `on_done` is called with the number done so far."""
        done = 0

        async def one(files: Files, story: Story) -> StoryResult | InfrastructureError:
            nonlocal done
            try:
                return await self.grade(files, story)
            except InfrastructureError as error:
                return error
            finally:
                done += 1
                if on_done is not None:
                    on_done(done)

        try:
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(one(files, story)) for files, story in pairs]
        except BaseExceptionGroup as errors:
            raise errors.exceptions[0] from None
        return [task.result() for task in tasks]

    async def screenshot(self, files: Files, story: Story) -> bytes:
        """A PNG of the page as it stands when the play has ended."""
        page = await self._idle.get()
        try:
            page = await self._page(page)
            await page.grade(job_of(files, story, keep=True), self._params.timeout)
            page = await self._page(page)
            return await page.screenshot()
        except INFRASTRUCTURE as error:
            raise InfrastructureError(f"no screenshot: the browser failed: {str(error) or TIMEOUT_MESSAGE}") from None
        finally:
            self._idle.put_nowait(page)
