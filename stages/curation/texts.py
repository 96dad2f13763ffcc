"""The texts of those rows that decisions and prompts are made from."""

import os
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pyarrow as pa

from stages.curation.columns import Columns, record_batch, rows_of
from stages.curation.decode import decode_again
from stages.curation.skeletons import finder, intent_key

TEXTS = pa.schema({
    "row": pa.int64(), "is_held_out": pa.uint8(), "intent": pa.uint64(),
    "answer": pa.string(), "messages": pa.string(), "words": pa.string(),
})  # fmt: skip
_encode = msgspec.json.Encoder().encode


class Wanted(NamedTuple):
    """Rows of a file: columns of (row, start, size, is a candidate, is a prompt)."""

    path: Path
    columns: Columns


def read_texts(wanted: Wanted, held_out: tuple[str, ...]) -> pa.RecordBatch:
    """A hash of the question; the answer of candidates; the messages and words of prompts; the others are ''.

    `held_out` are skeletons of solutions; an answer that holds one is a held-out solution.
    """
    texts: list[tuple[Any, ...]] = []
    holds_one = finder(held_out)
    with open(wanted.path, "rb") as file:
        for number, start, size, is_candidate, is_prompt in rows_of(wanted.columns):
            trajectory = decode_again(os.pread(file.fileno(), size, start))
            answer = trajectory.last("assistant") if is_candidate else ""
            intent = intent_key(trajectory.last("user"))
            messages = _encode(trajectory.messages[: trajectory.first_answer()]).decode() if is_prompt else ""
            words = _encode(trajectory.words or {}).decode() if is_prompt else ""
            texts.append((number, holds_one(answer), intent, answer, messages, words))
    return record_batch(TEXTS, list(zip(*texts, strict=True)))
