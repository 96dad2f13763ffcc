"""Files of trajectories, ours or another tool's, as files of lines.

JSON Lines are read where they lie; .gz and Parquet files become lines in a scratch folder first.
"""

import gzip
import shutil
import zlib
from glob import glob
from pathlib import Path
from typing import Any

import duckdb
import msgspec

from stages.curation.blocks import Lines
from stages.curation.on_disk import connect, quoted
from stages.pipeline.errors import InputError

_FORMATS = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz", ".parquet")


def open_inputs(patterns: list[str], scratch: Path) -> list[Lines]:
    """The files that the patterns match, sorted and each once."""
    paths: list[str] = []
    for pattern in patterns:
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
            with connect(copy.parent) as connection:
                connection.execute(f"COPY ({rows}) TO {quoted(copy)} ({plain})")
            _drop_nulls(copy)
        else:
            return Path(path)
    except (OSError, EOFError, zlib.error, duckdb.Error) as error:
        raise InputError(f"{path}: cannot be read: {str(error).splitlines()[0]}; make it again") from None
    return copy


def _drop_nulls(path: Path) -> None:
    """Leaves out keys with null, which Parquet writes for what a row lacks and another row has, also within lists."""
    whole = path.with_suffix(".whole")
    with open(path, "rb") as lines, open(whole, "wb") as out:
        for line in lines:
            out.write(
                msgspec.json.encode(_without_nulls(msgspec.json.decode(line))) + b"\n" if b":null" in line else line
            )
    whole.replace(path)


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nulls(inner) for key, inner in value.items() if inner is not None}
    return [_without_nulls(inner) for inner in value] if isinstance(value, list) else value
