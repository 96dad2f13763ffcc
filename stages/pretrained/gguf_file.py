"""A GGUF file as a model and a tokenizer of transformers.

transformers unpacks the weights (4-bit ones too), but refuses to save a model that it read this way, so the weights are
copied into a fresh model of the same configuration, in bfloat16, which is finer than any quantised file. The tokenizer
of a byte-level vocabulary (GPT-2's kind: Llama 3, Qwen, SmolLM) is built here: transformers' reader leaves out how such
a file splits text into words (`tokenizer.ggml.pre`), and reads `▁` as a space. Others are left to transformers.
"""

import contextlib
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers
from transformers import AutoModelForCausalLM, AutoTokenizer, PreTrainedTokenizerFast

from stages.pipeline.errors import InputError

CONTROL, USER_DEFINED = 3, 4  # kinds of token
WORDS = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,%d}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+"
    r"|\s+(?!\S)|\s+"
)
# `tokenizer.ggml.pre` -> how text is split before its bytes are merged, as the models' own tokenizers do.
SPLITS: dict[str, list[Any]] = {
    "gpt-2": [],
    "smollm": [pre_tokenizers.Digits(individual_digits=True)],
    "qwen2": [pre_tokenizers.Split(Regex(WORDS % 1), "isolated")],
    "llama-bpe": [pre_tokenizers.Split(Regex(WORDS % 3), "isolated")],
}


def read_gguf(file: Path) -> tuple[Any, Any]:
    """(model in eval mode on the CPU, tokenizer). Raises InputError where the file cannot be read."""
    tokenizer = gguf_tokenizer(file)
    with _readable(file), _quiet_unless_tty():
        read = AutoModelForCausalLM.from_pretrained(file.parent, gguf_file=file.name, dtype=torch.bfloat16)
    config = read.config
    del config.quantization_config
    model = AutoModelForCausalLM.from_config(config, dtype=torch.bfloat16)
    model.load_state_dict(read.state_dict())
    model.tie_weights()
    return model.eval(), tokenizer


def gguf_tokenizer(file: Path) -> Any:
    """The tokenizer alone. Raises InputError where the file cannot be read."""
    with _readable(file):
        return _tokenizer(file)


@contextlib.contextmanager
def _readable(file: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError, KeyError, IndexError, ImportError) as error:
        first = (str(error).strip() or repr(error)).splitlines()[0]
        raise InputError(
            f"{file}: cannot be read as GGUF ({first}); use another file, or the model's safetensors"
        ) from error


def _quiet_unless_tty() -> Any:
    """Its progress bar obeys no setting, and would fill a log."""
    return contextlib.nullcontext() if sys.stderr.isatty() else contextlib.redirect_stderr(io.StringIO())


def _tokenizer(file: Path) -> Any:
    from gguf import GGUFReader  # slow to import, and needed by one stage only

    fields = GGUFReader(file).fields

    def value(name: str, otherwise: Any = None) -> Any:
        return fields[name].contents() if name in fields else otherwise

    splits = value("tokenizer.ggml.pre", "gpt-2")
    if value("tokenizer.ggml.model") != "gpt2":
        return AutoTokenizer.from_pretrained(file.parent, gguf_file=file.name)
    if splits not in SPLITS:
        raise ValueError(f"its tokenizer splits text as {splits!r}; only {', '.join(SPLITS)} are known")
    tokens: list[str] = value("tokenizer.ggml.tokens")
    merges = [tuple(merge.split(" ")) for merge in value("tokenizer.ggml.merges")]
    vocabulary = {token: at for at, token in enumerate(tokens)}
    core = Tokenizer(models.BPE(vocabulary, merges, ignore_merges=splits == "llama-bpe"))
    if splits == "qwen2":
        core.normalizer = normalizers.NFC()
    split_by_regex = splits in ("gpt-2", "smollm")
    byte_level = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=split_by_regex)
    core.pre_tokenizer = pre_tokenizers.Sequence([*SPLITS[splits], byte_level])
    core.decoder = decoders.ByteLevel()
    kinds = value("tokenizer.ggml.token_type", [])
    for kind, add in ((CONTROL, core.add_special_tokens), (USER_DEFINED, core.add_tokens)):
        add([AddedToken(tokens[at], normalized=False) for at, its in enumerate(kinds) if its == kind])
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=core, clean_up_tokenization_spaces=False)
    tokenizer.chat_template = value("tokenizer.chat_template")
    return tokenizer
