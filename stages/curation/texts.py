"""The texts of those rows that decisions are made from."""

from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pyarrow as pa
from xxhash import xxh3_64_intdigest

from stages.curation.blocks import lines_at
from stages.curation.columns import Columns, record_batch, rows_of
from stages.curation.decode import decode_again
from stages.curation.skeletons import finder, intent_key, skeleton, without_choices
from stages.pipeline.records import Story

TEXTS = pa.schema({
    "row": pa.int64(), "is_held_out": pa.uint8(), "intent": pa.uint64(), "asked": pa.uint64(), "answer": pa.string()
})  # fmt: skip
_encode = msgspec.json.Encoder().encode


class HeldOut(NamedTuple):
    """Skeletons of the solutions of stories that are not trained on, and hashes of what they ask.

    Those that GRPO asks (`rl`) are apart: of them nothing may be shown that other choices make of a solution.
    """

    solutions: tuple[str, ...]
    intents: frozenset[int]
    rl_solutions: tuple[str, ...]
    rl_intents: frozenset[int]

    @classmethod
    def of(cls, stories: list[Story]) -> "HeldOut":
        """A phrasing (`eval_phrased`) has the solution of its story, which may be known: what it asks is held out."""
        held_out = [story for story in stories if story.split not in ("train", "rl")]
        rl = [story for story in stories if story.split == "rl"]
        solutions = {skeleton(_whole(story)) for story in held_out if story.split != "eval_phrased"}
        asked = frozenset(intent_key(text) for story in rl for text in (story.intent, *story.phrasings))
        return cls(
            tuple(sorted(solutions)),
            frozenset(intent_key(story.intent) for story in held_out),
            tuple(sorted({without_choices(skeleton(_whole(story))) for story in rl})),
            asked,
        )


def _whole(story: Story) -> str:
    """The solution up to its last tag: what follows is written in several ways."""
    code = story.code
    return code[: code.rfind(">")] if "</" in code or "/>" in code else code


class Wanted(NamedTuple):
    """Rows of a file: columns of (row, start, size, is a candidate)."""

    path: Path
    columns: Columns


def read_texts(wanted: Wanted, held_out: HeldOut, auto: bool) -> pa.RecordBatch:
    """A hash of the last question, one of it with all that was said before the answer, and the answer where it is
    needed; the other rows are there for their prompts and have ''.

    `is_held_out` says that something in the conversation, earlier answers, tools, calls and results included, is a
    held-out solution (1), that an earlier question is that of a held-out story (2), that something is a solution of a
    story that only GRPO asks, in whatever words and choices (3), or that a question is that of such a story (4).
    """
    texts: list[tuple[Any, ...]] = []
    holds_one = finder(held_out.solutions)
    holds_rl = finder(held_out.rl_solutions, without_choices)

    @lru_cache(1000)
    def declared(tools: bytes) -> int:
        "The same of tools, of which rows have few different lists."
        text = tools.decode()
        return 1 if holds_one(text) else 3 * bool(held_out.rl_solutions and holds_rl(text))

    lines = lines_at(wanted.path, wanted.columns[1].tolist(), wanted.columns[2].tolist())
    for (number, *_, needs_answer), line in zip(rows_of(wanted.columns), lines, strict=True):
        trajectory = decode_again(line, auto)
        intent, *earlier = map(intent_key, trajectory.questions() or [""])
        said = trajectory.messages if needs_answer else trajectory.asked()
        text = "\n".join([message.content for message in said])
        in_tools = declared(bytes(trajectory.tools)) if needs_answer else 0
        if in_tools == 1 or holds_one(text):
            is_held_out = 1
        elif any(one in held_out.intents for one in earlier):
            is_held_out = 2
        elif in_tools == 3 or (held_out.rl_solutions and holds_rl(text)):
            is_held_out = 3
        else:
            is_held_out = 4 * any(one in held_out.rl_intents for one in (intent, *earlier))
        asked = intent
        if not trajectory.has_one_answer():
            asked = xxh3_64_intdigest(_encode([m for m in trajectory.messages[:-1] if m.role != "system"]))
        texts.append((number, is_held_out, intent, asked, trajectory.answer() if needs_answer else ""))
    return record_batch(TEXTS, list(zip(*texts, strict=True)))
