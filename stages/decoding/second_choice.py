"""A policy's second choice: another answer in the place of one that failed already.

A greedy policy that writes a failed answer once more is sure of nearly every token of it, the more so where it copies;
where it hesitates it usually hesitates whether to change something. One forward pass over prompt and answer gives, at
each token, the probability of the likeliest other one. The answer is kept up to the place where that is highest, the
other token written there, and the rest greedily after it. Second choice number two takes the second highest place, and
so on. Nothing is drawn at random, and what was kept need not be written again. CoT-decoding (arXiv:2402.10200) branches
so at the first token and for other ends.

Left out: two changed places at once, and a place's third choice. Rollouts of training take none of this: their sampler
has to be the policy itself.
"""

from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import Tensor

from stages.decoding.forward import CHUNK, BatchForward, batch_forward
from stages.decoding.sample import Completion, completion, generator, stop_token_ids
from stages.decoding.sampling import check_numbers

LOGITS_AT_ONCE = 2**25  # 128 MiB in float32; two or three such tensors are there at a time


def second_choices(
    model: Any,
    tokenizer: Any,
    prompts: Sequence[list[int]],
    answers: Sequence[Sequence[int]],
    number: int,
    max_new_tokens: int,
    batch_size: int = 128,
) -> list[Completion]:
    """Second choice `number`, from 1, for each answer to its prompt, both token ids; `max_new_tokens` in all."""
    stops = set(stop_token_ids(model))
    begin = batch_forward(model, tokenizer.pad_token_id)
    begun = [branch(begin, prompt, answer, stops, number) for prompt, answer in zip(prompts, answers, strict=True)]
    whole, left = list(begun), [max_new_tokens - len(each) for each in begun]
    going = [row for row, each in enumerate(begun) if each[-1] not in stops and left[row] > 0]
    going.sort(key=lambda row: (-len(prompts[row]) - len(begun[row]), row))
    draw = generator(model, tokenizer, stops, 0.0)
    for start in range(0, len(going), batch_size):
        rows = going[start : start + batch_size]
        # One limit for all, or memory and CUDA graphs would be laid out anew for each batch.
        drawn = draw([prompts[row] + begun[row] for row in rows], max(left[row] for row in going), 0)
        for row, rest in zip(rows, drawn, strict=True):
            whole[row] = begun[row] + rest[: left[row]]
    return [completion(tokenizer, ids, stops, len(each) - 1) for ids, each in zip(whole, begun, strict=True)]


@torch.inference_mode()
def branch(
    begin: Callable[[], BatchForward], prompt: list[int], answer: Sequence[int], stops: set[int], number: int
) -> list[int]:
    """The answer up to the place of second choice `number` and the other token there, which may be a stop token.

    A place is the higher the likelier its other token, the earlier of two alike. An answer with fewer places gives its
    last one. Row by row, so that no logits but those of one answer are ever held, and nothing depends on a batch.
    """
    batch, ids = begin(), list(answer)
    logits = batch.read([prompt])
    found = [_others(logits, ids[:1], stops, begins=True)]
    size = max(1, min(CHUNK, LOGITS_AT_ONCE // logits.shape[-1]))
    for at in range(0, len(ids) - 1, size):
        end = min(at + size, len(ids) - 1)
        logits = batch.extend(torch.tensor([ids[at:end]], device=logits.device))[0]
        found.append(_others(logits, ids[at + 1 : end + 1], stops))
    chances, others = (torch.cat(each) for each in zip(*found, strict=True))
    places = chances.sort(descending=True, stable=True).indices
    place = int(places[min(number, len(places)) - 1])
    return [*ids[:place], int(others[place])]


def _others(logits: Tensor, written: list[int], stops: set[int], begins: bool = False) -> tuple[Tensor, Tensor]:
    """At each place (place, vocabulary), the probability of the likeliest token that was not written, and that token.

    A stop token is none of them where the answer would be empty (`begins`), or another stop token was written: its text
    would be the same.
    """
    tokens, ending = torch.tensor(written, device=logits.device), torch.tensor(sorted(stops), device=logits.device)
    probabilities = logits.softmax(-1)
    check_numbers(probabilities)
    probabilities.scatter_(-1, tokens[:, None], -1)
    closed = torch.isin(tokens, ending)
    if begins:
        closed[0] = True
    probabilities[closed] = probabilities[closed].index_fill(-1, ending, -1)
    chances, others = probabilities.max(-1)
    return chances, others
