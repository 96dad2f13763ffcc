"""What each policy answers to the held-out intents, and the verdict on every answer.

`chance` stands beside the policies: it answers with the reference solution of a training story drawn at random, which
is what knowing some templates, and nothing of the intent, is worth. While one policy writes, the browser grades what
the one before it wrote; equal answers to a story are graded once.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Literal

import torch
from pydantic import BaseModel, ConfigDict, Field

from stages.decoding.sample import sample
from stages.grader.completions import BatchGrader, execute
from stages.pipeline.errors import InputError
from stages.pipeline.params import EvaluateParams
from stages.pipeline.records import Split, Story, StoryResult
from stages.pipeline.reward import Weights, reward
from stages.policy.load import is_commit, load_policy
from stages.policy.prompts import prompt_messages, prompt_text
from stages.tools.core_tools import core_tool_declarations
from stages.tools.outcome import Outcome, outcome_of
from stages.tools.write_call import reference_output

CHANCE = "chance"
Progress = Callable[[str, int], None]  # (a policy's name or GRADED, how many more are done)
GRADED = "graded"


class Evaluation(BaseModel):
    """One answer with its verdict; a row of evaluations.jsonl.

    `sample` is "greedy" or the sample's index. `storyResult` is None without a valid call; `error` is then why.
    `tokens` is None for chance, which generates nothing. `files` are what the completion writes, None without a valid
    call; they are kept in memory only, so a row that was read from the file has none.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    split: Split
    policy: str
    story: str
    component: str
    sample: int | Literal["greedy"]
    completion: str
    valid: bool
    storyResult: StoryResult | None
    reward: float
    tokens: int | None
    truncated: bool
    error: str | None
    files: dict[str, str] | None = Field(default=None, exclude=True, repr=False)


@dataclass(frozen=True)
class Answer:
    story: Story
    sample: int | Literal["greedy"]
    outcome: Outcome
    tokens: int | None = None
    truncated: bool = False


def chance_answers(held_out: Sequence[Story], known: Sequence[Story], samples: int, seed: int) -> list[Answer]:
    """Solutions of training stories, drawn for each story and sample apart: a new story changes no other's draw."""
    if not known:
        raise InputError("data/collect/stories.jsonl:1: no training story to answer by chance with; add stories")
    return [
        Answer(story, number, outcome_of(reference_output(Random(f"{seed}/{story.id}/chance/{number}").choice(known))))
        for story in held_out
        for number in _numbers(samples)
    ]


def pinned(source: str) -> tuple[str, str | None]:
    """A folder, or the repository and commit of `owner/name@commit`: a branch may hold another model tomorrow."""
    if Path(source).is_dir():
        return source, None
    repository, _, commit = source.partition("@")
    if not is_commit(commit):
        raise InputError(
            f"{source}: no such folder; run the stage that writes it, or, for a Hub repository in evaluate.models of "
            "params.yaml, name its commit too: owner/name@40 digits"
        )
    return repository, commit


def policy_answers(
    source: str, held_out: Sequence[Story], params: EvaluateParams, system: str, seed: int, tell: Callable[[int], None]
) -> tuple[list[Answer], float]:
    """`samples` answers a story at a temperature and one greedy, and the tokens generated a second."""
    place, revision = pinned(source)
    model, tokenizer = load_policy(place, revision, dtype=None if torch.cuda.is_available() else torch.float32)
    tools = core_tool_declarations()
    prompts = [prompt_text(tokenizer, prompt_messages(system, story.intent), tools) for story in held_out]
    started = time.monotonic()
    drawn = sample(
        model, tokenizer, prompts, params.samples, params.temperature, params.max_new_tokens, seed,
        batch_size=params.batch_size, on_batch=tell,
    )  # fmt: skip
    greedy = sample(
        model, tokenizer, prompts, 1, 0.0, params.max_new_tokens, seed, batch_size=params.batch_size, on_batch=tell
    )
    seconds = time.monotonic() - started
    answers = [
        Answer(story, number, outcome_of(completion.text), completion.tokens, completion.truncated)
        for story, group, best in zip(held_out, drawn, greedy, strict=True)
        for number, completion in zip(_numbers(params.samples), [*group, *best], strict=True)
    ]
    return answers, sum(answer.tokens or 0 for answer in answers) / seconds


def evaluate_policies(
    policies: Mapping[str, str],
    held_out: Sequence[Story],
    known: Sequence[Story],
    params: EvaluateParams,
    weights: Weights,
    system: str,
    seed: int,
    grader: BatchGrader,
    progress: Progress,
) -> tuple[list[Evaluation], dict[str, float]]:
    """Every answer of chance and of `policies` (name -> folder) with its verdict, and each policy's tokens a second."""
    verdicts: dict[tuple[str, str], StoryResult | None] = {}

    def grade(answers: Sequence[Answer]) -> None:
        outcomes = {(a.story.id, a.outcome.text): (a.story, a.outcome) for a in answers}
        new = {key: outcome for key, outcome in outcomes.items() if key not in verdicts}
        verdicts.update(zip(new, execute(grader, new.values()), strict=True))
        progress(GRADED, len(answers))

    answers = {CHANCE: chance_answers(held_out, known, params.samples, seed)}
    speeds = {}
    with ThreadPoolExecutor(max_workers=1) as background:
        pending = [background.submit(grade, answers[CHANCE])]
        # From the last to the first: the untrained one writes fewest valid calls, so little is left to grade after it.
        for name in reversed(list(policies)):

            def tell(done: int, name: str = name) -> None:
                progress(name, done)

            answers[name], speeds[name] = policy_answers(policies[name], held_out, params, system, seed, tell)
            pending.append(background.submit(grade, answers[name]))
        for graded in pending:
            graded.result()
    rows = [
        _evaluation(name, answer, verdicts[answer.story.id, answer.outcome.text], weights)
        for name in (CHANCE, *policies)
        for answer in answers[name]
    ]
    return rows, speeds


def _evaluation(policy: str, answer: Answer, verdict: StoryResult | None, weights: Weights) -> Evaluation:
    errors = verdict.errors if verdict else ()
    return Evaluation(
        split=answer.story.split,
        policy=policy,
        story=answer.story.id,
        component=answer.story.component,
        sample=answer.sample,
        completion=answer.outcome.text,
        valid=answer.outcome.files is not None,
        storyResult=verdict,
        reward=reward(verdict, weights),
        tokens=answer.tokens,
        truncated=answer.truncated,
        error=answer.outcome.problem or next(iter(errors), None),
        files=answer.outcome.files,
    )


def _numbers(samples: int) -> list[int | Literal["greedy"]]:
    return [*range(samples), "greedy"]
