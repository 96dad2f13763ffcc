"""One TSX module as top-level statements, and the slice of it that given exports need. Pure.

A slice holds the statements that declare the wanted exports, everything at the top level that these name,
directly or not, and the import specifiers among it, in source order and with the original formatting.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from tree_sitter import Node

from stages.tsx.scopes import free_names, pattern_names
from stages.tsx.syntax import Edit, apply_edits, line_of, of_type, parse_tsx, string_value, text_of

_DECLARATIONS = (
    "function_declaration",
    "generator_function_declaration",
    "class_declaration",
    "abstract_class_declaration",
    "type_alias_declaration",
    "interface_declaration",
    "enum_declaration",
    "function_signature",
    "internal_module",
    "module",
)


@dataclass(frozen=True)
class Import:
    """A local name: what is imported under it (`default`, `*` or an export's name), and from where."""

    module: str
    name: str


@dataclass
class Statement:
    node: Node
    declares: set[str] = field(default_factory=set)
    uses: set[str] = field(default_factory=set)


class Module:
    def __init__(self, source: str) -> None:
        self.source = source
        self.tree = parse_tsx(source)
        self.statements: list[Statement] = []
        self.imports: dict[str, Import] = {}
        self.exports: dict[str, str] = {}  # exported name -> local name
        self.lines: dict[str, int] = {}  # exported name -> line
        for node in self.tree.root_node.named_children:
            if node.type != "comment":
                self.statements.append(self._statement(node))

    def value_of(self, name: str) -> Node | None:
        """The expression that a top-level `const name = …` binds."""
        return self._values.get(name)

    @cached_property
    def _values(self) -> dict[str, Node | None]:
        """Of every name; the first one counts. Read once, since each story of a file asks for its own."""
        values: dict[str, Node | None] = {}
        for statement in self.statements:
            for declarator in of_type(statement.node, "variable_declarator"):
                declared = declarator.child_by_field_name("name")
                if declared is not None:
                    values.setdefault(text_of(declared), declarator.child_by_field_name("value"))
        return values

    def is_declared(self, name: str) -> bool:
        return any(name in statement.declares for statement in self.statements)

    def closure(self, names: set[str]) -> set[str]:
        """`names` with every top-level name that their declarations use, directly or not."""
        needed: set[str] = set()
        pending = set(names)
        while pending:
            needed |= pending
            found: set[str] = set()
            for statement in self.statements:
                if statement.declares & needed or self._acts_on(statement, needed):
                    found |= statement.uses
            pending = found - needed
        return needed

    def slice(self, exported: set[str], names: Iterable[str] = ()) -> str:
        """The source of the given exports, and of the top-level `names`, with all that they depend on."""
        needed = self.closure({self.exports[name] for name in exported} | set(names))
        pieces = [(s.node.type, kept) for s in self.statements if (kept := self._kept(s, needed, exported))]
        out = ""
        for index, (kind, piece) in enumerate(pieces):
            if index:
                out += "\n" if kind == pieces[index - 1][0] == "import_statement" else "\n\n"
            out += piece
        return out + "\n"

    def _kept(self, statement: Statement, needed: set[str], exported: set[str]) -> str | None:
        node = statement.node
        if node.type == "import_statement":
            return _trimmed(node, needed) if statement.declares else text_of(node)
        if node.type == "export_statement" and not statement.declares:
            return _trimmed(node, exported)
        if statement.declares & needed or self._acts_on(statement, needed):
            return text_of(node)
        return None

    @staticmethod
    def _acts_on(statement: Statement, needed: set[str]) -> bool:
        """Whether it is a statement such as `Card.title = …`, which belongs to the name it begins with."""
        if statement.node.type != "expression_statement":
            return False
        first = next(of_type(statement.node, "identifier"), None)
        return first is not None and text_of(first) in needed

    def _statement(self, node: Node) -> Statement:
        statement = Statement(node)
        if node.type == "import_statement":
            self._read_import(node, statement)
            return statement
        declaration = node
        if node.type == "expression_statement" and node.named_children[0].type == "internal_module":
            declaration = node.named_children[0]  # `namespace N {…}`
        elif node.type == "ambient_declaration":
            declaration = node.named_children[0]
        if node.type == "export_statement":
            inner = node.child_by_field_name("declaration") or node.child_by_field_name("value")
            if inner is None:
                self._read_export_clause(node, statement)
                return statement
            declaration = inner.named_children[0] if inner.type == "ambient_declaration" else inner
        if declaration.type in ("lexical_declaration", "variable_declaration"):
            for declarator in declaration.named_children:
                target = declarator.child_by_field_name("name")
                if target is not None:
                    statement.declares |= set(pattern_names(target))
        elif declaration.type in _DECLARATIONS:
            target = declaration.child_by_field_name("name")
            if target is not None:
                statement.declares.add(text_of(target))
        if node.type == "export_statement":
            if any(child.type == "default" for child in node.children):
                statement.declares.add("default")
                self._export("default", "default", node)
            else:
                for name in statement.declares:
                    self._export(name, name, node)
        statement.uses = free_names(declaration) - statement.declares
        return statement

    def _export(self, exported: str, local: str, node: Node) -> None:
        self.exports[exported] = local
        self.lines[exported] = line_of(node)

    def _read_export_clause(self, node: Node, statement: Statement) -> None:
        for specifier in of_type(node, "export_specifier"):
            names = [text_of(child) for child in specifier.named_children]
            self._export(names[-1], names[0], node)
            statement.uses.add(names[0])

    def _read_import(self, node: Node, statement: Statement) -> None:
        source = node.child_by_field_name("source")
        module = (string_value(source) if source is not None else None) or ""
        for item in _import_items(node):
            local, imported = (
                _local_name(item),
                text_of(item.named_children[0] if item.named_children else item),
            )
            if item.type != "import_specifier":
                imported = "default" if item.type == "identifier" else "*"
            self.imports[local] = Import(module, imported)
            statement.declares.add(local)


def _import_items(node: Node) -> list[Node]:
    """The default name, the namespace and the specifiers of an import statement."""
    items: list[Node] = []
    for clause in node.named_children:
        if clause.type == "import_clause":
            for child in clause.named_children:
                items += child.named_children if child.type == "named_imports" else [child]
    return items


def _local_name(item: Node) -> str:
    """The name that an import item binds, or an export specifier gives away: always the last one."""
    return text_of(item.named_children[-1] if item.named_children else item)


def _trimmed(node: Node, wanted: set[str]) -> str | None:
    """An import or export list with only the wanted names: unchanged where that is all, None where none."""
    is_import = node.type == "import_statement"
    items = _import_items(node) if is_import else list(of_type(node, "export_specifier"))
    kept = [item for item in items if _local_name(item) in wanted]
    if not kept:
        return None
    if len(kept) == len(items):
        return text_of(node)
    clause = next(child for child in node.named_children if child.type in ("import_clause", "export_clause"))
    lists = ("import_specifier", "export_specifier")
    parts = [text_of(item) for item in kept if item.type not in lists]
    named = ", ".join(text_of(item) for item in kept if item.type in lists)
    if named:
        parts.append("{ " + named + " }")
    edit = Edit(clause.start_byte - node.start_byte, clause.end_byte - node.start_byte, ", ".join(parts))
    return apply_edits(text_of(node), [edit])
