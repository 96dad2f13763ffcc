"""Draws completions from a policy.

Left out: speculative decoding and paged caches; one batch of equal-length rows at a time, longest prompts first.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch


@dataclass(frozen=True)
class Completion:
    """What the policy wrote after a prompt: `text` keeps control tokens and drops the final stop token.

    `tokens` counts generated tokens, the stop token included; `truncated` says that none came before the limit.
    """

    text: str
    tokens: int
    truncated: bool


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
    rows = [(i, k) for i in sorted(range(len(prompts)), key=lambda i: (-len(encoded[i]), i)) for k in range(n)]
    out: list[list[Completion | None]] = [[None] * n for _ in prompts]
    stops = set(stop_token_ids(model))
    torch.manual_seed(seed)
    for start in range(0, len(rows), batch_size):
        batch = rows[start : start + batch_size]
        inputs = tokenizer.pad({"input_ids": [encoded[i] for i, _ in batch]}, return_tensors="pt").to(model.device)
        with torch.inference_mode():
            generated = model.generate(
                **inputs,
                max_new_tokens=max_new_tokens,
                do_sample=temperature > 0,
                temperature=temperature if temperature > 0 else None,
                top_k=0 if temperature > 0 else None,
                top_p=None,
            )[:, inputs["input_ids"].shape[1] :]
        for (i, k), ids in zip(batch, generated.tolist(), strict=True):
            end = next((at for at, token in enumerate(ids) if token in stops), None)
            kept = ids if end is None else ids[:end]
            text = tokenizer.decode(kept, skip_special_tokens=False)
            out[i][k] = Completion(text, len(kept) + (end is not None), end is None)
        if on_batch:
            on_batch(len(batch))
    return [[c for c in group if c is not None] for group in out]
