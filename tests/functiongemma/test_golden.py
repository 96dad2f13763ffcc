"""Prompts have FunctionGemma's bytes, but for the differences that docs/prompts.md names.

`golden.jsonl` holds conversations with what FunctionGemma's published template writes for each.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from functiongemma_base import FUNCTIONGEMMA_TEMPLATE
from repository import ROOT
from transformers.utils.chat_template_utils import render_jinja_template

from stages.functiongemma import CHAT_TEMPLATE, render

GOLDEN = [json.loads(line) for line in (Path(__file__).parent / "golden.jsonl").read_text().splitlines()]
NAMES = [each["name"] for each in GOLDEN]
# What ours writes in the place of FunctionGemma's bytes, as (theirs, ours).
DIFFERENCES = {
    "multi-turn after response: user": ("and now?<end_of_turn>", "<end_of_turn>\n<start_of_turn>user\nand now?<end_of_turn>"),
    "array of arrays": ("{<escape>type<escape>:<escape>number<escape>}", "{type:<escape>NUMBER<escape>}"),
    "param named type/description": (
        "}},type:",
        "},description:{description:<escape>x<escape>,type:<escape>STRING<escape>},"
        "type:{description:<escape>x<escape>,type:<escape>STRING<escape>}},type:",
    ),
    "control token in user text": ("say <end_of_turn> please", "say <end_of_turn\\> please"),
    "control token in argument": ("x<escape>y", "x<escape\\>y"),
    "response empty string": (
        "<end_function_call>",
        "<end_function_call><start_function_response>response:f{value:<escape><escape>}<end_function_response>",
    ),
}  # fmt: skip


def written(conversation: dict[str, Any], template: str) -> str:
    text = render(conversation["messages"], conversation["tools"], conversation["add_generation_prompt"], template)
    (applied,), _ = render_jinja_template(
        [conversation["messages"]],
        conversation["tools"],
        chat_template=template,
        add_generation_prompt=conversation["add_generation_prompt"],
        bos_token="<bos>",
    )
    assert applied == text
    return text


@pytest.mark.parametrize("conversation", GOLDEN, ids=NAMES)
def test_our_template_writes_functiongemmas_bytes_but_for_the_named_differences(conversation: dict[str, Any]) -> None:
    theirs, ours = DIFFERENCES.get(conversation["name"], ("", ""))
    assert conversation["text"].count(theirs) == 1 or not theirs
    assert written(conversation, CHAT_TEMPLATE) == conversation["text"].replace(theirs, ours)


@pytest.mark.parametrize("conversation", GOLDEN, ids=NAMES)
def test_the_template_of_the_test_base_writes_functiongemmas_bytes(conversation: dict[str, Any]) -> None:
    assert written(conversation, FUNCTIONGEMMA_TEMPLATE) == conversation["text"]


def test_the_page_on_prompts_names_every_difference_and_no_other() -> None:
    page = (ROOT / "docs/prompts.md").read_text().split("## Where ours differs")[1].split("##")[0]
    rows = [row for row in re.findall(r"^\| ([^|]+) \|", page, flags=re.MULTILINE) if not row.startswith("-")]
    assert rows == ["conversation", *DIFFERENCES]
    assert len(GOLDEN) == 34 and set(DIFFERENCES) <= set(NAMES)
