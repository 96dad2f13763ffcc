"""Another model's vocabulary made this project's: control tokens, chat template, stop tokens.

A model that brings FunctionGemma's template and tokens keeps both as they are. Any other gets ours. Its own template is
dropped, and its own special tokens become plain text: if `<|im_start|>` in a user's message still were the token that
its training knows as the beginning of a turn, a message could forge a turn.

The embedding of a new token is the mean of those that were trained, so that none is likelier than an old token is on
average (Hewitt, 2021, https://nlp.stanford.edu/~johnhew/vocab-expansion.html). New ones are all alike until training
tells them apart, so the first training must train embeddings too (`sft.lora_rank: 0`). Left out: a vocabulary that is
not a table of tokens (Unigram) keeps its special tokens.
"""

import json
from typing import Any

import torch
from tokenizers import AddedToken, Tokenizer, processors
from transformers import GenerationConfig, PreTrainedTokenizerFast

from stages.functiongemma import CHAT_TEMPLATE, CONTROL_TOKENS, RESPONSE_TEMPLATE, STOP_TOKENS
from stages.functiongemma.tokens import BOS, START_CALL, START_DECLARATION, START_TURN

PAD, EOS = "<pad>", "<eos>"
OURS = (PAD, EOS, BOS, *CONTROL_TOKENS)
MULTIPLE = 64  # of rows of the embedding: sizes that matrix products on a GPU are fast with


def adopt(model: Any, tokenizer: Any) -> tuple[Any, int]:
    """(the tokenizer that goes with `model` from now on, number of new tokens); `model` is changed in place."""
    if brings_the_format(tokenizer):
        if getattr(tokenizer, "response_template", None) is None:
            tokenizer.response_template = RESPONSE_TEMPLATE
        stops = model.generation_config.eos_token_id
        known = set(stops if isinstance(stops, (list, tuple)) else [stops]) - {None}
        model.generation_config.eos_token_id = sorted(known | set(ids_of(tokenizer, STOP_TOKENS)))
        return tokenizer, 0
    core = with_our_tokens(tokenizer.backend_tokenizer)
    known = tokenizer.backend_tokenizer.get_vocab_size()
    adopted = PreTrainedTokenizerFast(
        tokenizer_object=core,
        bos_token=BOS,
        eos_token=EOS,
        pad_token=PAD,
        padding_side="left",
        clean_up_tokenization_spaces=False,
    )
    adopted.chat_template, adopted.response_template = CHAT_TEMPLATE, RESPONSE_TEMPLATE
    _fit_rows(model, known, len(adopted))
    special = {f"{name}_token_id": getattr(adopted, f"{name}_token_id") for name in ("pad", "bos", "eos")}
    for name, number in special.items():
        setattr(model.config, name, number)
    model.generation_config = GenerationConfig(**{**special, "eos_token_id": ids_of(adopted, STOP_TOKENS)})
    return adopted, len(adopted) - known


def brings_the_format(tokenizer: Any) -> bool:
    """Whether its template writes FunctionGemma's format and its vocabulary has a token for each part of it."""
    template = tokenizer.chat_template
    written = isinstance(template, str) and all(
        part in template for part in (START_TURN, START_DECLARATION, START_CALL)
    )
    return written and tokenizer.get_vocab().keys() >= {*CONTROL_TOKENS, BOS}


def ids_of(tokenizer: Any, tokens: tuple[str, ...]) -> list[int]:
    return [tokenizer.convert_tokens_to_ids(token) for token in tokens]


def with_our_tokens(theirs: Tokenizer) -> Tokenizer:
    """A copy with our tokens and `<bos>` before each text; of their own tokens every one keeps its id."""
    state = json.loads(theirs.to_str())
    vocabulary = state["model"]["vocab"]
    if isinstance(vocabulary, dict):
        for token in state["added_tokens"]:
            # No merge makes such an entry, so that text never reads as it.
            vocabulary.setdefault(token["content"], token["id"])
        state["added_tokens"] = [
            token for token in state["added_tokens"] if not token["special"] or token["content"] in OURS
        ]
    state["post_processor"] = state["truncation"] = state["padding"] = None
    core = Tokenizer.from_str(json.dumps(state))
    core.add_special_tokens([AddedToken(token, special=True, normalized=False) for token in OURS])
    core.post_processor = processors.TemplateProcessing(
        single=f"{BOS} $A", pair=f"{BOS} $A $B", special_tokens=[(BOS, core.token_to_id(BOS))]
    )
    before, after = theirs.get_vocab(), core.get_vocab()
    moved = [token for token, at in before.items() if after.get(token) != at]
    assert not moved, f"tokens that changed their id: {moved[:5]}"
    return core


@torch.no_grad()
def _fit_rows(model: Any, known: int, tokens: int) -> None:
    """Rows for all `tokens`, up to a multiple of MULTIPLE; those after the `known` ones are the mean of these."""
    rows = model.get_input_embeddings().weight.shape[0]
    known = min(known, rows)
    size = -(-max(tokens, rows) // MULTIPLE) * MULTIPLE
    if size > rows:
        model.resize_token_embeddings(size, mean_resizing=False)
    for layer in (model.get_input_embeddings(), model.get_output_embeddings()):
        layer.weight[known:] = layer.weight[:known].float().mean(0).to(layer.weight.dtype)
