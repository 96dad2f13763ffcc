"""Supervised rows are learnt while the last answers are graded, and what is trained stays the same to the byte."""

import itertools
from pathlib import Path
from typing import Any

import pytest
import torch
from test_replay import REPLAYED, ROLLOUTS, WEIGHT, supervised, trainer

from stages.reinforcement import replay as module
from stages.reinforcement.replay import Replay
from stages.reinforcement.rollouts import RolloutTrainer

SAID = [7, 8, 9]
LATE = {
    "at once": [False],
    "never": [True],
    "after two": [True, False],
}  # whether grades are missing, asked again and again


pytestmark = pytest.mark.usefixtures("one_thread")


def run(
    policy: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    missing: list[bool] | None,
    batch_size: int = ROLLOUTS,
    prepare: Any = lambda built: None,
) -> tuple[RolloutTrainer, dict[str, torch.Tensor], list[int]]:
    """Two steps of two turns, with three parts a step or more: the trainer, its weights, and how many rows each step had learnt
    when it asked for its rewards.
    """
    monkeypatch.setattr(module, "TOKENS", 40)
    built, _ = trainer(policy, folder, Replay(supervised(), REPLAYED, WEIGHT, 3), batch_size, steps=2)
    built.turns, built.follow_up = 2, lambda rows, answers: [SAID] * len(rows)
    if missing is not None:
        built.grading = itertools.cycle(missing).__next__
    learnt: list[int] = []
    [reward] = built.reward_funcs

    def rewards(**given: Any) -> Any:
        learnt.append(built.replayed)
        return reward(**given)

    built.reward_funcs = [rewards]
    prepare(built)
    built.train()
    return built, {name: weight.detach().clone() for name, weight in built.model.named_parameters()}, learnt


def assert_same(one: tuple[RolloutTrainer, dict[str, torch.Tensor], Any], other: Any) -> None:
    assert all(torch.equal(weight, other[1][name]) for name, weight in one[1].items())
    losses = [[entry["replay_loss"] for entry in run[0].state.log_history if "reward" in entry] for run in (one, other)]
    assert losses[0] == losses[1] and len(losses[0]) == 2


@pytest.mark.parametrize("late", LATE)
def test_the_rows_are_learnt_before_the_rewards_are_waited_for_and_the_weights_are_the_same(
    policy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, late: str
) -> None:
    before = run(policy, tmp_path, monkeypatch, None)
    assert before[2] == [0, 0]
    now = run(policy, tmp_path, monkeypatch, LATE[late])
    assert_same(now, before)
    if late == "at once":
        assert all(0 < learnt < REPLAYED for learnt in now[2]), "a part a turn, and the rest with the rollouts"
    else:
        assert now[2] == [REPLAYED, REPLAYED]


def test_with_several_micro_batches_the_rows_stay_in_the_last_one(
    policy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, now = (run(policy, tmp_path, monkeypatch, missing, ROLLOUTS // 2) for missing in (None, [True]))
    assert now[2] == [0, 0]
    assert_same(now, before)


def test_without_memory_for_the_rows_meanwhile_they_are_learnt_once_with_the_rollouts(
    policy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def short_of_memory(built: RolloutTrainer) -> None:
        built.retries = True  # as on a single GPU
        whole, calls = built.accelerator.backward, itertools.count(1)

        def backward(loss: torch.Tensor, **rest: Any) -> None:
            whole(loss, **rest)
            if next(calls) == 2:  # in the second turn, when the part of the first is learnt already
                raise torch.OutOfMemoryError

        built.accelerator.backward = backward

    before = run(policy, tmp_path, monkeypatch, None)
    now = run(policy, tmp_path, monkeypatch, [False], prepare=short_of_memory)
    assert now[2][0] == 0 and now[2][1] > 0
    assert now[0].rows_at_once == before[0].rows_at_once
    weights = ((weight, now[1][name]) for name, weight in before[1].items())
    assert all(torch.allclose(one, other, atol=2e-5, rtol=1e-3) for one, other in weights)
