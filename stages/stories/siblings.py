"""The files that a story stands in and imports: read, cut down to what is needed, and what they come to as records."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from stages.intents.quotations import quoted_words
from stages.pipeline.errors import InputError
from stages.pipeline.records import Contract, Framework, Story
from stages.stories.imports import relative_imports, resolve
from stages.stories.splits import Splits
from stages.storybook.libraries import PICTURES, is_asset
from stages.tsx.slicing import Module
from stages.tsx.specifiers import names_file
from stages.tsx.syntax import first_error, line_of, of_type, text_of

SUFFIX = ".stories.tsx"


@dataclass(frozen=True)
class Parsed:
    """A story with what is only known where it stands: its line, and how many assertions its play makes."""

    story: Story
    line: int
    assertions: int


@dataclass(frozen=True)
class StoryFile:
    """What one file holds: its stories in source order, and a line `file:line: what, how to fix` for each lost one.

    What is `left_out` cannot be graded here and is no mistake: a warning.
    """

    stories: list[Parsed]
    problems: list[str]
    left_out: list[str] = field(default_factory=list)


@lru_cache(maxsize=64)  # every story of a file needs the same siblings, and a slice is looked at more than once
def module_of(source: str) -> Module:
    return Module(source)


def read_module(path: Path) -> Module:
    try:
        module = module_of(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path}:1: cannot be read ({error.strerror}); fix or delete it") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{path}:1: not UTF-8 ({error.reason} at byte {error.start}); save it as UTF-8") from None
    error_node = first_error(module.tree)
    if error_node is not None:
        near = " ".join(text_of(error_node).split())[:40]
        raise InputError(f"{path}:{line_of(error_node)}: not valid TSX near `{near}`; fix the syntax")
    return module


def record(
    file: str,
    export: str,
    intent: str,
    splits: Splits,
    contract: Contract,
    files: dict[str, str],
    solution: dict[str, str],
    weaknesses: Iterable[str],
    framework: Framework = "plaited",
    brief: str = "",
) -> Story:
    """The record of a story that was read."""
    component, story_id = file.removesuffix(SUFFIX), f"{file}#{export}"
    return Story(
        id=story_id,
        component=component,
        file=file,
        export=export,
        intent=intent,
        split=splits.split_of(story_id, component),
        contract=contract,
        files=dict(sorted(files.items())),
        solution=solution,
        words=quoted_words(intent),
        weaknesses=tuple(weaknesses),
        framework=framework,
        brief=brief,
    )


def names_of(module: Module, importer: str, path: str) -> set[str]:
    """The exports of a sibling that the module names: as imports, or as members of an imported namespace."""
    names = set()
    for local, item in module.imports.items():
        if names_file(importer, item.module, path):
            found = of_type(module.tree.root_node, "member_expression") if item.name == "*" else ()
            members = {text_of(node).split(".")[1] for node in found if text_of(node).startswith(f"{local}.")}
            names |= members if item.name == "*" else {item.name}
    return names


def slice_sibling(root: Path, where: str, contract: Contract, named: set[str]) -> str:
    sibling = read_module(root / contract.path)
    exported = named | {contract.export}
    missing = sorted(exported - set(sibling.exports))
    if missing:
        raise InputError(f"{where}: {root / contract.path} exports no {missing[0]}; export it there, or fix the import")
    return sibling.slice(exported)


def siblings(root: Path, where: str, sources: dict[str, str], contract_path: str) -> dict[str, str]:
    """Every sibling that the sources import, directly or not, other than the contract's file."""
    found: dict[str, str] = {}
    pending = [(file, module_of(source)) for file, source in sources.items()]
    while pending:
        importer, module = pending.pop()
        for specifier in sorted(relative_imports(module)):
            if names_file(importer, specifier, contract_path):
                continue
            file = resolve(root, importer, specifier, where)
            if file not in found and is_asset(file):
                found[file] = "" if file.endswith(PICTURES) else (root / file).read_text(encoding="utf-8")
            elif file not in found:
                sibling = read_module(root / file)
                found[file] = sibling.source
                pending.append((file, sibling))
    return found
