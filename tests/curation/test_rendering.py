"""Curate renders each row once, with the bytes of the chat template, and quarantines what cannot be rendered."""

from pathlib import Path
from typing import Any

import pytest
from conversations import conversations, tools
from curated import BUTTON, FAILED, STORIES, Run, row
from functiongemma_base import FUNCTIONGEMMA_TEMPLATE
from hypothesis import given
from hypothesis import strategies as st
from small_models import chatml_tokenizer, save_llama

from stages.curate import curate
from stages.curation.rendering import Renderer
from stages.functiongemma import CONTROL_TOKENS, EncodeError, encode_call
from stages.pipeline.errors import InputError
from stages.pipeline.params import CurateParams
from stages.pipeline.reward import Weights
from stages.policy.prompts import ChatTemplate, added_by, conversation_text
from stages.pretrained.chat_template import chat_template_of
from stages.tools.core_tools import core_tool_declarations

THEIRS = ChatTemplate(FUNCTIONGEMMA_TEMPLATE, (("bos_token", "<bos>"),), "<bos>")
REFUSING = (
    "{{ raise_exception('too many turns') if messages | length > 3 }}"
    "{% for message in messages %}{{ message.content }}\n{% endfor %}"
)
ANSWER = {"role": "assistant", "content": encode_call("writeTemplate", {"path": "a.tsx", "content": BUTTON})}


def otherwise(value: Any, ending: str) -> Any:
    """The message with other texts."""
    changed = {**value}
    if isinstance(value.get("content"), str) and value["role"] != "system":
        changed["content"] = value["content"].replace("a", ending) + ending
    return changed


@given(conversations, st.lists(tools, max_size=2), st.sampled_from([None, THEIRS]), st.data())
def test_conversations_of_one_shape_have_the_bytes_of_the_template(
    conversation: list[dict[str, Any]], declared: list[dict[str, Any]], chat: ChatTemplate | None, data: st.DataObject
) -> None:
    renderer = Renderer(chat)
    plain = [
        {"role": message["role"], "content": message.get("content") or ""}
        | {k: message[k] for k in ("name", "tool_calls") if k in message}
        for message in conversation
        if isinstance(message.get("content") or "", str)
    ] + [ANSWER]
    endings = [
        "",
        "x",
        " ",
        "\n y",
        *data.draw(st.lists(st.sampled_from([*CONTROL_TOKENS, "<div>", "ü"]), max_size=2)),
        "z",
    ]
    for ending in endings:
        messages = [otherwise(message, ending) for message in plain[:-1]]
        messages += [ANSWER | {"content": encode_call("writeTemplate", {"path": "a.tsx", "content": BUTTON + ending})}]
        try:
            whole = conversation_text(chat, messages, declared).removeprefix(added_by(chat))
            prompt = conversation_text(chat, messages[:-1], declared, True).removeprefix(added_by(chat))
        except EncodeError:
            continue
        if whole.startswith(prompt):
            assert renderer.split(messages, declared, b"key") == (prompt, whole[len(prompt) :].removesuffix("\n"))
        assert renderer.prompt(messages[:-1], declared, b"key") == prompt


def test_only_the_first_rows_of_a_shape_are_rendered_by_jinja(monkeypatch: pytest.MonkeyPatch) -> None:
    renderer, calls = Renderer(), []

    def counted(*arguments: Any) -> str:
        calls.append(arguments)
        return conversation_text(*arguments)

    monkeypatch.setattr("stages.curation.rendering.conversation_text", counted)
    for number in range(50):
        renderer.split([{"role": "user", "content": f"Create {number}"}, ANSWER], [], b"none")
    assert len(calls) < 10


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path)


def test_texts_are_the_rows_of_train_line_by_line(run: Run) -> None:
    run(*(row(f"<i>{n}</i>", f"Create {n}") for n in range(5)))
    for kept, text in zip(run.read("train.jsonl"), run.read("texts.jsonl"), strict=True):
        assert list(text) == ["prompt", "completion"]
        assert text["prompt"].endswith("<start_of_turn>model\n") and kept["messages"][1]["content"] in text["prompt"]
        assert kept["messages"][2]["content"] in text["completion"]


def test_what_the_template_refuses_is_quarantined_and_what_it_had_displaced_is_kept(run: Run) -> None:
    again = [{"role": "user", "content": "Hello"}, *row()["messages"]]
    rows = [
        row(id="bad", messages=again),
        row("<i/>", "Create two", id="good"),
        row(id="as bad", source="policy", messages=again),
        row(id="near", source="policy"),
    ]
    run.write(*rows)
    params = {
        "inputs": [str(run.folder / "rows.jsonl")],
        "format": "auto",
        "min_reward": 0,
        "max_per_story": 9,
        "near_duplicate": 0.9,
    }
    chat = ChatTemplate(REFUSING, (), "")
    metrics = curate(STORIES, CurateParams.model_validate(params | {"max_bad_fraction": 0.9}), Weights(), run.out, chat)
    assert run.kept() == ["good", "near"] and metrics["quarantined"] == 2 and metrics["rows"] == 2
    assert [(item["line"], item["reason"]) for item in run.read("quarantine.jsonl")] == [
        (1, "messages: cannot be rendered: too many turns"), (3, "messages: cannot be rendered: too many turns"),
    ]  # fmt: skip
    assert len(run.read("texts.jsonl")) == 2


def test_a_prompt_declares_the_core_tools_whether_its_row_declares_them_or_others(run: Run) -> None:
    core = core_tool_declarations()
    run(row(tools=core), row("<i/>", words={"a": "b"}, tools=[]), row("<b/>", words={"a": "c"}, verdict=FAILED))
    texts = [conversation_text(None, row()["messages"][:2], core, True).removeprefix("<bos>")] * 3
    assert [prompt["prompt"] for prompt in run.read("prompts.jsonl")] == texts
    assert len(run.read("train.jsonl")) == 2 and run.read("texts.jsonl")[1]["prompt"] != texts[0]


def test_a_prompt_of_several_turns_ends_before_the_first_answer(run: Run) -> None:
    asked = row()["messages"][:2]
    again = [{"role": "user", "content": "And a second one"}, row("<i/>")["messages"][-1]]
    run(row(tools=core_tool_declarations(), messages=[*row()["messages"], *again]))
    prompt = run.read("prompts.jsonl")[0]
    assert prompt["messages"] == asked and "And a second one" not in prompt["prompt"]
    assert "And a second one" in run.read("texts.jsonl")[0]["prompt"]


def test_a_prompt_that_the_template_refuses_is_quarantined_though_its_row_is_not_trained_on(run: Run) -> None:
    asked = [{"role": "user", "content": "Hello"}, *row()["messages"][:2], {"role": "user", "content": "Now"}]
    refused = row("<b/>", verdict=FAILED, words={"a": "b"}, messages=[*asked, row()["messages"][-1]])
    run.write(row(id="good"), refused)
    params = {"inputs": [str(run.folder / "rows.jsonl")], "format": "auto", "min_reward": 0.7, "max_per_story": 9}
    settings = CurateParams.model_validate(params | {"near_duplicate": 0.9, "max_bad_fraction": 0.9})
    curate(STORIES, settings, Weights(), run.out, ChatTemplate(REFUSING, (), ""))
    assert run.kept() == ["good"] and len(run.read("prompts.jsonl")) == 1
    assert [item["line"] for item in run.read("quarantine.jsonl")] == [2]


def test_a_base_with_the_format_gives_its_own_template_and_any_other_takes_ours(tmp_path: Path) -> None:
    other = save_llama(tmp_path / "other")
    assert chat_template_of(str(other), None) is None
    tokenizer = chatml_tokenizer()
    tokenizer.add_special_tokens({"bos_token": "<bos>", "additional_special_tokens": list(CONTROL_TOKENS)})
    tokenizer.chat_template = FUNCTIONGEMMA_TEMPLATE
    tokenizer.save_pretrained(other)
    found = chat_template_of(str(other), None)
    assert (
        found is not None
        and found.text == FUNCTIONGEMMA_TEMPLATE
        and dict(found.special_tokens)["bos_token"] == "<bos>"
    )


def test_a_base_of_the_hub_that_cannot_be_reached_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(
        InputError, match=r"params\.yaml: base\.source: the tokenizer of nobody/nothing cannot be read.*set HF_TOKEN"
    ):
        chat_template_of("nobody/nothing", "0" * 40)
