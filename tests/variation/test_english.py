"""Texts of a dictionary's words: any of thousands, in the order in which English has them, none unfit for a page."""

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stages.variation.english import english
from stages.variation.vocabulary import draw, is_held_out_text


@given(st.integers(1, 9), st.integers())
def test_a_text_has_so_many_words_in_small_letters(count: int, seed: int) -> None:
    text = english(count, Random(seed))
    assert len(text.split(" ")) == count
    assert re.fullmatch("[a-z ]+", text)


def test_the_first_words_are_thousands_and_evenly_drawn() -> None:
    rng = Random(0)
    drawn = [english(1, rng) for _ in range(20_000)]
    assert len(set(drawn)) > 8_000
    assert max(map(drawn.count, set(drawn[:500]))) < 15


def test_words_follow_each_other_as_english_has_them() -> None:
    """After "according" the dictionary's books nearly always say "to"; a draw of single words would not."""
    texts = [english(6, Random(seed)) for seed in range(30_000)]
    after = [found for text in texts for found in re.findall(r"\baccording (\w+)", text)]
    assert len(after) > 5 and after.count("to") > len(after) / 2


def test_no_word_is_unfit_for_a_page() -> None:
    words = {word for seed in range(20_000) for word in english(5, Random(seed)).split()}
    assert not words & {"sex", "porn", "fuck", "nude", "pussy", "teens", "webcam", "nazi", "tits"}
    assert not words & {"bestiality", "lolita", "ass", "hitler", "murder", "cocaine", "idiot", "threesome", "jews"}
    assert {"title", "document", "analysis", "sixteen"} <= words


@pytest.mark.parametrize("like", ["Save", "Save draft", "we answer you within a day", "/a/b.png"])
def test_a_text_of_the_dictionary_has_the_shape_of_the_one_it_replaces_and_is_not_held_out(like: str) -> None:
    for seed in range(100):
        text = draw(like, Random(seed), dictionary=1)
        assert len(text.split()) == len(like.split()) and text[0].isupper() == like[0].isupper()
        assert text.startswith("/") == like.startswith("/")
        assert not is_held_out_text(text)


def test_without_the_dictionary_the_same_texts_are_drawn_as_before_there_was_one() -> None:
    """Copies of stories in profiles without it, and so what is trained on, hang on these draws."""
    assert [draw("Save draft", Random(seed)) for seed in range(4)] == [
        "Mariarge battery", "Soundread source", "Charge Grace", "Bridge unpacsword",
    ]  # fmt: skip
    assert draw("We answer you", Random(0), dictionary=0) == "Mariarge trip storper"
