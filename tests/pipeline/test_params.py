"""params.yaml: knobs under their old names, and names that nothing has."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from repository import ROOT
from ruamel.yaml import YAML
from tiny_project import git

from stages.pipeline.errors import InputError
from stages.pipeline.params import RENAMED, load

KNOBS = [(section, old, new) for section, names in RENAMED.items() for old, new in names.items()]


@pytest.fixture
def params(tmp_path: Path) -> Path:
    path = tmp_path / "params.yaml"
    path.write_text((ROOT / "params.yaml").read_text())
    return path


def line_of(path: Path, key: str) -> int:
    return next(number for number, line in enumerate(path.read_text().splitlines(), 1) if line.startswith(f"  {key}:"))


@pytest.mark.parametrize(("section", "old", "new"), KNOBS)
def test_a_knob_under_its_old_name_works_and_a_warning_says_the_new_one(
    params: Path, capsys: pytest.CaptureFixture[str], section: str, old: str, new: str
) -> None:
    value = getattr(load(section, path=params), new)
    assert capsys.readouterr().err == ""
    changed = params.read_text().replace(f"  {new}: {str(value).lower()}", f"  {old}: {str(not value).lower()}")
    params.write_text(changed)
    assert getattr(load(section, path=params), new) is (not value)
    where = f"{params}:{line_of(params, old)}"
    said = f"warning: {where}: {section}.{old} is now called {section}.{new}; rename it there\n"
    assert capsys.readouterr().err == said


def test_an_old_name_is_said_once_however_often_the_file_is_loaded(
    params: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    section, old, new = KNOBS[0]
    params.write_text(params.read_text().replace(f"  {new}:", f"  {old}:"))
    for _ in range(3):
        load(section, path=params)
    assert capsys.readouterr().err.count("warning") == 1


@pytest.mark.parametrize(("section", "old", "new"), KNOBS)
def test_an_old_name_beside_the_new_one_is_an_error(params: Path, section: str, old: str, new: str) -> None:
    params.write_text(params.read_text().replace(f"  {new}:", f"  {old}: true\n  {new}:"))
    with pytest.raises(InputError, match=rf"yaml:{line_of(params, old)}: {section}.{old} is the old name of {new}"):
        load(section, path=params)


def test_a_wrong_value_under_an_old_name_is_reported_at_its_line(params: Path) -> None:
    section, old, new = KNOBS[0]
    params.write_text(params.read_text().replace(f"  {new}: true", f"  {old}: perhaps"))
    with pytest.raises(InputError, match=rf"yaml:{line_of(params, old)}: {section}.{new}: "):
        load(section, path=params)


def refused(params: Path, text: str) -> str:
    """What is said where params.yaml holds this text."""
    params.write_text(text)
    with pytest.raises(InputError) as error:
        load("seed", path=params)
    return str(error.value)


UNKNOWN = [
    ("nonsense:\n  x: 1\n", "nonsense", "there is no such section; there is iteration, seed, "),
    ("rewards:\n  x: 1\n", "rewards", "there is no such section; did you mean reward?"),
    ("promt: {system: x}\n", "promt", "there is no such section; did you mean prompt?"),
]


@pytest.mark.parametrize(("text", "name", "said"), UNKNOWN)
def test_an_unknown_section_is_refused_at_its_line_with_the_nearest_name(
    params: Path, text: str, name: str, said: str
) -> None:
    known = params.read_text()
    assert refused(params, known + text).startswith(f"{params}:{len(known.splitlines()) + 1}: {name}: {said}")


def test_an_unknown_knob_is_refused_at_its_line_with_the_nearest_name(params: Path) -> None:
    params.write_text(params.read_text().replace("\ngrpo:\n", "\ngrpo:\n  groupsize: 4\n"))
    with pytest.raises(
        InputError, match=rf"yaml:{line_of(params, 'groupsize')}: grpo.groupsize: .*mean grpo.group_size"
    ):
        load("seed", path=params)


OUT_OF_RANGE = [
    ("seed: 17", "seed: -1", "seed: Input should be greater than or equal to 0"),
    ("seed: 17", "seed: 4294967296", "seed: Input should be less than 4294967296"),
    ("heads: 4", "heads: 128", "base: a head has hidden_size / heads = 1 numbers, which must be even; change one of"),
    ("heads: 4", "heads: 0", "base.heads: Input should be greater than or equal to 1"),
    ("learning_rate: 1.0e-3", "learning_rate: .inf", "sft.learning_rate: Input should be a finite number"),
    ("replay: 16", "replay: -1", "grpo.replay: Input should be greater than or equal to 0"),
    ("replay: 16", "replay: 0.5", "grpo.replay: Input should be a valid integer"),
    ("replay_weight: 1.0", "replay_weight: 0", "grpo.replay_weight: Input should be greater than 0"),
    ("splits: [eval,", "splits: [eval_new,", "evaluate.splits: eval_new is named twice; delete one"),
]


@pytest.mark.parametrize(("right", "wrong", "said"), OUT_OF_RANGE)
def test_a_value_that_would_fail_hours_later_is_refused_at_once(
    params: Path, right: str, wrong: str, said: str
) -> None:
    known = params.read_text()
    assert right in known
    where, _, message = refused(params, known.replace(right, wrong, 1)).partition(": ")
    assert where.startswith(f"{params}:") and message.startswith(said)


def test_an_experiment_with_an_unknown_section_is_refused_though_no_stage_reads_it(
    params: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = params.parent
    push = YAML(typ="safe").load(ROOT / "dvc.yaml")["stages"]["push"]
    stage = {"cmd": push["cmd"], "always_changed": push["always_changed"], "outs": ["data/push/receipt.json"]}
    (folder / "dvc.yaml").write_text(json.dumps({"stages": {"push": stage}}))
    (folder / "data").mkdir()
    git(folder, "init", "-q")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    dvc = [sys.executable, "-m", "dvc"]
    subprocess.run([*dvc, "init", "-q"], cwd=folder, check=True)
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "project")
    done = subprocess.run([*dvc, "exp", "run", "-S", "+nonsense.x=1"], cwd=folder, capture_output=True, text=True)
    assert done.returncode != 0
    assert re.search(r"params\.yaml:\d+: nonsense: there is no such section", done.stdout + done.stderr)


@pytest.mark.parametrize(
    "data", [b'seed: "\xff"', "seed: 1".encode("utf-16"), b"seed: " + b"9" * 5000, b"a: " + b"[" * 1000, b'seed: "\0"']
)
def test_a_file_that_is_no_yaml_at_all_is_told_in_one_line(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "params.yaml"
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"params\.yaml:1: not valid YAML: .*; correct it$") as error:
        load("seed", path=path)
    assert "\n" not in str(error.value)


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read: Is a directory"):
        load("seed", path=tmp_path)
