"""The files of a repository that a story needs: found as TypeScript and bundlers find them, by the names they get here.

A `.js` or `.jsx` file becomes `.ts` or `.tsx`, and a Sass or Less file `.css`, as they stand: line comments are
taken out, nesting is CSS's own, and variables are not known.
"""

import re
from functools import lru_cache
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import Any

from stages.importing.storybook_main import STORY, folders
from stages.importing.tsconfig import Paths, read_jsonc, read_paths
from stages.storybook.libraries import IN_STORIES, PICTURES
from stages.tsx.reexports import directly
from stages.tsx.slicing import Module
from stages.tsx.specifiers import is_relative, locate
from stages.tsx.syntax import first_error, line_of, of_type

CODE = (".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".mts")
SHEETS = (".css", ".scss", ".sass", ".less")
KINDS = (".ts", ".tsx", ".js", ".jsx", ".mjs", ".json", ".d.ts")
SWAPPED = {".js": (".ts", ".tsx", ".jsx"), ".jsx": (".tsx",), ".mjs": (".mts", ".ts")}
ENVIRONMENT = {"NODE_ENV": "'production'", "MODE": "'production'", "PROD": "true", "DEV": "false", "BASE_URL": "'/'"}
_ENVIRONMENT = re.compile(r"\b(?:process|import\.meta)\.env\.([A-Za-z_]\w*)\b(?!\s*=[^=])")
MAX_FILE = 1_000_000  # bytes


class Unreadable(Exception):
    """A file that cannot be read as TSX."""


class Repository:
    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self._sources: dict[str, str] = {}  # name here -> path in the repository
        self._parsed: dict[str, Module] = {}
        self._modules: dict[str, Module | None] = {}
        self._paths: dict[Path, Paths] = {}
        self._workspaces = _workspaces(self.root)
        self._located: dict[tuple[str, str], str] = {}

    def name(self, path: str) -> str:
        """What a file of the repository is called here."""
        pure = PurePosixPath(path)
        name = path
        if STORY.search(path):
            name = STORY.sub(".stories.tsx", path)
        elif pure.suffix in (".js", ".jsx", ".mjs", ".cjs"):
            text = self.text(path)
            written = "</" in text or "/>" in text
            has_jsx = written and any(
                of_type(self._module(path).tree.root_node, "jsx_element", "jsx_self_closing_element")
            )
            name = str(pure.with_suffix(".tsx" if has_jsx else ".ts"))
        elif pure.suffix in SHEETS[1:]:
            name = str(pure.with_suffix(".css"))
        self._sources[name] = path
        return name

    def path_of(self, name: str) -> str:
        """The path in the repository of a file by its name here."""
        return self._sources.get(name, name)

    def code(self, place: PurePosixPath) -> str | None:
        """The file of code that an import of `place` can mean, by its name here."""
        found = self._file(self.root / place)
        return self.name(found) if found is not None and found.endswith(CODE) and not found.endswith(".d.ts") else None

    def text(self, path: str) -> str:
        file = self.root / path
        if file.stat().st_size > MAX_FILE:
            raise Unreadable(f"{path} has over {MAX_FILE // 1000} kB")
        text = file.read_text("utf-8", "replace").removeprefix("\ufeff")
        return without_environment(text) if path.endswith(CODE) else text

    def _module(self, path: str) -> Module:
        """Of a file by its path in the repository; parsed once."""
        if path not in self._parsed:
            self._parsed[path] = Module(self.text(path))
        return self._parsed[path]

    def read(self, name: str) -> Module | None:
        """The module of a file by its name here; None where it is none."""
        if name not in self._modules:
            path = self.path_of(name)
            is_code = path.endswith(CODE) and (self.root / path).is_file()
            module = self._module(path) if is_code else None
            self._modules[name] = None if module is None or first_error(module.tree) is not None else module
        return self._modules[name]

    def locate(self, importer: str, specifier: str) -> str | None:
        """The file that an import names, by its name here; None for a package, and for what is not there."""
        specifier = specifier.partition("?")[0]
        if specifier in IN_STORIES:
            return None
        folder = PurePosixPath(importer).parent
        key = folder.as_posix(), specifier
        if key not in self._located:
            found = self._find(importer, folder, specifier)
            if found is None:
                return None
            self._located[key] = found
        return self._located[key]

    def _find(self, importer: str, folder: PurePosixPath, specifier: str) -> str | None:
        if is_relative(specifier):
            if here := locate(importer, specifier, self._sources.__contains__):
                return here
            found = self._file(self.root / folder / specifier)
        else:
            places = self._aliases(folder.as_posix(), specifier)
            found = next((file for place in places if (file := self._file(place)) is not None), None)
        return None if found is None else self.name(found)

    def _aliases(self, folder: str, specifier: str) -> list[Path]:
        places = self._tsconfig(folder).places(specifier)
        if specifier.startswith(("@/", "~/")):  # what many a vite.config.ts says, which is code
            places += [self.root / "src" / specifier[2:]]
        elif specifier.startswith("src/"):
            places += [self.root / specifier]
        for name, package in self._workspaces.items():
            if specifier == name or specifier.startswith(f"{name}/"):
                inside = specifier[len(name) + 1 :]
                entries = [] if inside else _entries(package)
                places += [package / "src" / (inside or "index"), *entries, package / (inside or "index")]
        return places

    def _tsconfig(self, folder: str) -> Paths:
        for parent in (self.root / folder, *(self.root / folder).parents):
            config = parent / "tsconfig.json"
            if config.is_file():
                if config not in self._paths:
                    self._paths[config] = read_paths(config)
                return self._paths[config]
            if parent == self.root:
                break
        return Paths([], None)

    def _file(self, place: Path) -> str | None:
        """The path in the repository of the first file that an import of `place` can mean."""
        name = Path(normpath(place))
        swapped = [name.with_suffix(kind) for kind in SWAPPED.get(name.suffix, ())]
        others = [name.with_name(name.name + kind) for kind in KINDS] + [name / f"index{kind}" for kind in KINDS]
        for path in (*swapped, name, *others):
            if path.is_file() and path.resolve().is_relative_to(self.root) and "node_modules" not in path.parts:
                return path.relative_to(self.root).as_posix()
        return None

    def source(self, name: str) -> str:
        """A file's text as it is copied: imports by the file that declares, spelt relative to it."""
        path = self.path_of(name)
        if is_picture(name):
            return ""
        text = self.text(path)
        if path.endswith(SHEETS[1:]):
            return re.sub(r"(^|\s)//[^\n]*", r"\1", text)
        if not path.endswith(CODE) or path.endswith(".d.ts"):
            return text
        module = self._module(path)
        if error := first_error(module.tree):
            raise Unreadable(f"{path}:{line_of(error)} is not valid TSX")
        return directly(module, name, self.locate, self.read, respell=True)


def without_environment(source: str) -> str:
    """The source with what a bundler puts in the place of its environment: that of a production build.

    >>> without_environment("if (process.env.NODE_ENV !== 'production' && import.meta.env.DEV) warn(process.env.KEY)")
    "if ('production' !== 'production' && false) warn(undefined)"
    """
    return _ENVIRONMENT.sub(lambda match: ENVIRONMENT.get(match[1], "undefined"), source)


def is_picture(name: str) -> bool:
    return name.endswith(PICTURES)


@lru_cache(maxsize=64)
def _entries(package: Path) -> list[Path]:
    """Where a package says that its modules begin."""
    read = read_jsonc(package / "package.json")
    return [package / str(read[key]) for key in ("source", "module", "main") if isinstance(read.get(key), str)]


@lru_cache(maxsize=8)
def _workspaces(root: Path) -> dict[str, Path]:
    """Packages of the repository itself by name, the root's included."""
    found: dict[str, Path] = {}
    for folder in folders(root):
        config = folder / "package.json"
        read: dict[str, Any] = read_jsonc(config)
        if isinstance(read.get("name"), str):
            found.setdefault(read["name"], config.parent)
    return found
