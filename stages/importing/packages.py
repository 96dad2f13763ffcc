"""Packages of a project, frozen as files: bundled from its own node_modules, only what is imported, React left out.

esbuild reads them and runs nothing. Packages that share a part share a file, so that a context is one. A package is
here a CommonJS file under `packages/`, which any file beside or below that folder imports by the package's name.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stages.importing.tsconfig import read_jsonc
from stages.runtime.esbuild import esbuild
from stages.storybook.libraries import IN_STORIES, refused
from stages.tsx.specifiers import PACKAGES

EXTERNAL = (*IN_STORIES, "react/compiler-runtime")
MAX_BYTES = 1_500_000  # of one file; every frame of a candidate would load it
OPTIONS = (
    "--bundle",
    "--minify",
    "--splitting",
    "--format=esm",
    "--target=chrome120",
    "--platform=browser",
    "--charset=utf8",
    "--legal-comments=none",
    "--out-extension:.js=.cjs",
    "--chunk-names=shared/[hash]",
    '--define:process.env.NODE_ENV="production"',
    "--define:process.env={}",
    "--define:global=globalThis",
    "--loader:.css=empty",
    "--loader:.svg=dataurl",
    "--loader:.png=dataurl",
    "--loader:.woff2=empty",
    "--log-level=error",
    *(f"--external:{name}" for name in EXTERNAL),
)
_ERROR = re.compile(r"✘ \[ERROR\] (.*)")


@dataclass
class Frozen:
    """Files by name, packages by specifier with version, licence and digest, and why others are not here."""

    files: dict[str, bytes] = field(default_factory=dict)
    packages: dict[str, dict[str, Any]] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)


def freeze(root: Path, wanted: dict[str, set[str]], names: dict[str, set[str]]) -> Frozen:
    """`wanted`: specifier -> files that import it; `names`: specifier -> what they import of it (`*` for all)."""
    frozen = Frozen()
    folders: dict[str, Path] = {}
    for specifier, importers in sorted(wanted.items()):
        reason = refused(specifier)
        place = None if reason else _installed(root, specifier, importers)
        if place is None:
            frozen.missing[specifier] = reason or "not in the project's node_modules; install its packages first"
        elif specifier.endswith(".css"):
            _keep_sheet(frozen, place, specifier)
        else:
            folders[specifier] = place
    built = _bundle(root, folders, names)
    if isinstance(built, str):  # one that fails must not keep the others from being there
        for specifier in sorted(folders):
            alone = _bundle(root, {specifier: folders[specifier]}, names)
            if isinstance(alone, str):
                frozen.missing[specifier] = f"cannot be bundled: {alone}"
                del folders[specifier]
        built = _bundle(root, folders, names)
        if isinstance(built, str):
            frozen.missing |= dict.fromkeys(folders, f"cannot be bundled: {built}")
            built, folders = {}, {}
    frozen.files |= built
    for specifier, folder in folders.items():
        file = f"{PACKAGES}/{specifier}.cjs"
        if len(built[file]) > MAX_BYTES:
            frozen.missing[specifier] = f"too large for a frame: {len(built[file]) // 1000} kB of {MAX_BYTES // 1000}"
            del frozen.files[file]
            continue
        frozen.packages[specifier] = _about(folder, specifier, built[file])
    return frozen


def _about(folder: Path, specifier: str, data: bytes) -> dict[str, Any]:
    config = read_jsonc(folder / _package(specifier) / "package.json")
    licence = config.get("license")
    said = licence if isinstance(licence, str) else "not said"
    return {"version": config.get("version"), "licence": said, "sha256": hashlib.sha256(data).hexdigest()}


def _package(specifier: str) -> str:
    return "/".join(specifier.split("/")[: 2 if specifier.startswith("@") else 1])


def _installed(root: Path, specifier: str, importers: set[str]) -> Path | None:
    """The node_modules folder that an importing file finds the package in."""
    for importer in sorted(importers):
        for parent in (root / importer).parents:
            if (parent / "node_modules" / _package(specifier)).is_dir():
                return parent / "node_modules"
            if parent == root:
                break
    return None


def _keep_sheet(frozen: Frozen, folder: Path, specifier: str) -> None:
    path = folder / specifier
    if path.is_file():
        frozen.files[f"{PACKAGES}/{specifier}"] = path.read_bytes()
        frozen.packages[specifier] = _about(folder, specifier, path.read_bytes())
    else:
        frozen.missing[specifier] = "the package has no such file"


def _entry(specifier: str, names: set[str]) -> str:
    module = json.dumps(specifier)
    if "*" in names or not names:
        return f"export * from {module}\nimport * as all from {module}\nexport default all.default ?? all\n"
    return f"export {{ {', '.join(sorted(names))} }} from {module}\n"


def _bundle(root: Path, folders: dict[str, Path], names: dict[str, set[str]]) -> dict[str, bytes] | str:
    """The files by name, or what esbuild says is wrong."""
    if not folders:
        return {}
    program = str(esbuild())
    with tempfile.TemporaryDirectory() as made:
        work = Path(made)
        entries = {}
        for number, specifier in enumerate(sorted(folders)):
            # Not .mjs: as a bundler has it, the default of a CommonJS package with `__esModule` is its `default`.
            entry = work / f"entry{number}.js"
            entry.write_text(_entry(specifier, names.get(specifier, set())), "utf-8")
            entries[specifier] = f"{specifier}={entry}"
        found = os.pathsep.join(dict.fromkeys(str(path) for path in [*folders.values(), root / "node_modules"]))
        options = [*OPTIONS, f"--outdir={work / 'esm'}"]
        if reason := _run([program, *entries.values(), *options], found):
            return reason
        modules = sorted(str(path) for path in (work / "esm").rglob("*.cjs"))
        for path in modules:  # esbuild takes the kind of a module from its name
            shutil.copy(path, path.removesuffix(".cjs") + ".mjs")
        sources = [path.removesuffix(".cjs") + ".mjs" for path in modules]
        out = work / "cjs"
        convert = ["--format=cjs", "--out-extension:.js=.cjs", f"--outdir={out}", f"--outbase={work / 'esm'}"]
        if reason := _run([program, *sources, "--minify", "--target=chrome120", "--charset=utf8", *convert], found):
            return reason
        return {
            f"{PACKAGES}/{path.relative_to(out).as_posix()}": path.read_bytes() for path in sorted(out.rglob("*.cjs"))
        }


def _run(command: list[str], modules: str) -> str | None:
    environment = {"NODE_PATH": modules, "PATH": os.environ.get("PATH", "")}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if not done.returncode:
        return None
    lines = done.stderr.strip().splitlines() or ["esbuild failed"]
    found = _ERROR.search(done.stderr)
    return re.sub(r'"[^"]*node_modules/', '"', found[1] if found else lines[0])[:300]
