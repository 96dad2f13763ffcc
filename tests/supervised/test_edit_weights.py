"""Corrections in SFT: what they change of the faulty answer weighs more, on every path to the loss."""

import copy
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest
import torch
from accelerate import Accelerator
from datasets import Dataset, concatenate_datasets
from peft import get_peft_model
from small_sft import sft_trainer
from test_answers_with_weight import ROWS, TOKENIZER, conversation
from torch.nn import functional as F
from transformers import AutoConfig, AutoModelForCausalLM

from stages.supervised.completion_loss import CompletionLossTrainer
from stages.supervised.edits import edit_weights
from stages.supervised.encoding import IGNORED, encode
from stages.supervised.head_loss import head_loss
from stages.supervised.packing import PackingCollator
from stages.supervised.unpadded import UnpaddedCollator
from stages.supervised.unpadded_trainer import UnpaddedTrainer
from stages.tiny.rehearsal import rehearsal_rows
from stages.training.adapters import lora

COPIED, CHANGED = 1 / 1.5, 4 / 1.5  # five copied tokens and one changed one at an edit weight of 4, mean 1


@pytest.mark.parametrize(
    ("faulty", "correction", "heavy"),
    [
        ([1, 2, 3, 4, 5, 6], [1, 2, 9, 4, 5, 6], [2]),  # another token
        ([1, 2, 4, 5, 6], [1, 2, 9, 4, 5, 6], [2]),  # one that was missing
        ([1, 2, 9, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6], [2]),  # the token after one too many
    ],
    ids=["replaced", "inserted", "deleted"],
)
def test_a_token_that_was_changed_weighs_as_many_copied_ones_as_the_edit_weight_says(
    faulty: list[int], correction: list[int], heavy: list[int]
) -> None:
    expected = [CHANGED if at in heavy else COPIED for at in range(6)]
    assert edit_weights(faulty, correction, 4) == pytest.approx(expected)


@pytest.mark.parametrize("weight", [0.1, 1, 4, 100])
def test_a_correction_weighs_as_much_as_it_has_tokens(weight: float) -> None:
    draw = Random(17)
    for _ in range(50):
        faulty, correction = ([draw.randrange(6) for _ in range(draw.randint(1, 30))] for _ in range(2))
        weights = edit_weights(faulty, correction, weight)
        assert len(weights) == len(correction) and sum(weights) == pytest.approx(len(correction))


def test_what_stands_at_the_end_of_the_faulty_answer_and_was_left_out_changes_no_token() -> None:
    assert edit_weights([1, 2, 3], [1, 2], 4) == [1, 1]


def test_an_edit_weight_of_1_leaves_rows_as_they_are() -> None:
    assert encode(ROWS, TOKENIZER, 1) == encode(ROWS, TOKENIZER)
    assert all(set(row) == {"input_ids", "labels"} for row in encode(ROWS, TOKENIZER, 1))


def test_in_a_row_the_tokens_that_correct_the_faulty_answer_are_the_heavy_ones() -> None:
    row = encode(ROWS, TOKENIZER, 4)[1]  # a p where a span was wanted
    heavy = [at for at, weight in enumerate(row["loss_weights"]) if weight > 1]
    changed = TOKENIZER.batch_decode([[row["input_ids"][at]] for at in heavy])
    assert len(changed) == 2 and all("span" in token for token in changed)  # the opening and the closing tag
    assert all(row["labels"][at] != IGNORED for at in heavy)


@pytest.mark.parametrize("row", [ROWS[0], ROWS[3]], ids=["a first answer", "an answer after one with weight"])
def test_what_corrects_nothing_has_weights_of_1(row: Any) -> None:
    [encoded] = encode([row], TOKENIZER, 4)
    assert set(encoded["loss_weights"]) == {1.0}


def test_the_ids_and_the_mask_of_faulty_answers_stay() -> None:
    kept = [{key: row[key] for key in ("input_ids", "labels")} for row in encode(ROWS, TOKENIZER, 4)]
    assert kept == encode(ROWS, TOKENIZER)


SMALL = {
    "vocab_size": 400, "hidden_size": 32, "intermediate_size": 48, "num_hidden_layers": 2, "num_attention_heads": 4,
    "num_key_value_heads": 2, "initializer_range": 0.2, "max_position_embeddings": 2048, "pad_token_id": 0,
    "eos_token_id": 1, "bos_token_id": 4, "tie_word_embeddings": True, "model_type": "llama",
}  # fmt: skip
WEIGHTED = [*encode([ROWS[0], ROWS[1], conversation("nothing")], TOKENIZER, 4), {**encode([ROWS[0]], TOKENIZER)[0]}]
PATHS = {
    "packed": (CompletionLossTrainer, PackingCollator(TOKENIZER.pad_token_id)),
    "unpadded": (UnpaddedTrainer, UnpaddedCollator(4, max(len(row["input_ids"]) for row in WEIGHTED))),
}


def model() -> Any:
    torch.manual_seed(0)
    return AutoModelForCausalLM.from_config(AutoConfig.for_model(**{**SMALL, "vocab_size": len(TOKENIZER)}))


def trainer(path: str, of: Any, folder: Path, smoothing: float = 0.0) -> Any:
    kind, collator = PATHS[path]
    of_all = {"per_device_train_batch_size": 4, "label_smoothing_factor": smoothing}
    return sft_trainer(kind, of, WEIGHTED, collator, folder, **of_all)


def by_hand(of: Any, rows: list[dict[str, Any]], smoothing: float) -> torch.Tensor:
    """The weighted losses of rows that are computed alone, over the number of counted labels."""
    total, count = torch.zeros(()), 0
    for row in rows:
        labels = torch.tensor(row["labels"])[1:]
        weights = torch.tensor(row.get("loss_weights") or [1.0] * len(row["labels"]))[1:]
        logits = of(torch.tensor([row["input_ids"]])).logits[0, :-1]
        total = total + (F.cross_entropy(logits, labels, reduction="none", label_smoothing=smoothing) * weights).sum()
        count += int((labels != IGNORED).sum())
    return total / count


@pytest.mark.parametrize("smoothing", [0.0, 0.1])
@pytest.mark.parametrize("path", PATHS)
def test_the_loss_and_its_gradient_are_those_of_weighted_rows_computed_alone(
    path: str, smoothing: float, tmp_path: Path
) -> None:
    ours, theirs = model(), model()
    expected = by_hand(theirs, WEIGHTED, smoothing)
    expected.backward()
    training = trainer(path, ours, tmp_path, smoothing)
    loss = training.compute_loss(ours, PATHS[path][1](WEIGHTED))
    loss.backward()
    torch.testing.assert_close(loss, expected, atol=1e-5, rtol=1e-5)
    for (name, weight), other in zip(ours.named_parameters(), theirs.parameters(), strict=True):
        torch.testing.assert_close(weight.grad, other.grad, atol=2e-5, rtol=1e-3, msg=lambda said, of=name: of + said)


@pytest.mark.parametrize("path", PATHS)
def test_an_adapter_is_trained_by_the_weighted_loss(path: str, tmp_path: Path) -> None:
    expected = float(by_hand(model(), WEIGHTED, 0.0).detach())  # a new adapter changes nothing yet
    adapted = get_peft_model(model(), lora(4))
    loss = trainer(path, adapted, tmp_path).compute_loss(adapted, PATHS[path][1](WEIGHTED))
    loss.backward()
    assert float(loss.detach()) == pytest.approx(expected, abs=1e-5)
    assert min(float(weight.grad.abs().max()) for name, weight in adapted.named_parameters() if "lora_B" in name) > 0


@pytest.mark.parametrize("path", PATHS)
def test_weights_of_1_give_the_bytes_of_the_loss_without_weights(path: str, tmp_path: Path) -> None:
    plain, collator = encode(ROWS, TOKENIZER), PATHS[path][1]
    of_one = [row | {"loss_weights": [1.0] * len(row["labels"])} for row in plain]
    policy = model()
    training = trainer(path, policy, tmp_path)
    assert torch.equal(*(training.compute_loss(policy, collator(rows)) for rows in (plain, of_one)))


@pytest.mark.parametrize("path", PATHS)
def test_weights_reach_the_loss_in_training(path: str, tmp_path: Path) -> None:
    policy = model()
    expected = float(by_hand(copy.deepcopy(policy), WEIGHTED, 0.0).detach())
    training = trainer(path, policy, tmp_path)
    training.train()
    assert training.state.log_history[0]["loss"] == pytest.approx(expected, abs=1e-3)


def test_rows_of_rehearsal_among_weighted_ones_count_as_before() -> None:
    again = rehearsal_rows(range(300, 320), 4, 4, 0)
    rows = list(concatenate_datasets([Dataset.from_list(WEIGHTED[:3]), Dataset.from_list(again)]))
    assert PackingCollator(0)(rows[3:])["loss_weights"].unique().tolist() == [1.0]
    unpadded = UnpaddedCollator(7, 2000)(rows)
    assert len(unpadded["loss_weights"]) == len(unpadded["targets"])


@pytest.mark.parametrize("chunk", [2**28, 320 * 256])
def test_the_weighted_loss_of_a_large_vocabulary_is_weighted_cross_entropy(
    chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stages.supervised.head_loss.LOGITS", chunk)
    torch.manual_seed(0)
    hidden, matrix = torch.randn(700, 16, requires_grad=True), torch.randn(320, 16, requires_grad=True)
    targets, weights = torch.randint(0, 320, (700,)), torch.rand(700)
    for smoothing in (0.0, 0.2):
        losses = F.cross_entropy(hidden @ matrix.T, targets, label_smoothing=smoothing, reduction="none")
        expected = (losses * weights).mean()
        wanted = torch.autograd.grad(expected, (hidden, matrix))
        loss = head_loss(hidden, matrix, targets, smoothing, torch.float32, weights)
        torch.testing.assert_close(loss, expected)
        for ours, theirs in zip(torch.autograd.grad(loss, (hidden, matrix)), wanted, strict=True):
            torch.testing.assert_close(ours, theirs, atol=1e-6, rtol=1e-4)


def test_a_step_moves_the_policy_further_towards_what_was_changed_than_one_without_weights() -> None:
    rows = {weight: encode([ROWS[1]], TOKENIZER, weight) for weight in (1.0, 10.0)}
    heavy = torch.tensor(rows[10.0][0]["loss_weights"])[1:] > 1
    ids, labels = (torch.tensor(rows[10.0][0][key]) for key in ("input_ids", "labels"))

    def loss_of_changes(of: Any) -> float:
        with torch.no_grad():
            return float(F.cross_entropy(of(ids[None]).logits[0, :-1][heavy], labels[1:][heavy]))

    after = {}
    for weight, row in rows.items():
        policy = model()
        inputs = PackingCollator(TOKENIZER.pad_token_id)(row)
        alone: Any = SimpleNamespace(
            args=SimpleNamespace(label_smoothing_factor=0.0), accelerator=Accelerator(cpu=True)
        )
        CompletionLossTrainer.compute_loss(alone, policy, inputs).backward()
        torch.optim.SGD(policy.parameters(), lr=0.05).step()
        after[weight] = loss_of_changes(policy)
    assert after[10.0] < after[1.0] < loss_of_changes(model())
