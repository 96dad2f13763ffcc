"""Rows as other people's tools leave them: odd shapes are read or told, and what is held out is found in any form."""

import html
import json
from pathlib import Path
from typing import Any

import pytest
from curated import HELD_OUT, Run, row

from stages.curation.skeletons import intent_key

WEATHER = {"name": "get_weather", "parameters": {"type": "object", "properties": {"city": {"type": "string"}}}}
CALL = {"name": "get_weather", "arguments": {"city": "it's Oslo"}}
LINES = HELD_OUT.splitlines()
_numbers = iter(range(1000))


def asked(answer: Any, **keys: Any) -> dict[str, Any]:
    """A demonstration; each asks for something else."""
    answer = answer if isinstance(answer, dict) else {"role": "assistant", "content": answer}
    return {"messages": [{"role": "user", "content": f"Make {next(_numbers)}"}, answer], **keys}


def said(*values: str, **keys: Any) -> dict[str, Any]:
    speakers = ("human", "gpt") * len(values)
    turns = [{"from": speaker, "value": value} for speaker, value in zip(speakers, values, strict=False)]
    return {"conversations": [{**turns[0], "value": f"{values[0]} {next(_numbers)}"}, *turns[1:]], **keys}


def calling(**arguments: Any) -> dict[str, Any]:
    return {"role": "assistant", "content": "", "tool_calls": [{"function": {"name": "f", "arguments": arguments}}]}


def in_json(text: str) -> str:
    """As JSON that is safe in a page."""
    return "".join(f"\\u{ord(char):04x}" if char in '<>"&' else char for char in text)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path)


HIDDEN: dict[str, dict[str, Any]] = {
    "a tool's description": asked("ok", tools=[{"type": "function", "function": {**WEATHER, "description": HELD_OUT}}]),
    "JSON's escapes": asked(in_json(HELD_OUT)),
    "JSON's escapes twice": asked(json.dumps(json.dumps({"content": in_json(HELD_OUT)}))),
    "escapes in a call": asked(calling(content=in_json(HELD_OUT))),
    "HTML's entities": asked(html.escape(HELD_OUT)),
    "entities of entities": asked(html.escape(html.escape(HELD_OUT))),
    "a list of lines": asked(calling(lines=LINES)),
    "a list of lines as text": asked(json.dumps({"lines": LINES})),
    "a quotation": asked("\n".join(f"> {line}" for line in LINES)),
    "a diff": asked("\n".join(f"+{line}" for line in LINES)),
    "a numbered listing": asked("\n".join(f"{n}: {line}" for n, line in enumerate(LINES, 1))),
    "what nobody sees": asked(HELD_OUT.replace("<a", "<\u200ba")),
    "CRLF": asked(HELD_OUT.replace("\n", "\r\n")),
    "ShareGPT": said("Make it", HELD_OUT),
    "an intent": {"messages": [{"role": "user", "content": "Create a ｔ\u200bip"}, {"role": "assistant", "content": "x"}]},
}  # fmt: skip


def test_what_is_held_out_is_found_in_every_form_in_which_it_could_be_read(run: Run) -> None:
    run(row(id="good"), *HIDDEN.values(), max_bad_fraction=0)
    assert run.kept() == ["good"]
    reasons = [item["reason"] for item in run.read("rejected.jsonl")]
    assert reasons == ["held-out solution"] * (len(HIDDEN) - 1) + ["held-out story"]


def test_a_text_of_a_million_escapes_is_looked_at_in_a_bounded_number_of_steps(run: Run) -> None:
    run(
        row(id="good"),
        asked("&amp;" * 100_000 + HELD_OUT),
        asked("\\" * 500_000 + HELD_OUT),
        asked("&" + "amp;" * 500_000),
    )
    assert [item["reason"] for item in run.read("rejected.jsonl")] == ["held-out solution"] * 2


def test_a_row_that_its_author_holds_out_is_not_trained_on_in_any_format(run: Run) -> None:
    call = json.dumps([CALL])
    run(
        row(id="good"), said("Hi", "y", split="test"), said("Hi", "y", metadata="eval"), asked("y", split="validation"),
        asked("y", metadata={"split": "dev"}), {"query": "x", "answers": call, "tools": "[]", "split": "eval"},
        {"chat": "USER: x\n\nASSISTANT: y <|endoftext|>", "split": "val"}, {"prompt": "x", "completion": "y", "split": "test"},
    )  # fmt: skip
    assert run.kept() == ["good"] and {item["reason"] for item in run.read("rejected.jsonl")} == {"held-out story"}


def test_answers_of_weight_0_teach_nothing_in_any_format(run: Run) -> None:
    turns = [
        {"from": "human", "value": "a"},
        {"from": "gpt", "value": "bad", "weight": 0},
        {"from": "human", "value": "b"},
    ]
    messages = [{"role": "user", "content": "c"}, {"role": "assistant", "content": "bad", "train": False}]
    later = [{"role": "user", "content": "d"}, {"role": "assistant", "content": "ok"}]
    run({"conversations": [*turns, {"from": "gpt", "value": "ok"}]}, {"messages": messages + later})
    assert [[answer["weight"] for answer in text["earlier"]] for text in run.read("texts.jsonl")] == [[0], [0]]


def test_keys_by_which_others_mean_something_else_cost_no_row(run: Run) -> None:
    run(asked("a", id=5, source="smoltalk"), asked("b", fault=3, policy={"a": 1}, words=["x"], iteration="first"))
    assert len(run.read("train.jsonl")) == 2 and not run.read("quarantine.jsonl")


def hermes(system: str, call: str, **keys: Any) -> dict[str, Any]:
    turns = [{"from": "system", "value": system}, {"from": "human", "value": f"Weather {next(_numbers)}"}]
    return {"conversations": [*turns, {"from": "gpt", "value": f"<tool_call>\n{call}\n</tool_call>"}], **keys}


def test_calls_and_tools_between_tags_are_read_as_hermes_and_qwen_write_them(run: Run) -> None:
    tool = {"type": "function", "function": WEATHER}
    documented = f"signatures within <tools> </tools> XML tags. <tools> {json.dumps([tool])} </tools>"
    other = json.dumps({**tool, "function": {**WEATHER, "name": "other"}})
    rows = [
        hermes(documented, json.dumps(CALL)),
        hermes(f"<tools>\n{json.dumps(tool)}\n{other}\n</tools>", json.dumps(CALL)),
        hermes("", repr(CALL), tools=json.dumps([tool])),
    ]
    turns = hermes(documented, json.dumps(CALL))["conversations"]
    roles = {"human": "user", "gpt": "assistant", "system": "system"}
    rows.append({"messages": [{"role": roles[turn["from"]], "content": turn["value"]} for turn in turns]})
    run(*rows)
    for text in run.read("texts.jsonl"):
        assert text["completion"].startswith("<start_function_call>call:get_weather{city:<escape>it's Oslo<escape>}")
        assert "declaration:get_weather" in text["prompt"]
    assert len(run.read("texts.jsonl")) == len(rows)


def test_schemas_are_read_under_the_names_that_others_have_for_them(run: Run) -> None:
    schema = WEATHER["parameters"]
    named = [{"name": "f", key: schema} for key in ("parameters", "input_schema", "inputSchema")]
    run(*(asked(f"a{n}", tools=[tool]) for n, tool in enumerate(named)), asked("text", functions=json.dumps([WEATHER])))
    assert all("city:" in text["prompt"] for text in run.read("texts.jsonl")) and len(run.read("texts.jsonl")) == 4


TOLD: dict[str, tuple[dict[str, Any], str]] = {
    "no role": ({"messages": [{"content": None}]}, "messages.0.role: Field required"),
    "a role in a list": ({"messages": [{"role": ["user"], "content": "x"}]}, "messages.0.role: Input should be 'system'"),
    "a speaker in a list": ({"conversations": [{"from": ["human"], "value": "x"}]}, "conversations.0: no turn of a known"),
    "functions in an object": (asked("x", functions=WEATHER), "functions: an object instead of a list"),
    "functions in a number": (asked("x", functions=5), "functions: a number instead of a list"),
    "a refusal": (asked({"role": "assistant", "content": None, "refusal": "No"}), "messages.1.content: null, and no call"),
    "nothing said": (asked(""), "messages: the last answer is empty"),
    "weight as a text": (asked({"role": "assistant", "content": "x", "weight": "0"}), 'messages.1.weight: "0" instead of 0 or 1'),
    "half a weight": (asked({"role": "assistant", "content": "x", "weight": 0.5}), "messages.1.weight: 0.5 instead of"),
    "an open call": (said("a", '<tool_call>{"name": "f"}'), "conversations.1: a call without both its tags"),
    "a broken call of Glaive": ({"chat": "USER: x ASSISTANT: <functioncall> {name} <|endoftext|>"}, "chat: no single call at the end"),
    "no call of xLAM": ({"query": "x", "answers": "[]", "tools": "[]"}, "answers: no call, so there is nothing to learn"),
    "a key of several lines": ({"a\nb\x1b[31m": 1}, "no `messages`, but a b [31m; write"),
}  # fmt: skip


def test_what_cannot_be_read_is_told_with_its_place_in_one_line_and_costs_no_good_row(run: Run) -> None:
    run(*(line for n, (bad, _) in enumerate(TOLD.values()) for line in (bad, row(intent=f"Create {n}", id=str(n)))))
    assert run.kept() == [str(n) for n in range(len(TOLD))]
    for place, (item, (_, why)) in enumerate(zip(run.read("quarantine.jsonl"), TOLD.values(), strict=True)):
        assert item["line"] == 2 * place + 1 and why in item["reason"], item
        assert item["reason"].isprintable() and len(item["reason"]) < 300


def test_an_intent_in_other_characters_that_look_alike_is_the_same() -> None:
    assert intent_key("Create a tip") == intent_key("Ｃreate a\u00a0t\u200bip")
