"""Grading on a Ray cluster: the same verdicts by browsers on other machines.

`RemoteGrader` (remote.py) is a `Grader` whose candidates are judged by actors (node.py). It alone keeps the cache, the
order and the retries (dispatch.py); ray_pool.py is the only module that knows Ray.
"""
