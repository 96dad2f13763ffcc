"""The facts of all rows of a block of lines: where each line is, what it says of itself, hashes of its texts.

Hashes stand for the texts, so memory depends on the number of rows and not on their size. Functions of their arguments
alone, so that several processes can run them.
"""

import struct
from typing import NamedTuple

import msgspec
import numpy as np
import pyarrow as pa
from xxhash import xxh3_64_intdigest as _key

from stages.curation.blocks import MAX_LINE, Block, lines_of
from stages.curation.columns import record_batch
from stages.curation.decode import decode, scorer
from stages.curation.messages import NotATrajectory
from stages.pipeline.records import Trajectory
from stages.pipeline.reward import Weights
from stages.schema.columns import arrow_type

_REWARD = arrow_type(Trajectory, "reward")
FACTS = pa.schema({
    "line": pa.int64(), "start": pa.int64(), "size": pa.int64(), "words_key": pa.uint64(), "given": _REWARD,
    "reward": _REWARD, "prompt_key": pa.uint64(), "answer_key": pa.uint64(),
    **{name: arrow_type(Trajectory, name) for name in ("id", "story", "source", "split")},
})  # fmt: skip
_NUMBERS = np.dtype([(field.name, field.type.to_pandas_dtype()) for field in FACTS if field.type != pa.string()])
_pack = struct.Struct("".join(_NUMBERS[name].char for name in _NUMBERS.names or ())).pack
_encode = msgspec.json.Encoder().encode
_encode_sorted = msgspec.json.Encoder(order="deterministic").encode


class Found(NamedTuple):
    """What a block holds: how many lines, the facts of its rows, and (line, reason) of what is no row."""

    lines: int
    facts: pa.RecordBatch
    bad: list[tuple[int, str]]


def read_facts(block: Block, weights: Weights, min_reward: float, auto: bool) -> Found:
    """Lines are counted from 0 within the block. Rows that are no use for training have no keys of their texts."""
    score = scorer(weights)
    numbers: list[bytes] = []  # packed, which is half the work of arrays of Python's numbers
    texts: tuple[list[str], ...] = ([], [], [], [])
    ids, stories, sources, splits = texts
    bad: list[tuple[int, str]] = []
    number = -1
    for number, (start, line) in enumerate(lines_of(block)):
        if line is None:
            bad.append((number, f"longer than {MAX_LINE // 1_000_000} MB"))
            continue
        try:
            row = decode(line, auto)
        except NotATrajectory as error:
            if line.strip():
                bad.append((number, str(error)))
            continue
        verdict, split, source = row.storyResult, row.split or "train", row.source or "external"
        value = row.reward  # stays, where another tool scored without a verdict
        if verdict is not None:
            value = score(verdict.passed, verdict.a11yPassed, verdict.totalAssertions, verdict.passedAssertions)
        prompt_key = answer_key = 0
        if value >= min_reward and split == "train" and source != "perturbed":
            prompt_key = _key(_encode(row.messages[:-1]))
            answer_key = _key(row.answer().encode())
        # What a prompt for GRPO is of: the question, which a story may put in several ways, and the words in it.
        words_key = _key(_encode_sorted((row.words, row.questions()[-1:]))) if row.story else 0
        numbers.append(_pack(number, start, len(line), words_key, row.reward, value, prompt_key, answer_key))
        ids.append(row.id or "")
        stories.append(row.story or "")
        sources.append(source)
        splits.append(split)
    packed = np.frombuffer(b"".join(numbers), _NUMBERS)
    columns = [packed[name] for name in _NUMBERS.names or ()]
    return Found(number + 1, record_batch(FACTS, [*columns, *texts]), bad)
