"""Files of trajectories, ours or another tool's, as blocks of lines that can be read side by side.

JSON Lines are read where they lie; .gz and Parquet files become lines in a scratch folder first. A block is a range of
bytes and stands for the lines that begin in it. A line of more than `MAX_LINE` bytes is never read as a whole.
"""

import gzip
import os
import shutil
import zlib
from collections.abc import Iterator
from glob import glob
from pathlib import Path
from typing import NamedTuple

import duckdb

from stages.trajectory import InputError

MAX_LINE = 8_000_000
BLOCK = 1 << 23
_FORMATS = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz", ".parquet")
_BOM = b"\xef\xbb\xbf"


class Lines(NamedTuple):
    """A file of lines: `name` is what a person calls it, `path` where its lines are."""

    name: str
    path: Path


class Block(NamedTuple):
    file: int  # its place among the files of a run
    path: Path
    start: int
    end: int


def quoted(text: str | Path) -> str:
    return "'" + str(text).replace("'", "''") + "'"


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


def blocks(files: list[Lines]) -> list[Block]:
    return [
        Block(number, file.path, start, start + BLOCK)
        for number, file in enumerate(files)
        for start in range(0, file.path.stat().st_size, BLOCK)
    ]


def lines_of(block: Block) -> Iterator[tuple[int, bytes | None]]:
    """Where each line of the block begins, and its bytes without the line break; None for one that is too long."""
    file = os.open(block.path, os.O_RDONLY)
    try:
        # The byte before tells whether a line begins with the block.
        at = max(0, block.start - 1)
        lines = os.pread(file, block.end - at, at).split(b"\n")
        if block.start:
            at += len(lines.pop(0)) + 1
        if lines and not lines[-1]:
            lines.pop()  # the block, or the file, ends with a line break
        elif lines:
            lines[-1] = _rest_of_line(file, block.end, lines[-1])
    finally:
        os.close(file)
    for line in lines:
        size = len(line)
        if size > MAX_LINE:
            yield at, None
        elif at == 0 and line.startswith(_BOM):
            yield len(_BOM), line[len(_BOM) :]
        else:
            yield at, line
        at += size + 1


def _rest_of_line(file: int, at: int, line: bytes) -> bytes:
    """The line up to its break, or one byte more of it than a line may have."""
    while len(line) <= MAX_LINE and (more := os.pread(file, 1 << 16, at)):
        found = more.find(b"\n")
        if found >= 0:
            return line + more[:found]
        line, at = line + more, at + len(more)
    return line
