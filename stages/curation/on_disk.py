"""What does not fit into memory waits in a scratch folder: tables as Parquet files, written and read a part at a time,
and what DuckDB sorts and joins.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from stages.curation.columns import Columns

GROUP = 100_000  # rows that are written at once
MEMORY = "420MB"  # for DuckDB; the processes that read take as much again
BESIDE_READERS = "300MB"  # where these have a DuckDB of their own


def quoted(text: str | Path) -> str:
    return "'" + str(text).replace("'", "''") + "'"


def connect(scratch: Path, beside_readers: bool = False) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    limit = BESIDE_READERS if beside_readers else MEMORY
    connection.execute(f"SET memory_limit = '{limit}'; SET temp_directory = {quoted(scratch)}")
    return connection


@contextmanager
def scratch_folder(folder: Path) -> Iterator[Path]:
    """Empty, and removed at the end. /tmp would do where it is no memory. What a killed run left goes first."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@contextmanager
def written_to(path: Path, schema: pa.Schema) -> Iterator[Callable[[pa.RecordBatch], None]]:
    """Takes batches of rows in their order."""
    waiting: list[pa.RecordBatch] = []
    words = [name for name in ("story", "source", "split") if name in schema.names]  # the same ones again and again
    with pq.ParquetWriter(path, schema, compression="none", use_dictionary=words, write_statistics=False) as file:

        def flush() -> None:
            file.write_table(pa.Table.from_batches(waiting, schema))
            waiting.clear()

        def write(batch: pa.RecordBatch) -> None:
            waiting.append(batch)
            if sum(part.num_rows for part in waiting) >= GROUP or sum(part.nbytes for part in waiting) >= GROUP * 1000:
                flush()

        yield write
        flush()


def runs_of(path: Path, rows: int, size: int | None = None) -> Iterator[tuple[int, Columns]]:
    """Rows of one `file` that follow each other, as that file and the other columns: so many at most, and about so many
    bytes of lines (their `size`).
    """
    with pq.ParquetFile(path) as table:
        for batch in table.iter_batches(rows):
            columns = dict(zip(batch.schema.names, map(_array_of, batch.columns), strict=True))
            files = columns.pop("file")
            keys = [files] if size is None else [files, np.cumsum(columns["size"]) // size]
            cuts = np.flatnonzero((np.diff(np.stack(keys)) != 0).any(axis=0)) + 1
            for start, end in pairwise([0, *cuts.tolist(), len(files)]):
                yield int(files[start]), [column[start:end] for column in columns.values()]


def _array_of(column: pa.Array) -> NDArray[Any]:
    """Null is masked, or None among texts."""
    if not column.null_count or column.type == pa.string():
        return np.asarray(column.to_numpy(zero_copy_only=False))
    values = column.fill_null(False if column.type == pa.bool_() else 0)
    is_null = column.is_null().to_numpy(zero_copy_only=False)
    return np.ma.masked_array(values.to_numpy(zero_copy_only=False), is_null)
