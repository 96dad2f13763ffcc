"""Intents as people type them, without quotes: what is looked for is only what they ask for beyond doubt."""

import time
from pathlib import Path
from typing import Any

import pytest
from own_stories import own_stories

from stages.agent.checks import Checks, Promise
from stages.intents.quotations import PAIRS, quoted_words
from stages.iteration.harvest import note_of
from stages.iteration.intent_assertions import PLAY_FUNCTIONS, expectations, play_lines, subject, unchecked, unquoted


@pytest.mark.parametrize(
    ("intent", "looked_for", "not_checked"),
    [
        ('link <a href="/x" title="A cat">', ["have a link"], ['<a href="/x" title="a cat">']),
        ('link to /search?q="a cat"', ["have a link"], ['/search?q="a cat"']),
        ("link Tea -> /search?q=tea", ["have a link", "lead to or show /search?q=tea"], ["tea"]),
        ("Open rooms", [], ["open", "rooms"]),
        ("link Open rooms -> /rooms, large", ["have a link", "be large", "lead to or show /rooms"], ["open", "rooms", "-"]),
        ("danger button Save all", ["be danger", "have a button"], ["save", "all"]),
        ("steps to book a table", [], ["steps", "book", "table"]),
        ("payment method: credit card or cash", [], ["payment", "method", "credit", "card", "cash"]),
        ("a button labelled open, disabled", ["have a button", "be disabled"], ["open"]),
        ("select Status with options open, closed", ["have a select"], ["status", "options", "open", "closed"]),
        ("link Browse photos, new tab", ["have a link"], ["browse", "photos", "new", "tab"]),
        ("switch Vacation, as long as it is checked a message is shown", ["have a switch"], ["vacation", "long", "checked", "message", "shown"]),
        ("switch Vacation. On (checked) -> message", ["have a switch"], ["vacation", "checked", "message"]),
        ("a column of tabs called Library", [], ["column", "tabs", "library"]),
        ("Hi, could we get a compact danger button Save all?", ["be danger", "have a button"], ["save", "all"]),
        ("for the settings page a large switch Alerts", ["be large", "have a switch"], ["settings", "alerts"]),
        ("As a guest I want a small select called Meal", ["be small", "have a select"], ["guest", "meal"]),
        ("As a reader I want to know what happens", [], ["reader", "know", "happens"]),
        ("a search form, Old newspapers", [], ["search", "form", "old", "newspapers"]),
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
        ('Create a column of buttons with a button labelled "Sum"', ["have a button", "have a button that says Sum", "say Sum"]),
        ('Add a link labelled "Go" that opens a new tab', ["have a link", "have a link that says Go", "say Go"]),
    ],
)  # fmt: skip
def test_beside_quotes_a_capital_letter_or_another_meaning_keeps_a_word_from_promising(
    intent: str, looked_for: list[str]
) -> None:
    assert [one.should for one in expectations(intent)] == looked_for


@pytest.mark.parametrize(("opening", "closing"), PAIRS)
def test_a_text_is_looked_for_in_any_marks_that_people_type(opening: str, closing: str) -> None:
    intent = f"Create a danger button labelled {opening}Open it{closing} and a link"
    should = ["be danger", "have a button", "have a button that says Open it", "have a link", "say Open it"]
    assert [one.should for one in expectations(intent)] == should and unchecked(intent) == []
    assert quoted_words(intent) == ("Open it",)


@pytest.mark.parametrize(
    "code",
    [
        '<img src="/cat.png" alt="A cat">',
        'href="/rooms"',
        "style='color: \"red\"'",
        'https://example.com/?q="tea time"&page=2',
        '/search?q="tea"',
        '{"label": "Rooms"}',
        'save("now")',
        "`<b>Now</b>`",
    ],
)
def test_quotes_in_code_or_an_address_demand_nothing_and_are_said_to_be_unchecked(code: str) -> None:
    intent = f'Create a button labelled "Save" with {code} in it'
    assert [one.should for one in expectations(intent)] == ["have a button", "have a button that says Save", "say Save"]
    assert unchecked(intent) == [code.lower()]


@pytest.mark.parametrize(
    "sentence", ["pagination with « and » links", 'a 5" screen and a 7" one', "Home » Rooms » Lake"]
)
def test_marks_around_no_text_quote_nothing(sentence: str) -> None:
    assert quoted_words(sentence) == ()


@pytest.mark.parametrize("mark", ["(", '"', "`", "„", "/", "a.", "a(", '{"', "<a ", "‘’a", 'a="', "« "])
def test_a_long_sentence_of_opening_marks_is_read_in_a_moment(mark: str) -> None:
    began = time.process_time()
    quoted_words(mark * 5_000)
    assert time.process_time() - began < 5


def test_a_long_list_of_unchecked_words_is_cut_and_counted() -> None:
    words = [f"word{number}" for number in range(10_000)]
    intent = f'Create a button that does {" ".join(words)} and says "{"x" * 500}\nimport evil"'
    note = note_of(intent)
    assert "word0, word1, " in note and "and 9982 more" in note
    assert len(note) < 400 and "\n" not in note


def test_a_quotation_over_two_lines_does_not_end_the_note() -> None:
    assert "\n" not in note_of('Create a button that says, when it is clicked, "one\ntwo"')


def test_what_nothing_was_found_in_gets_no_name_of_a_part() -> None:
    assert (subject("steps to book a table"), subject("small danger button Save")) == (
        [],
        ["small", "danger", "button"],
    )


def test_without_quotes_the_verdict_and_the_harvested_story_say_that_no_text_was_looked_for() -> None:
    assert unquoted("link Open rooms") and not unquoted('link "Open rooms"')
    assert "quotes no text" in note_of("link Open rooms") and "quotes no text" not in note_of('link "Open rooms"')


@pytest.mark.parametrize("one_in", [180, pytest.param(60, marks=pytest.mark.slow)])
def test_solutions_keep_what_is_looked_for_in_the_words_that_people_type(one_in: int, grader: Any) -> None:
    typed = [(words, story) for story in own_stories() for words in story.phrasings]
    typed += [(story.intent, story) for story in own_stories() if story.split == "eval_phrased"]
    promising = [(intent, story) for intent, story in typed if expectations(intent)]
    assert len(promising) > len(typed) / 2
    for intent, story in promising[::one_in]:
        promise = Promise(PLAY_FUNCTIONS, tuple(play_lines(intent)))
        checks = Checks(lambda files, item: grader.submit(files, item).result(), Path("data"), promise=promise)
        verdict = checks.verdict(story.solution)
        assert verdict.passed, f"{intent}: {verdict.errors}"
