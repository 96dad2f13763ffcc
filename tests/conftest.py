"""Makes plain `pytest` work in a fresh clone: tests that use the browser need its bundle, some a pipeline's outputs."""

import os
from pathlib import Path

# Before torch is imported: processes side by side would wait for each other's threads.
if "PYTEST_XDIST_WORKER" in os.environ:
    os.environ.setdefault("OMP_NUM_THREADS", "1")

import pytest
from hypothesis import HealthCheck, settings
from repository import ROOT
from tiny_project import NINE_STORIES, make_project, run, run_stages

from stages import bundle

pytest_plugins = ["grader_fixtures", "ray_cluster", "rollout_fixtures"]

# The files that take longest, the longest first: processes side by side begin with them, so that none of them is still
# running alone when all others have ended. `make test` keeps this order (--no-loadscope-reorder).
LONGEST_FIRST = (
    "grader/test_hostile.py",
    "grader/test_grader.py",
    "grader/test_second_look.py",
    "grader/test_recovery.py",
    "serving/test_serve.py",
    "training/test_training.py",
    "hub/test_push.py",
    "evaluation/test_evaluate.py",
    "iteration/test_iterate.py",
    "pipeline/test_dag.py",
    "pipeline/test_comments.py",
    "docs/test_pages.py",
    "stories/test_own_stories.py",
    "grader/test_react_hidings.py",
    "grader/test_seen.py",
    "serving/test_deploy.py",
    "grader/test_react_hostile.py",
    "supervised/test_graphed.py",
    "generation/test_generate.py",
    "decoding/test_families.py",
    "serving/test_requests.py",
    "environment/test_for_trl.py",
    "stories/test_react_stories.py",
    "commands/test_endings.py",
    "grader/test_waiting_plays.py",
    "generation/test_repairs.py",
    "curation/test_curate.py",
    "reinforcement/test_rollouts.py",
    "grader/test_hidings.py",
    "stories/test_pattern_stories.py",
    "serving/test_sdks.py",
    "supervised/test_unpadded.py",
    "supervised/test_kernels.py",
    "agent/test_agent_browser.py",
    "runtime/test_transpile.py",
    "reinforcement/test_scale_rewards.py",
    "grader/test_modules.py",
    "grader/test_csf.py",
    "stories/test_typed_stories.py",
    "cache/test_finished.py",
    "query/test_query.py",
)


def pytest_configure(config: pytest.Config) -> None:
    """A property is tried on 25 examples by the fast tests, and on 100 where the slow ones run too."""
    # How long an example takes says how busy the machine is, nothing else.
    settings.register_profile("slow", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.register_profile("fast", settings.get_profile("slow"), max_examples=25)
    settings.load_profile("fast" if "not slow" in config.option.markexpr else "slow")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    tests = ROOT / "tests"
    if gone := [name for name in LONGEST_FIRST if not (tests / name).is_file()]:
        raise pytest.UsageError(f"tests/conftest.py: LONGEST_FIRST names {', '.join(gone)}: no such file")
    place = {tests / name: at for at, name in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: place.get(item.path, len(place)))  # stable: the others stay as they were


def pytest_sessionstart() -> None:
    sources = [path for path in (ROOT / "stages/runtime").rglob("*.ts") if "node_modules" not in path.parts]
    built = [ROOT / "data/bundle" / f"{name}.js" for name in ("checker", "frame", "main", "play", "react", "preact")]
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
def curated_outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with the outputs of every stage up to the curated rows, and no DVC. For reading only."""
    project = make_project(tmp_path_factory.mktemp("curated"), **NINE_STORIES)
    run_stages(project, "bundle", "collect", "generate", "curate")
    return project


@pytest.fixture(scope="session")
def project_outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with the outputs of every stage up to the report, and no DVC: one process makes them. For reading
    only."""
    project = make_project(tmp_path_factory.mktemp("outputs"), **NINE_STORIES)
    run_stages(project, "bundle", "collect", "generate", "curate", "base", "sft", "grpo", "merge", "evaluate")
    return project
