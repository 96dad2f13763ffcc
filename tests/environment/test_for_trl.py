"""TRL's own trainer, as it is, trains in the environment: five steps with a real browser."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from grader_params import PARAMS
from own_stories import own_stories
from repository import ROOT
from tiny_policy import SYSTEM, memorised_policy
from transformers import set_seed
from trl import GRPOConfig, GRPOTrainer

from stages.environment.for_trl import OVER, StoryEnvironment, environments, episode_reward, prompts
from stages.environment.stories import Stories, read_rules
from stages.grader import GraderThread
from stages.pipeline.records import Story
from stages.policy.load import load_policy
from stages.policy.prompts import prompt_ids
from stages.reinforcement.reward_functions import TurnReward
from stages.tools.core_tools import core_tool_declarations
from stages.tools.write_call import reference_output, write_call

STEPS, ROLLOUTS = 5, 4
STORIES = {story.id: story for story in own_stories() if story.id in ("badge.stories.tsx#warning", "badge.stories.tsx#success")}  # fmt: skip
STORY = STORIES["badge.stories.tsx#warning"]
PATH, SOURCE = STORY.contract.path, STORY.solution[STORY.contract.path]


class CountingGrader(GraderThread):
    """The grader itself; it also keeps which story each candidate was for."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.graded: list[str] = []

    def submit(self, files: Any, story: Story) -> Any:
        self.graded.append(story.id)
        return super().submit(files, story)


SAID: list[str] = []


class NotingEnvironment(StoryEnvironment):
    """The environment itself; it also keeps what each call was told."""

    def writeTemplate(self, path: str, content: str) -> str:
        SAID.append(super().writeTemplate(path, content))
        return SAID[-1]

    writeTemplate.__doc__ = StoryEnvironment.writeTemplate.__doc__


@pytest.fixture(scope="module")
def stories(bundle: Path) -> Iterator[Stories]:
    rules = replace(read_rules(ROOT), system=SYSTEM, of_turns=TurnReward(2, 0.9, "last"))
    with CountingGrader(PARAMS, bundle) as grader:
        yield Stories(STORIES, rules, grader)


@pytest.fixture(scope="module")
def policy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """It knows one of the stories, and answers the other with a wrong variant."""
    answers = {story.intent: reference_output(story) for story in STORIES.values()}
    answers[STORY.intent] = write_call(PATH, SOURCE.replace('"warning"', '"danger"'))
    return memorised_policy(tmp_path_factory.mktemp("policy"), answers, core_tool_declarations(), steps=60)


@pytest.fixture
def environment(stories: Stories) -> StoryEnvironment:
    environment = environments(stories)()
    environment.reset(STORY.id)
    return environment


@pytest.fixture(scope="module")
def trained(stories: Stories, policy: Path, tmp_path_factory: pytest.TempPathFactory) -> GRPOTrainer:
    set_seed(1)
    model, tokenizer = load_policy(policy)
    trainer = GRPOTrainer(
        model=model, processing_class=tokenizer, train_dataset=prompts(stories),
        environment_factory=lambda: NotingEnvironment(stories), reward_funcs=episode_reward,
        args=GRPOConfig(
            output_dir=str(tmp_path_factory.mktemp("trainer")), max_steps=STEPS, per_device_train_batch_size=ROLLOUTS,
            num_generations=2, max_completion_length=220, max_tool_calling_iterations=stories.rules.turns,
            temperature=1.0, logging_steps=1, save_strategy="no", report_to="none", use_cpu=True,
        ),
    )  # fmt: skip
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # the model is so small that a second thread only waits
    trainer.train()
    torch.set_num_threads(threads)
    return trainer


def test_trls_trainer_takes_five_steps_and_logs_the_rewards_of_the_episodes(trained: GRPOTrainer) -> None:
    history = [entry for entry in trained.state.log_history if "reward" in entry]
    assert [entry["step"] for entry in history] == list(range(1, STEPS + 1))
    assert all(entry["reward"] == entry["rewards/episode_reward/mean"] for entry in history)
    assert any(0 < entry["reward"] < 1 for entry in history)


def test_every_call_of_its_rollouts_went_through_the_grader(trained: GRPOTrainer, stories: Stories) -> None:
    history = [entry for entry in trained.state.log_history if "reward" in entry]
    calls = round(sum(entry["tools/call_frequency"] for entry in history) * ROLLOUTS)
    failures = round(
        sum(entry["tools/failure_frequency"] * entry["tools/call_frequency"] for entry in history) * ROLLOUTS
    )
    assert isinstance(stories.grader, CountingGrader) and len(SAID) == calls - failures
    told = [said for said in SAID if said != OVER and not said.startswith("no valid call")]
    assert len(stories.grader.graded) == len(told) >= STEPS
    assert all(said == "It passes." or said.startswith("It does not pass:") for said in told)


def test_trl_asks_with_the_very_tokens_of_the_pipeline(trained: GRPOTrainer, stories: Stories) -> None:
    tokenizer = trained.processing_class
    rows = [dict(row) for row in prompts(stories)]
    trained._batch_environments = [None] * len(rows)
    asked, _, _ = trained._tokenize_prompts([row["prompt"] for row in rows])
    expected = [prompt_ids(tokenizer, row["prompt"], core_tool_declarations()) for row in rows]
    assert [list(ids) for ids in asked] == expected


def test_a_call_is_told_what_the_browser_said(environment: StoryEnvironment) -> None:
    said = environment.writeTemplate(PATH, SOURCE.replace('"warning"', '"danger"'))
    assert said.startswith("It does not pass:") and environment.episode is not None and said == environment.episode.said
    assert environment.writeTemplate(PATH, SOURCE) == "It passes."
    assert episode_reward([environment], [[{"role": "assistant", "content": "Done."}]]) == [pytest.approx(0.9)]


def test_who_stops_before_an_answer_passes_earns_nothing(environment: StoryEnvironment) -> None:
    environment.writeTemplate(PATH, SOURCE.replace('"warning"', '"danger"'))
    cut = [{"role": "assistant", "content": "", "tool_calls": [{}]}]  # TRL had no room for what was said
    assert episode_reward([environment], [cut])[0] > 0
    assert episode_reward([environment], [[*cut, {"role": "assistant", "content": "I give up."}]]) == [0]


def test_what_is_written_after_the_end_is_not_graded(environment: StoryEnvironment) -> None:
    environment.writeTemplate(PATH, SOURCE)
    assert environment.writeTemplate(PATH, "export const = <") == "This was the last answer."
    assert episode_reward([environment], [[{"role": "assistant", "content": ""}]]) == [1]


def test_the_next_row_begins_a_new_episode(environment: StoryEnvironment) -> None:
    environment.writeTemplate(PATH, SOURCE)
    environment.reset(story="badge.stories.tsx#success", prompt=[], words="{}")
    assert environment.episode is not None and not environment.episode.answers
    assert episode_reward([environment], [[{"role": "assistant", "content": ""}]]) == [0]
