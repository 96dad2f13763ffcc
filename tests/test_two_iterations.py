"""The loop, twice: repro, try, harvest, review, promote, repro again, and what the second round brought."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from stages.iterate.harvest import AWAITING, REVIEW
from stages.stories.slicing import Module

ROOT = Path(__file__).parent.parent
TINY: dict[str, dict[str, Any]] = {
    "generate": {"varied": 1, "perturbed": 1, "max_new_tokens": 16},
    "base": {"hidden_size": 64, "layers": 1, "heads": 2, "vocab_size": 512, "repetition_steps": 1},
    "sft": {"epochs": 4, "batch_size": 8},
    "grpo": {"steps": 2, "prompts_per_step": 4, "group_size": 2, "batch_size": 8, "max_new_tokens": 16},
    "merge": {"tolerance": 1.0, "max_new_tokens": 8},
    "evaluate": {"samples": 1, "max_new_tokens": 16, "bootstrap": 10, "splits": ["eval"]},
    "gate": {"tolerance": 1.0},
    "deploy": {"requests": 1, "max_new_tokens": 8},
}
INTENT = 'Create a small danger button labelled "Delete it"'
BUTTON = """export const NAME = () => (
  <button type="button" data-variant="danger" data-size="small">
    Delete it
  </button>
)
"""


def run(folder: Path, *command: str) -> str:
    done = subprocess.run([sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, " ".join(command) + done.stdout[-2000:] + done.stderr[-4000:]
    return done.stdout


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=a", "-c", "user.email=a@b"]
    return subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The project as a clone has it, with two components, two prompts and the smallest of policies."""
    for name in git(ROOT, "ls-files").split():
        if name.startswith(("tests/", "data/")) or name == "dvc.lock" or not (ROOT / name).exists():
            continue
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "data/stories").mkdir(parents=True)
    for name in ("button", "badge"):
        for suffix in (".tsx", ".stories.tsx"):
            shutil.copy(ROOT / f"data/stories/{name}{suffix}", tmp_path / "data/stories")
    (tmp_path / "data/stories/splits.yaml").write_text("eval:\n  - button.stories.tsx#smallSecondary\n")
    (tmp_path / "data/prompts.jsonl").write_text(json.dumps({"id": "delete", "intent": INTENT}) + "\n")
    shutil.copy(ROOT / "data/.gitignore", tmp_path / "data")
    (tmp_path / "data/promoted").mkdir()
    (tmp_path / "data/promoted/metrics.json").write_text("{}\n")
    (tmp_path / "stages/grader/runtime/node_modules").symlink_to(ROOT / "stages/grader/runtime/node_modules")
    yaml = YAML()
    params = yaml.load(tmp_path / "params.yaml")
    for section, values in TINY.items():
        params[section].update(values)
    yaml.dump(params, tmp_path / "params.yaml")
    git(tmp_path, "init", "-q")
    with open(tmp_path / ".git/info/exclude", "a") as excluded:
        excluded.write("node_modules\n")
    return tmp_path


def commit(project: Path, message: str) -> None:
    git(project, "add", ".")
    git(project, "commit", "-qm", message)


@pytest.mark.slow
@pytest.mark.timeout(2400)
def test_two_iterations(project: Path) -> None:
    commit(project, "The project")
    run(project, "dvc", "repro", "-q")
    commit(project, "Iteration 1")
    run(project, "stages.cli", "try", "--rounds", "1", "--max-new-tokens", "16")
    assert json.loads((project / "data/try/metrics.json").read_text())["passed"] == 0
    run(project, "stages.cli", "harvest", "--limit", "1")
    story = project / "data/stories/small-danger-button.stories.tsx"
    template = story.with_name("small-danger-button.tsx")
    name = next(iter(Module(template.read_text()).exports))
    run(project, "stages.cli", "promote")

    story.write_text(story.read_text().replace(f"  {AWAITING}\n", "").replace(f"    {REVIEW}\n", ""))
    template.write_text(BUTTON.replace("NAME", name))
    run(project, "stages.cli", "grade", f"{story.name}#smallDangerButton")
    run(project, "dvc", "repro", "-q")
    rows = [json.loads(line) for line in (project / "data/generate/trajectories.jsonl").read_text().splitlines()]
    assert {row["iteration"] for row in rows} == {2}
    assert {row["policy"] for row in rows if row["source"] == "policy"} == {"iteration-1"}
    assert [row["reward"] for row in rows if row["story"].startswith(story.name) and row["source"] == "reference"] == [
        1.0
    ]
    commit(project, "Iteration 2")
    run(project, "stages.cli", "promote")

    assert git(project, "tag", "--list").split() == ["iteration-1", "iteration-2"]
    diff = json.loads(run(project, "dvc", "metrics", "diff", "--json", "iteration-1", "iteration-2"))
    assert diff["data/collect/metrics.json"]["stories"]["diff"] == 1
    assert diff["data/generate/metrics.json"]["rows.policy"]["new"] > 0
