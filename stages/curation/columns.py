"""Columns of values: as Arrow arrays for DuckDB, and as rows again."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Columns = list[NDArray[Any]]


def rows_of(columns: Columns) -> Iterator[tuple[Any, ...]]:
    """The rows that the columns hold. Processes pass columns on, which takes much less time than to pass on values."""
    return zip(*(column.tolist() for column in columns), strict=True)


def record_batch(schema: pa.Schema, columns: Sequence[Sequence[Any] | NDArray[Any]]) -> pa.RecordBatch:
    arrays = [column_of(values, field.type) for values, field in zip(columns, schema, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def column_of(values: Sequence[Any] | NDArray[Any], kind: pa.DataType) -> pa.Array:
    """What pa.array() gives, which loads pandas first: that takes longer than a small file."""
    if kind != pa.string():
        data = np.array(values, kind.to_pandas_dtype())
        return pa.Array.from_buffers(kind, len(values), [None, pa.py_buffer(data)])
    joined = "".join(values).encode()
    ends = np.zeros(len(values) + 1, np.int32)
    np.cumsum(np.fromiter(map(len, values), np.int32, len(values)), out=ends[1:])
    if ends[-1] != len(joined):  # characters of several bytes
        np.cumsum([len(text.encode()) for text in values], out=ends[1:])
    return pa.StringArray.from_buffers(len(values), pa.py_buffer(ends), pa.py_buffer(joined))
