"""The grader: runs model-written components in a real browser and returns verdicts that they cannot fake.

`Grader` (async) and `GraderThread` (for other code) share one interface: `grade`/`submit`, `grade_many`,
`screenshot`, `digest`. Read pool.py first, then page.py; runtime/ holds what runs inside the browser.
"""

from stages.grader.pages import InfrastructureError
from stages.grader.pool import BrokenGrader, Grader
from stages.grader.thread import GraderThread

__all__ = ["BrokenGrader", "Grader", "GraderThread", "InfrastructureError"]
