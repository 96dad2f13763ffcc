"""All stories of a folder, and everything that is wrong with them, so that one report names all there is to fix."""

from dataclasses import dataclass, field
from pathlib import Path

from stages.cache.store import Cache
from stages.pipeline.errors import InputError
from stages.pipeline.records import Story
from stages.stories.cached_parse import cached_parse
from stages.stories.parse import SUFFIX, Parsed
from stages.stories.splits import read_splits

STORIES = Path("data/stories")


@dataclass
class Catalogue:
    """Stories by id. `warnings` are weak tests; `problems` are files and lines that could not be read."""

    stories: list[Story] = field(default_factory=list)
    assertions: dict[str, int] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read_catalogue(folder: str | Path, min_assertions: int = 3, cache: Cache | None = None) -> Catalogue:
    """Reads what can be read and reports the rest; InputError only where there is nothing to read."""
    cache = cache or Cache(":memory:")
    folder = Path(folder)
    paths = sorted(folder.glob(f"*{SUFFIX}"))
    if not paths:
        raise InputError(f"{folder}:1: no *{SUFFIX} file here; add one story file per component")
    catalogue, parsed, bad = Catalogue(), list[Parsed](), set[str]()
    splits = read_splits(folder)
    for path in paths:
        try:
            parsed += cached_parse(path, splits, min_assertions, cache)
        except InputError as error:
            catalogue.problems.append(str(error))
            bad.add(path.name)
    parsed.sort(key=lambda item: item.story.id)
    for item in parsed:
        story = item.story
        catalogue.stories.append(story)
        catalogue.assertions[story.id] = item.assertions
        place = f"{folder / story.file}:{item.line}: {story.export}"
        catalogue.warnings += [
            f"{place}: {weakness}; a weak test rewards wrong solutions" for weakness in story.weaknesses
        ]
    # An entry for a file that could not be read is not a second mistake.
    unreadable = {name for name in splits.eval if name.partition("#")[0] in bad}
    components = {story.component for story in catalogue.stories} | {name.removesuffix(SUFFIX) for name in bad}
    catalogue.problems += splits.unknown({story.id for story in catalogue.stories} | unreadable, components)
    return catalogue


def load_stories(folder: str | Path) -> list[Story]:
    """All stories, sorted by id; InputError with every problem, one a line, if there is any."""
    catalogue = read_catalogue(folder)
    if catalogue.problems:
        raise InputError("\n".join(catalogue.problems))
    return catalogue.stories
