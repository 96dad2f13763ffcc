"""The loop carries out calls, tells the model what failed, and stops where it should."""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from stages.agent.constraints import file_naming, static_accessibility
from stages.agent.display import show_event, show_unseen
from stages.agent.loop import AgentResult, Event, run_agent
from stages.agent.session import TOOLS, tool_names
from stages.clients.answers import Answer, read_markup
from stages.functiongemma import encode_call, render
from stages.pipeline.records import StoryResult
from stages.tools.core_tools import create_core_tools
from stages.tools.files import OutputFolder


def write(path: str, content: str) -> str:
    return encode_call("writeTemplate", {"path": path, "content": content})


class Scripted:
    """A model that says these things in turn, and keeps what it was shown."""

    def __init__(self, *texts: str) -> None:
        self.texts, self.seen = list(texts), list[list[Mapping[str, Any]]]()

    def complete(self, messages: Sequence[Mapping[str, Any]], tools: Sequence[Mapping[str, Any]]) -> Answer:
        self.seen.append(list(messages))
        render(messages, tools, add_generation_prompt=True)  # whatever was said so far must have a form
        return read_markup(self.texts.pop(0), len(messages))


def needs(word: str) -> Callable[[Mapping[str, str]], StoryResult]:
    def check(files: Mapping[str, str]) -> StoryResult:
        held = any(word in source for source in files.values())
        errors = () if held else (f"assertion: given a file, should hold {word}",)
        return StoryResult(passed=held, a11yPassed=True, totalAssertions=1, passedAssertions=int(held), errors=errors)

    return check


def work(tmp_path: Path, client: Scripted, rounds: int = 4, **options: Any) -> AgentResult:
    folder = OutputFolder(tmp_path)
    tools = create_core_tools(folder, lambda path, files: {"passed": False, "errors": ["throw: boom"]})
    return run_agent("A button", client, tools, folder, needs("Save"), "Be good.", rounds, **options)


def test_it_stops_at_the_first_answer_that_passes(tmp_path: Path) -> None:
    events: list[Event] = []
    result = work(tmp_path, Scripted("Here. " + write("b.tsx", "Save")), on_event=events.append)
    assert result.passed and result.rounds == 1 and result.files == {"b.tsx": "Save"}
    assert (tmp_path / "b.tsx").read_text() == "Save"
    assert [event.kind for event in events] == ["said", "called", "passed"]


def test_errors_are_fed_back_until_the_result_passes(tmp_path: Path) -> None:
    client = Scripted(write("b.tsx", "Cancel"), write("b.tsx", "Save"))
    result = work(tmp_path, client)
    assert result.passed and result.rounds == 2
    assert "should hold Save" in client.seen[1][-1]["content"]


def test_it_gives_up_after_the_rounds_it_was_given(tmp_path: Path) -> None:
    result = work(tmp_path, Scripted(*[write("b.tsx", f"Cancel {i}") for i in range(3)]), rounds=3)
    assert not result.passed and result.rounds == 3 and result.verdict is not None


def test_a_model_that_has_nothing_more_to_say_ends_it(tmp_path: Path) -> None:
    result = work(tmp_path, Scripted(write("b.tsx", "Cancel"), "I am done."))
    assert not result.passed and result.rounds == 2


def test_no_call_at_all_is_answered_and_leaves_no_verdict(tmp_path: Path) -> None:
    client = Scripted("Sure!", "Of course!")
    result = work(tmp_path, client, rounds=2)
    assert result.verdict is None and result.files == {} and not result.passed
    assert "writeTemplate" in client.seen[1][-1]["content"]


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (encode_call("deleteAll", {}), "unknown tool 'deleteAll'; there is writeTemplate"),
        (encode_call("writeTemplate", {"path": "b.tsx"}), "content: Field required"),
        (encode_call("writeTemplate", {"path": "../b.tsx", "content": "Save"}), "leaves the folder"),
        (encode_call("runStory", {"path": "b.tsx"}), "must end in .stories.tsx"),
        (encode_call("runStory", {"path": "b.stories.tsx"}), "throw: boom"),
        ("<start_function_call>call:writeTemplate{path:b.tsx}<end_function_call>", "without <escape"),
    ],
)
def test_a_mistake_is_told_to_the_model_and_can_be_mended(tmp_path: Path, answer: str, told: str) -> None:
    client = Scripted(answer, write("b.tsx", "Save"))
    result = work(tmp_path, client)
    assert result.passed and result.rounds == 2
    assert told in client.seen[1][-1]["content"]


def test_a_constraint_blocks_before_anything_is_written_and_is_counted(tmp_path: Path) -> None:
    client = Scripted(
        write("SaveButton.tsx", "Save") + write("a.tsx", "export const A = () => <img src='x' />"),
        write("save-button.tsx", "Save"),
    )
    result = work(tmp_path, client, constraints=[file_naming, static_accessibility])
    assert result.passed
    assert result.metrics()["blocked"] == {"file_naming": 1, "static_accessibility": 1}
    assert [message["content"][:8] for message in client.seen[1][-2:]] == ["blocked:", "blocked:"]
    assert "save-button.tsx" in client.seen[1][-2]["content"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["save-button.tsx"]


def test_a_users_own_constraint_sees_every_call(tmp_path: Path) -> None:
    def no_emphasis(name: str, arguments: Mapping[str, Any]) -> str | None:
        return "do not shout" if "!" in str(arguments.get("content")) else None

    result = work(tmp_path, Scripted(write("b.tsx", "Save!"), write("b.tsx", "Save")), constraints=[no_emphasis])
    assert result.passed and result.blocked == {"no_emphasis": 1}


def test_a_flood_of_calls_is_cut(tmp_path: Path) -> None:
    result = work(tmp_path, Scripted("".join(write(f"b{i}.tsx", "x") for i in range(40)), "Done."))
    assert len(result.files) == 16
    assert "at most 16 calls" in str(result.messages)


def test_an_answer_that_was_stopped_is_told_and_asked_for_again(tmp_path: Path) -> None:
    class Stopped(Scripted):
        def complete(self, messages: Sequence[Mapping[str, Any]], tools: Sequence[Mapping[str, Any]]) -> Answer:
            answer = super().complete(messages, tools)
            return answer if answer.calls else replace(answer, stopped="repeated itself")

    events: list[Event] = []
    client = Stopped("la la la", write("b.tsx", "Save"))
    result = work(tmp_path, client, on_event=events.append)
    assert result.passed and ("stopped", "the answer repeated itself") in [(e.kind, e.detail) for e in events]
    assert "the answer repeated itself." in client.seen[1][-1]["content"]


def test_what_takes_time_is_said_before_it_begins(tmp_path: Path) -> None:
    waits: list[str] = []
    work(tmp_path, Scripted(write("b.tsx", "Save")), rounds=2, on_wait=waits.append)
    assert waits == ["round 1 of 2: the model writes", "round 1 of 2: the browser checks"]


def test_a_runaway_line_is_shown_in_part() -> None:
    console = Console(file=io.StringIO(), width=1000)
    show_event(console, Event("said", 1, "model", "la " * 5000))
    shown = console.file.getvalue()
    assert len(shown) < 300 and "(14999 characters)" in shown


def test_what_a_model_says_reaches_the_terminal_without_control_characters() -> None:
    console = Console(file=io.StringIO(), width=1000, highlight=False)
    show_event(console, Event("called", 1, "tool\x1b[2J", "first\x1b]0;title\x07 \x9b1A\nsecond\x1b[1A"))
    show_unseen(console, ["word\x1b[2J"])
    shown = console.file.getvalue()
    assert "second" in shown and "word" in shown
    assert not {character for character in shown if not character.isprintable()} - {"\n"}


def test_a_file_that_is_written_again_as_it_was_is_told_to_fail_again(tmp_path: Path) -> None:
    client = Scripted(write("b.tsx", "Cancel"), write("b.tsx", "Cancel"), write("b.tsx", "Save"))
    assert work(tmp_path, client).passed
    told = [str(message["content"]) for message in client.seen[2] if message["role"] == "tool"]
    assert len(told) == 2 and all("should hold Save" in text for text in told)


def test_the_tools_that_may_be_offered_are_those_there_are(tmp_path: Path) -> None:
    tools = create_core_tools(tmp_path, lambda path, files: None)
    assert [tool["function"]["name"] for tool in tools.declarations()] == list(TOOLS)
    assert tool_names() == ["writeTemplate"] and tool_names("runStory, writeTemplate,runStory") == [TOOLS[2], TOOLS[0]]
