"""deploy, with a real server process and a policy that knows the answers to some stories by heart."""

import json
from pathlib import Path

import pytest
from tiny_policy import memorised_policy

from stages import deploy
from stages.agent.tools import core_tool_declarations
from stages.functiongemma import encode_call
from stages.serving.local import served_locally
from stages.trajectory import Contract, InputError, Story, write_jsonl

SYSTEM = "You write UI."


def held_out(name: str, split: str = "eval") -> Story:
    return Story(
        id=f"{name}.stories.tsx#a",
        component=name,
        file=f"{name}.stories.tsx",
        export="a",
        intent=f"Create a {name}",
        split=split,  # type: ignore[arg-type]
        contract=Contract(path=f"{name}.tsx", export="A"),
        files={},
        solution={},
    )


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    params = Path("params.yaml").read_text(encoding="utf-8")
    head, _, tail = params.partition("  system: >-")
    sections = tail[tail.index("\ncollect:") :]
    (tmp_path / "params.yaml").write_text(f"{head}  system: {SYSTEM}\n{sections}", encoding="utf-8")
    answers = {
        "Create a button": encode_call("writeTemplate", {"path": "button.tsx", "content": "<button/>"}),
        "Create a link": encode_call("writeTemplate", {"path": "../link.tsx", "content": "<a/>"}),
        "Create a card": "I would rather not",
    }
    monkeypatch.setenv("PYTHONPATH", str(Path.cwd()))
    monkeypatch.chdir(tmp_path)
    memorised_policy(deploy.MODEL, answers, tools=core_tool_declarations())
    rows = [held_out(name) for name in ("button", "link", "card")]
    write_jsonl(deploy.STORIES, [held_out("other", "train"), *rows])
    return tmp_path


def test_deploy_counts_the_answers_that_hold_a_call_that_may_run(workspace: Path) -> None:
    deploy.main()
    assert json.loads((deploy.OUT / "metrics.json").read_text()) == {"requests": 3, "valid_calls": 1}
    receipt = (deploy.OUT / "receipt.json").read_text()
    asked = json.loads(receipt)["requests"]
    assert [request["files"] for request in asked] == [["button.tsx"], [], []]
    assert [request["calls"] for request in asked] == [["writeTemplate"], ["writeTemplate"], []]
    assert str(workspace) not in receipt and "127.0.0.1" not in receipt
    timings = json.loads((deploy.OUT / "timings.json").read_text())
    assert timings["tokens_per_second_1_client"] > 0 and timings["tokens_per_second_3_clients"] > 0


def test_a_server_that_does_not_start_is_one_sentence(tmp_path: Path) -> None:
    with (
        pytest.raises(InputError, match=r"did not start: Invalid value for .--max-new-tokens"),
        served_locally(tmp_path, max_new_tokens=0),
    ):
        pass


def test_stories_are_spread_over_the_held_out_ones() -> None:
    stories = [held_out(f"c{at}", "eval" if at % 2 else "train") for at in range(20)]
    assert [story.component for story in deploy.pick(stories, 3)] == ["c1", "c7", "c13"]
    assert len(deploy.pick(stories, 99)) == 10
    with pytest.raises(InputError, match="no story of split eval"):
        deploy.pick(stories[:1], 3)
