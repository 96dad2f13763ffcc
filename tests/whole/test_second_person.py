"""Somebody else goes on: a fresh clone and a DVC remote are all that is needed after an iteration."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from s3_server import dvc_with_s3, s3_server
from tiny_project import commit, git, make_project, run

STAGES = ["bundle", "collect", "generate", "curate", "base", "sft", "grpo", "merge", "evaluate", "deploy"]


def storyloop(project: Path, *arguments: str) -> str:
    return run(project, "stages.commands.main", *arguments)


def cloned(project: Path, folder: Path) -> Path:
    git(project, "clone", "-q", str(project), str(folder))
    git(folder, "config", "user.name", "b")
    git(folder, "config", "user.email", "b@c")
    return folder


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_a_second_person_pulls_reproduces_nothing_and_promotes(finished_project: Path, tmp_path: Path) -> None:
    first = shutil.copytree(finished_project, tmp_path / "first", symlinks=True)
    run(first, "dvc", "remote", "add", "-d", "store", str(tmp_path / "store"))
    commit(first, "Iteration 1")
    run(first, "dvc", "push", "-q")

    second = cloned(first, tmp_path / "second")
    assert not (second / "data/merge/model").exists()
    run(second, "dvc", "pull", "-q")
    said = run(second, "dvc", "repro")
    assert [stage for stage in STAGES if f"Stage '{stage}' didn't change, skipping" not in said] == []
    promoted = storyloop(second, "promote")
    assert "for others: dvc push" in promoted
    git(second, "commit", "-qm", "The policy of iteration 2")
    run(second, "dvc", "push", "-q")

    # And the first goes on after the second.
    git(first, "fetch", "-q", "--tags", str(second))
    git(first, "pull", "-q", "--ff-only", str(second), "HEAD")
    assert git(first, "tag", "--list").split() == ["iteration-1"]
    run(first, "dvc", "pull", "-q")
    weights = "data/promoted/iteration-1/model.safetensors"
    assert (first / weights).read_bytes() == (second / weights).read_bytes()


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_a_fresh_clone_pulls_from_s3_and_reproduces_nothing(tmp_path: Path) -> None:
    """Of the first two stages: the test above has the others, and a remote knows no stages."""
    first = make_project(tmp_path / "first")
    run(first, "dvc", "repro", "-q", "collect", "bundle")
    with s3_server("loop") as url:
        run(first, "dvc", "remote", "add", "-d", "store", "s3://loop/data")
        run(first, "dvc", "remote", "modify", "store", "endpointurl", url)
        commit(first, "Two stages")
        dvc_with_s3(first, "push", "-q", "collect", "bundle")

        second = cloned(first, tmp_path / "second")
        assert not (second / "data/collect/stories.jsonl").exists()
        dvc_with_s3(second, "pull", "-q", "collect", "bundle")
    said = run(second, "dvc", "repro", "collect", "bundle")
    assert [stage for stage in ("bundle", "collect") if f"Stage '{stage}' didn't change, skipping" not in said] == []
    stories = "data/collect/stories.jsonl"
    assert (first / stories).read_bytes() == (second / stories).read_bytes()


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_without_a_remote_or_a_pull_a_sentence_says_what_to_do(finished_project: Path, tmp_path: Path) -> None:
    first = shutil.copytree(finished_project, tmp_path / "first", symlinks=True)
    commit(first, "Iteration 1")
    assert "no DVC remote is set, so nobody else has the model: dvc remote add" in storyloop(first, "promote")
    git(first, "commit", "-qm", "The policy of iteration 2")

    second = cloned(first, tmp_path / "second")
    command = [sys.executable, "-m", "stages.commands.main", "agent", "x", "--policy", "data/promoted/iteration-1"]
    done = subprocess.run(command, cwd=second, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "data/promoted/iteration-1: the folder is not here; `dvc pull data/promoted/" in done.stderr.splitlines()[-1]
    command = [sys.executable, "-m", "stages.commands.main", "promote"]
    done = subprocess.run(command, cwd=second, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and len(done.stderr.splitlines()) == 1 and "dvc pull" in done.stderr
