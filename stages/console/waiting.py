"""What a person waits for, as a line on a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Waiting:
    """A line on a terminal that is replaced; nothing in a log. Call it with what is waited for now."""

    def __init__(self) -> None:
        self._show: Callable[[str], None] = lambda text: None
        self._label = ""

    def __call__(self, label: str) -> None:
        self._label = label
        self._show(label)

    def tokens(self, count: int) -> None:
        """How many tokens a model has written of the answer that is waited for."""
        self._show(f"{self._label}: {count} tokens")

    @contextmanager
    def shown(self) -> Iterator[None]:
        """Shows the line while the body runs. Only then is rich loaded, which takes a moment."""
        from rich.console import Console
        from rich.markup import escape

        console = Console(stderr=True)
        if not console.is_terminal:
            yield
            return
        with console.status(escape(self._label)) as status:
            self._show = lambda text: status.update(escape(text))
            try:
                yield
            finally:
                self._show = lambda text: None
