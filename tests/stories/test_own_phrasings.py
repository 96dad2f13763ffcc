"""data/stories/phrasings.yaml: a phrasing of a held-out story says everything that its story checks."""

from repository import ROOT
from ruamel.yaml import YAML

from stages.stories.catalogue import read_catalogue
from stages.stories.phrasings import is_phrased

FOLDER = ROOT / "data" / "stories"
STORIES = {story.id: story for story in read_catalogue(FOLDER).stories if not is_phrased(story.id)}
HELD_OUT: dict[str, list[str]] = YAML(typ="safe").load((FOLDER / "phrasings.yaml").read_text("utf-8"))["eval_phrased"]
PHRASINGS = [(id, text) for id, texts in HELD_OUT.items() for text in texts]


def test_only_held_out_stories_are_phrased_for_evaluation() -> None:
    assert [id for id in HELD_OUT if id not in STORIES or STORIES[id].split != "eval"] == []


def test_there_are_at_least_sixty_phrasings_each_once() -> None:
    texts = [text for _, text in PHRASINGS]
    assert len(texts) >= 60
    assert sorted(set(texts)) == sorted(texts)


def test_a_phrasing_says_every_text_of_its_story_letter_by_letter() -> None:
    assert [(text, word) for id, text in PHRASINGS for word in STORIES[id].words if word not in text] == []


def test_phrasings_are_no_copies_of_an_intent() -> None:
    intents = {story.intent for story in STORIES.values()}
    assert [text for _, text in PHRASINGS if text in intents or '"' in text] == []
