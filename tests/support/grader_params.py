"""The grader's parameters in tests."""

from stages.pipeline.params import GraderParams

PARAMS = GraderParams(
    pages=2, timeout=2.0, page_errors="fail", extras="fail", canary_every=500, cache=False, command=None
)
