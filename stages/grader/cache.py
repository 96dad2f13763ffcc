"""Verdicts by content in the content-addressed cache (stages/cache/store.py); safe to delete."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from stages.cache.store import FOLDER, Cache
from stages.pipeline.records import Story, StoryResult

PATH = FOLDER / "grades.sqlite"


def key_of(files: Mapping[str, str], story: Story, digest: str) -> str:
    """Everything a verdict depends on, as one hash. `digest` stands for the grader and its parameters."""
    parts: list[object] = [
        digest,
        sorted(files.items()),
        sorted(story.files.items()),
        sorted(story.solution.items()),
        [story.intent, story.file, story.export, story.contract.path, story.contract.export],
    ]
    if story.preview:
        parts.append([story.preview, story.mocks])
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


class VerdictCache:
    def __init__(self, path: Path = PATH) -> None:
        self._cache = Cache(path)

    def get(self, key: str) -> StoryResult | None:
        known = self._cache.get(key)
        return None if known is None else StoryResult.model_validate(known)

    def put(self, key: str, result: StoryResult) -> None:
        self._cache.put(key, result.model_dump())

    def get_record(self, key: str) -> dict[str, Any] | None:
        """What a reference solution shows, where that has been found out."""
        known: dict[str, Any] | None = self._cache.get(["shows", key])
        return known

    def put_record(self, key: str, record: dict[str, Any]) -> None:
        self._cache.put(["shows", key], record)

    def close(self) -> None:
        self._cache.close()
