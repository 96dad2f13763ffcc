"""What generate writes of our own stories, through curate: GRPO is asked for the stories of `rl`, and nothing that a
policy is shown holds a solution of them or of a held-out story.
"""

import json
from typing import Any

import pytest
from own_stories import own_catalogue

from stages.curate import curate
from stages.curation.skeletons import finder, intent_key, skeleton
from stages.generation.attempts import Attempt, references, variations
from stages.generation.run import row_of
from stages.pipeline.jsonl import write_jsonl
from stages.pipeline.params import load
from stages.pipeline.records import Story, StoryResult
from stages.pipeline.reward import Weights
from stages.policy.prompts import prompt_messages

STORIES = own_catalogue().stories
BY_ID = {story.id: story for story in STORIES}
NEAR = ("badge", "button", "form", "list", "progress")  # what the components of rl are most like
PASSED = StoryResult(passed=True, a11yPassed=True, totalAssertions=5, passedAssertions=5)


def holds(*splits: str) -> Any:
    """Tells whether code holds a solution of these splits, as curate compares them."""
    solutions = [story.code for story in STORIES if story.split in splits]
    return finder(tuple({skeleton(code[: code.rfind(">")]) for code in solutions}))


def said(attempt: Attempt) -> list[dict[str, str]]:
    asked = prompt_messages("You make interfaces.", attempt.story.intent)
    return [*asked, {"role": "assistant", "content": attempt.output}]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    """The files of generate and curate: references, varied and phrased copies as if all had passed."""
    folder = tmp_path_factory.mktemp("apart")
    asked = [story for story in STORIES if story.split == "rl" or (story.split == "train" and story.component in NEAR)]
    params = load("generate").model_copy(update={"varied": 9, "perturbed": 0})
    attempts = [*references(STORIES), *variations(asked, params, 1)]
    rows = [row_of(attempt, PASSED, said(attempt), 1).line for attempt in attempts]
    write_jsonl(folder / "trajectories.jsonl", rows)
    settings = load("curate").model_copy(update={"inputs": [str(folder / "trajectories.jsonl")]})
    curate(STORIES, settings, Weights(), folder)
    return {
        name: [json.loads(line) for line in (folder / f"{name}.jsonl").read_text().splitlines()]
        for name in ("trajectories", "train", "prompts")
    }


def test_nothing_that_is_trained_on_holds_a_solution_that_is_not_to_be_shown(
    written: dict[str, list[dict[str, Any]]],
) -> None:
    holds_one = holds("rl", *(split for split in {story.split for story in STORIES} if split.startswith("eval")))
    assert {BY_ID[row["story"]].split for row in written["train"]} == {"train"}
    said = [(row["story"], message["content"]) for row in written["train"] for message in row["messages"]]
    assert [story for story, text in said if holds_one(text)] == []


def test_grpo_is_asked_for_every_story_of_rl_and_for_none_that_is_held_out(
    written: dict[str, list[dict[str, Any]]],
) -> None:
    asked = {row["story"] for row in written["prompts"]}
    assert {BY_ID[id].split for id in asked} == {"train", "rl"}
    assert {story.id for story in STORIES if story.split == "rl"} - asked == set()
    held_out = {intent_key(story.intent) for story in STORIES if story.split.startswith("eval")}
    questions = [message["content"] for row in written["prompts"] for message in row["messages"]]
    assert [text for text in questions if intent_key(text) in held_out] == []


def test_no_prompt_of_grpo_asks_for_the_solution_of_a_held_out_story(
    written: dict[str, list[dict[str, Any]]],
) -> None:
    holds_one = holds(*(split for split in {story.split for story in STORIES} if split.startswith("eval")))
    answers = {
        (row["story"], json.dumps(row["words"], sort_keys=True)): row["messages"][-1]["content"]
        for row in written["trajectories"]
    }
    prompts: list[Story] = []
    for row in written["prompts"]:
        if holds_one(answers[row["story"], json.dumps(row["words"], sort_keys=True)]):
            prompts.append(BY_ID[row["story"]])
    assert [story.id for story in prompts] == []
