"""Reads a story file, or takes what it was read to before from the cache: parsing is most of what `collect` does.

What is kept depends on the file, on every file that it names, directly or not, and on the code. Errors are
not kept, and which split a story is in is looked up anew.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from stages.cache.code import code_digest
from stages.cache.store import Cache
from stages.pipeline.records import Story
from stages.stories.imports import is_inside
from stages.stories.parse import parse_located
from stages.stories.previews import manual_mocks, mock_calls, package_mocks, previews
from stages.stories.siblings import Parsed, StoryFile, module_of
from stages.stories.splits import Splits
from stages.tsx.specifiers import frozen, is_relative, joined, spellings

LIBRARIES = ("python", "tree-sitter", "tree-sitter-typescript")
_SIBLING = re.compile(r"['\"](\.\.?(?:/[^'\"]*)?)['\"]|from\s*['\"]([^'\"]+)['\"]")


def cached_parse(path: Path, splits: Splits, min_assertions: int, cache: Cache, root: Path) -> StoryFile:
    """What `parse_located` gives. A file with problems is read anew each time."""
    texts: dict[str, str | None] = {}
    file = path.relative_to(root).as_posix()
    shared = set(previews(file))
    pending = {file, *shared}
    while pending:
        name = pending.pop()
        texts[name] = _text(root, name)
        for relative, package in _SIBLING.findall(texts[name] or ""):
            specifier = relative or package
            imported = joined(name, specifier) if is_relative(specifier) else None
            places = spellings(imported) if imported is not None else frozen(name, specifier)
            pending |= set(places) - texts.keys()
        if name in shared:
            pending |= set(_of_mocks(name, texts[name] or "")) - texts.keys()
    code = code_digest("stages.stories.parse", libraries=LIBRARIES)
    key = [code, file, min_assertions, texts]
    known = cache.get(key)
    if known is None:
        read = parse_located(path, splits, min_assertions, root)
        if not read.problems and not read.left_out:
            cache.put(key, [[item.story.model_dump(), item.line, item.assertions] for item in read.stories])
        return read
    stories = [(Story.model_validate(story), line, assertions) for story, line, assertions in known]
    parsed = [
        Parsed(story.model_copy(update={"split": splits.split_of(story.id, story.component)}), line, assertions)
        for story, line, assertions in stories
    ]
    return StoryFile(parsed, [])


def _of_mocks(preview: str, source: str) -> Iterator[str]:
    """Where what a preview mocks can be, and what stands in its place."""
    for _, specifier, _ in mock_calls(module_of(source)) if ".mock" in source else ():
        if is_relative(specifier):
            mocked = joined(preview, specifier)
            for place in spellings(mocked) if mocked is not None else ():
                yield from (place, *manual_mocks(place))
        else:
            yield from (*frozen(preview, specifier), *package_mocks(preview, specifier))


def _text(root: Path, name: str) -> str | None:
    if not is_inside(root, name):
        return None
    try:
        return (root / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
