"""Keeps the beginning of an answer to one of several texts, whatever tokens spell it.

A policy writes a beginning in the tokens that training joined, such as `call:writeTemplate{content:` in one. Put into
its prompt in other tokens, the same text is something it has never seen. So tokens that contradict every one of the
texts are ruled out while the answer is written, and the policy chooses among the rest.

The texts are a control token, which no other tokens may spell, and then printable ASCII without spaces, which
byte-level and SentencePiece vocabularies write as it is.
"""

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor


class Spellings:
    """What each token id of a vocabulary of `size` rows spells; ids beyond the tokenizer's spell nothing."""

    def __init__(self, tokenizer: Any, size: int) -> None:
        known = min(size, len(tokenizer))
        self.texts: list[str] = [text or "" for text in tokenizer.convert_ids_to_tokens(list(range(known)))]
        self.texts += [""] * (size - known)
        self.special = set(tokenizer.all_special_ids) | {
            id for id, text in enumerate(self.texts) if text.startswith("<") and text.endswith(">")
        }
        self._allowed: dict[tuple[str, ...], Tensor] = {}

    def allowed(self, rests: tuple[str, ...]) -> Tensor:
        """The ids that begin one of `rests`, or that one of them begins; for ordinary text."""
        if rests not in self._allowed:
            found = [
                id
                for id, text in enumerate(self.texts)
                if text and id not in self.special and any(text.startswith(r) or r.startswith(text) for r in rests)
            ]
            if len(self._allowed) > 256:  # names of tools come from clients
                self._allowed.clear()
            self._allowed[rests] = torch.tensor(found, dtype=torch.long)
        return self._allowed[rests]


class Beginning:
    """Of one answer: `control` is the id of its first token, `texts` are what may follow it."""

    def __init__(self, spellings: Spellings, control: int, texts: Sequence[str]) -> None:
        self._spellings, self._control = spellings, control
        self._rests: tuple[str, ...] = tuple(texts)
        self._begun = False

    @property
    def done(self) -> bool:
        return not self._rests

    def apply(self, logits: Tensor) -> Tensor:
        """The logits of the next token (token), with -inf for what contradicts every text."""
        ids = self._spellings.allowed(self._rests) if self._begun else torch.tensor([self._control])
        if not len(ids):  # the vocabulary cannot spell it
            self._rests = ()
            return logits
        ids = ids.to(logits.device)
        return torch.full_like(logits, float("-inf")).index_copy(0, ids, logits[ids])

    def count(self, token: int) -> None:
        """Takes note of the token that was chosen."""
        if not self._begun:
            self._begun = True
            return
        written = self._spellings.texts[token]
        if any(written.startswith(rest) for rest in self._rests):
            self._rests = ()
        self._rests = tuple(rest[len(written) :] for rest in self._rests if rest.startswith(written))
