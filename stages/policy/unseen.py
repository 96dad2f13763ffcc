"""Which words of an intent a policy has never seen: no prompt that it was trained on has them.

A policy of the laptop knows nothing but those prompts; what it makes of another word is chance.
"""

import json
import re
from pathlib import Path

WORD = re.compile(r"[^\W\d_]+")


def unseen_words(intent: str, policy: Path) -> list[str] | None:
    """In the intent's order, each once. None where the train split is not beside the policy, as data/curate is."""
    trained_on = policy.resolve().parent.parent / "curate" / "train.jsonl"
    asked = {word.casefold(): word for word in reversed(WORD.findall(intent))}
    try:
        with trained_on.open(encoding="utf-8") as rows:
            for row in rows:
                for word in _prompt_words(row) & set(asked):
                    del asked[word]
                if not asked:
                    break
    except OSError:
        return None
    return sorted(asked.values(), key=intent.index)


def _prompt_words(row: str) -> set[str]:
    """Of the user's messages in one row; none where the row is no JSON, since saying so is the business of curate."""
    try:
        said = [message["content"] for message in json.loads(row)["messages"] if message["role"] == "user"]
    except (ValueError, KeyError, TypeError):
        return set()
    return {word.casefold() for text in said if isinstance(text, str) for word in WORD.findall(text)}
