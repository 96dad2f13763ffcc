"""What the policy found out in a later turn, as a first answer.

A correction that passed is a right answer to the prompt, found without any solution. A policy hardly ever gives it at
first, and what GRPO never samples it never reinforces. So in a group that solves its prompt by correcting, a few of the
worst rollouts are replaced by one whose first answer is such a correction; it earns what a right first answer earns.
Its tokens were sampled behind other words, so it is off-policy, and its importance ratio counts as 1. Answers of a
stronger policy were mixed into groups before (Yan et al., 2025, arXiv:2504.14945); these are the policy's own.
"""

from collections.abc import Sequence

from stages.reinforcement.trajectories import Trajectory

ENOUGH = 0.5  # of a group passed at first: then sampling finds what it needs by itself


def corrections_as_first(
    rolled: Sequence[Trajectory], judged: Sequence[tuple[float, float]], groups: Sequence[int], at_most: int
) -> dict[int, Trajectory]:
    """By row, the rollouts that stand in the place of others: at most so many a group, of different answers.

    `judged` is what each rollout earned (NaN: nobody knows) and 1 where its last answer passed; `groups` numbers them.
    """
    replaced = {}
    for group in sorted(set(groups)):
        rows = [row for row, of in enumerate(groups) if of == group]
        passed = [row for row in rows if judged[row][1]]
        at_first = {row for row in passed if len(rolled[row].answers) == 1}
        found = {tuple(rolled[row].answers[-1]): row for row in reversed(passed) if row not in at_first}
        if not found or len(at_first) >= ENOUGH * len(rows):
            continue
        worst = sorted((row for row in rows if row not in at_first), key=lambda row: (judged[row][0], row))
        for row, source in zip(worst[:at_most], sorted(found.values()), strict=False):
            replaced[row] = Trajectory(rolled[source].prompt, [rolled[source].answers[-1]])
    return replaced
