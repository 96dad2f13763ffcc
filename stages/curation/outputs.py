"""The files that a decided run leaves: what processes wrote side by side as one, reasons, tables for plots."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from stages.curation.kept_lines import Written
from stages.curation.tables import SQL


def join_parts(parts: list[Written], out: Path) -> None:
    """train.jsonl and texts.jsonl in the order of the rows, prompts.jsonl in that of the stories."""
    _join([part.lines for part in parts], out / "train.jsonl")
    _join([part.texts for part in parts], out / "texts.jsonl")
    _join_prompts(parts, out / "prompts.jsonl")


def write_tables(connection: duckdb.DuckDBPyConnection, out: Path) -> dict[str, Any]:
    """rejected.jsonl and the plots. Returns what is counted in the tables."""
    _copy(connection, SQL["select_rejected"], out / "rejected.jsonl", "FORMAT json")
    for name in ("histogram", "sources", "components"):
        _copy(connection, SQL[f"plot_{name}"], out / "plots" / f"{name}.csv", "HEADER true")
    return {
        **_one(connection, SQL["metric_counts"]),
        **_one(connection, SQL["metric_prompts"]),
        "rejected": dict(connection.execute(SQL["metric_rejected"]).fetchall()),
    }


def _join(parts: Iterable[Path], path: Path) -> None:
    """One file of all parts, which are removed."""
    partial_path = path.with_name(path.name + ".part")
    with open(partial_path, "wb") as out:
        for part in parts:
            with open(part, "rb") as file:
                shutil.copyfileobj(file, out, 1 << 20)
            part.unlink()
    os.replace(partial_path, path)


def _join_prompts(parts: list[Written], path: Path) -> None:
    """Lines by their places. One is read at a time, so that memory holds none of the others."""
    if not parts:
        path.write_bytes(b"")
        return
    ends = [part.places[:, 1] for part in parts]
    starts = np.concatenate([np.append(0, end)[:-1] for end in ends])
    numbers = np.repeat(np.arange(len(parts)), list(map(len, ends)))
    lines = np.stack([numbers, starts, np.concatenate(ends)], axis=1)
    order = np.argsort(np.concatenate([part.places[:, 0] for part in parts]))
    partial_path = path.with_name(path.name + ".part")
    files = [os.open(part.prompts, os.O_RDONLY) for part in parts]
    try:
        with open(partial_path, "wb", 1 << 20) as out:
            for number, start, end in lines[order].tolist():
                out.write(os.pread(files[number], end - start, start))
    finally:
        for file in files:
            os.close(file)
    os.replace(partial_path, path)


def _one(connection: duckdb.DuckDBPyConnection, query: str) -> dict[str, Any]:
    cursor = connection.execute(query)
    names = [column[0] for column in cursor.description or ()]
    return dict(zip(names, cursor.fetchone() or (), strict=True))


def _copy(connection: duckdb.DuckDBPyConnection, query: str, path: Path, options: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".part")
    connection.execute(f"COPY ({query.strip().rstrip(';')}) TO '{partial}' ({options})")
    os.replace(partial, path)
