"""Episodes as TRL's GRPOTrainer takes them: `environment_factory`, a reward function and a dataset.

    with open_stories() as stories:
        trainer = GRPOTrainer(
            model, train_dataset=prompts(stories), environment_factory=environments(stories),
            reward_funcs=episode_reward, args=GRPOConfig(max_tool_calling_iterations=stories.rules.turns, …),
        )

TRL (1.14) calls the public methods of an environment as tools, one call after the other, and ends a rollout at an
answer without a call, which nobody asks again. After each call, the last one and one that passed too, it lets the
policy write another message; what is written after the end of an episode is not graded. The reward is a function and
not a `get_reward`, since only a function sees whether the policy gave up: an answer without a call scores 0, as in
grpo, for else it would pay to stop at half a success.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from datasets import Dataset

from stages.environment.episode import Episode, outcome_of_call
from stages.environment.stories import Stories
from stages.policy.prompts import prompt_messages
from stages.tools.core_tools import WRITE_TEMPLATE
from stages.tools.outcome import outcome_of

OVER = "This was the last answer."


class StoryEnvironment:
    """One rollout after another; TRL makes as many as there are rollouts side by side."""

    def __init__(self, stories: Stories) -> None:
        self.stories = stories
        self.episode: Episode | None = None

    def reset(self, story: str, words: str = "{}", **_row: Any) -> None:
        """Begins the episode of a row of the dataset; its prompt is complete."""
        self.episode = self.stories.episode(story, json.loads(words))

    def writeTemplate(self, path: str, content: str) -> str:
        """Write a template file

        Args:
            path: The file to write, such as button.tsx
            content: The TSX source of the file
        """
        assert self.episode is not None, "TRL resets an environment before its tools are called"
        if self.episode.done:
            return OVER
        return self.episode.answer(outcome_of_call(WRITE_TEMPLATE.name, {"path": path, "content": content}))


def environments(stories: Stories) -> Callable[[], StoryEnvironment]:
    """What `environment_factory` takes."""
    return lambda: StoryEnvironment(stories)


def episode_reward(
    environments: Sequence[StoryEnvironment], completions: Sequence[Sequence[Mapping[str, Any]]], **_: Any
) -> list[float | None]:
    """A TRL reward function: what each episode earned; None where the grader failed, which TRL leaves out."""
    rewards = []
    for environment, completion in zip(environments, completions, strict=True):
        episode = environment.episode
        assert episode is not None, "TRL resets an environment before it is rewarded"
        if not episode.done and not (completion and completion[-1].get("tool_calls")):
            episode.answer(outcome_of(""))  # the policy's last message called nothing
        rewards.append(episode.reward)
    return rewards


def prompts(stories: Stories) -> Dataset:
    """One row for each story: the messages that ask for it, and the columns that `reset` takes."""
    return Dataset.from_list(
        [
            {"prompt": prompt_messages(stories.rules.system, story.asked), "story": story.id, "words": "{}"}
            for story in stories.stories.values()
        ]
    )
