"""grpo.scale_rewards: what a rollout's advantage is divided by, in TRL's computation and by hand, in one turn and in two."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from slow import fast_only
from test_rollouts import GROUP, ROWS, adapter, reward, trainer

from stages.grpo import trainer_config
from stages.pipeline.params import load
from stages.reinforcement.batches import all_alike
from stages.reinforcement.reward_functions import TurnReward
from stages.reinforcement.rollouts import RolloutTrainer
from stages.reinforcement.trajectories import Trajectory

Scale = Literal["group", "batch", "none"]
SCALES: tuple[Scale, ...] = ("group", "batch", "none")
LITTLE = 1e-4  # what TRL adds to a spread, so that it never divides by 0
SAID = [7, 8, 9]
rewards_of_a_step = st.lists(st.floats(0, 1, width=32), min_size=ROWS, max_size=ROWS)


@pytest.fixture(scope="module")
def trainers(policy: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[Scale, RolloutTrainer]:
    return {scale: scaled(policy, tmp_path_factory.mktemp(scale), scale) for scale in SCALES}


def scaled(policy: Path, folder: Path, scale: Scale, skip: bool = False) -> RolloutTrainer:
    built = trainer(policy, folder, [], skip=skip, scale=scale)
    built.model.train()
    return built


def advantages(built: RolloutTrainer, earned: Sequence[float]) -> list[float]:
    """Those that the trainer hands to its loss where the rollouts of a step earn `earned`."""
    rows = [built.train_dataset[at // GROUP] for at in range(ROWS)]
    built._roll_out = lambda rows, draw=0: [Trajectory([5], [[6, 7]]) for _ in rows]
    built.reward_funcs = [lambda **given: list(earned)]
    found: list[float] = built._generate_and_score_completions(rows)["advantages"].tolist()
    return found


def by_hand(earned: Sequence[float], scale: Scale) -> list[float]:
    """The sample standard deviation, with n - 1 below."""
    groups = np.array(earned, dtype=np.float64).reshape(-1, GROUP)
    above = groups - groups.mean(1, keepdims=True)
    spread = {
        "group": groups.std(1, ddof=1, keepdims=True) + LITTLE,
        "batch": groups.std(ddof=1) + LITTLE,
        "none": 1.0,
    }
    return list((above / spread[scale]).ravel())


@pytest.mark.parametrize("scale", SCALES)
@given(earned=rewards_of_a_step)
@settings(max_examples=15, deadline=None)
def test_advantages_are_those_computed_by_hand(
    trainers: dict[Scale, RolloutTrainer], scale: Scale, earned: list[float]
) -> None:
    assert advantages(trainers[scale], earned) == pytest.approx(by_hand(earned, scale), abs=2e-3)


@given(earned=rewards_of_a_step, less=st.floats(0.05, 1))
@settings(max_examples=15, deadline=None)
def test_none_leaves_the_distances_between_rewards_as_they_are(
    trainers: dict[Scale, RolloutTrainer], earned: list[float], less: float
) -> None:
    found = advantages(trainers["none"], earned)
    assert sum(found[:GROUP]) == pytest.approx(0, abs=1e-5)
    assert found[1] - found[0] == pytest.approx(earned[1] - earned[0], abs=1e-5)
    shrunk = advantages(trainers["none"], [less * each for each in earned])
    assert shrunk == pytest.approx([less * each for each in found], abs=1e-5)


@given(wide=st.lists(st.sampled_from([0.0, 1.0]), min_size=GROUP, max_size=GROUP), share=st.floats(0.05, 0.9))
@settings(max_examples=15, deadline=None)
def test_a_group_with_less_spread_counts_less_but_under_group(
    trainers: dict[Scale, RolloutTrainer], wide: list[float], share: float
) -> None:
    earned = [*wide, *[share * each for each in wide]]  # two groups that differ in nothing but how far apart they lie
    for scale in SCALES:
        far, near = np.array(advantages(trainers[scale], earned)).reshape(2, GROUP)
        assert near == pytest.approx(far if scale == "group" else share * far, abs=1e-2 if scale == "group" else 1e-5)


@given(earned=rewards_of_a_step, more=st.floats(1, 20))
@settings(max_examples=15, deadline=None)
def test_the_scale_of_all_rewards_matters_under_none_alone(
    trainers: dict[Scale, RolloutTrainer], earned: list[float], more: float
) -> None:
    if np.array(earned).reshape(-1, GROUP).std(1).min() < 0.05:  # what TRL adds to a spread would count
        earned = [*np.linspace(0, 1, GROUP), *np.linspace(0, 0.5, GROUP)]
    for scale in SCALES:
        found, times = (advantages(trainers[scale], [by * each for each in earned]) for by in (1, more))
        expected = [more * each for each in found] if scale == "none" else found
        assert times == pytest.approx(expected, rel=1e-2, abs=1e-3)


@pytest.mark.parametrize("scale", SCALES)
@given(alike=st.floats(0, 1, width=32), others=st.lists(st.floats(0, 1), min_size=GROUP, max_size=GROUP))
@settings(max_examples=15, deadline=None)
def test_a_group_whose_rewards_are_all_equal_has_no_advantage(
    trainers: dict[Scale, RolloutTrainer], scale: Scale, alike: float, others: list[float]
) -> None:
    assert advantages(trainers[scale], [*[alike] * GROUP, *others])[:GROUP] == pytest.approx([0] * GROUP, abs=1e-3)


@pytest.mark.parametrize("scale", SCALES)
def test_a_grade_that_was_lost_has_no_advantage_and_counts_in_no_spread(
    trainers: dict[Scale, RolloutTrainer], scale: Scale
) -> None:
    found = advantages(trainers[scale], [0, 0, 1, None, 0, 1, 1, 1])  # type: ignore[list-item]
    known = [0, 0, 1, 0, 1, 1, 1]
    spreads = {"group": np.std([0, 0, 1], ddof=1), "batch": np.std(known, ddof=1), "none": 1.0 - LITTLE}
    assert found[:GROUP] == pytest.approx([each / (spreads[scale] + LITTLE) for each in (-1 / 3, -1 / 3, 2 / 3, 0)])


@pytest.mark.parametrize("scale", SCALES)
def test_groups_without_spread_are_counted_alike(trainers: dict[Scale, RolloutTrainer], scale: Scale) -> None:
    built = trainers[scale]
    for earned, share in (([0.7] * ROWS, 1), ([0.7] * GROUP + [0, 1, 0, 1], 0.5), ([0, 1] * GROUP, 0)):
        advantages(built, earned)
        assert built._metrics["train"]["frac_reward_zero_std"][-1] == share


def test_rounding_is_no_spread() -> None:
    assert all_alike(torch.tensor([6e-4, -6e-4, 0.0, 1.0]), 2) == 0.5


@pytest.mark.parametrize("scale", fast_only({"group"}, SCALES))
def test_rows_left_out_for_want_of_spread_change_nothing_that_is_learnt(
    policy: Path, tmp_path: Path, scale: Scale
) -> None:
    trained = []
    for skip in (False, True):
        built = scaled(policy, tmp_path / str(skip), scale, skip)
        built.args.optim, built.args.learning_rate = "sgd", 1.0  # Adam would make a step of rounding where all is 0
        built.reward_funcs = [lambda **given: [0.5] * GROUP + reward(given["completion_ids"])[GROUP:]]
        passes: list[int] = []
        whole = built.compute_loss

        def counted(model: Any, inputs: Any, whole: Any = whole, passes: list[int] = passes, **rest: Any) -> Any:
            passes.append(len(inputs["completion_mask"]))
            return whole(model, inputs, **rest)

        built.compute_loss = counted
        built.train()
        trained.append((sum(passes), adapter(built)))
    (all_rows, whole_step), (fewer, without) = trained
    assert fewer <= all_rows // 2
    assert any(weight.abs().sum() > 0 for name, weight in whole_step.items() if "lora_B" in name)
    for name, weight in without.items():
        torch.testing.assert_close(weight, whole_step[name], atol=2e-5, rtol=1e-3)


@pytest.mark.parametrize("scale", SCALES)
def test_in_two_turns_a_rollout_has_one_advantage_of_what_all_its_turns_earn(
    policy: Path, tmp_path: Path, scale: Scale
) -> None:
    built = scaled(policy, tmp_path, scale)
    built.turns, built.follow_up = 2, lambda rows, answers: [SAID if ids[-1][0] % 2 else None for ids in answers]
    of_turns, seen = TurnReward(2, 0.9), []
    whole = built.compute_loss

    def earned(**given: Any) -> list[float]:
        return [of_turns([sum(ids) % 5 / 4 for ids in answers]) for answers in given["answers"]]

    def compute_loss(model: Any, inputs: Any, **rest: Any) -> Any:
        ids = [tuple(row[mask.bool()].tolist()) for row, mask in
               zip(inputs["completion_ids"], inputs["completion_mask"], strict=True)]  # fmt: skip
        seen.extend(zip(ids, inputs["advantages"].tolist(), strict=True))
        return whole(model, inputs, **rest)

    built.reward_funcs, built.compute_loss = [earned], compute_loss
    built.args.max_steps = 1
    built.train()
    assert {len(rollout.answers) for rollout in built.rolled} == {1, 2}
    expected = by_hand(earned(answers=[rollout.answers for rollout in built.rolled]), scale)
    learnt = sorted(zip((tuple(rollout.ids()) for rollout in built.rolled), expected, strict=True))
    assert [ids for ids, _ in sorted(seen)] == [ids for ids, _ in learnt]
    assert [each for _, each in sorted(seen)] == pytest.approx([each for _, each in learnt], abs=2e-3)


@pytest.mark.parametrize("scale", SCALES)
def test_the_knob_reaches_trl(tmp_path: Path, scale: Scale) -> None:
    grpo = load("grpo").model_copy(update={"scale_rewards": scale})
    assert trainer_config(grpo, tmp_path, 0).scale_rewards == scale
