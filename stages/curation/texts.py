"""The texts of those rows that decisions and prompts are made from."""

import os
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pyarrow as pa

from stages.curation.columns import Columns, record_batch, rows_of
from stages.curation.decode import decode_again
from stages.curation.messages import as_object
from stages.curation.rendering import renderer
from stages.curation.skeletons import finder, intent_key
from stages.policy.prompts import ChatTemplate
from stages.tools.core_tools import core_tool_declarations

TEXTS = pa.schema({
    "row": pa.int64(), "is_held_out": pa.uint8(), "intent": pa.uint64(),
    "answer": pa.string(), "messages": pa.string(), "words": pa.string(), "fault": pa.string(),
    "opening": pa.dictionary(pa.int32(), pa.string()), "prompt": pa.string(),
})  # fmt: skip
_encode = msgspec.json.Encoder().encode


class HeldOut(NamedTuple):
    """Skeletons of the solutions of held-out stories, and hashes of what they ask."""

    solutions: tuple[str, ...]
    intents: frozenset[int]


class Wanted(NamedTuple):
    """Rows of a file: columns of (row, start, size, is a candidate, is a prompt)."""

    path: Path
    columns: Columns


def read_texts(wanted: Wanted, held_out: HeldOut, chat: ChatTemplate | None, auto: bool) -> pa.RecordBatch:
    """A hash of the last question; the answer of candidates; messages, words and text of prompts; the others are ''.

    `is_held_out` says that something in the conversation, tools' calls and results included, is a held-out solution (1)
    or that an earlier question is that of a held-out story (2). `opening` is what all prompts of these rows begin with,
    kept once, and `prompt` the rest: system message and tools are most of a prompt.
    """
    texts: list[tuple[Any, ...]] = []
    holds_one = finder(held_out.solutions)
    tools = core_tool_declarations()
    with open(wanted.path, "rb") as file:
        for number, start, size, is_candidate, is_prompt in rows_of(wanted.columns):
            trajectory = decode_again(os.pread(file.fileno(), size, start), auto)
            intent, *earlier = map(intent_key, trajectory.questions() or [""])
            answer = messages = words = prompt = fault = ""
            asked = trajectory.messages[: trajectory.first_answer()]
            said = trajectory.messages if is_candidate else asked
            is_held_out = 2 * any(one in held_out.intents for one in earlier)
            if holds_one("\n".join([message.content for message in said])):
                is_held_out = 1
            if is_candidate:
                answer = trajectory.answer()
            if is_prompt:
                question = list(map(as_object, asked))
                messages, words = _encode(question).decode(), _encode(trajectory.words or {}).decode()
                try:
                    prompt = renderer(chat).prompt(question, tools, b"core tools")
                except ValueError as error:
                    fault = f"messages: cannot be rendered as a prompt: {error}"[:250]
            texts.append((number, is_held_out, intent, answer, messages, words, fault, prompt))
    *columns, prompts = zip(*texts, strict=True)
    opening = os.path.commonprefix([prompt for prompt in prompts if prompt])  # noqa: RUF071 (of characters, as it does)
    rest = [prompt.removeprefix(opening) for prompt in prompts]
    return record_batch(TEXTS, [*columns, [opening] * len(prompts), rest])
