"""JSON that stands in a file as text, as columns of Parquet and CSV have it."""

import json
from typing import Any


def parsed(value: Any) -> Any:
    """The value that a text of JSON is; any other value as it is."""
    if isinstance(value, str) and value.lstrip()[:1] in ("{", "["):
        try:
            return json.loads(value)
        except (ValueError, RecursionError):
            return value
    return value
