"""A policy of FunctionGemma 270M's or SmolLM2 135M's shape with random weights, and prompts for it, without a network.

Random weights hardly ever say a stop token, so every answer has the full length: the measured work is fixed. `tiny`
is for trying a benchmark on a CPU.
"""

import random
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import (
    Gemma3ForCausalLM,
    Gemma3TextConfig,
    GenerationConfig,
    LlamaConfig,
    LlamaForCausalLM,
    PreTrainedTokenizerFast,
)

SHAPES: dict[str, dict[str, int]] = {
    "270m": {
        "vocab_size": 262_144,
        "hidden_size": 640,
        "intermediate_size": 2048,
        "num_hidden_layers": 18,
        "head_dim": 256,
    },
    "tiny": {"vocab_size": 4_200, "hidden_size": 64, "intermediate_size": 128, "num_hidden_layers": 2, "head_dim": 16},
}
STOPS = [1, 3]
SIZES = [*SHAPES, "smollm2"]


def gemma_config(size: str) -> Gemma3TextConfig:
    shape = SHAPES[size]
    kinds = ["full_attention" if i % 6 == 5 else "sliding_attention" for i in range(shape["num_hidden_layers"])]
    return Gemma3TextConfig(
        **shape,
        layer_types=kinds,
        num_attention_heads=4,
        num_key_value_heads=1,
        query_pre_attn_scalar=shape["head_dim"],
        sliding_window=512,
        max_position_embeddings=32_768,
        tie_word_embeddings=True,
        pad_token_id=0,
        eos_token_id=1,
        bos_token_id=2,
    )


def random_model(size: str) -> Gemma3ForCausalLM | LlamaForCausalLM:
    torch.manual_seed(0)
    if size != "smollm2":
        return Gemma3ForCausalLM(gemma_config(size))
    config = LlamaConfig(
        vocab_size=49_216,
        hidden_size=576,
        intermediate_size=1536,
        num_hidden_layers=30,
        num_attention_heads=9,
        num_key_value_heads=3,
        max_position_embeddings=8192,
        tie_word_embeddings=True,
        pad_token_id=0,
        eos_token_id=1,
        bos_token_id=2,
    )
    return LlamaForCausalLM(config)


def save_policy(folder: Path, size: str) -> Path:
    """Writes model and tokenizer; the tokenizer knows 4,096 words, which is all that a prompt needs."""
    model = random_model(size)
    model.generation_config = GenerationConfig(pad_token_id=0, bos_token_id=2, eos_token_id=STOPS)
    model.save_pretrained(folder)
    words = {
        word: i for i, word in enumerate(["<pad>", "<eos>", "<bos>", "<end_of_turn>", *(f"w{i}" for i in range(4096))])
    }
    core = Tokenizer(models.WordLevel(words, unk_token="<pad>"))
    core.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    PreTrainedTokenizerFast(
        tokenizer_object=core, pad_token="<pad>", eos_token="<eos>", bos_token="<bos>", padding_side="left"
    ).save_pretrained(folder)
    return folder


def prompts(count: int, length: int = 200) -> list[str]:
    """Prompts of up to `length` tokens, of lengths that differ."""
    rng = random.Random(0)
    return [
        " ".join(f"w{rng.randrange(4096)}" for _ in range(length - rng.randrange(length // 3))) for _ in range(count)
    ]


def peak_gb() -> float | None:
    """The most GPU memory that PyTorch held, in GB; None on a CPU."""
    return round(torch.cuda.max_memory_reserved() / 1e9, 2) if torch.cuda.is_available() else None


def synchronize() -> None:
    if torch.cuda.is_available():
        torch.cuda.synchronize()


def figures(seconds: list[float], tokens: int) -> dict[str, Any]:
    """The first time (compilation in it) and the median of the others."""
    rest = sorted(seconds[1:])
    median = rest[len(rest) // 2]
    return {"first_s": round(seconds[0], 2), "median_s": round(median, 3), "tokens_per_s": round(tokens / median)}
