"""The endpoint client against a real HTTP server in the shape of an OpenAI-compatible one."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from chat_endpoint import Endpoint, serving

from stages.clients.answers import read_call
from stages.clients.endpoint import EndpointClient, token_for
from stages.functiongemma import encode_call
from stages.pipeline.errors import InputError
from stages.tools.core_tools import core_tool_declarations

MESSAGES = [{"role": "user", "content": "A button"}]


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with serving() as server:
        yield server


def asked(arguments: Any, **more: Any) -> dict[str, Any]:
    call = {"id": "c1", "type": "function", "function": {"name": "writeTemplate", "arguments": arguments}}
    return {"content": None, "tool_calls": [call], **more}


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def client(endpoint: Endpoint, waits: list[float]) -> EndpointClient:
    return EndpointClient(endpoint.url, "secret", "m", timeout=10, sleep=waits.append)


def test_calls_come_back_as_arguments_and_go_into_the_history(endpoint: Endpoint, client: EndpointClient) -> None:
    endpoint.will_say(asked('{"path": "a.tsx", "content": "é"}'))
    answer = client.complete(MESSAGES, core_tool_declarations())
    (call,) = answer.calls
    assert (call.name, call.arguments, call.problem) == (
        "writeTemplate",
        {"path": "a.tsx", "content": "é"},
        None,
    )
    path, body, authorization = endpoint.requests[0]
    assert path == "/v1/chat/completions" and authorization == "Bearer secret"
    assert body["tools"] == core_tool_declarations() and body["model"] == "m" and body["messages"] == MESSAGES
    endpoint.will_say({"content": "Done."})
    tool = {"role": "tool", "tool_call_id": call.id, "name": call.name, "content": "ok"}
    endpoint.script.pop(0)
    done = client.complete([*MESSAGES, answer.message, tool], [])
    assert done.text == "Done." and done.calls == []
    sent = endpoint.requests[1][1]["messages"][1]["tool_calls"][0]
    assert sent["id"] == call.id and json.loads(sent["function"]["arguments"]) == call.arguments


def test_markup_that_the_endpoint_left_as_text_is_parsed(endpoint: Endpoint, client: EndpointClient) -> None:
    endpoint.will_say({"content": "Here: " + encode_call("writeTemplate", {"path": "a.tsx", "content": "x"})})
    answer = client.complete(MESSAGES, [])
    assert [call.name for call in answer.calls] == ["writeTemplate"] and answer.text == "Here:"


@pytest.mark.parametrize("arguments", ["{", "[1]", '"x"', "[" * 100_000, '{"a": "\\ud800"}'])
def test_unreadable_arguments_are_a_problem_of_the_call(arguments: str) -> None:
    call = read_call("c", "f", arguments)
    assert call.problem is not None and call.arguments == {}


def test_a_busy_endpoint_is_asked_again_after_the_time_it_names(
    endpoint: Endpoint, client: EndpointClient, waits: list[float]
) -> None:
    endpoint.script += [
        (503, {"error": "starting"}, {}),
        (429, {"error": "busy"}, {"retry-after": "7"}),
        None,
    ]
    endpoint.will_say({"content": "ok"})
    assert client.complete(MESSAGES, []).text == "ok"
    assert waits == [1.0, 7.0, 4.0]


@pytest.mark.parametrize(("status", "advice"), [(401, "token"), (404, "check the URL"), (422, "HTTP 422")])
def test_a_refusal_is_one_clear_sentence_at_once(
    endpoint: Endpoint, client: EndpointClient, waits: list[float], status: int, advice: str
) -> None:
    endpoint.script.append((status, {"error": "no"}, {}))
    with pytest.raises(InputError, match=advice):
        client.complete(MESSAGES, [])
    assert waits == [] and len(endpoint.requests) == 1


def test_an_endpoint_that_stays_down_is_named(endpoint: Endpoint, client: EndpointClient, waits: list[float]) -> None:
    endpoint.script.append((500, {"error": "broken"}, {}))
    with pytest.raises(InputError, match=f"{endpoint.url}: HTTP 500"):
        client.complete(MESSAGES, [])
    nowhere = EndpointClient("http://127.0.0.1:9/v1", sleep=waits.append)
    with pytest.raises(InputError, match="is the endpoint running"):
        nowhere.complete(MESSAGES, [])
    assert waits == [1.0, 2.0, 4.0] * 2


def test_a_hub_token_goes_to_hugging_face_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_mine")
    monkeypatch.delenv("STORYLOOP_TOKEN", raising=False)
    assert token_for("https://x1.us-east-1.aws.endpoints.huggingface.cloud/v1") == "hf_mine"
    for url in (
        "http://x1.endpoints.huggingface.cloud/v1",
        "https://huggingface.cloud.example.com/v1",
        "https://nothuggingface.co/v1",
        "http://127.0.0.1:8000/v1",
    ):
        assert token_for(url) is None
    monkeypatch.setenv("STORYLOOP_TOKEN", "mine")
    assert token_for("http://127.0.0.1:8000/v1") == "mine"


def test_no_token_of_this_machine_is_sent_to_a_strange_endpoint(
    endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_mine")
    endpoint.will_say({"content": "ok"})
    EndpointClient(endpoint.url).complete(MESSAGES, [])
    assert "hf_mine" not in str(endpoint.requests[0][2])
