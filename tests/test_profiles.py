"""Switching between the laptop's and the GPU's knobs."""

import shutil
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from stages.params import load
from stages.profiles.command import apply, values_of
from stages.trajectory import InputError

ROOT = Path(__file__).parent.parent


@pytest.fixture
def params(tmp_path: Path) -> Path:
    return Path(shutil.copy(ROOT / "params.yaml", tmp_path / "params.yaml"))


def comments(file: Path) -> list[str]:
    return [line.split("#", 1)[1] for line in file.read_text().splitlines() if "#" in line]


def test_the_laptop_profile_is_what_the_repository_holds(params: Path) -> None:
    assert apply("laptop", params) == [], "put the values of params.yaml into stages/profiles/laptop.yaml"


def test_both_profiles_set_the_same_knobs() -> None:
    assert values_of("laptop").keys() == values_of("gpu").keys()


def test_the_gpu_profile_is_the_recipe_and_keeps_every_comment(params: Path) -> None:
    said = comments(params)
    assert "grpo.beta: 0.0 -> 0.1" in apply("gpu", params)
    base, train, grpo = load("base", "train", "grpo", path=params)
    assert (base.source, train.loader, train.four_bit) == ("google/functiongemma-270m-it", "unsloth", True)
    assert (grpo.prompts_per_step * grpo.group_size, grpo.batch_size, grpo.learning_rate) == (16, 4, 2e-5)
    assert comments(params) == said


def test_the_laptop_profile_undoes_the_gpu_profile(params: Path) -> None:
    before = YAML(typ="safe").load(params.read_text())
    apply("gpu", params)
    apply("laptop", params)
    assert YAML(typ="safe").load(params.read_text()) == before


def test_an_unknown_profile_names_those_there_are(params: Path) -> None:
    with pytest.raises(InputError, match="gpu, laptop"):
        apply("tpu", params)
