"""Calls parsed a second, and how many right, beside the expressions that vLLM reads FunctionGemma with.

Most tools find calls with one expression and arguments with a second; vLLM's `functiongemma` tool parser,
which many servers run, is the peer here. 10,000 calls carry generated TSX (braces, commas, colons, template
strings, newlines); three in four of them also carry a number, a boolean or a list, which the format writes
without `<escape>`.

Run: .venv/bin/python -m tests.benchmarks.codec
"""

import json
import random
import re
import statistics
import time
from collections.abc import Callable
from typing import Any

from stages.functiongemma import encode_call, parse

Call = tuple[str, dict[str, Any]]
Read = Callable[[str], list[Call]]
CALLS = 10_000
TURNS = 15
SEED = 17

PIECES = (
    "<button type='button' disabled={busy} onClick={() => save({ id, draft: true })}>{label}</button>",
    "<p style={{ color: 'var(--text)', margin: 0 }}>Total: {items.length}, of {total}</p>",
    "{items.map((item) => (\n      <li key={item.id}>{item.name}</li>\n    ))}",
    "<input aria-label={`${name}: first, last`} value='{}' />",
    "<span data-variant='primary'>}, path:{</span>",
)


def make_call(rng: random.Random, number: int) -> Call:
    body = "\n    ".join(rng.choices(PIECES, k=rng.randint(1, 6)))
    source = f"export const Part{number} = ({{ a = {{}}, b }}: Props) => (\n  <div>\n    {body}\n  </div>\n)\n"
    arguments: dict[str, Any] = {"path": f"part{number}.tsx", "content": source}
    if number % 4 == 1:
        arguments["attempt"] = rng.randint(1, 9)
    if number % 4 == 2:
        arguments["overwrite"] = rng.random() < 0.5
    if number % 4 == 3:
        arguments["tags"] = ["ui", rng.randint(0, 99)]
    return "writeTemplate", arguments


CALL = re.compile(r"<start_function_call>call:(\w+)\{(.*?)\}<end_function_call>", re.DOTALL)
ARGUMENT = re.compile(r"(\w+):<escape>(.*?)<escape>", re.DOTALL)


def by_regex(text: str) -> list[Call]:
    """vLLM's two expressions: what is no string is lost, and a string that looks like JSON becomes JSON."""

    def load(value: str) -> Any:
        try:
            return json.loads(value)
        except json.JSONDecodeError:
            return value

    return [
        (name, {key: load(value) for key, value in ARGUMENT.findall(arguments)})
        for name, arguments in CALL.findall(text)
    ]


def by_codec(text: str) -> list[Call]:
    return [(call.name, call.arguments) for call in parse(text).calls]


def seconds(read: Read, texts: list[str]) -> float:
    started = time.perf_counter()
    for text in texts:
        read(text)
    return time.perf_counter() - started


def right(read: Read, texts: list[str], wanted: list[Call]) -> int:
    """How many calls come out exactly as they went in."""
    return sum(read(text) == [call] for text, call in zip(texts, wanted, strict=True))


def main() -> None:
    rng = random.Random(SEED)
    wanted = [make_call(rng, number) for number in range(CALLS)]
    texts = [encode_call(*call) + "<start_function_response>" for call in wanted]
    # In turns, for a pass takes a fifth of a second and the machine is not as fast at all times.
    turns = [(seconds(by_codec, texts), seconds(by_regex, texts)) for _ in range(TURNS)]
    ours, peer = (CALLS / statistics.median(times) for times in zip(*turns, strict=True))
    print(
        json.dumps(
            {
                "calls": CALLS,
                "codec_calls_per_s": round(ours),
                "codec_right": right(by_codec, texts, wanted),
                "regex_calls_per_s": round(peer),
                "regex_right": right(by_regex, texts, wanted),
                "ratio": round(ours / peer, 2),
            }
        )
    )


if __name__ == "__main__":
    main()
