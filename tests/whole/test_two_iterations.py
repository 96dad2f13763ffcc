"""The loop, twice: repro, try, harvest, review, promote, repro again, and what the second round brought."""

import json
from pathlib import Path

import pytest
from tiny_project import commit, git, make_project, run

from stages.iteration.harvest import AWAITING, REVIEW
from stages.tsx.slicing import Module

BUTTON = """export const NAME = () => (
  <button type="button" data-variant="danger" data-size="small">
    Delete it
  </button>
)
"""


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_two_iterations(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    run(project, "dvc", "repro", "-q")
    commit(project, "Iteration 1")
    run(project, "stages.commands.main", "try", "--rounds", "1", "--max-new-tokens", "16")
    assert json.loads((project / "data/try/metrics.json").read_text())["passed"] == 0
    run(project, "stages.commands.main", "harvest", "--limit", "1")
    story = project / "data/stories/small-danger-button.stories.tsx"
    template = story.with_name("small-danger-button.tsx")
    name = next(iter(Module(template.read_text()).exports))
    run(project, "stages.commands.main", "promote")

    story.write_text(story.read_text().replace(f"  {AWAITING}\n", "").replace(f"    {REVIEW}\n", ""))
    template.write_text(BUTTON.replace("NAME", name))
    run(project, "stages.commands.main", "grade", f"{story.name}#smallDangerButton")
    run(project, "dvc", "repro", "-q")
    rows = [json.loads(line) for line in (project / "data/generate/trajectories.jsonl").read_text().splitlines()]
    assert {row["iteration"] for row in rows} == {2}
    assert {row["policy"] for row in rows if row["source"] == "policy"} == {"iteration-1"}
    assert [row["reward"] for row in rows if row["story"].startswith(story.name) and row["source"] == "reference"] == [
        1.0
    ]
    commit(project, "Iteration 2")
    run(project, "stages.commands.main", "promote")

    assert git(project, "tag", "--list").split() == ["iteration-1", "iteration-2"]
    diff = json.loads(run(project, "dvc", "metrics", "diff", "--json", "iteration-1", "iteration-2"))
    assert diff["data/collect/metrics.json"]["stories"]["diff"] == 1
    assert diff["data/generate/metrics.json"]["rows.policy"]["new"] > 0
