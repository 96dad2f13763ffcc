"""The files that stories import: on disk, and never outside the folder of all stories."""

from pathlib import Path

from stages.pipeline.errors import InputError
from stages.tsx.slicing import Module
from stages.tsx.specifiers import joined, locate
from stages.tsx.syntax import string_value


def is_inside(root: Path, name: str) -> bool:
    """Whether the file is below the folder, links followed."""
    return (root / name).resolve().is_relative_to(root.resolve())


def resolve(root: Path, importer: str, specifier: str, where: str) -> str:
    """The file that an import names; InputError, which begins with `where`, if it is not there or not below `root`."""
    if joined(importer, specifier) is None:
        raise InputError(f"{where}: imports `{specifier}` from another folder, outside {root}; move it there")
    found = locate(importer, specifier, lambda name: (root / name).is_file())
    if found is None:
        missing = root / str(joined(importer, specifier))
        raise InputError(f"{where}: {missing} does not exist; create it, or fix the import (with its extension)")
    if not is_inside(root, found):
        raise InputError(f"{where}: {root / found} is a link out of {root}; copy the file into {root}")
    return found


def relative_imports(module: Module) -> set[str]:
    sources = (
        string_value(source)
        for statement in module.statements
        if (source := statement.node.child_by_field_name("source")) is not None
    )
    return {source for source in sources if source is not None and source.startswith(".")}
