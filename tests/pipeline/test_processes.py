"""Which process of a stage this is, as torchrun tells it."""

import re

import pytest
from dag import sources
from repository import ROOT

from stages.pipeline.processes import is_first_process, is_launched, on_several_hosts, process_count, process_number

VARIABLES = ("RANK", "WORLD_SIZE", "LOCAL_WORLD_SIZE")


def told() -> tuple[bool, int, int, bool, bool]:
    return is_launched(), process_number(), process_count(), is_first_process(), on_several_hosts()


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((), (False, 0, 1, True, False)),
        (("0", "1", "1"), (True, 0, 1, True, False)),
        (("0", "2", "2"), (True, 0, 2, True, False)),
        (("1", "2", "2"), (True, 1, 2, False, False)),
        (("0", "2", "1"), (True, 0, 2, True, True)),
        (("3", "4", "2"), (True, 3, 4, False, True)),
    ],
)
def test_it_is_what_torchrun_says(
    values: tuple[str, ...], expected: tuple[bool, int, int, bool, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name, value in zip(VARIABLES, values, strict=False):
        monkeypatch.setenv(name, value)
    assert told() == expected


def test_torchruns_variables_are_read_in_one_module() -> None:
    named = re.compile(rf"""["']({"|".join(VARIABLES)})["']""")
    assert [file for file in sources() if file.endswith(".py") and named.search((ROOT / file).read_text())] == [
        "stages/pipeline/processes.py"
    ]
