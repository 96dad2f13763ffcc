"""The rows to train on: lines copied out of their files, and the same rows as the policy reads and writes them."""

import json
import os
import shutil
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from stages.curation.columns import Columns, rows_of
from stages.curation.decode import line_and_row
from stages.curation.messages import as_object
from stages.curation.rendering import renderer
from stages.policy.prompts import ChatTemplate

_encode = msgspec.json.Encoder().encode


class Kept(NamedTuple):
    """Rows of a file: columns of (row, start, size, a reward to write instead of the one there)."""

    path: Path
    columns: Columns


class Written(NamedTuple):
    """Lines of train.jsonl and of texts.jsonl, and (row, reason) of what cannot be rendered."""

    lines: Path
    texts: Path
    failed: list[tuple[int, str]]


def write_rows(kept: Kept, folder: Path, chat: ChatTemplate | None, auto: bool) -> Written:
    """Writes lines as they came; only a new reward makes a new line, with `messages` and `reward` first."""
    rows = list(rows_of(kept.columns))
    written = Written(folder / f"{rows[0][0]}.lines", folder / f"{rows[0][0]}.texts", [])
    with (
        open(kept.path, "rb") as file,
        open(written.lines, "wb", 1 << 20) as lines,
        open(written.texts, "wb", 1 << 20) as texts,
    ):
        for number, start, size, reward in rows:
            line = os.pread(file.fileno(), size, start).rstrip(b"\r\n")
            line, row = line_and_row(line, auto)
            tools = bytes(row.tools)
            try:
                prompt, completion = renderer(chat).split(list(map(as_object, row.messages)), _tools(tools), tools)
            except ValueError as error:
                written.failed.append((number, f"messages: cannot be rendered: {error}"[:250]))
                continue
            if reward is not None:
                data = json.loads(line)
                data = {"messages": data["messages"], **data, "reward": reward}
                line = json.dumps(data, ensure_ascii=False).encode()
            lines.write(line + b"\n")
            texts.write(_encode({"prompt": prompt, "completion": completion}) + b"\n")
    return written


def join(parts: Iterable[Path], path: Path) -> None:
    """One file of all parts, which are removed."""
    partial_path = path.with_name(path.name + ".part")
    with open(partial_path, "wb") as out:
        for part in parts:
            with open(part, "rb") as file:
                shutil.copyfileobj(file, out, 1 << 20)
            part.unlink()
    os.replace(partial_path, path)


@lru_cache(1000)
def _tools(text: bytes) -> list[dict[str, Any]]:
    """Rows have few different lists of tools."""
    tools: list[dict[str, Any]] | None = json.loads(text)
    return tools or []
