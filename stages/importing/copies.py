"""The files of a Storybook as they are copied: story files, what they import, and packages."""

import os
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from stages.importing.packages import Frozen, freeze
from stages.importing.preview_copies import fit, placed, read_previews, stood_in_for
from stages.importing.previews import Left
from stages.importing.repository import CODE, Repository, Unreadable
from stages.importing.story_text import as_plain_csf, imported_names
from stages.importing.storybook_main import story_files
from stages.importing.tsconfig import read_jsonc
from stages.stories.csf_files import value_imports
from stages.stories.previews import PLACES as PREVIEWS
from stages.stories.siblings import module_of
from stages.storybook.libraries import IN_STORIES, is_asset
from stages.tsx.reexports import source_of
from stages.tsx.specifiers import is_relative

LICENCES = ("LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE", "LICENCE.md", "COPYING")


@dataclass
class Copies:
    """`files` by their place below the new folder; `stories` are those of them that hold stories, by their path in the
    repository. `problems`: a line for each story file that cannot be copied. `left`: what of its preview a story file
    has to do without."""

    files: dict[str, bytes] = field(default_factory=dict)
    stories: dict[str, str] = field(default_factory=dict)
    problems: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    left: dict[str, list[Left]] = field(default_factory=dict)
    frozen: Frozen = field(default_factory=Frozen)


def collect_copies(root: Path, wanted: list[str] | None = None) -> Copies:
    """`wanted`: paths of story files from `root`; None: those of its Storybook."""
    repository, copies = Repository(root), Copies()
    found, notes = story_files(repository.root)
    books = {path.relative_to(repository.root).as_posix(): book for path, book in found.items()}
    if wanted is None:
        wanted, copies.notes = list(books), notes
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
    previews, notes = read_previews(repository, {name: books.get(path) for path, name in stories.items()})
    copies.notes += notes
    more = dict[str, bytes]()
    for preview in previews:
        more |= _closure(repository, preview.name, texts | more, preview.reading)
        for name in preview.stands.values():
            more |= _closure(repository, name, texts | more)
    names, importers = dict[str, set[str]](), dict[str, set[str]]()
    unneeded = stood_in_for(previews, stories.values())
    for name, data in (texts | more).items():
        for specifier, imported in _packages(name, data).items():
            names.setdefault(specifier, set()).update(imported)
            importers.setdefault(specifier, set()).add(name)
    importers = {specifier: files for specifier, files in importers.items() if specifier not in unneeded}
    copies.frozen = freeze(repository.root, importers, names)
    for preview in previews:
        needed = fit(repository, preview, texts | more, copies.frozen.missing)
        texts |= {name: more[name] for name in needed & more.keys()}
        copies.left |= {name: preview.left for name in preview.stories if preview.left}
        copies.notes += [f"{preview.name} is applied without {left}" for left in preview.left]
    files, notes = placed(repository, previews, list(stories.values()), texts)
    texts |= files
    copies.notes += notes
    base = os.path.commonpath([str(PurePosixPath(name).parent) for name in texts]) if texts else ""
    place = {name: PurePosixPath(name).relative_to(base).as_posix() for name in texts}
    copies.files = {place[name]: data for name, data in texts.items()} | copies.frozen.files
    copies.stories = {path: place[name] for path, name in stories.items()}
    copies.left = {place[name]: left for name, left in copies.left.items()}
    return copies


def _closure(
    repository: Repository, root: str, known: dict[str, bytes], source_of_root: str | None = None
) -> dict[str, bytes]:
    """A file, by default a story file, and every file that it imports, directly or not. Only it has to be readable."""
    found: dict[str, bytes] = {}
    pending = [root]
    while pending:
        name = pending.pop()
        if name in found or name in known:
            continue
        try:
            source = repository.source(name) if name != root or source_of_root is None else source_of_root
        except (Unreadable, OSError):
            if name == root:
                raise
            source = repository.text(repository.path_of(name)) if not is_asset(name) else ""
        if name == root and source_of_root is None:
            source = as_plain_csf(source)
        found[name] = source.encode()
        if is_asset(name) or not repository.path_of(name).endswith(CODE):
            continue
        module = module_of(source)
        for statement in module.tree.root_node.named_children:
            specifier = source_of(statement)  # CSF factories are made of the preview, which is copied otherwise
            target = repository.locate(name, specifier) if specifier is not None else None
            pending += [target] if target is not None and not target.endswith(PREVIEWS) else []
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
