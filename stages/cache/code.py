"""A digest of code that changes when its behaviour may, and not with a comment, a docstring or the layout.

It covers the named modules and all modules of stages/ that they import, directly or not, lazily or not, and the files
that they name: a program to start, a query. The imports are read from the sources, so nothing is imported. Docstrings
count only where the program reads them: those of tools become declarations (stages/tools/registry.py).
"""

import ast
import hashlib
import platform
import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from stages.cache.store import FOLDER, Cache

ROOT = Path(__file__).parents[2]
_MODULE = re.compile(r"stages(\.\w+)+")
_FILE = re.compile(r"[\w-]+(\.[a-z0-9]+)+")
_SQL_COMMENT = re.compile(r"(?m)^\s*--(?! name:).*\n?|\s+--(?! name:)[^'\n]*$")


@cache
def code_digest(*modules: str, libraries: tuple[str, ...] = (), without: tuple[str, ...] = ()) -> str:
    """Stands for the modules with all that they use, and for the versions of `libraries` ("python" is one).

    Modules whose names begin with one of `without` are left out, with what only they use.
    """
    files = Cache(FOLDER / "code.sqlite")
    sha = hashlib.sha256()
    for path, digest in sorted(_closure(modules, without, files).items()):
        sha.update(f"{path} {digest}\n".encode())
    files.close()
    for name in libraries:
        sha.update(f"{name} {_version(name)}\n".encode())
    return sha.hexdigest()


def _version(library: str) -> str:
    if library == "python":
        return platform.python_version()
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"


def closure(*modules: str) -> list[str]:
    """The files that the digest of these modules covers, as paths from the root of the project."""
    return sorted(_closure(modules, (), Cache(":memory:")))


def _closure(modules: tuple[str, ...], without: tuple[str, ...], files: Cache) -> dict[str, str]:
    """Path -> digest of its content. To read a module takes milliseconds, so what was read is kept by its bytes."""
    found: dict[str, str] = {}
    waiting = [path for module in modules for path in _files_of(module)]
    if missing := [module for module in modules if not list(_files_of(module))]:
        raise ValueError(f"no module {missing[0]}")
    while waiting:
        path = waiting.pop()
        name = path.relative_to(ROOT).as_posix()
        if name in found or _is_left_out(name, without):
            continue
        data = path.read_bytes()
        key = [_own_digest(), platform.python_version(), path.suffix, hashlib.sha256(data).hexdigest()]
        known = files.get(key)
        if known is None:
            known = _read(path.suffix, data)
            files.put(key, known)
        found[name], names = known
        waiting += [parent / "__init__.py" for parent in path.parents if parent != ROOT and ROOT in parent.parents]
        waiting += [file for text in names for file in _named(path, text)]
    return found


def _is_left_out(name: str, without: tuple[str, ...]) -> bool:
    dotted = name.removesuffix(".py").replace("/", ".") + "."
    return any(dotted.startswith(f"{module}.") for module in without)


@cache
def _own_digest() -> str:
    """What is kept of a file depends on this module."""
    return hashlib.sha256(Path(__file__).read_bytes()).hexdigest()


def _read(suffix: str, data: bytes) -> tuple[str, list[str]]:
    """The digest of a file without its comments, and what it names: modules (dotted) and files."""
    names: set[str] = set()
    if suffix == ".py":
        tree = ast.parse(data)
        parts: list[str] = []
        _write(tree, parts, _tools(tree), names)
        data = "\0".join(parts).encode("utf-8", "surrogatepass")
    elif suffix == ".sql":
        data = _SQL_COMMENT.sub("", data.decode()).encode()
    return hashlib.sha256(data).hexdigest(), sorted(names)


def _write(node: Any, parts: list[str], tools: set[str], names: set[str]) -> None:
    """The tree as text, without docstrings and positions, and alike for all versions of Python that know its nodes."""
    if isinstance(node, ast.Import):
        names.update(alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        names.add(node.module)
        names.update(f"{node.module}.{alias.name}" for alias in node.names)
    elif isinstance(node, ast.Constant) and isinstance(text := node.value, str):
        names.update(text for pattern in (_MODULE, _FILE) if pattern.fullmatch(text))
    parts.append(type(node).__name__)
    is_tool = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name in tools
    for field in node._fields:
        value = getattr(node, field, None)
        if isinstance(value, ast.AST):
            parts.append(field)
            _write(value, parts, tools, names)
        elif isinstance(value, list):
            if not value:
                continue
            parts.append(field)
            for place, item in enumerate(value):
                if isinstance(item, ast.AST):
                    if not _is_text(item) or (is_tool and field == "body" and place == 0):
                        _write(item, parts, tools, names)
                else:
                    parts.append(repr(item))
            parts.append("]")
        elif value is not None:
            parts += (field, repr(value))
    parts.append(")")


def _is_text(statement: ast.AST) -> bool:
    """A docstring, or a text that stands alone elsewhere: it does nothing."""
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    )


def _tools(tree: ast.Module) -> set[str]:
    """Names of the functions whose docstrings become declarations: given to `as_tool`, or decorated with `.tool`."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "as_tool":
            found |= {argument.id for argument in node.args[:1] if isinstance(argument, ast.Name)}
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            found |= {
                node.name for mark in node.decorator_list if isinstance(mark, ast.Attribute) and mark.attr == "tool"
            }
    return found


def _named(by: Path, text: str) -> Iterator[Path]:
    yield from _files_of(text)
    if _FILE.fullmatch(text):  # a file is named where it stands beside the module, or beside its package
        places = [folder / text for folder in (by.parent, by.parent.parent) if folder != ROOT]
        yield from (path for path in places if path.is_file())


def _files_of(module: str) -> Iterator[Path]:
    if _MODULE.fullmatch(module):
        path = ROOT / module.replace(".", "/")
        files = (path / "__init__.py", path / "__main__.py", path.with_suffix(".py"))
        yield from (file for file in files if file.is_file())
