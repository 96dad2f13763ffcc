"""A text that a policy got wrong is never the right one, and most of it may still be right."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from stages.generation.misread import misread, run_on


@given(st.from_regex(r"[A-Za-z]{1,12}( [A-Za-z]{1,12}){0,5}", fullmatch=True), st.integers())
def test_a_misread_text_is_another_one_that_can_stand_in_code(text: str, seed: int) -> None:
    wrong = misread(text, Random(seed))
    assert wrong and wrong != text
    assert not set(wrong) & set("<>{}\"'`\\\n")


@given(st.sampled_from(["42", "3 of 4", "?", "é"]), st.integers())
def test_texts_without_words_are_misread_too(text: str, seed: int) -> None:
    assert misread(text, Random(seed)) != text


def test_texts_are_cut_inflected_and_taken_for_others() -> None:
    wrong = {misread("Boiled eggs", Random(seed)) for seed in range(300)}
    assert {"Boiled", "boiled eggs", "Boil eggs", "Boiled egg"} <= wrong
    assert any(text.startswith("Boi") and text.endswith(" eggs") for text in wrong - {"Boil eggs"})


def test_a_text_takes_in_what_stands_beside_it_in_the_request() -> None:
    asked = 'Make a card with the heading "Hotel comforts" and a link called "Go"'
    wrong = {run_on("Hotel comforts", asked, Random(seed)) for seed in range(60)}
    assert {"Hotel comforts and", "heading Hotel comforts"} <= wrong
    assert all(text and text != "Hotel comforts" and text in asked.replace('"', "") for text in wrong)
    assert run_on("Go", asked, Random(1)) in ("called Go", "link called Go", "a link called Go")
    assert run_on("Back", asked, Random(1)) is None and run_on("Go", '"Go"', Random(1)) is None
