"""Stories -> graded rows, with a real browser: what every source contributes, and that nothing is invented."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tiny_policy import memorised_policy

from stages.agent.tools import core_tool_declarations
from stages.functiongemma import parse
from stages.generate import generate, kept, metrics
from stages.grader import GraderThread, InfrastructureError
from stages.params import GenerateParams, load
from stages.reward import reward
from stages.stories import load_stories
from stages.trajectories.execute import execute
from stages.trajectories.perturb import reference_output
from stages.trajectory import Story, StoryResult, Trajectory

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
PARAMS = GenerateParams(varied=2, perturbed=17, policy_samples=0, policy=None, temperature=1.0, max_new_tokens=64)


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
    return generate(stories, "You make interfaces.", 1, 17, PARAMS, grader)


def of(rows: list[Trajectory], export: str, source: str) -> list[Trajectory]:
    return [row for row in rows if row.story == f"kit.stories.tsx#{export}" and row.source == source]


def test_every_story_has_its_reference_and_held_out_ones_nothing_else(rows: list[Trajectory]) -> None:
    assert [row.reward for row in of(rows, "button", "reference")] == [1]
    assert [(row.source, row.split) for row in rows if row.story.endswith("#link")] == [("reference", "eval")]


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


def test_rows_have_their_own_ids_and_the_graders_digest(rows: list[Trajectory], grader: GraderThread) -> None:
    assert len({row.id for row in rows}) == len(rows)
    assert {row.grader for row in rows} == {grader.digest}


def test_a_reference_row_holds_a_call_that_writes_the_solution(rows: list[Trajectory], stories: list[Story]) -> None:
    row = of(rows, "button", "reference")[0]
    story = next(story for story in stories if story.id == row.story)
    assert [message.role for message in row.messages] == ["system", "user", "assistant"]
    call = parse(row.messages[2].content).calls[0]
    assert {call.arguments["path"]: call.arguments["content"]} == story.solution


def test_two_runs_give_the_same_rows(rows: list[Trajectory], stories: list[Story], grader: GraderThread) -> None:
    assert generate(stories, "You make interfaces.", 1, 17, PARAMS, grader) == rows


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
    outputs = [(story, reference_output(story)) for story in stories[:3]]
    grader = Failing(2)
    assert [reward(verdict) for verdict in execute(grader, outputs)] == [1, 1, 1]
    assert grader.batches == [3, 2]
    with pytest.raises(InfrastructureError):
        execute(Failing(99), outputs)


def test_policy_samples_are_rows_of_their_own(stories: list[Story], grader: GraderThread, tmp_path: Path) -> None:
    answers = {story.intent: reference_output(story) for story in stories}
    policy = memorised_policy(tmp_path / "policy", answers, core_tool_declarations(), steps=1)
    params = PARAMS.model_copy(update={"varied": 0, "perturbed": 0, "policy_samples": 2, "policy": str(policy)})
    rows = generate(stories, "You make interfaces.", 1, 17, params, grader)
    assert len(of(rows, "button", "policy")) == 2 and not of(rows, "link", "policy")
    assert {row.policy for row in of(rows, "button", "policy")} == {"policy"}
