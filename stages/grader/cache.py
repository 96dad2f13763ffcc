"""Verdicts by content, in one SQLite file that several processes may share. An accelerator: deleting it
changes nothing.
"""

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from stages.pipeline.records import Story, StoryResult

PATH = Path(".cache/storyloop/grades.sqlite")


def key_of(files: Mapping[str, str], story: Story, digest: str) -> str:
    """Everything a verdict depends on, as one hash. `digest` stands for the grader and its parameters."""
    parts = [
        digest,
        sorted(files.items()),
        sorted(story.files.items()),
        sorted(story.solution.items()),
        [story.file, story.export, story.contract.path, story.contract.export],
    ]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


class Cache:
    def __init__(self, path: Path = PATH) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(path, timeout=30.0, isolation_level=None, check_same_thread=False)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=OFF")
        self._connection.execute("CREATE TABLE IF NOT EXISTS grades (key TEXT PRIMARY KEY, result TEXT) WITHOUT ROWID")

    def get(self, key: str) -> StoryResult | None:
        row = self._connection.execute("SELECT result FROM grades WHERE key = ?", (key,)).fetchone()
        return StoryResult.model_validate_json(row[0]) if row else None

    def put(self, key: str, result: StoryResult) -> None:
        self._connection.execute("INSERT OR REPLACE INTO grades VALUES (?, ?)", (key, result.model_dump_json()))

    def close(self) -> None:
        self._connection.close()
