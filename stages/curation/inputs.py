"""Files of trajectories, ours or another tool's, as files of lines.

JSON Lines and Parquet are read where they lie, .gz files become lines in a scratch folder first. A folder stands for
the Parquet files in it; where `generate` wrote it, its manifest says which these are.
"""

import gzip
import shutil
import zlib
from glob import glob
from pathlib import Path

import duckdb
import pyarrow as pa

from stages.curation.blocks import Lines
from stages.curation.parquet_rows import SUFFIX, in_small_groups, unreadable
from stages.pipeline.digests import file_digest
from stages.pipeline.errors import InputError
from stages.pipeline.jsonl import read_json
from stages.schema.manifest import MANIFEST

_FORMATS = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz", SUFFIX)


def open_inputs(patterns: list[str], scratch: Path) -> list[Lines]:
    """The files that the patterns match, sorted and each once."""
    paths: list[str] = []
    for pattern in patterns:
        if Path(pattern).is_dir():
            paths += [path for path in _files_of(Path(pattern)) if path not in paths]
            continue
        matched = sorted(glob(pattern, recursive=True))
        found = [path for path in matched if Path(path).is_file()]
        if odd := [path for path in matched if path not in found and path.endswith(_FORMATS)]:  # rows would be missing
            what = "is a folder; write NAME/*" if Path(odd[0]).is_dir() else "links to no file; make it, or dvc pull"
            raise InputError(f"{odd[0]}: {what} (params.yaml: curate.inputs)")
        if not found:
            raise InputError(f"params.yaml: curate.inputs: {pattern} matches no file; correct it, or run generate")
        paths += [path for path in found if path not in paths]
    for path in paths:
        if not path.endswith(_FORMATS):
            raise InputError(f"{path}: not one of {', '.join(_FORMATS)}; convert it, or narrow curate.inputs")
    return [Lines(path, _as_lines(path, scratch / f"{number}")) for number, path in enumerate(paths)]


def _files_of(folder: Path) -> list[str]:
    """Its Parquet files; none where its manifest names none, as in data/generate/buckets without `generate.buckets`."""
    found = sorted(folder.glob(f"*{SUFFIX}"))
    if not found and any(folder.iterdir()) and not (folder / MANIFEST).exists():
        raise InputError(f"{folder}: holds no Parquet file; name its files, such as {folder}/*.jsonl, in curate.inputs")
    if (folder / MANIFEST).exists():
        _check(folder, found)
    return [str(path) for path in found]


def _check(folder: Path, found: list[Path]) -> None:
    """InputError where the folder holds something else than its manifest says."""
    listed = read_json(folder / MANIFEST)["files"]
    again = "run generate again, or get the folder as it was with dvc checkout"
    for name, written in listed.items():
        path = folder / name
        if not path.is_file():
            raise InputError(f"{path}: is missing, {MANIFEST} beside it names it; {again}")
        if file_digest(path) != written["sha256"]:
            raise InputError(f"{path}: is not the file that {MANIFEST} beside it speaks of; {again}")
    if more := [path for path in found if path.name not in listed]:
        raise InputError(f"{more[0]}: is not named in {MANIFEST} beside it; move it to another folder of curate.inputs")


def _as_lines(path: str, copy: Path) -> Path:
    """The file itself, or a copy of it that can be read in parts."""
    try:
        if path.endswith(".gz"):
            with gzip.open(path) as source, open(copy, "wb") as target:
                shutil.copyfileobj(source, target, 1 << 20)
            return copy
        if path.endswith(SUFFIX):
            return in_small_groups(Path(path), copy.with_suffix(SUFFIX))
    except (OSError, EOFError, zlib.error, duckdb.Error, pa.ArrowException) as error:
        raise unreadable(path, error) from None
    return Path(path)
