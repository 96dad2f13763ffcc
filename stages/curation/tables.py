"""Rows of trajectory files -> the tables that stages/curate.sql decides with, and lines back out of the files.

The statements are those of stages/curate.sql, by name.
"""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from rapidfuzz.distance import Levenshtein

from stages.console.progress import progress
from stages.curation.blocks import Lines, blocks
from stages.curation.columns import column_of, record_batch
from stages.curation.facts import FACTS, read_facts
from stages.curation.kept_lines import Kept
from stages.curation.on_disk import quoted, runs_of, written_to
from stages.curation.parallel import Map
from stages.curation.texts import TEXTS, HeldOut, Wanted, read_texts
from stages.pipeline.reward import Weights

_BLOCK = re.compile(r"^-- name: (\w+)\n(.*?)(?=^-- name: |\Z)", re.M | re.S)
SQL = dict(_BLOCK.findall(Path(__file__).parent.with_name("curate.sql").read_text(encoding="utf-8")))
PART = 20_000  # rows that are written by one process
TEXT_BLOCK = 1 << 20  # of lines: their texts take more memory than their facts


def load_facts(
    files: list[Lines], weights: Weights, min_reward: float, auto: bool, executor: Map, path: Path
) -> tuple[int, list[dict[str, Any]]]:
    """Writes the table `facts` as a Parquet file. Returns the number of its rows, and the lines that are no
    trajectories, with file, line and reason.
    """
    todo, bad = blocks(files), []
    number, lines, rows = 0, 0, 0  # of the file, of its lines so far, of the rows of all files so far
    read = partial(read_facts, weights=weights, min_reward=min_reward, auto=auto)
    none = _placed(record_batch(FACTS, [[]] * len(FACTS)), 0, 0, 0)
    with progress("lines", len(todo)) as tell, written_to(path, none.schema) as write:
        for done, (block, found) in enumerate(zip(todo, executor(read, todo), strict=True), 1):
            if number < block.file:
                number, lines = block.file, 0
            bad += [
                {"file": files[number].name, "line": lines + line + 1, "reason": reason} for line, reason in found.bad
            ]
            write(_placed(found.facts, rows, number, lines))
            lines, rows = lines + found.lines, rows + found.facts.num_rows
            tell(done)
    return rows, bad


def without(
    connection: duckdb.DuckDBPyConnection, path: Path, failed: dict[int, str], files: list[Lines]
) -> tuple[Path, list[dict[str, Any]]]:
    """A file of `facts` without these rows, and the rows as lines that are no trajectories."""
    left = path.with_name(f"{path.stem}-.parquet")
    connection.execute("CREATE TABLE failed AS SELECT unnest(?::BIGINT[]) AS row", [list(failed)])
    copy_to(connection, "FROM facts WHERE row NOT IN (FROM failed)", left)
    found = connection.execute("SELECT row, file, line FROM facts SEMI JOIN failed USING (row)").fetchall()
    path.unlink()
    return left, [{"file": files[file].name, "line": line, "reason": failed[row]} for row, file, line in found]


def _placed(facts: pa.RecordBatch, rows: int, file: int, lines: int) -> pa.RecordBatch:
    """With numbers of rows, the number of the file, and the numbers that its lines have there."""
    size = facts.num_rows
    in_block = np.frombuffer(facts.column("line").buffers()[1], np.int64, size)
    places = {"row": np.arange(rows, rows + size), "file": np.full(size, file), "line": in_block + lines + 1}
    columns = [column_of(values, pa.int64()) for values in places.values()]
    return pa.RecordBatch.from_arrays([*columns, *facts.columns[1:]], [*places, *facts.schema.names[1:]])


def add_reasons(connection: duckdb.DuckDBPyConnection, rows: int) -> None:
    """`place_of_reason(row)`: that of what is in `rejected`, or 0. A join would copy every fact, in another order."""
    places = np.zeros(rows, np.uint8)
    for batch in connection.sql("SELECT row, enum_code(reason) + 1 FROM rejected").to_arrow_reader(PART):
        places[batch.column(0).to_numpy()] = batch.column(1).to_numpy()

    def place_of_reason(row: Any) -> pa.Array:
        return column_of(places[row.to_numpy()], pa.uint8())

    connection.create_function("place_of_reason", place_of_reason, ["BIGINT"], "UTINYINT", type="arrow")  # type: ignore


def load_texts(
    connection: duckdb.DuckDBPyConnection,
    files: list[Lines],
    held_out: HeldOut,
    auto: bool,
    executor: Map,
    path: Path,
) -> None:
    """Writes message texts of the rows in `wanted` as a Parquet file, which becomes the view `texts`."""
    rows = path.with_name("wanted.parquet")
    copy_to(connection, "FROM wanted", rows)
    count = connection.execute("SELECT count(*) FROM wanted").fetchall()[0][0]
    read, done = partial(read_texts, held_out=held_out, auto=auto), 0
    todo = (Wanted(files[file].path, columns) for file, columns in runs_of(rows, PART, TEXT_BLOCK))
    with progress("texts", count) as tell, written_to(path, TEXTS) as write:
        for part in executor(read, todo):
            write(part)
            done += part.num_rows
            tell(done)
    rows.unlink()
    connection.execute(f"CREATE VIEW texts AS FROM {quoted(path)}")


def copy_to(connection: duckdb.DuckDBPyConnection, query: str, path: Path) -> None:
    """Writes what the query says as a Parquet file, in its order."""
    plain = "FORMAT parquet, COMPRESSION uncompressed"
    connection.execute(f"COPY ({query.strip().rstrip(';')}) TO {quoted(path)} ({plain})")


def kept_rows(connection: duckdb.DuckDBPyConnection, files: list[Lines], path: Path) -> Iterator[Kept]:
    """In parts that processes write side by side."""
    copy_to(connection, SQL["written"], path)
    return (Kept(files[file].path, columns) for file, columns in runs_of(path, PART))


def add_functions(connection: duckdb.DuckDBPyConnection) -> None:
    """`edits_within(one, two, limit)`: DuckDB's own levenshtein() takes no limit and so looks at everything."""

    def edits_within(one: str, two: str, limit: int) -> bool:
        return Levenshtein.distance(one, two, score_cutoff=limit) <= limit

    connection.create_function("edits_within", edits_within, ["VARCHAR", "VARCHAR", "BIGINT"], "BOOLEAN")  # type: ignore[list-item, arg-type]
