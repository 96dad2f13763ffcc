"""How a process of a training ends where another one of it is gone: with one sentence and status 1."""

import atexit
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import torch

from stages.pipeline.errors import StageError
from stages.pipeline.processes import process_count, process_number

AGAIN = "run again: it goes on from the last checkpoint"


class LostProcess(StageError):
    """A process of the training ended before the others."""


@contextmanager
def lost_processes_end_it() -> Iterator[None]:
    """Where another process of the training is gone, this one ends with one sentence.

    On its way it closes what it has opened, such as browsers. Then it leaves without the end of the interpreter, in
    which PyTorch's threads for connections that are gone may abort the process, so that its launcher says so, too.
    """
    try:
        yield
    except RuntimeError as error:
        if process_count() == 1 or not _is_of_connections(error):
            raise
        atexit.register(_leave, error)
        raise LostProcess(f"process {process_number()} of the training lost another one; {AGAIN}") from None


def _leave(_: RuntimeError) -> None:
    """Ends the process once all else that Python does at its end is done, and the sentence has been said.

    The error keeps all that its traceback knows, so that nothing of the process group is destroyed before.
    """
    try:
        atexit.unregister(_leave)
        atexit._run_exitfuncs()  # as in multiprocessing: temporary folders are removed, logs written
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(1)


def _is_of_connections(error: RuntimeError) -> bool:
    return isinstance(error, torch.distributed.DistError) or any(
        words in str(error) for words in ("gloo", "Connection closed by peer", "Connection reset by peer")
    )
