"""One bundle and one grader, without a cache, for all tests of the grader, and a grader as the project sets it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from grader_params import PARAMS

from stages.bundle import ENTRIES, build, bundled
from stages.grader import GraderThread
from stages.pipeline.params import load


@pytest.fixture(scope="session")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the stage `bundle` would write now."""
    folder = tmp_path_factory.mktemp("bundle")
    for entry in ENTRIES:
        build(entry, folder / bundled(entry))
    return folder


@pytest.fixture(scope="session")
def grader(bundle: Path) -> Iterator[GraderThread]:
    with GraderThread(PARAMS, bundle) as grader:
        yield grader


@pytest.fixture(scope="module")
def own_grader() -> Iterator[GraderThread]:
    """With the bundle and the parameters of this project: for tests of its own stories. It ends with their module."""
    with GraderThread(load("grader")) as grader:
        yield grader
