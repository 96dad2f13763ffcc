"""The pipeline as its users drive it, with DVC's own commands, on a small project. Minutes, so marked slow."""

import json
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from tiny_project import commit, make_project, run


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_two_clean_runs_of_one_commit_end_with_one_lock(tmp_path: Path) -> None:
    locks = []
    for name in ("first", "second"):
        project = make_project(tmp_path / name)
        run(project, "dvc", "repro", "-q")
        locks.append((project / "dvc.lock").read_text())
    assert locks[0] == locks[1]


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_a_changed_story_and_knob_go_round_and_are_diffed(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    run(project, "dvc", "repro", "-q")
    commit(project, "Results")
    rows = (project / "data/generate/trajectories.jsonl").read_text().splitlines()

    story = project / "data/stories/badge.stories.tsx"
    story.write_text(story.read_text().replace('danger badge labelled "Past due"', 'danger badge that says "Past due"'))
    run(project, "dvc", "repro", "-q")
    changed = set((project / "data/generate/trajectories.jsonl").read_text().splitlines()) - set(rows)
    assert {json.loads(row)["story"].split("#")[0] for row in changed} == {"badge.stories.tsx"}
    assert len(changed) < len(rows) / 4
    diff = json.loads(run(project, "dvc", "metrics", "diff", "--json"))
    assert any(path.startswith("data/") for path in diff)
    run(project, "dvc", "plots", "diff", "--out", "plots")
    assert "SFT loss" in (project / "plots/index.html").read_text()

    commit(project, "Another story")
    run(project, "dvc", "exp", "run", "-q", "-S", "grpo.steps=3")
    assert YAML(typ="safe").load(project / "params.yaml")["grpo"]["steps"] == 3
    assert json.loads((project / "data/grpo/metrics.json").read_text())["steps"] == 3
