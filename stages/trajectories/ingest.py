"""Takes files of trajectories into DuckDB, ours or another tool's, and explains the lines that are none.

JSON Lines (also .gz) are read as plain lines, so that one bad line costs nothing but itself; Parquet rows
become lines. A row number `k` counts what can be read; `line_number` turns it back into the line of the file.
"""

import gzip
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from glob import glob
from pathlib import Path
from typing import Any

import duckdb
from pydantic import ValidationError

from stages.trajectory import InputError, Trajectory

MAX_LINE = 8_000_000
_FORMATS = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz", ".parquet")
_REASONS = {
    "INVALID ENCODING": "not UTF-8",
    "LINE SIZE OVER MAXIMUM": f"longer than {MAX_LINE // 1_000_000} MB",
}
# A delimiter that JSON text cannot hold makes a whole line one column.
_LINES = {
    "columns": "{'line': 'VARCHAR'}",
    "delim": "'\x01'",
    "quote": "''",
    "escape": "''",
    "header": "false",
    "auto_detect": "false",
    "strict_mode": "false",
}


@dataclass
class InputFile:
    """One file of rows; `unreadable` maps the lines that never became rows to the reason."""

    number: int
    path: str
    unreadable: dict[int, str] = field(default_factory=dict)

    def scan(self, rejects: str = "") -> str:
        """The query that gives its (file, k, line); with `rejects`, unreadable lines go to that table."""
        path = "'" + self.path.replace("'", "''") + "'"
        if self.path.endswith(".parquet"):
            rows = f"SELECT json_merge_patch('{{}}', to_json(t))::VARCHAR AS line FROM read_parquet({path}) AS t"
        else:
            bad = f"store_rejects = true, rejects_table = '{rejects}', rejects_scan = '{rejects}_scan'"
            options = {**_LINES, "max_line_size": MAX_LINE, "buffer_size": 4 * MAX_LINE}
            listed = ", ".join(f"{name} = {value}" for name, value in options.items())
            rows = f"SELECT line FROM read_csv({path}, {listed}, {bad if rejects else 'ignore_errors = true'})"
        return f"SELECT {self.number}::INTEGER AS file, row_number() OVER () AS k, line FROM ({rows})"

    def read_unreadable(self, connection: duckdb.DuckDBPyConnection, rejects: str) -> None:
        if not self.path.endswith(".parquet"):
            query = f"SELECT line, min(error_type::VARCHAR) FROM {rejects} GROUP BY line ORDER BY line"
            for line, kind in connection.execute(query).fetchall():
                self.unreadable[line] = _REASONS.get(kind, kind.lower())

    def shifts(self) -> list[tuple[int, int, int]]:
        """(file, k, before): rows after the k-th have `before` unreadable lines before them."""
        before = {-1: 0}
        for count, line in enumerate(sorted(self.unreadable), 1):
            before[line - count] = count
        return [(self.number, k, count) for k, count in before.items()]

    def line_number(self, k: int) -> int:
        ends = [line - count for count, line in enumerate(sorted(self.unreadable), 1)]
        return k + bisect_left(ends, k)


def open_inputs(patterns: list[str]) -> list[InputFile]:
    """The files that the patterns match, sorted and each once."""
    paths: list[str] = []
    for pattern in patterns:
        found = sorted(path for path in glob(pattern, recursive=True) if Path(path).is_file())
        if not found:
            raise InputError(f"params.yaml: curate.inputs: {pattern} matches no file; correct it, or run generate")
        paths += [path for path in found if path not in paths]
    for path in paths:
        if not path.endswith(_FORMATS):
            raise InputError(f"{path}: not one of {', '.join(_FORMATS)}; convert it, or narrow curate.inputs")
        if path.endswith(".gz"):
            try:
                with gzip.open(path) as stream:
                    stream.read(1)
            except OSError as error:
                raise InputError(f"{path}: {error}; compress it again") from None
    return [InputFile(number, path) for number, path in enumerate(paths)]


def judge(line: str) -> tuple[Trajectory | None, str]:
    """(The record, "") for a valid line, else (None, why not)."""
    try:
        row = Trajectory.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        return None, f"{where}: {first['msg']}" if where else first["msg"]
    if not any(message.role == "assistant" for message in row.messages):
        return None, "messages: no assistant message"
    return row, ""


def ingest(connection: duckdb.DuckDBPyConnection, file: InputFile, facts: str) -> Iterator[dict[str, Any]]:
    """Runs `facts` (a query over `lines`) on a file; yields what is wrong with the lines that are no rows."""
    rejects = f"rejects_{file.number}"
    try:
        connection.execute("CREATE OR REPLACE VIEW lines AS " + file.scan(rejects))
        connection.execute(facts)
    except duckdb.Error as error:
        raise InputError(f"{file.path}: cannot be read: {str(error).splitlines()[0]}") from None
    file.read_unreadable(connection, rejects)
    connection.execute("INSERT INTO names VALUES (?, ?)", [file.number, file.path])
    connection.executemany("INSERT INTO shifts VALUES (?, ?, ?)", file.shifts())
    problems = dict(file.unreadable)
    mended = []
    doubtful = connection.cursor().execute("SELECT k, doubtful FROM facts WHERE NOT good ORDER BY k")
    while batch := doubtful.fetchmany(100):
        for k, line in batch:
            row, reason = judge(line)
            if row is None:
                problems[file.line_number(k)] = reason
            else:
                mended.append((file.number, k, row.model_dump_json(exclude_none=True)))
    connection.execute("DELETE FROM facts WHERE NOT good")
    if mended:
        connection.execute("CREATE OR REPLACE TABLE mended (file INTEGER, k BIGINT, line VARCHAR)")
        connection.executemany("INSERT INTO mended VALUES (?, ?, ?)", mended)
        connection.execute("CREATE OR REPLACE VIEW lines AS FROM mended; " + facts)
    for number, reason in sorted(problems.items()):
        yield {"file": file.path, "line": number, "reason": reason}
