"""A tiny policy: a Gemma 3 text model of about a million weights, and a tokenizer of the training texts.

Same architecture, control tokens, chat template and stop tokens as FunctionGemma 270M, small enough to learn on two
CPU cores in minutes. The laptop policy is one, trained on composed stories (stages/pretraining/tiny.py).

The tokenizer is a byte-pair encoding whose pieces never cross from a word into the quote, bracket or indentation around
it, so that a label is the same tokens in the intent and in the template. A policy this small learns to copy a label
only if both look alike. On top of it, two kinds of text become one token each, to save computation on a small machine:
the beginning of every prompt (house rules and tool declaration, the same in all rows), and the phrases of TSX that many
rows share, such as ` type="button"`. Tokens longer than a word also make a larger model learn more from the same
computation (Liu et al., 2025, arXiv:2503.13423); here a row shrinks from 147 tokens to 100.
"""

import os
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

import torch
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, pre_tokenizers, processors, trainers
from transformers import Gemma3ForCausalLM, Gemma3TextConfig, GenerationConfig, PreTrainedTokenizerFast

from stages.functiongemma import CHAT_TEMPLATE, CONTROL_TOKENS, RESPONSE_TEMPLATE, STOP_TOKENS
from stages.pipeline.params import BaseParams

FIRST_TOKENS = ["<pad>", "<eos>", "<bos>", "<unk>"]
SPECIAL_TOKENS = [*FIRST_TOKENS, *(token for token in CONTROL_TOKENS if token not in FIRST_TOKENS)]
# A line break and its indentation are one piece, so the word after it has no space in front, as after a quote.
# LoadingPrimaryButton is three words.
PIECES = Regex(r"\s*\n\s*| ?[A-Z]?[a-z]+| ?[A-Z]+|[0-9]| ?[^A-Za-z0-9\s]+|\s+")
# The parts of a template, except the words that a person reads. A phrase is one unit of syntax, so that a combination
# never seen in training is still a sequence of tokens that were.
PHRASES = re.compile(
    r"""call:writeTemplate\{content:|,path:              # the call
    |export[ ]const[ ]|import[ ][^\n]+\n              # the module
    |[ ]=[ ]\([^()\n]*\)[ ]=>[ ](?:\(\s*|\{\s*)
    |\s*</[a-z][a-z0-9]*>\s*\)?\s*|<[a-z][a-z0-9]*(?:>\s*)?|"?\s*/?>\s*    # tags
    |[ ][a-z][a-z-]*="[a-z0-9_-]*"|\s[a-z][a-z-]*="  # attributes; of those with a text, the beginning""",
    re.VERBOSE,
)
MIN_FREQUENCY = 0.01  # share of the rows that must hold a phrase


def build_tokenizer(texts: Sequence[str], vocab_size: int) -> PreTrainedTokenizerFast:
    """A tokenizer trained on `texts`, which must come from the training split alone. Any UTF-8 text round-trips."""
    texts = [text.removeprefix("<bos>") for text in texts]
    opening = os.path.commonprefix(texts)  # noqa: RUF071 (the common characters are what is wanted)
    opening = opening[: opening.rfind("\n") + 1]
    texts = [text[len(opening) :] for text in texts]
    phrases = common_phrases(texts)
    core = Tokenizer(models.BPE(unk_token=None))
    core.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Split(PIECES, "isolated"), pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)]
    )
    core.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=vocab_size,
        special_tokens=SPECIAL_TOKENS,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    # Merges inside a phrase would never be used, so the trainer sees only what stands between phrases.
    between = re.compile("|".join(map(re.escape, sorted(phrases, key=len, reverse=True))) or r"(?!)")
    core.train_from_iterator((piece for text in texts for piece in between.split(text)), trainer)
    core.add_tokens([AddedToken(text, normalized=False) for text in [opening, *phrases] if text])
    core.post_processor = processors.TemplateProcessing(
        single="<bos> $A", pair="<bos> $A $B", special_tokens=[("<bos>", core.token_to_id("<bos>"))]
    )
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=core,
        bos_token="<bos>",
        eos_token="<eos>",
        pad_token="<pad>",
        unk_token="<unk>",
        padding_side="left",
        clean_up_tokenization_spaces=False,
    )
    tokenizer.chat_template = CHAT_TEMPLATE
    tokenizer.response_template = RESPONSE_TEMPLATE
    return tokenizer


def ordinary_tokens(tokenizer: Any) -> range:
    """The ids of what text is made of: all but the special and the control tokens."""
    return range(len(SPECIAL_TOKENS), len(tokenizer))


def common_phrases(texts: Sequence[str]) -> list[str]:
    """The phrases of at least MIN_FREQUENCY of the texts, sorted; no phrase crosses a control token."""
    control = re.compile("|".join(map(re.escape, CONTROL_TOKENS)))
    held: Counter[str] = Counter()
    for text in texts:
        held.update({phrase for part in control.split(text) for phrase in PHRASES.findall(part) if len(phrase) > 1})
    return sorted(phrase for phrase, count in held.items() if count >= MIN_FREQUENCY * len(texts))


def build_model(tokenizer: Any, params: BaseParams, seed: int) -> Gemma3ForCausalLM:
    """A randomly initialised model for `tokenizer`; equal params and seed give equal weights."""
    torch.manual_seed(seed)
    stops = [tokenizer.convert_tokens_to_ids(token) for token in STOP_TOKENS]
    config = Gemma3TextConfig(
        vocab_size=len(tokenizer),
        hidden_size=params.hidden_size,
        intermediate_size=2 * params.hidden_size,
        num_hidden_layers=params.layers,
        num_attention_heads=params.heads,
        num_key_value_heads=params.heads,
        head_dim=params.hidden_size // params.heads,
        query_pre_attn_scalar=params.hidden_size // params.heads,
        max_position_embeddings=params.max_length,
        sliding_window=params.max_length,
        tie_word_embeddings=True,
        pad_token_id=tokenizer.pad_token_id,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
    )
    model = Gemma3ForCausalLM(config)
    model.generation_config = GenerationConfig(
        pad_token_id=tokenizer.pad_token_id, bos_token_id=tokenizer.bos_token_id, eos_token_id=stops
    )
    return model
