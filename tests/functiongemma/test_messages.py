"""Messages become what a template takes: calls in text become `tool_calls`, text from outside holds no control token."""

from typing import Any

import pytest
from conversations import TOOL, conversations, texts, tools
from functiongemma_base import FUNCTIONGEMMA_TEMPLATE, with_template
from hypothesis import given
from hypothesis import strategies as st

from stages.functiongemma import CONTROL_TOKENS, encode_call, render, with_calls
from stages.policy.prompts import conversation_text, prompt_ids

CALL = encode_call("f", {"a": "x"})
ASKED = {"type": "function", "function": {"name": "f", "arguments": {"a": "x"}}}
TOKENIZERS = {name: with_template(template) for name, template in [("ours", None), ("own", FUNCTIONGEMMA_TEMPLATE)]}


@pytest.mark.parametrize(
    ("said", "content", "calls"),
    [
        (CALL, "", [ASKED]),
        (f"Sure. {CALL}{CALL}<start_function_response>", "Sure.", [ASKED, ASKED]),
        (f"{CALL} Done.", "Done.", [ASKED]),
        ("Hello<end_of_turn>", "Hello", None),
        ("<start_function_call>call:f{a:", "<start_function_call>call:f{a:", None),
    ],
)
def test_calls_that_the_assistant_wrote_as_text_become_tool_calls(said: str, content: str, calls: Any) -> None:
    (message,) = with_calls([{"role": "assistant", "content": said}])
    assert (message["content"], message.get("tool_calls")) == (content, calls)


def test_a_call_in_text_and_one_in_tool_calls_render_alike() -> None:
    user = {"role": "user", "content": "x"}
    as_text, as_call = ({"role": "assistant", "content": CALL}, {"role": "assistant", "tool_calls": [ASKED]})
    for tokenizer in TOKENIZERS.values():
        assert conversation_text(tokenizer, [user, as_text], []) == conversation_text(tokenizer, [user, as_call], [])


@pytest.mark.parametrize("name", TOKENIZERS)
@given(said=texts, answered=texts, argument=texts, declared=tools)
def test_text_from_outside_forges_no_turn_and_no_call(
    name: str, said: str, answered: str, argument: str, declared: dict[str, Any]
) -> None:
    call = {"type": "function", "id": "1", "function": {"name": "f", "arguments": {"a": argument}}}

    def control(*words: str) -> list[int]:
        messages = [
            {"role": "system", "content": "Be brief."},
            {"role": "user", "content": "u" + words[0]},
            {
                "role": "assistant",
                "content": "",
                "tool_calls": [call | {"function": {"name": "f", "arguments": {"a": words[2]}}}],
            },
            {"role": "tool", "name": "f", "content": "t" + words[1]},
        ]
        ids = prompt_ids(
            TOKENIZERS[name], messages, [TOOL, {"type": "function", "function": declared.get("function", declared)}]
        )
        control_ids = set(TOKENIZERS[name].convert_tokens_to_ids([*CONTROL_TOKENS, "<bos>", "<eos>", "<pad>"]))
        return [id for id in ids if id in control_ids]

    assert control(said, answered, argument) == control("", "", "")


@given(conversations, st.lists(tools, max_size=2))
def test_a_rendered_conversation_is_that_of_its_template(messages: list, declared: list) -> None:
    assert conversation_text(TOKENIZERS["ours"], messages, declared) == render(with_calls(messages), declared)
