"""Switching between the laptop's and the GPU's knobs."""

import shutil
from pathlib import Path

import pytest
from repository import ROOT
from ruamel.yaml import YAML

from stages.pipeline.errors import InputError
from stages.pipeline.params import load
from stages.profiles.apply import FOLDER, apply, read, write


@pytest.fixture
def params(tmp_path: Path) -> Path:
    """The repository's knobs on the laptop profile, beside a copy of the profiles."""
    shutil.copytree(FOLDER, tmp_path / "profiles")
    file = Path(shutil.copy(ROOT / "params.yaml", tmp_path / "params.yaml"))
    apply("laptop", file, tmp_path / "profiles")
    return file


def comments(file: Path) -> list[str]:
    return [line.split("#", 1)[1] for line in file.read_text().splitlines() if "#" in line]


def test_both_profiles_set_the_same_knobs() -> None:
    assert read(FOLDER / "laptop.yaml").keys() == read(FOLDER / "gpu.yaml").keys()


def test_the_committed_knobs_are_those_of_a_profile() -> None:
    now = read(ROOT / "params.yaml")
    profiles = [read(FOLDER / f"{name}.yaml") for name in ("laptop", "gpu")]
    assert any(all(now[at] == value for at, value in profile.items()) for profile in profiles)


def test_the_gpu_profile_is_the_recipe_and_keeps_every_comment(params: Path) -> None:
    said = comments(params)
    changed = apply("gpu", params, params.parent / "profiles")
    assert any(line.startswith("base.source: tiny -> google/functiongemma-270m-it") for line in changed)
    base, train, grpo = load("base", "train", "grpo", path=params)
    assert (len(base.revision), train.loader, train.four_bit, grpo.beta) == (40, "unsloth", False, 0.1)
    assert (grpo.prompts_per_step * grpo.group_size, grpo.batch_size, grpo.learning_rate) == (16, 4, 2e-5)
    assert comments(params) == said


def test_switching_back_and_forth_brings_back_what_was_tuned(params: Path) -> None:
    profiles = params.parent / "profiles"
    write(params, {("grpo", "steps"): "21"})
    laptop = YAML(typ="safe").load(params.read_text())
    apply("gpu", params, profiles)
    write(params, {("grpo", "steps"): "77"})
    apply("laptop", params, profiles)
    assert YAML(typ="safe").load(params.read_text()) == laptop
    assert apply("laptop", params, profiles) == []
    assert "grpo.steps: 21 -> 77" in apply("gpu", params, profiles)


def test_an_unknown_profile_names_those_there_are(params: Path) -> None:
    with pytest.raises(InputError, match="gpu, laptop"):
        apply("tpu", params)
