"""Content-addressed cache; safe to delete: no byte of any output depends on it.

Values are kept in SQLite files under .cache/storyloop by a key that holds everything they depend on, the code that
makes them included (stages/cache/code.py), so nothing in it can be out of date. A killed run finds here what it had
computed, and a run after a change computes only what the change touched. The standard library alone is imported: the
stage push looks here before it loads anything else.
"""

import hashlib
import json
import os
import sqlite3
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

FOLDER = Path(".cache/storyloop")
_UNREADABLE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class Cache:
    """JSON values by JSON keys. Written to the file when `put` returns; several processes may share the file.

    Used by one thread at a time. A file that is no database any more is replaced by an empty one.
    """

    def __init__(self, path: Path | Literal[":memory:"]) -> None:
        if isinstance(path, Path):
            path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._connection = _open(path)
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode not in _UNREADABLE:
                raise
            for suffix in ("", "-wal", "-shm"):
                with suppress(FileNotFoundError):
                    os.unlink(f"{path}{suffix}")
            self._connection = _open(path)

    def get(self, key: Any) -> Any | None:
        """The value, or None where there is none."""
        row = self._connection.execute("SELECT value FROM cache WHERE key = ?", (_hash(key),)).fetchone()
        return json.loads(zlib.decompress(row[0])) if row else None

    def put(self, key: Any, value: Any) -> None:
        data = zlib.compress(json.dumps(value).encode(), 1)
        self._connection.execute("INSERT OR REPLACE INTO cache VALUES (?, ?)", (_hash(key), data))

    def close(self) -> None:
        self._connection.close()


def _open(path: Path | str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=30.0, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("CREATE TABLE IF NOT EXISTS cache (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID")
    return connection


def _hash(key: Any) -> bytes:
    return hashlib.sha256(json.dumps(key, sort_keys=True).encode()).digest()
