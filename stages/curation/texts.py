"""The texts of those rows that decisions are made from."""

import os
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

from stages.curation.columns import Columns, record_batch, rows_of
from stages.curation.decode import decode_again
from stages.curation.skeletons import finder, intent_key, skeleton
from stages.pipeline.records import Story

TEXTS = pa.schema({"row": pa.int64(), "is_held_out": pa.uint8(), "intent": pa.uint64(), "answer": pa.string()})


class HeldOut(NamedTuple):
    """Skeletons of the solutions of held-out stories, and hashes of what they ask."""

    solutions: tuple[str, ...]
    intents: frozenset[int]

    @classmethod
    def of(cls, stories: list[Story]) -> "HeldOut":
        """Solutions end with the last tag: what follows is written in several ways."""
        kept_out = [story for story in stories if story.split != "train"]
        solutions = [story.solution[story.contract.path] for story in kept_out]
        whole = [code[: code.rfind(">")] if "</" in code or "/>" in code else code for code in solutions]
        return cls(tuple(sorted(set(map(skeleton, whole)))), frozenset(intent_key(story.intent) for story in kept_out))


class Wanted(NamedTuple):
    """Rows of a file: columns of (row, start, size, is a candidate)."""

    path: Path
    columns: Columns


def read_texts(wanted: Wanted, held_out: HeldOut, auto: bool) -> pa.RecordBatch:
    """A hash of the last question, and the answer of candidates; the others are there for their prompts and have ''.

    `is_held_out` says that something in the conversation, tools' calls and results included, is a held-out solution (1)
    or that an earlier question is that of a held-out story (2).
    """
    texts: list[tuple[Any, ...]] = []
    holds_one = finder(held_out.solutions)
    with open(wanted.path, "rb") as file:
        for number, start, size, is_candidate in rows_of(wanted.columns):
            trajectory = decode_again(os.pread(file.fileno(), size, start), auto)
            intent, *earlier = map(intent_key, trajectory.questions() or [""])
            said = trajectory.messages if is_candidate else trajectory.asked()
            is_held_out = 2 * any(one in held_out.intents for one in earlier)
            if holds_one("\n".join([message.content for message in said])):
                is_held_out = 1
            texts.append((number, is_held_out, intent, trajectory.answer() if is_candidate else ""))
    return record_batch(TEXTS, list(zip(*texts, strict=True)))
