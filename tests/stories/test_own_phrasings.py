"""data/stories/phrasings.yaml: a phrasing of a held-out story says everything that its story checks, and no phrasing of
training is like it.
"""

import difflib
from collections import Counter
from pathlib import Path

import pytest
from own_stories import own_react_stories, own_stories
from repository import ROOT

from stages.cache.store import FOLDER as CACHES
from stages.cache.store import Cache
from stages.collect import collect
from stages.pipeline.params import load
from stages.stories.phrasings import EVAL, cached_phrasings, is_phrased

FOLDER = ROOT / "data" / "stories"
STORIES = {story.id: story for story in own_stories() if not is_phrased(story.id)}
ENTRIES = cached_phrasings(FOLDER, Cache(ROOT / CACHES / "stories.sqlite"))[0].entries
PHRASINGS = [(entry.story, entry.text) for entry in ENTRIES if entry.section == EVAL]


def test_only_held_out_stories_are_phrased_for_evaluation() -> None:
    assert [id for id, _ in PHRASINGS if id not in STORIES or STORIES[id].split != "eval"] == []


def test_there_are_at_least_sixty_phrasings_each_once() -> None:
    texts = [text for _, text in PHRASINGS]
    assert len(texts) >= 60
    assert sorted(set(texts)) == sorted(texts)


def test_a_phrasing_says_every_text_of_its_story_letter_by_letter() -> None:
    assert [(text, word) for id, text in PHRASINGS for word in STORIES[id].words if word not in text] == []


def test_phrasings_are_no_copies_of_an_intent() -> None:
    intents = {story.intent for story in STORIES.values()}
    assert [text for _, text in PHRASINGS if text in intents or '"' in text] == []


def normalised(text: str) -> str:
    return " ".join("".join(char if char.isalnum() else " " for char in text.lower()).split())


def test_no_phrasing_of_training_is_nearly_one_that_is_held_out() -> None:
    known = [normalised(text) for story in [*STORIES.values(), *own_react_stories()] for text in story.phrasings]
    near = []
    for _, text in PHRASINGS:
        matcher = difflib.SequenceMatcher(None, b=normalised(text), autojunk=False)
        for other in known:
            matcher.set_seq1(other)
            if matcher.real_quick_ratio() > 0.9 and matcher.quick_ratio() > 0.9 and matcher.ratio() > 0.9:
                near.append((text, other))
    assert near == []


@pytest.mark.parametrize("split", ["train", "rl"])
def test_at_least_every_second_story_that_is_asked_in_training_has_a_phrasing(split: str) -> None:
    # Whoever asks for a pattern with its keyboard writes down what it does, as its intent does.
    stories = [s for s in STORIES.values() if s.split == split and not s.component.startswith("patterns/")]
    phrased = Counter(story.component for story in stories if story.phrasings)
    asked = Counter(story.component for story in stories)
    assert {name: count for name, count in asked.items() if phrased[name] * 2 < count} == {}


def test_training_has_at_least_220_phrasings_without_quoted_texts_and_no_two_alike() -> None:
    texts = [text for story in STORIES.values() for text in story.phrasings]
    assert len(texts) >= 220 and len(set(map(normalised, texts))) == len(texts)
    assert [text for text in texts if '"' in text] == []


def test_each_training_story_of_a_plain_component_is_asked_for_in_four_more_ways_or_more() -> None:
    plain = [s for s in STORIES.values() if s.framework == "plaited" and not s.component.startswith("patterns/")]
    few = [s.id for s in plain if s.split in ("train", "rl") and len(s.phrasings) < 4]
    assert len(plain) > 400 and few == []


def test_so_is_each_training_story_in_react() -> None:
    stories = [s for s in own_react_stories() if s.split == "train"]
    assert len(stories) >= 50 and [s.id for s in stories if len(s.phrasings) < 4] == []
    texts = [text for s in stories for text in s.phrasings]
    assert len(set(map(normalised, texts))) == len(texts) and [text for text in texts if '"' in text] == []


def test_phrasings_of_react_stories_change_nothing_that_the_laptop_trains_on(tmp_path: Path) -> None:
    assert load("collect").frameworks == ("plaited",)
    catalogue = collect(FOLDER, tmp_path, 3, Cache(ROOT / CACHES / "stories.sqlite"))
    assert {story.framework for story in catalogue.stories} == {"plaited"}
