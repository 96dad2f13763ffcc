"""One policy that answers conversations, with its speed. It stays loaded as long as the `Writer` is kept."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import torch

from stages.decoding.sample import Completion, sample
from stages.decoding.second_choice import second_choices
from stages.functiongemma import EncodeError
from stages.pipeline.errors import InputError
from stages.pipeline.params import EvaluateParams
from stages.pipeline.records import Story
from stages.policy.load import is_commit, load_policy
from stages.policy.prompts import prompt_messages, prompt_text
from stages.policy.repair import without_repeats
from stages.tools.core_tools import core_tool_declarations
from stages.tools.outcome import Outcome, outcome_of

Messages = Sequence[Mapping[str, Any]]
Sample = int | Literal["greedy"]
Tell = Callable[[int], None]


@dataclass(frozen=True)
class Answer:
    """What was answered to `messages`, the conversation so far (empty for chance, which reads none)."""

    story: Story
    sample: Sample
    outcome: Outcome
    tokens: int | None = None
    truncated: bool = False
    turn: int = 1
    messages: Messages = ()


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


class Writer:
    def __init__(self, source: str, params: EvaluateParams, seed: int, tell: Tell) -> None:
        place, revision = pinned(source)
        dtype = None if torch.cuda.is_available() else torch.float32
        self._model, self._tokenizer = load_policy(place, revision, dtype=dtype)
        self._params, self._seed, self._tell = params, seed, tell
        self._tools = core_tool_declarations()
        self._limit = int(self._model.config.get_text_config().max_position_embeddings)
        self._tokens, self._seconds = 0, 0.0

    @property
    def tokens_per_s(self) -> float:
        return self._tokens / self._seconds

    def first_answers(self, held_out: Sequence[Story], system: str) -> list[Answer]:
        """`samples` answers a story at the temperature and one greedy."""
        asked = [prompt_messages(system, story.asked) for story in held_out]
        prompts = [prompt_text(self._tokenizer, messages, self._tools) for messages in asked]
        drawn = self._write(prompts, self._params.samples, self._params.temperature)
        greedy = self._write(prompts, 1, 0.0)
        return [
            self._answer(story, number, messages, completion)
            for story, messages, group, best in zip(held_out, asked, drawn, greedy, strict=True)
            for number, completion in zip(numbers(self._params.samples), [*group, *best], strict=True)
        ]

    def next_answers(self, failed: Sequence[tuple[Answer, Messages]], turn: int) -> list[Answer]:
        """The answers to conversations that went on after `failed` answers: greedy where the first one was greedy.

        A conversation that cannot be written, or leaves no room for an answer in the policy's context, ends there. An
        answer that stands in its conversation already gives way to the policy's second choice, greedy from there on, as
        with an agent (stages/policy/repair.py). The tokens written for that count, too: from the other token on. What
        is kept before it is only read, as prompts are.
        """
        fitting = [(answer, messages, text) for answer, messages in failed if (text := self._text(messages))]
        answers: list[Answer] = []
        for greedy in (False, True):
            rows = [row for row in fitting if (row[0].sample == "greedy") == greedy]
            answers += self._repairs(rows, 0.0 if greedy else self._params.temperature, turn)
        return answers

    def _repairs(self, rows: Sequence[tuple[Answer, Messages, str]], temperature: float, turn: int) -> list[Answer]:
        written = [group[0] for group in self._write([text for _, _, text in rows], 1, temperature, turn)]
        spent = [completion.tokens for completion in written]

        def draw(again: list[int], redraw: int) -> list[Completion]:
            others = self._second_choices([rows[at][2] for at in again], [written[at] for at in again], redraw)
            for at, other in zip(again, others, strict=True):
                spent[at] += other.tokens
            return others

        conversations = [messages for _, messages, _ in rows]
        kept = without_repeats(conversations, written, _said, draw, self._params.redraws)
        return [
            self._answer(before.story, before.sample, messages, replace(completion, tokens=tokens), turn)
            for (before, messages, _), completion, tokens in zip(rows, kept, spent, strict=True)
        ]

    def fresh_answers(self, first: Sequence[Answer], budgets: Sequence[int], turn: int) -> list[list[Answer]]:
        """For each first answer, new samples of its prompt until they have at least as many tokens as its budget.

        At least one each; the last one may go over the budget. `turn` keeps their draws apart from those of turns.
        """
        texts = [prompt_text(self._tokenizer, answer.messages, self._tools) for answer in first]
        fresh: list[list[Answer]] = [[] for _ in first]
        while True:
            rows = []
            for at, (drawn, budget) in enumerate(zip(fresh, budgets, strict=True)):
                written = _tokens(drawn)
                if not drawn:
                    rows.append(at)
                elif written < budget:  # as many as are left at the length so far, in one batch
                    rows += [at] * -(-(budget - written) * len(drawn) // written)
            if not rows:
                return fresh
            drawn_now = self._write([texts[at] for at in rows], 1, self._params.temperature, turn)
            for at, group in zip(rows, drawn_now, strict=True):
                of = first[at]
                if not fresh[at] or _tokens(fresh[at]) < budgets[at]:
                    fresh[at].append(self._answer(of.story, of.sample, of.messages, group[0], turn))
            turn += 1

    def _text(self, messages: Messages) -> str | None:
        try:
            text = prompt_text(self._tokenizer, messages, self._tools)
        except EncodeError:
            return None
        tokens = len(self._tokenizer(text)["input_ids"])
        return text if tokens + self._params.max_new_tokens <= self._limit else None

    def _second_choices(self, prompts: list[str], repeated: list[Completion], number: int) -> list[Completion]:
        started = time.monotonic()
        others = second_choices(
            self._model, self._tokenizer, self._tokenizer(prompts)["input_ids"], [each.ids for each in repeated],
            number, self._params.max_new_tokens, self._params.batch_size,
        )  # fmt: skip
        self._count(others, started)
        return others

    def _write(self, prompts: list[str], n: int, temperature: float, turn: int = 1) -> list[list[Completion]]:
        if not prompts:
            return []
        started = time.monotonic()
        drawn = sample(
            self._model, self._tokenizer, prompts, n, temperature, self._params.max_new_tokens,
            self._seed + 1_000_000 * (turn - 1), batch_size=self._params.batch_size, on_batch=self._tell,
        )  # fmt: skip
        self._count([completion for group in drawn for completion in group], started)
        return drawn

    def _count(self, completions: Sequence[Completion], started: float) -> None:
        self._seconds += time.monotonic() - started
        self._tokens += sum(completion.tokens for completion in completions)

    @staticmethod
    def _answer(story: Story, number: Sample, messages: Messages, completion: Completion, turn: int = 1) -> Answer:
        return Answer(
            story, number, outcome_of(completion.text), completion.tokens, completion.truncated, turn, messages
        )


def numbers(samples: int) -> list[Sample]:
    return [*range(samples), "greedy"]


def _tokens(answers: Sequence[Answer]) -> int:
    return sum(answer.tokens or 0 for answer in answers)


def _said(completion: Completion) -> dict[str, Any]:
    return {"role": "assistant", "content": completion.text}
