"""Trajectories as rows of Parquet, a column for each key, and back as the very lines that generate writes.

A message has columns for the keys that some messages have beside role and content; null there stands for a key that is
absent. Null in another column is null in the line.
"""

import json
from collections.abc import Sequence
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from stages.pipeline.records import Message, Trajectory
from stages.schema.columns import arrow_type

_SOME_MESSAGES = {"weight": pa.int32(), "name": pa.string()}
_MESSAGE = {name: arrow_type(Message, name) for name in Message.model_fields} | _SOME_MESSAGES
_MARK = {b"storyloop": b"trajectories"}  # of files that hold what these columns leave out nothing of
SCHEMA = pa.schema(
    {
        name: pa.list_(pa.struct(list(_MESSAGE.items()))) if name == "messages" else arrow_type(Trajectory, name)
        for name in Trajectory.model_fields
    },
    metadata=_MARK,
)


def table_of(lines: Sequence[str]) -> pa.Table:
    """The rows of lines as stages/pipeline/jsonl.py writes trajectories."""
    rows = [json.loads(line) for line in lines]
    for row in rows:
        if more := (row.keys() - set(SCHEMA.names)).union(*(message.keys() - _MESSAGE for message in row["messages"])):
            raise ValueError(f"no column for {', '.join(sorted(more))}, which would be lost")
    return pa.Table.from_arrays(
        [_column([row[field.name] for row in rows], field.type) for field in SCHEMA], schema=SCHEMA
    )


def holds_trajectories(file: parquet.FileMetaData) -> bool:
    """Whether a file was written from `table_of`."""
    return (file.metadata or {}).items() >= _MARK.items()


def line_of(row: str) -> str:
    """SQL: the JSON of a row of such a file, without the keys that messages do not have.

    These characters stand nowhere else: within a text of JSON a backslash precedes each quotation mark, and the tools
    of the pipeline hold no null.
    """
    line = f"to_json({row})::VARCHAR"
    for name in _SOME_MESSAGES:
        line = f"""replace({line}, ',"{name}":null', '')"""
    return line


def _column(values: list[Any], kind: pa.DataType) -> pa.Array:
    if kind == pa.json_():
        texts = pa.array([json.dumps(value, ensure_ascii=False) for value in values], pa.string())
        return pa.ExtensionArray.from_storage(kind, texts)
    if isinstance(kind, pa.MapType):
        values = [list(value.items()) for value in values]
    return pa.array(values, kind)
