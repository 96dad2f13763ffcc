"""The server over real HTTP, with real clients and a real policy that knows a few answers by heart."""

import asyncio
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import openai
import pytest
import torch
from huggingface_hub import AsyncInferenceClient, InferenceClient
from peft import LoraConfig, get_peft_model
from repository import ROOT
from served_policy import served
from tiny_policy import ANSWERS, CALL, WRITE_TEMPLATE, memorised_policy, messages

from stages.clients.endpoint import EndpointClient
from stages.decoding import forward
from stages.decoding.sample import sample
from stages.decoding.sampling import RowParameters, narrow
from stages.pipeline.errors import InputError
from stages.policy.load import load_policy
from stages.serving.engine import Engine, Job, Overloaded, Progress, Sampling
from stages.serving.limits import Limits
from stages.serving.load import load_served
from stages.serving.protocol import Deltas, answer

ASKS = b'{"messages": [{"role": "user", "content": "x"}], "tools": '
SAVE = "Create a save button"


@pytest.fixture(scope="module")
def policy(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Any]:
    return load_policy(memorised_policy(tmp_path_factory.mktemp("policy")))


@pytest.fixture(scope="module")
def url(policy: tuple[Any, Any]) -> Iterator[str]:
    with served(policy) as address:
        yield address


def post(url: str, **fields: Any) -> httpx.Response:
    body = {"messages": messages(SAVE), "tools": [WRITE_TEMPLATE], "temperature": 0, **fields}
    return httpx.post(f"{url}/v1/chat/completions", json=body, timeout=30)


def test_inference_client_gets_the_tool_call(url: str) -> None:
    client = InferenceClient(base_url=f"{url}/v1", api_key="-")
    result = client.chat_completion(messages(SAVE), tools=[WRITE_TEMPLATE], temperature=0, max_tokens=100)
    choice = result.choices[0]
    assert choice.finish_reason == "tool_calls"
    assert choice.message.tool_calls[0].function.name == "writeTemplate"
    assert json.loads(choice.message.tool_calls[0].function.arguments) == CALL
    assert result.usage.completion_tokens > 10 and result.model == "tiny"


def test_openai_package_gets_the_tool_call_and_the_model_list(url: str) -> None:
    client = openai.OpenAI(base_url=f"{url}/v1", api_key="-")
    result = client.chat.completions.create(model="any", messages=messages(SAVE), tools=[WRITE_TEMPLATE], temperature=0)
    assert json.loads(result.choices[0].message.tool_calls[0].function.arguments) == CALL
    assert [model.id for model in client.models.list()] == ["tiny"]


def from_node(url: str, token: str = "-", stream: bool = False, **fields: Any) -> Any:
    body = json.dumps(
        {"messages": messages(SAVE), "tools": [WRITE_TEMPLATE], "temperature": 0, "max_tokens": 100, **fields}
    )
    command = [shutil.which("node") or "node", "chat.mjs", url, token, body, *(["stream"] if stream else [])]
    folder = ROOT / "tests/node"
    assert (folder / "node_modules").is_dir(), "npm ci in tests/node, or make setup"
    return json.loads(subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout)


def test_the_node_client_gets_the_tool_call_whole_and_streamed(url: str) -> None:
    whole = from_node(url)
    message = whole["choices"][0]["message"]
    assert whole["choices"][0]["finish_reason"] == "tool_calls" and whole["usage"]["completion_tokens"] > 10
    assert message["tool_calls"][0]["function"]["name"] == "writeTemplate"
    assert json.loads(message["tool_calls"][0]["function"]["arguments"]) == CALL
    deltas = [choice["delta"] for chunk in from_node(url, stream=True) for choice in chunk["choices"]]
    calls = [call for delta in deltas for call in delta.get("tool_calls") or []]
    assert [json.loads(call["function"]["arguments"]) for call in calls] == [CALL]


def test_the_node_client_is_told_what_was_refused(policy: tuple[Any, Any]) -> None:
    with served(policy, token="s3cret") as url:
        assert from_node(url, token="s3cret")["choices"]
        refused = from_node(url, token="wrong")
        assert refused["status"] == 401 and "bearer token" in refused["said"]
        assert from_node(url, token="s3cret", messages=[])["status"] == 400


def test_an_adapter_is_served_on_its_base(policy: tuple[Any, Any], tmp_path: Path) -> None:
    base, adapter = memorised_policy(tmp_path / "base", {"Greet me": "Hello"}, steps=1), tmp_path / "adapter"
    torch.manual_seed(0)
    tuned = get_peft_model(
        load_policy(base)[0], LoraConfig(r=4, target_modules=["q_proj", "v_proj"], init_lora_weights=False)
    )
    tuned.save_pretrained(adapter)
    model, tokenizer = load_served(str(adapter))
    prompt = tokenizer("Greet me", return_tensors="pt")
    with torch.no_grad():
        served_logits, wanted, plain = (m.eval()(**prompt).logits for m in (model, tuned, load_policy(base)[0]))
    assert torch.allclose(served_logits, wanted, atol=1e-4) and not torch.allclose(plain, wanted, atol=1e-2)
    shutil.move(base, tmp_path / "moved")
    with pytest.raises(InputError, match=r"its base .* is not here; name one with --base"):
        load_served(str(adapter))
    load_served(str(adapter), str(tmp_path / "moved"))
    with pytest.raises(InputError, match="not an adapter"):
        load_served(str(tmp_path / "moved"), "somewhere")


def test_streams_say_the_same_as_whole_answers(url: str) -> None:
    client = openai.OpenAI(base_url=f"{url}/v1", api_key="-")
    for intent in ANSWERS:
        asked: dict[str, Any] = {"messages": messages(intent), "tools": [WRITE_TEMPLATE], "temperature": 0}
        whole = client.chat.completions.create(model="any", **asked).choices[0]
        content, calls, finish, usage = "", [], None, None
        chunks = client.chat.completions.create(
            model="any", stream=True, stream_options={"include_usage": True}, **asked
        )
        for chunk in chunks:
            usage = chunk.usage or usage
            for choice in chunk.choices:
                content += choice.delta.content or ""
                calls += choice.delta.tool_calls or []
                finish = choice.finish_reason or finish
        assert content.strip() == (whole.message.content or "")
        wanted = [(call.function.name, call.function.arguments) for call in whole.message.tool_calls or []]
        assert [(call.function.name, call.function.arguments) for call in calls] == wanted
        assert finish == whole.finish_reason
        assert usage.completion_tokens > 2


def test_text_arrives_while_it_is_written(url: str) -> None:
    client = InferenceClient(base_url=f"{url}/v1", api_key="-")
    chunks = list(client.chat_completion(messages("Greet me"), stream=True, temperature=0, max_tokens=30))
    pieces = [chunk.choices[0].delta.content for chunk in chunks if chunk.choices[0].delta.content]
    assert len(pieces) > 2


def test_malformed_calls_are_content(url: str) -> None:
    choice = post(url, messages=messages("Break it")).json()["choices"][0]
    assert choice["message"] == {"role": "assistant", "content": ANSWERS["Break it"]}
    assert choice["finish_reason"] == "stop"


def test_truncated_calls_are_content_that_ends_for_length(url: str) -> None:
    response = post(url, max_tokens=12)
    choice = response.json()["choices"][0]
    assert response.status_code == 200 and choice["finish_reason"] == "length"
    assert choice["message"]["content"].startswith("<start_function_call>call:writeTemplate")
    assert response.json()["usage"]["completion_tokens"] == 12


def test_text_before_a_call_is_content_beside_it(url: str) -> None:
    message = post(url, messages=messages("Think first")).json()["choices"][0]["message"]
    assert message["content"] == "I will." and len(message["tool_calls"]) == 1


def test_without_tools_a_call_stays_text(policy: tuple[Any, Any]) -> None:
    text = ANSWERS[SAVE]
    assert answer(text, "stop", calls_allowed=False) == ({"role": "assistant", "content": text}, "stop")


def test_content_that_only_begins_like_a_call_is_not_lost() -> None:
    text, deltas, seen = "a < b <start_fun", Deltas(True), ""
    for end in range(len(text) + 1):
        seen += "".join(delta["content"] for delta in deltas.grow(text[:end]))
    assert seen == "a < b"
    assert seen + "".join(delta["content"] for delta in deltas.finish(text, "stop")) == text


def test_tool_choice_required_forces_a_call(url: str) -> None:
    asked = {"messages": messages("Greet me"), "max_tokens": 8}
    assert "call:" not in post(url, **asked, tool_choice="auto").json()["choices"][0]["message"]["content"]
    named = {"type": "function", "function": {"name": "writeTemplate"}}
    content = post(url, **asked, tool_choice=named).json()["choices"][0]["message"]["content"]
    assert content.startswith("<start_function_call>call:writeTemplate{")


def test_a_required_or_named_tool_is_called_as_it_is_without_being_asked_for(url: str) -> None:
    named = {"type": "function", "function": {"name": "writeTemplate"}}
    several = [WRITE_TEMPLATE, {"type": "function", "function": {"name": "write", "description": "x"}}]
    called = [
        [call["function"] for call in post(url, **asked).json()["choices"][0]["message"]["tool_calls"]]
        for asked in ({}, {"tool_choice": "required"}, {"tool_choice": named}, {"tool_choice": "auto"})
    ]
    assert all(calls == called[0] for calls in called)
    choice = post(url, tool_choice="required", tools=several).json()["choices"][0]["message"]
    assert "tool_calls" in choice or choice["content"].startswith("<start_function_call>call:write")


def test_a_conversation_with_results_of_calls_is_understood(url: str) -> None:
    called = post(url).json()["choices"][0]["message"]
    result = {"role": "tool", "tool_call_id": called["tool_calls"][0]["id"], "content": "written"}
    assert post(url, messages=[*messages(SAVE), called, result], max_tokens=3).status_code == 200


def test_batched_rows_equal_rows_alone(policy: tuple[Any, Any]) -> None:
    """Left padding, rows that leave the batch, and the cache do not change what a row says."""
    model, tokenizer = policy
    prompts = ["<start_of_turn>user\nGreet", "Create a save button and more\n", "x", "Think first. Break it"]
    alone = [sample(model, tokenizer, [prompt], 1, 0, 24, seed=1)[0][0].text for prompt in prompts]
    engine, results, done = Engine(model, tokenizer, window=0.2), {}, threading.Semaphore(0)
    try:
        for at, prompt in enumerate(prompts):

            def emit(progress: Progress, at: int = at) -> None:
                results[at] = progress
                done.release()

            limits = Sampling(max_tokens=24, temperature=0)
            engine.submit(Job(tokenizer(prompt)["input_ids"], limits, time.monotonic() + 60, emit))
        for _ in prompts:
            assert done.acquire(timeout=60)
    finally:
        engine.close()
    assert [tokenizer.decode(results[at].tokens) for at in range(len(prompts))] == alone


def test_a_seed_fixes_the_sample_whatever_shares_the_batch(url: str) -> None:
    def draw(seed: int) -> str:
        body = post(url, messages=messages("Surprise"), temperature=3, seed=seed, max_tokens=20, tool_choice="none")
        return str(body.json()["choices"][0]["message"]["content"])

    alone = draw(7)
    with ThreadPoolExecutor(6) as pool:
        together = list(pool.map(draw, [7, 1, 2, 7, 3, 4]))
    assert together[0] == together[3] == alone and len(set(together)) == 5


def test_n_answers_differ_and_are_numbered(url: str) -> None:
    choices = post(url, n=3, temperature=3, seed=1, max_tokens=20, messages=messages("?")).json()["choices"]
    assert [choice["index"] for choice in choices] == [0, 1, 2]
    assert len({json.dumps(choice["message"]) for choice in choices}) == 3


def test_top_p_and_top_k_drop_the_tail_and_keep_the_best() -> None:
    probs = torch.tensor([[0.1, 0.6, 0.3]]).repeat(3, 1)
    asked = RowParameters.of([(1.0, 0.7, 0), (1.0, 1.0, 1), (1.0, 1e-9, 0)], probs.device)
    kept = narrow(probs, asked.top_p, asked.top_k) > 0
    assert kept.tolist() == [[False, True, True], [False, True, False], [False, True, False]]


def test_sixteen_clients_are_decoded_together(url: str, policy: tuple[Any, Any]) -> None:
    steps = 0

    def count(*_: Any) -> None:
        nonlocal steps
        steps += 1

    hook = policy[0].register_forward_hook(count)
    try:
        alone = post(url).json()["usage"]["completion_tokens"]
        steps = 0

        async def ask() -> list[Any]:
            client = AsyncInferenceClient(base_url=f"{url}/v1", api_key="-")
            same = client.chat_completion
            asked = [same(messages(SAVE), tools=[WRITE_TEMPLATE], temperature=0) for _ in range(16)]
            return await asyncio.gather(*asked)

        results = asyncio.run(ask())
    finally:
        hook.remove()
    assert {result.choices[0].finish_reason for result in results} == {"tool_calls"}
    assert steps < 8 * alone


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"messages": []}, "messages"),
        ({"messages": [{"role": "wizard", "content": "x"}]}, "role"),
        ({"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {}}]}]}, "messages"),
        ({"messages": [{"role": "user", "content": "word " * 900}]}, "tokens"),
        ({"messages": [{"role": "tool", "content": "x", "tool_call_id": "none"}]}, "tool"),
        ({"temperature": -1}, "temperature"),
        ({"max_tokens": 0}, "max_tokens"),
        ({"tools": [{"type": "function", "function": {}}]}, "name"),
    ],
)
def test_what_cannot_be_answered_is_a_400_that_says_why(url: str, fields: dict[str, Any], word: str) -> None:
    response = post(url, **fields)
    assert response.status_code == 400, response.text
    assert word in response.json()["error"]["message"]


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[]",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"messages": [{"role": "user", "content": "\\ud800"}]}',
        ASKS + b"""[{"function": {"name": "\\ud800"}}]}""",
        b'{"messages": [{"role": "user", "content": "x"}], "temperature": NaN}',
        ASKS + b"""[{"function": {"name": "f", "parameters": """ + b'{"items":' * 400 + b"1" + b"}" * 400 + b"}}]}",
    ],
)
def test_hostile_bodies_never_break_the_server(url: str, body: bytes) -> None:
    response = httpx.post(f"{url}/v1/chat/completions", content=body, timeout=30)
    assert response.status_code < 500, response.text
    assert httpx.get(f"{url}/health").status_code == 200


def test_a_token_is_asked_for_everywhere_but_at_health(policy: tuple[Any, Any]) -> None:
    with served(policy, token="s3cret") as url:
        assert httpx.get(f"{url}/health").status_code == 200
        assert httpx.get(f"{url}/v1/models").status_code == 401
        assert httpx.get(f"{url}/v1/models", headers={"authorization": "Bearer s3cre"}).status_code == 401
        client = InferenceClient(base_url=f"{url}/v1", api_key="s3cret")
        assert client.chat_completion(messages(SAVE), max_tokens=2).choices
        with pytest.raises(openai.AuthenticationError):
            openai.OpenAI(base_url=f"{url}/v1", api_key="wrong").models.list()


def test_limits_on_body_queue_length_and_time(policy: tuple[Any, Any]) -> None:
    limits = Limits(max_new_tokens=5, max_batch=1, max_queue=2, max_body=5_000, body_timeout=0.3)
    with served(policy, limits) as url:
        assert post(url, messages=messages("x" * 6_000)).status_code == 413
        assert post(url, max_tokens=50).json()["usage"]["completion_tokens"] == 5
        refused = post(url, n=3)
        assert refused.status_code == 429 and refused.headers["retry-after"] == "1"
        address = url.removeprefix("http://").split(":")
        with socket.create_connection((address[0], int(address[1]))) as slow:
            slow.sendall(b"POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\n{")
            assert b"408" in slow.recv(100)
    with served(policy, Limits(timeout=0.0)) as url:
        assert post(url).status_code == 503


def test_a_client_that_leaves_frees_its_place(policy: tuple[Any, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    decoded: list[int] = []
    take = Engine._take
    monkeypatch.setattr(Engine, "_take", lambda self, job, token: decoded.append(token) or take(self, job, token))
    with served(policy, Limits(max_batch=1)) as url:
        body = {
            "messages": messages("Surprise"),
            "temperature": 9,
            "max_tokens": 400,
            "n": 16,
            "stream": True,
        }
        with httpx.stream("POST", f"{url}/v1/chat/completions", json=body) as stream:
            next(stream.iter_text())
        assert post(url, max_tokens=1).status_code == 200
    assert len(decoded) < 16 * 400 / 4


def test_a_closed_engine_refuses_and_a_waiting_job_is_told(policy: tuple[Any, Any]) -> None:
    engine, told = Engine(*policy, max_batch=1, window=5), []
    engine.submit(Job([2], Sampling(4), time.monotonic() + 9, told.append))
    engine.submit(Job([2], Sampling(4), time.monotonic() + 9, told.append))
    engine.close()
    assert len(told) == 2
    with pytest.raises(Overloaded):
        engine.submit(Job([2], Sampling(4), time.monotonic() + 9, told.append))


@pytest.mark.parametrize("end", [pytest.param("SIGTERM", marks=pytest.mark.slow), "its standard input closes"])
def test_a_server_that_is_to_stop_lets_a_running_answer_end(end: str, policy: tuple[Any, Any], tmp_path: Any) -> None:
    for part in policy:
        part.save_pretrained(tmp_path)
    command = [sys.executable, "-m", "stages.serving.server", str(tmp_path), "--port", "0"]
    command += [] if end == "SIGTERM" else ["--with-parent"]
    environment = {**os.environ, "STORYLOOP_TOKEN": "a-token"}
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
    try:
        assert server.stdin and server.stdout
        url = server.stdout.readline().split()[-1]
        body = {
            "messages": messages("Surprise"),
            "temperature": 9,
            "max_tokens": 300,
            "seed": 1,
            "stream": True,
        }
        headers = {"authorization": "Bearer a-token"}
        asked = httpx.stream("POST", f"{url}/v1/chat/completions", json=body, headers=headers, timeout=60)
        with asked as stream:
            lines = stream.iter_lines()
            next(lines)
            if end == "SIGTERM":
                server.send_signal(signal.SIGTERM)
            else:
                server.stdin.close()
            assert list(lines)[-2:] == ["data: [DONE]", ""]
        assert server.wait(60) == 0
    finally:
        server.kill()
        server.wait()


@pytest.mark.slow  # test_endings.py interrupts it while it starts, and the test above ends it while it answers
def test_ctrl_c_ends_the_server_with_status_130_and_no_traceback(policy: tuple[Any, Any], tmp_path: Any) -> None:
    for part in policy:
        part.save_pretrained(tmp_path)
    command = [sys.executable, "-m", "stages.commands.main", "serve", str(tmp_path), "--port", "0"]
    server = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a background job's children ignore it
    )  # fmt: skip
    try:
        assert server.stdout and server.stdout.readline().startswith("listening")
        server.send_signal(signal.SIGINT)
        _, said = server.communicate(timeout=60)
        assert server.returncode == 130 and "Traceback" not in said
    finally:
        server.kill()
        server.wait()


def test_the_decoders_batches_give_the_logits_of_the_library(
    policy: tuple[Any, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Across chunks of a prompt, more slots than were made at first, and rows that leave."""
    monkeypatch.setattr(forward, "CHUNK", 7)
    monkeypatch.setattr(forward, "SPARE_SLOTS", 3)
    model, tokenizer = policy
    prompts = [list(range(5, 5 + length)) for length in (20, 1, 9)]
    both = forward.batch_forward(model, tokenizer.pad_token_id)(), forward.LibraryForward(model, tokenizer.pad_token_id)
    assert isinstance(both[0], forward.DecoderForward)
    with torch.inference_mode():
        ours, theirs = (each.read(prompts) for each in both)
        torch.testing.assert_close(ours, theirs, atol=1e-3, rtol=1e-3)
        for at in range(12):
            if at == 5:
                for each in both:
                    each.keep(torch.tensor([0, 2]))
                ours = ours[[0, 2]]
            ours, theirs = (each.step(ours.argmax(-1)) for each in both)
            torch.testing.assert_close(ours, theirs, atol=1e-3, rtol=1e-3)


def test_a_server_names_the_words_that_no_training_prompt_of_its_model_has(
    policy: tuple[Any, Any], tmp_path: Path
) -> None:
    (tmp_path / "curate").mkdir()
    row = {"messages": [{"role": "user", "content": "Create a danger button"}]}
    (tmp_path / "curate/train.jsonl").write_text(f"{json.dumps(row)}\n")
    with served(policy, token="t", folder=tmp_path / "merge/model") as address:
        assert EndpointClient(f"{address}/v1", "t").unseen_words("Create a hexagon & a button") == ["hexagon"]
        assert EndpointClient(f"{address}/v1").unseen_words("Create a hexagon") is None


def test_a_server_without_the_train_split_claims_nothing_of_words(url: str) -> None:
    assert httpx.get(f"{url}/v1/unseen_words", params={"text": "x"}).status_code == 404
    assert EndpointClient(f"{url}/v1").unseen_words("Create a hexagon") is None
