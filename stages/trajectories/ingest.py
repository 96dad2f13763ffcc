"""Files of trajectories, ours or another tool's, as lines that DuckDB parses and that can be looked up again.

JSON Lines are read where they lie; .gz and Parquet files become lines in a scratch folder first. DuckDB's JSON reader
makes one row of every line that is not blank, all NULL where the line is no JSON object, so the n-th row of a file is
its n-th line here. Lines of more than `MAX_LINE` bytes never reach it.
"""

import gzip
import os
import shutil
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from glob import glob
from itertools import pairwise
from pathlib import Path

import duckdb
import numpy as np
from numpy.typing import NDArray
from pydantic import ValidationError

from stages.trajectory import InputError, Trajectory

MAX_LINE = 8_000_000
_FORMATS = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz", ".parquet")
_BOM = b"\xef\xbb\xbf"
_BLOCK = 1 << 24
Offsets = NDArray[np.int64]
# JSON where a type has to be checked and not converted.
COLUMNS = {
    "messages": 'STRUCT("role" VARCHAR, content JSON)[]',
    **dict.fromkeys(
        ("reward", "storyResult", "tools", "id", "story", "source", "fault", "split", "grader", "policy", "iteration",
         "words"), "JSON"
    ),
}  # fmt: skip


def quoted(text: str | Path) -> str:
    return "'" + str(text).replace("'", "''") + "'"


def scan(path: Path, columns: dict[str, str]) -> str:
    """The table function that reads lines of JSON as rows."""
    typed = ", ".join(f"{name}: {quoted(kind)}" for name, kind in columns.items())
    return (
        f"read_json({quoted(path)}, format = 'newline_delimited', compression = 'uncompressed', "
        f"ignore_errors = true, maximum_object_size = {MAX_LINE}, columns = {{{typed}}})"
    )


class Lines:
    """The lines of a file that are rows: `name` is what a person calls it, `path` where its lines are."""

    def __init__(self, name: str, path: Path) -> None:
        self.name, self.path = name, path
        self._file = os.open(path, os.O_RDONLY)
        starts, ends, firsts = _line_bounds(self._file)
        if len(starts) and os.pread(self._file, len(_BOM), 0) == _BOM:
            starts[0] += len(_BOM)
        too_long = ends - starts > MAX_LINE
        is_row = ~too_long
        # A line that begins with white space (its own end, mostly) may be blank.
        for at in np.flatnonzero(is_row & (firsts <= ord(" "))):
            is_row[at] = os.pread(self._file, int(ends[at] - starts[at]), int(starts[at])).strip() != b""
        self.too_long: list[int] = (np.flatnonzero(too_long) + 1).tolist()
        self._starts, self._ends = starts[is_row], ends[is_row]
        # Row k is line k + 1, and one further for each of these that is no greater than k.
        skipped = np.flatnonzero(~is_row)
        self._shifts: list[int] = (skipped - np.arange(len(skipped))).tolist()

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, row: int) -> bytes:
        start = int(self._starts[row])
        return os.pread(self._file, int(self._ends[row]) - start, start).rstrip(b"\r")

    def __iter__(self) -> Iterator[bytes]:
        return (self[row] for row in range(len(self)))

    def close(self) -> None:
        os.close(self._file)

    def line_number(self, row: int) -> int:
        return row + 1 + bisect_right(self._shifts, row)

    def places(self) -> list[tuple[int, int, int]]:
        """(first row, last row, what to add to a row of these for its line number)."""
        rows = [*sorted({0, *(shift for shift in self._shifts if shift < len(self))}), len(self)]
        return [(row, after - 1, self.line_number(row) - row) for row, after in pairwise(rows)]


def _line_bounds(file: int) -> tuple[Offsets, Offsets, NDArray[np.uint8]]:
    """Where each line begins and ends (its line break left out), and its first byte."""
    starts, ends, firsts = [np.empty(0, np.int64)], [np.empty(0, np.int64)], [np.empty(0, np.uint8)]
    at, begins = 0, True
    while block := os.pread(file, _BLOCK, at):
        data = np.frombuffer(block, np.uint8)
        breaks = np.flatnonzero(data == ord("\n"))
        within = np.concatenate([np.zeros(int(begins), np.int64), breaks[breaks < len(data) - 1] + 1])
        starts.append(within + at)
        ends.append(breaks + at)
        firsts.append(data[within])
        at, begins = at + len(block), block.endswith(b"\n")
    if not begins:
        ends.append(np.full(1, at, np.int64))
    return np.concatenate(starts), np.concatenate(ends), np.concatenate(firsts)


def open_inputs(patterns: list[str], scratch: Path) -> list[Lines]:
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
    return [Lines(path, _as_lines(path, scratch / f"{number}.jsonl")) for number, path in enumerate(paths)]


def _as_lines(path: str, copy: Path) -> Path:
    """The file itself, or a copy of it that is plain lines."""
    try:
        if path.endswith(".gz"):
            with gzip.open(path) as source, open(copy, "wb") as target:
                shutil.copyfileobj(source, target, 1 << 20)
        elif path.endswith(".parquet"):
            rows = f"SELECT json_merge_patch('{{}}', to_json(t)) AS line FROM read_parquet({quoted(path)}) AS t"
            plain = "FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\x01'"
            duckdb.execute(f"COPY ({rows}) TO {quoted(copy)} ({plain})")
        else:
            return Path(path)
    except (OSError, EOFError, zlib.error, duckdb.Error) as error:
        raise InputError(f"{path}: cannot be read: {str(error).splitlines()[0]}; make it again") from None
    return copy


def parsable(lines: Lines, copy: Path) -> Path:
    """A file of exactly the rows: the file itself unless lines that are too long stand in it."""
    if not lines.too_long:
        return lines.path
    write_lines(copy, lines)
    return copy


def write_lines(path: Path, lines: Iterable[bytes]) -> None:
    with open(path, "wb", buffering=1 << 20) as out:
        for line in lines:
            out.write(line)
            out.write(b"\n")


def judge(line: bytes) -> tuple[Trajectory | None, str]:
    """(The record, "") for a valid line, else (None, why not)."""
    try:
        row = Trajectory.model_validate_json(line.decode("utf-8"))
    except UnicodeDecodeError:
        return None, "not UTF-8"
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        return None, f"{where}: {first['msg']}" if where else first["msg"]
    if not any(message.role == "assistant" for message in row.messages):
        return None, "messages: no assistant message"
    return row, ""
