"""What a completion amounts to: its files, or why there are none. Every reward goes through here.

A completion is parsed once, by `outcome_of`, where it enters the pipeline; the `Outcome` is carried along from there.
"""

from dataclasses import dataclass

from stages.functiongemma import parse
from stages.tools.core_tools import files_from_calls
from stages.tools.registry import CallError


@dataclass(frozen=True)
class Outcome:
    """A completion with the `files` (path to content) that it writes, or the `problem` that makes it score 0."""

    text: str
    files: dict[str, str] | None
    problem: str | None


def outcome_of(text: str) -> Outcome:
    """Files, or the problem as a sentence that begins "no valid call: ".

    Stricter than the agent, which carries out what it can: text may stand before the calls, but a broken call beside
    whole ones or text after a call spoils the output, as does a call of an unknown tool, with bad arguments or with a
    path that leaves the folder. A policy that is paid for almost the format learns almost the format.
    """
    result = parse(text)
    if result.errors:
        return _invalid(text, str(result.errors[0]))
    if not result.calls:
        return _invalid(text, "the output holds no call")
    if result.after:
        return _invalid(text, f"text follows the call: {' '.join(result.after.split())[:40]!r}")
    try:
        return Outcome(text, files_from_calls(result.calls), None)
    except CallError as error:
        return _invalid(text, str(error))


def _invalid(text: str, why: str) -> Outcome:
    return Outcome(text, None, f"no valid call: {why}")
