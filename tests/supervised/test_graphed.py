"""The pass over one line of rows, in steps of fixed sizes, as a GPU records them, and as a CPU takes them: padding has no
part in them, and they train as plain ones do."""

import copy
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import torch
from datasets import Dataset
from peft import get_peft_model
from small_sft import sft_trainer
from test_unpadded import CASES, SMALL, TRAINED, padded_loss, rows
from transformers import AutoConfig, AutoModelForCausalLM

from stages.pipeline.params import TrainParams
from stages.supervised import graphed_trainer
from stages.supervised.encoding import IGNORED
from stages.supervised.graphed_trainer import GraphedTrainer, RowsCollator, SeldomSaved
from stages.supervised.line_trainer import LineTrainer, trains_lines
from stages.supervised.lines import Line, Size, chosen, fill, line_of, planned, size_of, sizes_of
from stages.supervised.training_pass import TrainingPass, passes
from stages.supervised.unpadded import UnpaddedCollator
from stages.supervised.unpadded_trainer import UnpaddedTrainer
from stages.training.adapters import lora

SLOTS, DEFAULT = 64, Size(128, 64)
TRAIN = TrainParams(processes=1, loader="transformers", four_bit=False)


@pytest.fixture(params=CASES, ids=str)
def model(request: pytest.FixtureRequest) -> Any:
    torch.manual_seed(0)
    return AutoModelForCausalLM.from_config(AutoConfig.for_model(**{**SMALL, **CASES[request.param]}))


def line(batch: list[dict[str, Any]], size: Size = DEFAULT) -> Line:
    return line_of(fill(batch, size, len(batch) + 2, SLOTS, 1e-3), size, len(batch) + 2)


@pytest.mark.parametrize("smoothing", [0.0, 0.1])
@pytest.mark.parametrize("size", [Size(64, 64), Size(192, 128)], ids=str)
def test_the_loss_and_its_gradients_are_those_of_rows_computed_alone(model: Any, smoothing: float, size: Size) -> None:
    theirs = copy.deepcopy(model)
    expected = padded_loss(theirs, rows(), smoothing)
    expected.backward()
    assert passes(model)
    training = TrainingPass(model, torch.float32, SLOTS, smoothing)
    loss, gradients = training.gradients(line(rows(), size))
    torch.testing.assert_close(loss, expected.detach(), atol=1e-5, rtol=1e-5)
    for gradient, (name, weight) in zip(gradients, theirs.named_parameters(), strict=True):
        torch.testing.assert_close(
            gradient, weight.grad, atol=2e-5, rtol=1e-3, msg=lambda said, of=name: f"{of}: {said}"
        )


def test_a_pass_sees_weights_that_changed_since(model: Any) -> None:
    training = TrainingPass(model, torch.float32, SLOTS, 0.0)
    before, _ = training.gradients(line(rows()))
    with torch.no_grad():
        for weight in model.parameters():
            weight.mul_(1.5)
    training.refresh()
    after, _ = training.gradients(line(rows()))
    torch.testing.assert_close(after, padded_loss(model, rows(), 0.0).detach(), atol=1e-4, rtol=1e-4)
    assert after != before


def test_logits_in_chunks_give_the_loss_and_the_gradients_of_all_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    torch.manual_seed(0)
    model = AutoModelForCausalLM.from_config(AutoConfig.for_model(**SMALL, model_type="llama"))
    training = TrainingPass(model, torch.float32, SLOTS, 0.0)
    batch = line(rows((60,) * 12), Size(768, 384))
    whole, expected = training.gradients(batch)
    monkeypatch.setattr("stages.supervised.training_pass.LOGITS", 1)
    loss, gradients = training.gradients(batch)
    torch.testing.assert_close(loss, whole)
    torch.testing.assert_close(gradients, expected, atol=1e-6, rtol=1e-4)


def test_weights_of_labels_weigh_them() -> None:
    torch.manual_seed(0)
    model = AutoModelForCausalLM.from_config(AutoConfig.for_model(**SMALL, model_type="llama"))
    training = TrainingPass(model, torch.float32, SLOTS, 0.0)
    batch = rows((9, 23))
    first, second = (float(training.gradients(line([row]))[0]) for row in batch)
    counts = [size_of([row]).labels for row in batch]
    weighted = [
        {**row, "loss_weights": [weight] * len(row["labels"])} for row, weight in zip(batch, (3, 1), strict=True)
    ]
    loss, _ = training.gradients(line(weighted))
    assert float(loss) == pytest.approx((3 * counts[0] * first + counts[1] * second) / sum(counts), rel=1e-5)


def trainer(model: Any, folder: Path, kind: Any, data: Any, **other: Any) -> Any:
    collator = UnpaddedCollator(5, 23) if kind is UnpaddedTrainer else RowsCollator()
    return sft_trainer(kind, model, data, collator, folder, per_device_train_batch_size=5, **other)


def losses(of: Any) -> list[dict[str, float]]:
    return [entry for entry in of.state.log_history if "loss" in entry]


@pytest.mark.parametrize("model", TRAINED, indirect=True)
@pytest.mark.parametrize("kind", [GraphedTrainer, LineTrainer])
def test_training_ends_with_the_weights_of_plain_steps(kind: Any, model: Any, tmp_path: Path) -> None:
    theirs, data = copy.deepcopy(model), rows() * 3 + rows((8, 12))
    plain = trainer(theirs, tmp_path, UnpaddedTrainer, data)
    plain.train()
    ours = trainer(model, tmp_path, kind, data)
    ours.train()
    assert kind is LineTrainer or ours._steps is not None
    for name in ("loss", "grad_norm", "learning_rate"):
        assert [x[name] for x in losses(ours)] == pytest.approx([x[name] for x in losses(plain)], rel=2e-3, abs=1e-3)
    assert ours.state.num_input_tokens_seen == plain.state.num_input_tokens_seen
    ids = torch.tensor([data[0]["input_ids"]])
    torch.testing.assert_close(model(ids).logits, theirs(ids).logits, atol=5e-2, rtol=0)


@pytest.mark.parametrize("kind", [GraphedTrainer, LineTrainer])
def test_a_run_resumes_from_its_checkpoint(kind: Any, tmp_path: Path) -> None:
    torch.manual_seed(0)
    model = AutoModelForCausalLM.from_config(AutoConfig.for_model(**SMALL, model_type="llama"))
    again, data = copy.deepcopy(model), rows() * 4
    whole = trainer(model, tmp_path, kind, data, save_strategy="steps", save_steps=2)
    whole.train()
    resumed = trainer(again, tmp_path, kind, data)
    resumed.train(resume_from_checkpoint=str(tmp_path / "checkpoint-2"))
    assert losses(resumed)[2:] == losses(whole)[2:]
    assert all(map(torch.equal, again.parameters(), model.parameters()))


def test_on_a_cpu_a_known_family_is_trained_in_lines_and_an_adapter_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    plain = AutoModelForCausalLM.from_config(AutoConfig.for_model(**SMALL, model_type="llama"))
    assert trains_lines(plain, TRAIN) and not trains_lines(plain, TRAIN.model_copy(update={"processes": 2}))
    assert not trains_lines(get_peft_model(plain, lora(4)), TRAIN)


def test_a_batch_without_a_counted_label_is_a_step_of_loss_0(tmp_path: Path) -> None:
    torch.manual_seed(0)
    model = AutoModelForCausalLM.from_config(AutoConfig.for_model(**SMALL, model_type="llama"))
    silent = [{**row, "labels": [IGNORED] * len(row["labels"])} for row in rows()]
    training = trainer(model, tmp_path, LineTrainer, silent)
    assert float(training.training_step(model, RowsCollator()(silent))) == 0
    assert not any(weight.grad.any() for weight in model.parameters())


def test_a_run_of_less_than_a_minute_writes_no_checkpoint(tmp_path: Path) -> None:
    torch.manual_seed(0)
    written = []
    for seconds in (60.0, 0.0):
        model = AutoModelForCausalLM.from_config(AutoConfig.for_model(**SMALL, model_type="llama"))
        folder = tmp_path / str(seconds)
        training = trainer(model, folder, GraphedTrainer, rows() * 4, save_strategy="steps", save_steps=2)
        training.add_callback(SeldomSaved(seconds))
        training.train()
        written.append(sorted(path.name for path in folder.glob("checkpoint-*")))
    assert written == [[], ["checkpoint-2", "checkpoint-4"]]


def test_steps_that_cannot_be_recorded_are_trained_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Unrecordable(graphed_trainer.GraphedSteps):
        def prepare(self, need: Size) -> Size:
            if self._lines:
                raise RuntimeError("operation not permitted when stream is capturing\nmore of it")
            return super().prepare(need)

    torch.manual_seed(0)
    model = AutoModelForCausalLM.from_config(AutoConfig.for_model(**SMALL, model_type="llama"))
    theirs, data = copy.deepcopy(model), rows() * 3
    plain = trainer(theirs, tmp_path, UnpaddedTrainer, data)
    plain.train()
    monkeypatch.setattr(graphed_trainer, "GraphedSteps", Unrecordable)
    ours = trainer(model, tmp_path, GraphedTrainer, data)
    ours.train()
    said = capsys.readouterr().out
    assert said.count("cannot be recorded (RuntimeError: operation not permitted") == 1 and "more of it" not in said
    assert [x["loss"] for x in losses(ours)] == pytest.approx([x["loss"] for x in losses(plain)], abs=1e-3)


def test_sizes_of_a_dataset_are_those_of_its_rows() -> None:
    data = [*rows(), {"input_ids": [5, 6], "labels": [5, IGNORED]}]
    assert sizes_of(Dataset.from_list(data)) == [size_of([row]) for row in data] and size_of(data[-1:]) == Size(2, 0)


def test_padding_is_rows_of_its_own() -> None:
    batch = rows((9, 23, 4))
    made = line(batch, Size(128, 64))
    starts = made.starts.tolist()
    assert starts[:4] == [0, 9, 32, 36] and starts[-1] == 128
    assert max(end - start for start, end in pairwise(starts)) <= SLOTS
    count = size_of(batch).labels
    assert float(made.weights.sum()) == pytest.approx(1) and not made.weights[count:].any()


def test_batches_fit_into_the_planned_sizes_with_little_padding() -> None:
    draw = torch.Generator().manual_seed(0)
    sizes = [Size(int(a + b), int(b)) for a, b in zip(
        torch.randint(180, 240, (2000,), generator=draw), torch.randint(30, 150, (2000,), generator=draw), strict=True
    )]  # fmt: skip
    plans = planned(sizes, 16, 6)
    assert len(plans) <= 6
    needs = [Size(sum(x.tokens for x in part), sum(x.labels for x in part)) for part in
             (sizes[at : at + 16] for at in range(0, 2000, 16))]  # fmt: skip
    made: list[Size] = []
    for need in needs:
        found = chosen(need, made, plans)
        assert found.holds(need)
        made += [found] if found not in [*plans, *made] else []
    assert len(made) <= 2
    used = [chosen(need, made, plans).cost for need in needs]
    assert sum(used) / sum(need.cost for need in needs) < 1.06
