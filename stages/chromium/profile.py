"""A folder that belongs to one process, such as a browser's profile, and the removal of those whose owners died.

Its owner holds a lock on the folder (flock), which ends with it however it ends. The guardian of a browser (launch.py)
makes its profile, holds a lock too and removes the profile of a process that was killed; where that one was killed too,
the next browser that starts on the machine does. A lock, not a process id: containers may share a folder of temporary
files.
"""

import fcntl
import os
import secrets
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

PREFIX = "storyloop-profile-"
NEW = 60.0  # seconds: a folder of this age may not be locked yet


class OwnedFolder:
    """A new folder; `remove` ends it. With a `path`, that of a folder that another process makes: then `lock` it."""

    def __init__(self, prefix: str = PREFIX, path: Path | None = None) -> None:
        self.path = path or Path(tempfile.mkdtemp(prefix=prefix))
        self._lock = -1
        if path is None:
            self.lock()

    def lock(self) -> None:
        self._lock = os.open(self.path, os.O_RDONLY)
        fcntl.flock(self._lock, fcntl.LOCK_SH)

    def remove(self) -> None:
        shutil.rmtree(self.path, ignore_errors=True)
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1


def free_path(prefix: str = PREFIX) -> Path:
    """The path of a folder that is not there yet."""
    return Path(tempfile.gettempdir()) / f"{prefix}{secrets.token_hex(8)}"


def remove_abandoned(prefix: str = PREFIX) -> None:
    """Removes the folders whose owners have died."""
    for path in Path(tempfile.gettempdir()).glob(f"{prefix}*"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime < NEW:
                continue
            lock = os.open(path, os.O_RDONLY)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(path, ignore_errors=True)
            finally:
                os.close(lock)
