"""A bar for work that takes more than a moment."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(label: str, total: int, where: Callable[[], str] = str) -> Iterator[Callable[[int], None]]:
    """A bar on a terminal, nothing in a log; gives what is to be told how many are done.

    `where` is asked for the words at the end of the bar.
    """
    if not sys.stderr.isatty():
        yield lambda done: None
        return
    # Loaded where it is shown: it takes as long as curating a small file.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn(label),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[where]}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=total, where=where())
        yield lambda done: bar.update(task, completed=done, where=where())
