"""One bundle and one grader, without a cache, for all tests of the grader."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from stages.bundle import ENTRIES, build
from stages.grader import GraderThread
from stages.params import GraderParams

PARAMS = GraderParams(pages=2, timeout=2.0, page_errors="fail", canary_every=500, cache=False, command=None)


@pytest.fixture(scope="session")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the stage `bundle` would write now."""
    folder = tmp_path_factory.mktemp("bundle")
    for entry in ENTRIES:
        build(entry, folder / f"{entry}.js")
    return folder


@pytest.fixture(scope="session")
def grader(bundle: Path) -> Iterator[GraderThread]:
    with GraderThread(PARAMS, bundle) as grader:
        yield grader
