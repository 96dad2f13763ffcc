"""What travels between the driver and those that judge for it."""

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from stages.grader.references import Reference
from stages.pipeline.errors import StageError
from stages.pipeline.records import Story, StoryResult


class Job(NamedTuple):
    """A candidate with what its story's reference solution shows; without files, the reference solution itself."""

    story: Story
    files: Mapping[str, str] | None = None
    reference: Reference | None = None


Answer = StoryResult | Reference | StageError


class Identity(NamedTuple):
    """What verdicts depend on besides candidate and story."""

    digest: str
    browser: str
    fonts: tuple[float, ...]  # widths of sample texts in pixels: fonts.py


class WorkerLost(Exception):
    """The worker went away with its jobs; nothing is known of them."""


class Worker(Protocol):
    """`stages.grader.cluster.ray_pool.Actor` is one."""

    async def grade(self, jobs: list[Job]) -> list[Answer]:
        """The answers in the order of the jobs. Raises WorkerLost."""
        ...

    async def is_back(self) -> bool:
        """After a loss, waits until it works again; False where it never will."""
        ...


def refusal(mine: Identity, other: Identity, node: str) -> str | None:
    """Why a node's verdicts would not be those of this machine, as a sentence; None where they are."""
    if other.browser != mine.browser:
        return (
            f"{node} grades nothing: its browser is {other.browser}, here it is {mine.browser}; install the same one "
            "on both"
        )
    if other.digest != mine.digest:
        return (
            f"{node} grades nothing: its grader has the digest {other.digest}, here it is {mine.digest}; install the "
            "same versions on both (requirements.lock)"
        )
    if other.fonts != mine.fonts:
        return (
            f"{node} grades nothing: its browser draws sample texts {_widths(other)} pixels wide, here they are "
            f"{_widths(mine)}; install the same fonts on both"
        )
    return None


def _widths(identity: Identity) -> str:
    return ", ".join(f"{width:g}" for width in identity.fonts)
