"""Corrections that passed, as first answers: which rollouts give way, and that the policy learns to give them at first."""

from pathlib import Path
from typing import Any

import pytest
import torch
from benchmarks.shape270m import save_policy
from hypothesis import given
from hypothesis import strategies as st
from test_rollouts import GROUP, ROWS, trainer

from stages.pipeline.reward import Weights
from stages.reinforcement.corrections import ENOUGH, corrections_as_first
from stages.reinforcement.reward_functions import TurnReward, Verdict, reward_functions
from stages.reinforcement.trajectories import Trajectory
from stages.tools.outcome import Outcome

SAID = [7, 8, 9]
CORRECTION = [21, 22, 23, 24]


def rollout(*answers: int) -> Trajectory:
    return Trajectory([1], [[answer] for answer in answers], [SAID] * (len(answers) - 1))


def test_the_worst_rollouts_give_way_to_different_corrections() -> None:
    rolled = [rollout(2, 5), rollout(3, 6), rollout(4, 5), rollout(5, 9), rollout(2, 3)]
    judged = [(0.9, 1.0), (0.9, 1.0), (0.9, 1.0), (0.2, 0.0), (0.1, 0.0)]
    found = corrections_as_first(rolled, judged, [0] * 5, 3)
    assert {row: one.answers for row, one in found.items()} == {4: [[5]], 3: [[6]]}
    assert all(one.prompt == [1] and not one.said for one in found.values())


def test_other_groups_give_and_take_nothing() -> None:
    rolled = [rollout(2, 5), rollout(2, 3), rollout(4), rollout(2, 3)]
    judged = [(0.9, 1.0), (0.1, 0.0), (0.2, 0.0), (0.1, 0.0)]
    assert set(corrections_as_first(rolled, judged, [0, 0, 1, 1], 2)) == {1}


def test_a_group_that_passes_at_first_needs_no_corrections() -> None:
    rolled = [rollout(2), rollout(2), rollout(3, 2), rollout(3, 4)]
    judged = [(1.0, 1.0), (1.0, 1.0), (0.9, 1.0), (0.1, 0.0)]
    assert ENOUGH == 0.5 and corrections_as_first(rolled, judged, [0] * 4, 2) == {}


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=8), st.integers(0, 4))
def test_no_more_rollouts_give_way_than_may_and_none_that_passed_at_first(
    rows: list[tuple[bool, bool]], most: int
) -> None:
    rolled = [rollout(at, at + 100) if later else rollout(at) for at, (later, _) in enumerate(rows)]
    judged = [(0.5, float(passed)) for _, passed in rows]
    found = corrections_as_first(rolled, judged, [0] * len(rows), most)
    assert len(found) <= most
    assert all(rows[row][0] or not rows[row][1] for row in found)


@pytest.mark.parametrize("told", [True, False])
def test_the_policy_learns_to_give_a_correction_at_first_where_the_intent_says_all(told: bool, tmp_path: Path) -> None:
    built = trainer(save_policy(tmp_path / "policy", "tiny"), tmp_path, [])
    built.turns, built.corrections = 2, 1
    built.judge = lambda rows, answers: [(0.9 * (len(each) > 1), float(len(each) > 1)) for each in answers]
    built.train_dataset = built.train_dataset.add_column("told", [told] * len(built.train_dataset))
    rows = [dict(built.train_dataset[0])] * ROWS

    def roll_out(rows: list[dict[str, Any]], draw: int = 0) -> list[Trajectory]:
        return [
            Trajectory([5, 6], [[10 + at, 11], CORRECTION], [SAID])
            if at % GROUP == 0
            else Trajectory([5, 6], [[30, 31]])
            for at in range(len(rows))
        ]

    built._roll_out = roll_out
    built.reward_funcs = [lambda answers, **given: [float(each[-1] == CORRECTION) for each in answers]]
    built.model.train()
    scored = built._generate_and_score_completions(rows)
    taken = [each.answers for each in built.rolled if each.answers == [CORRECTION]]
    assert len(taken) == len(built.not_sampled) == (ROWS // GROUP if told else 0)

    def likelihood() -> torch.Tensor:
        ids = torch.tensor([[5, 6, *CORRECTION]])
        every = built.model(input_ids=ids).logits[0, :-1].float().log_softmax(-1)
        return every.gather(-1, ids[0, 1:, None])[-len(CORRECTION) :].sum()

    built.current_gradient_accumulation_steps = 1
    loss = built.compute_loss(built.model, scored)
    weights = [weight for weight in built.model.parameters() if weight.requires_grad]
    downhill = torch.autograd.grad(loss, weights, retain_graph=True, allow_unused=True)
    uphill = torch.autograd.grad(likelihood(), weights, allow_unused=True)
    along = sum(float((-a * b).sum()) for a, b in zip(downhill, uphill, strict=True) if a is not None and b is not None)
    assert (along > 0) == told or along == pytest.approx(0)


def test_what_was_not_sampled_is_rewarded_and_counts_in_no_rate() -> None:
    passed = Verdict(Outcome("a", {"a.tsx": "a"}, None), None, False, ())

    class Verdicts:
        def of_turns(self, story: Any, words: Any, answers: Any) -> list[list[Verdict]]:
            return [[passed] for _ in answers]

    weights = Weights(story=0.5, a11y=0.3, assertions=0.2)
    functions = reward_functions(Verdicts(), weights, TurnReward(2, 0.9))  # type: ignore[arg-type]
    given: dict[str, Any] = {"story": ["s"] * 2, "words": ["{}"] * 2, "completion_ids": [[1]] * 2}
    for function, weight in functions.items():
        rewards = function(**given, answers=[[[1]]] * 2, not_sampled=[False, True])
        assert (rewards[1] is None) == (weight == 0) and rewards[0] is not None
