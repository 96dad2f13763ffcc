"""Copies of the previews of a repository's Storybooks: each where the stories that it counts for find it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from os.path import commonpath
from pathlib import Path, PurePosixPath

from stages.importing.previews import Left, fitted, without_mocks, without_pages
from stages.importing.repository import CODE, Repository, Unreadable
from stages.stories.csf_files import value_imports
from stages.stories.previews import MOCKS
from stages.stories.siblings import module_of
from stages.storybook.libraries import IN_STORIES, is_asset, refused
from stages.tsx.reexports import source_of
from stages.tsx.specifiers import is_relative, spell
from stages.tsx.syntax import Edit, apply_edits, of_type, string_value, text_of

NONE = "export default {}\n"  # of a Storybook without one, where another one's would count


@dataclass
class PreviewCopy:
    """`name`: its file here. `source` still mocks, `reading` does not. `stories` are those of its Storybook. `stands`:
    the file of `__mocks__` that stands in the place of what it mocks, by the specifier of that, if there is one."""

    name: str
    source: str
    stories: list[str]
    left: list[Left] = field(default_factory=list)
    stands: dict[str, str] = field(default_factory=dict)

    @property
    def reading(self) -> str:
        return without_mocks(self.source)[0]


def read_previews(repository: Repository, books: Mapping[str, Path | None]) -> tuple[list[PreviewCopy], list[str]]:
    """(The previews of the Storybooks that story files, by their names here, belong to; a line for each that cannot be
    read)."""
    found, notes = list[PreviewCopy](), list[str]()
    for book in sorted({book for book in books.values() if book is not None}):
        stories = [story for story, own in books.items() if own == book]
        path = next((path for path in sorted(book.glob("preview.*")) if path.suffix in CODE), None)
        if path is None:
            continue
        place = path.relative_to(repository.root).as_posix()
        try:
            name = repository.name(place)
            source, left = without_pages(repository.source(name))
        except (Unreadable, OSError) as error:
            notes.append(f"{place} is not applied: {error}")
            continue
        copy = PreviewCopy(name, source, stories, left)
        copy.source = _moved(repository, source, name, name)  # which spells what it mocks relatively
        for specifier in without_mocks(copy.source)[1]:
            stand = _stand(repository, name, specifier)
            try:
                copy.stands |= {specifier: stand} if stand and repository.source(stand) else {}
            except (Unreadable, OSError) as error:
                notes.append(f"{stand} is not applied: {error}")
        found.append(copy)
    return found, notes


def fit(
    repository: Repository, preview: PreviewCopy, texts: Mapping[str, bytes], missing: Mapping[str, str]
) -> set[str]:
    """Leaves out of a preview what cannot be had, and gives the files that it then needs."""
    why: dict[tuple[str, str], str | None] = {}

    def reason(importer: str, specifier: str) -> str | None:
        key = importer, specifier
        if key not in why:
            why[key] = None  # of a circle
            why[key] = _reason(importer, specifier)
        return why[key]

    def _reason(importer: str, specifier: str) -> str | None:
        if specifier in IN_STORIES or (specifier in preview.stands and not is_relative(specifier)):
            return None
        target = repository.locate(importer, specifier)
        if target is None:
            if is_relative(specifier):
                return "no such file"
            return missing.get(specifier) or refused(specifier)
        if target not in texts:
            return "cannot be read"
        return next((f"{one}: {found}" for one in imports_of(target, texts) if (found := reason(target, one))), None)

    preview.source, left = fitted(preview.source, lambda specifier: reason(preview.name, specifier))
    preview.left += left
    needed, pending = set(preview.stands.values()), [(preview.name, one) for one in _imports(preview.reading)]
    pending += [(name, one) for name in preview.stands.values() for one in imports_of(name, texts)]
    while pending:
        importer, specifier = pending.pop()
        target = repository.locate(importer, specifier)
        if target is not None and target not in needed:
            needed.add(target)
            pending += [(target, one) for one in imports_of(target, texts)]
    return needed


def imports_of(name: str, texts: Mapping[str, bytes]) -> list[str]:
    """What a file that was copied needs when it runs."""
    is_code = not is_asset(name) and name.endswith((".ts", ".tsx")) and not name.endswith(".d.ts")
    return _imports(texts[name].decode()) if is_code and name in texts else []


def _imports(source: str) -> list[str]:
    return sorted(set(value_imports(module_of(source))))


def _stand(repository: Repository, preview: str, mocked: str) -> str | None:
    """The file of `__mocks__` for what a preview mocks: beside a file; for a package at the project's root or above."""
    target = repository.locate(preview, mocked)
    if target is not None:
        path = PurePosixPath(target)
        return repository.code(path.parent / MOCKS / path.stem)
    if is_relative(mocked):
        return None
    places = (repository.code(folder / MOCKS / mocked) for folder in PurePosixPath(preview).parents[1:])
    return next((place for place in places if place is not None), None)


def stood_in_for(previews: list[PreviewCopy], stories: Iterable[str]) -> set[str]:
    """The packages in whose place a file of `__mocks__` stands for each of these stories."""
    of_stories = [{one for own in previews if story in own.stories for one in own.stands} for story in stories]
    return set.intersection(*of_stories) if of_stories else set()


def placed(
    repository: Repository, previews: list[PreviewCopy], stories: list[str], texts: Mapping[str, bytes]
) -> tuple[dict[str, bytes], list[str]]:
    """(The previews as files, each in or above the folders of its stories; a line for what another one counts for)."""
    files, notes = dict[str, bytes](), list[str]()
    homes: dict[str, PreviewCopy | None] = {}
    for preview in previews:
        own = PurePosixPath(preview.name).parent.parent
        if not all(PurePosixPath(story).is_relative_to(own) for story in preview.stories):
            own = PurePosixPath(commonpath([str(PurePosixPath(story).parent) for story in preview.stories]))
        if own.as_posix() in homes:
            notes.append(f"{preview.name} is not applied: its stories stand among another Storybook's")
            continue
        homes[own.as_posix()] = preview
        name = (own / ".storybook" / PurePosixPath(preview.name).name).as_posix()
        files[name] = _moved(repository, preview.source, preview.name, name).encode()
        for specifier, stand in preview.stands.items():
            root, _, inside = stand.partition(f"{MOCKS}/")
            if not is_relative(specifier) and not own.is_relative_to(root):  # it would not be above the preview
                place = (own / MOCKS / inside).as_posix()
                files[place] = _moved(repository, texts[stand].decode(), stand, place).encode()
    for story in stories:
        nearest = next((home for folder in PurePosixPath(story).parents if (home := folder.as_posix()) in homes), None)
        counted = homes[nearest] if nearest is not None else None
        if counted is not None and story not in counted.stories:
            notes.append(f"{story}: {counted.name} of another Storybook counts for it")
    return files, notes


def _moved(repository: Repository, source: str, before: str, name: str) -> str:
    """A file's source as it has to be written in another place."""
    module, edits = module_of(source), list[Edit]()
    nodes = [
        statement.child_by_field_name("source")
        for statement in module.tree.root_node.named_children
        if source_of(statement)
    ]
    for call in of_type(module.tree.root_node, "call_expression"):
        function, given = call.child_by_field_name("function"), call.child_by_field_name("arguments")
        if function is not None and given is not None and given.named_children:
            nodes += given.named_children[:1] if text_of(function) in ("import", "require", "sb.mock") else []
    for node in nodes:
        specifier = string_value(node) if node is not None else None
        target = repository.locate(before, specifier) if specifier is not None else None
        if node is not None and target is not None:
            edits.append(Edit(node.start_byte, node.end_byte, f"'{spell(name, target)}'"))
    return apply_edits(source, edits)
