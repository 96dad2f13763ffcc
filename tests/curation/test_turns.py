"""Conversations of several turns, and stories that only GRPO asks: what is kept of them, and where there is loss."""

import json
from pathlib import Path
from typing import Any

import pytest
from curated import BUTTON, CHIP, HELD_OUT, Run, row

from stages.curation.tables import SQL
from stages.functiongemma import encode_call
from stages.pipeline.errors import InputError
from stages.pipeline.jsonl import read_jsonl
from stages.pipeline.records import PromptCompletion
from stages.tools.core_tools import core_tool_declarations


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path)


def call(code: str, **keys: Any) -> dict[str, Any]:
    text = encode_call("writeTemplate", {"content": code, "path": "kit.tsx"})
    return {"role": "assistant", "content": text, **keys}


def said(text: str = "It does not pass:\n- a11y: no name") -> dict[str, Any]:
    return {"role": "tool", "name": "writeTemplate", "content": text}


def repair(*messages: dict[str, Any], intent: str = "Create a button", **keys: Any) -> dict[str, Any]:
    made = row(source="repair", tools=core_tool_declarations(), **keys)
    return made | {"messages": [*row(intent=intent)["messages"][:2], *messages]}


def pieces(text: PromptCompletion) -> list[tuple[str, int]]:
    return [(text.prompt[answer.start : answer.end], answer.weight) for answer in text.earlier]


def texts(run: Run) -> list[PromptCompletion]:
    return list(read_jsonl(run.out / "texts.jsonl", PromptCompletion))


def test_a_repair_is_kept_as_it_came_and_its_faulty_answer_has_no_weight(run: Run) -> None:
    made = repair(call("<i/>", weight=0), said(), call(BUTTON))
    run(made)
    assert run.read("train.jsonl") == [made]
    (text,) = texts(run)
    assert pieces(text) == [(call("<i/>")["content"] + "<start_function_response>", 0)]
    assert text.prompt.endswith("<end_function_response>")
    assert text.completion == call(BUTTON)["content"] + "<start_function_response>"


def test_earlier_answers_of_other_tools_have_weight_unless_they_say_otherwise(run: Run) -> None:
    messages = [call("<i/>"), said(), call("<b/>", weight=0), said(), call("<u/>", weight=1), said(), call(BUTTON)]
    run(repair(*messages))
    assert [weight for _, weight in pieces(texts(run)[0])] == [1, 0, 1]


def test_a_row_of_one_turn_says_nothing_of_earlier_answers(run: Run) -> None:
    run(row())
    assert set(run.read("texts.jsonl")[0]) == {"prompt", "completion"}


def test_after_no_valid_call_the_user_asks_again_and_the_answer_before_is_found_in_the_prompt(run: Run) -> None:
    broken = {"role": "assistant", "content": call(BUTTON)["content"][:60], "weight": 0}
    other = {"role": "assistant", "content": encode_call("write", {"path": "kit.tsx"}), "weight": 0}
    again = {"role": "user", "content": "no valid call: cut off. Answer with one whole writeTemplate call."}
    run(repair(broken, again, call(BUTTON)), repair(other, again, call(BUTTON)))
    first, second = texts(run)
    assert pieces(first) == [(broken["content"] + "<end_of_turn>", 0)]
    assert pieces(second) == [(other["content"], 0)]  # the template opens a new turn and writes no result


@pytest.mark.parametrize("keys", [{}, {"reward": None}])
def test_files_of_other_tools_with_tool_calls_and_results_are_accepted_in_that_shape(
    run: Run, keys: dict[str, Any]
) -> None:
    function = {"name": "writeTemplate", "arguments": json.dumps({"path": "kit.tsx", "content": "<i/>"})}
    called = {"role": "assistant", "content": "", "weight": 0}
    called["tool_calls"] = [{"id": "1", "type": "function", "function": function}]
    result = {"role": "tool", "tool_call_id": "1", "content": "no"}
    messages = [*row()["messages"][:2], called, result, call(BUTTON)]
    made = {"messages": messages, "reward": 1.0, "storyResult": None, "tools": core_tool_declarations()}
    run({key: value for key, value in (made | keys).items() if value is not None})
    assert [weight for _, weight in pieces(texts(run)[0])] == [0]


def test_a_conversation_whose_last_answer_has_no_weight_is_no_row(run: Run) -> None:
    run(row(), repair(call("<i/>"), said(), call(BUTTON, weight=0)), format="trajectory")
    assert "weight 0" in run.read("quarantine.jsonl")[0]["reason"]


def test_the_same_correction_of_other_faults_is_no_duplicate_and_of_the_same_one_it_is(run: Run) -> None:
    one, two = call("<i/>", weight=0), call("<u/>", weight=0)
    rows = [row(BUTTON, id="plain", tools=core_tool_declarations())]
    rows += [repair(fault, said(), call(BUTTON), id=id) for id, fault in (("a", one), ("b", two), ("c", one))]
    run(*rows)
    assert run.kept() == ["plain", "a", "b"] and run.reasons() == {"c": "duplicate"}


LARGE_CHIP = CHIP.replace("small", "large").replace("New", "Sold out")


@pytest.mark.parametrize(
    "messages",
    [
        [call(CHIP)],
        [call(LARGE_CHIP)],
        [call(CHIP, weight=0), said(), call(BUTTON)],
        [call("<i/>", weight=0), said(f"Expected {LARGE_CHIP}"), call(BUTTON)],
        [
            {
                "role": "assistant", "content": "",
                "tool_calls": [{"function": {"name": "writeTemplate", "arguments": {"content": CHIP, "path": "k.tsx"}}}],
            },
            said(), call(BUTTON),
        ],
    ],
    ids=["the answer", "in other words and choices", "an earlier answer", "a result", "tool calls"],
)  # fmt: skip
def test_a_solution_that_grpo_has_to_find_never_reaches_training(run: Run, messages: list[dict[str, Any]]) -> None:
    run(row(id="other"), repair(*messages, intent="Create a tag", id="shown"))
    assert run.kept() == ["other"] and run.reasons() == {"shown": "rl solution"}


def test_rows_of_a_story_that_only_grpo_asks_become_its_prompt_and_no_training_row(run: Run) -> None:
    chip = {"story": "kit.stories.tsx#chip", "split": "rl"}
    run(row(id="other"), row(CHIP, "Create a chip", id="chip", **chip), row("<b/>", "Create a chip", id="asked"))
    assert run.kept() == ["other"] and run.reasons() == {"chip": "rl story", "asked": "rl story"}
    prompts = {prompt["story"]: prompt for prompt in run.read("prompts.jsonl")}
    assert prompts["kit.stories.tsx#chip"]["messages"][-1]["content"] == "Create a chip"
    assert "<mark" not in (run.out / "prompts.jsonl").read_text()


def test_the_stage_ends_with_the_rows_where_a_solution_for_grpo_would_be_trained_on(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = SQL["contaminated"]
    assert "WHERE is_held_out > 0" in step
    monkeypatch.setitem(SQL, "contaminated", step.replace("WHERE is_held_out > 0", "WHERE is_held_out IN (1, 2)"))
    with pytest.raises(InputError, match=r"check_nothing_of_rl_in_training fails; fix the inputs:\n.*shown"):
        run(row(), row(CHIP, "Create a tag", id="shown"))


def test_the_stage_ends_with_the_rows_where_a_held_out_solution_would_be_trained_on(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = SQL["contaminated"]
    monkeypatch.setitem(SQL, "contaminated", step.replace("WHERE is_held_out > 0", "WHERE is_held_out > 2"))
    with pytest.raises(InputError, match=r"check_nothing_of_eval_in_training fails; fix the inputs:\n.*copy"):
        run(row(), row(HELD_OUT, "Create a link", id="copy"))


def test_a_held_out_phrasing_keeps_out_its_question_and_not_the_solution_of_its_story(run: Run) -> None:
    run(row(id="known"), row("<b/>", "create a BUTTON~1!", id="asked"))
    assert run.kept() == ["known"] and run.reasons() == {"asked": "held-out story"}


def test_each_way_to_ask_for_a_story_is_a_prompt(run: Run) -> None:
    run(row(), row("<b/>", "button pls"), row("<i/>", "button pls"))
    assert [prompt["messages"][-1]["content"] for prompt in run.read("prompts.jsonl")] == [
        "Create a button",
        "button pls",
    ]
