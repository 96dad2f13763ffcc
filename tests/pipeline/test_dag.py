"""The pipeline as a graph: what dvc.yaml says is what the code does."""

import ast
import contextlib
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from dag import covers, modules, names, runs, sources, tracked, tree
from dvc.repo import Repo
from repository import ROOT
from ruamel.yaml import YAML

STAGES: dict[str, Any] = YAML(typ="safe").load((ROOT / "dvc.yaml").read_text())["stages"]
ORDER = list(STAGES)


@pytest.mark.parametrize("stage", ORDER)
def test_a_stage_depends_on_every_file_that_it_runs(stage: str) -> None:
    deps = code_deps(stage)
    missing = [file for file in sorted(runs(stage)) if not any(covers(dep, file) for dep in deps)]
    # What makes the stage rerun although it does not run it: the price of a list that a person can read.
    for dep in deps:
        if extra := [file for file in tracked(dep) if file not in runs(stage)]:
            print(f"{stage}: {dep}: not run: {', '.join(file.removeprefix(dep + '/') for file in extra)}")
    assert missing == []


@pytest.mark.parametrize("stage", ORDER)
def test_a_stage_depends_on_no_folder_of_which_it_runs_nothing(stage: str) -> None:
    assert [dep for dep in code_deps(stage) if not any(covers(dep, file) for file in runs(stage))] == []


def test_the_warm_start_depends_on_no_code_that_it_does_not_run() -> None:
    """What it does not run may change in every way: nothing is trained again."""
    code = [file for dep in code_deps("sft") for file in tracked(dep) if file.endswith(".py")]
    assert [file for file in code if file not in runs("sft")] == []


def code_deps(stage: str) -> list[str]:
    return [dep for dep in names(STAGES[stage]["deps"]) if dep.startswith("stages/")]


def loaded_sections(stage: str) -> set[str]:
    """The sections of params.yaml that the modules of a stage ask `load` for, its own and those of its packages."""
    sections = set()
    for file in modules(stage):
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "load":
                sections |= {arg.value for arg in node.args if isinstance(arg, ast.Constant)}
    return sections


@pytest.mark.parametrize("stage", ORDER)
def test_params_name_every_section_that_the_stage_loads_and_no_other(stage: str) -> None:
    assert sorted(STAGES[stage].get("params", [])) == sorted(loaded_sections(stage))


def test_every_key_of_params_yaml_is_read_by_a_stage_that_declares_its_section() -> None:
    params = YAML(typ="safe").load((ROOT / "params.yaml").read_text())
    unread = []
    for section, keys in params.items():
        readers = [stage for stage in ORDER if section in STAGES[stage].get("params", [])]
        attributes = {
            node.attr for stage in readers for file in modules(stage) for node in ast.walk(tree(file))
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load)
        }  # fmt: skip
        queries = [ROOT / name for stage in readers for name in runs(stage) if name.endswith(".sql")]
        attributes |= {name for query in queries for name in re.findall(r"getvariable\('(\w+)'\)", query.read_text())}
        if not readers:
            unread.append(section)
        elif isinstance(keys, dict):
            unread += [f"{section}.{key}" for key in keys if key not in attributes]
    assert unread == []


@pytest.mark.parametrize("stage", ORDER)
def test_a_stage_has_a_description_and_a_module_of_its_name(stage: str) -> None:
    assert STAGES[stage]["desc"]
    assert STAGES[stage]["cmd"] == f"python3 -m stages.{stage}"
    assert (ROOT / "stages" / f"{stage}.py").exists()


@pytest.mark.parametrize("stage", ORDER)
def test_every_output_lies_in_the_folder_of_its_stage(stage: str) -> None:
    outputs = names(STAGES[stage]["outs"] + STAGES[stage]["metrics"])
    assert [path for path in outputs if not path.startswith(f"data/{stage}/")] == []
    assert f"data/{stage}/metrics.json" in outputs


def test_no_stage_writes_the_raw_stories() -> None:
    outputs = [path for stage in STAGES.values() for path in names(stage["outs"] + stage["metrics"])]
    assert [path for path in outputs if path.startswith("data/stories")] == []


def test_git_ignores_what_dvc_keeps_and_not_the_metrics() -> None:
    kept = [path for stage in STAGES.values() for path in names(stage["outs"])]
    metrics = [path for stage in STAGES.values() for path in names(stage["metrics"])]
    ignored = subprocess.run(
        ["git", "check-ignore", "--no-index", *kept, *metrics], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split()
    assert sorted(ignored) == sorted(kept)


def test_stages_are_listed_in_an_order_in_which_they_can_run() -> None:
    made: set[str] = set()
    for stage in ORDER:
        given = {"data/stories", "data/promoted/metrics.json"}  # written by people and by `storyloop promote`
        inputs = [dep for dep in names(STAGES[stage]["deps"]) if dep.startswith("data/") and dep not in given]
        assert [path for path in inputs if path not in made] == []
        made |= set(names(STAGES[stage]["outs"] + STAGES[stage]["metrics"]))


# Which stages one edit makes stale: the first ones; those after them follow if their inputs change.


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with stand-ins for its outputs, committed to DVC as if every stage had just run."""
    folder = tmp_path_factory.mktemp("finished")
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    for name in tracked:
        if name.startswith("tests/") or name == "dvc.lock" or not (ROOT / name).exists():
            continue
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    for stage in STAGES.values():
        for path in names(stage["outs"] + stage["metrics"]):
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text("stand-in\n")
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    with contextlib.chdir(folder), Repo() as repo:
        repo.commit(force=True)
    assert stale(folder) == set()
    return folder


@pytest.fixture
def project(finished: Path, tmp_path: Path) -> Path:
    """A copy of it to edit."""
    return Path(shutil.copytree(finished, tmp_path, dirs_exist_ok=True))


def stale(folder: Path) -> set[str]:
    """What would run for a reason of its own: `push` also runs where nothing changed, to ask the Hub."""
    with contextlib.chdir(folder), Repo() as repo:  # in this process: a `dvc` command takes seconds to start
        status = repo.status()
    return {stage for stage, why in status.items() if why != ["always changed"]}


EDITS = {
    "a story": ("data/stories/button.stories.tsx", "Save changes", "Keep changes", {"collect"}),
    "a reward weight": ("params.yaml", "  story: 0.5\n  a11y: 0.3", "  story: 0.4\n  a11y: 0.4", {"curate", "grpo", "evaluate", "push"}),
    "a GRPO knob": ("params.yaml", "  clip: 0.2", "  clip: 0.3", {"grpo", "push"}),
    "the seed": ("params.yaml", "seed: 17", "seed: 18", {"generate", "base", "sft", "grpo", "evaluate", "push"}),
    "the story runtime": ("stages/runtime/plaited/jsx.ts", "\n", "\n\n", {"bundle"}),
    "the README": ("README.md", "\n", "\n\n", set()),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_makes_exactly_the_stages_stale_that_read_it(edit: str, project: Path) -> None:
    file, before, after, expected = EDITS[edit]
    text = (project / file).read_text()
    assert before in text
    (project / file).write_text(text.replace(before, after, 1))
    assert stale(project) == expected


def test_a_comment_in_code_that_the_warm_start_does_not_run_leaves_it_as_it_is(project: Path) -> None:
    for file in sources():
        if file not in runs("sft") and file.endswith((".py", ".sql")):
            with open(project / file, "a") as end:
                end.write("-- A comment.\n" if file.endswith(".sql") else "# A comment.\n")
    assert {"generate", "curate", "grpo", "evaluate"} <= stale(project) and "sft" not in stale(project)


@pytest.mark.parametrize("stage", ORDER)
def test_a_stage_that_cannot_begin_ends_in_a_sentence(
    stage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", [stage])
    with pytest.raises(SystemExit) as end:
        runpy.run_path(str(ROOT / "stages" / f"{stage}.py"), run_name="__main__")
    said = f"{end.value.code} {capsys.readouterr().err}"
    assert "params.yaml: not found; run from the folder" in said or "not installed; run `make setup`" in said
