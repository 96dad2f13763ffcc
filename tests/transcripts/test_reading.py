"""What the wire format's encoders write is read back: responses, declarations, conversations; calls are validated."""

from typing import Any

import pytest
from conversations import TOOL, calls, conversations, names, texts, tools, values
from hypothesis import given
from hypothesis import strategies as st

from stages.functiongemma import (
    FunctionCall,
    MalformedCall,
    ParseError,
    TruncatedCall,
    declaration,
    encode_call,
    parse,
    protect,
    render,
    with_calls,
)
from stages.transcripts.reading import problems, read_conversation, read_declaration, read_response


def response(name: str, fields: dict[str, Any]) -> str:
    """A tool result as it stands in a conversation."""
    asked = encode_call("f", {})
    messages = [{"role": "assistant", "content": asked}, {"role": "tool", "name": name, "content": fields}]
    text = render(with_calls(messages))
    return text[text.index(asked) + len(asked) :]


def in_order(value: Any) -> Any:
    """The value with its keys sorted, as a template writes them."""
    if isinstance(value, dict):
        return {key: in_order(value[key]) for key in sorted(value)}
    return [in_order(item) for item in value] if isinstance(value, list) else value


@given(names, st.dictionaries(texts, values, max_size=4))
def test_any_response_round_trips(name: str, fields: dict[str, Any]) -> None:
    read = read_response(response(name, fields))
    assert (read.name, repr(in_order(read.response))) == (name, repr(in_order(fields)))


@given(tools)
def test_a_declaration_read_back_declares_the_same(tool: dict[str, Any]) -> None:
    assert declaration(read_declaration(declaration(tool))) == declaration(tool)


def test_a_declaration_is_read_as_the_tool_it_was_made_of() -> None:
    assert read_declaration(declaration(TOOL)) == TOOL


def plain(message: dict[str, Any]) -> dict[str, Any]:
    """Text of the developer and the model is written as it stands; here it holds calls or no token."""
    content = message.get("content")
    if message["role"] in ("user", "tool") or not content:
        return message
    if isinstance(content, str):
        return (
            message if parse(content).calls and not parse(content).errors else message | {"content": protect(content)}
        )
    return message | {"content": [part | {"text": protect(part["text"])} for part in content]}


@given(conversations, st.one_of(st.none(), st.lists(tools, max_size=2)), st.booleans())
def test_a_conversation_read_back_is_written_as_the_same_text(
    messages: list, declared: list | None, prompt: bool
) -> None:
    text = render([plain(message) for message in messages], declared, prompt)
    read, found = read_conversation(text)
    assert len(found) == len(declared or [])
    assert render(read, found, text.endswith("<start_of_turn>model\n")) == text


def test_a_conversation_is_read_message_by_message() -> None:
    asked = {"type": "function", "function": {"name": "f", "arguments": {"a": [1, "x}"]}}}
    messages = [
        {
            "role": "developer",
            "content": "Be brief.\nYou are a model that can do function calling with the following functions",
        },
        {"role": "user", "content": "A <escape> button"},
        {"role": "assistant", "content": "Sure.", "tool_calls": [asked, asked]},
        {"role": "tool", "name": "f", "content": "ok"},
        {"role": "tool", "name": "f", "content": {"n": 1}},
        {"role": "assistant", "content": "Done."},
        {"role": "user", "content": "More"},
    ]
    assert read_conversation(render(messages, [TOOL], True)) == (messages, [TOOL])


@given(calls, st.data())
def test_text_that_is_cut_or_damaged_is_an_error_with_its_offset(call: FunctionCall, data: st.DataObject) -> None:
    text = render(
        [
            {"role": "user", "content": "x"},
            {"role": "assistant", "tool_calls": [{"function": {"name": call.name, "arguments": call.arguments}}]},
            {"role": "tool", "name": "f", "content": "ok"},
            {"role": "user", "content": "y"},
        ],
        [TOOL],
    )
    at = data.draw(st.integers(0, len(text)))
    broken = text[:at] + data.draw(texts) + text[at + data.draw(st.integers(0, 5)) :]
    try:
        read_conversation(broken)
    except ParseError as error:
        assert 0 <= error.offset <= len(broken)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<start_function_response>response:f{a:1", TruncatedCall),
        ("<start_function_response>response:f{a:1}<end_function_response>x", MalformedCall),
        ("<start_function_response>f{}<end_function_response>", MalformedCall),
        ("<start_function_declaration>declaration:f{}<end_function_declaration>", MalformedCall),
    ],
)
def test_what_is_no_response_says_where(text: str, kind: type[ParseError]) -> None:
    with pytest.raises(kind, match="at offset"):
        read_response(text)


PARAMETERS = {
    "type": "object",
    "properties": {
        "path": {"type": "string"},
        "size": {"type": "string", "enum": ["small", "large"]},
        "count": {"type": ["integer", "null"]},
        "tags": {"type": "array", "items": {"type": ["string", "null"]}},
        "at": {"type": "object", "properties": {"x": {"type": "number"}}, "required": ["x"]},
    },
    "required": ["path"],
}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"path": "a", "size": "small", "count": 2, "tags": ["a", None], "at": {"x": 1.5}}, []),
        ({"path": "a", "count": None}, []),
        ({}, ["f: path is missing"]),
        ({"path": 5}, ["f.path: int where string should be"]),
        ({"path": "a", "count": True}, ["f.count: bool where integer or null should be"]),
        ({"path": "a", "size": "medium"}, ["f.size: 'medium' is none of 'small', 'large'"]),
        ({"path": "a", "tags": [1]}, ["f.tags[0]: int where string or null should be"]),
        ({"path": "a", "at": {}, "z": 1}, ["f.at: x is missing", "f: there is no z"]),
    ],
)
def test_a_call_is_held_against_its_declaration(arguments: dict[str, Any], says: list[str]) -> None:
    tool = {"type": "function", "function": {"name": "f", "parameters": PARAMETERS}}
    assert problems(FunctionCall("f", arguments), [tool]) == says
    assert problems(FunctionCall("f", arguments), [read_declaration(declaration(tool))]) == says
    assert problems(FunctionCall("g", {}), [tool]) == ["unknown function 'g'; there is f"]


def test_null_fits_a_parameter_that_may_be_null() -> None:
    tool = {"name": "f", "parameters": {"type": "object", "properties": {"n": {"type": "integer", "nullable": True}}}}
    assert problems(FunctionCall("f", {"n": None}), [tool]) == []
