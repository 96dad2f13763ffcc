"""Reading dvc.yaml, for the tests and benchmarks that look at the pipeline as a graph."""

from typing import Any


def names(entries: list[Any]) -> list[str]:
    """Paths of a dvc.yaml list, whose entries are a path or {path: options}."""
    return [next(iter(entry)) if isinstance(entry, dict) else entry for entry in entries]
