"""Files of lines as blocks that can be read side by side.

A block is a range of bytes and stands for the lines that begin in it. A line of more than `MAX_LINE` bytes is never
read as a whole.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

MAX_LINE = 8_000_000
BLOCK = 1 << 23
_BUFFER = 1 << 18  # of a size that the cache of a core holds
_BOM = b"\xef\xbb\xbf"
_BREAK = ord("\n")


class Lines(NamedTuple):
    """A file of lines: `name` is what a person calls it, `path` where its lines are."""

    name: str
    path: Path


class Block(NamedTuple):
    file: int  # its place among the files of a run
    path: Path
    start: int
    end: int


def blocks(files: list[Lines]) -> list[Block]:
    return [
        Block(number, file.path, start, start + BLOCK)
        for number, file in enumerate(files)
        for start in range(0, file.path.stat().st_size, BLOCK)
    ]


def lines_of(block: Block) -> Iterator[tuple[int, bytes | None]]:
    """Where each line of the block begins, and its bytes with the line break; None for one that is too long."""
    end = block.end
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
