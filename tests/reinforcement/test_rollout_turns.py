"""Rollouts of several turns: ids, masks and log-probabilities, rewards, and the choice of prompts."""

from pathlib import Path
from typing import Any

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from test_rollouts import ROWS, adapter, trainer

from stages.pipeline.records import StoryResult
from stages.pipeline.reward import Weights
from stages.reinforcement.prompt_choice import PromptChoice
from stages.reinforcement.reward_functions import TurnReward, Verdict, rollout_rewards
from stages.reinforcement.trajectories import Trajectory
from stages.tools.outcome import Outcome

WEIGHTS = Weights(story=0.5, a11y=0.3, assertions=0.2)
FAILED = StoryResult(passed=False, a11yPassed=True, totalAssertions=1, passedAssertions=0, errors=("missing",))
SAID = [7, 8, 9]


def test_what_was_told_is_masked_and_the_sampled_ids_stand() -> None:
    rollout = Trajectory([1], [[2, 3], [4]], [[9, 9]], [[-1.0, -2.0], [-3.0]])
    assert rollout.ids() == [2, 3, 9, 9, 4] and rollout.mask() == [1, 1, 0, 0, 1]
    assert rollout.context() == [1, 2, 3, 9, 9, 4]
    assert rollout.sampled_logprobs() == [-1.0, -2.0, 0.0, 0.0, -3.0]


def test_stored_ids_have_the_samplers_log_probabilities(policy: Path, tmp_path: Path) -> None:
    built = trainer(policy, tmp_path, [])
    built.turns, built.follow_up = 2, lambda rows, answers: [SAID if row["number"] % 2 else None for row in rows]
    checked: list[int] = []

    def rewards(**given: Any) -> list[float]:
        for rollout in built.rolled:
            ids = torch.tensor([rollout.context()])
            with torch.no_grad():
                logits = built.model(input_ids=ids).logits[0, :-1].float().log_softmax(-1)
            found = logits.gather(-1, ids[0, 1:, None])[-len(rollout.ids()) :, 0]
            mask = torch.tensor(rollout.mask()).bool()
            sampled = torch.tensor(rollout.sampled_logprobs())
            torch.testing.assert_close(found[mask], sampled[mask], atol=1e-4, rtol=1e-4)
            checked.append(len(rollout.answers))
        return [float(sum(ids) % 5) for ids in given["completion_ids"]]

    built.reward_funcs = [rewards]
    built.train()
    assert len(checked) == 2 * ROWS and set(checked) == {1, 2}


def logprobs_of(model: Any, rollout: Trajectory) -> torch.Tensor:
    """Of the ids after the prompt."""
    ids = torch.tensor([rollout.context()])
    every = model(input_ids=ids).logits[0, :-1].float().log_softmax(-1).gather(-1, ids[0, 1:, None])
    return every[-len(rollout.ids()) :, 0]


def test_what_was_told_counts_in_no_kl(policy: Path, tmp_path: Path) -> None:
    built = trainer(policy, tmp_path, [], beta=0.5)
    built.turns, built.current_gradient_accumulation_steps = 2, built.args.steps_per_generation  # as within a step
    built.model.train()
    with torch.no_grad():  # away from the reference, which is the policy without its adapter
        for name, weight in built.model.named_parameters():
            if "lora_B" in name:
                weight.normal_(std=0.5)
    rolled = [Trajectory([5, 6], [[10 + at, 11], [12, 13, 14]], [SAID]) for at in range(ROWS - 1)]
    rolled.append(Trajectory([5, 6], [[20, 21]]))
    built._roll_out = lambda rows, draw=0: rolled
    built.reward_funcs = [lambda **given: [1.0] * ROWS]  # no advantage: nothing but the KL term is left of the loss
    scored = built._generate_and_score_completions([built.train_dataset[0]] * ROWS)
    with torch.no_grad():
        loss = float(built.compute_loss(built.model, scored))
        apart, masks = [], []
        for rollout in rolled:
            ours = logprobs_of(built.model, rollout)
            with built.model.disable_adapter():
                away = logprobs_of(built.model, rollout) - ours
            apart.append(away.exp() - away - 1)
            masks.append(torch.tensor(rollout.mask()).bool())
    every, sampled = torch.cat(apart), torch.cat(masks)
    assert loss == pytest.approx(0.5 * float(every[sampled].mean()), rel=1e-3)
    assert abs(float(every.mean()) / float(every[sampled].mean()) - 1) > 0.01, "what was told would be seen"


def test_the_librarys_generate_goes_on_after_what_was_told(policy: Path, tmp_path: Path) -> None:
    told: list[Any] = []
    built = trainer(policy, tmp_path, told)
    built.generator = None  # as for a family that the pipeline's own loop does not know
    built.turns, built.follow_up = 2, lambda rows, answers: [SAID if at % 2 else None for at in range(len(rows))]
    learnt: list[tuple[list[int], list[int]]] = []
    whole = built.compute_loss

    def compute_loss(model: Any, inputs: Any, **rest: Any) -> Any:
        parts = (inputs[key] for key in ("completion_ids", "completion_mask", "tool_mask"))
        for ids, kept, mask in zip(*parts, strict=True):
            learnt.append((ids[kept.bool()].tolist(), mask[kept.bool()].tolist()))
        return whole(model, inputs, **rest)

    built.compute_loss, built.args.max_steps = compute_loss, 1
    built.train()
    assert {len(rollout.answers) for rollout in built.rolled} == {1, 2}
    assert len(told) == sum(len(rollout.answers) for rollout in built.rolled)
    assert all(rollout.said == [SAID] * (len(rollout.answers) - 1) for rollout in built.rolled)
    assert sorted(learnt) == sorted((rollout.ids(), rollout.mask()) for rollout in built.rolled)


def test_rollouts_that_all_end_after_one_turn_train_as_with_one_turn(policy: Path, tmp_path: Path) -> None:
    one = trainer(policy, tmp_path, [])
    one.train()
    two = trainer(policy, tmp_path, [])  # seeds anew
    two.turns, two.follow_up = 2, lambda rows, answers: [None] * len(rows)
    two.train()
    expected = adapter(one)
    assert all(torch.equal(weight, expected[name]) for name, weight in adapter(two).items())


def test_a_later_pass_earns_less_than_a_first_one_and_more_than_none() -> None:
    for kind in ("last", "sum"):
        earned = TurnReward(2, 0.9, kind)  # type: ignore[arg-type]
        assert earned([1.0]) == pytest.approx(1) and earned([1.0]) > earned([0.3, 1.0]) > earned([0.3, 0.3])


@given(rewards=st.lists(st.floats(0, 1), min_size=2, max_size=4), kind=st.sampled_from(["last", "sum"]))
def test_a_repeated_answer_earns_its_share_and_others_earn_what_they_did(rewards: list[float], kind: Any) -> None:
    different = [f"answer {turn}" for turn in range(len(rewards))]
    half, whole = (TurnReward(len(rewards), 0.9, kind, repeat) for repeat in (0.5, 1.0))
    assert half(rewards, different) == half(rewards) == whole(rewards, ["the same"] * len(rewards)) == whole(rewards)
    repeated = [*different[:-1], different[0]]
    assert half(rewards, repeated) == pytest.approx(whole([*rewards[:-1], rewards[-1] / 2]))


def test_a_rollout_that_ends_with_its_failed_answer_once_more_teaches_to_change_it() -> None:
    verdicts = [Verdict(Outcome(text, {"a.tsx": text}, None), FAILED, False, ()) for text in ("first", "other")]
    first, other = verdicts
    earned = rollout_rewards([[first, first], [first, other]], WEIGHTS, TurnReward(2, 0.9, repeat=0.0))
    assert earned == [0, pytest.approx(0.9 * 0.3)]
    assert rollout_rewards([[first, first]], WEIGHTS, TurnReward(2, 0.9)) == [pytest.approx(0.9 * 0.3)]


def test_what_was_partly_solved_is_drawn_before_what_is_solved(tmp_path: Path) -> None:
    choice = PromptChoice(["solved", "partly", "unsolved"], ["train"] * 3, seed=1, rl_share=0.5)
    choice.record([0, 1, 2], [[1.0, 1.0], [0.0, 1.0], [0.0, 0.0]], [1.0, 0.5, 0.0])
    solved, partly, unsolved = choice.usefulness(["solved", "partly", "unsolved"])
    assert partly > unsolved > solved
    choice.choose(0, 2)
    choice.save(tmp_path / "choice.json")
    other = PromptChoice(["solved", "partly", "unsolved"], ["train"] * 3, seed=1, rl_share=0.5)
    other.load(tmp_path / "choice.json")
    assert [other.choose(step, 3) for step in range(3)] == [choice.choose(step, 3) for step in range(3)]


def test_half_of_a_step_is_of_the_split_rl() -> None:
    choice = PromptChoice(["a", "b", "c"], ["train", "rl", "train"], seed=1, rl_share=0.5)
    assert sorted(choice.choose(0, 2).count(1) for _ in range(1)) == [1]
