"""Which words of an intent a policy has never seen: no prompt that it was trained on has them.

A policy of the laptop knows nothing but those prompts; what it makes of another word is chance.
"""

import json
import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

WORD = re.compile(r"[^\W\d_]+")


@dataclass
class _Seen:
    """The words of the rows up to a place in the file, which a server is asked about again and again."""

    words: set[str] = field(default_factory=set)
    end: int = 0


@lru_cache(maxsize=4)
def _seen_in(path: Path, changed: int, size: int) -> _Seen:
    """One for each state of the file."""
    return _Seen()


def unseen_words(intent: str, policy: Path) -> list[str] | None:
    """In the intent's order, each once. None where the train split is not beside the policy, as data/curate is."""
    trained_on = policy.resolve().parent.parent / "curate" / "train.jsonl"
    asked = {word.casefold(): word for word in reversed(WORD.findall(intent))}
    try:
        with trained_on.open("rb") as rows:
            state = trained_on.stat()
            seen = _seen_in(trained_on, state.st_mtime_ns, state.st_size)
            rows.seek(seen.end)
            while not asked.keys() <= seen.words and (row := rows.readline()):
                seen.words |= _prompt_words(row)
                seen.end = rows.tell()
    except OSError:
        return None
    return sorted((word for folded, word in asked.items() if folded not in seen.words), key=intent.index)


def _prompt_words(row: bytes) -> set[str]:
    """Of the user's messages in one row; none where the row is no JSON, since saying so is the business of curate."""
    try:
        said = [message["content"] for message in json.loads(row)["messages"] if message["role"] == "user"]
    except (ValueError, KeyError, TypeError):
        return set()
    return {word.casefold() for text in said if isinstance(text, str) for word in WORD.findall(text)}
