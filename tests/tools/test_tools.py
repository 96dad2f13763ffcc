"""Functions become tools, and calls become files or a sentence that says why not."""

from enum import Enum
from pathlib import Path
from typing import Any, Literal

import pytest

from stages.functiongemma import FunctionCall, declaration, encode_call
from stages.tools.core_tools import core_tool_declarations, create_core_tools, files_from_calls
from stages.tools.outcome import Outcome, outcome_of
from stages.tools.registry import BadArguments, CallError, Registry, UnknownTool, as_tool


class Tone(Enum):
    WARM = "warm"
    COLD = "cold"


def paint(
    name: str,
    count: int,
    sizes: list[float],
    tone: Tone,
    mode: Literal["fast", "slow"] = "fast",
    note: str | None = None,
) -> str:
    """Paint a thing
    in one colour.

    More words that no model needs.

    Args:
        name: what to paint,
            in one word
        count: how often
    """
    return f"{name} {count} {sizes} {tone.value} {mode} {note}"


def test_a_function_is_declared_from_its_signature_and_docstring() -> None:
    declared = as_tool(paint).declaration
    assert declared == {
        "type": "function",
        "function": {
            "name": "paint",
            "description": "Paint a thing in one colour.",
            "parameters": {
                "type": "object",
                "properties": {
                    "name": {"type": "string", "description": "what to paint, in one word"},
                    "count": {"type": "integer", "description": "how often"},
                    "sizes": {"type": "array", "items": {"type": "number"}},
                    "tone": {"type": "string", "enum": ["warm", "cold"]},
                    "mode": {"type": "string", "enum": ["fast", "slow"]},
                    "note": {"type": "string", "nullable": True},
                },
                "required": ["name", "count", "sizes", "tone"],
            },
        },
    }
    assert "declaration:paint{" in declaration(declared)


GOOD = {"name": "wall", "count": 2, "sizes": [1, 2.5], "tone": "warm"}


def test_good_arguments_reach_the_function_as_its_types() -> None:
    assert as_tool(paint).run({**GOOD, "note": None}) == "wall 2 [1.0, 2.5] warm fast None"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"count": "2"}, "count: "),
        ({"count": True}, "count: "),
        ({"count": None}, "count: "),
        ({"sizes": 1}, "sizes: "),
        ({"tone": "grey"}, "tone: "),
        ({"mode": "medium"}, "mode: "),
        ({"extra": 1}, "extra: "),
        ({"name": ["wall"]}, "name: "),
    ],
)
def test_bad_arguments_are_explained(change: dict[str, Any], says: str) -> None:
    with pytest.raises(BadArguments, match=says):
        as_tool(paint).run({**GOOD, **change})


def test_what_cannot_be_declared_is_refused_when_it_is_registered() -> None:
    def unhinted(a):  # type: ignore[no-untyped-def]
        """x"""

    def several(a: int | str) -> None:
        """x"""

    def starred(*a: int) -> None:
        """x"""

    for function in (unhinted, several, starred):
        with pytest.raises(TypeError):
            as_tool(function)
    with pytest.raises(TypeError):
        as_tool(paint, "no spaces allowed")


def test_a_registry_knows_its_tools() -> None:
    registry = Registry()
    assert registry.tool(paint) is paint
    assert registry["paint"].run(GOOD).startswith("wall")
    with pytest.raises(UnknownTool, match="there is paint"):
        registry["draw"]
    with pytest.raises(ValueError, match="already"):
        registry.tool(paint)


def test_core_tools_write_and_run_what_was_written(tmp_path: Path) -> None:
    seen: list[tuple[str, dict[str, str]]] = []
    tools = create_core_tools(tmp_path, lambda path, files: seen.append((path, dict(files))) or {"passed": True})
    assert tools["writeTemplate"].run({"path": "./a.tsx", "content": "A"}) == "wrote a.tsx"
    assert tools["writeStory"].run({"path": "a.stories.tsx", "content": "S"}) == "wrote a.stories.tsx"
    assert tools["runStory"].run({"path": "a.stories.tsx"}) == {"passed": True}
    assert seen == [("a.stories.tsx", {"a.tsx": "A", "a.stories.tsx": "S"})]
    assert (tmp_path / "a.tsx").read_text() == "A"
    for name, path in [
        ("writeTemplate", "a.stories.tsx"),
        ("writeTemplate", "A.Stories.TSX"),
        ("writeStory", "a.tsx"),
        ("runStory", "../a.stories.tsx"),
    ]:
        with pytest.raises(CallError):
            tools[name].run({"path": path} if name == "runStory" else {"path": path, "content": ""})


def test_the_policy_is_declared_the_very_tool_that_the_agent_runs(tmp_path: Path) -> None:
    (declared,) = core_tool_declarations()
    assert declared == create_core_tools(tmp_path, lambda path, files: None).declarations()[0]


def test_calls_become_files_and_the_last_of_a_path_wins() -> None:
    calls = [
        FunctionCall("writeTemplate", {"path": "a.tsx", "content": "1"}),
        FunctionCall("writeTemplate", {"path": "b.tsx", "content": "2"}),
        FunctionCall("writeTemplate", {"path": "./a.tsx", "content": "3"}),
    ]
    assert files_from_calls(calls) == {"a.tsx": "3", "b.tsx": "2"}


WRITE = encode_call("writeTemplate", {"path": "a.tsx", "content": "A"})


@pytest.mark.parametrize(
    ("completion", "reason"),
    [
        ("", "holds no call"),
        ("I cannot do that.", "holds no call"),
        (WRITE[:-10], "the text ends"),
        (WRITE.replace("<escape>", ""), "a string without <escape>"),
        (encode_call("deleteFile", {"path": "a.tsx"}), "unknown tool 'deleteFile'"),
        (WRITE + encode_call("deleteFile", {"path": "a.tsx"}), "unknown tool 'deleteFile'"),
        (encode_call("writeTemplate", {"path": "a.tsx"}), "content: Field required"),
        (encode_call("writeTemplate", {"path": 1, "content": "A"}), "path: Input should be a valid string"),
        (encode_call("writeTemplate", {"path": "a.stories.tsx", "content": "A"}), "writeStory"),
        (WRITE + WRITE[:-10], "the text ends"),
        (WRITE + " Done.", "text follows the call: 'Done.'"),
        (WRITE + "</label>" + WRITE, "text follows the call: '</label>'"),
    ],
)
def test_an_output_without_usable_calls_says_why(completion: str, reason: str) -> None:
    files, said = outcome_of(completion).files, outcome_of(completion).problem
    assert files is None and said is not None and said.startswith("no valid call: ") and reason in said


@pytest.mark.parametrize("tail", ["", "\n", "<start_function_response>", "<end_of_turn>", "<end_of_turn> Done."])
def test_a_whole_call_counts_with_text_before_it_and_a_stop_token_after_it(tail: str) -> None:
    completion = "Sure. " + WRITE + tail
    assert outcome_of(completion) == Outcome(completion, {"a.tsx": "A"}, None)
