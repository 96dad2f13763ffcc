"""Content digests of files and folders, so that receipts can say what exactly they speak of."""

import hashlib
from pathlib import Path


def file_digest(path: Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def folder_digest(folder: Path) -> str:
    """One sha256 over the names and contents of every file below `folder`."""
    whole = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        whole.update(f"{file_digest(path)}  {path.relative_to(folder).as_posix()}\n".encode())
    return whole.hexdigest()
