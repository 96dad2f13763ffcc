"""A GGUF file is read as the model and the tokenizer that it was made from."""

import json
from pathlib import Path

import pytest
import torch
from small_models import TEXTS, chatml_tokenizer, save_gguf, small_llama
from tokenizers import pre_tokenizers
from transformers import AutoModelForCausalLM

from stages.pipeline.errors import InputError
from stages.pretrained.gguf_file import read_gguf

WRITTEN = [*TEXTS, "  1234\n\n\tx=[1,22]; ▁ ü 日本 <|im_start|>user <tool_call>", "It's I'LL 'tis"]


@pytest.mark.parametrize("tied", [True, False])
def test_a_model_comes_back_with_its_weights_and_can_be_saved(tmp_path: Path, tied: bool) -> None:
    tokenizer = chatml_tokenizer()
    model = small_llama(len(tokenizer), tie_word_embeddings=tied)
    for weight in model.parameters():
        weight.data = weight.data.bfloat16().float()
    read, _ = read_gguf(save_gguf(tmp_path / "small.gguf", model, tokenizer))
    read.save_pretrained(tmp_path / "saved")
    again = AutoModelForCausalLM.from_pretrained(tmp_path / "saved", dtype=torch.float32)
    ids = torch.tensor([[5, 9, 30, 2, 77]])
    torch.testing.assert_close(again(ids).logits, model(ids).logits, atol=1e-4, rtol=0)
    assert again.config.tie_word_embeddings == tied
    assert "quantization_config" not in json.loads((tmp_path / "saved/config.json").read_text())


@pytest.mark.parametrize("splits", ["gpt-2", "smollm"])
def test_a_tokenizer_comes_back_with_how_it_splits_text(tmp_path: Path, splits: str) -> None:
    tokenizer = chatml_tokenizer()
    core = tokenizer.backend_tokenizer
    if splits == "smollm":
        core.pre_tokenizer = pre_tokenizers.Sequence(
            [pre_tokenizers.Digits(individual_digits=True), core.pre_tokenizer]
        )
    _, read = read_gguf(save_gguf(tmp_path / "small.gguf", small_llama(len(tokenizer)), tokenizer, splits))
    for text in WRITTEN:
        ids = read(text)["input_ids"]
        assert ids == tokenizer(text)["input_ids"] and read.decode(ids) == text


def test_a_tokenizer_that_splits_text_in_an_unknown_way_is_refused(tmp_path: Path) -> None:
    tokenizer = chatml_tokenizer()
    with pytest.raises(InputError, match="splits text as 'viking'"):
        read_gguf(save_gguf(tmp_path / "small.gguf", small_llama(len(tokenizer)), tokenizer, "viking"))


def test_a_file_that_is_no_gguf_is_refused_in_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "model.gguf"
    file.write_bytes(b"<html>" * 100)
    with pytest.raises(InputError, match="cannot be read as GGUF"):
        read_gguf(file)
