"""Composed stories (stages/compositions) as prompts of grpo: each asks for something else, and no answer was shown.

They are others than those that sft learns from. With more turns than one, a third of them names what it wants by a word
that nobody has heard of: then no first answer can be right, and the browser's words have to be read.
"""

import json
from collections.abc import Mapping, Sequence
from itertools import chain
from random import Random
from typing import Any

from datasets import Dataset, concatenate_datasets

from stages.compositions.compose import composition
from stages.grader.completions import BatchGrader, execute
from stages.pipeline.processes import process_count, process_number
from stages.pipeline.records import Story
from stages.policy.prompts import prompt_messages, prompt_text
from stages.tools.core_tools import core_tool_declarations
from stages.tools.outcome import outcome_of
from stages.tools.write_call import reference_output
from stages.training.lost_processes import lost_processes_end_it
from stages.training.rendezvous import shows_progress, tell_all

SERIES, UNTOLD_SERIES = "asked", "asked-untold"
ALL_SERIES = (SERIES, UNTOLD_SERIES)
COMPOSED = "composed"  # in the place of a split, for the choice of prompts
_UNTOLD = 1 / 3


def composed_stories(count: int, seed: int, turns: int) -> list[Story]:
    made = []
    for number in range(count):
        untold = turns > 1 and Random(f"{seed}/{SERIES}/{number}/untold").random() < _UNTOLD
        made.append(composition(UNTOLD_SERIES if untold else SERIES, number, seed, untold, unshown=True).story)
    return made


def sound(stories: Sequence[Story], grader: BatchGrader) -> list[Story]:
    """Those whose own solutions pass: what a program draws does not always fit together.

    Each process of a training grades its share of them: hosts that train together have no common cache of verdicts.
    """
    if not stories:
        return []
    share = range(process_number(), len(stories), process_count())
    outcomes = [(stories[number], outcome_of(reference_output(stories[number]))) for number in share]
    with lost_processes_end_it():
        verdicts = execute(grader, outcomes, shows_progress("composed"))
        passed = [number for number, verdict in zip(share, verdicts, strict=True) if verdict and verdict.passed]
        return [stories[number] for number in sorted(chain.from_iterable(tell_all("composed", passed)))]


def with_composed(prompts: Dataset, stories: Sequence[Story], system: str, tokenizer: Any) -> Dataset:
    """The prompts of curate, and one for each of these stories, as the policy's chat template writes it.

    `told` says whether the intent names all that is wanted.
    """
    if not stories:
        return prompts
    prompts = prompts.add_column("told", [True] * len(prompts))
    tools = core_tool_declarations()
    rows: list[Mapping[str, Any]] = []
    for story in stories:
        messages = prompt_messages(system, story.asked)
        rows.append(
            {
                "prompt": prompt_text(tokenizer, messages, tools),
                "story": story.id,
                "words": "{}",
                "messages": json.dumps(messages, ensure_ascii=False),
                "told": story.component != UNTOLD_SERIES,
            }
        )
    return concatenate_datasets([prompts, Dataset.from_list(rows, features=prompts.features)])
