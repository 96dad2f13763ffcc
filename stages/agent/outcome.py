"""What a completion amounts to: its files, or why there are none. Every reward goes through here."""

from stages.agent.registry import CallError
from stages.agent.tools import files_from_calls
from stages.functiongemma import parse


def files_from_completion(text: str) -> tuple[dict[str, str] | None, str | None]:
    """`(files, None)`, or `(None, "no valid call: …")` for an output that is worth nothing.

    A broken call beside whole ones is forgiven; a whole call of an unknown tool, with bad arguments or with a
    path that leaves the folder spoils the output, because an agent would have carried it out.
    """
    result = parse(text)
    if not result.calls:
        why = str(result.errors[0]) if result.errors else "the output holds no call"
        return None, f"no valid call: {why}"
    try:
        return files_from_calls(result.calls), None
    except CallError as error:
        return None, f"no valid call: {error}"
