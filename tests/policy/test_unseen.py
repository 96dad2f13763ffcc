"""Which words of an intent a policy was never trained on."""

import json
from pathlib import Path

import pytest

from stages.policy import unseen
from stages.policy.unseen import _prompt_words as prompt_words
from stages.policy.unseen import unseen_words


def project(folder: Path, *intents: str) -> Path:
    """The policy of a project whose train split has these intents."""
    (folder / "data/curate").mkdir(parents=True)
    rows = [{"messages": [{"role": "user", "content": intent}]} for intent in intents]
    (folder / "data/curate/train.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows) + "{\n")
    return folder / "data/merge/model"


def test_words_of_no_training_prompt_are_named_in_order_and_once(tmp_path: Path) -> None:
    policy = project(tmp_path, "Create a danger button", 'Make a card, "Über uns"')
    asked = 'Create a hexagon button "Über Frobs", a HEXAGON with 3 cards'
    assert unseen_words(asked, policy) == ["hexagon", "Frobs", "with", "cards"]


def test_what_only_the_assistant_said_counts_as_unseen(tmp_path: Path) -> None:
    policy = project(tmp_path, "Create a button")
    with (tmp_path / "data/curate/train.jsonl").open("a") as file:
        file.write(json.dumps({"messages": [{"role": "assistant", "content": "hexagon"}]}))
    assert unseen_words("Create a hexagon", policy) == ["hexagon"]


def test_of_a_policy_without_its_train_split_nothing_is_claimed(tmp_path: Path) -> None:
    assert unseen_words("Create a hexagon", tmp_path / "merge/model") is None


def test_a_row_is_read_once_however_often_one_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    policy = project(tmp_path, "Create a button", "Make a card", "Add a hexagon")
    read: list[bytes] = []
    monkeypatch.setattr(unseen, "_prompt_words", lambda row: read.append(row) or prompt_words(row))
    assert unseen_words("Make a button", policy) == []
    assert len(read) == 2, "what is known ends the search"
    assert unseen_words("Add a pentagon", policy) == unseen_words("Add a pentagon", policy) == ["pentagon"]
    assert len(read) == len(set(read)) == 4


def test_a_train_split_that_was_written_anew_is_read_anew(tmp_path: Path) -> None:
    policy = project(tmp_path, "Create a button")
    assert unseen_words("Create a hexagon", policy) == ["hexagon"]
    file = tmp_path / "data/curate/train.jsonl"
    file.write_text(file.read_text() + json.dumps({"messages": [{"role": "user", "content": "hexagon"}]}) + "\n")
    assert unseen_words("Create a hexagon", policy) == []
