"""Files of lines as blocks that can be read side by side.

A block is a range of bytes and stands for the lines that begin in it. A line of more than `MAX_LINE` bytes is never
read as a whole. A row of Parquet is a line, too: there the row's number stands for the byte where a line begins.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from stages.curation.parquet_rows import is_parquet, rows_at, rows_between, spans, uncompressed

MAX_LINE = 8_000_000
BLOCK = 1 << 23
_BUFFER = 1 << 18  # of a size that the cache of a core holds
_BOM = b"\xef\xbb\xbf"
_BREAK = ord("\n")


class Lines(NamedTuple):
    """A file of lines: `name` is what a person calls it, `path` where its lines are."""

    name: str
    path: Path

    def size(self) -> int:
        """Bytes to read, about."""
        return uncompressed(self.path) if is_parquet(self.path) else self.path.stat().st_size

    def ranges(self) -> list[tuple[int, int]]:
        if is_parquet(self.path):
            return spans(self.path, BLOCK // 2)  # half of a line's bytes are columns' names and repetitions
        return [(start, start + BLOCK) for start in range(0, self.size(), BLOCK)]


class Block(NamedTuple):
    file: int  # its place among the files of a run
    path: Path
    start: int
    end: int


def blocks(files: list[Lines]) -> list[Block]:
    return [Block(number, file.path, start, end) for number, file in enumerate(files) for start, end in file.ranges()]


def lines_of(block: Block) -> Iterator[tuple[int, bytes | None]]:
    """Where each line of the block begins, and its bytes with the line break; None for one that is too long."""
    end = block.end
    if is_parquet(block.path):
        for start, row in enumerate(rows_between(block.path, block.start, end), block.start):
            yield start, row if len(row) <= MAX_LINE else None
        return
    with open(block.path, "rb", _BUFFER) as file:
        read, at = file.readline, block.start
        if at:  # the byte before tells whether a line begins with the block
            file.seek(at - 1)
            at += len(read(end - at + 1)) - 1
        while at < end and (line := read(MAX_LINE + 1)):
            start, at = at, at + len(line)
            if len(line) > MAX_LINE and line[-1] != _BREAK:
                while at < end and line[-1] != _BREAK and (line := read(MAX_LINE)):
                    at += len(line)
                yield start, None
                continue
            if start == 0 and line.startswith(_BOM):
                start, line = len(_BOM), line[len(_BOM) :]
            yield start, line


def lines_at(path: Path, starts: Sequence[int], sizes: Sequence[int]) -> Iterator[bytes]:
    """The lines that begin at these places, of which each lies after the one before."""
    if is_parquet(path):
        yield from rows_at(path, starts)
        return
    with open(path, "rb") as file:
        for start, size in zip(starts, sizes, strict=True):
            yield os.pread(file.fileno(), size, start)
