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
import pyarrow as pa
from rapidfuzz.distance import Levenshtein

from stages.reward import Weights
from stages.trajectories.ingest import BLOCK, Lines, blocks
from stages.trajectories.progress import progress
from stages.trajectories.rows import Each, Wanted, read_facts, read_texts

_BLOCK = re.compile(r"^-- name: (\w+)\n(.*?)(?=^-- name: |\Z)", re.M | re.S)
SQL = dict(_BLOCK.findall(Path(__file__).parent.with_name("curate.sql").read_text(encoding="utf-8")))


def load_facts(
    connection: duckdb.DuckDBPyConnection, files: list[Lines], weights: Weights, each: Each
) -> list[dict[str, Any]]:
    """Fills `files` and `facts`; returns the lines that are no trajectories, with file, line and reason."""
    bad: list[dict[str, Any]] = []
    todo = blocks(files)
    first = lines = 0  # the first row of the file, and the first line of the block
    number = -1
    with progress("lines", len(todo)) as tell:
        for done, (block, found) in enumerate(zip(todo, each(partial(read_facts, weights=weights), todo), strict=True)):
            while number < block.file:
                number, first, lines = number + 1, first + lines, 0
                connection.execute("INSERT INTO files VALUES (?, ?, ?)", [number, files[number].name, first])
            bad += [
                {"file": files[number].name, "line": lines + line + 1, "reason": reason} for line, reason in found.bad
            ]
            _insert(
                connection, f"INSERT INTO facts SELECT line + {first + lines}, {number}, * EXCLUDE (line)", found.facts
            )
            lines += found.lines
            tell(done + 1)
    return bad


def load_texts(connection: duckdb.DuckDBPyConnection, files: list[Lines], each: Each) -> None:
    """Fills `said` with what the rows in `wanted` say."""
    wanted: list[Wanted] = []
    for number, file in enumerate(files):
        parts = connection.execute(SQL["wanted_of_file"], [number, BLOCK]).fetchall()
        wanted += [Wanted(file.path, rows) for (rows,) in parts]
    with progress("texts", len(wanted)) as tell:
        for done, texts in enumerate(each(read_texts, wanted)):
            _insert(connection, "INSERT INTO said SELECT *", texts)
            tell(done + 1)


def _insert(connection: duckdb.DuckDBPyConnection, statement: str, rows: pa.RecordBatch) -> None:
    connection.register("batch", pa.Table.from_batches([rows]))
    connection.execute(f"{statement} FROM batch")
    connection.unregister("batch")


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
