"""The stories of this repository and of its tests, read once: from the cache of `collect` where it has them, so no process
reads anew."""

from functools import cache

from repository import ROOT

from stages.cache.store import FOLDER, Cache
from stages.pipeline.records import Story
from stages.stories.catalogue import Catalogue, read_catalogue


@cache
def own_catalogue(min_assertions: int = 3, folder: str = "data/stories") -> Catalogue:
    """`folder`: its path from the root of the repository."""
    return read_catalogue(ROOT / folder, min_assertions, Cache(ROOT / FOLDER / "stories.sqlite"))


def own_stories() -> list[Story]:
    """Those that the pipeline trains on."""
    assert own_catalogue().problems == []
    return [story for story in own_catalogue().stories if story.framework == "plaited"]


def own_react_stories() -> list[Story]:
    return [story for story in own_catalogue().stories if story.framework == "react"]
