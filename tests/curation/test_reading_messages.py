"""One reading of a message: calls of tools and earlier turns count as much as the last answer's text."""

import json
from pathlib import Path
from typing import Any

import pytest
from curated import BUTTON, FAILED, HELD_OUT, Run, row

from stages.functiongemma import encode_call

WRITE = {"path": "kit.tsx", "content": BUTTON}
COPY = {"path": "kit.tsx", "content": HELD_OUT}


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path)


def calling(arguments: Any, name: str = "writeTemplate", **keys: Any) -> dict[str, Any]:
    call = {"id": "call_1", "type": "function", "function": {"name": name, "arguments": arguments}}
    return {"role": "assistant", "content": "", "tool_calls": [call], **keys}


def turns(*messages: dict[str, Any], intent: str = "Create a button", **keys: Any) -> dict[str, Any]:
    return row(intent=intent, **keys) | {"messages": [{"role": "user", "content": intent}, *messages]}


RESULT = {"role": "tool", "name": "writeTemplate", "content": "failed: no name"}


@pytest.mark.parametrize("arguments", [COPY, json.dumps(COPY)])
def test_a_held_out_solution_in_a_call_is_found(run: Run, arguments: Any) -> None:
    run(row(), turns(calling(arguments), id="call"))
    assert run.reasons() == {"call": "held-out solution"}


@pytest.mark.parametrize(
    "earlier",
    [
        [calling(COPY), RESULT],
        [{"role": "assistant", "content": HELD_OUT}, {"role": "user", "content": "Smaller"}],
        [{"role": "assistant", "content": "Done"}, {"role": "user", "content": f"Change this: {HELD_OUT}"}],
        [calling(WRITE), RESULT | {"content": HELD_OUT}],
        [calling(WRITE), RESULT | {"content": json.dumps({"file": HELD_OUT})}],
        [{"role": "assistant", "content": json.dumps(json.dumps(COPY))}, {"role": "user", "content": "Smaller"}],
    ],
)
def test_a_held_out_solution_in_an_earlier_turn_is_found(run: Run, earlier: list[dict[str, Any]]) -> None:
    run(row(), turns(*earlier, calling(WRITE), id="turns"))
    assert run.reasons() == {"turns": "held-out solution"}


def test_a_question_of_a_held_out_story_in_an_earlier_turn_is_found(run: Run) -> None:
    later = [{"role": "assistant", "content": "Done"}, {"role": "user", "content": "Smaller"}, calling(WRITE)]
    run(row(), turns(*later, intent="Create a tip", id="tip"), turns(*later, intent="Create a pill", id="pill"))
    assert run.reasons() == {"tip": "held-out story"}


def test_answers_that_differ_in_their_calls_only_are_no_duplicates_and_equal_ones_are(run: Run) -> None:
    other = WRITE | {"content": "export const Other = () => <article>Read me</article>"}
    run(
        turns(calling(WRITE), id="one"),
        turns(calling(other), id="two"),
        turns(calling(json.dumps(WRITE)), id="as text"),
        turns({"role": "assistant", "content": encode_call("writeTemplate", WRITE)}, id="as written"),
        near_duplicate=1,
    )
    assert run.reasons() == {"as text": "duplicate", "as written": "duplicate"} and run.kept() == ["one", "two"]


def test_answers_to_different_earlier_turns_are_no_duplicates(run: Run) -> None:
    tails = [[{"role": "assistant", "content": f"Try {n}"}, {"role": "user", "content": f"No {n}"}] for n in range(2)]
    run(*(turns(*tail, calling(WRITE), id=str(n)) for n, tail in enumerate(tails)))
    assert run.kept() == ["0", "1"]


def test_prompts_of_rows_with_calls_end_before_the_first_answer(run: Run) -> None:
    run(turns(calling(WRITE), RESULT, calling(WRITE | {"path": "b.tsx"})), turns(calling(WRITE), verdict=FAILED))
    assert [prompt["messages"] for prompt in run.read("prompts.jsonl")] == [
        [{"role": "user", "content": "Create a button"}]
    ]


def tool(parameters: Any = None, **function: Any) -> dict[str, Any]:
    return {"type": "function", "function": {"name": "f", "parameters": parameters, **function}}


def with_property(schema: Any) -> dict[str, Any]:
    return tool({"type": "object", "properties": {"size": schema}})


UNSHOWABLE: dict[str, tuple[dict[str, Any], str]] = {
    "ends with the user": (turns(calling(WRITE), {"role": "user", "content": "more"}), "messages: the last one has role user"),
    "ends with a result": (turns(calling(WRITE), RESULT), "messages: the last one has role tool"),
    "a result without a call": (turns(RESULT, calling(WRITE)), "messages.1: the result of a tool without a call"),
    "a result after a question": (
        turns(calling(WRITE), {"role": "user", "content": "?"}, RESULT, calling(WRITE)),
        "messages.3: the result of a tool without a call",
    ),
    "a result without a name": (
        turns(calling(WRITE), {"role": "tool", "content": "x"}, calling(WRITE)),
        "messages.2: the result of a tool needs its name",
    ),
    "a result with another id": (
        turns(calling(WRITE), {"role": "tool", "content": "x", "tool_call_id": "call_2"}, calling(WRITE)),
        "messages.2: the result of a tool needs its name",
    ),
    "a result with an odd name": (turns(calling(WRITE), RESULT | {"name": "a b"}, calling(WRITE)), "messages.2.name"),
    "broken arguments": (turns(calling('{"path": ')), "messages.1.tool_calls.0.arguments: broken JSON"),
    "null in a text": (turns(calling("null")), 'messages.1.tool_calls.0.arguments: "null" instead of an object'),
    "a list": (turns(calling([1])), "messages.1.tool_calls.0.arguments: a list instead of an object"),
    "a list in a text": (turns(calling("[1]")), "messages.1.tool_calls.0.arguments: a list instead of an object"),
    "not a number": (turns(calling('{"a": NaN}')), "messages.1.tool_calls.0.arguments: broken JSON"),
    "deep arguments": (turns(calling("[" * 60_000)), "messages.1.tool_calls.0.arguments: nested too deeply"),
    "a call without a name": (turns(calling({}, name="")), "messages.1.tool_calls.0: '' is no function name"),
    "a call of a text": (turns(calling({}, tool_calls=["f"])), "messages.1.tool_calls.0: no call"),
    "calls in an object": (turns(calling({}, tool_calls={"name": "f"})), "messages.1.tool_calls: an object instead"),
    "a schema of null": (row(tools=[with_property(None)]), "tools.0.parameters.properties.size: null instead"),
    "a schema of true": (row(tools=[with_property(True)]), "tools.0.parameters.properties.size: true instead"),
    "a schema of a list": (row(tools=[with_property([])]), "tools.0.parameters.properties.size: a list instead"),
    "parameters of true": (row(tools=[tool(True)]), "tools.0.parameters: true instead of an object"),
    "properties in a list": (row(tools=[tool({"properties": ["a"]})]), "tools.0.parameters.properties: a list instead"),
    "items of true": (row(tools=[with_property({"items": True})]), "size.items: true instead of a schema"),
    "a type of true": (row(tools=[with_property({"type": True})]), "size.type: true instead of a text"),
    "an enum of true": (row(tools=[with_property({"enum": True})]), "size.enum: true instead of a list"),
    "required: true": (row(tools=[with_property({"required": True})]), "size.required: true instead of a list"),
    "required numbers": (row(tools=[with_property({"required": [1]})]), "`type` and `required` hold texts"),
    "a hosted tool": (row(tools=[tool(), {"type": "web_search"}]), "tools.1: a hosted tool (web_search)"),
    "no function": (row(tools=[{}]), "tools.0: no function"),
    "an odd name": (row(tools=[tool(name="a b")]), "tools.0: 'a b' is no function name"),
}  # fmt: skip


def test_what_no_policy_could_be_shown_is_quarantined_with_its_reason_and_costs_no_good_row(run: Run) -> None:
    pairs = [(row(intent=f"Create {n}", id=f"good{n}"), bad) for n, (bad, _) in enumerate(UNSHOWABLE.values())]
    run(*(line for pair in pairs for line in pair))
    assert run.kept() == [f"good{n}" for n in range(len(UNSHOWABLE))]
    for item, (line, (_, why)) in zip(run.read("quarantine.jsonl"), enumerate(UNSHOWABLE.values(), 1), strict=True):
        assert item["line"] == 2 * line and why in item["reason"] and len(item["reason"]) < 300, item


def test_results_are_named_by_the_call_that_they_answer(run: Run) -> None:
    answered = {"role": "tool", "content": "x", "tool_call_id": "call_1"}
    metrics = run(turns(calling(WRITE), answered, calling(WRITE), id="id"))
    assert run.kept() == ["id"] and not metrics["quarantined"]


def test_parquet_as_datasets_writes_it_is_read(run: Run) -> None:
    """Arrow gives every row the keys of all others, with null for what a row lacks, also within lists."""
    datasets = pytest.importorskip("datasets")
    tools = [tool({"type": "object", "properties": {name: {"type": "string"}}}) for name in "ab"]
    for name, options in (("plain", {}), ("mixed", {"on_mixed_types": "use_json"})):
        rows = [
            turns(calling(WRITE), intent=f"{name} 1", id=f"{name} calls", tools=tools[:1]),
            row(intent=f"{name} 2", id=f"{name} text", tools=tools[1:], verdict=None, reward=0.9),
        ]
        datasets.Dataset.from_list(rows, **options).to_parquet(run.folder / f"{name}.parquet")
    metrics = run()
    assert sorted(run.kept()) == ["mixed calls", "mixed text", "plain calls", "plain text"]
    assert not metrics["quarantined"]
    kept = {item["id"]: item for item in run.read("train.jsonl")}
    assert kept["plain calls"]["tools"] == tools[:1] and kept["plain text"]["tools"] == tools[1:]
