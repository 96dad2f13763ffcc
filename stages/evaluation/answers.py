"""What each policy answers to the held-out intents, in one turn or several, and the verdict on every answer.

`chance` stands beside the policies: it answers with the reference solution of a training story drawn at random, which
is what knowing some templates, and nothing of the intent, is worth. Trained policies are told what the browser said of
a failed answer and try again, up to `evaluate.turns`; what the same tokens are worth without being told is measured
beside it: fresh samples of the same prompt (`Resampled`). While one policy writes, the browser grades what another
wrote; equal answers to a story are graded once. `evaluate.repaired` says which first answers are tried again.
"""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from random import Random
from typing import Literal, Protocol

from pydantic import BaseModel, ConfigDict, Field

from stages.evaluation.writer import Answer, Messages, Writer, numbers
from stages.grader.completions import BatchGrader, execute
from stages.pipeline.errors import InputError
from stages.pipeline.params import EvaluateParams
from stages.pipeline.records import Split, Story, StoryResult
from stages.pipeline.reward import Weights, reward
from stages.policy.repair import continued
from stages.tools.outcome import outcome_of
from stages.tools.write_call import reference_output

CHANCE = "chance"
UNTRAINED = (CHANCE, "base")  # answer in one turn only
GRADED = "graded"
Key = tuple[str, str | int]  # (story, sample): a policy's conversation


class Progress(Protocol):
    """`name` is a policy's or GRADED; `stages.evaluation.summary.Watch` is one."""

    def expect(self, name: str, answers: int) -> None: ...

    def tell(self, name: str, done: int) -> None: ...


class Resampled(BaseModel):
    """Fresh samples in the place of a repair: how many, their tokens, and whether one of them passes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    answers: int
    tokens: int
    passed: bool


class Evaluation(BaseModel):
    """One answer with its verdict; a row of evaluations.jsonl.

    `sample` is "greedy" or the sample's index. `storyResult` is None without a valid call; `error` is then why.
    `tokens` is None for chance, which generates nothing. `files` are what the completion writes, None without a valid
    call; they are kept in memory only, so a row that was read from the file has none.

    `turn` counts from 1; the rows of a `conversation` are its turns, and a turn was told of the verdict on the turn
    before it. `resampled` stands on first answers that failed, where failures were repaired.
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
    turn: int = 1
    conversation: str = ""
    resampled: Resampled | None = None
    files: dict[str, str] | None = Field(default=None, exclude=True, repr=False)


def chance_answers(held_out: Sequence[Story], known: Sequence[Story], samples: int, seed: int) -> list[Answer]:
    """Solutions of training stories, drawn for each story and sample apart: a new story changes no other's draw."""
    if not known:
        raise InputError("data/collect/stories.jsonl:1: no training story to answer by chance with; add stories")
    return [
        Answer(story, number, outcome_of(reference_output(Random(f"{seed}/{story.id}/chance/{number}").choice(known))))
        for story in held_out
        for number in numbers(samples)
    ]


class Verdicts:
    """What the browser said of answers, graded in the background; equal answers to a story once."""

    def __init__(self, grader: BatchGrader, progress: Progress) -> None:
        self._grader, self._progress = grader, progress
        self._known: dict[tuple[str, str], StoryResult | None] = {}
        self._background = ThreadPoolExecutor(max_workers=1)
        self._pending: list[Future[None]] = []

    def __enter__(self) -> "Verdicts":
        return self

    def __exit__(self, *_error: object) -> None:
        self._background.shutdown(cancel_futures=True)

    def submit(self, answers: Sequence[Answer]) -> Future[None]:
        self._pending.append(self._background.submit(self._grade, answers))
        return self._pending[-1]

    def wait(self) -> None:
        """Until all that was submitted is graded; raises what went wrong."""
        for graded in self._pending:
            graded.result()

    def of(self, answer: Answer) -> StoryResult | None:
        return self._known[answer.story.id, answer.outcome.text]

    def passed(self, answer: Answer) -> bool:
        verdict = self.of(answer)
        return verdict is not None and verdict.passed

    def _grade(self, answers: Sequence[Answer]) -> None:
        outcomes = {(a.story.id, a.outcome.text): (a.story, a.outcome) for a in answers}
        new = {key: outcome for key, outcome in outcomes.items() if key not in self._known}
        self._known.update(zip(new, execute(self._grader, new.values()), strict=True))
        self._progress.tell(GRADED, len(answers))


def evaluate_policies(
    policies: Mapping[str, str],
    held_out: Sequence[Story],
    known: Sequence[Story],
    params: EvaluateParams,
    weights: Weights,
    system: str,
    max_feedback: int,
    seed: int,
    grader: BatchGrader,
    progress: Progress,
) -> tuple[list[Evaluation], dict[str, float]]:
    """Every answer of chance and of `policies` (name -> folder) with its verdict, and each policy's tokens a second.

    Policies that are trained stay loaded until their last turn is written.
    """
    speeds: dict[str, float] = {}
    writers: dict[str, Writer] = {}
    with Verdicts(grader, progress) as verdicts:
        answers = {CHANCE: chance_answers(held_out, known, params.samples, seed)}
        graded = {CHANCE: verdicts.submit(answers[CHANCE])}
        # From the last to the first: the untrained one writes fewest valid calls, so little is left to grade after it.
        for name in reversed(list(policies)):

            def tell(done: int, name: str = name) -> None:
                progress.tell(name, done)

            writer = Writer(policies[name], params, seed, tell)
            answers[name] = writer.first_answers(held_out, system)
            graded[name] = verdicts.submit(answers[name])
            speeds[name] = writer.tokens_per_s
            if name not in UNTRAINED and params.turns > 1:
                writers[name] = writer
        last = {name: _tried_again(answers[name], params) for name in writers}
        for turn in range(2, params.turns + 1):
            for name, writer in writers.items():
                graded[name].result()
                failed = [
                    (answer, _told(answer, verdicts, max_feedback))
                    for answer in last[name]
                    if not verdicts.passed(answer)
                ]
                progress.expect(name, len(failed))
                progress.expect(GRADED, len(failed))
                last[name] = writer.next_answers(failed, turn)
                answers[name] += last[name]
                graded[name] = verdicts.submit(last[name])
        fresh: dict[str, dict[Key, list[Answer]]] = {}
        for name, writer in writers.items():
            first = [answer for answer in _tried_again(answers[name], params) if answer.turn == 1]
            failures = [answer for answer in first if not verdicts.passed(answer)]
            spent = _tokens_of_repairs(answers[name])
            budgets = [spent.get(_key(answer), 0) for answer in failures]
            drawn = writer.fresh_answers(failures, budgets, params.turns + 1)
            fresh[name] = {_key(first): group for first, group in zip(failures, drawn, strict=True)}
            verdicts.submit([answer for group in drawn for answer in group])
            speeds[name] = writer.tokens_per_s
        verdicts.wait()
        rows = [
            _evaluation(name, answer, fresh.get(name, {}).get(_key(answer)), verdicts, weights)
            for name in (CHANCE, *policies)
            for answer in _by_conversation(answers[name])
        ]
    return rows, speeds


def _tried_again(answers: Sequence[Answer], params: EvaluateParams) -> list[Answer]:
    """Those whose conversation goes on where they failed."""
    return [answer for answer in answers if params.repaired == "all" or answer.sample == "greedy"]


def _by_conversation(answers: Sequence[Answer]) -> list[Answer]:
    """Turns beside each other, conversations in the order of their first answers."""
    order: dict[Key, int] = {}
    for answer in answers:
        order.setdefault(_key(answer), len(order))
    return sorted(answers, key=lambda answer: (order[_key(answer)], answer.turn))


def _told(answer: Answer, verdicts: Verdicts, max_feedback: int) -> Messages:
    return continued(answer.messages, answer.outcome, verdicts.of(answer), max_feedback)


def _key(answer: Answer) -> Key:
    return answer.story.id, answer.sample


def _tokens_of_repairs(answers: Iterable[Answer]) -> dict[Key, int]:
    spent: dict[Key, int] = {}
    for answer in answers:
        if answer.turn > 1:
            spent[_key(answer)] = spent.get(_key(answer), 0) + (answer.tokens or 0)
    return spent


def _evaluation(
    policy: str, answer: Answer, fresh: Sequence[Answer] | None, verdicts: Verdicts, weights: Weights
) -> Evaluation:
    verdict = verdicts.of(answer)
    resampled = None
    if fresh and answer.turn == 1:
        tokens = sum(drawn.tokens or 0 for drawn in fresh)
        resampled = Resampled(answers=len(fresh), tokens=tokens, passed=any(map(verdicts.passed, fresh)))
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
        error=answer.outcome.problem or next(iter(verdict.errors if verdict else ()), None),
        turn=answer.turn,
        conversation=f"{policy}/{answer.story.id}/{answer.sample}",
        resampled=resampled,
        files=answer.outcome.files,
    )
