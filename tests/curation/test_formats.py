"""Rows of other people's files: each format in a sample of its real shape, read or told what is missing."""

import json
from pathlib import Path
from typing import Any

import pytest
from curated import Run, row

from stages.pipeline.errors import InputError
from stages.pipeline.records import Trajectory

WEATHER = {
    "name": "get_weather", "description": "Get the weather",
    "parameters": {"type": "object", "properties": {"city": {"type": "string", "description": "A city"}}, "required": ["city"]},
}  # fmt: skip
TOOL = {"type": "function", "function": WEATHER}
CALL = {"name": "get_weather", "arguments": {"city": "Oslo"}}
ASKED = {"role": "user", "content": "Weather in Oslo?"}
SYSTEM = "You can call functions."
CALLED = "<start_function_call>call:get_weather{city:<escape>Oslo<escape>}<end_function_call><start_function_response>"

openai_call = {"id": "call_1", "type": "function", "function": {**CALL, "arguments": json.dumps(CALL["arguments"])}}
READ: dict[str, tuple[dict[str, Any], str]] = {
    "OpenAI fine-tuning": (
        {"messages": [ASKED, {"role": "assistant", "tool_calls": [openai_call]}], "tools": [TOOL], "parallel_tool_calls": False},
        CALLED,
    ),
    "OpenAI with functions": (
        {
            "messages": [ASKED, {"role": "assistant", "content": None, "function_call": openai_call["function"]}],
            "functions": [WEATHER],
        },
        CALLED,
    ),
    "OpenAI with a result": (
        {
            "messages": [
                ASKED, {"role": "assistant", "content": None, "function_call": openai_call["function"]},
                {"role": "function", "name": "get_weather", "content": '{"celsius": 3}'},
                {"role": "assistant", "content": "3 degrees"},
            ],
            "functions": [WEATHER],
        },
        "3 degrees<end_of_turn>",
    ),
    "OpenAI with weights": (
        {"messages": [ASKED, {"role": "assistant", "content": "Cold", "weight": 1}, {"role": "user", "content": "?"}, {"role": "assistant", "content": "No", "weight": 0}]},
        "Cold<end_of_turn>",
    ),
    "OpenAI in parts": (
        {"messages": [{"role": "user", "content": [{"type": "text", "text": "Hi"}]}, {"role": "assistant", "content": "Hello"}]},
        "Hello<end_of_turn>",
    ),
    "ShareGPT": (
        {"id": "a_0", "conversations": [{"from": "human", "value": "Hi"}, {"from": "gpt", "value": "Hello there"}]},
        "Hello there<end_of_turn>",
    ),
    "Hermes": (
        {
            "id": "x", "tools": json.dumps([TOOL]), "category": "Weather",
            "conversations": [
                {"from": "system", "value": f"{SYSTEM} <tools> {json.dumps([TOOL])} </tools>"},
                {"from": "human", "value": "Weather in Oslo?"},
                {"from": "gpt", "value": f"<tool_call>\n{json.dumps(CALL)}\n</tool_call>"},
                {"from": "tool", "value": '<tool_response>\n{"name": "get_weather", "content": {"celsius": 3}}\n</tool_response>'},
                {"from": "gpt", "value": "3 degrees"},
            ],
        },
        "3 degrees<end_of_turn>",
    ),
    "APIGen-MT": (
        {
            "system": SYSTEM, "tools": json.dumps([WEATHER]),
            "conversations": [{"from": "human", "value": "Weather in Oslo?"}, {"from": "function_call", "value": json.dumps(CALL)}],
        },
        CALLED,
    ),
    "xLAM": (
        {
            "id": 0, "query": "Weather in Oslo?", "answers": json.dumps([CALL]),
            "tools": json.dumps([{**WEATHER, "parameters": {"city": {"description": "A city", "type": "str", "default": "Oslo"}, "days": {"type": "int, optional"}}}]),
        },
        CALLED,
    ),
    "Glaive": (
        {
            "system": f"SYSTEM: You are a helpful assistant with access to the following functions. Use them if required -\n{json.dumps(WEATHER)}\n",
            "chat": 'USER: Weather in Oslo?\n\n\nASSISTANT: <functioncall> {"name": "get_weather", "arguments": \'{"city": "Oslo"}\'} <|endoftext|>\n\n\n'
            'FUNCTION RESPONSE: {"celsius": 3}\n\n\nASSISTANT: 3 degrees <|endoftext|>\n\n\n',
        },
        "3 degrees<end_of_turn>",
    ),
    "mobile-actions": (
        {
            "metadata": "train", "tools": [TOOL],
            "messages": [
                {"role": "developer", "content": SYSTEM}, ASKED,
                {"role": "assistant", "content": None, "tool_calls": [{"type": "function", "function": CALL}]},
            ],
        },
        CALLED,
    ),
    "verifiers": (
        {
            "example_id": 3, "task": "weather", "prompt": [ASKED], "answer": "3", "reward": 0.9, "info": {"oai_tools": [TOOL]},
            "completion": [{"role": "assistant", "content": None, "tool_calls": [json.dumps(openai_call)]}],
        },
        CALLED,
    ),
}  # fmt: skip
TOLD: dict[str, tuple[dict[str, Any], str]] = {
    "ToolACE": (
        {"system": SYSTEM, "conversations": [{"from": "user", "value": "Hi"}, {"from": "assistant", "value": '[Get Weather(city="Oslo")]'}]},
        'conversations.1: a call as text, as in ToolACE; write it as a turn {"from": "function_call"',
    ),
    "Alpaca": ({"instruction": "Say hi", "output": "Hi"}, 'no `messages`, but instruction, output; write them as {"messages": [{"role"'),
    "weight 0": ({"messages": [ASKED, {"role": "assistant", "content": "No", "weight": 0}]}, "messages: every answer has weight 0"),
    "an image": ({"messages": [{"role": "user", "content": [{"type": "image_url"}]}, {"role": "assistant", "content": "x"}]}, "messages.0.content: image_url; only text"),
    "a speaker": ({"conversations": [{"from": "robot", "value": "x"}]}, "conversations.0: no turn of a known speaker"),
    "answers": ({"query": "x", "answers": "none", "tools": "[]"}, "answers: no list of calls"),
    "chat": ({"chat": "hello"}, "chat: no turns"),
}  # fmt: skip


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path)


@pytest.mark.parametrize("name", READ)
def test_a_format_that_holds_what_is_needed_is_read(run: Run, name: str) -> None:
    theirs, completion = READ[name]
    metrics = run(theirs)
    assert (metrics["kept"], metrics["quarantined"]) == (1, 0)
    (text,) = run.read("texts.jsonl")
    assert text["completion"] == completion
    assert ("declaration:get_weather" in text["prompt"]) == ("get_weather" in json.dumps(theirs))
    (kept,) = run.read("train.jsonl")
    assert Trajectory.model_validate(kept).reward == theirs.get("reward", 1)


def test_a_format_that_lacks_something_is_told_in_one_line_and_costs_no_good_row(run: Run) -> None:
    run(*(line for n, (bad, _) in enumerate(TOLD.values()) for line in (bad, row(intent=f"Create {n}", id=str(n)))))
    assert run.kept() == [str(n) for n in range(len(TOLD))]
    for place, (item, (_, why)) in enumerate(zip(run.read("quarantine.jsonl"), TOLD.values(), strict=True)):
        assert item["line"] == 2 * place + 1 and why in item["reason"] and "\n" not in item["reason"]
        assert len(item["reason"]) < 300


def test_rows_that_mobile_actions_holds_out_are_not_trained_on(run: Run) -> None:
    theirs, _ = READ["mobile-actions"]
    run(row(), theirs | {"metadata": "eval"})
    assert [item["reason"] for item in run.read("rejected.jsonl")] == ["held-out story"]


def test_only_trajectories_are_rows_where_the_format_says_so(run: Run) -> None:
    metrics = run(row(), READ["ShareGPT"][0], format="trajectory")
    assert (metrics["kept"], metrics["quarantined"]) == (1, 1)


def test_a_file_of_bad_lines_alone_points_at_the_file_with_the_reasons(run: Run) -> None:
    with pytest.raises(InputError, match=r"2 of 2 lines .*curate/quarantine\.jsonl.*\n.*rows\.jsonl:1: no `messages`"):
        run({"instruction": "x", "output": "y"}, {"instruction": "z", "output": "y"})


@pytest.mark.parametrize("name", READ)
def test_a_format_is_read_from_parquet_as_well(run: Run, name: str) -> None:
    datasets = pytest.importorskip("datasets")
    theirs, completion = READ[name]
    datasets.Dataset.from_list([theirs], on_mixed_types="use_json").to_parquet(run.folder / "rows.parquet")
    run()
    assert [text["completion"] for text in run.read("texts.jsonl")] == [completion]
