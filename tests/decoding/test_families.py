"""The decode loop computes what transformers computes, for each family and each of its features."""

import copy
from typing import Any

import pytest
import torch
from peft import get_peft_model
from slow import fast_only
from transformers import AutoConfig, AutoModelForCausalLM, GenerationConfig

from stages.decoding.decoder import Decoder
from stages.decoding.families import supports
from stages.decoding.forward import batch_forward
from stages.decoding.loop import Generator
from stages.training.adapters import lora

STOPS = [1, 2]
PROMPTS = [[4, 9, 30], [4, 11, 8, 8, 21, 40, 7], [5], [7, 12] * 9]
SMALL = {
    "vocab_size": 50, "hidden_size": 32, "intermediate_size": 48, "num_hidden_layers": 3, "num_attention_heads": 4,
    "num_key_value_heads": 2, "initializer_range": 0.25, "max_position_embeddings": 128, "pad_token_id": 0,
    "eos_token_id": 1, "bos_token_id": 4, "tie_word_embeddings": True,
}  # fmt: skip
LLAMA3_ROPE = {
    "rope_type": "llama3", "rope_theta": 1e4, "factor": 8.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0,
    "original_max_position_embeddings": 16,
}  # fmt: skip
YARN = {"rope_type": "yarn", "rope_theta": 1e4, "factor": 4.0, "original_max_position_embeddings": 16}
WINDOWS = {"use_sliding_window": True, "sliding_window": 6, "max_window_layers": 1}
CASES: dict[str, dict[str, Any]] = {
    "llama": {"model_type": "llama"},
    "llama, heads of another width": {"model_type": "llama", "head_dim": 16},
    "llama, one key head, as in SmolLM2 three queries each": {"model_type": "llama", "hidden_size": 48, "num_attention_heads": 3, "num_key_value_heads": 1},
    "llama, all heads": {"model_type": "llama", "num_key_value_heads": 4},
    "llama, biases everywhere": {"model_type": "llama", "attention_bias": True, "mlp_bias": True},
    "llama, untied": {"model_type": "llama", "tie_word_embeddings": False},
    "llama, rope of llama 3": {"model_type": "llama", "rope_parameters": LLAMA3_ROPE},
    "llama, rope linear": {"model_type": "llama", "rope_parameters": {"rope_type": "linear", "rope_theta": 1e4, "factor": 4.0}},
    "llama, rope yarn": {"model_type": "llama", "rope_parameters": YARN},
    "llama, gelu": {"model_type": "llama", "hidden_act": "gelu_pytorch_tanh"},
    "qwen2": {"model_type": "qwen2"},
    "qwen2, untied": {"model_type": "qwen2", "tie_word_embeddings": False},
    "qwen2, windows": {"model_type": "qwen2", **WINDOWS},
    "qwen2, rope yarn": {"model_type": "qwen2", "rope_parameters": YARN},
    "qwen3": {"model_type": "qwen3", "head_dim": 16},
    "qwen3, untied, biases": {"model_type": "qwen3", "tie_word_embeddings": False, "attention_bias": True},
    "qwen3, windows": {"model_type": "qwen3", "head_dim": 8, **WINDOWS},
    "gemma3": {"model_type": "gemma3_text", "head_dim": 16, "query_pre_attn_scalar": 12, "sliding_window": 6},
}  # fmt: skip


@pytest.fixture(scope="module", params=CASES, ids=str)
def model(request: pytest.FixtureRequest) -> Any:
    return built({**SMALL, **CASES[request.param]})


def built(settings: dict[str, Any]) -> Any:
    """A model with random weights, norms and biases among them, which a fresh one would have at 1 and 0."""
    torch.manual_seed(0)
    made = AutoModelForCausalLM.from_config(AutoConfig.for_model(**settings)).eval()
    with torch.no_grad():
        for weight in made.parameters():
            if weight.ndim == 1:
                weight.add_(torch.randn(weight.shape) * 0.2)
    made.generation_config = GenerationConfig(pad_token_id=0, bos_token_id=4, eos_token_id=STOPS)
    return made


def greedy_by_library(model: Any, prompt: list[int], new: int = 20) -> list[int]:
    ids = model.generate(input_ids=torch.tensor([prompt]), do_sample=False, max_new_tokens=new)
    return ids[0, len(prompt) :].tolist()


def test_logits_are_those_of_transformers(model: Any) -> None:
    assert supports(model)
    for prompt in PROMPTS:
        decoder = Decoder(model, torch.float32, 32)
        cache, ids = decoder.cache(1, 32), torch.tensor([prompt])
        read = decoder.forward(ids, torch.arange(len(prompt)), torch.zeros(1, dtype=torch.long), cache, len(prompt))
        expected = model(ids).logits[0, -1].float()
        torch.testing.assert_close(read[0], expected, atol=2e-4, rtol=1e-4)


@torch.inference_mode()
def test_logits_in_bfloat16_are_within_its_rounding(model: Any) -> None:
    exact = batch_forward(model, 0)().read(PROMPTS)
    low = copy.deepcopy(model).to(torch.bfloat16)
    for name, buffer in model.named_buffers():  # rotations stay exact, as where a checkpoint is loaded
        low.get_buffer(name).data = buffer.clone()
    decoder = Decoder(low, torch.bfloat16, 32)
    for row, prompt in enumerate(PROMPTS):
        cache, at = decoder.cache(1, 32), torch.arange(len(prompt))
        read = decoder.forward(torch.tensor([prompt]), at, torch.zeros(1, dtype=torch.long), cache, len(prompt))
        theirs = low(torch.tensor([prompt])).logits[0, -1].float()
        error, allowed = (read[0] - exact[row]).abs().mean(), (theirs - exact[row]).abs().mean()
        assert error <= 2 * allowed + 0.01


def test_greedy_tokens_are_those_of_generate(model: Any) -> None:
    drawn = Generator(model, 0, STOPS, 0.0).generate(PROMPTS, 20, seed=0)
    assert drawn.tokens == [greedy_by_library(model, prompt) for prompt in PROMPTS]


@pytest.mark.parametrize("model", fast_only({"llama", "qwen2, windows", "qwen3", "gemma3"}, CASES), indirect=True)
def test_greedy_tokens_with_an_adapter_are_those_of_generate_after_its_weights_changed(model: Any) -> None:
    adapted = get_peft_model(copy.deepcopy(model), lora(4)).eval()
    ours = Generator(adapted, 0, STOPS, 0.0)
    before = ours.generate(PROMPTS, 20, seed=0).tokens
    with torch.no_grad():
        for name, weight in adapted.named_parameters():
            if "lora_B" in name:
                weight.normal_(std=0.3)
    after = ours.generate(PROMPTS, 20, seed=0).tokens
    assert after != before and after == [greedy_by_library(adapted, prompt) for prompt in PROMPTS]


@pytest.mark.parametrize(
    "settings",
    [
        {"model_type": "llama", "rope_parameters": {"rope_type": "dynamic", "rope_theta": 1e4, "factor": 2.0}},
        {"model_type": "llama", "hidden_act": "relu"},
        {"model_type": "gemma3_text", "final_logit_softcapping": 30.0},
        {"model_type": "olmo2"},
    ],
)
def test_what_the_loop_does_not_compute_is_left_to_the_library(settings: dict[str, Any]) -> None:
    assert not supports(built({**SMALL, **settings}))
