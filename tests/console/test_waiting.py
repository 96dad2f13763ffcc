"""What is waited for is shown on a terminal, and nowhere else."""

import os
import pty
import subprocess
import sys

SAYS = """
from stages.console.waiting import Waiting
waiting = Waiting()
waiting("starting [the] browser")
with waiting.shown():
    waiting("round 1 of 3: the model writes")
    waiting.tokens(37)
    import time
    time.sleep(0.5)
waiting("nobody sees this")
"""


def test_a_terminal_shows_what_is_waited_for_and_how_far_it_is() -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    subprocess.run([sys.executable, "-c", SAYS], stderr=theirs, env=environment, check=True)
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    assert "round 1 of 3: the model writes: 37 tokens" in shown and "nobody" not in shown


def test_a_log_stays_quiet() -> None:
    assert subprocess.run([sys.executable, "-c", SAYS], capture_output=True, check=True).stderr == b""
