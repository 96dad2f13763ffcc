"""An answer that stands in its conversation already: it failed there, so another is asked for."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from chat_endpoint import Endpoint, serving
from evaluated import NO_CALL, policy
from own_stories import own_stories
from repository import ROOT

from stages.clients.endpoint import EndpointClient
from stages.clients.policy import PolicyClient
from stages.decoding.sample import Completion, sample
from stages.decoding.second_choice import second_choices
from stages.evaluation.writer import Answer, Writer
from stages.pipeline.params import load
from stages.policy.load import load_policy
from stages.policy.prompts import prompt_messages, prompt_text
from stages.policy.repair import REDRAW_TEMPERATURE, REDRAWS, continued, without_repeats, written_before
from stages.tools.core_tools import core_tool_declarations
from stages.tools.outcome import outcome_of

STORY = own_stories()[0]
FIRST = Answer(STORY, "greedy", outcome_of("the same"), tokens=7)
TOLD = continued(prompt_messages("system", STORY.intent), FIRST.outcome, None)


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with serving() as server:
        yield server


def test_only_what_an_assistant_said_word_for_word_was_written_before() -> None:
    assert written_before(TOLD, {"role": "assistant", "content": "the same"})
    assert not written_before(TOLD, {"role": "assistant", "content": "the same."})
    assert not written_before(TOLD, {"role": "assistant", "content": STORY.intent})


def test_calls_are_the_same_whatever_their_ids() -> None:
    def message(id: str, arguments: str) -> dict[str, Any]:
        function = {"name": "writeTemplate", "arguments": arguments}
        return {
            "role": "assistant",
            "content": "",
            "tool_calls": [{"id": id, "type": "function", "function": function}],
        }

    assert written_before([message("a", "{}")], message("b", "{}"))
    assert not written_before([message("a", "{}")], message("a", '{"path": "x"}'))


def test_only_the_conversations_whose_answers_repeat_are_drawn_again() -> None:
    drawn: list[tuple[list[int], int]] = []

    def draw(again: list[int], redraw: int) -> list[str]:
        drawn.append((again, redraw))
        return ["the same" if at == 2 and redraw == 1 else "another" for at in again]

    answers = without_repeats(
        [TOLD] * 3, ["the same", "new", "the same"], lambda text: {"role": "assistant", "content": text}, draw
    )
    assert answers == ["another", "new", "another"]
    assert drawn == [([0, 2], 1), ([2], 2)]


def test_an_endpoint_is_asked_anew_until_it_says_something_else(endpoint: Endpoint) -> None:
    for text in ("the same", "the same", "another"):
        endpoint.will_say({"content": text})
    answer = EndpointClient(endpoint.url, "secret", "m", timeout=10).complete(TOLD, [])
    assert answer.text == "another"
    assert [body["temperature"] for _, body, _ in endpoint.requests] == [0.2, REDRAW_TEMPERATURE, REDRAW_TEMPERATURE]


@pytest.mark.parametrize(("repeated", "said"), [(0, "text 0"), (2, "text 2"), (REDRAWS + 3, "the same")])
def test_evaluation_asks_for_the_next_choice_while_an_answer_repeats_and_counts_what_was_written(
    repeated: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def completion(number: int) -> Completion:
        return Completion("the same" if number < repeated else f"text {number}", 10 - number, False, (number, 1))

    asked: list[tuple[list[tuple[int, ...]], int]] = []

    def second(self: Writer, prompts: list[str], answers: list[Completion], number: int) -> list[Completion]:
        asked.append(([answer.ids for answer in answers], number))
        return [completion(number) for _ in prompts]

    monkeypatch.setattr(Writer, "_write", lambda self, prompts, *_: [[completion(0)] for _ in prompts])
    monkeypatch.setattr(Writer, "_second_choices", second)
    monkeypatch.setattr(Writer, "_params", SimpleNamespace(temperature=1.0, redraws=REDRAWS), raising=False)
    monkeypatch.setattr(Writer, "_text", lambda self, messages: "prompt")
    [answer] = object.__new__(Writer).next_answers([(FIRST, TOLD)], 2)
    assert answer.outcome.text == said
    numbers = range(1, min(repeated, REDRAWS) + 1)
    assert asked == [
        ([(0, 1)], number) for number in numbers
    ]  # each is another choice in the place of the first answer
    assert answer.tokens == 10 + sum(10 - number for number in numbers)


@pytest.fixture(scope="module")
def stubborn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A policy that writes no call, and the same once more when it is asked again."""
    folder = tmp_path_factory.mktemp("stubborn") / "model"
    policy(folder, "system", {STORY.intent: NO_CALL}, {STORY.intent: NO_CALL})
    return folder


def test_evaluation_and_agent_take_a_policys_second_choice_in_the_place_of_a_repetition(stubborn: Path) -> None:
    first = Answer(STORY, "greedy", outcome_of(NO_CALL), tokens=2)
    told = continued(prompt_messages("system", STORY.intent), first.outcome, None)
    params = load("evaluate", path=ROOT / "params.yaml").model_copy(update={"max_new_tokens": 12})

    def written(redraws: int) -> Answer:
        writer = Writer(str(stubborn), params.model_copy(update={"redraws": redraws}), 1, lambda count: None)
        [answer] = writer.next_answers([(first, told)], 2)
        return answer

    model, tokenizer = load_policy(str(stubborn), device="cpu")
    text = prompt_text(tokenizer, told, core_tool_declarations())
    [[repeated]] = sample(model, tokenizer, [text], 1, 0.0, 12, 1)
    [other] = second_choices(model, tokenizer, tokenizer([text])["input_ids"], [repeated.ids], 1, 12)
    assert written(0).outcome.text == repeated.text == NO_CALL != other.text
    assert (written(1).outcome.text, written(1).tokens) == (other.text, repeated.tokens + other.tokens)
    counts: list[int] = []
    client = PolicyClient(model, tokenizer, 12, on_token=counts.append)
    assert client.complete(told, core_tool_declarations()).message["content"] == other.text
    assert counts[-1] == len(other.ids) - (not other.truncated)
