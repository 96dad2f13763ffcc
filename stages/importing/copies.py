"""The files of a Storybook as they are copied: story files, what they import, and packages."""

import os
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from stages.importing.packages import Frozen, freeze
from stages.importing.repository import CODE, Repository, Unreadable
from stages.importing.story_text import as_plain_csf, imported_names
from stages.importing.storybook_main import story_files
from stages.importing.tsconfig import read_jsonc
from stages.stories.csf_files import value_imports
from stages.stories.siblings import module_of
from stages.storybook.libraries import IN_STORIES, is_asset
from stages.tsx.reexports import source_of
from stages.tsx.specifiers import is_relative

LICENCES = ("LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE", "LICENCE.md", "COPYING")


@dataclass
class Copies:
    """`files` by their place below the new folder; `stories` are those of them that hold stories, by their path in the
    repository. `problems`: a line for each story file that cannot be copied."""

    files: dict[str, bytes] = field(default_factory=dict)
    stories: dict[str, str] = field(default_factory=dict)
    problems: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    frozen: Frozen = field(default_factory=Frozen)


def collect_copies(root: Path, wanted: list[str] | None = None) -> Copies:
    """`wanted`: paths of story files from `root`; None: those of its Storybook."""
    repository, copies = Repository(root), Copies()
    if wanted is None:
        found, copies.notes = story_files(repository.root)
        wanted = [path.relative_to(repository.root).as_posix() for path in found]
    texts: dict[str, bytes] = {}
    stories: dict[str, str] = {}
    for path in wanted:
        try:
            name = repository.name(path)
            own = _closure(repository, name, texts)
        except (Unreadable, OSError) as error:
            copies.problems.append((path, str(error)))
            continue
        texts |= own
        stories[path] = name
    names, importers = dict[str, set[str]](), dict[str, set[str]]()
    for name, data in texts.items():
        for specifier, imported in _packages(name, data).items():
            names.setdefault(specifier, set()).update(imported)
            importers.setdefault(specifier, set()).add(name)
    copies.frozen = freeze(repository.root, importers, names)
    base = os.path.commonpath([str(PurePosixPath(name).parent) for name in texts]) if texts else ""
    place = {name: PurePosixPath(name).relative_to(base).as_posix() for name in texts}
    copies.files = {place[name]: data for name, data in texts.items()} | copies.frozen.files
    copies.stories = {path: place[name] for path, name in stories.items()}
    return copies


def _closure(repository: Repository, story: str, known: dict[str, bytes]) -> dict[str, bytes]:
    """The story file and every file that it imports, directly or not. Only the story file has to be readable."""
    found: dict[str, bytes] = {}
    pending = [story]
    while pending:
        name = pending.pop()
        if name in found or name in known:
            continue
        try:
            source = repository.source(name)
        except (Unreadable, OSError):
            if name == story:
                raise
            source = repository.text(repository.path_of(name)) if not is_asset(name) else ""
        if name == story:
            source = as_plain_csf(source)
        found[name] = source.encode()
        if is_asset(name) or not repository.path_of(name).endswith(CODE):
            continue
        module = module_of(source)
        for statement in module.tree.root_node.named_children:
            specifier = source_of(statement)
            target = repository.locate(name, specifier) if specifier is not None else None
            pending += [target] if target is not None else []
        for specifier in value_imports(module):  # `import('./x')`
            target = repository.locate(name, specifier)
            pending += [target] if target is not None else []
    return found


def _packages(name: str, data: bytes) -> dict[str, set[str]]:
    """What a file needs of packages that the browser does not have."""
    if not name.endswith((".ts", ".tsx")) or name.endswith(".d.ts"):
        return {}
    module = module_of(data.decode())
    needed = [item for item in value_imports(module) if not is_relative(item) and item not in IN_STORIES]
    names = imported_names(module)
    return {specifier: names.get(specifier, set()) for specifier in needed}


def licence_of(root: Path, story: str) -> tuple[str, bytes | None]:
    """(What package.json says, the text of the licence file): the nearest above a story file, up to the root."""
    said, text = "", None
    for folder in list((root / story).parents)[: len(PurePosixPath(story).parts)]:
        found = read_jsonc(folder / "package.json").get("license")
        said = said or (found if isinstance(found, str) else "")
        file = next((folder / name for name in LICENCES if (folder / name).is_file()), None)
        if text is None and file is not None:
            text = file.read_bytes()
    return said, text
