"""deploy, with a real server process and a policy that knows the answers to some stories by heart."""

import io
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from endpoint_server import Cloud, running_cloud
from hub_server import TOKEN, Fault
from served_policy import served
from tiny_policy import memorised_policy
from tiny_project import change_params
from typer.testing import CliRunner

from stages import deploy
from stages.commands.main import app
from stages.functiongemma import encode_call
from stages.hub import inference_endpoint as endpoint
from stages.hub import retries
from stages.pipeline.errors import HubError, InputError
from stages.pipeline.jsonl import write_json, write_jsonl
from stages.pipeline.records import Contract, Story
from stages.policy.load import load_policy
from stages.promotion import gate as standing
from stages.serving.local_server import served_locally
from stages.serving.smoke_test import pick
from stages.tools.core_tools import core_tool_declarations

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


@pytest.fixture(scope="module")
def policy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    answers = {
        "Create a button": encode_call("writeTemplate", {"path": "button.tsx", "content": "<button/>"}),
        "Create a link": encode_call("writeTemplate", {"path": "../link.tsx", "content": "<a/>"}),
        "Create a card": "I would rather not",
    }
    return memorised_policy(tmp_path_factory.mktemp("policy"), answers, tools=core_tool_declarations())


@pytest.fixture
def workspace(policy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    change_params(Path("params.yaml"), {"prompt": {"system": SYSTEM}}, to=tmp_path / "params.yaml")
    monkeypatch.setenv("PYTHONPATH", str(Path.cwd()))
    monkeypatch.chdir(tmp_path)
    shutil.copytree(policy, deploy.MODEL)
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
        pytest.raises(InputError, match=r"the local server did not start: .*: not a model folder"),
        served_locally(tmp_path, max_new_tokens=8),
    ):
        pass


def test_stories_are_spread_over_the_held_out_ones() -> None:
    stories = [held_out(f"c{at}", "eval" if at % 2 else "train") for at in range(20)]
    assert [story.component for story in pick(stories, 3)] == ["c1", "c7", "c13"]
    assert len(pick(stories, 99)) == 10
    with pytest.raises(InputError, match="no story of split eval"):
        pick(stories[:1], 3)


INSTANCE = {"accelerator": "gpu", "instanceType": "nvidia-t4", "instanceSize": "x1"}
SERVICE = ("whoami", "GET /v2/provider", "GET /v2/endpoint", "POST /v2/endpoint/me$")
PUSHED = {"repository": "me/ui-model", "pushed": True, "commit": "abc123", "tag": "iteration-1"}


@pytest.fixture(scope="module")
def address(policy: Path) -> Iterator[str]:
    """Where the policy answers, on a real server."""
    with served(load_policy(policy), token=TOKEN) as address:
        yield address


@pytest.fixture
def cloud(workspace: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cloud]:
    """The service of Inference Endpoints; what an endpoint of it serves is the workspace's policy, on a real server."""
    write_json(deploy.PUSHED, {"merged": PUSHED})
    set_params(provider="hf")
    monkeypatch.setattr(endpoint, "REFRESH", 0.01)
    monkeypatch.setattr(retries, "FIRST_WAIT", 0.0)
    monkeypatch.setenv("HF_TOKEN", TOKEN)
    with running_cloud(monkeypatch, address) as cloud:
        monkeypatch.setenv("HF_ENDPOINT", cloud.endpoint)
        yield cloud


def set_params(**values: Any) -> None:
    change_params(Path("params.yaml"), {"deploy": values})


def receipt() -> dict[str, Any]:
    return dict(json.loads((deploy.OUT / "receipt.json").read_text()))


def test_an_endpoint_is_created_waited_for_and_asked(cloud: Cloud, capsys: pytest.CaptureFixture[str]) -> None:
    deploy.main(yes=True)
    made = cloud.endpoints["storyloop"]
    assert made["type"] == "authenticated" and made["compute"].items() >= INSTANCE.items()
    assert made["compute"]["scaling"] == {"minReplica": 0, "maxReplica": 1, "scaleToZeroTimeout": 15}
    assert (made["model"]["repository"], made["model"]["revision"]) == ("me/ui-model", "abc123")
    assert made["model"]["image"] == {"vLLM": {"url": "vllm/vllm-openai:v0.25.1", "port": 8000}}
    flags = " ".join(made["model"]["args"])
    assert "--enable-auto-tool-choice --tool-call-parser functiongemma" in flags
    assert "--chat-template /repository/chat_template.jinja" in flags
    assert "--dtype float32" in flags  # a T4 has no bfloat16, and vLLM refuses this model in float16
    entry = receipt()
    assert (entry["repository"], entry["revision"], entry["price_per_hour"]) == ("me/ui-model", "abc123", 0.5)
    assert [request["files"] for request in entry["requests"]] == [["button.tsx"], [], []]
    said = capsys.readouterr().err
    assert "costs $0.50 an hour while it runs" in said and "initializing" in said
    assert TOKEN not in said + (deploy.OUT / "receipt.json").read_text()


def test_a_second_deployment_updates_the_endpoint_of_that_name(cloud: Cloud) -> None:
    deploy.main(yes=True)
    write_json(deploy.PUSHED, {"merged": {**PUSHED, "commit": "def456"}})
    cloud.requests.clear()
    deploy.main(yes=True)
    assert list(cloud.endpoints) == ["storyloop"] and receipt()["revision"] == "def456"
    assert cloud.endpoints["storyloop"]["model"]["revision"] == "def456"
    assert cloud.asked("^PUT") == 1 and not cloud.asked("^POST /v2/endpoint/me$")


def test_nothing_that_costs_begins_unasked(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match=r"\$0.50 an hour .* nobody is there to be asked: set deploy.confirmed: true"):
        deploy.main()
    for answer in ("", "n\n", "nope\n"):
        monkeypatch.setattr(sys, "stdin", Terminal(answer))
        with pytest.raises(InputError, match="nothing was started"):
            deploy.main()
    assert not cloud.endpoints and not (deploy.OUT / "receipt.json").exists()
    monkeypatch.setattr(sys, "stdin", Terminal("y\n"))
    deploy.main()
    assert receipt()["endpoint"]["name"] == "storyloop"
    set_params(confirmed=True)
    monkeypatch.setattr(sys, "stdin", Terminal("", tty=False))
    deploy.main()


class Terminal(io.StringIO):
    def __init__(self, answer: str, tty: bool = True) -> None:
        super().__init__(answer)
        self.tty = tty

    def isatty(self) -> bool:
        return self.tty


@pytest.mark.parametrize("kind", [500, 503, 429, "drop", "lost", "page", "hang", "cut", "slow"])
def test_passing_faults_of_the_service_are_survived(
    cloud: Cloud, monkeypatch: pytest.MonkeyPatch, kind: int | str
) -> None:
    """At every route: whose the token is, prices, looking, creating, and then updating and waking what is paused."""
    monkeypatch.setattr(retries, "TIMEOUT", 1.0)
    cloud.faults += [
        Fault("whoami", kind),
        Fault("GET /v2/provider", kind),
        Fault("GET /v2/endpoint", kind),
        Fault("POST /v2/endpoint/me$", kind if kind != "page" else 500),
    ]
    deploy.main(yes=True)
    assert list(cloud.endpoints) == ["storyloop"] and receipt()["endpoint"]["name"] == "storyloop"
    cloud.endpoints["storyloop"]["status"]["state"] = "paused"
    changes = kind if kind != "page" else 500
    cloud.faults += [Fault("PUT /v2/endpoint", changes), Fault("POST /v2/endpoint/me/storyloop/resume", changes)]
    deploy.main(yes=True)
    assert cloud.endpoints["storyloop"]["status"]["state"] == "running"
    assert [fault.where for fault in cloud.faults if fault.times] == []


@pytest.mark.parametrize(
    ("route", "status", "sentence"),
    [
        *((route, 401, "does not know this token") for route in SERVICE),
        *((route, 403, "may not write there") for route in SERVICE),
        *((route, 503, "HTTP 503") for route in SERVICE),
        ("POST /v2/endpoint", 409, "changed by somebody else meanwhile"),
        ("POST /v2/endpoint", "drop", "creating endpoint storyloop"),
    ],
)
def test_a_refusal_of_the_service_is_one_sentence_and_no_receipt(
    cloud: Cloud, route: str, status: int | str, sentence: str
) -> None:
    cloud.faults.append(Fault(route, status, times=10**6, message=f"denied for {TOKEN}"))
    with pytest.raises(HubError, match=sentence) as raised:
        deploy.main(yes=True)
    assert TOKEN not in str(raised.value) and len(str(raised.value).splitlines()) == 1
    assert not cloud.endpoints and not (deploy.OUT / "receipt.json").exists()


@pytest.mark.parametrize(
    ("states", "sentence"),
    [
        (["pending", "failed"], r"did not come up \(failed\): CUDA out of memory; it is paused and costs nothing"),
        (["pending"], r"was not up after 1 minutes \(pending\); it is paused"),
    ],
)
def test_a_new_endpoint_that_does_not_come_up_is_paused(
    cloud: Cloud, monkeypatch: pytest.MonkeyPatch, states: list[str], sentence: str
) -> None:
    cloud.start[:] = states
    set_params(wait=1)
    clock = iter(range(10**6))
    monkeypatch.setattr(endpoint, "time", SimpleNamespace(monotonic=lambda: 10 * next(clock), sleep=lambda _: None))
    with pytest.raises(HubError, match=sentence):
        deploy.main(yes=True)
    assert cloud.endpoints["storyloop"]["status"]["state"] == "paused"
    assert not (deploy.OUT / "receipt.json").exists()


def test_hardware_that_is_not_to_be_had_names_what_is(cloud: Cloud) -> None:
    set_params(instance_type="nvidia-h200")
    with pytest.raises(InputError, match=r"no nvidia-h200 x1 .* there is nvidia-t4 x1 \(\$0.5/h\), nvidia-a100 x1"):
        deploy.main(yes=True)
    assert not cloud.endpoints


def test_what_was_not_pushed_is_not_deployed(cloud: Cloud) -> None:
    write_json(deploy.PUSHED, {"merged": {"repository": None, "pushed": False, "commit": None}})
    with pytest.raises(InputError, match=r"set push\.merged_repo, and run push"):
        deploy.main(yes=True)
    assert not cloud.requests


def test_a_model_worse_than_the_promoted_one_is_not_deployed(workspace: Path) -> None:
    write_json(standing.PROMOTED, {"iteration": 1, "eval": {"greedy": 0.5}})
    write_json(standing.RESULTS, {"eval": {"grpo": {"greedy": 0.4}}})
    with pytest.raises(InputError, match=r"deploy: refused: greedy on eval is 0.400"):
        deploy.main()
    assert not (deploy.OUT / "receipt.json").exists()


def test_the_commands_say_what_an_endpoint_does_and_change_it(cloud: Cloud) -> None:
    def said(*arguments: str) -> str:
        run = CliRunner().invoke(app, ["endpoint", *arguments], catch_exceptions=False)
        assert run.exit_code == 0, run.output
        return run.output

    assert "me/storyloop: there is none; it costs nothing" in said("status")
    deploy.main(yes=True)
    assert "me/storyloop: running, $0.50 an hour" in said("status") and "serves me/ui-model at abc123" in said("status")
    assert "paused; it costs nothing" in said("pause")
    assert "me/storyloop: paused, $0" in said("status")
    refused = CliRunner().invoke(app, ["endpoint", "resume"])
    assert refused.exit_code == 1 and cloud.endpoints["storyloop"]["status"]["state"] == "paused"
    assert cloud.serving in said("resume", "--yes")
    assert CliRunner().invoke(app, ["endpoint", "delete"], input="n\n").exit_code == 1 and cloud.endpoints
    assert "deleted" in said("delete", "--yes") and not cloud.endpoints
    gone = CliRunner().invoke(app, ["endpoint", "pause"])
    assert gone.exit_code == 1 and "pausing: HTTP 404" in gone.output + str(gone.exception)
