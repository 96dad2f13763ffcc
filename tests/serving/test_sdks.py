"""The server as the AI SDK and LangChain call it: tools free, required and named, streamed, and structured output."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from repository import ROOT
from served_policy import served
from tiny_policy import CALL, memorised_policy, messages

from stages.policy.load import load_policy

NODE = ROOT / "tests/node"
SAVE = "Create a save button"
FORM: dict[str, Any] = {
    "name": "writeTemplate",
    "description": "Write a file",
    "schema": {
        "type": "object",
        "properties": {"path": {"type": "string"}, "content": {"type": "string"}},
        "required": ["path", "content"],
    },
}
# LangChain describes no form, and puts its name as a title everywhere.
TITLED = {
    "type": "function",
    "function": {
        "name": FORM["name"],
        "description": "Give the answer",
        "parameters": {
            **FORM["schema"],
            "title": FORM["name"],
            "properties": {name: {"type": "string", "title": FORM["name"]} for name in ("path", "content")},
        },
    },
}


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = memorised_policy(tmp_path_factory.mktemp("policy"), other_tools=[TITLED], steps=160)
    with served(load_policy(folder)) as address:
        yield address


# Either package and each mode in the fast tests, each with each in the slow ones.
MODES = {"ai": ("auto", "stream", "structured"), "langchain": ("auto", "required", "named")}
CASES = [
    pytest.param(client, mode, marks=() if mode in fast else pytest.mark.slow)
    for client, fast in MODES.items()
    for mode in ("auto", "stream", "required", "named", "structured")
]


@pytest.mark.parametrize(("client", "mode"), CASES)
def test_the_client_gets_the_arguments_of_the_call(url: str, client: str, mode: str) -> None:
    assert (NODE / "node_modules").is_dir(), "npm ci in tests/node, or make setup"
    command = [shutil.which("node") or "node", "sdk.mjs", client, url, SAVE, mode]
    done = subprocess.run(command, cwd=NODE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == CALL


def asked(url: str, schema: dict[str, Any] | None = None, **fields: Any) -> httpx.Response:
    form = {"type": "json_schema", "json_schema": {**FORM, **({"schema": schema} if schema else {})}}
    body = {"messages": messages(SAVE), "temperature": 0, "response_format": form, **fields}
    return httpx.post(f"{url}/v1/chat/completions", json=body, timeout=30)


def test_an_answer_that_does_not_fit_the_schema_is_a_refusal(url: str) -> None:
    choice = asked(url, {**FORM["schema"], "maxProperties": 1}).json()["choices"][0]
    assert choice["message"]["content"] is None
    assert choice["message"]["refusal"].startswith("the answer does not fit the schema: ")


def test_a_streamed_json_answer_says_what_the_whole_one_says(url: str) -> None:
    whole = asked(url).json()["choices"][0]["message"]["content"]
    lines = [line.removeprefix("data: ") for line in asked(url, stream=True).text.splitlines() if line]
    deltas = [json.loads(line)["choices"][0]["delta"] for line in lines[:-1]]
    assert "".join(delta.get("content", "") for delta in deltas) == whole
    assert json.loads(whole) == CALL


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "array"},
        {"type": "nothing"},
        {"properties": {"path": {"$ref": "http://127.0.0.1:9/schema"}}},
        {"properties": {"path": {"pattern": "(a+)+$"}}},
    ],
)
def test_a_schema_that_cannot_be_obeyed_is_refused(url: str, schema: dict[str, Any]) -> None:
    refused = asked(url, schema)
    assert refused.status_code == 400 and refused.json()["error"]["param"] == "response_format"


def test_json_is_not_promised_beside_tools(url: str) -> None:
    tool = {"type": "function", "function": {"name": "writeTemplate"}}
    assert asked(url, tools=[tool]).status_code == 400


def test_a_length_limit_ends_json_as_it_ends_text(url: str) -> None:
    assert asked(url, max_tokens=3).json()["choices"][0]["finish_reason"] == "length"
