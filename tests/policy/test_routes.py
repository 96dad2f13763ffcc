"""One prompt: a conversation has the same token ids through every route, from training to serving."""

import asyncio
import contextlib
import json
import re
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from chat_endpoint import serving
from functiongemma_base import FUNCTIONGEMMA_TEMPLATE, base_model
from repository import ROOT
from small_models import save_qwen
from tiny_project import change_params
from transformers import AutoTokenizer

from stages import base
from stages.agent.loop import run_agent
from stages.cache.store import Cache
from stages.clients.answers import Client, read_markup
from stages.clients.endpoint import EndpointClient
from stages.clients.policy import PolicyClient
from stages.curation.rendering import Renderer
from stages.decoding import sample as sampling
from stages.decoding import stream as streaming
from stages.evaluation.writer import Answer, Writer
from stages.functiongemma import encode_call
from stages.generation.model_samples import policy_attempts
from stages.hub.card import render_card
from stages.hub.inference_endpoint import MOUNTED, arguments
from stages.pipeline.jsonl import write_jsonl
from stages.pipeline.params import load
from stages.pipeline.records import PromptCompletion, StoryResult
from stages.policy.load import load_policy
from stages.policy.prompts import ChatTemplate, prompt_ids, prompt_messages
from stages.policy.repair import continued
from stages.reinforcement.follow_up import FollowUps
from stages.reinforcement.prompt_dataset import read_prompts
from stages.reinforcement.reward_functions import Verdicts
from stages.serving.reading import Reader
from stages.stories.lookup import find_story
from stages.supervised.encoding import IGNORED, encode
from stages.tools.core_tools import core_tool_declarations, create_core_tools
from stages.tools.files import OutputFolder
from stages.tools.outcome import outcome_of
from stages.tools.write_call import reference_output

STORY = find_story("button.stories.tsx#primary")
SYSTEM = load("prompt", path=ROOT / "params.yaml").system
MESSAGES = prompt_messages(SYSTEM, STORY.intent)
TOOLS = core_tool_declarations()
WRONG = {"content": "export const Wrong = () => <p>no</p>\n", "path": "wrong.tsx"}
FAILED = StoryResult(passed=False, a11yPassed=True, totalAssertions=1, passedAssertions=0, errors=("story: no button",))


@pytest.fixture(scope="module", params=["ours", "functiongemma", "qwen"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base with our template, one that brings FunctionGemma's, and Qwen 3 with its own, as the stage base leaves it."""
    if request.param == "qwen":
        project = tmp_path_factory.mktemp("qwen")
        save_qwen(project / "theirs")
        change_params(
            ROOT / "params.yaml", {"base": {"source": "./theirs", "revision": None}}, to=project / "params.yaml"
        )
        with contextlib.chdir(project):
            base.main()
        return project / "data/base/model"
    template = FUNCTIONGEMMA_TEMPLATE if request.param == "functiongemma" else None
    return base_model(tmp_path_factory.mktemp(request.param) / "model", template)


@pytest.fixture(scope="module")
def policy(folder: Path) -> tuple[Any, Any]:
    return load_policy(folder)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[list[int]]]:
    """The prompts that the decode loop was given; it answers at once."""
    seen: list[list[int]] = []

    def generator(model: Any, *_: Any) -> Any:
        def draw(prompts: list[list[int]], limit: int, seed: int) -> list[list[int]]:
            seen.extend(prompts)
            return [[sampling.stop_token_ids(model)[0]] for _ in prompts]

        return draw

    def stream(begin: Any, prompt: list[int], *_: Any) -> Iterator[int]:
        seen.append(prompt)
        return iter(())

    monkeypatch.setattr(sampling, "generator", generator)
    monkeypatch.setattr(streaming, "stream", stream)
    yield seen


@pytest.fixture
def ids(policy: tuple[Any, Any]) -> list[int]:
    """What the tokenizer's own template gives, as vLLM and transformers render it."""
    tokenizer = policy[1]
    text = tokenizer.apply_chat_template(MESSAGES, tools=TOOLS, add_generation_prompt=True, tokenize=False)
    return list(tokenizer(text, add_special_tokens=False)["input_ids"])


def read_by_server(policy: tuple[Any, Any], body: dict[str, Any]) -> list[int]:
    tokenizer = policy[1]
    reader = Reader(SimpleNamespace(context=4096, vocabulary=len(tokenizer)), tokenizer, 1)  # type: ignore[arg-type]
    try:
        return asyncio.run(reader.read(json.dumps(body).encode())).prompt
    finally:
        reader.close()


def test_sft(policy: tuple[Any, Any], ids: list[int]) -> None:
    messages = [*MESSAGES, {"role": "assistant", "content": reference_output(STORY)}]
    prompt, completion = Renderer(ChatTemplate.of(policy[1])).split(messages, TOOLS)
    (encoded,) = encode([PromptCompletion(prompt=prompt, completion=completion)], policy[1])
    read = sum(label == IGNORED for label in encoded["labels"])
    assert encoded["input_ids"][:read] == ids
    answer = policy[1].decode(encoded["input_ids"][read:])
    assert answer == reference_output(STORY) + "<start_function_response>"


def test_grpo(policy: tuple[Any, Any], ids: list[int], tmp_path: Path) -> None:
    prompt = Renderer(ChatTemplate.of(policy[1])).prompt(MESSAGES, TOOLS)
    write_jsonl(tmp_path / "prompts.jsonl", [{"prompt": prompt, "story": STORY.id, "words": {}}])
    dataset, _ = read_prompts(tmp_path / "prompts.jsonl", skip_zero_variance=False)
    assert policy[1](text=dataset["prompt"][:])["input_ids"] == [ids]  # as TRL tokenises prompts that are text


def test_evaluate(folder: Path, ids: list[int], asked: list[list[int]]) -> None:
    params = load("evaluate", path=ROOT / "params.yaml")
    Writer(str(folder), params, 0, lambda count: None).first_answers([STORY], SYSTEM)
    assert asked and all(prompt == ids for prompt in asked)


FAULTY = outcome_of(encode_call("writeTemplate", {"content": WRONG["content"], "path": WRONG["path"]}))
SECOND = continued(MESSAGES, FAULTY, FAILED)  # the conversation before a second answer


def test_the_second_turn_of_evaluate(folder: Path, policy: tuple[Any, Any], asked: list[list[int]]) -> None:
    params = load("evaluate", path=ROOT / "params.yaml")
    writer = Writer(str(folder), params, 0, lambda count: None)
    writer.next_answers([(Answer(STORY, "greedy", FAULTY, messages=MESSAGES), SECOND)], 2)
    assert asked == [prompt_ids(policy[1], SECOND, TOOLS)]


def test_the_second_turn_of_grpo(policy: tuple[Any, Any], ids: list[int]) -> None:
    stop = policy[1].convert_tokens_to_ids("<start_function_response>")
    answer = [*policy[1](FAULTY.text, add_special_tokens=False)["input_ids"], stop]
    grade: Future[StoryResult] = Future()
    grade.set_result(FAILED)
    grader = SimpleNamespace(submit=lambda files, story: grade)
    verdicts = Verdicts(grader, {STORY.id: STORY}, policy[1], {stop})  # type: ignore[arg-type]
    row = {"story": STORY.id, "words": "{}", "messages": json.dumps(MESSAGES)}
    [between] = FollowUps(verdicts)([row], [[answer]])
    assert between is not None and [*ids, *answer, *between] == prompt_ids(policy[1], SECOND, TOOLS)


def test_the_second_turn_of_sft(policy: tuple[Any, Any]) -> None:
    messages = [*SECOND, {"role": "assistant", "content": reference_output(STORY)}]
    renderer = Renderer(ChatTemplate.of(policy[1]))
    prompt, completion = renderer.split(messages, TOOLS)
    earlier = renderer.earlier(messages, [1, 1, 0, 1, 1], prompt, TOOLS)
    row = {"prompt": prompt, "completion": completion, "earlier": earlier}
    (encoded,) = encode([PromptCompletion.model_validate(row)], policy[1])
    read = sum(label == IGNORED for label in encoded["labels"])
    assert encoded["input_ids"][:read] == prompt_ids(policy[1], SECOND, TOOLS)


def test_policy_samples_of_generate(folder: Path, ids: list[int], asked: list[list[int]], tmp_path: Path) -> None:
    params = load("generate", path=ROOT / "params.yaml").model_copy(update={"policy": str(folder), "policy_samples": 2})
    list(policy_attempts([STORY], params, 0, SYSTEM, Cache(tmp_path / "cache.sqlite")))
    assert asked == [ids, ids]


def test_the_agent_in_process_and_over_http_and_the_server(
    policy: tuple[Any, Any], ids: list[int], asked: list[list[int]], tmp_path: Path
) -> None:
    """The second round, after an answer that failed, is the same conversation too, and is what training would render."""

    def conversation(client: Client, name: str) -> list[dict[str, Any]]:
        folder = OutputFolder(tmp_path / name)
        tools = create_core_tools(folder, lambda path, files: {}).only("writeTemplate")
        return run_agent(STORY.intent, client, tools, folder, lambda files: FAILED, SYSTEM, max_rounds=2).messages

    class InProcess(PolicyClient):
        """Its first answer is scripted; what it is asked is rendered and tokenised as ever."""

        def complete(self, messages: Any, tools: Any) -> Any:
            super().complete(messages, tools)
            return read_markup(encode_call("writeTemplate", WRONG), len(messages))

    messages = conversation(InProcess(*policy, max_new_tokens=4), "in-process")
    with serving() as endpoint:
        called = {"name": "writeTemplate", "arguments": json.dumps(WRONG)}
        endpoint.will_say({"content": None, "tool_calls": [{"id": "c1", "type": "function", "function": called}]})
        endpoint.will_say({"content": "That is all."})  # the same answer once more would be asked for anew
        conversation(EndpointClient(endpoint.url), "over-http")
        bodies = [body for _, body, _ in endpoint.requests]
    assert [read_by_server(policy, body) for body in bodies] == asked
    assert asked[0] == ids and asked[1] == prompt_ids(policy[1], SECOND, TOOLS)
    assert [message["role"] for message in messages[:4]] == ["system", "user", "assistant", "tool"]


def test_the_model_cards_snippet(folder: Path, policy: tuple[Any, Any], ids: list[int]) -> None:
    params, curate, reward = load("base", "curate", "reward", path=ROOT / "params.yaml")
    card = render_card(
        kind="merged", title="t", repo=str(folder), iteration=1, seed=1, system=SYSTEM, base=params, license=None,
        merged_repo=None, reward=reward, curate=curate, max_new_tokens=1, parameters={}, rows=1, data_sha256="0",
        results={}, tool=TOOLS[0], intent=STORY.intent,
    )  # fmt: skip
    snippet = re.search(r"```python\n(.*?)```", card, re.DOTALL)
    assert snippet
    names: dict[str, Any] = {}
    exec(snippet[1], names)
    assert names["inputs"]["input_ids"].tolist() == [ids]


def test_the_template_that_vllm_is_given(folder: Path, policy: tuple[Any, Any], ids: list[int]) -> None:
    deploy = load("deploy", path=ROOT / "params.yaml")
    given = arguments(deploy)
    path = given[given.index("--chat-template") + 1].replace(MOUNTED, str(folder))
    tokenizer = AutoTokenizer.from_pretrained(folder)
    text = tokenizer.apply_chat_template(
        MESSAGES, TOOLS, chat_template=Path(path).read_text(), add_generation_prompt=True, tokenize=False
    )
    assert tokenizer(text, add_special_tokens=False)["input_ids"] == ids
