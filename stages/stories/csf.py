"""Reads a story file in Storybook's format (CSF 3; React or Preact) into `Story` records, without running it.

The candidate is the component's file: what `component` of the default export names, or else the first component of the
project that the story renders. A story that cannot be graded here is left out with a line that says why and what to do;
the others of its file are read all the same.
"""

from collections.abc import Iterator
from pathlib import Path

from tree_sitter import Node

from stages.pipeline.errors import InputError
from stages.pipeline.records import Contract, Framework, ModuleMock
from stages.stories.csf_files import Files
from stages.stories.imports import resolve
from stages.stories.previews import Preview, read_preview
from stages.stories.siblings import (
    Parsed,
    StoryFile,
    module_of,
    names_of,
    read_module,
    record,
    slice_sibling,
)
from stages.stories.splits import Splits
from stages.storybook.brief import brief
from stages.storybook.csf import (
    NETWORK,
    count_expectations,
    description,
    is_bound,
    is_derived,
    line_of_story,
    meta_of,
    own_property,
    play_of,
    story_exports,
    story_name,
    story_property,
    value_of,
)
from stages.storybook.harness import without_plays
from stages.storybook.libraries import IN_STORIES, PREACT, REACT, framework_of
from stages.tsx.slicing import Module
from stages.tsx.syntax import of_type, string_value, text_of

_WRITTEN_OUT = ("arrow_function", "function_expression", "method_definition", "function_declaration")


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
    disk = Files(root)
    preview = read_preview(disk, file, where)
    sliced = module_of(disk.direct(module.slice({export, "default"}), file))
    contract = _contract(root, file, where, sliced, export)
    sibling = slice_sibling(root, where, contract, names_of(sliced, file, contract.path))
    solution = {contract.path: disk.direct(sibling, contract.path)}
    story_slice = sliced.source
    component_module = read_module(root / contract.path)
    known = {file: IN_STORIES, contract.path: (*REACT, *PREACT), "": IN_STORIES}
    files = {file: story_slice} | disk.closure(where, {file: story_slice} | solution, contract.path, known)
    code = [source for name, source in files.items() if name.endswith((".ts", ".tsx"))]
    about = [preview.source] if preview is not None else []
    framework = framework_of([module.source, component_module.source, *code, *about])
    assertions = count_expectations(play) if play is not None and play.type in _WRITTEN_OUT else 0
    if not assertions:  # a function of the file, or of a helper
        assertions = sum(count_expectations(module_of(source).tree.root_node) for source in code)
    weaknesses: tuple[str, ...] = ()
    if assertions < min_assertions:
        weaknesses = (f"{assertions} assertions, fewer than {min_assertions}",)
    if is_derived(module, export):
        weaknesses += ("its play is derived from what the reference solution rendered",)
    intent = description(module, export) or sentence(contract, sliced, export, framework)
    importable = [name for name in _importable(files, file) if name not in disk.instead.values()]
    told = brief(contract, component_module, importable, framework)
    mocks: tuple[ModuleMock, ...] = ()
    if preview is not None:
        mocks = _mocks(where, preview, files, contract)
        own = {preview.file: preview.source}
        files = own | disk.closure(where, own, contract.path, known) | files
    story = record(file, export, intent, splits, contract, files, solution, weaknesses, framework, told)
    if preview is not None:
        story = story.model_copy(update={"preview": preview.file, "mocks": mocks})
    return Parsed(story, line_of_story(module, export), assertions)


def _mocks(where: str, preview: Preview, files: dict[str, str], contract: Contract) -> tuple[ModuleMock, ...]:
    """What the preview mocks of the files that a story uses."""
    for file, why in preview.unfit.items():
        if file in files:
            raise InputError(f"{where}: {why}; delete it to have the functions of {file} mocked")
    if contract.path in preview.manual or any(file == contract.path for file, _, _ in preview.mocks):
        raise InputError(f"{where}: {preview.file} mocks {contract.path}, which is what has to be written")
    return tuple(mock for mock in preview.mocks if mock[0] in files)


def _importable(files: dict[str, str], file: str) -> list[str]:
    """The files that a component may import: those of the story but itself and what judges."""
    return [name for name, source in files.items() if name != file and without_plays(source) == source]


def _play(where: str, module: Module, export: str) -> Node | None:
    """None where a helper that makes the story may give it one: how that ends is seen in the browser."""
    found = play_of(module, export)
    made = value_of(module, module.exports[export])
    if found is None and not (made is not None and made.type == "call_expression" and not is_bound(made)):
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


def _contract(root: Path, file: str, where: str, module: Module, export: str) -> Contract:
    """The file that a candidate writes: that of the component."""
    local = module.exports[export]
    component = story_property(module, local, "component") or own_property(meta_of(module), "component")
    names = [text_of(component)] if component is not None else []
    rendered = list(_rendered(module))
    about = {part.partition(".")[0].lower() for part in file.split("/")}  # a story in Button/ is about Button
    names += sorted(rendered, key=lambda name: name.lower() not in about)
    for called in names:
        first, _, member = called.partition(".")
        imported = module.imports.get(first)
        if imported is None or not imported.module.startswith("."):
            continue
        path = resolve(root, file, imported.module, where)
        wanted = member if imported.name == "*" else imported.name
        if not path.endswith((".ts", ".tsx")):
            continue
        sibling = read_module(root / path)
        if wanted in sibling.exports and not sibling.is_declared(sibling.exports[wanted]):
            raise InputError(f"{where}: {path} only passes {wanted} on; import it from the file that declares it")
        return Contract(path=path, export=wanted)
    raise InputError(f"{where}: its component stands in no other file; move it to one, and name it in `component`")


def _rendered(module: Module) -> Iterator[str]:
    """The names of elements, in JSX or as a compiler leaves it, in source order."""
    for node in of_type(module.tree.root_node, "jsx_opening_element", "jsx_self_closing_element", "call_expression"):
        name = node.child_by_field_name("name")
        if name is not None:
            yield text_of(name)
            continue
        function, given = node.child_by_field_name("function"), node.child_by_field_name("arguments")
        if function is None or given is None or not given.named_children:
            continue
        if text_of(function).rpartition(".")[2] == "createElement":
            yield text_of(given.named_children[0])


def sentence(contract: Contract, module: Module, export: str, framework: Framework = "react") -> str:
    """An intent for a story of which its author says nothing."""
    stem = contract.path.rpartition("/")[2].partition(".")[0]
    component = stem if contract.export == "default" else contract.export
    said = f"Create a {framework.capitalize()} component {component}: {story_name(export)}"
    args = story_property(module, module.exports[export], "args")
    texts = [
        f'{text_of(key)} "{value}"'
        for pair in (args.named_children if args is not None and args.type == "object" else [])
        if pair.type == "pair" and (key := pair.child_by_field_name("key")) is not None
        if (value := string_value(node) if (node := pair.child_by_field_name("value")) is not None else None)
    ]
    return f"{said} ({', '.join(texts)})" if texts else said
