"""Which files a model may write, and the folder it writes them into.

`check_file` is pure: the same rule decides about rewards and about real writes. A path is relative, of plain
ASCII names, not too long or deep, and ends in .ts or .tsx, so that nothing a file system could read in a
second way (`..`, drives, streams, devices, look-alike letters) is left. `OutputFolder` then writes so that
links planted in the folder lead nowhere: every step goes through the open folder above it, without following
links, and a file appears whole or not at all.
"""

import contextlib
import errno
import os
import re
import secrets
import stat
from pathlib import Path

from stages.tools.registry import CallError

MAX_FILE_BYTES = 256 * 1024
MAX_PATH, MAX_NAME, MAX_DEPTH = 200, 100, 8
SUFFIXES = (".ts", ".tsx")
STORY_SUFFIX = ".stories.tsx"

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
# Names that mean a device on Windows whatever follows the first dot: a project is shared across systems.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
# What the system may answer to a path of a model; anything else (no space, no right to write) is not its
# doing.
_REFUSALS = frozenset(
    {errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ, errno.ELOOP, errno.ENOTDIR, errno.EISDIR, errno.EEXIST}
)


class RefusedFile(CallError):
    """A path or content that may not be written."""


def check_file(path: str, content: str = "") -> str:
    """The path, without a leading `./`; raises RefusedFile with what to do instead."""
    plain = path.removeprefix("./")
    shown = repr(path if len(path) <= 60 else path[:57] + "...")
    if "\\" in plain or plain.startswith("/") or re.match(r"[A-Za-z]:", plain):
        raise RefusedFile(f"path {shown} is not relative; give a file name such as button.tsx")
    names = plain.split("/")
    if ".." in names:
        raise RefusedFile(f"path {shown} leaves the folder; give a file name such as button.tsx")
    if len(plain) > MAX_PATH or len(names) > MAX_DEPTH or any(len(name) > MAX_NAME for name in names):
        raise RefusedFile(f"path {shown} is too long")
    for name in names:
        if not _NAME.fullmatch(name) or name.endswith("."):
            raise RefusedFile(f"path {shown}: names are letters, digits, '-', '_' and '.' only")
        if _DEVICE.fullmatch(name) or name.lower() == "node_modules":
            raise RefusedFile(f"path {shown}: {name!r} is a reserved name")
    if not plain.endswith(SUFFIXES):
        raise RefusedFile(f"path {shown} must end in {' or '.join(SUFFIXES)}")
    try:
        size = len(content.encode())
    except UnicodeEncodeError:
        raise RefusedFile(f"the content of {shown} is not valid text") from None
    if size > MAX_FILE_BYTES or "\0" in content:
        raise RefusedFile(f"the content of {shown} is over {MAX_FILE_BYTES // 1024} KiB or not text")
    return plain


class OutputFolder:
    """A folder that a model fills; `files` is what it wrote, path to content."""

    def __init__(self, root: str | Path) -> None:
        self.root = Path(root)
        self.root.mkdir(parents=True, exist_ok=True)
        self.files: dict[str, str] = {}

    def write(self, path: str, content: str) -> str:
        """Writes and returns the path as it was understood; raises RefusedFile."""
        path = check_file(path, content)
        *folders, name = path.split("/")
        opened = [os.open(self.root, os.O_RDONLY | os.O_DIRECTORY)]
        try:
            for folder in folders:
                opened.append(_enter(folder, opened[-1]))
            _replace(name, content, opened[-1])
        except OSError as error:
            if error.errno not in _REFUSALS:
                raise
            raise RefusedFile(f"path {path!r}: {error.strerror}") from None
        finally:
            for descriptor in opened:
                os.close(descriptor)
        self.files[path] = content
        return path


def _enter(name: str, parent: int) -> int:
    with contextlib.suppress(FileExistsError):
        os.mkdir(name, dir_fd=parent)
    return os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=parent)


def _replace(name: str, content: str, folder: int) -> None:
    try:
        if not stat.S_ISREG(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode):
            raise RefusedFile(f"{name!r} is there already and is not an ordinary file")
    except FileNotFoundError:
        pass
    # A new file that takes the old one's place also leaves other hard links of the old one as they are.
    partial = f".{secrets.token_hex(8)}.part"
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o644, dir_fd=folder)
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.write(content.encode())
        os.replace(partial, name, src_dir_fd=folder, dst_dir_fd=folder)
    except BaseException:
        os.unlink(partial, dir_fd=folder)
        raise
