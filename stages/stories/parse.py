"""Reads one `*.stories.tsx` file into `Story` records, without running it.

Every record stands alone: its story file is sliced down to the one export with what that depends on, so that
editing a story changes no other story's record, cache entry or training row. `files` holds that slice and the
siblings it imports; the contract's file is not among them, since it is what a candidate provides (`solution`
holds ours). Where the template is written inside the story file, the slice imports it from the contract's
file like any other.
"""

import re
from pathlib import Path, PurePosixPath

from tree_sitter import Node

from stages.pipeline.errors import InputError
from stages.pipeline.records import Contract, Story
from stages.stories.calls import field_text, lost_calls, property_of, story_object
from stages.stories.csf import read_csf
from stages.stories.imports import resolve
from stages.stories.siblings import (
    SUFFIX,
    Parsed,
    StoryFile,
    module_of,
    names_of,
    read_module,
    record,
    siblings,
    slice_sibling,
)
from stages.stories.splits import Splits
from stages.storybook.csf import is_csf
from stages.tsx.slicing import Module
from stages.tsx.specifiers import names_file
from stages.tsx.syntax import Edit, apply_edits, line_of, of_type, string_value, text_of


def parse_story_file(path: Path, splits: Splits, min_assertions: int = 3, root: Path | None = None) -> list[Story]:
    """The stories of one file in source order; InputError (`file:line: …`) with every problem, one a line.

    `root` is the folder that imports stay in and that the files of a record are named from: the file's own, if
    it is not given.
    """
    file = parse_located(path, splits, min_assertions, root or path.parent)
    if file.problems:
        raise InputError("\n".join(file.problems))
    return [item.story for item in file.stories]


def parse_located(path: Path, splits: Splits, min_assertions: int, root: Path) -> StoryFile:
    """A story that cannot be read keeps no other one from being read; InputError where the whole file cannot."""
    module = read_module(path)
    if is_csf(module):
        return read_csf(path, module, splits, min_assertions, root)
    file = path.relative_to(root).as_posix()
    parsed, problems = list[Parsed](), list[str]()
    for export in module.exports:
        definition = _definition(module, export)
        if definition is None:
            continue
        try:
            parsed.append(_read_story(root, file, module, export, definition, splits, min_assertions))
        except InputError as error:
            problems.append(str(error))
    problems += [f"{path}:{line}: {reason}" for line, reason in lost_calls(module)]
    if not parsed and not problems:
        problems.append(f"{path}:1: no story here; export at least one `story({{ intent, template, play }})`")
    return StoryFile(parsed, problems)


def pascal(name: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[^A-Za-z0-9]+", name))


def _definition(module: Module, export: str) -> Node | None:
    return story_object(module.value_of(module.exports[export]), module)


def _read_story(
    root: Path,
    file: str,
    module: Module,
    export: str,
    definition: Node,
    splits: Splits,
    min_assertions: int,
) -> Parsed:
    where = f"{root / file}:{line_of(definition)}: {export}"
    intent_node = property_of(definition, "intent")
    intent = string_value(intent_node) if intent_node is not None else None
    if not intent or not intent.strip():
        raise InputError(f"{where}: no intent; give one plain string without `${{…}}`")
    template = property_of(definition, "template")
    if template is None:
        raise InputError(f"{where}: no template; name the component it renders, as in `template: {pascal(export)}`")
    contract, inline = _contract(root, file, where, module, export, template)
    solution: dict[str, str] = {}
    if inline:
        solution[contract.path], source = _split_inline(module, export, template, contract)
        sliced = module_of(source)
    else:
        sliced = module_of(module.slice({export}))
        solution[contract.path] = slice_sibling(root, where, contract, names_of(sliced, file, contract.path))
    story_slice = sliced.slice({export})
    files = {file: story_slice} | siblings(root, where, {file: story_slice} | solution, contract.path)
    sliced_definition = _definition(sliced, export)
    assert sliced_definition is not None
    play = property_of(sliced_definition, "play")
    assertions, checks = _count_checks(play)
    weaknesses = []
    if play is None:
        weaknesses.append("no play")
    else:
        if assertions < min_assertions:
            weaknesses.append(f"{assertions} assertions, fewer than {min_assertions}")
        if not checks:
            weaknesses.append("no accessibilityCheck")
    story = record(file, export, intent, splits, contract, files, solution, weaknesses)
    return Parsed(story, module.lines[export], assertions)


def _contract(root: Path, file: str, where: str, module: Module, export: str, template: Node) -> tuple[Contract, bool]:
    """What the template needs from a sibling, and whether it is written inside the story file."""
    named = template.type in ("identifier", "shorthand_property_identifier", "member_expression")
    names = [text_of(template)] if named else []
    for element in of_type(template, "jsx_opening_element", "jsx_self_closing_element"):
        names.append(field_text(element, "name"))
    for name in names:
        local, _, member = name.partition(".")
        imported = module.imports.get(local)
        if imported is not None and imported.module.startswith("."):
            sibling = resolve(root, file, imported.module, where)
            return Contract(path=sibling, export=member if imported.name == "*" else imported.name), False
    stem = file.removesuffix(SUFFIX)
    taken = any(names_file(file, item.module, f"{stem}.tsx") for item in module.imports.values())
    path = f"{stem}-template.tsx" if taken else f"{stem}.tsx"
    if template.type.endswith("identifier") and names[0][0].isupper():
        return Contract(path=path, export=names[0]), True
    return Contract(path=path, export=_free_name(module, pascal(export))), True


def _free_name(module: Module, name: str) -> str:
    """The name, or what it takes to be another one than those that the module declares and imports."""
    name = name if name[:1].isalpha() else f"Template{name}"
    while name in module.imports or module.is_declared(name):
        name += "Template"
    return name


def _split_inline(module: Module, export: str, template: Node, contract: Contract) -> tuple[str, str]:
    """(The reference solution, the story file that imports it) where the template stands in it."""
    name, expression = contract.export, text_of(template)
    if template.type.endswith("identifier"):
        declaration = f"export {{ {expression} as {name} }}" if expression != name else f"export {{ {name} }}"
    elif template.type == "method_definition":
        declaration = f"export function {name}{field_text(template, 'parameters')} {field_text(template, 'body')}"
    else:
        declaration = f"export const {name} = {expression}"
    edits, imports = [], f"import {{ {name} }} from './{PurePosixPath(contract.path).name}'\n"
    value = f"template: {name}" if template.type in ("method_definition", "shorthand_property_identifier") else name
    edits.append(Edit(template.start_byte, template.end_byte, value))
    if expression == name:
        for statement in module.statements:
            if name in statement.declares:
                node = statement.node
                edits.append(Edit(node.start_byte, node.end_byte, ""))
                if len(statement.declares) == 1:
                    declaration = text_of(node)
                    if node.type != "export_statement":
                        declaration = f"export {declaration}"
    lifted = Module(imports + apply_edits(module.source, edits))
    rest = [s.node for s in module.statements if not (expression == name and name in s.declares)]
    stories = {text for text in module.exports.values() if story_object(module.value_of(text), module) is not None}
    kept = [text_of(node) for node in rest if not _is_story(node, stories)]
    solution = Module("\n".join([*kept, declaration]) + "\n").slice({name})
    return solution, lifted.slice({export})


def _is_story(node: Node, stories: set[str]) -> bool:
    return any(field_text(item, "name") in stories for item in of_type(node, "variable_declarator"))


def _count_checks(play: Node | None) -> tuple[int, bool]:
    """(Calls of assert, whether accessibilityCheck is called)."""
    if play is None:
        return 0, False
    called = [field_text(call, "function").rpartition(".")[2] for call in of_type(play, "call_expression")]
    return called.count("assert"), "accessibilityCheck" in called
