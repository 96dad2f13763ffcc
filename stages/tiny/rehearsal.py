"""Rows that keep a tiny policy from forgetting what `base` taught it: to repeat any token, wherever it stood.

Stories use a few words often and most pieces of words hardly ever, so a policy that is trained on stories alone forgets
how to copy the rare pieces, and writes `Eexomy` for `Economy`. A few rows of repeated random tokens among the
trajectories prevent that (rehearsal; Robins, 1995, doi:10.1080/09540099550039318).
"""

import torch

from stages.tiny.repetition import repeated, rows_of

OF_A_KIND = 4  # rows of one length and gap


def rehearsal_rows(tokens: range, count: int, begin: int, seed: int) -> list[dict[str, list[int]]]:
    """`count` rows as `encode` makes them: `begin`, then `x gap x` of random `tokens`; the loss is on the second x."""
    generator = torch.Generator().manual_seed(seed)
    rows: list[dict[str, list[int]]] = []
    while len(rows) < count:
        ids, unpredictable = repeated(tokens, 1.0, generator)
        rows += rows_of(ids[:OF_A_KIND], unpredictable, begin)
    return rows[:count]
