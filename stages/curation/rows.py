"""What a process of `curate` does with trajectory files: reads facts of all rows of a block of lines and texts of some
rows, and copies the rows that are kept.

Functions of their arguments alone, so that `processes` can run them side by side. Facts hold hashes instead of texts,
so memory depends on the number of rows and not on their size.
"""

import gc
import json
import os
import re
import struct
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from xxhash import xxh3_64_intdigest as _key

from stages.curation.blocks import BLOCK, MAX_LINE, Block, lines_of
from stages.curation.decode import NotATrajectory, decode, decode_again, scorer
from stages.pipeline.reward import Weights

FACTS = pa.schema({
    "line": pa.int64(), "start": pa.int64(), "size": pa.int64(), "words_key": pa.uint64(), "given": pa.float64(),
    "reward": pa.float64(), "prompt_key": pa.uint64(), "answer_key": pa.uint64(),
    "id": pa.string(), "story": pa.string(), "source": pa.string(), "split": pa.string(),
})  # fmt: skip
_NUMBERS = np.dtype([(field.name, field.type.to_pandas_dtype()) for field in FACTS if field.type != pa.string()])
_pack = struct.Struct("".join(_NUMBERS[name].char for name in _NUMBERS.names or ())).pack
TEXTS = pa.schema({
    "row": pa.int64(), "is_held_out": pa.uint8(), "intent": pa.uint64(),
    "answer": pa.string(), "messages": pa.string(), "words": pa.string(),
})  # fmt: skip
_MAX_WORKERS = 3  # each takes about 100 MB, and 1,000,000 rows are to fit into 1 GB
_encode = msgspec.json.Encoder().encode
_encode_sorted = msgspec.json.Encoder(order="deterministic").encode
Each = Callable[..., Iterator[Any]]
Columns = list[NDArray[Any]]


@contextmanager
def processes(size: int) -> Iterator[Each]:
    """`map` for work on so many bytes: over the cores of the machine where that pays.

    To be entered before DuckDB has much to do: forked processes begin at once, but without its threads.
    """
    count = min(os.cpu_count() or 1, _MAX_WORKERS, size // (4 * BLOCK))
    if count < 2:
        yield map
        return
    context = get_context("fork" if sys.platform == "linux" else "spawn")
    with ProcessPoolExecutor(count, context, initializer=_start) as pool:
        pool.submit(os.getpid).result()  # forks now
        try:
            yield pool.map
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _start() -> None:
    gc.disable()  # what they read refers to nothing in circles; looking for circles would take a tenth of their time
    bytes(1 << 22)  # freed at once, so malloc keeps memory of such sizes, which else comes and goes page by page


class Found(NamedTuple):
    """What a block holds: how many lines, the facts of its rows, and (line, reason) of what is no row."""

    lines: int
    facts: pa.RecordBatch
    bad: list[tuple[int, str]]


def read_facts(block: Block, weights: Weights, min_reward: float) -> Found:
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
            row = decode(line)
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
            prompt_key = _key(_encode(row.messages[: row.first_answer()]))
            answer_key = _key(row.last("assistant").encode())
        words_key = _key(_encode_sorted(row.words)) if row.words else 0
        numbers.append(_pack(number, start, len(line), words_key, row.reward, value, prompt_key, answer_key))
        ids.append(row.id or "")
        stories.append(row.story or "")
        sources.append(source)
        splits.append(split)
    packed = np.frombuffer(b"".join(numbers), _NUMBERS)
    columns = [packed[name] for name in _NUMBERS.names or ()]
    return Found(number + 1, record_batch(FACTS, [*columns, *texts]), bad)


def rows_of(columns: Columns) -> Iterator[tuple[Any, ...]]:
    """The rows that the columns hold. Processes pass columns on, which takes much less time than to pass on values."""
    return zip(*(column.tolist() for column in columns), strict=True)


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
            said = decode_again(os.pread(file.fileno(), size, start))
            answer = said.last("assistant") if is_candidate else ""
            intent = intent_key(said.last("user"))
            messages = _encode(said.messages[: said.first_answer()]).decode() if is_prompt else ""
            words = _encode(said.words or {}).decode() if is_prompt else ""
            texts.append((number, holds_one(answer), intent, answer, messages, words))
    return record_batch(TEXTS, list(zip(*texts, strict=True)))


class Kept(NamedTuple):
    """Rows of a file: columns of (start, size, a reward to write instead of the one there)."""

    path: Path
    columns: Columns


def write_rows(kept: list[Kept], path: Path) -> None:
    """Writes lines as they came; only a new reward makes a new line, with `messages` and `reward` first."""
    partial_path = path.with_name(path.name + ".part")
    with open(partial_path, "wb", buffering=1 << 20) as out:
        for part in kept:
            with open(part.path, "rb") as file:
                for start, size, reward in rows_of(part.columns):
                    line = os.pread(file.fileno(), size, start).rstrip(b"\r\n")
                    if reward is not None:
                        data = json.loads(line)
                        data = {"messages": data["messages"], **data, "reward": reward}
                        line = json.dumps(data, ensure_ascii=False).encode()
                    out.write(line + b"\n")
    os.replace(partial_path, path)


def record_batch(schema: pa.Schema, columns: Sequence[Sequence[Any] | NDArray[Any]]) -> pa.RecordBatch:
    arrays = [column_of(values, field.type) for values, field in zip(columns, schema, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def column_of(values: Sequence[Any] | NDArray[Any], kind: pa.DataType) -> pa.Array:
    """What pa.array() gives, which loads pandas first: that takes longer than a small file."""
    if kind != pa.string():
        data = np.array(values, kind.to_pandas_dtype())
        return pa.Array.from_buffers(kind, len(values), [None, pa.py_buffer(data)])
    joined = "".join(values).encode()
    ends = np.zeros(len(values) + 1, np.int32)
    np.cumsum(np.fromiter(map(len, values), np.int32, len(values)), out=ends[1:])
    if ends[-1] != len(joined):  # characters of several bytes
        np.cumsum([len(text.encode()) for text in values], out=ends[1:])
    return pa.StringArray.from_buffers(len(values), pa.py_buffer(ends), pa.py_buffer(joined))


_TEXT_ATTRIBUTES = ("aria-label", "alt", "title", "placeholder", "href", "src")
_WORD = re.compile(r"\w+")
_ASCII_WORDS = bytes(ord(char.lower()) if _WORD.match(char) else ord(" ") for char in map(chr, range(128))).ljust(256)
_COMMENT = re.compile(r"\{?/\*.*?\*/\}?")
_IN_BRACES = re.compile(r"""\{(["'`])([^"'`{}]*)\1\}""")
_IN_SINGLE_QUOTES = re.compile(r"""='([^"']*)'""")
_SHOWN = re.compile(r">[^<>{}]+<")
_CLOSING = re.compile(r"</[\w-]+(?=>|$)")
# Backwards: a search for a quotation mark is several times faster than one for any of the names.
_ATTRIBUTE = re.compile(f'"[^"]*"=(?:{"|".join(n[::-1] for n in _TEXT_ATTRIBUTES)})')
_CONST = re.compile(r"const\w+=?")  # a word that a pattern begins with is found fastest
_FUNCTION = re.compile(r"function\w+=?")
_IGNORED = "();"
_ASCII_IGNORED = bytes(code for code in range(128) if chr(code).isspace()) + _IGNORED.encode()
_NOT_IGNORED = str.maketrans("", "", _IGNORED)


def intent_key(question: str) -> int:
    """Equal for questions that differ in case and punctuation only."""
    if question.isascii():  # in a third of the time
        return _key(b" ".join(question.encode().translate(_ASCII_WORDS).split()))
    return _key(" ".join(_WORD.findall(question.lower())).encode())


def finder(skeletons: tuple[str, ...]) -> Callable[[str], bool]:
    """Tells whether the skeleton of code holds one of these. Code without the closing tags of any of them does not, and
    that is soon seen.
    """
    by_tags: dict[frozenset[str], list[str]] = {}
    for one in skeletons:
        by_tags.setdefault(frozenset(_CLOSING.findall(one)), []).append(one)

    def holds_one(code: str) -> bool:
        packed = _packed(code)
        near = [group for tags, group in by_tags.items() if all(tag in packed for tag in tags)]
        if not near:
            return False
        found = _skeleton_of(packed)
        return any(one in found for group in near for one in group)

    return holds_one


def skeleton(code: str) -> str:
    """Code without what a copy may change: white space and comments, shown texts, texts in attributes, names, the kind
    of quotation marks, and whether the component is an arrow, with or without a block, or a function.
    """
    return _skeleton_of(_packed(code))


def _packed(code: str) -> str:
    # Most answers are ASCII, which goes in half the time.
    if code.isascii():
        return code.encode().translate(None, _ASCII_IGNORED).decode()
    return "".join(code.split()).translate(_NOT_IGNORED)


def _skeleton_of(packed: str) -> str:
    if "*/" in packed:
        packed = _COMMENT.sub("", packed)
    if '"}' in packed or "'}" in packed or "`}" in packed:
        packed = _IN_BRACES.sub(r'"\2"', packed)
    if "='" in packed:
        packed = _IN_SINGLE_QUOTES.sub(r'="\1"', packed)
    if "{return" in packed:
        packed = packed.replace("=>{return", "=>").replace("{return", "==>")
    packed = packed.replace("exportdefault", "").replace("export", "")
    if "function" in packed:
        packed = _FUNCTION.sub("", packed)
    shown = _CONST.sub("", _SHOWN.sub("><", packed))
    return _ATTRIBUTE.sub("", shown[::-1])[::-1]
