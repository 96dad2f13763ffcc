"""How work ends where it cannot go on, and what a person reads then."""

import sys
from collections.abc import Callable


class StageError(Exception):
    """What ends a stage or a command; the message says in whole sentences what to do."""


class InputError(StageError):
    """Bad input that a person can mend; the message says `file:line: what, how to mend`."""


def run_stage(main: Callable[[], None]) -> None:
    """Runs a stage's `main`. A StageError ends the process with its message and status 1, without a traceback."""
    try:
        main()
    except StageError as error:
        sys.exit(str(error))
