"""A model that others trained gets this project's vocabulary; what it knew keeps its numbers."""

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from small_models import TURNS, chatml_tokenizer, small_llama
from transformers import AutoModelForCausalLM, AutoTokenizer

from stages.functiongemma import CHAT_TEMPLATE, CONTROL_TOKENS, RESPONSE_TEMPLATE, STOP_TOKENS, render
from stages.pretrained.vocabulary import MULTIPLE, adopt

TEXT = "export const Button = () => <button>1234</button>\n  'ü' ▁x"
MESSAGES = [{"role": "user", "content": "Create a button"}]


def adopted(**other: Any) -> tuple[Any, Any, Any, Any]:
    """(model, tokenizer, the weights of the embedding and of the output matrix before)."""
    theirs = chatml_tokenizer()
    model = small_llama(other.pop("rows", len(theirs)), **other)
    before = [layer.weight.detach().clone() for layer in (model.get_input_embeddings(), model.get_output_embeddings())]
    tokenizer, _ = adopt(model, theirs)
    return model, tokenizer, *before


@pytest.mark.parametrize("tied", [True, False])
@pytest.mark.parametrize("spare", [0, 40])
def test_new_rows_are_the_mean_of_the_old_ones_and_the_size_is_padded(tied: bool, spare: int) -> None:
    known = len(chatml_tokenizer())
    model, tokenizer, *before = adopted(tie_word_embeddings=tied, rows=known + spare)
    for layer, old in zip((model.get_input_embeddings(), model.get_output_embeddings()), before, strict=True):
        assert len(tokenizer) <= len(layer.weight) == model.config.vocab_size and len(layer.weight) % MULTIPLE == 0
        assert torch.equal(layer.weight[:known], old[:known])
        torch.testing.assert_close(layer.weight[known:], old[:known].mean(0).expand_as(layer.weight[known:]))
    tied_now = model.get_input_embeddings().weight is model.get_output_embeddings().weight
    assert tied_now == tied


def test_every_control_token_is_one_token_and_the_others_keep_their_numbers() -> None:
    theirs = chatml_tokenizer()
    _, tokenizer, *_ = adopted()
    for token in (*CONTROL_TOKENS, "<bos>", "<eos>", "<pad>"):
        assert len(tokenizer(token, add_special_tokens=False)["input_ids"]) == 1
    ids = tokenizer(TEXT, add_special_tokens=False)["input_ids"]
    assert ids == theirs(TEXT, add_special_tokens=False)["input_ids"] and tokenizer.decode(ids) == TEXT
    assert tokenizer("<tool_call>", add_special_tokens=False)["input_ids"] == [theirs.get_vocab()["<tool_call>"]]


def test_every_text_begins_with_bos() -> None:
    _, tokenizer, *_ = adopted()
    assert tokenizer("x")["input_ids"][0] == tokenizer.bos_token_id == tokenizer.convert_tokens_to_ids("<bos>")


def test_the_others_template_and_turn_markers_are_gone() -> None:
    model, tokenizer, *_ = adopted()
    assert tokenizer.chat_template == CHAT_TEMPLATE and tokenizer.response_template == RESPONSE_TEMPLATE
    for marker in TURNS:
        ids = tokenizer(marker, add_special_tokens=False)["input_ids"]
        assert len(ids) > 1 and tokenizer.decode(ids) == marker, "a message may hold it as text"
        assert marker not in tokenizer.all_special_tokens
    assert model.generation_config.eos_token_id == [tokenizer.convert_tokens_to_ids(token) for token in STOP_TOKENS]
    assert model.config.pad_token_id == tokenizer.pad_token_id != model.config.eos_token_id


def test_what_is_saved_is_loaded_as_it_was(tmp_path: Path) -> None:
    model, tokenizer, *_ = adopted()
    model.save_pretrained(tmp_path)
    tokenizer.save_pretrained(tmp_path)
    again, model_again = AutoTokenizer.from_pretrained(tmp_path), AutoModelForCausalLM.from_pretrained(tmp_path)
    prompt = render(MESSAGES, [], add_generation_prompt=True) + TEXT + "<|im_start|>"
    assert again(prompt)["input_ids"] == tokenizer(prompt)["input_ids"]
    assert again.apply_chat_template(MESSAGES, tokenize=False) == render(MESSAGES, [])
    assert model_again.generation_config.eos_token_id == model.generation_config.eos_token_id
    ids = torch.tensor([again(prompt)["input_ids"]])
    assert torch.equal(model_again(ids).logits, model(ids).logits)
    assert "im_start" not in json.dumps(json.loads((tmp_path / "tokenizer_config.json").read_text()))


def test_a_base_that_brings_functiongemmas_template_keeps_its_own() -> None:
    theirs = chatml_tokenizer()
    theirs.add_special_tokens({"additional_special_tokens": [*CONTROL_TOKENS, "<bos>", "<eos>"]})
    theirs.chat_template = own = CHAT_TEMPLATE.replace("developer", "developer ")
    model = small_llama(len(theirs))
    model.generation_config.eos_token_id = 2
    tokenizer, added = adopt(model, theirs)
    assert tokenizer is theirs and tokenizer.chat_template == own and added == 0
    assert len(model.get_input_embeddings().weight) == len(theirs)
    assert set(model.generation_config.eos_token_id) == {2, *(theirs.convert_tokens_to_ids(t) for t in STOP_TOKENS)}
