"""The real verifiers, in an environment of its own, plays episodes; rewards are those of `storyloop grade` and grpo.

Only the policy is scripted, or the tiny one behind our own server.
"""

import json
import os
import re
import shlex
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import psutil
import pytest
from own_stories import own_stories
from repository import ROOT
from scripted_policy import ScriptedPolicy, scripted_policy
from served_policy import served
from tiny_policy import memorised_policy

from stages.environment.stories import read_rules
from stages.pipeline.params import load
from stages.pipeline.records import StoryResult
from stages.pipeline.reward import reward
from stages.policy.load import load_policy
from stages.policy.prompts import prompt_messages
from stages.tools.core_tools import core_tool_declarations
from stages.tools.feedback import feedback
from stages.tools.write_call import reference_output, write_call

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

PACKAGES = [
    "verifiers==0.4.*",
    "skyrl-gym==0.3.*",
    "pydantic",
    "ruamel.yaml",
    "jinja2",
    "tree-sitter",
    "tree-sitter-typescript",
    "playwright==1.65.*",
]
SETTINGS = {
    "weights": load("reward", path=ROOT / "params.yaml"),
    "turns": 2,
    "discount": read_rules(ROOT).of_turns.discount,
}
STORIES = [story for story in own_stories() if story.component == "badge" and story.split == "train"][:6]
RIGHT, WRONG, NO_CALL, REPAIRED, STOPPED, NO_ARGUMENTS = STORIES


def solution(story: Any) -> dict[str, str]:
    return {"path": story.contract.path, "content": story.code}


def faulty(story: Any) -> dict[str, str]:
    return {
        **solution(story),
        "content": solution(story)["content"].replace("<span", '<span data-size="huge" title="x"', 1),
    }


SCRIPT: dict[str, Sequence[Any]] = {
    RIGHT.intent: [solution(RIGHT)],
    WRONG.intent: [faulty(WRONG), faulty(WRONG)],
    NO_CALL.intent: ["I would rather not."],
    REPAIRED.intent: [faulty(REPAIRED), solution(REPAIRED)],
    STOPPED.intent: [faulty(STOPPED), "I give up."],
    NO_ARGUMENTS.intent: [{"path": NO_ARGUMENTS.contract.path}, solution(NO_ARGUMENTS)],
}


@pytest.fixture(scope="session")
def python() -> Path:
    """An interpreter with verifiers, made once and kept: .cache/environment can be deleted."""
    uv = Path(sys.executable).with_name("uv")
    folder = ROOT / ".cache/environment"
    environment = folder / "bin/python"
    done = folder / "packages.json"
    if not done.exists() or json.loads(done.read_text()) != PACKAGES:
        command = [str(uv)] if uv.exists() else ["uv"]
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        subprocess.run([*command, "venv", "-q", "--clear", "--python", version, str(folder)], check=True)
        # verifiers itself calls uv, for the program that plays a rollout.
        subprocess.run([*command, "pip", "install", "-q", "--python", str(environment), "uv", *PACKAGES], check=True)
        done.write_text(json.dumps(PACKAGES))
    return environment


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where verifiers keeps its files, and the browser its profile, whose path names its processes."""
    return tmp_path_factory.mktemp("home")


def in_environment(python: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    path = f"{python.parent}{os.pathsep}{os.environ['PATH']}"
    packages = os.environ.get("UV_CACHE_DIR", str(Path.home() / ".cache/uv"))
    project = os.pathsep.join([str(ROOT), str(ROOT / "stages/environment/plugins")])  # as its installation does
    environment = {**os.environ, "PYTHONPATH": project, "PATH": path, "HOME": str(home), "UV_CACHE_DIR": packages}
    return subprocess.run(
        [str(python), *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def play(python: Path, home: Path, endpoint: str, model: str, stories: Sequence[Any]) -> dict[str, dict[str, Any]]:
    script = str(ROOT / "tests/support/verifiers_run.py")
    done = in_environment(
        python, home, script, endpoint, model, str(ROOT), str(SETTINGS["turns"]), *[story.id for story in stories]
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    return {told["story"]: told for told in json.loads(done.stdout.splitlines()[-1])}


def processes_of(home: Path) -> list[list[str]]:
    """The command lines that name a file of this folder: tool server, programs and browsers of a run."""
    running = [process.info["cmdline"] or [] for process in psutil.process_iter(["cmdline"])]
    return [command for command in running if any(str(home) in part for part in command)]


def grade(story: Any, answer: dict[str, str], folder: Path) -> StoryResult:
    """What the command `storyloop grade` prints of this file."""
    file = folder / answer["path"]
    file.write_text(answer["content"])
    command = [sys.executable, "-m", "stages.commands.main", "grade", story.id, str(file), "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return StoryResult.model_validate_json(done.stdout)


@pytest.fixture(scope="module")
def played(python: Path, home: Path) -> tuple[dict[str, dict[str, Any]], ScriptedPolicy]:
    with scripted_policy(SCRIPT) as policy:
        return play(python, home, policy.url, "scripted", STORIES), policy


def earned(told: dict[str, Any]) -> float:
    assert told["errors"] == []
    return float(told["rewards"]["episode"])


def test_rewards_are_those_of_storyloop_grade(played: Any, tmp_path: Path) -> None:
    rollouts, _ = played
    weights, discount = SETTINGS["weights"], SETTINGS["discount"]
    wrong = grade(WRONG, faulty(WRONG), tmp_path)
    assert earned(rollouts[RIGHT.id]) == reward(grade(RIGHT, solution(RIGHT), tmp_path), weights) == 1
    assert earned(rollouts[WRONG.id]) == pytest.approx(reward(wrong, weights) * discount)
    assert 0 < earned(rollouts[WRONG.id]) < 1
    assert rollouts[WRONG.id]["answers"][0][1] == wrong.model_dump(mode="json")
    assert earned(rollouts[REPAIRED.id]) == pytest.approx(discount)


def test_an_answer_without_a_call_is_worth_nothing(played: Any) -> None:
    rollouts, _ = played
    assert earned(rollouts[NO_CALL.id]) == 0 and earned(rollouts[STOPPED.id]) == 0
    assert earned(rollouts[NO_ARGUMENTS.id]) == pytest.approx(SETTINGS["discount"])


def test_a_rollout_ends_where_its_episode_does(played: Any) -> None:
    rollouts, policy = played
    asked = [body["messages"][1]["content"] for body in policy.requests]
    assert {intent: asked.count(intent) for intent in SCRIPT} == {
        intent: len(answers) for intent, answers in SCRIPT.items()
    }
    assert rollouts[RIGHT.id]["stop"] == "episode_is_over"


def test_the_policy_is_asked_and_told_what_the_pipeline_says(played: Any) -> None:
    rollouts, policy = played
    first = next(body for body in policy.requests if body["messages"][-1]["content"] == REPAIRED.intent)
    rules = read_rules(ROOT)
    assert [{**message, "content": message["content"].strip()} for message in first["messages"]] == [
        {**message, "content": message["content"].strip()} for message in prompt_messages(rules.system, REPAIRED.intent)
    ]
    assert first["tools"] == core_tool_declarations()
    told = rollouts[REPAIRED.id]
    verdict = StoryResult.model_validate(told["answers"][0][1])
    said = next(message["content"] for message in told["messages"] if message["role"] == "tool")
    assert said == feedback(verdict, rules.max_feedback)


def test_no_process_is_left(played: Any, home: Path) -> None:
    for _ in range(50):
        if not processes_of(home):
            break
        time.sleep(0.2)
    assert processes_of(home) == []


def test_a_policy_behind_our_own_server_is_graded_alike(python: Path, home: Path, tmp_path: Path) -> None:
    answers = {RIGHT.intent: reference_output(RIGHT), WRONG.intent: write_call(**faulty(WRONG)), NO_CALL.intent: "No."}
    rules = read_rules(ROOT)
    policy = load_policy(
        memorised_policy(tmp_path / "policy", answers, core_tool_declarations(), steps=150, system=rules.system)
    )
    with served(policy) as url:
        rollouts = play(python, home, f"{url}/v1", "tiny", [RIGHT, WRONG, NO_CALL])
    assert earned(rollouts[RIGHT.id]) == 1 and earned(rollouts[NO_CALL.id]) == 0
    [(text, verdict), *_] = rollouts[WRONG.id]["answers"]
    assert text == write_call(**dict(sorted(faulty(WRONG).items()))) or "data-size" in text
    assert verdict == grade(WRONG, faulty(WRONG), tmp_path).model_dump(mode="json")


def page_examples() -> list[str]:
    """The Python examples of docs/environments.md: TRL, verifiers, SkyRL."""
    return re.findall(r"^```python\n(.*?)^```", (ROOT / "docs/environments.md").read_text(), re.DOTALL | re.MULTILINE)


def test_the_examples_of_the_page_for_verifiers_run_as_they_stand(python: Path, home: Path, tmp_path: Path) -> None:
    (command,) = re.findall(r"^(vf-eval storyloop .*)$", (ROOT / "docs/environments.md").read_text(), re.MULTILINE)
    example = tmp_path / "example.py"
    script = {story.intent: [solution(story)] for story in own_stories()}
    with scripted_policy(script) as policy:
        example.write_text(page_examples()[1].replace("http://127.0.0.1:8000/v1", policy.url))
        done = in_environment(python, home, str(example))
        assert done.returncode == 0 and done.stdout.count("Reward(score=1.0") == 2, done.stdout + done.stderr[-3000:]
        words = shlex.split(command.replace("http://127.0.0.1:8000/v1", policy.url))
        program, out = str(python.with_name(words[0])), str(tmp_path / "out")
        done = in_environment(python, home, program, *words[1:], "--output-dir", out)  # a script of that Python
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    traces = [json.loads(line) for file in Path(out).rglob("traces.jsonl") for line in file.read_text().splitlines()]
    assert len(traces) == 2 and json.dumps(traces).count('"episode": {"score": 1.0') == 2


def test_the_example_of_the_page_for_skyrl_earns_what_the_episode_does(
    python: Path, home: Path, tmp_path: Path
) -> None:
    play_one = f"""
from stages.environment.stories import open_stories
from stages.tools.write_call import reference_output, write_call

with open_stories({str(ROOT)!r}, turns=2) as stories:
    story = stories.stories[{RIGHT.id!r}]
    env = StoryEnv(stories, story.id)
    asked, _ = env.init()
    first, second = env.step(write_call(**{faulty(RIGHT)!r})), env.step(reference_output(story))
    assert asked[-1]["content"] == story.intent and first["observations"][0]["content"].startswith("It does not pass:")
    assert not first["done"] and second["done"] and first["reward"] + second["reward"] == env.episode.reward > 0.8
    print("played")
"""
    example = tmp_path / "skyrl.py"
    example.write_text(page_examples()[2] + play_one)
    done = in_environment(python, home, str(example))
    assert done.stdout.split() == ["played"], done.stdout + done.stderr[-3000:]


def test_the_example_of_the_page_for_trl_runs_as_it_stands(tmp_path: Path) -> None:
    story = STORIES[0]
    policy = memorised_policy(tmp_path / "policy", {story.intent: reference_output(story)}, core_tool_declarations(), 5)
    example = page_examples()[0].replace("data/sft/model", str(policy)).replace('"out"', repr(str(tmp_path / "out")))
    changed = example.replace("max_completion_length=400", "max_completion_length=40, per_device_train_batch_size=8")
    exec(changed, names := dict[str, Any]())
    assert names["trainer"].state.global_step == 5
