"""Trajectories as a folder of Parquet files, one for each bucket of stories, so that a changed story changes one file.

The bucket of a story is a hash of its id, and its rows stand there in the order in which they are made. A file is
written a row group at a time, and its bytes depend on its own rows alone. `manifest.json`, which is written last, says
how many rows and stories each file has, and the sha256 of it: by it `curate` notices what is missing or was altered.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
import pyarrow.parquet as pq

from stages.pipeline.digests import file_digest
from stages.pipeline.jsonl import write_json
from stages.schema.manifest import MANIFEST
from stages.schema.rows import SCHEMA, table_of

_GROUP = 1 << 20  # characters of lines that become a row group
_WAITING = 64 << 20  # of all buckets, at most


class _Story(msgspec.Struct):
    story: str


_read = msgspec.json.Decoder(_Story).decode


def bucket_of(story: str, buckets: int) -> int:
    """The same everywhere and always; in SQL: ('0x' || sha256(story)[:8])::UBIGINT % buckets."""
    return int(hashlib.sha256(story.encode()).hexdigest()[:8], 16) % buckets


def write_buckets(folder: Path, lines: Iterable[str], buckets: int) -> None:
    """A bucket without rows has no file."""
    limit = min(_GROUP, _WAITING // buckets)
    files: dict[int, _Bucket] = {}
    for line in lines:
        number = bucket_of(_read(line).story, buckets)
        if number not in files:
            files[number] = _Bucket(folder / f"{number:0{len(str(buckets - 1))}}.parquet")
        files[number].add(line, limit)
    written = {files[number].path.name: files[number].close() for number in sorted(files)}
    write_json(folder / MANIFEST, {"buckets": buckets, "files": written})


class _Bucket:
    """A file that is being written, and the lines that wait to be its next row group."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = pq.ParquetWriter(path, SCHEMA, compression="zstd")
        self._lines: list[str] = []
        self._size = 0

    def add(self, line: str, limit: int) -> None:
        self._lines.append(line)
        self._size += len(line)
        if self._size >= limit:
            self._flush()

    def close(self) -> dict[str, Any]:
        """What the manifest says of the file."""
        if self._lines:
            self._flush()
        self._file.close()
        stories = pq.read_table(self.path, columns=["story"])["story"]
        return {"rows": len(stories), "stories": len(stories.unique()), "sha256": file_digest(self.path)}

    def _flush(self) -> None:
        self._file.write_table(table_of(self._lines))
        self._lines, self._size = [], 0
