"""Stories -> graded rows, with a real browser: what every source contributes, and that nothing is invented."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from chat_endpoint import serving
from repository import ROOT
from served_policy import served
from summaries import metrics
from tiny_policy import SYSTEM, memorised_policy
from tiny_project import change_params

from stages.cache.store import Cache
from stages.functiongemma import parse
from stages.generate import generate
from stages.generation.model_samples import chunks, endpoint_attempts, policy_attempts
from stages.generation.run import Run
from stages.generation.summary import kept
from stages.grader import GraderThread, InfrastructureError
from stages.grader.completions import execute
from stages.pipeline.errors import InputError
from stages.pipeline.jsonl import write_jsonl
from stages.pipeline.params import EndpointParams, GenerateParams, load
from stages.pipeline.records import Story, StoryResult, Trajectory
from stages.pipeline.reward import reward
from stages.policy.load import load_policy
from stages.serving.limits import Limits
from stages.stories import load_stories
from stages.tools.core_tools import core_tool_declarations
from stages.tools.outcome import outcome_of
from stages.tools.write_call import reference_output

TEMPLATES = """\
export const SaveButton = () => <button type="button">Save</button>

export const LoadLink = () => <a href="/load">Load</a>

export const Sized = () => <button type="button">Send</button>
"""
STORY = """\
export const {name} = story({{
  intent: 'Create {what} labelled "{text}"',
  template: {template},
  async play({{ assert, findByText, accessibilityCheck }}) {{
    const found = await findByText('{text}')
    assert({{ given: 'a label', should: 'sit in it', actual: found?.tagName, expected: '{tag}' }})
    assert({{ given: 'a label', should: 'be there', actual: found?.textContent{more}, expected: {expected} }})
    await accessibilityCheck({{}})
  }},
}})
"""
OFF = load("generate").endpoint
PARAMS = GenerateParams(
    varied=2,
    perturbed=17,
    repairs=0,
    conventions=0,
    requests=0,
    policy_samples=0,
    policy=None,
    failures=None,
    temperature=1.0,
    max_new_tokens=64,
    endpoint=OFF,
)


def fill(name: str, what: str, text: str, template: str, tag: str, more: str = "", expected: str = "") -> str:
    return STORY.format(
        name=name, what=what, text=text, template=template, tag=tag, more=more, expected=expected or f"'{text}'"
    )


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> list[Story]:
    folder = tmp_path_factory.mktemp("stories")
    (folder / "kit.tsx").write_text(TEMPLATES)
    (folder / "kit.stories.tsx").write_text(
        "import { story } from 'plaited/testing'\n"
        "import { SaveButton, LoadLink, Sized } from './kit.tsx'\n\n"
        + fill("button", "a button", "Save", "SaveButton", "BUTTON")
        + fill("link", "a link", "Load", "LoadLink", "A")
        + fill("sized", "a button", "Send", "Sized", "BUTTON", "?.length", "4")
        + fill("wrong", "a link", "Send", "Sized", "A")
    )
    (folder / "splits.yaml").write_text("eval:\n  - kit.stories.tsx#link\n")
    return load_stories(folder)


@pytest.fixture(scope="module")
def grader() -> Iterator[GraderThread]:
    with GraderThread(load("grader").model_copy(update={"cache": False})) as grader:
        yield grader


@pytest.fixture(scope="module")
def rows(stories: list[Story], grader: GraderThread) -> list[Trajectory]:
    return run(stories, PARAMS, grader)[0]


def run(
    stories: list[Story], params: GenerateParams, grader: GraderThread, cache: Cache | None = None
) -> tuple[list[Trajectory], dict[str, object] | None]:
    """One run of the stage as records, with a new cache unless there is one."""
    made = Run(params, SYSTEM, 1, 17, grader, cache or Cache(":memory:"), cache or Cache(":memory:"))
    return [Trajectory.model_validate_json(row.line) for row in generate(stories, made)], made.bill()


def of(rows: list[Trajectory], export: str, source: str) -> list[Trajectory]:
    return [row for row in rows if row.story == f"kit.stories.tsx#{export}" and row.source == source]


def test_every_story_has_its_reference_and_held_out_ones_nothing_else(rows: list[Trajectory]) -> None:
    assert [row.reward for row in of(rows, "button", "reference")] == [1]
    assert [(row.source, row.split) for row in rows if row.story.endswith("#link")] == [("reference", "eval")]


@pytest.mark.parametrize("knob", [{"varied": 3}, {"perturbed": 1}, {"repairs": 1}, {"requests": 2}, {"conventions": 2}])
def test_a_story_whose_rows_are_known_is_made_anew_where_a_knob_of_them_changed(
    knob: dict[str, int], stories: list[Story], grader: GraderThread
) -> None:
    one, cache = stories[:1], Cache(":memory:")
    small = PARAMS.model_copy(update={"varied": 1, "perturbed": 0})
    changed = small.model_copy(update=knob)
    assert run(one, small, grader, cache)[0] == run(one, small, grader)[0]
    assert run(one, changed, grader, cache)[0] == run(one, changed, grader)[0]


def test_varied_copies_carry_their_words_from_the_intent_to_the_call(rows: list[Trajectory]) -> None:
    varied = of(rows, "button", "varied")
    assert len(varied) == 2 and {row.reward for row in varied} == {1}
    for row in varied:
        word = row.words["Save"]
        assert f'"{word}"' in row.messages[1].content and word in row.messages[2].content
        assert "Save" not in row.messages[2].content.replace("SaveButton", "")


def test_a_copy_whose_story_needs_more_than_the_text_is_dropped(rows: list[Trajectory]) -> None:
    dropped = [row for row in of(rows, "sized", "varied") if not kept(row)]
    assert dropped and all(len(row.words["Send"]) != 4 for row in dropped)
    assert metrics(rows)["dropped"] == len(dropped)


def test_a_story_that_its_own_solution_fails_is_reported_and_not_built_upon(rows: list[Trajectory]) -> None:
    broken = [row for row in rows if row.story.endswith("#wrong")]
    assert [row.source for row in broken] == ["reference"] and broken[0].reward < 0.5
    assert metrics(rows)["broken"] == 1


def test_faults_are_named_and_spread_the_rewards(rows: list[Trajectory]) -> None:
    faulty = {row.fault: row.reward for row in of(rows, "button", "perturbed")}
    assert len(faulty) >= 10
    assert {faulty[name] for name in ("unknown_tool", "truncated_call", "wrong_export", "syntax_damage")} == {0}
    assert 0 < faulty["text_altered"] < 0.7 and faulty["accessible_name_dropped"] < 0.5
    assert len(set(faulty.values())) >= 3


def test_an_output_without_a_valid_call_has_no_verdict(rows: list[Trajectory]) -> None:
    row = next(row for row in rows if row.fault == "truncated_call")
    assert row.storyResult is None and row.reward == 0


def test_rows_have_their_own_ids(rows: list[Trajectory]) -> None:
    assert len({row.id for row in rows}) == len(rows)


def test_a_reference_row_holds_a_call_that_writes_the_solution(rows: list[Trajectory], stories: list[Story]) -> None:
    row = of(rows, "button", "reference")[0]
    story = next(story for story in stories if story.id == row.story)
    assert [message.role for message in row.messages] == ["system", "user", "assistant"]
    call = parse(row.messages[2].content).calls[0]
    assert {call.arguments["path"]: call.arguments["content"]} == story.solution


def test_two_runs_give_the_same_rows(rows: list[Trajectory], stories: list[Story], grader: GraderThread) -> None:
    assert run(stories, PARAMS, grader) == (rows, None)


class Failing:
    """A grader that fails the given number of times and passes everything after that."""

    def __init__(self, failures: int) -> None:
        self.failures = failures
        self.batches: list[int] = []

    def grade_many(
        self, pairs: list[tuple[dict[str, str], Story]], on_done: Callable[[int], None] | None = None
    ) -> list[StoryResult | InfrastructureError]:
        self.batches.append(len(pairs))
        passed = StoryResult(passed=True, a11yPassed=True, totalAssertions=1, passedAssertions=1)
        results: list[StoryResult | InfrastructureError] = []
        for _ in pairs:
            results.append(InfrastructureError("browser died") if self.failures > 0 else passed)
            self.failures -= 1
        return results


def test_a_failure_of_the_grader_is_tried_again_and_never_scored(stories: list[Story]) -> None:
    outcomes = [(story, outcome_of(reference_output(story))) for story in stories[:3]]
    grader = Failing(2)
    assert [reward(verdict) for verdict in execute(grader, outcomes)] == [1, 1, 1]
    assert grader.batches == [3, 2]
    with pytest.raises(InfrastructureError):
        execute(Failing(99), outcomes)


@pytest.fixture(scope="module")
def policy(stories: list[Story], tmp_path_factory: pytest.TempPathFactory) -> Path:
    answers = {story.intent: reference_output(story) for story in stories}
    return memorised_policy(tmp_path_factory.mktemp("models") / "policy", answers, core_tool_declarations(), steps=120)


def sampling(**changes: object) -> GenerateParams:
    return PARAMS.model_copy(update={"varied": 0, "perturbed": 0, "temperature": 0.1, "max_new_tokens": 160, **changes})


def test_policy_samples_are_rows_of_their_own(
    stories: list[Story], policy: Path, grader: GraderThread, tmp_path: Path
) -> None:
    params = sampling(policy_samples=2, policy=str(policy))
    rows, _ = run(stories, params, grader)
    assert [row.reward for row in of(rows, "button", "policy")] == [1, 1] and not of(rows, "link", "policy")
    assert {row.policy for row in of(rows, "button", "policy")} == {"policy"}


def test_samples_that_a_policy_has_drawn_are_not_drawn_again_and_need_no_cache(
    stories: list[Story], policy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    params = sampling(policy_samples=2, policy=str(policy), temperature=1.0, max_new_tokens=16)
    cache = Cache(tmp_path / "cache")
    first = list(policy_attempts(stories, params, 17, SYSTEM, cache))
    assert list(policy_attempts(stories, params, 17, SYSTEM, Cache(tmp_path / "other"))) == first
    monkeypatch.setattr("stages.policy.load.load_policy", lambda *_: pytest.fail("the policy was loaded"))
    assert list(policy_attempts(stories, params, 17, SYSTEM, cache)) == first


def test_a_new_story_leaves_the_chunks_of_the_others_alone(stories: list[Story]) -> None:
    many = [stories[0].model_copy(update={"id": f"kit.stories.tsx#s{number:03}"}) for number in range(200)]
    before = list(chunks(many, 16))
    new = stories[0].model_copy(update={"id": "kit.stories.tsx#s0505"})
    after = list(chunks(sorted([*many, new], key=lambda story: story.id), 16))
    assert [story for chunk in before for story in chunk] == many and 5 <= len(before) <= 25
    assert sum(chunk in before for chunk in after) >= len(before) - 1


def says(story: Story, **usage: int) -> tuple[int, dict[str, object], dict[str, str]]:
    """A chat completion that calls writeTemplate with the story's own solution."""
    path = story.contract.path
    arguments = json.dumps({"content": story.solution[path], "path": path})
    call = {"id": "c1", "type": "function", "function": {"name": "writeTemplate", "arguments": arguments}}
    message = {"role": "assistant", "content": None, "tool_calls": [call]}
    choice = {"index": 0, "finish_reason": "tool_calls", "message": message}
    return 200, {"id": "1", "object": "chat.completion", "created": 0, "choices": [choice], "usage": usage}, {}


def at(url: str, **changes: object) -> EndpointParams:
    return OFF.model_copy(update={"url": url, "model": "big", "samples": 3, "concurrency": 3, **changes})


BUSY = (503, {"error": "busy"}, {"retry-after": "0"})


def test_answers_of_an_endpoint_are_rows_and_what_they_took_is_counted(
    stories: list[Story], grader: GraderThread, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STORYLOOP_TOKEN", "secret")
    button = [story for story in stories if story.export == "button"]
    cache = Cache(tmp_path / "cache")
    with serving() as server:
        server.script = [BUSY, says(button[0], prompt_tokens=100, completion_tokens=10, total_tokens=110)]
        params = sampling(endpoint=at(server.url, prompt_price=2.0, completion_price=5.0))
        rows, bill = run(button, params, grader, cache)
        assert [(row.source, row.policy, row.reward) for row in rows[1:]] == [("endpoint", "big", 1)] * 3
        assert bill == {"answers": 3, "prompt_tokens": 300, "completion_tokens": 30, "cost": 0.00075}
        assert len(server.requests) == 4
        assert {authorization for _, _, authorization in server.requests} == {"Bearer secret"}
        body = server.requests[0][1]
        assert body["model"] == "big" and body["tools"] == core_tool_declarations()
        assert [message["content"] for message in body["messages"]] == [SYSTEM, button[0].intent]
        # Nothing is asked and paid for twice.
        assert run(button, params, grader, cache) == (rows, bill) and len(server.requests) == 4


def test_an_endpoint_that_fails_stops_the_stage_and_what_it_answered_is_kept(
    stories: list[Story], tmp_path: Path
) -> None:
    cache, story = Cache(tmp_path / "cache"), stories[0]
    with serving() as server:
        params = sampling(endpoint=at(server.url, samples=2, concurrency=1))
        server.script = [says(story), (400, {"error": "no"}, {})]
        with pytest.raises(InputError, match="HTTP 400"):
            endpoint_attempts([story], params, SYSTEM, cache)
        server.script = [says(story)]
        attempts, _ = endpoint_attempts([story], params, SYSTEM, cache)
        assert [attempt.output for attempt in attempts] == [reference_output(story)] * 2
        assert len(server.requests) == 3


def test_an_endpoint_is_off_by_default(stories: list[Story], tmp_path: Path) -> None:
    assert endpoint_attempts(stories, PARAMS, SYSTEM, Cache(tmp_path / "cache")) == ([], {})


def test_the_projects_own_server_can_be_the_endpoint(
    stories: list[Story], policy: Path, grader: GraderThread, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with served(load_policy(policy), Limits(max_new_tokens=160), token="a-token-of-the-test") as address:
        monkeypatch.setenv("STORYLOOP_TOKEN", "a-token-of-the-test")
        rows, bill = run(stories, sampling(endpoint=at(f"{address}/v1", samples=1)), grader)
    assert [row.reward for row in of(rows, "button", "endpoint")] == [1] and not of(rows, "link", "endpoint")
    assert (
        of(rows, "button", "endpoint")[0].messages[-1].content
        == of(rows, "button", "reference")[0].messages[-1].content
    )
    assert bill and bill["answers"] == 2 and bill["completion_tokens"] > 40


# The stage in a process that kills itself (as the system would) when it has written down so much of what was judged; 0: never.
STAGE = """
import os, signal, sys
from stages import generate
from stages.grader.cache import VerdictCache

written = set()


def dying(name):
    put, get = getattr(VerdictCache, name), getattr(VerdictCache, name.replace("put", "get"))

    def put_and_die(cache, key, value):
        if get(cache, key) is None:  # a kill between a verdict and its record has the verdict written twice
            written.add((name, key))
        put(cache, key, value)
        if len(written) == int(sys.argv[1]):
            os.kill(os.getpid(), signal.SIGKILL)

    setattr(VerdictCache, name, put_and_die)


dying("put")
dying("put_record")
generate.main()
"""


def run_stage(folder: Path, dies_after: int = 0) -> int:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", STAGE, str(dies_after)]
    return subprocess.run(command, cwd=folder, env=environment, timeout=200).returncode


def graded(folder: Path) -> int:
    """How many verdicts, and records of what references show, the runs in `folder` have written down."""
    with closing(sqlite3.connect(folder / ".cache/storyloop/grades.sqlite", timeout=10)) as connection:
        return int(connection.execute("SELECT count(*) FROM cache").fetchone()[0])


@pytest.mark.slow
def test_a_run_killed_at_any_point_goes_on_where_it_was_and_ends_with_the_same_bytes(
    stories: list[Story], tmp_path: Path
) -> None:
    undisturbed, killed = tmp_path / "undisturbed", tmp_path / "killed"
    for folder in (undisturbed, killed):
        write_jsonl(folder / "data/collect/stories.jsonl", stories)
        shutil.copytree(ROOT / "data/bundle", folder / "data/bundle")
        change_params(ROOT / "params.yaml", {"generate": {"perturbed": 17}}, to=folder / "params.yaml")
    assert run_stage(undisturbed) == 0
    wanted = {
        name: (undisturbed / "data/generate" / name).read_bytes() for name in ("trajectories.jsonl", "metrics.json")
    }
    total, before = graded(undisturbed), 0
    for point in (1, total // 3, total - 1):
        assert run_stage(killed, dies_after=point - before) == -signal.SIGKILL
        assert before < graded(killed) == point < total
        assert not (killed / "data/generate/trajectories.jsonl").exists()
        before = point
    assert run_stage(killed) == 0
    assert {name: (killed / "data/generate" / name).read_bytes() for name in wanted} == wanted
    # Killed between a reference's verdict and the record of what it shows, a run writes that record only if it still
    # has an answer to grade by it.
    assert total - graded(killed) in (0, 1)
