"""The one decode loop: prompts in, sampled token ids and their log-probabilities out.

A prompt that several rows share is read once; rows that have ended leave the batch; what a row draws depends on the
seed and on its own place alone, not on the other rows. On a CPU a step is a few dozen operations; on a GPU it is one
replay of a CUDA graph, which is captured once for each of a few batch sizes.

Left out: beams, top-p and top-k (training needs the whole distribution), paged caches.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from stages.decoding.decoder import PLAIN, Cache, Decoder, ElementwiseOps
from stages.decoding.sampling import check_numbers, choose, uniforms
from stages.decoding.threads import DecodingThreads

OnRow = Callable[[int, list[int]], None]
BUCKET = 256  # on a GPU, capacity grows in steps of so many slots, so that graphs fit the next batch too
POLL = 8  # tokens a GPU decodes before it is asked which rows have ended


@dataclass
class Rollout:
    """Of each row: the token ids (the stop token included, where one came) and the log-probability of each."""

    tokens: list[list[int]]
    logprobs: list[list[float]]


@dataclass
class Batch:
    """What one decoding step reads and writes, for some rows; `at` counts the tokens they have, `slot` is the next."""

    cache: Cache
    first: Tensor
    token: Tensor
    done: Tensor
    uniforms: Tensor
    tokens: Tensor
    probs: Tensor
    at: Tensor
    slot: Tensor

    def rows(self, count: int) -> "Batch":
        """The first `count` rows, in the same memory."""
        first, token, done, uniforms, tokens, probs = (tensor[:count] for tensor in self._by_row())
        cache = Cache(self.cache.keys[:, :count], self.cache.values[:, :count])
        return Batch(cache, first, token, done, uniforms, tokens, probs, self.at, self.slot)

    def _by_row(self) -> tuple[Tensor, ...]:
        return (self.first, self.token, self.done, self.uniforms, self.tokens, self.probs)

    def keep(self, rows: list[int], slots: int) -> "Batch":
        """These rows moved to the front."""
        kept, count = torch.tensor(rows, device=self.first.device), len(rows)
        for tensor in self._by_row():
            tensor[:count] = tensor[kept]
        for tensor in (*self.cache.keys, *self.cache.values):
            tensor[:count, :, :slots] = tensor[kept, :, :slots]
        return self.rows(count)


def decoding_dtype(device: torch.device) -> torch.dtype:
    """float32 on a CPU; on a GPU bfloat16 where the card has it, else float16."""
    if device.type != "cuda":
        return torch.float32
    return torch.bfloat16 if torch.cuda.is_bf16_supported() else torch.float16


def left_padded(prompts: Sequence[Sequence[int]], pad: int, device: torch.device) -> tuple[Tensor, Tensor]:
    """Token ids (prompt, token), padded on the left, and how much padding each row has."""
    width = max(map(len, prompts))
    ids = [[pad] * (width - len(prompt)) + list(prompt) for prompt in prompts]
    return torch.tensor(ids, device=device), torch.tensor([width - len(prompt) for prompt in prompts], device=device)


def graph_sizes(rows: int) -> list[int]:
    """The batch sizes to capture: all rows, and halves of that down to four."""
    sizes = [rows]
    while sizes[-1] > 4:
        sizes.append(-(-sizes[-1] // 2))
    return sizes


class Generator:
    """Decodes from one model again and again, as its weights change."""

    def __init__(self, model: Any, pad: int, stops: Sequence[int], temperature: float) -> None:
        self.model, self.pad, self.temperature = model, pad, temperature
        self.device = torch.device(model.get_input_embeddings().weight.device)
        self.graphed = self.device.type == "cuda"
        self.stop_set = set(stops)
        self.stops = torch.tensor(sorted(stops), device=self.device)
        self.decoder: Decoder
        self.batch: Batch
        self.capacity = (0, 0, 0)  # rows, slots and new tokens that there is memory for
        self.graphs: dict[int, torch.cuda.CUDAGraph] = {}

    @torch.inference_mode()
    def generate(
        self, prompts: Sequence[Sequence[int]], max_new_tokens: int, seed: int, on_row: OnRow | None = None
    ) -> Rollout:
        """One row for each of `prompts` (token ids). `on_row` is told of each row, by its index, as it ends.

        Raises Diverged where the model's output is not a number.
        """
        with DecodingThreads(self.model) as threads:
            return self._generate(prompts, max_new_tokens, seed, on_row, threads)

    def _generate(
        self,
        prompts: Sequence[Sequence[int]],
        max_new_tokens: int,
        seed: int,
        on_row: OnRow | None,
        threads: DecodingThreads,
    ) -> Rollout:
        unique = list(dict.fromkeys(tuple(prompt) for prompt in prompts))
        width = max(len(prompt) for prompt in unique)
        decoder, batch = self._prepare(len(prompts), width, max_new_tokens)
        ids, first = left_padded(unique, self.pad, self.device)
        place = {prompt: at for at, prompt in enumerate(unique)}
        owners = [place[tuple(prompt)] for prompt in prompts]
        # A captured batch may have more rows than are asked for; the rest have ended before they begin.
        spare = len(batch.first) - len(prompts)
        owner = torch.tensor(owners + [0] * spare, device=self.device)
        read = decoder.cache(len(unique), width)
        threads.use(len(unique))
        logits = decoder.forward(ids, torch.arange(width, device=self.device), first, read, width)
        for mine, theirs in ((batch.cache.keys, read.keys), (batch.cache.values, read.values)):
            mine[:, :, :, :width] = theirs[:, owner]
        draws = uniforms(seed, len(prompts), max_new_tokens)
        batch.uniforms[: len(prompts), :max_new_tokens] = draws.to(self.device)
        batch.first.copy_(first[owner])
        batch.done.zero_()
        batch.at.zero_()
        batch.slot.fill_(width)
        self._take(batch, logits[owner])
        return self._decode(decoder, batch, len(prompts), width, max_new_tokens, on_row, threads)

    def _decode(
        self,
        decoder: Decoder,
        batch: Batch,
        count: int,
        width: int,
        max_new_tokens: int,
        on_row: OnRow | None,
        threads: DecodingThreads,
    ) -> Rollout:
        numbers = list(range(len(batch.first)))  # which row of the rollout each row of the batch is
        waiting = set(range(count))
        out = Rollout([[] for _ in waiting], [[] for _ in waiting])
        at = 1
        while True:
            done = batch.done.tolist()
            ended = [row for row, n in enumerate(numbers) if n in waiting and (done[row] or at == max_new_tokens)]
            if ended:
                self._finish(out, [numbers[row] for row in ended], batch.tokens[ended, :at], batch.probs[ended, :at])
                for number in (numbers[row] for row in ended):
                    waiting.discard(number)
                    if on_row:
                        on_row(number, out.tokens[number])
            if not waiting:
                return out
            alive = [row for row, number in enumerate(numbers) if number in waiting]
            if (size := self._size(len(alive), len(numbers))) < len(numbers):
                others = [row for row, number in enumerate(numbers) if number not in waiting]
                kept = alive + others[: size - len(alive)]
                batch, numbers = batch.keep(kept, width + at - 1), [numbers[row] for row in kept]
            threads.use(len(numbers))
            for _ in range(min(POLL if self.graphed else 1, max_new_tokens - at)):
                if self.graphed:
                    self.graphs[len(numbers)].replay()
                else:
                    self._step(decoder, batch, width + at, PLAIN)
                at += 1

    def _finish(self, out: Rollout, numbers: list[int], tokens: Tensor, probs: Tensor) -> None:
        check_numbers(probs)
        for number, ids, logprobs in zip(numbers, tokens.tolist(), probs.log().tolist(), strict=True):
            length = next((at + 1 for at, token in enumerate(ids) if token in self.stop_set), len(ids))
            out.tokens[number], out.logprobs[number] = ids[:length], logprobs[:length]

    def _size(self, alive: int, rows: int) -> int:
        """How many rows to go on with. Moving rows costs as much as several tokens, so not for each that ends."""
        if self.graphed:
            return min(size for size in self.graphs if size >= alive)
        return alive if alive <= 0.8 * rows else rows

    def _step(self, decoder: Decoder, batch: Batch, seen: int, ops: ElementwiseOps) -> None:
        """One more token for each row."""
        self._take(batch, decoder.forward(batch.token, batch.slot, batch.first, batch.cache, seen, ops))
        batch.slot.add_(1)

    def _take(self, batch: Batch, logits: Tensor) -> None:
        token, probability = choose(logits, self.temperature, batch.uniforms.index_select(1, batch.at))
        batch.token.copy_(token)
        batch.tokens.index_copy_(1, batch.at, token)
        batch.probs.index_copy_(1, batch.at, probability)
        batch.done.logical_or_(torch.isin(token, self.stops)[:, 0])
        batch.at.add_(1)

    def _prepare(self, rows: int, width: int, new: int) -> tuple[Decoder, Batch]:
        """The decoder with the model's present weights, and memory for a batch."""
        asked, slots = rows, width + new
        if self.graphed:
            slots = -(-slots // BUCKET) * BUCKET
        if all(have >= want for have, want in zip(self.capacity, (rows, slots, new), strict=True)):
            self.decoder.refresh()
            return self.decoder, self.batch.rows(self._size(rows, self.capacity[0]) if self.graphed else rows)
        rows, slots, new = (max(have, want) for have, want in zip(self.capacity, (rows, slots, new), strict=True))
        self.capacity = (rows, slots, new)
        self.decoder = Decoder(self.model, decoding_dtype(self.device), slots)
        on = self.device
        self.batch = Batch(
            cache=self.decoder.cache(rows, slots),
            first=torch.zeros(rows, dtype=torch.long, device=on),
            token=torch.zeros((rows, 1), dtype=torch.long, device=on),
            done=torch.zeros(rows, dtype=torch.bool, device=on),
            uniforms=torch.zeros((rows, new), device=on),
            tokens=torch.zeros((rows, new), dtype=torch.long, device=on),
            probs=torch.zeros((rows, new), device=on),
            at=torch.zeros(1, dtype=torch.long, device=on),
            slot=torch.zeros(1, dtype=torch.long, device=on),
        )
        if self.graphed:
            self._capture(self.decoder, self.batch, slots)
        return self.decoder, self.batch.rows(self._size(asked, rows) if self.graphed else asked)

    def _capture(self, decoder: Decoder, batch: Batch, slots: int) -> None:
        """One graph of a step for all rows, one for half of them, and so on; they share their scratch memory."""
        self.graphs = {}
        compiled: list[Any] = [torch.compile(function) for function in PLAIN]
        ops = ElementwiseOps(*compiled)
        pool = None
        for size in graph_sizes(len(batch.first)):
            rows = batch.rows(size)
            side_stream = torch.cuda.Stream()  # type: ignore[no-untyped-call]
            side_stream.wait_stream(torch.cuda.current_stream())
            with torch.cuda.stream(side_stream):
                for _ in range(2):  # compiles, and lets the libraries choose their kernels, before anything is captured
                    rows.at.zero_()
                    self._step(decoder, rows, slots, ops)
            torch.cuda.current_stream().wait_stream(side_stream)
            rows.at.zero_()
            graph = torch.cuda.CUDAGraph()
            with torch.cuda.graph(graph, pool=pool):
                self._step(decoder, rows, slots, ops)
            pool = graph.pool()
            self.graphs[size] = graph
