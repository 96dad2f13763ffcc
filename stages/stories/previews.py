"""What `.storybook/preview` says of all stories below its folder: found by its place, and read without running it."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from tree_sitter import Node

from stages.pipeline.errors import InputError
from stages.pipeline.records import ModuleMock
from stages.stories.csf_files import Files
from stages.stories.siblings import read_module
from stages.storybook.csf import NETWORK, own_property, unwrapped, value_of
from stages.storybook.libraries import TESTING
from stages.tsx.reexports import declared_in, passed_on, source_of
from stages.tsx.slicing import Module
from stages.tsx.specifiers import PACKAGES, is_relative
from stages.tsx.syntax import Edit, apply_edits, of_type, string_value, text_of

MOCKS = "__mocks__"
PLACES = (".storybook/preview.ts", ".storybook/preview.tsx")
# What a preview may hold that no story gets here.
NOT_APPLIED = ("argsEnhancers", "argTypesEnhancers", "applyDecorators", "runStep")
MAX_DEPTH = 12  # barrels of barrels; more is a circle


class Preview(NamedTuple):
    """`source` is without what it mocks; of `mocks` those count whose file a story uses. `manual`: files of `__mocks__`
    by the file in whose place they stand. `unfit`: why such a file cannot, likewise."""

    file: str
    source: str
    mocks: tuple[ModuleMock, ...]
    manual: dict[str, str]
    unfit: dict[str, str]


def previews(file: str) -> list[str]:
    """Where the preview of a story file can be, the nearest first."""
    return [(folder / place).as_posix() for folder in PurePosixPath(file).parents for place in PLACES]


def read_preview(disk: Files, file: str, where: str) -> Preview | None:
    """The preview of a story file, None without one. InputError, which begins with `where`, if it is of no use."""
    found = next((place for place in previews(file) if disk.has(place)), None)
    if found is None:
        return None
    try:
        module = read_module(disk.root / found)
    except InputError as error:
        raise InputError(f"{where}: {error}") from None
    for place in annotations(module, "loaders"):
        if any(text_of(name) in NETWORK for name in of_type(place, "identifier")):
            raise InputError(f"{where}: a loader of {found} uses the network, which is not there; take it out")
    for name in NOT_APPLIED:
        if annotations(module, name):
            raise InputError(f"{where}: {name} of {found} is not applied here; take it out, or write it as decorators")
    edits, mocks = list[Edit](), list[ModuleMock]()
    manual, unfit = dict[str, str](), dict[str, str]()
    for statement, specifier, is_spy in mock_calls(module):
        edits.append(Edit(statement.start_byte, statement.end_byte, ""))
        target, is_package = disk.locate(found, specifier), not is_relative(specifier)
        places = package_mocks(found, specifier) if is_package else manual_mocks(target) if target else []
        instead = next((place for place in places if disk.has(place)), None)
        if instead is None:
            mocks += _mocked(disk, target, is_spy) if target is not None else []
            continue
        target = target or f"{PACKAGES}/{specifier}.cjs"  # of a package that need not be there
        manual[target] = instead
        if why := _unfit(disk, specifier, target, instead):
            unfit[target] = why
        elif is_package:
            mocks.append((target, "*", True))
        else:
            mocks += [(target, name, True) for file, name, _ in _mocked(disk, instead, True) if file == instead]
    disk.instead = manual
    return Preview(found, disk.direct(apply_edits(module.source, edits), found), tuple(mocks), manual, unfit)


def _unfit(disk: Files, mocked: str, target: str, instead: str) -> str:
    """Why a file of `__mocks__` cannot stand in the place of another one; '' where it can."""
    module = disk.read(instead)
    if module is None:
        return f"{instead} is no valid TSX"
    specifiers = [source_of(statement) for statement in module.tree.root_node.named_children]
    if any(one is not None and (one == mocked or disk.locate(instead, one) == target) for one in specifiers):
        return f"{instead} imports {target}, in whose place it stands, which is not done here"
    return ""


def preview_object(module: Module) -> Node | None:
    """What the default export of a preview is, or what `definePreview(…)` is given there."""
    given = value_of(module, module.exports["default"]) if "default" in module.exports else None
    if given is not None and given.type == "call_expression":
        arguments = given.child_by_field_name("arguments")
        given = unwrapped(arguments.named_children[0]) if arguments is not None and arguments.named_children else None
    return given


def annotations(module: Module, name: str) -> list[Node]:
    """What a preview says under a name: a property of its default export, or an export."""
    own = own_property(preview_object(module), name)
    if own is not None and own.type in ("identifier", "shorthand_property_identifier"):
        own = value_of(module, text_of(own)) or own
    exported = value_of(module, module.exports[name]) if name in module.exports else None
    return [node for node in (own, exported) if node is not None]


def mock_calls(module: Module) -> Iterator[tuple[Node, str, bool]]:
    """(The statement, the module that it mocks, whether the originals are called) of each `sb.mock(…)`."""
    names = {local for local, item in module.imports.items() if item.name == "sb" and item.module in TESTING}
    for statement in module.tree.root_node.named_children:
        call = statement.named_children[0] if statement.type == "expression_statement" else None
        function = call.child_by_field_name("function") if call is not None and call.type == "call_expression" else None
        if call is None or function is None or text_of(function) not in {f"{name}.mock" for name in names}:
            continue
        given = call.child_by_field_name("arguments")
        parts = [node for node in given.named_children if node.type != "comment"] if given is not None else []
        first = parts[0] if parts else None
        if first is not None and first.type == "call_expression":  # `import('…')`
            inner = first.child_by_field_name("arguments")
            first = inner.named_children[0] if inner is not None and inner.named_children else None
        specifier = string_value(first) if first is not None else None
        if specifier is not None:
            spy = own_property(parts[1], "spy") if len(parts) > 1 else None
            yield statement, specifier, spy is not None and text_of(spy) == "true"


def manual_mocks(file: str) -> list[str]:
    """Where a file can stand that Storybook takes in the place of a mocked one."""
    path = PurePosixPath(file)
    return [(path.parent / MOCKS / f"{path.stem}{kind}").as_posix() for kind in (".ts", ".tsx")]


def package_mocks(preview: str, name: str) -> list[str]:
    """The same for a package: at the project's root, which is beside the folder of the preview or above it."""
    folders = PurePosixPath(preview).parents[1:]
    kinds = (".ts", ".tsx", "/index.ts", "/index.tsx")
    return [(folder / MOCKS / f"{name}{kind}").as_posix() for folder in folders for kind in kinds]


def _mocked(disk: Files, file: str, is_spy: bool, depth: int = 0) -> Iterator[ModuleMock]:
    """The exports of a module, by the file that declares each."""
    module = disk.read(file)
    if module is None:
        yield file, "*", is_spy
        return
    passed = passed_on(module)
    for name in sorted(module.exports.keys() | passed.names.keys()):
        yield *declared_in(file, name, disk.locate, disk.read), is_spy
    for specifier in passed.stars:
        target = disk.locate(file, specifier)
        if target is not None and depth < MAX_DEPTH:
            yield from _mocked(disk, target, is_spy, depth + 1)
