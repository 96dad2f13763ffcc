"""Where the trajectories of a run go: to one file of lines, or as Parquet to a folder of buckets."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from stages.pipeline.jsonl import write_json, write_jsonl
from stages.schema.manifest import MANIFEST

LINES, BUCKETS = "trajectories.jsonl", "buckets"


def write_trajectories(out: Path, lines: Iterable[str], buckets: int) -> None:
    """Writes the lines to trajectories.jsonl, or as Parquet to the folder `buckets`; the other has none.

    A folder without buckets has a manifest that says so, since DVC warns of every folder that is empty. A reader sees
    the old rows, the whole new ones, or for a moment none.
    """
    out.mkdir(parents=True, exist_ok=True)
    part = out / f"{BUCKETS}.part"
    shutil.rmtree(part, ignore_errors=True)  # of a run that was killed
    part.mkdir()
    if not buckets:
        write_json(part / MANIFEST, {"buckets": 0, "files": {}})
        _replace(part, out / BUCKETS)
        write_jsonl(out / LINES, lines)
        return
    from stages.generation.buckets import write_buckets  # loads pyarrow, 45 MB that lines do without

    write_buckets(part, lines, buckets)
    write_jsonl(out / LINES, [])
    _replace(part, out / BUCKETS)


def _replace(part: Path, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    os.replace(part, folder)
