"""For all tests of the GRPO trainer: its tiny policy, and one thread, so that sums are the same each time.

What takes long to import is imported by the tests that ask for it: pytest loads this file for every test.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def policy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from benchmarks.shape270m import save_policy

    return save_policy(tmp_path_factory.mktemp("policy"), "tiny")


@pytest.fixture(scope="module")
def one_thread() -> Iterator[None]:
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)
