"""One story by its name, as commands take it. Pure reading: nothing is graded.

`button.stories.tsx#danger`, `button#danger` and, where no other story has that name, `danger`; or the path of a story
file anywhere else, with `#` and the export. A file with a single story needs no export. `button#danger~1` is a held-out
story asked in another way (phrasings.py).
"""

from pathlib import Path

from stages.cache.store import Cache
from stages.pipeline.errors import InputError
from stages.pipeline.records import Story
from stages.stories.catalogue import PARSED, STORIES, Catalogue, place_of, read_catalogue
from stages.stories.parse import parse_story_file
from stages.stories.phrasings import FILE as PHRASINGS
from stages.stories.phrasings import is_phrased
from stages.stories.siblings import SUFFIX
from stages.stories.splits import check_splits


def find_story(name: str, folder: Path = STORIES) -> Story:
    """InputError says which stories there are."""
    file, _, export = name.partition("#")
    path = _story_file(file, folder)
    if path is not None:
        root, place = place_of(path, folder)
        splits, _ = check_splits(root)  # what is wrong with it is told where all stories are read
        stories = parse_story_file(root / place, splits, root=root)
        if is_phrased(name):
            stories = [story for story in _catalogue(root).stories if story.file == place and is_phrased(story.id)]
            found = [story for story in stories if story.id == f"{place}#{export}"]
            if found:
                return found[0]
            raise InputError(f"{name}: no such phrasing; see {root / PHRASINGS}")
        found = [story for story in stories if story.export == export or (not export and len(stories) == 1)]
        if found:
            return found[0]
        problem = f"no story {export!r}" if export else "several stories"
        raise InputError(f"{name}: {problem} in {path}; name {_list([f'{file}#{story.export}' for story in stories])}")
    if export or "/" in file or file.endswith(SUFFIX):
        raise InputError(f"{file}: no such story file; give a path, or a name in {folder}")
    found = [story for story in _catalogue(folder).stories if story.export == file and not is_phrased(story.id)]
    if len(found) == 1:
        return found[0]
    if found:
        raise InputError(f"{name}: several stories; name {_list([story.id for story in found])}")
    raise InputError(f"{name}: no such story; `storyloop stories` lists those of {folder}")


def _catalogue(folder: Path) -> Catalogue:
    cache = Cache(PARSED)
    try:
        return read_catalogue(folder, cache=cache)
    finally:
        cache.close()


def _story_file(name: str, folder: Path) -> Path | None:
    if not name:
        return None
    for path in (Path(name), folder / name, folder / f"{name}{SUFFIX}"):
        if path.name.endswith(SUFFIX) and path.is_file():
            return path
    return None


def _list(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"one of {', '.join(names)}"
