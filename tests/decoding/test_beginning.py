"""The beginning of an answer is kept to given texts, in whatever tokens spell them."""

import pytest
import torch
from tokenizers import AddedToken

from stages.decoding.beginning import Beginning, Spellings
from stages.tiny.model import build_tokenizer

JOINED = "call:writeTemplate{content:"


@pytest.fixture(scope="module")
def tokenizer() -> object:
    built = build_tokenizer(["call write Template content : { } <button>"], 320)
    built.add_tokens([AddedToken(JOINED, normalized=False)])
    return built


def spelled(tokenizer, texts: tuple[str, ...], favourite: str) -> list[str]:  # type: ignore[no-untyped-def]
    """What is written where `favourite` is the likeliest token wherever it is allowed, and long tokens before short."""
    spellings = Spellings(tokenizer, len(tokenizer) + 5)
    beginning = Beginning(spellings, tokenizer.convert_tokens_to_ids("<start_function_call>"), texts)
    written = []
    while not beginning.done:
        logits = torch.tensor([float(len(text)) for text in spellings.texts])
        logits[tokenizer.convert_tokens_to_ids(favourite)] = 100.0
        token = int(beginning.apply(logits).argmax())
        beginning.count(token)
        written.append(spellings.texts[token])
    return written


def test_a_token_that_joins_the_beginning_with_what_follows_may_be_chosen(tokenizer: object) -> None:
    assert spelled(tokenizer, ("call:writeTemplate{",), JOINED) == ["<start_function_call>", JOINED]


def test_what_contradicts_every_text_is_ruled_out(tokenizer: object) -> None:
    written = spelled(tokenizer, ("call:f{", "call:writeStory{"), JOINED)
    assert written[0] == "<start_function_call>"
    assert "".join(written[1:]).startswith(("call:f{", "call:writeStory{")) and JOINED not in written
