"""Intents as people type them, without quotes: what is looked for is only what they ask for beyond doubt."""

from pathlib import Path
from typing import Any

import pytest
from own_stories import own_stories

from stages.agent.checks import Checks, Promise
from stages.iteration.harvest import note_of
from stages.iteration.intent_assertions import PLAY_FUNCTIONS, expectations, play_lines, subject, unchecked, unquoted


@pytest.mark.parametrize(
    ("intent", "looked_for", "not_checked"),
    [
        ("Open rooms", [], ["open", "rooms"]),
        ("link Open rooms -> /rooms, large", ["have a link", "be large", "lead to or show /rooms"], ["open", "rooms", "-"]),
        ("danger button Save all", ["be danger", "have a button"], ["save", "all"]),
        ("steps to book a table", [], ["steps", "book", "table"]),
        ("payment method: credit card or cash", [], ["payment", "method", "credit", "card", "cash"]),
        ("a button labelled open, disabled", ["have a button", "be disabled"], ["open"]),
        ("select Status with options open, closed", ["have a select"], ["status", "options", "open", "closed"]),
        ("link Browse photos, new tab", ["have a link"], ["browse", "photos", "new", "tab"]),
        ("switch Vacation, as long as it is checked a message is shown", ["have a switch"], ["vacation", "long", "checked", "message", "shown"]),
        ("figure /vine.png", ["have a figure", "lead to or show /vine.png"], []),
    ],
)  # fmt: skip
def test_a_word_that_may_be_a_text_promises_nothing_and_is_said_to_be_unchecked(
    intent: str, looked_for: list[str], not_checked: list[str]
) -> None:
    assert [one.should for one in expectations(intent)] == looked_for
    assert [word for word in not_checked if word not in unchecked(intent)] == []


@pytest.mark.parametrize(
    ("intent", "looked_for"),
    [
        ('Create a card with the heading "Rooms" and an Open link', ["have a card", "have a heading", "have a link", "say Rooms"]),
        ('Create a table labelled "Rooms" with 4 rows', ["have a table", "have a table that says Rooms", "say Rooms"]),
        ('Add a link labelled "Go" that opens a new tab', ["have a link", "have a link that says Go", "say Go"]),
    ],
)  # fmt: skip
def test_beside_quotes_a_capital_letter_or_another_meaning_keeps_a_word_from_promising(
    intent: str, looked_for: list[str]
) -> None:
    assert [one.should for one in expectations(intent)] == looked_for


def test_what_nothing_was_found_in_gets_no_name_of_a_part() -> None:
    assert (subject("steps to book a table"), subject("small danger button Save")) == (
        [],
        ["small", "danger", "button"],
    )


def test_without_quotes_the_verdict_and_the_harvested_story_say_that_no_text_was_looked_for() -> None:
    assert unquoted("link Open rooms") and not unquoted('link "Open rooms"')
    assert "quotes no text" in note_of("link Open rooms") and "quotes no text" not in note_of('link "Open rooms"')


def test_solutions_keep_what_is_looked_for_in_the_words_that_people_type(grader: Any) -> None:
    typed = [(words, story) for story in own_stories() for words in story.phrasings]
    typed += [(story.intent, story) for story in own_stories() if story.split == "eval_phrased"]
    promising = [(intent, story) for intent, story in typed if expectations(intent)]
    assert len(promising) > len(typed) / 2
    for intent, story in promising[::60]:
        promise = Promise(PLAY_FUNCTIONS, tuple(play_lines(intent)))
        checks = Checks(lambda files, item: grader.submit(files, item).result(), Path("data"), promise=promise)
        verdict = checks.verdict(story.solution)
        assert verdict.passed, f"{intent}: {verdict.errors}"
