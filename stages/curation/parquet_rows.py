"""Files of Parquet as lines of JSON, row by row: DuckDB reads the rows that are asked for and writes them as JSON.

A key that is null in the file is one that the row does not have; in files that `generate` wrote it is what its line
would have. Row groups are read whole, so files with large ones are copied with smaller ones first.
"""

import os
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from stages.curation.on_disk import connect, quoted
from stages.pipeline.errors import InputError
from stages.schema.rows import holds_trajectories, line_of

ROWS, SIZE = 8192, 1 << 24  # of a row group at most, without compression
SUFFIX = ".parquet"
_BATCH = 500  # rows that are JSON in memory
_MEMORY = "200MB"


def is_parquet(path: Path) -> bool:
    return path.suffix == SUFFIX


def spans(path: Path, size: int) -> list[tuple[int, int]]:
    """Rows [start, end) of the file, in runs of whole row groups of about so many bytes."""
    found, start, end, read = [], 0, 0, 0
    for group in _groups(pq.read_metadata(path)):
        end, read = end + group.num_rows, read + group.total_byte_size
        if read >= size:
            found.append((start, end))
            start, read = end, 0
    return [*found, (start, end)] if start < end else found


def uncompressed(path: Path) -> int:
    return sum(group.total_byte_size for group in _groups(pq.read_metadata(path)))


def in_small_groups(path: Path, copy: Path) -> Path:
    """The file, or a copy of it where a run of rows would be read with too many others."""
    groups = _groups(pq.read_metadata(path))
    if all(group.num_rows <= ROWS and group.total_byte_size <= SIZE for group in groups):
        return path
    options = "FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 2048"
    with connect(copy.parent) as connection:
        connection.execute(f"COPY (FROM read_parquet({quoted(path)})) TO {quoted(copy)} ({options})")
    return copy


def rows_between(path: Path, start: int, end: int, condition: str = "true") -> Iterator[bytes]:
    """Rows [start, end) as JSON, of which those that the condition is true of."""
    ours = holds_trajectories(pq.read_metadata(path))
    line = line_of("t") if ours else "json_merge_patch('{}', to_json(t))::VARCHAR"
    number = f"file_row_number BETWEEN {start} AND {end - 1}"
    rows = f"FROM read_parquet({quoted(path)}, file_row_number = true) WHERE {number} AND {condition}"
    query = f"SELECT {line} FROM (SELECT * EXCLUDE file_row_number {rows}) AS t"
    try:
        for batch in _connection(os.getpid()).cursor().sql(query).to_arrow_reader(_BATCH):
            lines = batch.column(0).cast(pa.binary()).to_pylist()
            yield from lines if ours else map(_without_nulls, lines)
    except duckdb.Error as error:
        raise unreadable(path, error) from None


def rows_at(path: Path, numbers: Sequence[int]) -> Iterator[bytes]:
    """These rows as JSON, of which each stands after the one before. No others are made JSON, which takes longest."""
    start, end = numbers[0], numbers[-1] + 1
    wanted = bytearray(b"0" * (end - start))
    for number in numbers:
        wanted[number - start] = ord("1")
    is_wanted = f"get_bit('{wanted.decode()}'::BIT, (file_row_number - {start})::INTEGER) = 1"
    return rows_between(path, start, end, is_wanted)


def unreadable(path: str | Path, error: Exception) -> InputError:
    return InputError(f"{path}: cannot be read: {str(error).splitlines()[0]}; make it again")


@cache
def _connection(process: int) -> duckdb.DuckDBPyConnection:
    """One for a process, of one thread, since processes read side by side."""
    connection = duckdb.connect()
    connection.execute(f"SET threads = 1; SET memory_limit = '{_MEMORY}'; SET parquet_metadata_cache = true")
    return connection


def _groups(file: pq.FileMetaData) -> list[pq.RowGroupMetaData]:
    return [file.row_group(number) for number in range(file.num_row_groups)]


def _without_nulls(row: bytes) -> bytes:
    """Without keys with null, also within lists, which Parquet has for what a row lacks and another row has."""
    if b":null" not in row:
        return row
    try:
        return msgspec.json.encode(_dropped(msgspec.json.decode(row)))
    except msgspec.DecodeError:  # said where the row is read
        return row


def _dropped(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _dropped(inner) for key, inner in value.items() if inner is not None}
    return [_dropped(inner) for inner in value] if isinstance(value, list) else value
