"""The agent with a real, memorised policy in this process."""

from pathlib import Path

import pytest
from tiny_policy import CALL, SYSTEM, WRITE_TEMPLATE, memorised_policy, messages

from stages.agent.loop import run_agent
from stages.clients.policy import PolicyClient
from stages.pipeline.records import StoryResult
from stages.policy.load import load_policy
from stages.tools.core_tools import create_core_tools
from stages.tools.files import OutputFolder


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> PolicyClient:
    folder = memorised_policy(tmp_path_factory.mktemp("policy") / "model")
    return PolicyClient(*load_policy(folder, device="cpu"), max_new_tokens=128)


def accept(files: object) -> StoryResult:
    return StoryResult(passed=True, a11yPassed=True, totalAssertions=0, passedAssertions=0)


def test_a_policy_writes_a_file_through_the_agent(client: PolicyClient, tmp_path: Path) -> None:
    folder = OutputFolder(tmp_path)
    tools = create_core_tools(folder, lambda path, files: None).only("writeTemplate")
    # The memorised prompt has its own description of the tool; a policy is asked as it was trained.
    tools["writeTemplate"].declaration["function"].update(WRITE_TEMPLATE["function"])
    result = run_agent("Create a save button", client, tools, folder, accept, SYSTEM)
    assert result.passed and result.files == {CALL["path"]: CALL["content"]}
    assert (tmp_path / "button.tsx").read_text() == CALL["content"]


def test_what_a_policy_leaves_broken_is_a_problem_and_no_crash(client: PolicyClient) -> None:
    answer = client.complete(messages("Break it"), [WRITE_TEMPLATE])
    assert answer.calls == [] and len(answer.problems) == 1


def test_text_before_a_call_is_kept_apart(client: PolicyClient) -> None:
    answer = client.complete(messages("Think first"), [WRITE_TEMPLATE])
    assert answer.text == "I will." and [call.name for call in answer.calls] == ["writeTemplate"]
