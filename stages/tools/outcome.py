"""What a completion amounts to: its files, or why there are none. Every reward goes through here."""

from stages.functiongemma import parse
from stages.tools.core_tools import files_from_calls
from stages.tools.registry import CallError


def files_from_completion(text: str) -> tuple[dict[str, str] | None, str | None]:
    """`(files, None)`, or `(None, "no valid call: …")` for an output that scores 0.

    Stricter than the agent, which carries out what it can: text may stand before the calls, but a broken call beside
    whole ones or text after a call spoils the output, as does a call of an unknown tool, with bad arguments or with a
    path that leaves the folder. A policy that is paid for almost the format learns almost the format.
    """
    result = parse(text)
    if result.errors:
        return None, f"no valid call: {result.errors[0]}"
    if not result.calls:
        return None, "no valid call: the output holds no call"
    if result.after:
        return None, f"no valid call: text follows the call: {' '.join(result.after.split())[:40]!r}"
    try:
        return files_from_calls(result.calls), None
    except CallError as error:
        return None, f"no valid call: {error}"
