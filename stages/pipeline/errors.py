"""How a stage or a command ends where it cannot go on, and what a person reads then.

Errors that a person can act on are StageErrors: their message says what is wrong, where, and how to fix it. `run_stage`
turns them into that message and status 1, and so it does with files that are missing, closed or too many for the disk.
Everything else is a bug and keeps its traceback.
"""

import errno
import os
import signal
import sys
from collections.abc import Callable

from stages import leave_at_once
from stages.pipeline.redaction import redacted

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS}
INTERRUPTED = 130  # what shells report for a program that Ctrl-C ended


class StageError(Exception):
    """Base class of errors that are reported without a traceback; the message says what, where, and how to fix it.

    No token stands in a message: its name does.
    """

    def __init__(self, message: str) -> None:
        super().__init__(redacted(message))


class InputError(StageError):
    """Bad input that a person can fix; the message says `file:line: what, how to fix`."""


class HubError(StageError):
    """The Hub did not do what was asked; the message is one sentence, and nothing was recorded.

    It is defined here, apart from the code that needs the Hub's client, so that an offline push does not load it.
    """


def run_stage(main: Callable[[], None]) -> None:
    """Runs the `main` of a stage or of the commands, and ends the process where it cannot go on.

    Status 1 with a message and without a traceback for what a person can fix; status 130 after Ctrl-C. A second Ctrl-C,
    while what was begun is taken down, ends it at once.
    """
    pressed = False

    def interrupt(*_: object) -> None:
        nonlocal pressed
        pressed = True
        raise KeyboardInterrupt

    if signal.getsignal(signal.SIGINT) is leave_at_once:
        signal.signal(signal.SIGINT, interrupt)
    try:
        main()
    except StageError as error:
        sys.exit(INTERRUPTED if pressed else str(error))
    except (KeyboardInterrupt, Exception) as error:
        if pressed or isinstance(error, KeyboardInterrupt):  # an import may make another error of it, as numpy's does
            signal.signal(signal.SIGINT, leave_at_once)
            sys.exit(INTERRUPTED)
        if not isinstance(error, OSError) or (sentence := explain(error)) is None:
            raise
        sys.exit(sentence)


def explain(error: OSError) -> str | None:
    """What a person reads of a file that cannot be read or written; None where only a traceback helps."""
    where = os.path.relpath(error.filename) if isinstance(error.filename, str | os.PathLike) else None
    if error.errno in NO_ROOM:
        return f"{where or 'the output'}: {error.strerror} on this machine; make room and run again"
    if where is None:
        return None
    if isinstance(error, FileExistsError | IsADirectoryError | NotADirectoryError):
        return f"{where}: {error.strerror}; choose another path, or move it away"
    if isinstance(error, PermissionError):
        return f"{where}: {error.strerror}; change its owner or its mode, and run again"
    if isinstance(error, FileNotFoundError) and where.split(os.sep)[0] == "data":  # which the stages write
        return f"{where}: not found; run `dvc repro`, which writes it"
    return None
