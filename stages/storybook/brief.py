"""What a developer would see who has to write a component: its file, its props by type, what it may import. Pure."""

from collections.abc import Iterable

from tree_sitter import Node

from stages.pipeline.records import Contract
from stages.tsx.slicing import Module
from stages.tsx.specifiers import PACKAGES, spell
from stages.tsx.syntax import of_type, text_of

MAX_PROPS = 1200  # characters; what is longer is cut at the end of a line
MAX_FILES = 12
_TYPES = ("type_alias_declaration", "interface_declaration", "enum_declaration")
_WRAPPERS = ("forwardRef", "memo")


_NAMES = {
    "react": ("React", ["react"]),
    "preact": ("Preact", ["preact", "preact/hooks"]),
}  # and what it is imported from


def brief(contract: Contract, component: Module, files: Iterable[str], framework: str = "react") -> str:
    """`component` is the module of the contract's file; `files` may be imported, beside the framework."""
    name, modules = _NAMES[framework]
    what = "whose default export is the component" if contract.export == "default" else f"exports {contract.export}"
    lines = [f"File: {contract.path}, {what} ({name}, TypeScript)"]
    if props := props_of(component, component.exports.get(contract.export, "")):
        lines.append(f"Props:\n{_cut(props)}")
    allowed = [*modules, *_packages(files), *sorted(spell(contract.path, file) for file in files if _is_own(file))]
    more = len(allowed) - MAX_FILES
    listed = ", ".join(allowed[:MAX_FILES]) + (f" and {more} more" if more > 0 else "")
    return "\n".join([*lines, f"May import: {listed}"])


def props_of(module: Module, local: str) -> str:
    """The type of a component's props, with the types of the file that it names; '' where it has none."""
    annotation = _annotation(module, local)
    if annotation is None:
        return ""
    types = {name: item.node for item in module.statements for name in item.declares if _is_type(item.node)}
    wanted, pending = list[str](), _names(annotation)
    while pending:
        name = pending.pop(0)
        if name in types and name not in wanted:
            wanted.append(name)
            pending += _names(types[name])
    parts = [] if text_of(annotation) in wanted else [text_of(annotation)]
    return "\n".join([*parts, *(text_of(types[name]).removeprefix("export ") for name in wanted)])


def _annotation(module: Module, local: str) -> Node | None:
    """The type of the first parameter, or what `forwardRef<Element, Props>` and `FC<Props>` are given."""
    statement = next((item.node for item in module.statements if local in item.declares), None)
    if statement is None:
        return None
    for declared in of_type(statement, "variable_declarator"):
        kind = declared.child_by_field_name("type")
        given = next(of_type(kind, "type_arguments"), None) if kind is not None else None
        if given is not None:
            return given.named_children[-1]
    for call in of_type(statement, "call_expression"):
        function, given = call.child_by_field_name("function"), call.child_by_field_name("type_arguments")
        if function is not None and given is not None and text_of(function).rpartition(".")[2] in _WRAPPERS:
            return given.named_children[-1]
    parameters = next(of_type(statement, "formal_parameters"), None)
    first = parameters.named_children[0] if parameters is not None and parameters.named_children else None
    kind = first.child_by_field_name("type") if first is not None else None
    return kind.named_children[0] if kind is not None and kind.named_children else None


def _is_type(node: Node) -> bool:
    return next(of_type(node, *_TYPES), None) is not None and next(of_type(node, "variable_declarator"), None) is None


def _names(node: Node) -> list[str]:
    return [text_of(name) for name in of_type(node, "type_identifier")]


def _packages(files: Iterable[str]) -> list[str]:
    found = set()
    for file in files:
        _, folder, inside = f"/{file}".partition(f"/{PACKAGES}/")
        if folder and not inside.startswith("shared/"):
            found.add(inside.removesuffix(".cjs"))
    return sorted(found)


def _is_own(file: str) -> bool:
    return f"/{PACKAGES}/" not in f"/{file}"


def _cut(text: str) -> str:
    return text if len(text) <= MAX_PROPS else text[:MAX_PROPS].rpartition("\n")[0] + "\n…"
