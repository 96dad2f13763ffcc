"""Supervised rows beside the rollouts: which are drawn, what they add to a step's gradient, and what they leave alone."""

import json
import random
import shutil
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import torch
from benchmarks.shape270m import STOPS, prompts
from datasets import Dataset
from hypothesis import given
from hypothesis import strategies as st
from small_training import ROWS as TEXTS
from small_training import TOKENIZER, make_training_project
from small_training import run as run_alone
from tiny_project import change_params
from torch.nn import functional as F
from transformers import TrainerCallback, set_seed
from trl import GRPOConfig
from trl.models.utils import _ForwardRedirection

from stages import base, grpo
from stages.pipeline.errors import InputError
from stages.pipeline.jsonl import write_jsonl
from stages.pipeline.params import load
from stages.pipeline.records import EarlierAnswer
from stages.policy.load import load_policy
from stages.reinforcement import replay as module
from stages.reinforcement.replay import Replay, parts, read_replay
from stages.reinforcement.rollouts import RolloutTrainer
from stages.supervised.encoding import IGNORED, encode
from stages.training.adapters import lora

ROLLOUTS, GROUP, REPLAYED, WEIGHT = 8, 4, 5, 0.7


pytestmark = pytest.mark.usefixtures("one_thread")


def supervised(weighted: bool = False) -> Dataset:
    """Rows of 8 to 40 tokens, of which the last ones are learnt."""
    generator = random.Random(0)
    rows = []
    for _ in range(12):
        ids = [generator.randrange(4, 4000) for _ in range(generator.randrange(8, 41))]
        learned = generator.randrange(3, 7)
        row: dict[str, Any] = {"input_ids": ids, "labels": [IGNORED] * (len(ids) - learned) + ids[-learned:]}
        if weighted:
            row["loss_weights"] = [generator.uniform(0.5, 2) for _ in ids]
        rows.append(row)
    return Dataset.from_list(rows)


def reward(completion_ids: list[list[int]], **_: Any) -> list[float]:
    return [sum(token % 2 for token in ids) / len(ids) for ids in completion_ids]


class Gradients(TrainerCallback):  # type: ignore[misc]
    """What the optimizer was given in each step."""

    def __init__(self) -> None:
        self.seen: list[dict[str, torch.Tensor]] = []

    def on_pre_optimizer_step(self, *_: Any, model: Any, **__: Any) -> None:
        self.seen.append({name: p.grad.clone() for name, p in model.named_parameters() if p.grad is not None})


def trainer(
    policy: Path, folder: Path, replay: Replay | None, batch_size: int = ROLLOUTS, steps: int = 1, **more: Any
) -> tuple[RolloutTrainer, Gradients]:
    set_seed(0)
    model, tokenizer = load_policy(policy)
    gradients = Gradients()
    config = GRPOConfig(
        output_dir=str(folder),
        max_steps=steps,
        per_device_train_batch_size=batch_size,
        gradient_accumulation_steps=ROLLOUTS // batch_size,
        generation_batch_size=ROLLOUTS,
        num_generations=GROUP,
        max_completion_length=6,
        max_grad_norm=0,
        learning_rate=1e-2,
        top_k=0,
        loss_type="dapo",
        logging_steps=1,
        report_to=[],
        disable_tqdm=True,
        bf16=False,
        use_cpu=True,
        seed=0,
        **{"save_strategy": "no", **more},
    )
    built = RolloutTrainer(
        model=model,
        processing_class=tokenizer,
        train_dataset=Dataset.from_list([{"prompt": text, "number": i} for i, text in enumerate(prompts(8, 12))]),
        reward_funcs=reward,
        peft_config=lora(4),
        callbacks=[gradients],
        args=config,
        stops=STOPS,
        skip_zero_variance_groups=False,
        on_prompts=lambda rows: None,
        on_completion=lambda row, ids: None,
        replay=replay,
    )
    torch.manual_seed(1)
    for name, weight in built.model.named_parameters():
        if "lora_B" in name:  # as after some steps: at first they are 0, and so are the gradients of the other factor
            torch.nn.init.normal_(weight, std=0.05)
    return built, gradients


def gradient_of_library(built: RolloutTrainer, rows: list[dict[str, Any]]) -> tuple[dict[str, torch.Tensor], float]:
    """Gradient and value of the mean cross entropy of the rows, each in a pass of its own, by the model's own logits."""
    built.model.zero_grad()
    total, counted = torch.zeros(()), 0
    for row in rows:
        logits = built.model(input_ids=torch.tensor([row["input_ids"]])).logits[0, :-1]
        labels = torch.tensor(row["labels"])[1:]
        losses = F.cross_entropy(logits, labels, reduction="none", ignore_index=IGNORED)
        total = total + (losses * torch.tensor(row.get("loss_weights", [1.0] * len(row["labels"])))[1:]).sum()
        counted += int((labels != IGNORED).sum())
    (total / counted).backward()
    found = {name: p.grad.clone() for name, p in built.model.named_parameters() if p.grad is not None}
    built.model.zero_grad()
    return found, float(total.detach() / counted)


def assert_gradients_close(found: dict[str, torch.Tensor], expected: dict[str, torch.Tensor]) -> None:
    assert found.keys() == expected.keys() and len(found) > 0
    for name, gradient in found.items():
        torch.testing.assert_close(gradient, expected[name], atol=2e-6, rtol=1e-4, msg=lambda m, n=name: f"{n}: {m}")


@pytest.mark.parametrize("batch_size", [ROLLOUTS, ROLLOUTS // 2])
@pytest.mark.parametrize("weighted", [False, True])
def test_a_step_adds_the_weighted_mean_cross_entropy_of_its_rows_once(
    policy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batch_size: int, weighted: bool
) -> None:
    monkeypatch.setattr(module, "TOKENS", 60)  # so that the rows take several passes
    replay = Replay(supervised(weighted), REPLAYED, WEIGHT, seed=3)
    rows = [replay.rows[row] for row in replay.drawn(0)]
    alone, of_rollouts = trainer(policy, tmp_path, None, batch_size)
    of_rows, mean = gradient_of_library(alone, rows)
    alone.train()
    both, found = trainer(policy, tmp_path, replay, batch_size)
    both.train()
    expected = {name: of_rollouts.seen[0][name] + WEIGHT * of_rows[name] for name in of_rows}
    assert all(float(gradient.abs().max()) > 1e-4 for gradient in of_rows.values())
    assert_gradients_close(found.seen[0], expected)
    assert both.state.log_history[0]["replay_loss"] == pytest.approx(mean, rel=1e-4)
    assert "replay_loss" not in alone.state.log_history[0]


def test_out_of_memory_does_not_count_the_rows_twice(
    policy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    for short in (False, True):
        built, gradients = trainer(policy, tmp_path, Replay(supervised(), REPLAYED, WEIGHT, 3), ROLLOUTS // 2)
        built.retries = short  # as on a single GPU
        whole, passes = built.compute_loss, []

        def compute_loss(model: Any, inputs: Any, whole: Any = whole, passes: Any = passes, **rest: Any) -> Any:
            passes.append(len(inputs["completion_mask"]))
            if passes[-1] > 2:
                raise torch.OutOfMemoryError
            return whole(model, inputs, **rest)

        if short:
            monkeypatch.setattr(built, "compute_loss", compute_loss)
        built.train()
        seen += gradients.seen
    assert_gradients_close(seen[1], seen[0])


def test_rows_that_do_not_fit_are_tried_again_in_smaller_parts(
    policy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen, tried = [], []
    whole = module.parts

    def no_room_for_more_than_one(rows: Any, at_once: int) -> Any:
        tried.append(at_once)
        if at_once > 1:
            raise torch.OutOfMemoryError
        return whole(rows, at_once)

    for short in (False, True):
        built, gradients = trainer(policy, tmp_path, Replay(supervised(), REPLAYED, WEIGHT, 3))
        built.retries = short
        if short:
            monkeypatch.setattr(module, "parts", no_room_for_more_than_one)
        built.train()
        seen += gradients.seen
    assert tried == [8, 4, 2, 1]
    assert_gradients_close(seen[1], seen[0])


def test_a_step_without_logits_kept_has_the_same_gradient(policy: Path, tmp_path: Path) -> None:
    seen = []
    for chunked in (False, True):
        built, gradients = trainer(policy, tmp_path, Replay(supervised(), REPLAYED, WEIGHT, 3))
        if chunked:
            built.use_liger_kernel, built._forward_redirection = True, _ForwardRedirection()  # as on a GPU
        built.train()
        seen += gradients.seen
    assert_gradients_close(seen[1], seen[0])


def test_a_resumed_run_learns_the_rows_of_one_that_was_not_killed(policy: Path, tmp_path: Path) -> None:
    def run(checkpoint: str | None) -> tuple[list[list[int]], dict[str, torch.Tensor]]:
        replay = Replay(supervised(), REPLAYED, WEIGHT, 3)
        drawn, draw = [], replay.drawn
        built, _ = trainer(policy, tmp_path, replay, steps=3, save_strategy="steps", save_steps=1)
        replay.drawn = lambda step: drawn.append(draw(step)) or drawn[-1]  # type: ignore[method-assign, func-returns-value]
        built.train(resume_from_checkpoint=checkpoint)
        return drawn, {name: p.detach() for name, p in built.model.named_parameters() if "lora" in name}

    rows, weights = run(None)
    again, resumed = run(str(tmp_path / "checkpoint-1"))
    assert again == rows[1:] and len(rows) == 3
    assert all(torch.equal(resumed[name], weight) for name, weight in weights.items())


@given(st.integers(1, 30), st.integers(1, 12), st.integers(0, 2**32 - 1))
def test_no_row_is_drawn_a_second_time_before_all_were(rows: int, a_step: int, seed: int) -> None:
    replay = Replay(Dataset.from_dict({"row": range(rows)}), a_step, 1.0, seed)
    stream = [row for step in range(8) for row in replay.drawn(step)]
    assert all(len(replay.drawn(step)) == a_step for step in range(3))
    for start in range(0, len(stream) - rows + 1, rows):
        assert sorted(stream[start : start + rows]) == list(range(rows))
    later = Replay(Dataset.from_dict({"row": range(rows)}), a_step, 1.0, seed)
    assert later.drawn(7) == stream[-a_step:], "from the number of the step alone"


def test_two_processes_learn_together_what_one_learns(policy: Path) -> None:
    set_seed(0)
    model = load_policy(policy)[0].train()
    replay = Replay(supervised(weighted=True), REPLAYED, WEIGHT, 3)
    read: list[tuple[int, ...]] = []
    model.base_model.register_forward_pre_hook(
        lambda _, __, named: read.extend(tuple(row[:8].tolist()) for row in named["input_ids"]), with_kwargs=True
    )

    def learn(process: int, processes: int) -> tuple[torch.Tensor, dict[str, torch.Tensor], set[tuple[int, ...]]]:
        place = SimpleNamespace(
            process_index=process, num_processes=processes, device=torch.device("cpu"), autocast=nullcontext
        )
        model.zero_grad()
        read.clear()
        total = torch.zeros(())
        for loss, _ in replay.losses(model, place, 0, at_once=2):
            loss.backward()
            total += loss.detach()
        return total, {name: p.grad.clone() for name, p in model.named_parameters()}, set(read)

    loss, gradients, rows = learn(0, 1)
    shares = [learn(process, 2) for process in range(2)]
    assert not shares[0][2] & shares[1][2]
    assert shares[0][2] | shares[1][2] == rows and len(rows) == REPLAYED
    torch.testing.assert_close((shares[0][0] + shares[1][0]) / 2, loss)
    assert_gradients_close({name: (shares[0][1][name] + shares[1][1][name]) / 2 for name in gradients}, gradients)


@given(st.lists(st.integers(1, 1536), max_size=40).map(sorted), st.integers(1, 32))
def test_a_pass_is_bounded_and_no_row_is_lost(lengths: list[int], at_once: int) -> None:
    rows = [{"input_ids": [0] * length, "number": number} for number, length in enumerate(lengths)]
    found = parts(rows, at_once)
    assert [row for part in found for row in part] == rows
    for part in found:
        assert len(part) <= at_once and len(part) * len(part[-1]["input_ids"]) <= module.TOKENS


# What the stage reads.


def test_the_rows_are_those_of_sft_with_the_weights_of_corrections(tmp_path: Path) -> None:
    faulty = TEXTS[0].completion.replace("span", "p")
    earlier = EarlierAnswer(start=len(TEXTS[0].prompt), end=len(TEXTS[0].prompt + faulty), weight=0)
    correction = TEXTS[0].model_copy(update={"prompt": TEXTS[0].prompt + faulty + "no span", "earlier": (earlier,)})
    texts = [*TEXTS[1:], correction]
    write_jsonl(tmp_path / "texts.jsonl", texts)
    knobs, sft = load("grpo", "sft")
    knobs, sft = (
        knobs.model_copy(update={"replay": 2, "replay_weight": 0.5}),
        sft.model_copy(update={"edit_weight": 4.0}),
    )
    replay = read_replay(tmp_path / "texts.jsonl", knobs, sft, TOKENIZER, 7)
    assert replay is not None and (replay.rows_a_step, replay.weight, replay.seed) == (2, 0.5, 7)
    assert list(replay.rows) == encode(texts, TOKENIZER, 4.0)
    assert max(replay.rows[-1]["loss_weights"]) > 1
    longest = max(map(len, replay.rows["input_ids"]))
    shorter = read_replay(
        tmp_path / "texts.jsonl", knobs, sft.model_copy(update={"max_length": longest - 1}), TOKENIZER, 7
    )
    assert shorter is not None and max(map(len, shorter.rows["input_ids"])) < longest


def test_no_row_is_bad_input_that_names_the_file_and_the_knob(tmp_path: Path) -> None:
    knobs, sft = load("grpo", "sft")
    write_jsonl(tmp_path / "texts.jsonl", [])
    none, knobs = (knobs.model_copy(update={"replay": rows}) for rows in (0, 1))
    assert read_replay(tmp_path / "texts.jsonl", none, sft, TOKENIZER, 0) is None
    with pytest.raises(InputError, match=r"texts\.jsonl: no row .* set grpo.replay to 0"):
        read_replay(tmp_path / "texts.jsonl", knobs, sft, TOKENIZER, 0)


@pytest.mark.slow
def test_two_processes_begin_with_the_gradient_of_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(make_training_project(tmp_path))
    base.main()
    shutil.copytree("data/base/model", "data/sft/model")
    first = {}
    for processes, batch_size in ((1, 4), (2, 2)):
        knobs = {"steps": 1, "batch_size": batch_size, "replay": 3}
        change_params(tmp_path / "params.yaml", {"train": {"processes": processes}, "grpo": knobs})
        assert run_alone(tmp_path, "grpo").wait(240) == 0
        assert json.loads(Path("data/grpo/metrics.json").read_text())["first_reward"] == 0, "so all of it is replay's"
        logs = [Path(f"data/grpo/log/plots/metrics/{name}.tsv").read_text() for name in ("replay_loss", "grad_norm")]
        first[processes] = [float(log.split()[-1]) for log in logs]
    assert first[1][1] > 0.1
    assert first[2] == pytest.approx(first[1], abs=1e-4)


def test_the_stage_learns_the_rows_where_asked_and_is_as_before_where_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(make_training_project(tmp_path))
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "taken back at the end")  # a stage sets it for its own process
    monkeypatch.delenv("CUDA_VISIBLE_DEVICES")
    monkeypatch.setenv("STORYLOOP_RETRAIN", "1")
    base.main()
    shutil.copytree("data/base/model", "data/sft/model")

    def run(**knobs: Any) -> tuple[dict[str, Any], dict[str, bytes]]:
        change_params(tmp_path / "params.yaml", {"grpo": knobs})
        grpo.main()
        metrics = json.loads(Path("data/grpo/metrics.json").read_text())
        files = [*Path("data/grpo/adapter").iterdir(), *Path("data/grpo/log").rglob("*.tsv")]
        return metrics, {file.name: file.read_bytes() for file in files}

    metrics, files = run(replay=3)
    assert 0 < metrics["last_replay_loss"] < 10 and 0 < metrics["first_replay_loss"] < 10
    assert b"\n1\t" in files["replay_loss.tsv"]

    def nothing(*_: Any) -> Any:
        raise AssertionError("this is for other runs")

    before, others = run(replay=0, replay_weight=3.0)
    Path("data/curate/texts.jsonl").unlink()
    for name in ("drawn", "losses", "__init__"):
        monkeypatch.setattr(Replay, name, nothing)
    monkeypatch.setattr(RolloutTrainer, "_learn_again", nothing)
    metrics, without = run(replay=0, replay_weight=1.0)
    assert without == others and metrics == before
    assert not [name for name in [*metrics, *without] if "replay" in name]
    assert files["adapter_model.safetensors"] != without["adapter_model.safetensors"]
