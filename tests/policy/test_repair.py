"""An answer that stands in its conversation already: it failed there, so it is drawn again."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from chat_endpoint import Endpoint, serving
from own_stories import own_stories

from stages.clients.endpoint import EndpointClient
from stages.decoding.sample import Completion
from stages.evaluation.writer import Answer, Writer
from stages.policy.prompts import prompt_messages
from stages.policy.repair import REDRAW_TEMPERATURE, REDRAWS, continued, without_repeats, written_before
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
def test_evaluation_draws_a_repeated_answer_again_and_counts_its_tokens(
    repeated: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[float] = []

    def write(self: Writer, prompts: list[str], n: int, temperature: float, *_: Any, **__: Any) -> Any:
        def completion() -> Completion:
            drawn.append(temperature)
            number = len(drawn) - 1
            return Completion("the same" if number < repeated else f"text {number}", 10, False)

        return [[completion()] for _ in prompts]

    monkeypatch.setattr(Writer, "_write", write)
    monkeypatch.setattr(Writer, "_params", SimpleNamespace(temperature=1.0, redraws=REDRAWS), raising=False)
    monkeypatch.setattr(Writer, "_text", lambda self, messages: "prompt")
    [answer] = object.__new__(Writer).next_answers([(FIRST, TOLD)], 2)
    assert answer.outcome.text == said
    assert drawn == [0.0] + [REDRAW_TEMPERATURE] * min(repeated, REDRAWS) and answer.tokens == 10 * len(drawn)
