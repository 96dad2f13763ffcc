"""Rows of trajectory files -> the tables that stages/curate.sql decides with, and lines back out of the files.

The statements are those of stages/curate.sql, by name.
"""

import json
import os
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from rapidfuzz.distance import Levenshtein

from stages.reward import Weights
from stages.trajectories.ingest import BLOCK, Lines, blocks
from stages.trajectories.progress import progress
from stages.trajectories.rows import FACTS, Each, Wanted, column_of, read_facts, read_texts, table_of

_BLOCK = re.compile(r"^-- name: (\w+)\n(.*?)(?=^-- name: |\Z)", re.M | re.S)
SQL = dict(_BLOCK.findall(Path(__file__).parent.with_name("curate.sql").read_text(encoding="utf-8")))


def load_facts(
    connection: duckdb.DuckDBPyConnection, files: list[Lines], weights: Weights, min_reward: float, each: Each
) -> tuple[int, list[dict[str, Any]]]:
    """Fills `files` and makes `facts`, which stay in the form they come in: a copy would cost time and memory.

    Returns how many rows there are, and the lines that are no trajectories, with file, line and reason.
    """
    todo, parts, bad = blocks(files), [], []
    number, first, lines = -1, 0, 0  # of the file, of its first row, and how many of its lines have been seen
    read = partial(read_facts, weights=weights, min_reward=min_reward)
    with progress("lines", len(todo)) as tell:
        for done, (block, found) in enumerate(zip(todo, each(read, todo), strict=True), 1):
            while number < block.file:
                number, first, lines = number + 1, first + lines, 0
                connection.execute("INSERT INTO files VALUES (?, ?, ?)", [number, files[number].name, first])
            bad += [
                {"file": files[number].name, "line": lines + line + 1, "reason": reason} for line, reason in found.bad
            ]
            parts.append(_placed(found.facts, number, first + lines))
            lines += found.lines
            tell(done)
    facts = pa.Table.from_batches(parts, _placed(table_of(FACTS, []), 0, 0).schema)
    connection.register("facts", facts)
    return facts.num_rows, bad


def _placed(facts: pa.RecordBatch, file: int, first: int) -> pa.RecordBatch:
    """With the number of the file, and that of the row for the line."""
    lines = np.frombuffer(facts.column("line").buffers()[1], np.int64, facts.num_rows)
    places = [column_of(lines + first, pa.int64()), column_of(np.full(len(lines), file), pa.int64())]
    return pa.RecordBatch.from_arrays([*places, *facts.columns[1:]], ["row", "file", *facts.schema.names[1:]])


def load_texts(connection: duckdb.DuckDBPyConnection, files: list[Lines], each: Each) -> None:
    """Fills `said` with what the rows in `wanted` say."""
    wanted: list[Wanted] = []
    for number, file in enumerate(files):
        parts = connection.execute(SQL["wanted_of_file"], [number, BLOCK]).fetchall()
        wanted += [Wanted(file.path, rows) for (rows,) in parts]
    with progress("texts", len(wanted)) as tell:
        for done, texts in enumerate(each(read_texts, wanted)):
            connection.register("texts", pa.Table.from_batches([texts]))
            connection.execute("INSERT INTO said FROM texts")
            tell(done + 1)


def add_functions(connection: duckdb.DuckDBPyConnection) -> None:
    """`edits_within(one, two, limit)`: DuckDB's own levenshtein() takes no limit and so looks at everything."""

    def edits_within(one: str, two: str, limit: int) -> bool:
        return Levenshtein.distance(one, two, score_cutoff=limit) <= limit

    connection.create_function("edits_within", edits_within, ["VARCHAR", "VARCHAR", "BIGINT"], "BOOLEAN")  # type: ignore[list-item, arg-type]


def write_rows(connection: duckdb.DuckDBPyConnection, files: list[Lines], wanted: str, path: Path) -> None:
    """Writes lines as they came; only a new reward makes a new line, with `messages` and `reward` first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial_path = path.with_name(path.name + ".part")
    with open(partial_path, "wb", buffering=1 << 20) as out:
        for line in _lines(connection, files, wanted):
            out.write(line + b"\n")
    os.replace(partial_path, path)


def _lines(connection: duckdb.DuckDBPyConnection, files: list[Lines], wanted: str) -> Iterator[bytes]:
    for number, file in enumerate(files):
        with open(file.path, "rb") as source:
            for start, size, reward in connection.execute(wanted, [number]).fetchall():
                line = os.pread(source.fileno(), size, start).rstrip(b"\r")
                if reward is not None:
                    data = json.loads(line)
                    data = {"messages": data["messages"], **data, "reward": reward}
                    line = json.dumps(data, ensure_ascii=False).encode()
                yield line
