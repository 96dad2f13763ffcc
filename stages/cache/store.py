"""What was dear to get, by content, in SQLite files under .cache/storyloop. An accelerator only.

A killed run finds here what it had got and goes on from there, and a run after a change computes what the change
touched. Keys hold everything that a value depends on, the code that makes it (`code_digest`) included, so nothing is
ever stale. Answers of an endpoint depend on more than can be hashed, which is why they are kept at all.
"""

import hashlib
import json
import sqlite3
import sys
import zlib
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

FOLDER = Path(".cache/storyloop")


class Memo:
    """JSON values by JSON keys, on disk as soon as `put` returns; used from one thread at a time."""

    def __init__(self, path: Path | Literal[":memory:"]) -> None:
        if isinstance(path, Path):
            path.parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(path, timeout=30.0, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=OFF")
        self._connection.execute("CREATE TABLE IF NOT EXISTS memo (key BLOB PRIMARY KEY, value BLOB)")

    def get(self, key: Any) -> Any | None:
        row = self._connection.execute("SELECT value FROM memo WHERE key = ?", (_hash(key),)).fetchone()
        return json.loads(zlib.decompress(row[0])) if row else None

    def put(self, key: Any, value: Any) -> None:
        data = zlib.compress(json.dumps(value).encode(), 1)
        self._connection.execute("INSERT OR REPLACE INTO memo VALUES (?, ?)", (_hash(key), data))


def _hash(key: Any) -> bytes:
    return hashlib.sha256(json.dumps(key, sort_keys=True).encode()).digest()


@cache
def code_digest() -> str:
    """Stands for all code of the stages and for what it parses stories with."""
    sha = hashlib.sha256(f"{sys.version} {version('tree-sitter')} {version('tree-sitter-typescript')}".encode())
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        sha.update(path.read_bytes())
    return sha.hexdigest()
