"""What every format keeps of a row beside its conversation: how it was scored, and whether its author holds it out."""

from collections.abc import Mapping
from typing import Any

HELD_OUT = {
    "dev",
    "eval",
    "evaluation",
    "heldout",
    "held-out",
    "held_out",
    "holdout",
    "test",
    "val",
    "valid",
    "validation",
}


def kept(data: Mapping[str, Any]) -> dict[str, Any]:
    """`reward` and `storyResult` where they are given, and `split`: "eval" for a row of a test or validation set, which
    `split` says or, as in mobile-actions, `metadata`. The split of a scored row has to be one of ours.
    """
    found = {key: data[key] for key in ("reward", "storyResult") if key in data}
    metadata = data.get("metadata")
    said = metadata.get("split") if isinstance(metadata, Mapping) else metadata
    is_scored = "reward" in found or "storyResult" in found
    given = data.get("split")
    split = said if given is None else given
    if isinstance(split, str) and split.lower() in HELD_OUT and not (is_scored and given is not None):
        found["split"] = "eval"
    elif given is not None:
        found["split"] = given
    return found
