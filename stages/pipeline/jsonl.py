"""JSON Lines and JSON files: read with the line in every error, written whole or not at all."""

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from stages.pipeline.errors import InputError

Record = TypeVar("Record", bound=BaseModel)


def read_jsonl(path: str | Path, record: type[Record]) -> Iterator[Record]:
    """Yields validated records; raises InputError with file and line for the first row that is not one."""
    with open(path, "rb") as lines:  # pydantic names what is not UTF-8, with its line here
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                yield record.model_validate_json(line)
            except ValidationError as error:
                first = error.errors(include_url=False)[0]
                where = ".".join(str(part) for part in first["loc"]) or "row"
                raise InputError(f"{path}:{number}: {where}: {first['msg']}; correct or delete this line") from None


def read_json(path: str | Path) -> dict[str, Any]:
    """The object of a metrics or receipt file; raises InputError with file and line where it holds none."""
    try:
        data = json.loads(Path(path).read_bytes())
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        raise InputError(f"{path}:{line}: not JSON: {error}; run the stage that writes it again") from None
    if not isinstance(data, dict):
        raise InputError(f"{path}:1: not a JSON object; run the stage that writes it again")
    return data


def to_line(row: BaseModel | dict[str, Any]) -> str:
    return json.dumps(row.model_dump() if isinstance(row, BaseModel) else row, ensure_ascii=False)


def write_jsonl(path: str | Path, rows: Iterable[BaseModel | dict[str, Any] | str]) -> int:
    """Writes rows (or lines that `to_line` made) atomically and returns how many there were.

    A reader sees the old file or the whole new one.
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".part")
    count = 0
    with open(partial, "w", encoding="utf-8", newline="\n") as out:
        for row in rows:
            out.write((row if isinstance(row, str) else to_line(row)) + "\n")
            count += 1
    os.replace(partial, path)
    return count


def write_json(path: str | Path, data: dict[str, Any]) -> None:
    """Writes a metrics or receipt file atomically, with sorted keys so that equal content is equal bytes."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".part")
    partial.write_text(json.dumps(data, indent=2, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
    os.replace(partial, path)
