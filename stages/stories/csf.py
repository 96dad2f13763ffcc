"""Reads a story file in Storybook's format (CSF 3, React) into `Story` records, without running it.

The candidate is the component's file: what `component` of the default export names, or else the first component of the
project that the story renders. A story that cannot be graded here is left out with a line that says why and what to do;
the others of its file are read all the same.
"""

from pathlib import Path

from tree_sitter import Node

from stages.pipeline.errors import InputError
from stages.pipeline.records import Contract, Story
from stages.stories.imports import resolve
from stages.stories.siblings import (
    SUFFIX,
    Parsed,
    StoryFile,
    module_of,
    names_of,
    quoted_words,
    read_module,
    siblings,
    slice_sibling,
)
from stages.stories.splits import Splits
from stages.storybook.csf import (
    count_expectations,
    description,
    line_of_story,
    meta_of,
    own_property,
    story_exports,
    story_name,
    story_property,
)
from stages.storybook.libraries import IN_STORIES, REACT, is_asset, unknown_package
from stages.tsx.slicing import Module
from stages.tsx.syntax import of_type, string_value, text_of

NETWORK = ("fetch", "XMLHttpRequest", "WebSocket", "EventSource")


def read_csf(path: Path, module: Module, splits: Splits, min_assertions: int, root: Path) -> StoryFile:
    file = path.relative_to(root).as_posix()
    parsed, left_out = list[Parsed](), list[str]()
    exports = story_exports(module)
    for export in exports:
        where = f"{path}:{line_of_story(module, export)}: {export}"
        try:
            parsed.append(_read_story(root, file, where, module, export, splits, min_assertions))
        except InputError as error:
            left_out.append(str(error))
    if not exports:
        left_out.append(f"{path}:1: no story here; export at least one `export const Primary = {{ args, play }}`")
    return StoryFile(parsed, [], left_out)


def _read_story(
    root: Path, file: str, where: str, module: Module, export: str, splits: Splits, min_assertions: int
) -> Parsed:
    play = _play(where, module, export)
    _refuse(where, module, export)
    sliced = module_of(module.slice({export, "default"}))
    contract = _contract(root, file, where, sliced, export)
    solution = {contract.path: slice_sibling(root, where, contract, names_of(sliced, file, contract.path))}
    story_slice = sliced.source
    files = {file: story_slice} | siblings(root, where, {file: story_slice} | solution, contract.path)
    for name, source in (files | solution).items():
        if not is_asset(name):
            _check_imports(where, name, module_of(source), IN_STORIES if name in files else REACT)
    assertions = count_expectations(
        play if play.type not in ("identifier", "member_expression") else module_of(story_slice).tree.root_node
    )
    weaknesses = (f"{assertions} assertions, fewer than {min_assertions}",) if assertions < min_assertions else ()
    component, story_id = file.removesuffix(SUFFIX), f"{file}#{export}"
    intent = description(module, export) or _sentence(contract, sliced, export)
    story = Story(
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
        weaknesses=weaknesses,
        framework="react",
    )
    return Parsed(story, line_of_story(module, export), assertions)


def _play(where: str, module: Module, export: str) -> Node:
    found = story_property(module, module.exports[export], "play") or own_property(meta_of(module), "play")
    if found is None:
        raise InputError(
            f"{where}: no play, so nothing says what is right; add `play: async ({{ canvas }}) => {{ … expect … }}`"
        )
    return found


def _refuse(where: str, module: Module, export: str) -> None:
    """What needs a network."""
    local = module.exports[export]
    for place in (story_property(module, local, "parameters"), own_property(meta_of(module), "parameters")):
        if own_property(place, "msw") is not None:
            raise InputError(f"{where}: msw handlers answer no request here; hand the data to the component in args")
    for place in (story_property(module, local, "loaders"), own_property(meta_of(module), "loaders")):
        if place is not None and any(text_of(name) in NETWORK for name in of_type(place, "identifier")):
            raise InputError(f"{where}: a loader uses the network, which is not there; hand its data to args")


def _check_imports(where: str, file: str, module: Module, known: tuple[str, ...]) -> None:
    for statement in module.statements:
        source = statement.node.child_by_field_name("source")
        name = string_value(source) if source is not None else None
        if name is None or name.startswith(".") or name in known:
            continue
        if any(text_of(child) == "type" for child in statement.node.children):
            continue
        raise InputError(f"{where}: {file} {unknown_package(name)}")


def _contract(root: Path, file: str, where: str, module: Module, export: str) -> Contract:
    """The file that a candidate writes: that of the component."""
    local = module.exports[export]
    component = story_property(module, local, "component") or own_property(meta_of(module), "component")
    names = [text_of(component)] if component is not None else []
    for element in of_type(module.tree.root_node, "jsx_opening_element", "jsx_self_closing_element"):
        name = element.child_by_field_name("name")
        names.append(text_of(name) if name is not None else "")
    for called in names:
        first, _, member = called.partition(".")
        imported = module.imports.get(first)
        if imported is None or not imported.module.startswith("."):
            continue
        path = resolve(root, file, imported.module, where)
        wanted = member if imported.name == "*" else imported.name
        sibling = read_module(root / path)
        if wanted in sibling.exports and not sibling.is_declared(sibling.exports[wanted]):
            raise InputError(f"{where}: {path} only passes {wanted} on; import it from the file that declares it")
        return Contract(path=path, export=wanted)
    raise InputError(f"{where}: its component stands in no other file; move it to one, and name it in `component`")


def _sentence(contract: Contract, module: Module, export: str) -> str:
    """An intent for a story of which its author says nothing."""
    stem = contract.path.rpartition("/")[2].partition(".")[0]
    component = stem if contract.export == "default" else contract.export
    said = f"Create a React component {component}: {story_name(export)}"
    args = story_property(module, module.exports[export], "args")
    texts = [
        f'{text_of(key)} "{value}"'
        for pair in (args.named_children if args is not None and args.type == "object" else [])
        if pair.type == "pair" and (key := pair.child_by_field_name("key")) is not None
        if (value := string_value(node) if (node := pair.child_by_field_name("value")) is not None else None)
    ]
    return f"{said} ({', '.join(texts)})" if texts else said
