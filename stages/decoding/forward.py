"""Forward passes over a batch of rows that grows by a token at a time: prompts are read once, then every step gives
one token to each row and gets the logits after it; rows that are complete leave.

A model of a family in stages/decoding/families.py is run by decoder.py, in a fraction of the operations; any other by
the library. Left out: rows that join, and paged caches.
"""

from collections.abc import Callable
from typing import Any, Protocol

import torch
from torch import Tensor
from transformers import DynamicCache

from stages.decoding.decoder import Cache, Decoder
from stages.decoding.families import supports, tell_of_library
from stages.decoding.loop import decoding_dtype, left_padded

CHUNK = 512  # tokens of a prompt read at once: the mask of a long one would not fit
SPARE_SLOTS = 128  # for new tokens, made at once


class BatchForward(Protocol):
    """One batch: `read` its prompts, then `step` by a token a row; `keep` some of the rows.

    Logits are float32, of shape (row, vocabulary). `extend` reads several tokens a row, of shape (row, token), and
    returns the logits after each: (row, token, vocabulary).
    """

    def read(self, prompts: list[list[int]]) -> Tensor: ...
    def step(self, tokens: Tensor) -> Tensor: ...
    def extend(self, tokens: Tensor) -> Tensor: ...
    def keep(self, rows: Tensor) -> None: ...


def batch_forward(model: Any, pad: int) -> Callable[[], BatchForward]:
    """A function that begins a batch."""
    if not supports(model):
        tell_of_library(model, "decoding")
        return lambda: LibraryForward(model, pad)
    decoder = GrowingDecoder(model, pad)
    return lambda: DecoderForward(decoder)


class GrowingDecoder:
    """The weights laid out for decoding, laid out again with more slots where a batch is longer than any before."""

    def __init__(self, model: Any, pad: int) -> None:
        self.model, self.pad = model, pad
        self.device = torch.device(model.device)
        self._slots = 1024
        self.decoder = self._lay_out()

    def _lay_out(self) -> Decoder:
        return Decoder(self.model, decoding_dtype(self.device), self._slots)

    def ensure_slots(self, slots: int) -> None:
        if slots > self._slots:
            self._slots = max(slots, 2 * self._slots)
            self.decoder = self._lay_out()


class DecoderForward:
    def __init__(self, growing: GrowingDecoder) -> None:
        self._growing = growing
        self._first: Tensor
        self._cache: Cache
        self._slot = 0

    def read(self, prompts: list[list[int]]) -> Tensor:
        ids, self._first = left_padded(prompts, self._growing.pad, self._growing.device)
        width = ids.shape[1]
        self._growing.ensure_slots(width + SPARE_SLOTS)
        self._cache = self._growing.decoder.cache(len(prompts), width + SPARE_SLOTS)
        for start in range(0, width, CHUNK):
            logits = self._forward(ids[:, start : start + CHUNK])
        return logits

    def step(self, tokens: Tensor) -> Tensor:
        if self._slot == self._cache.keys.shape[3]:
            self._grow()
        return self._forward(tokens[:, None])

    def extend(self, tokens: Tensor) -> Tensor:
        while self._slot + tokens.shape[1] > self._cache.keys.shape[3]:
            self._grow()
        return self._forward(tokens, every=True)

    def keep(self, rows: Tensor) -> None:
        self._first = self._first[rows]
        self._cache = Cache(*(tensor[:, rows] for tensor in self._cache))

    def _forward(self, ids: Tensor, every: bool = False) -> Tensor:
        end = self._slot + ids.shape[1]
        queries = torch.arange(self._slot, end, device=ids.device)
        logits = self._growing.decoder.forward(ids, queries, self._first, self._cache, end, every=every)
        self._slot = end
        return logits

    def _grow(self) -> None:
        slots = self._cache.keys.shape[3]
        more = slots + max(SPARE_SLOTS, slots // 2)
        self._growing.ensure_slots(more)
        larger = self._growing.decoder.cache(len(self._first), more)
        for new, old in zip(larger, self._cache, strict=True):
            new[:, :, :, : self._slot] = old[:, :, :, : self._slot]
        self._cache = larger


class LibraryForward:
    def __init__(self, model: Any, pad: int) -> None:
        self._model, self._pad = model, pad
        self._cache = DynamicCache(config=model.config)
        self._mask: Tensor
        self._positions: Tensor

    def read(self, prompts: list[list[int]]) -> Tensor:
        ids, padding = left_padded(prompts, self._pad, self._model.device)
        at = torch.arange(ids.shape[1], device=ids.device)
        self._mask = (at >= padding[:, None]).long()
        self._positions = (at - padding[:, None]).clamp(min=0)
        return self._forward(ids)[:, -1]

    def step(self, tokens: Tensor) -> Tensor:
        return self.extend(tokens[:, None])[:, -1]

    def extend(self, tokens: Tensor) -> Tensor:
        self._mask = torch.cat([self._mask, self._mask.new_ones(tokens.shape)], dim=1)
        self._positions = self._positions[:, -1:] + torch.arange(1, tokens.shape[1] + 1, device=tokens.device)
        return self._forward(tokens, tokens.shape[1])

    def keep(self, rows: Tensor) -> None:
        self._cache.batch_select_indices(rows)
        self._mask, self._positions = self._mask[rows], self._positions[rows]

    def _forward(self, ids: Tensor, last: int = 1) -> Tensor:
        """The logits after the `last` tokens: (row, token, vocabulary)."""
        out = self._model(
            input_ids=ids,
            attention_mask=self._mask,
            position_ids=self._positions,
            past_key_values=self._cache,
            use_cache=True,
            logits_to_keep=last,
        )
        logits: Tensor = out.logits[:, -last:].float()
        return logits
