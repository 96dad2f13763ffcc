"""Rows of trajectory files -> the tables that stages/curate.sql decides with, and lines back out of the files.

The statements are those of stages/curate.sql, by name.
"""

import re
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
from stages.curation.parallel import Map
from stages.curation.texts import TEXTS, HeldOut, Wanted, read_texts
from stages.pipeline.reward import Weights

_BLOCK = re.compile(r"^-- name: (\w+)\n(.*?)(?=^-- name: |\Z)", re.M | re.S)
SQL = dict(_BLOCK.findall(Path(__file__).parent.with_name("curate.sql").read_text(encoding="utf-8")))
PART = 20_000  # rows that are written by one process
TEXT_BLOCK = 1 << 20  # of lines: their texts take more memory than their facts


def load_facts(
    files: list[Lines], weights: Weights, min_reward: float, auto: bool, executor: Map
) -> tuple[pa.Table, list[dict[str, Any]]]:
    """The table `facts`, and the lines that are no trajectories, with file, line and reason."""
    todo, parts, bad = blocks(files), [_placed(record_batch(FACTS, [[]] * len(FACTS)), 0, 0, 0)], []
    number, lines, rows = 0, 0, 0  # of the file, of its lines so far, of the rows of all files so far
    read = partial(read_facts, weights=weights, min_reward=min_reward, auto=auto)
    with progress("lines", len(todo)) as tell:
        for done, (block, found) in enumerate(zip(todo, executor(read, todo), strict=True), 1):
            if number < block.file:
                number, lines = block.file, 0
            bad += [
                {"file": files[number].name, "line": lines + line + 1, "reason": reason} for line, reason in found.bad
            ]
            parts.append(_placed(found.facts, rows, number, lines))
            lines, rows = lines + found.lines, rows + found.facts.num_rows
            tell(done)
    return pa.Table.from_batches(parts), bad


def without(facts: pa.Table, failed: dict[int, str], files: list[Lines]) -> tuple[pa.Table, list[dict[str, Any]]]:
    """`facts` without these rows, numbered anew, and the rows as lines that are no trajectories."""
    bad = [
        {"file": files[row["file"]].name, "line": row["line"], "reason": failed[row["row"]]}
        for row in facts.select(["row", "file", "line"]).take(pa.array(sorted(failed))).to_pylist()
    ]
    is_left = np.ones(facts.num_rows, bool)
    is_left[list(failed)] = False
    left = facts.filter(pa.array(is_left))
    return left.set_column(0, "row", pa.chunked_array([column_of(np.arange(left.num_rows), pa.int64())])), bad


def _placed(facts: pa.RecordBatch, rows: int, file: int, lines: int) -> pa.RecordBatch:
    """With numbers of rows, the number of the file, and the numbers that its lines have there."""
    size = facts.num_rows
    in_block = np.frombuffer(facts.column("line").buffers()[1], np.int64, size)
    places = {"row": np.arange(rows, rows + size), "file": np.full(size, file), "line": in_block + lines + 1}
    columns = [column_of(values, pa.int64()) for values in places.values()]
    return pa.RecordBatch.from_arrays([*columns, *facts.columns[1:]], [*places, *facts.schema.names[1:]])


def add_reasons(connection: duckdb.DuckDBPyConnection, facts: pa.Table) -> None:
    """Makes `decided` of facts and `rejected`, by place: a join would copy every fact, in another order."""
    found = connection.execute("SELECT row, enum_code(reason) + 1 AS place FROM rejected").fetchnumpy()
    places = np.zeros(facts.num_rows)
    places[found["row"]] = found["place"]
    column = column_of(places, pa.uint8())
    connection.register("decided", facts.append_column("place_of_reason", pa.chunked_array([column])))


def load_texts(
    connection: duckdb.DuckDBPyConnection,
    files: list[Lines],
    held_out: HeldOut,
    auto: bool,
    executor: Map,
) -> None:
    """Registers message texts of the rows in `wanted` as the table `texts`, in the form they come in."""
    wanted: list[Wanted] = []
    for number, file in enumerate(files):
        *columns, part = connection.execute(SQL["wanted_of_file"], [number, TEXT_BLOCK]).fetchnumpy().values()
        cuts = np.flatnonzero(np.diff(part)) + 1
        split = zip(*(np.split(column, cuts) for column in columns), strict=True)
        wanted += [Wanted(file.path, list(rows)) for rows in split if len(rows[0])]
    parts = []
    with progress("texts", len(wanted)) as tell:
        for done, part in enumerate(executor(partial(read_texts, held_out=held_out, auto=auto), wanted), 1):
            parts.append(part)
            tell(done)
    connection.register("texts", pa.Table.from_batches(parts, TEXTS))


def kept_rows(connection: duckdb.DuckDBPyConnection, files: list[Lines]) -> list[Kept]:
    """In parts that processes write side by side."""
    kept = []
    for number, file in enumerate(files):
        columns = list(connection.execute(SQL["written_of_file"], [number]).fetchnumpy().values())
        starts = range(0, len(columns[0]), PART)
        kept += [Kept(file.path, [column[start : start + PART] for column in columns]) for start in starts]
    return kept


def add_functions(connection: duckdb.DuckDBPyConnection) -> None:
    """`edits_within(one, two, limit)`: DuckDB's own levenshtein() takes no limit and so looks at everything."""

    def edits_within(one: str, two: str, limit: int) -> bool:
        return Levenshtein.distance(one, two, score_cutoff=limit) <= limit

    connection.create_function("edits_within", edits_within, ["VARCHAR", "VARCHAR", "BIGINT"], "BOOLEAN")  # type: ignore[list-item, arg-type]
