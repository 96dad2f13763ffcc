"""Steps of SFT recorded on a GPU: `pytest -m gpu tests/gpu/test_recorded_steps.py`."""

import copy
import time
from typing import Any

import pytest
import torch
from transformers import AutoConfig, AutoModelForCausalLM

from stages.supervised.encoding import IGNORED
from stages.supervised.graphed import GraphedSteps
from stages.supervised.lines import Size, empty_line, fill, line_of, size_of
from stages.supervised.training_pass import TrainingPass

pytestmark = pytest.mark.gpu
SHAPE = {
    "vocab_size": 1000, "hidden_size": 192, "intermediate_size": 320, "num_hidden_layers": 3, "num_attention_heads": 6,
    "num_key_value_heads": 2, "initializer_range": 0.05, "max_position_embeddings": 512, "pad_token_id": 0,
    "eos_token_id": 1, "bos_token_id": 4, "tie_word_embeddings": True,
}  # fmt: skip
CASES: dict[str, dict[str, Any]] = {
    "llama": {"model_type": "llama", "head_dim": 64},
    "qwen2, untied": {"model_type": "qwen2", "tie_word_embeddings": False},
    "qwen3": {"model_type": "qwen3", "head_dim": 128},
    "gemma3": {"model_type": "gemma3_text", "head_dim": 256, "sliding_window": 40},
}
SLOTS, BATCH = 192, 6


@pytest.fixture(params=CASES, ids=str)
def model(request: pytest.FixtureRequest) -> Any:
    torch.manual_seed(0)
    return AutoModelForCausalLM.from_config(AutoConfig.for_model(**{**SHAPE, **CASES[request.param]})).float()


def rows(seed: int, count: int = BATCH) -> list[dict[str, list[int]]]:
    draw = torch.Generator().manual_seed(seed)
    made = []
    for length in torch.randint(40, 150, (count,), generator=draw).tolist():
        ids = torch.randint(5, 1000, (length,), generator=draw).tolist()
        made.append({"input_ids": ids, "labels": [IGNORED] * (length // 2) + ids[length // 2 :]})
    return made


def test_gradients_agree_with_float32_on_a_cpu_within_rounding(model: Any) -> None:
    size = Size(768, 384)
    buffer = fill(rows(0), size, BATCH, SLOTS, 1e-3)
    expected, wanted = TrainingPass(model, torch.float32, SLOTS, 0.1).gradients(line_of(buffer, size, BATCH))
    names = [name for name, _ in model.named_parameters()]
    training = TrainingPass(copy.deepcopy(model).cuda(), torch.bfloat16, SLOTS, 0.1)
    line = empty_line(size, BATCH, "cuda")
    line.buffer.copy_(buffer)
    loss, found = training.gradients(line)
    assert abs(float(loss) - float(expected)) < 5e-3
    for name, ours, theirs in zip(names, found, wanted, strict=True):
        assert float((ours.cpu() - theirs).norm() / theirs.norm()) < 0.05, name


def test_recorded_steps_train_as_unrecorded_ones_do(model: Any) -> None:
    losses = []
    for recorded in (True, False):
        mine = copy.deepcopy(model).cuda()
        optimizer = torch.optim.AdamW(mine.parameters(), lr=1e-3, fused=True, weight_decay=0.0)
        training = TrainingPass(mine, torch.bfloat16, SLOTS, 0.0)
        steps = GraphedSteps(training, optimizer, 1.0, [size_of([row]) for row in rows(9, 60)], BATCH)
        found = []
        for number in range(12):
            for group in optimizer.param_groups:
                group["lr"] = 1e-3 * (1 - number / 12)
            batch = rows(number % 4, BATCH if number % 4 else 2)
            size = steps.prepare(size_of(batch))
            if not recorded:
                steps._graphs.clear()
            found.append(float(steps.step(batch, size)))
        losses.append(found)
    assert losses[0][-1] < losses[0][0] - 0.3
    assert losses[0] == pytest.approx(losses[1], abs=0.02)


def test_python_does_not_wait_for_a_step(model: Any) -> None:
    training = TrainingPass(model.cuda(), torch.bfloat16, SLOTS, 0.0)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, fused=True)
    steps = GraphedSteps(training, optimizer, 1.0, [size_of([row]) for row in rows(9, 60)], BATCH)
    size = steps.prepare(size_of(rows(0)))
    steps.step(rows(0), size)
    torch.cuda.synchronize()
    batch = rows(0)
    torch.cuda._sleep(2_000_000_000)  # cycles: about a second
    began = time.perf_counter()
    for _ in range(20):
        steps.step(batch, size)
    started = time.perf_counter() - began
    torch.cuda.synchronize()
    assert started < 0.5 * (time.perf_counter() - began)
