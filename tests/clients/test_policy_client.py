"""The agent with a real, memorised policy in this process."""

from pathlib import Path

import pytest
from tiny_policy import CALL, SYSTEM, WRITE_TEMPLATE, memorised_policy, messages

from stages.agent.loop import run_agent
from stages.clients.policy import PolicyClient, repeats
from stages.decoding.sample import sample
from stages.pipeline.records import StoryResult
from stages.policy.load import load_policy
from stages.policy.prompts import prompt_text
from stages.tools.core_tools import create_core_tools
from stages.tools.files import OutputFolder


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> PolicyClient:
    folder = memorised_policy(tmp_path_factory.mktemp("policy") / "model")
    return PolicyClient(*load_policy(folder, device="cpu"), max_new_tokens=128)


def accept(files: object) -> StoryResult:
    return StoryResult(passed=True, a11yPassed=True, totalAssertions=0, passedAssertions=0)


def test_a_policy_writes_a_file_through_the_agent(
    client: PolicyClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = OutputFolder(tmp_path)
    tools = create_core_tools(folder, lambda path, files: None).only("writeTemplate")
    # The memorised prompt has its own description of the tool; a policy is asked as it was trained.
    for key, value in WRITE_TEMPLATE["function"].items():  # and put back: every other test shares the declaration
        monkeypatch.setitem(tools["writeTemplate"].declaration["function"], key, value)
    result = run_agent("Create a save button", client, tools, folder, accept, SYSTEM)
    assert result.passed and result.files == {CALL["path"]: CALL["content"]}
    assert (tmp_path / "button.tsx").read_text() == CALL["content"]


def test_what_a_policy_leaves_broken_is_a_problem_and_no_crash(client: PolicyClient) -> None:
    answer = client.complete(messages("Break it"), [WRITE_TEMPLATE])
    assert answer.calls == [] and len(answer.problems) == 1


def test_text_before_a_call_is_kept_apart(client: PolicyClient) -> None:
    answer = client.complete(messages("Think first"), [WRITE_TEMPLATE])
    assert answer.text == "I will." and [call.name for call in answer.calls] == ["writeTemplate"]


def test_an_answer_that_repeats_itself_is_stopped_long_before_the_limit(tmp_path: Path) -> None:
    policy = load_policy(memorised_policy(tmp_path, {"Loop": "la, " * 60}), device="cpu")
    counts: list[int] = []
    answer = PolicyClient(*policy, max_new_tokens=400, on_token=counts.append).complete(
        messages("Loop"), [WRITE_TEMPLATE]
    )
    assert answer.stopped == f"repeated itself and was stopped after {len(counts)} tokens"
    assert counts == list(range(1, len(counts) + 1)) and 64 <= len(counts) < 200


def test_an_answer_that_is_cut_says_at_which_limit(tmp_path: Path, client: PolicyClient) -> None:
    assert client.complete(messages("Create a save button"), [WRITE_TEMPLATE]).stopped is None
    short = PolicyClient(*load_policy(memorised_policy(tmp_path, steps=1)), max_new_tokens=5)
    assert short.complete(messages("Greet me"), [WRITE_TEMPLATE]).stopped == (
        "was cut at the limit of 5 tokens (--max-new-tokens)"
    )


@pytest.mark.parametrize(
    ("tokens", "repeated"),
    [
        ([7] * 63, False),
        ([7] * 64, True),
        ([1, 2, 3, *range(10, 20), *[4, 5, 6, 7, 8, 9, 10] * 10], True),
        ([token for item in range(40) for token in (1, 2, 100 + item, 3)], False),  # a list whose items differ
        ([1, 2, 3, 4, 5, 6, 7, 8] * 9, False),
        ([], False),
    ],
)
def test_only_one_block_again_and_again_is_a_repetition(tokens: list[int], repeated: bool) -> None:
    assert repeats(tokens) is repeated


def test_a_policy_answers_as_it_is_sampled(tmp_path: Path) -> None:
    model, tokenizer = load_policy(memorised_policy(tmp_path, steps=5), device="cpu")
    answer = PolicyClient(model, tokenizer, 24, temperature=1.0, seed=3).complete(messages("Greet me"), [])
    [[sampled]] = sample(model, tokenizer, [prompt_text(tokenizer, messages("Greet me"), [])], 1, 1.0, 24, seed=3 + 2)
    assert answer.message["content"] == sampled.text
