"""A stage that is started by another Python goes on in the project's own environment, or says what to type."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from repository import ROOT
from ruamel.yaml import YAML


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The package's beginning, and a stage that says where it runs and what `python` it would start."""
    (tmp_path / "stages").mkdir()
    shutil.copy(ROOT / "stages/__init__.py", tmp_path / "stages")
    probe = "import shutil, sys\nimport ruamel.yaml\nprint(sys.prefix, shutil.which('python'), *sys.argv[1:])\n"
    (tmp_path / "stages/probe.py").write_text(probe)
    return tmp_path


def run_with_bare_python(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.defpath, "PYTHONNOUSERSITE": "1"}
    command = [sys._base_executable, "-m", "stages.probe", *arguments]  # type: ignore[attr-defined]
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)


def test_it_goes_on_in_the_environment_of_the_project(project: Path) -> None:
    (project / ".venv").symlink_to(sys.prefix)
    done = run_with_bare_python(project, "one", "two words")
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [str(project / ".venv"), str(project / ".venv/bin/python"), "one", "two", "words"]


def test_without_one_it_says_what_to_type(project: Path) -> None:
    done = run_with_bare_python(project)
    assert (done.returncode, "make setup" in done.stderr, "Traceback" in done.stderr) == (1, True, False)


def test_a_stage_starts_where_python3_is_the_only_python(project: Path, tmp_path: Path) -> None:
    (project / ".venv").symlink_to(sys.prefix)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/python3").symlink_to(sys._base_executable)  # type: ignore[attr-defined]
    command = YAML(typ="safe").load(ROOT / "dvc.yaml")["stages"]["collect"]["cmd"]
    done = subprocess.run(
        ["/bin/sh", "-c", command.replace("stages.collect", "stages.probe")],
        cwd=project,
        env={"PATH": str(tmp_path / "bin"), "PYTHONNOUSERSITE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.split()[:1]) == (0, [str(project / ".venv")]), done.stderr


def test_a_benchmark_starts_the_python_that_it_is_started_with() -> None:
    code = "import shutil, tests.benchmarks; print(shutil.which('python'), shutil.which('dvc'))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env={"PATH": os.defpath}, capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == [str(Path(sys.executable).with_name(name)) for name in ("python", "dvc")], done.stderr
