"""Which file a relative import names, as TypeScript resolves it. Pure.

Files are named by their path from a folder that no import leaves, with `/` (`forms/button.tsx`). In the browser
runtime/commonjs.ts does the same.
"""

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from posixpath import relpath

PACKAGES = "packages"  # the folder of packages that were bundled when a Storybook was imported


def joined(importer: str, specifier: str) -> str | None:
    """The name that a relative specifier spells in the file `importer`; None where that leaves the folder."""
    parts = list(PurePosixPath(importer).parent.parts)
    for part in specifier.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def spellings(name: str) -> tuple[str, ...]:
    """The files that an import's name can mean, the first that exists is meant."""
    stem, dot, extension = name.rpartition(".")
    rewritten = {"js": (f"{stem}.ts", f"{stem}.tsx"), "jsx": (f"{stem}.tsx",)}.get(extension, ()) if dot else ()
    others = (f"{stem}.tsx",) if extension == "ts" else ()
    index = f"{name}/index" if name else "index"
    return (*rewritten, name, *others, *(f"{path}.{kind}" for path in (name, index) for kind in ("ts", "tsx")))


def locate(importer: str, specifier: str, exists: Callable[[str], bool]) -> str | None:
    if not is_relative(specifier):
        return next((file for file in frozen(importer, specifier) if exists(file)), None)
    name = joined(importer, specifier)
    return None if name is None else next((file for file in spellings(name) if exists(file)), None)


def is_relative(specifier: str) -> bool:
    return specifier.startswith(("./", "../")) or specifier in (".", "..")


def frozen(importer: str, package: str) -> Iterator[str]:
    """Where a package that was frozen as a file can be: in `packages`, beside the importing file or above it."""
    if package.startswith("/") or ".." in package.split("/"):
        return
    for folder in PurePosixPath(importer).parents:
        place = (folder / PACKAGES / package).as_posix()
        yield from (f"{place}.cjs", place)


def spell(importer: str, file: str) -> str:
    """The relative specifier by which one file imports another, without the extension of TypeScript's files."""
    name = relpath(file, PurePosixPath(importer).parent.as_posix())
    name = name if name.startswith(".") else f"./{name}"
    stem, _, extension = name.rpartition(".")
    return stem if extension in ("ts", "tsx") else name


def names_file(importer: str, specifier: str, file: str) -> bool:
    """Whether an import can mean this file."""
    return specifier.startswith(".") and locate(importer, specifier, lambda name: name == file) is not None
