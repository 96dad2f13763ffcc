"""What a request may hold: each field is obeyed or refused, and nothing in one breaks the server."""

import copy
import json
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import openai
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openai.types.chat import completion_create_params
from served_policy import served
from tiny_policy import ANSWERS, WRITE_TEMPLATE, memorised_policy, messages

from stages.functiongemma import encode_call
from stages.policy.load import load_policy
from stages.policy.prompts import conversation_text
from stages.serving.json_values import MAX_DEPTH, RequestError
from stages.serving.limits import Limits
from stages.serving.protocol import Deltas, json_answer, template_input
from stages.serving.request import REFUSED, ChatRequest, ResponseFormat, read_request
from stages.serving.schemas import _remembered

SAVE = "Create a save button"
TWO_CALLS = encode_call("writeTemplate", {"path": "a.tsx", "content": "x"}) * 2


@pytest.fixture(scope="module")
def policy(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Any]:
    answers = {SAVE: ANSWERS[SAVE], "Greet me": "Hello, you", "Twice": TWO_CALLS}
    return load_policy(memorised_policy(tmp_path_factory.mktemp("policy"), answers))


@pytest.fixture(scope="module")
def url(policy: tuple[Any, Any]) -> Iterator[str]:
    with served(policy, Limits(max_body=3_000_000)) as address:
        yield address


def post(url: str, **fields: Any) -> httpx.Response:
    body = {"messages": messages("Greet me"), "temperature": 0, "max_tokens": 40, **fields}
    return httpx.post(f"{url}/v1/chat/completions", json=body, timeout=30)


def said(url: str, **fields: Any) -> tuple[str, str]:
    choice = post(url, **fields).json()["choices"][0]
    return choice["message"]["content"], choice["finish_reason"]


def streamed(url: str, **fields: Any) -> tuple[str, str]:
    client = openai.OpenAI(base_url=f"{url}/v1", api_key="-")
    asked: dict[str, Any] = {"messages": messages("Greet me"), "temperature": 0, "max_tokens": 40, **fields}
    chunks = list(client.chat.completions.create(model="any", stream=True, **asked))
    content = "".join(chunk.choices[0].delta.content or "" for chunk in chunks)
    return content, chunks[-1].choices[0].finish_reason


def test_every_field_of_the_openai_package_is_obeyed_or_refused() -> None:
    known = set(completion_create_params.CompletionCreateParamsBase.__annotations__) | {"stream"}
    answered = set(ChatRequest.model_fields) | set(REFUSED)
    assert known - answered == {"prompt_cache_options"}  # newer than the others: refused as unknown


@pytest.mark.parametrize("stop", ["lo,", ["you", "lo,"], ["nothing", "l", "lo"], [","]])
def test_a_stop_string_ends_the_answer_before_it_whole_and_streamed(url: str, stop: str | list[str]) -> None:
    first = min(at for each in ([stop] if isinstance(stop, str) else stop) if (at := "Hello, you".find(each)) >= 0)
    wanted = ("Hello, you"[:first], "stop")
    assert said(url, stop=stop) == streamed(url, stop=stop) == wanted


def test_a_stop_string_across_tokens_is_never_streamed_in_part() -> None:
    text, stop = "one STOP two", "STOP tw"
    deltas, sent = Deltas(False, [stop]), ""
    for end in range(text.index(stop) + len(stop)):
        sent += "".join(delta["content"] for delta in deltas.grow(text[:end]))
        assert "one ".startswith(sent)
    assert sent == "one "


def test_a_stop_string_ends_the_answer_after_few_tokens(url: str) -> None:
    ended = post(url, stop="lo,").json()["usage"]["completion_tokens"]
    assert 0 < ended < post(url).json()["usage"]["completion_tokens"]


def test_without_parallel_tool_calls_there_is_one_call(url: str) -> None:
    asked: dict[str, Any] = {"messages": messages("Twice"), "tools": [WRITE_TEMPLATE], "max_tokens": 100}
    both, one = (post(url, **asked, **more).json()["choices"][0] for more in ({}, {"parallel_tool_calls": False}))
    assert (len(both["message"]["tool_calls"]), len(one["message"]["tool_calls"])) == (2, 1)
    assert one["finish_reason"] == "tool_calls"


def test_a_biased_token_is_written_or_never(url: str, policy: tuple[Any, Any]) -> None:
    hello = policy[1]("Hello", add_special_tokens=False)["input_ids"][0]
    assert said(url)[0].startswith("Hello")
    assert not said(url, logit_bias={str(hello): -100})[0].startswith("Hello")
    assert said(url, logit_bias={str(hello): 100}, max_tokens=3)[0] == policy[1].decode([hello] * 3)


def test_a_penalty_drives_out_what_was_written(url: str, policy: tuple[Any, Any]) -> None:
    hello = policy[1]("Hello", add_special_tokens=False)["input_ids"][0]
    biased: dict[str, Any] = {"logit_bias": {str(hello): 30}, "max_tokens": 30}
    free, penalised = (said(url, **biased, frequency_penalty=penalty)[0] for penalty in (0, 2))
    assert 1 <= penalised.count("Hello") < free.count("Hello") == 30


@pytest.mark.parametrize("seed", [-1, -(2**63), 2**63 - 1])
def test_any_64_bit_seed_fixes_the_answer(url: str, seed: int) -> None:
    once, again = (post(url, temperature=3, seed=seed, n=2).json()["choices"] for _ in range(2))
    assert once == again


def test_the_smaller_of_two_token_limits_holds(url: str) -> None:
    for limits in ({"max_tokens": 2, "max_completion_tokens": 30}, {"max_tokens": 30, "max_completion_tokens": 2}):
        assert post(url, **limits).json()["usage"]["completion_tokens"] == 2


@pytest.mark.parametrize(
    "fields",
    [
        {"user": "u", "metadata": {"a": "b"}, "safety_identifier": "s", "prompt_cache_key": "k"},
        {"store": False, "logprobs": False, "top_logprobs": 0, "service_tier": "auto", "reasoning_effort": "none"},
        {"response_format": {"type": "text"}, "modalities": ["text"], "verbosity": "medium", "logit_bias": {}},
        {"stop": [], "tools": [], "tool_choice": "auto", "n": 1, "presence_penalty": 0},
        dict.fromkeys(set(ChatRequest.model_fields) - {"messages", "temperature", "max_tokens"}),
        dict.fromkeys(REFUSED),
    ],
)
def test_labels_and_what_happens_anyway_are_accepted(url: str, fields: dict[str, Any]) -> None:
    assert said(url, **fields)[0].startswith("Hello")


@pytest.mark.parametrize(
    ("fields", "param"),
    [
        ({"stop": ["a"] * 5}, "stop"),
        ({"stop": ""}, "stop.0"),
        ({"stop": 7}, "stop"),
        ({"n": 0}, "n"),
        ({"n": 17}, "n"),
        ({"logprobs": True}, "logprobs"),
        ({"top_logprobs": 3}, "top_logprobs"),
        ({"logit_bias": {"x": 1}}, "logit_bias"),
        ({"logit_bias": {"99999999": 1}}, "logit_bias"),
        ({"logit_bias": {"5": 1000}}, "logit_bias.5"),
        ({"presence_penalty": 3}, "presence_penalty"),
        ({"frequency_penalty": -2.1}, "frequency_penalty"),
        ({"response_format": {"type": "json_schema"}}, "response_format"),
        ({"service_tier": "flex"}, "service_tier"),
        ({"store": True}, "store"),
        ({"functions": []}, "functions"),
        ({"reasoning_effort": "high"}, "reasoning_effort"),
        ({"verbosity": "low"}, "verbosity"),
        ({"modalities": ["audio"]}, "modalities"),
        ({"stream_options": {"include_usage": True}}, "stream_options"),
        ({"tool_choice": "required"}, "tool_choice"),
        ({"tools": [WRITE_TEMPLATE], "tool_choice": {"function": {"name": "other"}}}, "tool_choice"),
        ({"tools": [{"type": "web_search"}]}, "tools.0.type"),
        ({"tools": [{"function": {"name": "f", "strict": True}}]}, "tools.0.function.strict"),
        ({"tools": [WRITE_TEMPLATE, WRITE_TEMPLATE]}, "tools.1.function.name"),
        ({"temperature": "warm"}, "temperature"),
        ({"temperature": True}, "temperature"),
        ({"temperature": 2.0**1000}, "temperature"),
        ({"top_p": 1.01}, "top_p"),
        ({"seed": 2**63}, "seed"),
        ({"max_tokens": 2.5}, "max_tokens"),
        ({"min_p": 0.1}, "min_p"),
        ({"messages": [{"role": "user", "content": "x", "name": "Ann"}]}, "messages.0"),
        ({"messages": [{"role": "user", "content": None}]}, "messages.0"),
        ({"messages": 7}, "messages"),
    ],
)
def test_what_cannot_be_obeyed_is_a_400_that_names_the_field(url: str, fields: dict[str, Any], param: str) -> None:
    response = post(url, **fields)
    assert response.status_code == 400, response.text
    error = response.json()["error"]
    assert error["param"] == param and error["type"] == "invalid_request_error" and param in error["message"]


def nested(depth: int) -> dict[str, Any]:
    value: dict[str, Any] = {"type": "string"}
    for _ in range(depth):
        value = {"type": "array", "items": value}
    return value


def with_parameters(parameters: Any) -> list[dict[str, Any]]:
    return [{"type": "function", "function": {"name": "f", "parameters": parameters}}]


@pytest.mark.parametrize(
    "parameters",
    [
        nested(8),
        {"type": "object", "properties": {"a": True}},
        {"type": ["string", "null"], "enum": [[[]]]},
        {"type": "object", "properties": {"a": {"type": "string", "pattern": r"^\p{L}+$"}}},
        {"type": "object", "properties": {"a": {"$ref": "#/$defs/b"}}, "$defs": {"b": {"type": "string"}}},
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "properties": {}},
        {},
    ],
    ids=lambda parameters: json.dumps(parameters)[:60],
)
def test_a_tool_with_a_json_schema_is_answered(url: str, parameters: dict[str, Any]) -> None:
    assert post(url, tools=with_parameters(parameters), max_tokens=1).status_code == 200


@pytest.mark.parametrize(
    ("parameters", "why"),
    [
        (nested(MAX_DEPTH + 10), f"nested deeper than {MAX_DEPTH} levels"),
        ({"type": 5}, "type: 5 is none of array, boolean"),
        ({"type": "object", "properties": {"a": {"type": "STRING"}}}, "properties.a.type: 'STRING' is none of"),
        ({"type": "object", "properties": {"a": {"type": ["string", 5]}}}, "properties.a.type: "),
        ({"properties": {"": {"type": {"deep": {}}}}}, "properties..type: "),
        ({"type": "object", "properties": {"a": None}}, "properties.a: None is not of type"),
        ({"type": "object", "properties": {"a": [1]}}, "properties.a: [1] is not of type"),
        ({"type": "object", "properties": "many"}, "properties: 'many' is not of type"),
        ({"type": "object", "required": True}, "required: True is not of type"),
        ({"$id": 5}, "$id: 5 is not of type"),
        ([], "a valid dictionary"),
        ("text", "a valid dictionary"),
    ],
    ids=lambda value: json.dumps(value)[:60],
)
def test_a_tool_whose_parameters_are_no_json_schema_is_a_400_that_says_why(url: str, parameters: Any, why: str) -> None:
    response = post(url, tools=with_parameters(parameters), max_tokens=1)
    assert response.status_code == 400 and response.json()["error"]["type"] == "invalid_request_error"
    assert why in response.json()["error"]["message"]


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 200_000,
        b'{"messages": ' + b'{"a":' * 50_000,
        b'{"messages": [{"role": "user", "content": "x"}], "metadata": ' + b"[" * 900 + b"]" * 900 + b"}",
        b'{"messages": [{"role": "user", "content": "x"}], "seed": ' + b"9" * 5_000 + b"}",
        b'{"messages": [{"role": "user", "content": "x"}], "top_p": NaN}',
        b'{"messages": [{"role": "user", "content": "x"}], "temperature": Infinity}',
        b'{"messages": [{"role": "user", "content": "x"}], "temperature": 1e999}',
        b'{"messages": [{"role": "user", "content": "\\ud800"}]}',
        b"",
        b"null",
        b"\xff",
    ],
    ids=range(11),
)
def test_a_body_that_is_no_request_is_a_400(url: str, body: bytes) -> None:
    response = httpx.post(f"{url}/v1/chat/completions", content=body, timeout=30)
    assert response.status_code == 400 and response.json()["error"]["message"]


@pytest.mark.parametrize("arguments", ["null", "[1]", '"text"', "{", "[" * 100_000, '{"a": NaN}'])
def test_arguments_of_earlier_calls_are_objects_or_refused(arguments: str) -> None:
    call = {"id": "c", "function": {"name": "f", "arguments": arguments}}
    body = {"messages": [{"role": "assistant", "tool_calls": [call]}]}
    with pytest.raises(RequestError, match="arguments of a call to f"):
        template_input(read_request(json.dumps(body).encode()))


def test_a_request_without_a_content_type_is_read(url: str) -> None:
    body = json.dumps({"messages": messages("Greet me"), "temperature": 0})
    for headers in ({}, {"content-type": "application/x-www-form-urlencoded"}):
        response = httpx.post(f"{url}/v1/chat/completions", content=body.encode(), headers=headers, timeout=30)
        assert response.json()["choices"][0]["message"]["content"].startswith("Hello")


def test_one_model_is_found_by_its_id_and_no_other(url: str) -> None:
    client = openai.OpenAI(base_url=f"{url}/v1", api_key="-")
    assert client.models.retrieve("tiny").id == "tiny"
    with pytest.raises(openai.NotFoundError, match="there is no model 'org/other'"):
        client.models.retrieve("org/other")


@pytest.mark.parametrize("path", ["/health", "/v1/models", "/v1/models/tiny"])
def test_head_answers_as_get_does_without_a_body(url: str, path: str) -> None:
    head, got = httpx.head(url + path), httpx.get(url + path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == got.headers["content-length"]


def test_a_browsers_preflight_needs_no_token_and_the_request_does(policy: tuple[Any, Any]) -> None:
    asks = {"origin": "https://example.com", "access-control-request-method": "POST"}
    with served(policy, token="s3cret") as url:
        preflight = httpx.options(
            f"{url}/v1/chat/completions", headers={**asks, "access-control-request-headers": "authorization"}
        )
        assert preflight.status_code == 200 and preflight.headers["access-control-allow-origin"] == "*"
        assert "authorization" in preflight.headers["access-control-allow-headers"].lower()
        refused = httpx.post(f"{url}/v1/chat/completions", headers={"origin": asks["origin"]}, json={})
        assert refused.status_code == 401 and refused.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/nowhere", 404), ("GET", "/v1/chat/completions", 405)])
def test_errors_of_routes_have_openais_form_too(url: str, method: str, path: str, status: int) -> None:
    response = httpx.request(method, url + path)
    assert response.status_code == status and response.json()["error"]["message"]


def test_a_bug_is_a_500_in_openais_form(policy: tuple[Any, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Any) -> Any:
        raise RuntimeError("out of memory")

    monkeypatch.setattr("stages.serving.engine.choose_by_row", fails)
    with served(policy) as url:
        response = post(url)
        assert response.status_code == 500 and response.json()["error"]["type"] == "server_error"
        with pytest.raises(openai.APIError, match="the model failed"):
            streamed(url)


@pytest.mark.parametrize("words", [9_000, 75_000], ids=["by its tokens", "by its characters"])
def test_a_prompt_that_the_model_cannot_hold_is_refused(url: str, words: int) -> None:
    response = post(url, messages=messages("word button, " * words))
    assert response.status_code == 400 and "the prompt has" in response.json()["error"]["message"]


def test_while_a_prompt_is_read_others_are_answered(policy: tuple[Any, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    begun, answered = threading.Event(), threading.Event()

    def slowly(*arguments: Any, **named: Any) -> str:
        begun.set()
        assert answered.wait(30)
        return conversation_text(*arguments, **named)

    monkeypatch.setattr("stages.serving.reading.conversation_text", slowly)
    with served(policy) as url, ThreadPoolExecutor(1) as pool:
        asked = pool.submit(post, url)
        assert begun.wait(30)
        assert httpx.get(f"{url}/health", timeout=20).status_code == 200
        answered.set()
        assert asked.result().status_code == 200


def test_a_token_outside_the_embedding_is_refused_before_it_is_queued(policy: tuple[Any, Any]) -> None:
    model, tokenizer = policy
    wider = copy.deepcopy(tokenizer)
    wider.add_special_tokens({"additional_special_tokens": ["<image_soft_token>"]})
    assert len(wider) > model.get_input_embeddings().weight.shape[0]
    with served((model, wider)) as url:
        response = post(url, messages=messages("Look: <image_soft_token>"))
        assert response.status_code == 400 and "<image_soft_token>" in response.json()["error"]["message"]
        assert said(url)[0].startswith("Hello")


def test_a_client_that_sends_too_much_reads_why(url: str) -> None:
    body, host = b" " * 8_000_000, url.removeprefix("http://")
    with socket.create_connection((host.split(":")[0], int(host.split(":")[1]))) as client:
        client.sendall(f"POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\ncontent-length: {len(body)}\r\n\r\n".encode())
        client.sendall(body)
        said = b"".join(iter(lambda: client.recv(4096), b""))
    assert said.startswith(b"HTTP/1.1 413") and json.loads(said.split(b"\r\n\r\n")[1])["error"]["code"] == 413


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.just(10**400) | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*ChatRequest.model_fields, *REFUSED, "other"]), json_values, max_size=4))
def test_any_value_in_any_field_is_read_or_refused_in_a_sentence(fields: dict[str, Any]) -> None:
    body = {"messages": [{"role": "user", "content": "x"}], **fields}
    try:
        read_request(json.dumps(body).encode())
    except RequestError as error:
        assert str(error)


@pytest.mark.parametrize(
    "schema",
    [
        {"$schema": 5},
        {"$schema": []},
        {"$id": 5},
        {"properties": {"a": {"$id": 5}}},
        {"$schema": "http://json-schema.org/draft-04/schema#", "id": 5},
    ],
)
def test_a_schema_that_names_itself_by_no_text_is_refused(schema: dict[str, Any]) -> None:
    form = {"type": "json_schema", "json_schema": {"schema": {"type": "object", **schema}}}
    with pytest.raises(RequestError, match="response_format: "):
        read_request(json.dumps({"messages": messages("x"), "response_format": form}).encode())


@pytest.mark.parametrize(
    ("fields", "param", "why"),
    [
        (
            {"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "http://x"}}]}]},
            "messages.0.content",
            "'image_url'; the model reads text alone",
        ),
        ({"messages": [{"role": "user", "content": 5}]}, "messages.0.content", "valid string"),
        ({"messages": messages("x"), "tool_choice": "any"}, "tool_choice", "'none', 'auto' or 'required'"),
    ],
)
def test_a_value_of_a_wrong_kind_is_named_by_its_field(fields: dict[str, Any], param: str, why: str) -> None:
    with pytest.raises(RequestError) as error:
        read_request(json.dumps(fields).encode())
    assert error.value.field == param and why in str(error.value)


@pytest.mark.parametrize(
    "schema",
    [
        {"$schema": "https://json-schema.org/draft/2019-09/schema", "$recursiveRef": "#"},
        {"pattern": "a{99999999999999999999}"},
        {"pattern": "(" * 3000 + ")" * 3000},
    ],
)
def test_a_schema_that_a_validator_would_break_at_is_refused(schema: dict[str, Any]) -> None:
    form = {"type": "json_schema", "json_schema": {"schema": {"type": "object", **schema}}}
    with pytest.raises(RequestError, match=r"response_format: .* in a schema is not supported"):
        read_request(json.dumps({"messages": messages("x"), "response_format": form}).encode())


def test_an_answer_with_a_number_that_its_schema_cannot_hold_is_a_refusal() -> None:
    schema = {"type": "object", "properties": {"a": {"multipleOf": 0.1}}}
    form = ResponseFormat.model_validate({"type": "json_schema", "json_schema": {"schema": schema}})
    message, reason = json_answer(encode_call("answer", {"a": 10**400}), "stop", form)
    assert message["content"] is None and "too large" in message["refusal"] and reason == "stop"


def test_no_schema_of_a_megabyte_is_kept_in_memory() -> None:
    kept = _remembered.cache_info().currsize
    for number in range(3):
        large = {"type": "object", "description": str(number) * 900_000}
        tools = [{"function": {"name": "f", "parameters": large}}]
        read_request(json.dumps({"messages": messages("x"), "tools": tools}).encode())
    assert _remembered.cache_info().currsize == kept


def test_half_a_character_in_a_complaint_can_be_sent() -> None:
    call = {"function": {"name": "f\ud800", "arguments": "[1]"}}
    asked = read_request(json.dumps({"messages": [{"role": "assistant", "tool_calls": [call]}]}).encode())
    with pytest.raises(RequestError, match=r"a call to f\\ud800 are not an object") as error:
        template_input(asked)
    assert str(error.value).encode()


def test_tools_that_would_take_seconds_to_check_are_refused_at_once() -> None:
    many = {"type": "object", "properties": {f"p{number}": {"type": "string"} for number in range(60)}}
    tools = [{"function": {"name": f"f{number}", "parameters": many}} for number in range(128)]
    with pytest.raises(RequestError, match=r"tools: their schemas hold .* values, more than"):
        read_request(json.dumps({"messages": messages("x"), "tools": tools}).encode())


def test_a_schema_that_would_take_seconds_to_check_is_refused_at_once() -> None:
    bomb = {"type": "object", "allOf": [{"anyOf": [{"type": "object"}] * 200}] * 50}
    form = {"type": "json_schema", "json_schema": {"schema": bomb}}
    with pytest.raises(RequestError, match=r"response_format: a schema of .* values, more than"):
        read_request(json.dumps({"messages": messages("x"), "response_format": form}).encode())
