"""Reading dvc.yaml and the code behind it, for the tests and benchmarks that look at the pipeline as a graph."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from repository import ROOT


def names(entries: list[Any]) -> list[str]:
    """Paths of a dvc.yaml list, whose entries are a path or {path: options}."""
    return [next(iter(entry)) if isinstance(entry, dict) else entry for entry in entries]


def covers(dep: str, file: str) -> bool:
    """Whether a dependency is this file, or a folder that holds it."""
    return file == dep or file.startswith(f"{dep}/")


@cache
def sources() -> tuple[str, ...]:
    """Every file of stages/ that git tracks or would track."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "stages"]
    found = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    return tuple(sorted(file for file in set(found) if (ROOT / file).is_file()))


def tracked(dep: str) -> list[str]:
    return [file for file in sources() if covers(dep, file)]


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text())


@cache
def runs(stage: str) -> frozenset[str]:
    """What a stage runs: the modules that it imports, directly or not, lazily or not, with their packages; modules and
    files that it starts or reads by name (a program, a query, a template); folders that it names, whole.
    """
    seen: set[str] = set()
    waiting = [f"stages/{stage}.py"]
    while waiting:
        file = waiting.pop()
        if file in seen:
            continue
        seen.add(file)
        waiting += [
            str(parent / "__init__.py") for parent in Path(file).parents if (ROOT / parent / "__init__.py").exists()
        ]
        if file.endswith(".py"):
            waiting += used(ROOT / file)
    return frozenset(seen)


def modules(stage: str) -> list[Path]:
    return [ROOT / file for file in sorted(runs(stage)) if file.endswith(".py")]


@cache
def used(module: Path) -> tuple[str, ...]:
    """Files of stages/ that a module names: in its imports, or as a text that is no docstring."""
    return tuple(_used(module))


def _used(module: Path) -> Iterator[str]:
    docstrings = {id(node.value) for node in ast.walk(tree(module)) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield from file_of(alias.name)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from file_of(node.module)
            for alias in node.names:
                yield from file_of(f"{node.module}.{alias.name}")
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield from file_of(node.value)
            for path in places(module, node.value):
                if path.exists():
                    yield from tracked(path.relative_to(ROOT).as_posix())


def places(module: Path, text: str) -> list[Path]:
    """Where a text that names a file would find it: a path from the root, or a file's name beside the module."""
    if re.fullmatch(r"stages/[\w./-]+", text):
        return [ROOT / text]
    if re.fullmatch(r"[\w-]+(\.[a-z0-9]+)+", text):
        return [folder / text for folder in (module.parent, module.parent.parent) if folder != ROOT]
    return []


def file_of(module: str) -> Iterator[str]:
    """The file of a module of the project, by its dotted name."""
    if module.split(".")[0] == "stages" and module.replace(".", "").replace("_", "").isalnum():
        path = ROOT / module.replace(".", "/")
        for file in (path / "__init__.py", path / "__main__.py", path.with_suffix(".py")):
            if file.exists():
                yield file.relative_to(ROOT).as_posix()
