"""Estimates over stories, with the doubt that a few stories leave. Pure.

A story is the unit: its samples are averaged first, and intervals come from drawing stories anew (percentile bootstrap;
Efron, 1979). Left out: the spread between training runs, which one run cannot show. Where every story has the same
value the interval is that value. scipy.stats.bootstrap is not used: it draws anew for each measure, and here one set of
draws serves all measures and policies, which is what makes differences between policies paired.
"""

from collections.abc import Sequence
from math import comb

import torch


def pass_at_k(samples: int, passed: int, k: int) -> float:
    """The chance that at least one of `k` samples passes, estimated without bias from `passed` of `samples`.

    Chen et al., 2021 (arXiv:2107.03374), equation 1. ValueError for more samples asked about than there are.
    """
    if not 0 <= passed <= samples or not 1 <= k <= samples:
        raise ValueError(f"pass@{k} of {passed} passed out of {samples}")
    return 1 - comb(samples - passed, k) / comb(samples, k)


class Bootstrap:
    """The same draws of `n` stories for every measure and policy, so that differences are paired."""

    def __init__(self, n: int, draws: int, seed: int) -> None:
        generator = torch.Generator().manual_seed(seed)
        self._stories = torch.randint(n, (draws, n), generator=generator)

    def interval(self, values: Sequence[float], level: float = 0.95) -> tuple[float, float]:
        """The interval of the mean of one value a story."""
        means = torch.tensor(values, dtype=torch.float64)[self._stories].mean(dim=1)
        low, high = means.quantile(torch.tensor([(1 - level) / 2, (1 + level) / 2], dtype=torch.float64)).tolist()
        return low, high

    def ratio_interval(
        self, tops: Sequence[float], bottoms: Sequence[float], level: float = 0.95
    ) -> tuple[float, float]:
        """The interval of sum(tops) / sum(bottoms), one of each a story; draws in which the bottoms sum to 0 are left
        out. ValueError where all of them do.
        """
        top, bottom = (torch.tensor(of, dtype=torch.float64)[self._stories].sum(dim=1) for of in (tops, bottoms))
        if not (bottom > 0).any():
            raise ValueError("a ratio to nothing")
        ratios = (top / bottom)[bottom > 0]
        low, high = ratios.quantile(torch.tensor([(1 - level) / 2, (1 + level) / 2], dtype=torch.float64)).tolist()
        return low, high


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
