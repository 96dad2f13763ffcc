"""The lines to train on, copied out of their files."""

import json
import os
from pathlib import Path
from typing import NamedTuple

from stages.curation.columns import Columns, rows_of


class Kept(NamedTuple):
    """Rows of a file: columns of (start, size, a reward to write instead of the one there)."""

    path: Path
    columns: Columns


def write_rows(kept: list[Kept], path: Path) -> None:
    """Writes lines as they came; only a new reward makes a new line, with `messages` and `reward` first."""
    partial_path = path.with_name(path.name + ".part")
    with open(partial_path, "wb", buffering=1 << 20) as out:
        for part in kept:
            with open(part.path, "rb") as file:
                for start, size, reward in rows_of(part.columns):
                    line = os.pread(file.fileno(), size, start).rstrip(b"\r\n")
                    if reward is not None:
                        data = json.loads(line)
                        data = {"messages": data["messages"], **data, "reward": reward}
                        line = json.dumps(data, ensure_ascii=False).encode()
                    out.write(line + b"\n")
    os.replace(partial_path, path)
