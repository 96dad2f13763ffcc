"""All stories of a folder, and everything that is wrong with them, so that one report names all there is to fix."""

from dataclasses import dataclass, field
from pathlib import Path

from stages.cache.store import FOLDER, Cache
from stages.pipeline.errors import InputError
from stages.pipeline.records import Story
from stages.stories.cached_parse import cached_parse
from stages.stories.imports import is_inside
from stages.stories.phrasings import FILE as PHRASINGS
from stages.stories.phrasings import cached_phrasings, with_phrasings
from stages.stories.siblings import SUFFIX, Parsed, StoryFile
from stages.stories.splits import FILE as SPLITS
from stages.stories.splits import check_splits

STORIES = Path("data/stories")
PARSED = FOLDER / "stories.sqlite"  # what the stage collect has parsed already
NOTES = (
    "import.json",
    "LICENSE",
    "index.ts",
    "index.tsx",
)  # of a Storybook that was imported; and files that pass on others


@dataclass
class Catalogue:
    """Stories by id. `warnings` are weak tests; `problems` are files and lines that could not be read. `left_out`: how
    many stories of each framework the pipeline does not train on (stages/collect.py).

    `assertions` counts those of each story that a file exports; a phrased one has the same.
    """

    stories: list[Story] = field(default_factory=list)
    assertions: dict[str, int] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)


def read_catalogue(folder: str | Path, min_assertions: int = 3, cache: Cache | None = None) -> Catalogue:
    """Reads what can be read and reports the rest; InputError only where there is nothing to read."""
    cache = cache or Cache(":memory:")
    folder = Path(folder)
    catalogue, parsed, bad = Catalogue(), list[Parsed](), set[str]()
    paths, catalogue.problems, catalogue.warnings = _story_files(folder)
    if not paths:
        raise InputError(
            "\n".join([f"{folder}:1: no *{SUFFIX} file here; add one story file per component", *catalogue.problems])
        )
    splits, broken = check_splits(folder)
    catalogue.problems += broken
    for path in paths:
        try:
            file = cached_parse(path, splits, min_assertions, cache, folder)
        except InputError as error:
            file = StoryFile([], [str(error)])
        parsed += file.stories
        catalogue.problems += file.problems
        catalogue.warnings += file.left_out
        if file.problems or file.left_out:
            bad.add(path.relative_to(folder).as_posix())
    parsed.sort(key=lambda item: item.story.id)
    for item in parsed:
        story = item.story
        catalogue.stories.append(story)
        catalogue.assertions[story.id] = item.assertions
        place = f"{folder / story.file}:{item.line}: {story.export}"
        catalogue.warnings += [
            f"{place}: {weakness}; a weak test rewards wrong solutions" for weakness in story.weaknesses
        ]
    components = {story.component for story in catalogue.stories} | {name.removesuffix(SUFFIX) for name in bad}
    catalogue.problems += splits.unknown({story.id for story in catalogue.stories}, components, bad)
    phrasings, broken = cached_phrasings(folder, cache)
    catalogue.stories, lost = with_phrasings(catalogue.stories, phrasings, bad)
    catalogue.problems += broken + lost
    if not catalogue.problems:  # else what is lost may be what a file is for
        catalogue.warnings += _unused(folder, catalogue.stories)
    return catalogue


def _story_files(folder: Path) -> tuple[list[Path], list[str], list[str]]:
    """The files to read; problems and warnings for the others that look like story files."""
    paths, problems, warnings = list[Path](), list[str](), list[str]()
    for path in sorted(folder.rglob("*")) if folder.is_dir() else []:
        place = path.relative_to(folder)
        if not path.name.lower().endswith(SUFFIX):
            continue
        if any(part.startswith(".") for part in place.parts):
            warnings.append(f"{path}:1: hidden, so it is not read; an editor or a system left it, delete it")
        elif not path.name.endswith(SUFFIX):
            problems.append(f"{path}:1: not read, as its name ends in another case; rename it to end in {SUFFIX}")
        elif not path.is_file():
            what = "a folder" if path.is_dir() else "a link to nothing"
            problems.append(f"{path}:1: {what}, so it is not read; fix or delete it")
        elif not is_inside(folder, place.as_posix()):
            problems.append(f"{path}:1: a link out of {folder}, so it is not read; copy the file here")
        else:
            paths.append(path)
    return paths, problems, warnings


def _unused(folder: Path, stories: list[Story]) -> list[str]:
    """A warning for each file that is in no story."""
    used = {SPLITS, PHRASINGS} | {name for story in stories for name in (*story.files, *story.solution)}
    return [
        f"{path}:1: no story uses it; import it in one, or delete it"
        for path in sorted(folder.rglob("*"))
        if (place := path.relative_to(folder)).as_posix() not in used
        and place.name not in NOTES
        and not any(part.startswith(".") for part in place.parts)
        and not path.name.lower().endswith(SUFFIX)
        and not path.is_dir()
    ]


def place_of(file: Path, folder: Path = STORIES) -> tuple[Path, str]:
    """(The folder that a story file's imports may reach, its path from there): that of all stories, or else its own."""
    if file.resolve().is_relative_to(folder.resolve()):
        return folder, file.resolve().relative_to(folder.resolve()).as_posix()
    return file.parent, file.name


def load_stories(folder: str | Path, cache: Cache | None = None) -> list[Story]:
    """All stories, sorted by id; InputError with every problem, one a line, if there is any."""
    catalogue = read_catalogue(folder, cache=cache)
    if catalogue.problems:
        raise InputError("\n".join(catalogue.problems))
    return catalogue.stories
