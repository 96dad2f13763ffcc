"""Which cases of a parametrised test are left to the slow tests."""

from collections.abc import Collection, Iterable

import pytest
from _pytest.mark import ParameterSet


def fast_only(fast: Collection[str], names: Iterable[str]) -> list[ParameterSet]:
    """A case for each name: those of `fast` run in `make test`, the others in `make test-all` alone."""
    names = list(names)
    assert set(fast) <= set(names), f"no such case: {set(fast) - set(names)}"
    return [pytest.param(name, id=name, marks=() if name in fast else pytest.mark.slow) for name in names]
