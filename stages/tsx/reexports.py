"""Files that pass on what others declare (barrels such as `index.ts`): imports by the file that declares. Pure."""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from tree_sitter import Node

from stages.tsx.slicing import Module
from stages.tsx.specifiers import spell
from stages.tsx.syntax import Edit, apply_edits, of_type, string_value, text_of

MAX_DEPTH = 12  # barrels of barrels; more is a circle

Locate = Callable[[str, str], str | None]
"""(importing file, specifier) -> the file that is meant, or None for what is no file."""
Read = Callable[[str], Module | None]


class Passed(NamedTuple):
    """What `export … from` statements pass on: names with (specifier, name there), and specifiers of `export *`."""

    names: dict[str, tuple[str, str]]
    stars: list[str]


def source_of(statement: Node) -> str | None:
    """The specifier of an import or of an export from elsewhere."""
    source = statement.child_by_field_name("source")
    return string_value(source) if source is not None else None


@lru_cache(maxsize=4096)  # a barrel is asked for every name that is imported from it
def passed_on(module: Module) -> Passed:
    passed = Passed({}, [])
    for statement in module.tree.root_node.named_children:
        specifier = source_of(statement)
        if statement.type != "export_statement" or specifier is None:
            continue
        specifiers = list(of_type(statement, "export_specifier"))
        for item in specifiers:
            names = [text_of(child) for child in item.named_children]
            passed.names[names[-1]] = specifier, names[0]
        if not specifiers and not any(of_type(statement, "namespace_export")):
            passed.stars.append(specifier)
    for name, local in module.exports.items():  # `import { X } from './x'; export { X }`
        if local == "default":  # `export default X`
            value = next((s.node.child_by_field_name("value") for s in module.statements if local in s.declares), None)
            local = text_of(value) if value is not None and value.type == "identifier" else local
        imported = module.imports.get(local)
        if name not in passed.names and imported is not None and imported.name != "*":
            passed.names[name] = imported.module, imported.name
    return passed


def declared_in(file: str, name: str, locate: Locate, read: Read, depth: int = 0) -> tuple[str, str]:
    """(The file that declares what `file` exports under a name, its name there); the same where that is not known."""
    module = read(file)
    if module is None or depth > MAX_DEPTH:
        return file, name
    passed = passed_on(module)
    if name in passed.names:
        specifier, there = passed.names[name]
        target = locate(file, specifier)
        return (file, name) if target is None else declared_in(target, there, locate, read, depth + 1)
    if name in module.exports or name == "default":
        return file, name
    for specifier in passed.stars:
        target = locate(file, specifier)
        if target is not None:
            found, there = declared_in(target, name, locate, read, depth + 1)
            inner = read(found)
            if inner is not None and there in inner.exports and there not in passed_on(inner).names:
                return found, there
    return file, name


def directly(module: Module, importer: str, locate: Locate, read: Read, *, respell: bool = False) -> str:
    """The module's source with every import of a file by the file that declares what it names.

    `respell`: each import of a file names it in full, and relative to the importer, whatever the author wrote.
    """
    edits = list[Edit]()
    for statement in module.tree.root_node.named_children:
        specifier = source_of(statement)
        target = locate(importer, specifier) if specifier is not None else None
        if specifier is None or target is None:
            continue
        written = spell(importer, target) if respell else specifier
        clause = next((c for c in statement.named_children if c.type in ("import_clause", "export_clause")), None)
        items = _items(clause) if clause is not None else []
        groups: dict[str, list[str]] = {}
        for kind, imported, local in items:
            found, name = (target, imported) if imported == "*" else declared_in(target, imported, locate, read)
            groups.setdefault(found, []).append(_item(kind, name, local, statement.type))
        if not groups or set(groups) == {target}:
            node = statement.child_by_field_name("source")
            if written != specifier and node is not None:
                edits.append(Edit(node.start_byte, node.end_byte, f"'{written}'"))
            continue
        word = "import" if statement.type == "import_statement" else "export"
        word += " type" if any(child.type == "type" for child in statement.children) else ""
        lines = [
            f"{word} {_clause(names)} from '{written if found == target else spell(importer, found)}'"
            for found, names in groups.items()
        ]
        edits.append(Edit(statement.start_byte, statement.end_byte, "\n".join(lines)))
    if respell:
        for call in of_type(module.tree.root_node, "call_expression"):
            edits += _respelt_call(call, importer, locate)
    return apply_edits(module.source, edits) if edits else module.source


def _respelt_call(call: Node, importer: str, locate: Locate) -> list[Edit]:
    """`import('./x')` and `require('./x')`."""
    function, given = call.child_by_field_name("function"), call.child_by_field_name("arguments")
    if function is None or given is None or text_of(function) not in ("import", "require"):
        return []
    first = given.named_children[0] if given.named_children else None
    specifier = string_value(first) if first is not None else None
    target = locate(importer, specifier) if specifier is not None else None
    if first is None or target is None:
        return []
    return [Edit(first.start_byte, first.end_byte, f"'{spell(importer, target)}'")]


def _items(clause: Node) -> list[tuple[str, str, str]]:
    """(`type ` or '', the name that is imported, the local one) of each item."""
    found = []
    if clause.type == "import_clause":
        for child in clause.named_children:
            if child.type == "identifier":
                found.append(("", "default", text_of(child)))
            elif child.type == "namespace_import":
                found.append(("", "*", text_of(child.named_children[0])))
    for item in of_type(clause, "import_specifier", "export_specifier"):
        names = [text_of(child) for child in item.named_children]
        kind = "type " if any(child.type == "type" for child in item.children) else ""
        found.append((kind, names[0], names[-1]))
    return found


def _item(kind: str, name: str, local: str, statement: str) -> str:
    if name == "*":
        return f"* as {local}"
    return f"{kind}{name}" if name == local else f"{kind}{name} as {local}"


def _clause(names: list[str]) -> str:
    spaces = [name for name in names if name.startswith("* as ")]
    named = [name for name in names if name not in spaces]
    return ", ".join([*spaces, *(["{ " + ", ".join(named) + " }"] if named else [])])
