"""`Grader`: candidates in, verdicts out, over a few pages of one browser (pages.py).

Known-good and known-bad candidates run first and again every so often; if one is judged wrongly, grading stops.
"""

import asyncio
import hashlib
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from stages.cache.code import code_digest
from stages.chromium.outcome import Outcome
from stages.chromium.page import Prepared, Scripts
from stages.grader.cache import VerdictCache, key_of
from stages.grader.canaries import CANARIES, STORY, judged_wrongly
from stages.grader.elsewhere import needs_look
from stages.grader.external_runner import ExternalRunner
from stages.grader.job import BUNDLE, Files, digest_of, read_scripts
from stages.grader.pages import InfrastructureError, Pages, bug
from stages.grader.painted import faults
from stages.grader.references import Reference, References
from stages.grader.second_looks import EXTRA_WAIT, SecondLooks
from stages.grader.static import find_fault
from stages.grader.verdict import rejected, verdict
from stages.pipeline.errors import InputError, StageError
from stages.pipeline.params import GraderParams
from stages.pipeline.records import Story, StoryResult

PARSERS = ("tree-sitter", "tree-sitter-typescript")
# Where verdicts are kept; settings, whose values are counted; who grades, whose digest is compared.
NOT_JUDGING = ("stages.cache", "stages.pipeline.params", "stages.grader.cluster")

Pair = tuple[Files, Story]


class BrokenGrader(StageError):
    """A candidate with a known verdict was judged wrongly: the work has to stop."""


class Grader:
    """`async with Grader(params.grader) as grader: result = await grader.grade(files, story)`."""

    def __init__(self, params: GraderParams, bundle: Path | Scripts = BUNDLE, cache: Path | None = None) -> None:
        self._params = params
        self._scripts = bundle if isinstance(bundle, Scripts) else read_scripts(bundle)
        self._cache_path = cache
        self._cache: VerdictCache | None = None
        self._pages = Pages(self._scripts, params.pages, params.timeout)
        self._second_looks = SecondLooks(self._scripts, self._pages)
        self._external = ExternalRunner(params.command, params.pages) if params.command else None
        self._references = References(self._find_reference)
        self._graded = 0
        self.digest = ""
        self._digests: dict[str, str] = {}

    async def __aenter__(self) -> "Grader":
        if self._params.cache:
            self._cache = VerdictCache(self._cache_path) if self._cache_path else VerdictCache()
        try:
            if self._params.command is None:
                self.digest = self._digest((await self._pages.live()).version)
                await self._test_canaries()
            else:
                self.digest = self._digest(self._params.command)
        except BaseException:
            await self.__aexit__()
            raise
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self._references.close()
        await self._second_looks.close()
        await self._pages.close()
        if self._cache is not None:
            self._cache.close()

    @property
    def network(self) -> str:
        """How the browser is kept off the network: "unshare" or "proxy"."""
        return self._pages.browser.network if self._pages.browser else ""

    @property
    def looks(self) -> int:
        """How many candidates needed a second look."""
        return self._second_looks.count

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

    async def _test_canaries(self) -> None:
        for canary in CANARIES:
            outcome, _ = await self._pages.run(canary.files, STORY)
            if wrong := judged_wrongly(canary, verdict(outcome, len(outcome["assertions"]), "fail", ())):
                raise BrokenGrader(wrong)

    async def grade(self, files: Files, story: Story) -> StoryResult:
        """The verdict on what a candidate wrote. Raises InfrastructureError, or InputError for a faulty story.

        An error that nobody expected ends this verdict only, and is told with its place.
        """
        try:
            key = key_of(files, story, self.digest_for(story))
            if self._cache is not None and (known := self._cache.get(key)) is not None:
                return known
            if self._external:
                result = await self._external.grade(files, story)
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
            found = await self._second_looks.find_faults(
                prepared, files, story, reference.record, outcome, self.digest_for(story)
            )
        if prepared is None or found:  # no picture vouches for what axe could not measure
            outcome["violations"] += outcome["unmeasured"]
        absent = {asked for asked, _, _ in reference.record["missed"]}
        return verdict(outcome, total, self._params.page_errors, found, files, absent, reference.record["read"])

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
        record["read"] = {
            item["wanted"]: item["read"] for item in outcome["assertions"] if item["wanted"] and item["read"]
        }
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
        outcome, prepared = await self._pages.run(files, story, limit, needs)
        for failure in outcome["failures"]:
            if failure["kind"] == "story":
                raise InputError(f"{story.file}:1: {story.export}: {failure['message']}; fix the story")
        return outcome, prepared

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
        return await self._pages.screenshot(files, story)
