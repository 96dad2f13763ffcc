"""What decided rows become: lines to train on as they came, the same as the policy reads and writes them, and prompts.

Each line that is written from is read once, and rendered once where its prompt is also one for GRPO.
"""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from stages.curation.blocks import lines_at
from stages.curation.columns import Columns, rows_of
from stages.curation.decode import TrajectoryMessages, line_and_row
from stages.curation.messages import as_object, weight_of
from stages.curation.parquet_rows import is_parquet
from stages.curation.rendering import Renderer, renderer
from stages.policy.prompts import ChatTemplate
from stages.tools.core_tools import core_tool_declarations

_encode = msgspec.json.Encoder().encode


class Kept(NamedTuple):
    """Rows of a file: columns of (row, start, size, is kept, a reward to write instead of the one there, place of the
    prompt made of it, and of that prompt its story, component, spread and samples). None is for what does not apply.
    """

    path: Path
    columns: Columns


class Written(NamedTuple):
    """Lines of train.jsonl, of texts.jsonl and of prompts.jsonl, (place, where its line ends) of each prompt, and (row,
    reason) of what cannot be rendered.
    """

    lines: Path
    texts: Path
    prompts: Path
    places: NDArray[np.int64]
    failed: list[tuple[int, str]]


def write_rows(kept: Kept, folder: Path, chat: ChatTemplate | None, auto: bool) -> Written:
    """Writes lines as they came, and rows of Parquet as Python writes lines; only a new reward makes a new line, with
    `messages` and `reward` first.
    """
    first = kept.columns[0][0]  # row, which no other part has
    paths = (folder / f"{first}.lines", folder / f"{first}.texts", folder / f"{first}.prompts")
    render = renderer(chat)
    found = lines_at(kept.path, kept.columns[1].tolist(), kept.columns[2].tolist())
    is_row = is_parquet(kept.path)
    places: list[tuple[int, int]] = []
    failed: list[tuple[int, str]] = []
    with (
        open(paths[0], "wb", 1 << 20) as lines,
        open(paths[1], "wb", 1 << 20) as texts,
        open(paths[2], "wb", 1 << 20) as prompts,
    ):
        for (number, _, _, is_kept, reward, place, *of_prompt), line in zip(rows_of(kept.columns), found, strict=True):
            line, row = line_and_row(line.rstrip(b"\r\n"), auto)
            messages = list(map(as_object, row.messages))
            prompt = None
            try:
                if is_kept:
                    prompt = _write_text(texts, render, row, messages)
                    _write_line(lines, line, reward, is_row)
                if place is not None:
                    _write_prompt(prompts, render, row, messages, prompt, of_prompt)
                    places.append((place, prompts.tell()))
            except ValueError as error:
                failed.append((number, f"messages: cannot be rendered: {error}"[:250]))
    return Written(*paths, np.array(places, np.int64).reshape(-1, 2), failed)


def _write_line(lines: BinaryIO, line: bytes, reward: float | None, anew: bool) -> None:
    if anew or reward is not None:
        data = json.loads(line)
        if reward is not None:
            data = {"messages": data["messages"], **data, "reward": reward}
        line = json.dumps(data, ensure_ascii=False).encode()
    lines.write(line + b"\n")


def _write_text(texts: BinaryIO, render: Renderer, row: TrajectoryMessages, messages: list[dict[str, Any]]) -> str:
    """Returns the prompt."""
    tools = bytes(row.tools)
    prompt, completion = render.split(messages, _tools(tools), tools)
    text: dict[str, Any] = {"prompt": prompt, "completion": completion}
    if not row.has_one_answer():
        weights = list(map(weight_of, row.messages))
        text["earlier"] = render.earlier(messages, weights, prompt, _tools(tools), tools)
    texts.write(_encode(text) + b"\n")
    return prompt


def _write_prompt(
    prompts: BinaryIO,
    render: Renderer,
    row: TrajectoryMessages,
    messages: list[dict[str, Any]],
    prompt: str | None,
    of_prompt: list[Any],
) -> None:
    """`prompt` is that of the last message, if it is known; it is of the first answer if that is the same one."""
    asked = messages[: row.first_answer()]
    if prompt is None or len(asked) + 1 < len(messages) or not _are_core_tools(bytes(row.tools)):
        prompt = render.prompt(asked, _core_tools(), b"core tools")
    story, component, spread, samples = of_prompt
    data = {"messages": asked, "story": story, "words": row.words or {}, "component": component}
    prompts.write(_encode(data | {"spread": spread, "samples": samples, "prompt": prompt}) + b"\n")


@lru_cache(1000)
def _tools(text: bytes) -> list[dict[str, Any]]:
    """Rows have few different lists of tools."""
    tools: list[dict[str, Any]] | None = json.loads(text)
    return tools or []


@lru_cache(1)
def _core_tools() -> list[dict[str, Any]]:
    return core_tool_declarations()


@lru_cache(1000)
def _are_core_tools(text: bytes) -> bool:
    """In the same order, too, which a template may show."""
    return json.dumps(_tools(text)) == json.dumps(_core_tools())
