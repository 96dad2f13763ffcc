"""The stories, one grader and the rules: what many episodes share.

    with open_stories() as stories:
        episode = stories.episode("button.stories.tsx#danger")

It reads params.yaml, data/stories and data/bundle (which `dvc repro bundle` builds) of one project, and nothing that
a stage has trained. Leaving the block ends the browser. With RAY_ADDRESS a cluster grades (docs/scale.md).
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from stages.cache.store import Cache
from stages.environment.episode import Episode, Rules
from stages.grader import GraderThread
from stages.grader.cache import PATH as VERDICTS
from stages.grader.job import BUNDLE
from stages.pipeline.errors import InputError
from stages.pipeline.params import load
from stages.pipeline.records import Split, Story
from stages.reinforcement.reward_functions import TurnReward
from stages.stories.catalogue import PARSED, STORIES, read_catalogue
from stages.variation.vary import vary

TRAINED: tuple[Split, ...] = ("train", "rl")  # what a policy may be trained on; the other splits are for evaluation


def read_rules(project: str | Path = ".", turns: int | None = None) -> Rules:
    """Those of params.yaml: system prompt, weights of the reward, and grpo's turns (or so many) and their discount."""
    grpo, prompt, weights = load("grpo", "prompt", "reward", path=Path(project) / "params.yaml")
    of_turns = TurnReward(turns or grpo.turns, grpo.turn_discount, grpo.turn_reward, grpo.repeat_reward)
    return Rules(prompt.system, weights, of_turns, prompt.max_feedback)


def read_stories(project: str | Path = ".", splits: Iterable[Split] = TRAINED) -> dict[str, Story]:
    """The stories of these splits by id. InputError where one cannot be read, or there is none."""
    folder, wanted = Path(project) / STORIES, set(splits)
    cache = Cache(Path(project) / PARSED)
    try:
        catalogue = read_catalogue(folder, cache=cache)
    finally:
        cache.close()
    if catalogue.problems:
        raise InputError("\n".join(catalogue.problems))
    found = {story.id: story for story in catalogue.stories if story.split in wanted}
    if not found:
        raise InputError(f"{folder}: no story of the split {', '.join(sorted(wanted))}")
    return found


@dataclass(frozen=True)
class Stories:
    """Makes episodes, which share `grader`."""

    stories: Mapping[str, Story]
    rules: Rules
    grader: GraderThread

    def episode(self, story: str, words: Mapping[str, str] | None = None) -> Episode:
        """An episode of the story of this id, or of its copy in other words, as data/curate/prompts.jsonl names them.

        InputError for an id that is not there.
        """
        if story not in self.stories:
            raise InputError(f"{story}: no such story in the splits that were opened")
        asked = vary(self.stories[story], words) if words else self.stories[story]
        self.grader.expect(asked)  # the reference solution is graded while the policy writes
        return Episode(asked, self.rules, self.grader.submit)


@contextmanager
def open_stories(
    project: str | Path = ".", splits: Iterable[Split] = TRAINED, turns: int | None = None
) -> Iterator[Stories]:
    """Those of a project folder, with a grader of their own until the block ends."""
    folder = Path(project)
    stories, rules = read_stories(folder, splits), read_rules(folder, turns)
    params = load("grader", path=folder / "params.yaml")
    with GraderThread(params, folder / BUNDLE, folder / VERDICTS) as grader:
        yield Stories(stories, rules, grader)
