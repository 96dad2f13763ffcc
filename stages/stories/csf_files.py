"""The files that a story in Storybook's format needs: by the file that declares what is imported, packages included."""

import re
from collections.abc import Iterator
from pathlib import Path

from tree_sitter import Node

from stages.pipeline.errors import InputError
from stages.stories.imports import is_inside, resolve
from stages.stories.siblings import module_of, read_module
from stages.storybook.libraries import PICTURES, is_asset, unknown_package
from stages.tsx.reexports import directly, source_of
from stages.tsx.slicing import Module
from stages.tsx.specifiers import is_relative, locate, names_file, spell
from stages.tsx.syntax import Edit, apply_edits, first_error, of_type, string_value, text_of

_REQUIRED = re.compile(r"""require\(["'](\.{1,2}/[^"']+)["']\)""")
_FROM = re.compile(r"""^(?:import\s*|(?:import|export)\s+(?!type\b)[^;'"=]*?\bfrom\s*)['"]([^'"]+)['"]""", re.MULTILINE)
_CODE = (".ts", ".tsx")


class Files:
    """The files below the folder of all stories, as a story sees them.

    `instead`: files of `__mocks__` by the file in whose place they stand; that of a package need not be there.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.instead: dict[str, str] = {}

    def has(self, name: str) -> bool:
        return name in self.instead or ((self.root / name).is_file() and is_inside(self.root, name))

    def locate(self, importer: str, specifier: str) -> str | None:
        return locate(importer, specifier, self.has)

    def read(self, file: str) -> Module | None:
        if not file.endswith(_CODE):
            return None
        try:
            return self._module(file)
        except InputError:
            return None

    def _module(self, file: str) -> Module:
        """What stands there, or in its place: with its imports as they are written from there."""
        stand = self.instead.get(file)
        if stand is None:
            return read_module(self.root / file)
        module, edits = read_module(self.root / stand), list[Edit]()
        for statement in module.tree.root_node.named_children:
            source, specifier = statement.child_by_field_name("source"), source_of(statement)
            target = self.locate(stand, specifier) if specifier is not None and is_relative(specifier) else None
            if source is not None and target is not None:
                edits.append(Edit(source.start_byte, source.end_byte, f"'{spell(file, target)}'"))
        return module_of(apply_edits(module.source, edits))

    def direct(self, source: str, importer: str) -> str:
        return directly(module_of(source), importer, self.locate, self.read)

    def closure(
        self, where: str, sources: dict[str, str], contract_path: str, known: dict[str, tuple[str, ...]]
    ) -> dict[str, str]:
        """Every file that the sources import, directly or not, other than the contract's.

        `known` are the packages that the browser has: those of a source by its file, and of all others by ''. Raises
        InputError, which begins with `where`, for what is not there.
        """
        found: dict[str, str] = {}
        pending = list(sources.items())
        while pending:
            importer, source = pending.pop()
            for specifier in sorted(set(self._imports(importer, source))):
                if specifier in known.get(importer, known[""]) or names_file(importer, specifier, contract_path):
                    continue
                file = self.locate(importer, specifier)
                if file is None and is_relative(specifier):
                    file = resolve(self.root, importer, specifier, where)  # which says what is wrong
                if file is None:
                    raise InputError(f"{where}: {importer} {unknown_package(specifier)}")
                if file in found or file in sources:
                    continue
                if file.endswith(PICTURES):
                    found[file] = ""
                elif file.endswith(".cjs") and file in self.instead:  # of `__mocks__`, whose files are TypeScript
                    found[file] = f'module.exports=require("{spell(file, self.instead[file])}")\n'
                elif is_asset(file):
                    found[file] = (self.root / file).read_text(encoding="utf-8")
                elif self.read(file) is None:  # the browser's parser may know better
                    found[file] = (self.root / file).read_text(encoding="utf-8", errors="replace")
                else:
                    found[file] = self.direct(self._module(file).source, file)
                pending.append((file, found[file]))
        return found

    def _imports(self, file: str, source: str) -> Iterator[str]:
        if file.endswith(".cjs"):
            yield from _REQUIRED.findall(source)
        elif not is_asset(file):
            module = module_of(source)
            is_read = first_error(module.tree) is None
            yield from value_imports(module) if is_read else _FROM.findall(source)


def value_imports(module: Module) -> Iterator[str]:
    """What a file imports and needs when it runs: an import of which only types are used is dropped."""
    root = module.tree.root_node
    for statement in root.named_children:
        specifier = source_of(statement)
        if specifier is None or any(child.type == "type" for child in statement.children):
            continue
        if statement.type == "export_statement" or is_used(module, statement):
            yield specifier
    for call in of_type(root, "call_expression"):
        function, given = call.child_by_field_name("function"), call.child_by_field_name("arguments")
        first = given.named_children[0] if given is not None and given.named_children else None
        if function is not None and first is not None and function.type == "import":
            specifier = string_value(first)
            if specifier is not None:
                yield specifier


def is_used(module: Module, statement: Node) -> bool:
    """Whether a value that an import names is used; an import for its effects is."""
    clause = next((child for child in statement.named_children if child.type == "import_clause"), None)
    if clause is None:
        return True
    items = [clause] if not any(of_type(clause, "import_specifier")) else list(of_type(clause, "import_specifier"))
    names = {text_of(child) for child in clause.named_children if child.type == "identifier"}
    for item in items:
        if item.type == "import_specifier" and not any(child.type == "type" for child in item.children):
            names.add(text_of(item.named_children[-1]))
    names |= {text_of(item.named_children[0]) for item in of_type(clause, "namespace_import")}
    inside = (statement.start_byte, statement.end_byte)
    return any(
        text_of(node) in names and not _is_type(node)
        for node in of_type(module.tree.root_node, "identifier", "shorthand_property_identifier")
        if not inside[0] <= node.start_byte < inside[1]
    )


def value_names(module: Module) -> set[str]:
    """The names that are used as values outside of imports."""
    return {
        text_of(node)
        for statement in module.tree.root_node.named_children
        if statement.type != "import_statement"
        for node in of_type(statement, "identifier", "shorthand_property_identifier")
        if not _is_type(node)
    }


def _is_type(node: Node) -> bool:
    """`typeof X` in a type, or `X.Y` as one."""
    return node.parent is not None and node.parent.type in ("type_query", "nested_type_identifier")
