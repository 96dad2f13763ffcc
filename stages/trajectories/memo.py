"""What was dear to get, by content, in one SQLite file: samples of policies and endpoints. An accelerator only.

A killed run finds here what it had got and goes on from there. Keys hash everything that a value depends on, so
nothing is ever stale; what an endpoint answers depends on more than can be hashed, which is why it is kept.
"""

import hashlib
import json
import sqlite3
from pathlib import Path
from typing import Any

PATH = Path(".cache/storyloop/samples.sqlite")


class Memo:
    """JSON values by JSON keys, on disk as soon as `put` returns; one thread at a time."""

    def __init__(self, path: Path = PATH) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(path, timeout=30.0, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=OFF")
        self._connection.execute("CREATE TABLE IF NOT EXISTS memo (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID")

    def get(self, key: Any) -> Any | None:
        row = self._connection.execute("SELECT value FROM memo WHERE key = ?", (_hash(key),)).fetchone()
        return json.loads(row[0]) if row else None

    def put(self, key: Any, value: Any) -> None:
        self._connection.execute("INSERT OR REPLACE INTO memo VALUES (?, ?)", (_hash(key), json.dumps(value)))


def _hash(key: Any) -> str:
    return hashlib.sha256(json.dumps(key, sort_keys=True).encode()).hexdigest()
