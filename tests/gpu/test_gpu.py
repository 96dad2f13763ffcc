"""What only a GPU can show: `pytest -m gpu tests/gpu/test_gpu.py`."""

from pathlib import Path

import pytest
import torch
from benchmarks.shape270m import STOPS, save_policy
from peft import get_peft_model

from stages.decoding.loop import Generator
from stages.policy.load import load_policy
from stages.training.adapters import lora

pytestmark = pytest.mark.gpu
WIDTHS = [185, 161, 148, 161, 157, 157, 148, 159, 192, 159, 148, 165, 142, 148, 159, 165]
NEW = 256


@pytest.fixture(scope="module")
def policy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_policy(tmp_path_factory.mktemp("policy"), "270m")


def prompts() -> list[list[int]]:
    draw = torch.Generator().manual_seed(0)
    return [torch.randint(4, 4000, (width,), generator=draw).tolist() for width in WIDTHS]


@pytest.mark.parametrize("four_bit", [False, True])
def test_gradients_of_a_batch_padded_on_the_left_are_numbers(policy: Path, four_bit: bool) -> None:
    if four_bit:
        pytest.importorskip("bitsandbytes")
    model, _ = load_policy(policy, dtype=torch.float32, four_bit=four_bit)
    adapted = get_peft_model(model, lora(16))
    width = max(WIDTHS) + NEW
    ids = torch.tensor([[0] * (width - NEW - len(prompt)) + prompt + [7] * NEW for prompt in prompts()], device="cuda")
    mask = torch.tensor([[0] * (width - NEW - len(p)) + [1] * (len(p) + NEW) for p in prompts()], device="cuda")
    with torch.autocast("cuda", torch.bfloat16):
        read = adapted.get_base_model().base_model(input_ids=ids, attention_mask=mask, use_cache=False)
    read.last_hidden_state[:, -NEW:].float().square().sum().backward()
    gradients = {name: weight.grad for name, weight in adapted.named_parameters() if weight.requires_grad}
    assert all(gradient is not None and bool(gradient.isfinite().all()) for gradient in gradients.values())


@pytest.mark.parametrize("four_bit", [False, True])
def test_logprobs_of_what_was_drawn_agree_with_the_training_pass_within_rounding(policy: Path, four_bit: bool) -> None:
    if four_bit:
        pytest.importorskip("bitsandbytes")
    model, _ = load_policy(policy, dtype=torch.float32, four_bit=four_bit)
    drawn = Generator(model, 0, STOPS, 1.0).generate(prompts(), 32, seed=1)
    for prompt, tokens, logprobs in zip(prompts(), drawn.tokens, drawn.logprobs, strict=True):
        ids = torch.tensor([prompt + tokens], device="cuda")
        with torch.inference_mode(), torch.autocast("cuda", torch.bfloat16):
            logits = model(input_ids=ids).logits[0, len(prompt) - 1 : -1].float()
        expected = logits.log_softmax(-1).gather(-1, ids[0, len(prompt) :, None])[:, 0].cpu()
        difference = (torch.tensor(logprobs) - expected).abs()
        assert difference.mean() < 0.02 and difference.max() < 0.1
