"""The GRPO trainer: what it hands on, what it leaves out, and that it learns the same when memory runs out."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import torch
from benchmarks.shape270m import STOPS, prompts
from datasets import Dataset
from hypothesis import given, settings
from hypothesis import strategies as st
from slow import fast_only
from transformers import set_seed
from trl import GRPOConfig
from trl.models.utils import _ForwardRedirection

from stages.grpo import trainer_config
from stages.pipeline.errors import InputError
from stages.pipeline.params import load
from stages.policy.load import load_policy
from stages.reinforcement.batches import loss_weight, without_padding, without_zero_variance_groups
from stages.reinforcement.logprobs import token_logprobs
from stages.reinforcement.rollouts import RolloutTrainer, is_final_norm
from stages.training.adapters import lora

ROWS, GROUP, NEW = 8, 4, 6


pytestmark = pytest.mark.usefixtures("one_thread")


def reward(completion_ids: list[list[int]], **_: Any) -> list[float]:
    return [sum(token % 2 for token in ids) / len(ids) for ids in completion_ids]


def trainer(
    policy: Path,
    folder: Path,
    told: list[Any],
    loss_type: str = "dapo",
    skip: bool = False,
    norm: float = 0.0,
    scale: str = "group",
    beta: float = 0.0,
) -> RolloutTrainer:
    set_seed(0)
    model, tokenizer = load_policy(policy)
    config = GRPOConfig(
        output_dir=str(folder),
        max_steps=2,
        per_device_train_batch_size=4,
        gradient_accumulation_steps=ROWS // 4,
        generation_batch_size=ROWS,
        num_generations=GROUP,
        max_completion_length=NEW,
        learning_rate=1e-2,
        top_k=0,
        loss_type=loss_type,
        scale_rewards=scale,
        beta=beta,
        report_to=[],
        disable_tqdm=True,
        save_strategy="no",
        bf16=False,
        use_cpu=True,
        seed=0,
    )
    return RolloutTrainer(
        model=model,
        processing_class=tokenizer,
        train_dataset=Dataset.from_list([{"prompt": text, "number": i} for i, text in enumerate(prompts(8, 12))]),
        reward_funcs=reward,
        peft_config=lora(4, final_norm=norm > 0),
        args=config,
        stops=STOPS,
        norm_learning_rate=norm,
        skip_zero_variance_groups=skip,
        on_prompts=lambda rows: None,
        on_completion=lambda row, ids: told.append((row["number"], tuple(ids))),
    )


def adapter(trained: RolloutTrainer) -> dict[str, torch.Tensor]:
    return {name: weight.detach().clone() for name, weight in trained.model.named_parameters() if "lora" in name}


def test_each_completion_is_handed_on_with_its_row_before_the_rewards_are_asked_for(
    policy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Any] = []
    built = trainer(policy, tmp_path, told)
    at_reward: list[int] = []

    def asked(**given: Any) -> list[float]:
        at_reward.append(len(told))
        assert set(told[-ROWS:]) == set(zip(given["number"], map(tuple, given["completion_ids"]), strict=True))
        return reward(**given)

    monkeypatch.setattr(built, "reward_funcs", [asked])
    built.train()
    assert at_reward == [ROWS, 2 * ROWS]


def test_prompts_are_told_before_their_first_completion(policy: Path, tmp_path: Path) -> None:
    told: list[Any] = []
    built = trainer(policy, tmp_path, told)
    built.on_prompts = lambda rows: told.append([row["number"] for row in rows])
    built.train()
    step = told[: ROWS + 1]
    assert isinstance(step[0], list) and sorted(step[0]) == sorted(number for number, _ in step[1:])


@pytest.mark.parametrize("loss_type", fast_only({"dapo", "grpo"}, ("dapo", "grpo", "dr_grpo", "bnpo")))
def test_out_of_memory_halves_the_pass_and_ends_with_the_same_adapter(
    policy: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, loss_type: str
) -> None:
    undisturbed = trainer(policy, tmp_path, [], loss_type)
    undisturbed.train()
    short = trainer(policy, tmp_path, [], loss_type)
    short.retries = True  # as on a single GPU
    whole = short.compute_loss

    def compute_loss(model: Any, inputs: dict[str, Any], **rest: Any) -> torch.Tensor:
        if len(inputs["completion_mask"]) > 1:
            raise torch.OutOfMemoryError
        loss: torch.Tensor = whole(model, inputs, **rest)
        return loss

    monkeypatch.setattr(short, "compute_loss", compute_loss)
    short.train()
    said = [line for line in capfd.readouterr().err.splitlines() if "out of GPU memory" in line]
    assert [line.split("with ")[1].split(" rows")[0] for line in said] == ["2", "1"], "twice, and then remembered"
    expected = adapter(undisturbed)
    assert any(weight.abs().sum() > 0 for name, weight in expected.items() if "lora_B" in name)
    for name, weight in adapter(short).items():
        torch.testing.assert_close(weight, expected[name], atol=2e-5, rtol=1e-3)


def test_a_group_without_spread_is_left_out_and_the_gradient_stays(policy: Path, tmp_path: Path) -> None:
    advantages = torch.tensor([0.0, 0.0, 0.0, 0.0, 1.0, -1.0, 0.5, -0.5])
    scored = {"advantages": advantages, "completion_mask": torch.ones(8, 3), "num_items_in_batch": torch.tensor(24)}
    kept = without_zero_variance_groups(scored, parts=2, useful=4)
    assert kept["advantages"].tolist() == [1.0, -1.0, 0.5, -0.5]
    assert kept["num_items_in_batch"] == 24
    assert (
        len(without_zero_variance_groups({**scored, "advantages": torch.zeros(8)}, parts=2, useful=0)["advantages"])
        == 2
    )


def test_no_process_goes_through_fewer_passes_than_another(
    policy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = trainer(policy, tmp_path, [], skip=True)
    monkeypatch.setattr(built, "reward_funcs", [lambda **given: [1.0] * len(given["prompts"])])  # flat here
    gather = built.accelerator.gather
    whole, seen = built.compute_loss, []

    def gathered(value: torch.Tensor) -> torch.Tensor:
        if value.ndim == 0 and value.dtype == torch.long and int(value) == 0:  # of the rows that teach something
            return torch.stack([value, torch.tensor(ROWS)])  # all of them, in another process
        return gather(value)

    def compute_loss(model: Any, inputs: dict[str, Any], **rest: Any) -> torch.Tensor:
        seen.append(len(inputs["completion_mask"]))
        loss: torch.Tensor = whole(model, inputs, **rest)
        return loss

    monkeypatch.setattr(built.accelerator, "gather", gathered)
    monkeypatch.setattr(built, "compute_loss", compute_loss)
    built.train()
    assert seen == [4, 4, 4, 4]


def test_gradients_of_several_processes_are_averaged_once_a_step(
    policy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = trainer(policy, tmp_path, [])
    built.rows_at_once = 2
    kept_apart: list[bool] = []
    apart = False
    whole = built.compute_loss

    @contextmanager
    def no_sync(model: Any) -> Iterator[None]:
        nonlocal apart
        before, apart = apart, True
        yield
        apart = before

    def compute_loss(model: Any, inputs: dict[str, Any], **rest: Any) -> torch.Tensor:
        kept_apart.append(apart)
        loss: torch.Tensor = whole(model, inputs, **rest)
        return loss

    monkeypatch.setattr(built.accelerator, "no_sync", no_sync)
    monkeypatch.setattr(built, "compute_loss", compute_loss)
    built.train()
    assert kept_apart == [True, True, True, False] * 2


@pytest.mark.parametrize("rate", [1e-3, 0.3])
def test_the_final_norm_is_trained_at_its_own_rate(policy: Path, tmp_path: Path, rate: float) -> None:
    built = trainer(policy, tmp_path, [], norm=rate)
    norm = next(weight for name, weight in built.model.named_parameters() if is_final_norm(name, weight))
    before = norm.detach().clone()
    built.train()
    moved = float((norm.detach() - before).abs().max())
    assert rate / 2 < moved < 2 * rate  # two steps of Adam, at falling rates


def test_a_final_norm_without_a_rate_is_not_trained(policy: Path, tmp_path: Path) -> None:
    built = trainer(policy, tmp_path, [])
    assert not any(is_final_norm(name, weight) for name, weight in built.model.named_parameters())


def test_shares_of_the_parts_add_up_to_the_batch() -> None:
    mask = torch.tensor([[1, 1, 1], [1, 0, 0], [1, 1, 0], [1, 0, 0]])
    batch = {"completion_mask": mask}
    parts = [{"completion_mask": mask[:3]}, {"completion_mask": mask[3:]}]
    assert [loss_weight("grpo", part, batch) for part in parts] == [0.75, 0.25]
    assert [round(loss_weight("bnpo", part, batch), 3) for part in parts] == [round(6 / 7, 3), round(1 / 7, 3)]


@pytest.mark.parametrize("vllm", [None, "colocate", "server"])
def test_vllm_generates_where_params_ask_for_it(tmp_path: Path, vllm: str | None) -> None:
    grpo = load("grpo").model_copy(update={"vllm": vllm})
    config = trainer_config(grpo, tmp_path, 0)
    assert config.use_vllm == (vllm is not None)
    assert vllm is None or config.vllm_mode == vllm


def test_several_processes_share_the_batch_of_a_step(tmp_path: Path) -> None:
    grpo = load("grpo").model_copy(update={"prompts_per_step": 8, "group_size": 4, "batch_size": 8})
    one, two = (trainer_config(grpo, tmp_path, 0, processes) for processes in (1, 2))
    assert (one.gradient_accumulation_steps, two.gradient_accumulation_steps) == (4, 2)
    assert one.generation_batch_size == two.generation_batch_size == 32
    with pytest.raises(InputError, match="must divide"):
        trainer_config(grpo, tmp_path, 0, 3)


@pytest.mark.parametrize(("loader", "four_bit"), [("unsloth", False), ("transformers", True)])
def test_a_loader_that_is_not_there_says_what_to_install(policy: Path, loader: str, four_bit: bool) -> None:
    if torch.cuda.is_available():
        pytest.skip("this machine has a GPU")
    with pytest.raises(InputError, match="STORYLOOP_EXTRAS=test,gpu make setup"):
        load_policy(policy, loader=loader, four_bit=four_bit)


def test_padding_that_no_row_needs_is_cut() -> None:
    batch = {
        "prompt_ids": torch.tensor([[0, 0, 5], [0, 6, 7]]),
        "prompt_mask": torch.tensor([[0, 0, 1], [0, 1, 1]]),
        "completion_ids": torch.tensor([[1, 0, 0, 0], [1, 2, 3, 0]]),
        "completion_mask": torch.tensor([[1, 0, 0, 0], [1, 1, 1, 0]]),
        "old_per_token_logps": torch.zeros(2, 4),
        "advantages": torch.tensor([0.5, -0.5]),
    }
    cut = without_padding(batch)
    assert cut["prompt_ids"].tolist() == [[0, 5], [6, 7]]
    assert cut["completion_ids"].tolist() == [[1, 0, 0], [1, 2, 3]]
    assert cut["old_per_token_logps"].shape == (2, 3)
    assert cut["advantages"] is batch["advantages"]


@given(st.integers(1, 1200), st.floats(0.3, 3), st.integers(0, 10))
@settings(max_examples=20, deadline=None)
def test_log_probabilities_entropy_and_gradient_are_those_of_all_logits(
    count: int, temperature: float, seed: int
) -> None:
    torch.manual_seed(seed)
    hidden, matrix, weights = torch.randn(count, 8), torch.randn(300, 8), torch.randn(count)
    tokens = torch.randint(0, 300, (count,))
    ours, theirs = hidden.clone().requires_grad_(), hidden.clone().requires_grad_()
    logprobs, entropy = token_logprobs(ours, matrix, tokens, temperature, torch.float32)
    (logprobs * weights).sum().backward()
    distribution = (theirs @ matrix.T / temperature).log_softmax(-1)
    expected = distribution.gather(-1, tokens[:, None])[:, 0]
    (expected * weights).sum().backward()
    torch.testing.assert_close(logprobs, expected, atol=1e-4, rtol=1e-4)
    torch.testing.assert_close(entropy, -(distribution.exp() * distribution).sum(-1), atol=1e-4, rtol=1e-4)
    torch.testing.assert_close(ours.grad, theirs.grad, atol=1e-4, rtol=1e-4)


def test_training_without_kept_logits_ends_with_the_same_adapter(policy: Path, tmp_path: Path) -> None:
    with_logits = trainer(policy, tmp_path, [])
    with_logits.train()
    without = trainer(policy, tmp_path, [])
    without.use_liger_kernel, without._forward_redirection = True, _ForwardRedirection()  # as on a GPU
    without.train()
    expected = adapter(with_logits)
    for name, weight in adapter(without).items():
        torch.testing.assert_close(weight, expected[name], atol=2e-5, rtol=1e-3)
    assert without.state.log_history[0]["entropy"] == pytest.approx(with_logits.state.log_history[0]["entropy"], 1e-4)
