"""The core of the environment: what an episode asks, says and earns is what the pipeline's own routes say."""

import asyncio
import shutil
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil
import pytest
from own_stories import own_stories
from repository import ROOT

from stages.environment.episode import Episode, answer_all, outcome_of_call
from stages.environment.stories import Stories, open_stories, read_rules, read_stories
from stages.grader import GraderThread, InfrastructureError
from stages.grader.completions import execute
from stages.pipeline.errors import InputError
from stages.pipeline.records import StoryResult
from stages.pipeline.reward import reward
from stages.policy.prompts import prompt_messages
from stages.policy.repair import continued
from stages.reinforcement.reward_functions import TurnReward, Verdicts, judge, reward_functions
from stages.tiny.model import build_tokenizer
from stages.tools.core_tools import core_tool_declarations
from stages.tools.outcome import outcome_of
from stages.tools.write_call import reference_output, write_call

STORY = next(story for story in own_stories() if story.id == "badge.stories.tsx#smallDanger")
PATH, SOURCE = STORY.contract.path, STORY.solution[STORY.contract.path]
RIGHT = reference_output(STORY)
ANSWERS = {
    "right": [RIGHT],
    "wrong": [write_call(PATH, SOURCE.replace("danger", "primary"))],
    "unnamed export": [write_call(PATH, "export const Other = () => <b>x</b>")],
    "unparsable TSX": [write_call(PATH, "export const = <")],
    "broken call": ["<start_function_call>call:writeTemplate{path:oops"],
    "no call": ["I would rather not."],
    "a path outside": [write_call("../" + PATH, SOURCE)],
    "text after the call": [RIGHT + " There you are."],
    "repaired in turn 2": [write_call(PATH, SOURCE.replace("danger", "primary")), RIGHT],
    "no call, then right": ["Hm.", RIGHT],
    "wrong, then no call": [write_call(PATH, SOURCE.replace("danger", "primary")), "I give up."],
    "wrong twice": [write_call(PATH, "export const = <"), write_call(PATH, SOURCE.replace("danger", "primary"))],
}  # fmt: skip


@pytest.fixture(scope="module")
def stories(grader: GraderThread) -> Stories:
    rules = replace(read_rules(ROOT), of_turns=TurnReward(2, 0.9, "last"))
    return Stories({STORY.id: STORY}, rules, grader)


def play(stories: Stories, answers: list[str]) -> Episode:
    episode = stories.episode(STORY.id)
    for answer in answers:
        episode.answer(answer)
    return episode


@pytest.fixture(scope="module")
def rewards_of_grpo(stories: Stories, grader: GraderThread) -> dict[str, float | None]:
    """What the reward functions of the stage grpo give for the same answers, as token ids."""
    tokenizer = build_tokenizer([text for answers in ANSWERS.values() for text in answers], 400)
    verdicts = Verdicts(grader, {STORY.id: STORY}, tokenizer, set())
    rows = [{"story": STORY.id, "words": "{}"}] * len(ANSWERS)
    ids = [[tokenizer(text, add_special_tokens=False)["input_ids"] for text in answers] for answers in ANSWERS.values()]
    judged = judge(verdicts, stories.rules.weights, stories.rules.of_turns)(rows, ids)
    [function] = [
        each
        for each, weight in reward_functions(verdicts, stories.rules.weights, stories.rules.of_turns).items()
        if weight
    ]
    earned = function(
        story=[row["story"] for row in rows],
        words=["{}"] * len(rows),
        completion_ids=[turns[-1] for turns in ids],
        answers=ids,
    )
    assert earned == [each for each, _ in judged]
    return dict(zip(ANSWERS, earned, strict=True))


@pytest.mark.parametrize("name", ANSWERS)
def test_an_episode_is_worth_what_grpo_gives(
    name: str, stories: Stories, rewards_of_grpo: dict[str, float | None]
) -> None:
    assert play(stories, ANSWERS[name]).reward == rewards_of_grpo[name]


def test_the_candidates_differ_in_what_they_are_worth(rewards_of_grpo: dict[str, float | None]) -> None:
    assert rewards_of_grpo["right"] == 1 and rewards_of_grpo["repaired in turn 2"] == pytest.approx(0.9)
    assert 0 < (rewards_of_grpo["wrong"] or 0) < 0.9 and rewards_of_grpo["no call"] == 0


@pytest.mark.parametrize("name", [name for name, answers in ANSWERS.items() if len(answers) == 1])
def test_one_answer_is_worth_what_generate_writes(name: str, stories: Stories, grader: GraderThread) -> None:
    [verdict] = execute(grader, [(STORY, outcome_of(ANSWERS[name][0]))])
    [answer] = play(stories, ANSWERS[name]).answers
    assert (answer.verdict, answer.reward) == (verdict, reward(verdict, stories.rules.weights))


def test_it_asks_and_goes_on_as_every_route_does(stories: Stories) -> None:
    episode = stories.episode(STORY.id)
    assert episode.messages == prompt_messages(stories.rules.system, STORY.intent)
    assert episode.tools == core_tool_declarations()
    for answer in ANSWERS["no call, then right"]:
        outcome, before = outcome_of(answer), list(episode.messages)
        episode.answer(answer)
        assert episode.messages == continued(before, outcome, episode.answers[-1].verdict, stories.rules.max_feedback)


def test_it_ends_where_an_answer_passes_and_where_the_turns_are_used_up(stories: Stories) -> None:
    assert not stories.episode(STORY.id).done
    assert play(stories, ANSWERS["right"]).done and not play(stories, ANSWERS["wrong"]).done
    ended = play(stories, ANSWERS["wrong twice"])
    assert ended.done and not ended.passed
    with pytest.raises(RuntimeError, match="is over"):
        ended.answer(RIGHT)


def test_a_call_that_a_framework_has_read_is_worth_the_same(stories: Stories) -> None:
    episode = stories.episode(STORY.id)
    episode.answer(outcome_of_call("writeTemplate", {"path": PATH, "content": SOURCE}))
    assert episode.reward == 1 and episode.answers[0].outcome.text == RIGHT
    for name, arguments in (
        ("writeTemplate", {"path": PATH}),
        ("writeTemplate", {"path": PATH, "content": 5}),
        ("run", {}),
    ):
        episode = stories.episode(STORY.id)
        assert "no valid call" in episode.answer(outcome_of_call(name, arguments)) and episode.reward == 0


def test_episodes_side_by_side_on_an_event_loop_are_worth_the_same(
    stories: Stories, rewards_of_grpo: dict[str, float | None]
) -> None:
    async def one(answers: list[str]) -> float | None:
        episode = stories.episode(STORY.id)
        for answer in answers:
            await episode.answer_async(answer)
        return episode.reward

    async def all_of_them() -> list[float | None]:
        return list(await asyncio.gather(*map(one, ANSWERS.values())))

    assert dict(zip(ANSWERS, asyncio.run(all_of_them()), strict=True)) == rewards_of_grpo


def test_a_batch_is_worth_the_same(stories: Stories, rewards_of_grpo: dict[str, float | None]) -> None:
    names = [name for name, answers in ANSWERS.items() if len(answers) == 1]
    episodes = [stories.episode(STORY.id) for _ in names]
    said = answer_all([(episode, ANSWERS[name][0]) for episode, name in zip(episodes, names, strict=True)])
    assert [episode.reward for episode in episodes] == [rewards_of_grpo[name] for name in names]
    assert said == [episode.said for episode in episodes]


def test_where_the_grader_fails_there_is_no_reward() -> None:
    def broken(*_: Any) -> "Future[StoryResult]":
        failed: Future[StoryResult] = Future()
        failed.set_exception(InfrastructureError("the browser failed"))
        return failed

    for turn in (
        lambda episode: episode.answer(RIGHT),
        lambda episode: asyncio.run(episode.answer_async(RIGHT)),
        lambda episode: answer_all([(episode, RIGHT)]),
    ):
        episode = Episode(STORY, read_rules(ROOT), broken)
        turn(episode)
        assert episode.done and episode.reward is None and not episode.answers


def test_a_copy_in_other_words_is_asked_and_graded_by_them(stories: Stories) -> None:
    words = {STORY.words[0]: "Sold out"}
    episode = stories.episode(STORY.id, words)
    assert "Sold out" in episode.messages[1]["content"]
    episode.answer(write_call(PATH, SOURCE.replace(STORY.words[0], "Sold out")))
    assert episode.reward == 1


def test_held_out_stories_are_no_episodes_unless_they_are_asked_for(stories: Stories) -> None:
    assert {story.split for story in read_stories(ROOT).values()} == {"train", "rl"}
    assert {story.split for story in read_stories(ROOT, ["eval_new"]).values()} == {"eval_new"}
    with pytest.raises(InputError, match="no such story"):
        stories.episode("badge.stories.tsx#nothing")


def test_the_browser_ends_with_the_block_that_opened_the_stories(bundle: Path, tmp_path: Path) -> None:
    def browsers() -> int:
        return sum(
            "storyloop-profile-" in part for child in psutil.Process().children(True) for part in child.cmdline()
        )

    (tmp_path / "data").mkdir()
    (tmp_path / "data/bundle").symlink_to(bundle)
    (tmp_path / "data/stories").mkdir()
    for name in ("badge.tsx", "badge.stories.tsx"):
        shutil.copy(ROOT / "data/stories" / name, tmp_path / "data/stories")
    shutil.copy(ROOT / "params.yaml", tmp_path)
    before = browsers()
    with open_stories(tmp_path, turns=1) as stories:
        assert play(stories, [RIGHT]).reward == 1 and stories.rules.turns == 1
        assert browsers() > before
    assert browsers() == before
