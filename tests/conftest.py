"""Makes plain `pytest` work in a fresh clone: tests that use the browser need its bundle, some a pipeline's outputs."""

import os
from pathlib import Path

# Before torch is imported: processes side by side would wait for each other's threads.
if "PYTEST_XDIST_WORKER" in os.environ:
    os.environ.setdefault("OMP_NUM_THREADS", "1")

import pytest
from repository import ROOT
from tiny_project import make_project, run, run_stages

from stages import bundle

pytest_plugins = ["grader_fixtures"]


def pytest_sessionstart() -> None:
    sources = [path for path in (ROOT / "stages/runtime").rglob("*.ts") if "node_modules" not in path.parts]
    built = [ROOT / "data/bundle" / f"{name}.js" for name in ("checker", "frame", "main", "play", "react")]
    newest = max(source.stat().st_mtime for source in sources)
    if not all(file.exists() and file.stat().st_mtime >= newest for file in built):
        bundle.main()


@pytest.fixture(scope="session")
def finished_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project that has gone round once, all stages of it. For reading only: a test that changes it copies it."""
    project = make_project(tmp_path_factory.mktemp("finished"))
    run(project, "dvc", "repro", "-q")
    return project


@pytest.fixture(scope="session")
def project_outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with the outputs of every stage up to the report, and no DVC: one process makes them. For reading
    only."""
    project = make_project(tmp_path_factory.mktemp("outputs"))
    run_stages(project, "bundle", "collect", "generate", "curate", "base", "sft", "grpo", "merge", "evaluate")
    return project
