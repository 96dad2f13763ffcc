"""Small random models of the families that people fine-tune, and a byte-level tokenizer, as others would save them."""

import json
from pathlib import Path
from typing import Any

import torch
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast, Qwen3Config, Qwen3ForCausalLM

CHATML = "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>\n{% endfor %}"
TURNS = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
TEXTS = ["export const Button = () => <button type='button'>Save</button>", "Create a primary button of 1234 px"] * 3


def chatml_tokenizer() -> PreTrainedTokenizerFast:
    """A byte-level tokenizer with the turn markers of ChatML as special tokens after its vocabulary, as Qwen's."""
    core = Tokenizer(models.BPE())
    core.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    core.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    core.train_from_iterator(TEXTS, trainers.BpeTrainer(vocab_size=300, initial_alphabet=alphabet, show_progress=False))
    core.add_special_tokens([AddedToken(token, normalized=False) for token in TURNS])
    core.add_tokens([AddedToken("<tool_call>", normalized=False)])
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=core, eos_token="<|im_end|>", pad_token="<|endoftext|>")
    tokenizer.chat_template = CHATML
    return tokenizer


def small_llama(vocabulary: int, **other: Any) -> LlamaForCausalLM:
    torch.manual_seed(0)
    config = LlamaConfig(
        **{
            "vocab_size": vocabulary,
            "hidden_size": 32,
            "intermediate_size": 64,
            "num_hidden_layers": 2,
            "num_attention_heads": 4,
            "num_key_value_heads": 2,
            "initializer_range": 0.2,
            "max_position_embeddings": 256,
            "tie_word_embeddings": True,
            "bos_token_id": 1,
            "eos_token_id": 2,
            **other,
        }
    )
    return LlamaForCausalLM(config).eval()


def save_llama(folder: Path, **other: Any) -> Path:
    tokenizer = chatml_tokenizer()
    small_llama(len(tokenizer), **other).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def save_qwen(folder: Path) -> Path:
    """Qwen 3 in small: QK norm, grouped heads, an untied head, and a template of its own."""
    tokenizer = chatml_tokenizer()
    torch.manual_seed(0)
    config = Qwen3Config(
        vocab_size=len(tokenizer), hidden_size=32, intermediate_size=64, num_hidden_layers=2, num_attention_heads=4,
        num_key_value_heads=2, head_dim=8, max_position_embeddings=2048, tie_word_embeddings=False,
        bos_token_id=None, eos_token_id=tokenizer.eos_token_id, pad_token_id=tokenizer.pad_token_id,
    )  # fmt: skip
    Qwen3ForCausalLM(config).eval().save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def save_gguf(file: Path, model: LlamaForCausalLM, tokenizer: PreTrainedTokenizerFast, splits: str = "gpt-2") -> Path:
    """The model as llama.cpp's converter writes it, in 32 bits: other names, and other rows for rotated halves."""
    from gguf import GGUFWriter, TokenType

    config, weights = model.config, model.state_dict()
    writer = GGUFWriter(file, "llama")
    writer.add_name("small")
    writer.add_block_count(config.num_hidden_layers)
    writer.add_context_length(config.max_position_embeddings)
    writer.add_embedding_length(config.hidden_size)
    writer.add_feed_forward_length(config.intermediate_size)
    writer.add_head_count(config.num_attention_heads)
    writer.add_head_count_kv(config.num_key_value_heads)
    writer.add_rope_dimension_count(config.head_dim)
    writer.add_rope_freq_base(config.rope_parameters["rope_theta"])
    writer.add_layer_norm_rms_eps(config.rms_norm_eps)
    writer.add_vocab_size(config.vocab_size)
    core = tokenizer.backend_tokenizer
    tokens = [core.id_to_token(at) for at in range(core.get_vocab_size())]
    added = core.get_added_tokens_decoder()
    kind = {True: TokenType.CONTROL, False: TokenType.USER_DEFINED}
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre(splits)
    writer.add_token_list(tokens)
    writer.add_token_types([kind[added[at].special] if at in added else TokenType.NORMAL for at in range(len(tokens))])
    writer.add_token_merges([" ".join(pair) for pair in json.loads(core.to_str())["model"]["merges"]])
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_chat_template(tokenizer.chat_template)
    names = {
        "model.embed_tokens": "token_embd", "model.norm": "output_norm", "lm_head": "output", "model.layers": "blk",
        "input_layernorm": "attn_norm", "post_attention_layernorm": "ffn_norm", "self_attn.q_proj": "attn_q",
        "self_attn.k_proj": "attn_k", "self_attn.v_proj": "attn_v", "self_attn.o_proj": "attn_output",
        "mlp.gate_proj": "ffn_gate", "mlp.up_proj": "ffn_up", "mlp.down_proj": "ffn_down",
    }  # fmt: skip
    for name, weight in weights.items():
        if name.startswith("lm_head") and config.tie_word_embeddings:
            continue
        if "q_proj" in name or "k_proj" in name:
            halves = weight.view(-1, 2, config.head_dim // 2, weight.shape[-1])
            weight = halves.transpose(1, 2).reshape(weight.shape)
        for ours, theirs in names.items():
            name = name.replace(ours, theirs)
        writer.add_tensor(name, weight.contiguous().numpy())
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return file
