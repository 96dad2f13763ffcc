"""One prompt, its tokens one by one as they are drawn, for a reader who may stop when it has seen enough.

The same prompt, seed and temperature give what `sample` gives of a single row.
"""

from collections.abc import Callable, Iterator

import torch

from stages.decoding.forward import BatchForward
from stages.decoding.sampling import check_numbers, choose, uniforms


@torch.inference_mode()
def stream(
    begin: Callable[[], BatchForward], prompt: list[int], temperature: float, max_new_tokens: int, seed: int
) -> Iterator[int]:
    """Token ids, stop tokens among them. Raises Diverged where the model's output is not a number."""
    batch, draws = begin(), uniforms(seed, 1, max_new_tokens)
    logits = batch.read([prompt])
    for at in range(max_new_tokens):
        token, probability = choose(logits, temperature, draws[:, at : at + 1].to(logits.device))
        check_numbers(probability)
        yield int(token)
        if at + 1 < max_new_tokens:
            logits = batch.step(token[:, 0])
