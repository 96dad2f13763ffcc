"""SFT's path on a GPU, on a CPU: rows in one line, each attending to itself alone, with the loss of padded batches."""

import copy
from pathlib import Path
from typing import Any

import pytest
import torch
from peft import get_peft_model
from slow import fast_only
from small_sft import sft_trainer
from torch.nn import functional as F
from transformers import AutoConfig, AutoModelForCausalLM

from stages.supervised.completion_loss import CompletionLossTrainer
from stages.supervised.encoding import IGNORED
from stages.supervised.head_loss import head_loss, product_dtype
from stages.supervised.packing import PackingCollator
from stages.supervised.unpadded import NAME, UnpaddedCollator
from stages.supervised.unpadded_trainer import UnpaddedTrainer
from stages.training.adapters import lora

SMALL = {
    "vocab_size": 320, "hidden_size": 32, "intermediate_size": 48, "num_hidden_layers": 3, "num_attention_heads": 4,
    "num_key_value_heads": 2, "initializer_range": 0.2, "max_position_embeddings": 128, "pad_token_id": 0,
    "eos_token_id": 1, "bos_token_id": 4, "tie_word_embeddings": True,
}  # fmt: skip
CASES: dict[str, dict[str, Any]] = {
    "llama": {"model_type": "llama"},
    "llama, untied": {"model_type": "llama", "tie_word_embeddings": False, "num_key_value_heads": 4},
    "qwen2": {"model_type": "qwen2"},
    "qwen2, windows": {"model_type": "qwen2", "use_sliding_window": True, "sliding_window": 6, "max_window_layers": 1},
    "qwen3": {"model_type": "qwen3", "head_dim": 16},
    "gemma3": {"model_type": "gemma3_text", "head_dim": 16, "sliding_window": 6},
}


# Whole trainings; the losses and gradients of all are compared in the fast tests.
TRAINED = fast_only({"gemma3", "qwen2, windows"}, CASES)


@pytest.fixture(params=CASES, ids=str)
def model(request: pytest.FixtureRequest) -> Any:
    torch.manual_seed(0)
    return AutoModelForCausalLM.from_config(AutoConfig.for_model(**{**SMALL, **CASES[request.param]}))


def rows(lengths: tuple[int, ...] = (9, 23, 4, 17, 9)) -> list[dict[str, list[int]]]:
    draw = torch.Generator().manual_seed(1)
    made = []
    for length in lengths:
        ids = torch.randint(5, 300, (length,), generator=draw).tolist()
        made.append({"input_ids": ids, "labels": [IGNORED] * (length // 2) + ids[length // 2 :]})
    return made


def padded_loss(model: Any, batch: list[dict[str, list[int]]], smoothing: float) -> torch.Tensor:
    """The mean over all counted labels, each row computed alone."""
    losses, count = [], 0
    for row in batch:
        logits = model(torch.tensor([row["input_ids"]])).logits[0, :-1]
        labels = torch.tensor(row["labels"])[1:]
        losses.append(F.cross_entropy(logits, labels, reduction="sum", label_smoothing=smoothing))
        count += int((labels != IGNORED).sum())
    return torch.stack(losses).sum() / count


def trainer(model: Any, folder: Path, kind: Any, collator: Any, data: Any, **other: Any) -> Any:
    return sft_trainer(kind, model, data, collator, folder, per_device_train_batch_size=len(rows()), **other)


@pytest.mark.parametrize("smoothing", [0.0, 0.1])
def test_the_loss_and_its_gradients_are_those_of_rows_computed_alone(
    model: Any, smoothing: float, tmp_path: Path
) -> None:
    theirs = copy.deepcopy(model)
    expected = padded_loss(theirs, rows(), smoothing)
    expected.backward()
    collator = UnpaddedCollator(len(rows()) + 2, 23)
    training = trainer(model, tmp_path, UnpaddedTrainer, collator, rows(), label_smoothing_factor=smoothing)
    loss = training.compute_loss(model, collator(rows()))
    loss.backward()
    torch.testing.assert_close(loss, expected, atol=1e-5, rtol=1e-5)
    for (name, ours), weight in zip(model.named_parameters(), theirs.parameters(), strict=True):
        torch.testing.assert_close(
            ours.grad, weight.grad, atol=2e-5, rtol=1e-3, msg=lambda said, of=name: f"{of}: {said}"
        )


def test_a_row_sees_nothing_of_the_others(model: Any) -> None:
    model.config._attn_implementation = NAME
    collator, batch = UnpaddedCollator(5, 23), rows()
    other = copy.deepcopy(batch)
    other[0]["input_ids"] = [7] * 9
    states = []
    for each in (batch, other):
        made = collator(each)
        given = {name: made[name] for name in ("input_ids", "position_ids", "slots", "sources", "grid")}
        states.append(model.model(**given, use_cache=False).last_hidden_state[0])
    assert torch.equal(states[0][9:], states[1][9:]) and not torch.equal(states[0][:9], states[1][:9])


@pytest.mark.parametrize("model", TRAINED, indirect=True)
def test_training_ends_with_the_weights_of_packed_batches_and_leaves_the_model_as_it_was(
    model: Any, tmp_path: Path
) -> None:
    theirs, data = copy.deepcopy(model), rows() * 3
    attention = model.config._attn_implementation
    packed = trainer(theirs, tmp_path, CompletionLossTrainer, PackingCollator(0), data)
    packed.train()
    unpadded = trainer(model, tmp_path, UnpaddedTrainer, UnpaddedCollator(len(rows()), 23), data)
    unpadded.train()
    losses = [[entry["loss"] for entry in each.state.log_history if "loss" in entry] for each in (packed, unpadded)]
    assert losses[0] == pytest.approx(losses[1], abs=1e-3) and losses[1][-1] < losses[1][0]
    assert unpadded.state.num_input_tokens_seen == sum(len(row["input_ids"]) for row in data)
    assert model.config._attn_implementation == attention
    ids = torch.tensor([data[0]["input_ids"]])
    torch.testing.assert_close(model(ids).logits, theirs(ids).logits, atol=5e-2, rtol=0)


@pytest.mark.parametrize("model", TRAINED, indirect=True)
def test_an_adapter_is_trained_alone(model: Any, tmp_path: Path) -> None:
    before = {name: weight.clone() for name, weight in model.named_parameters()}
    collator = UnpaddedCollator(len(rows()), 23)
    adapted = get_peft_model(model, lora(4))
    trainer(adapted, tmp_path, UnpaddedTrainer, collator, rows() * 2).train()
    for name, weight in adapted.get_base_model().named_parameters():
        if "lora_" not in name:
            assert torch.equal(weight, before[name.replace(".base_layer", "")])
    moved = [float(weight.detach().abs().max()) for name, weight in adapted.named_parameters() if "lora_B" in name]
    assert min(moved) > 0


@pytest.mark.parametrize("chunk", [2**28, 320 * 256])
def test_the_loss_of_a_large_vocabulary_is_cross_entropy(chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stages.supervised.head_loss.LOGITS", chunk)
    torch.manual_seed(0)
    hidden, matrix = torch.randn(700, 16, requires_grad=True), torch.randn(320, 16, requires_grad=True)
    targets = torch.randint(0, 320, (700,))
    for smoothing in (0.0, 0.2):
        expected = F.cross_entropy(hidden @ matrix.T, targets, label_smoothing=smoothing)
        wanted = torch.autograd.grad(expected, (hidden, matrix))
        loss = head_loss(hidden, matrix, targets, smoothing, torch.float32)
        torch.testing.assert_close(loss, expected)
        for ours, theirs in zip(torch.autograd.grad(3 * loss, (hidden, matrix)), wanted, strict=True):
            torch.testing.assert_close(ours, 3 * theirs, atol=1e-6, rtol=1e-4)


def test_products_have_the_dtype_of_autocast_where_it_is_on_and_else_of_what_the_model_gave() -> None:
    layer, read = torch.nn.Linear(4, 4), torch.ones(2, 4)
    with torch.autocast("cpu", torch.bfloat16):
        wide = F.layer_norm(layer(read).float(), (4,))  # as a final norm gives it
        assert (wide.dtype, product_dtype(wide)) == (torch.float32, torch.bfloat16)
    assert product_dtype(layer(read)) == torch.float32
    assert product_dtype(layer.double()(read.double())) == torch.float64


def test_a_batch_without_a_counted_label_has_a_loss_of_0() -> None:
    none = torch.zeros(0, 16, requires_grad=True)
    loss = head_loss(none, torch.randn(320, 16), torch.zeros(0, dtype=torch.long), 0.0, torch.float32)
    loss.backward()
    assert float(loss.detach()) == 0
