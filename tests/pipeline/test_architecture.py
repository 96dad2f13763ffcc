"""The packages of stages/: who may know whom."""

import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from dag import sources, used
from repository import ROOT

STAGES = {Path(file).stem for file in sources() if Path(file).parent.name == "stages" and file.endswith(".py")}


def package(file: str) -> str:
    """`stages/grader/pool.py` is of `grader`; a stage is of itself."""
    return Path(file).parts[1].removesuffix(".py")


def arrows() -> dict[str, set[tuple[str, str]]]:
    """Package -> (package that it uses, module that does)."""
    found: dict[str, set[tuple[str, str]]] = {}
    for file in sources():
        if file.endswith(".py"):
            mine = found.setdefault(package(file), set())
            mine |= {(package(target), file) for target in used(ROOT / file) if target.endswith(".py")}
    return {name: {arrow for arrow in found[name] if arrow[0] not in (name, "__init__")} for name in found}


def test_only_stages_stand_directly_under_stages() -> None:
    pipeline = (ROOT / "dvc.yaml").read_text()
    assert [name for name in STAGES - {"__init__"} if f"python3 -m stages.{name}" not in pipeline] == []


def test_packages_use_each_other_without_circles() -> None:
    try:
        list(
            TopologicalSorter(
                {name: {target for target, _ in found} for name, found in arrows().items()}
            ).static_order()
        )
    except CycleError as error:
        pytest.fail(f"a circle: {error.args[1]}")


def test_modules_use_each_other_without_circles() -> None:
    graph = {file: set(used(ROOT / file)) - {file} for file in sources() if file.endswith(".py")}
    graph = {file: {target for target in found if not target.endswith("__init__.py")} for file, found in graph.items()}
    try:
        list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"a circle: {error.args[1]}")


def test_no_package_knows_a_stage_or_a_command() -> None:
    forbidden = STAGES | {"commands"}
    wrong = {
        module: target
        for name, found in arrows().items() if name not in forbidden
        for target, module in found if target in forbidden
    }  # fmt: skip
    assert wrong == {}


# Of docs/architecture.md, which draws them for a reader.
FLOORS = {
    name: int(floor)
    for floor, name in re.findall(r"^\| (\d) \| `(\w+)` \|", (ROOT / "docs/architecture.md").read_text(), re.MULTILINE)
}


def test_every_package_has_a_floor_in_the_architecture() -> None:
    assert set(FLOORS) == set(arrows()) - STAGES - {"commands", "runtime"}


def test_no_package_uses_one_of_a_higher_floor() -> None:
    wrong = {
        module: target
        for name, found in arrows().items() if name in FLOORS
        for target, module in found if FLOORS.get(target, 0) > FLOORS[name]
    }  # fmt: skip
    assert wrong == {}
