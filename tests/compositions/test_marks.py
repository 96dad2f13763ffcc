"""How a request says which one of several is marked: as people do, and so that it can be no other one."""

import re
from random import Random
from string import Formatter

import pytest
from own_stories import own_catalogue

from stages.compositions.marks import SAID, said_of
from stages.compositions.parts import Maker

TEXTS = ["Elm", "Ash", "Oak"]
WAYS = [(state, way) for state, ways in SAID.items() for way in ways]


@pytest.mark.parametrize("state", [*SAID, "location", 'with data-mood "calm"'])
@pytest.mark.parametrize("count", [2, 3])
def test_what_is_said_names_the_marked_one_and_no_other(state: str, count: int) -> None:
    texts = TEXTS[:count]
    for seed in range(300):
        at = seed % count
        said = said_of(Maker(Random(seed)), state, texts, at)
        places = {"first": 0, "second": 1, "third": 2, "last": count - 1}
        named = {texts.index(text) for text in re.findall('"([^"]*)"', said) if text in texts}
        placed = {places[word] for word in re.findall("first|second|third|last", said)}
        assert named | placed == {at}, said


@pytest.mark.parametrize("state", SAID)
def test_two_thirds_of_the_ways_name_its_text_and_none_stands_twice(state: str) -> None:
    fields = [[name for _, name, _, _ in Formatter().parse(way) if name] for way in SAID[state]]
    assert len(set(SAID[state])) == 24 and all(len(names) == 1 for names in fields)
    assert fields.count(["text"]) == 16


def test_no_way_of_five_words_or_more_stands_in_a_typed_intent_that_is_held_out() -> None:
    held_out = " | ".join(
        text.lower()
        for story in own_catalogue().stories
        if story.split.startswith("eval")
        for text in (story.intent, *story.phrasings)
    )
    for _, way in WAYS:
        for part in re.split(r"\{\w+\}", way.lower()):
            said = part.strip(" ,.;:()-")
            assert len(said.split()) < 5 or said not in held_out, way
