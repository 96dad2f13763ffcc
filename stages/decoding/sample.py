"""Draws completions from a policy.

One batch of rows at a time, longest prompts first. A model that stages/decoding/families.py does not know goes through
the library's forward pass instead, with the same draws. Left out: speculative decoding and paged caches.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch

from stages.decoding.families import supports, tell_of_library
from stages.decoding.forward import LibraryForward
from stages.decoding.loop import Generator
from stages.decoding.sampling import check_numbers, choose, uniforms

Draw = Callable[[list[list[int]], int, int], list[list[int]]]


@dataclass(frozen=True)
class Completion:
    """What the policy wrote after a prompt: `text` keeps control tokens and drops the final stop token.

    `ids` are its token ids, the stop token included; `tokens` counts those that were generated for it: all but the
    beginning that a second choice keeps (second_choice.py). `truncated` says that no stop token came before the limit.
    """

    text: str
    tokens: int
    truncated: bool
    ids: tuple[int, ...]


def stop_token_ids(model: Any) -> list[int]:
    """The stop tokens of the generation config, as a list whatever its form there."""
    stops = model.generation_config.eos_token_id
    return list(stops) if isinstance(stops, (list, tuple)) else [stops]


def sample(
    model: Any,
    tokenizer: Any,
    prompts: list[str],
    n: int,
    temperature: float,
    max_new_tokens: int,
    seed: int,
    batch_size: int = 128,
    on_batch: Callable[[int], None] | None = None,
) -> list[list[Completion]]:
    """`n` completions of each prompt, in prompt order; temperature 0 is greedy (all n are then the same).

    Prompts are rendered text without the leading <bos>, which the tokenizer adds. `on_batch` is told how many
    completions a batch brought. The result depends on `seed` and on the batch size, not on the machine's load.
    """
    encoded = tokenizer(prompts)["input_ids"]
    longest_first = sorted(range(len(prompts)), key=lambda i: (-len(encoded[i]), i))
    rows = [(i, k) for i in longest_first for k in range(n if temperature > 0 else 1)]
    out: list[list[Completion | None]] = [[None] * n for _ in prompts]
    stops = set(stop_token_ids(model))
    draw = generator(model, tokenizer, stops, temperature)
    for start in range(0, len(rows), batch_size):
        batch = rows[start : start + batch_size]
        drawn = draw([encoded[i] for i, _ in batch], max_new_tokens, seed + start)
        for (i, k), ids in zip(batch, drawn, strict=True):
            out[i][k] = completion(tokenizer, ids, stops)
            if temperature == 0:
                out[i] = [out[i][0]] * n
        if on_batch:
            on_batch(len(batch) if temperature > 0 else n * len(batch))
    return [[c for c in group if c is not None] for group in out]


def completion(tokenizer: Any, ids: list[int], stops: set[int], kept: int = 0) -> Completion:
    """The answer of these token ids, of which the first `kept` were there before."""
    stopped = ids[-1] in stops
    text = tokenizer.decode(ids[:-1] if stopped else ids, skip_special_tokens=False)
    return Completion(text, len(ids) - kept, not stopped, tuple(ids))


def generator(model: Any, tokenizer: Any, stops: set[int], temperature: float) -> Draw:
    """A function of (prompts as token ids, new tokens at most, seed) that gives each row's token ids up to its stop."""
    if supports(model):
        ours = Generator(model, tokenizer.pad_token_id, sorted(stops), temperature)
        return lambda prompts, limit, seed: ours.generate(prompts, limit, seed).tokens

    tell_of_library(model, "decoding")
    return lambda prompts, limit, seed: _by_library(
        model, tokenizer.pad_token_id, stops, temperature, prompts, limit, seed
    )


@torch.inference_mode()
def _by_library(
    model: Any, pad: int, stops: set[int], temperature: float, prompts: list[list[int]], limit: int, seed: int
) -> list[list[int]]:
    """What `Generator` draws, with the library's forward pass: the same uniform numbers decide."""
    drawn: list[list[int]] = [[] for _ in prompts]
    rows, batch = list(range(len(prompts))), LibraryForward(model, pad)
    draws = uniforms(seed, len(prompts), limit).to(model.device)
    logits = batch.read(prompts)
    for step in range(limit):
        token, probability = choose(logits, temperature, draws[rows, step, None])
        check_numbers(probability)
        for row, chosen in zip(rows, token[:, 0].tolist(), strict=True):
            drawn[row].append(chosen)
        going = [at for at, row in enumerate(rows) if drawn[row][-1] not in stops]
        if not going or step == limit - 1:
            break
        if len(going) < len(rows):
            kept = torch.tensor(going, device=token.device)
            batch.keep(kept)
            token, rows = token[kept], [rows[at] for at in going]
        logits = batch.step(token[:, 0])
    return drawn
