"""params.yaml: knobs under their old names."""

from pathlib import Path

import pytest
from repository import ROOT

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
