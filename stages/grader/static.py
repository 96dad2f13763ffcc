"""Rejects, before any browser, what cannot pass: exports, imports, elements and attributes; suspects syntax. Pure.

It is an accelerator with better places in its messages, not a guard: what it lets through is judged in the
browser all the same. The browser's parser, TypeScript's own, is the only judge of syntax: a fault of the kind
`syntax` counts where that parser refuses the file too, unless it is `certain`. Stricter than the browser in three ways:
tags must match, an attribute stands once (as TypeScript asks, error 17001), and what may not be rendered may not be
written either. In a file that only TypeScript can read, the last two are left to the browser.
"""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from tree_sitter import Node

from stages.pipeline.records import Story
from stages.storybook.libraries import IN_COMPONENTS, PREACT, REACT
from stages.tsx.specifiers import locate
from stages.tsx.syntax import first_error, line_of, nodes_by_type, of_type, parse_tsx, string_value, text_of

MODULES = ("plaited", "plaited/ui", "plaited/utils", "plaited/testing", "plaited/jsx-runtime")
MODULES_OF = {  # a framework's: what may be imported, and what of it a message names
    "plaited": (MODULES, MODULES[:3]),
    "react": (IN_COMPONENTS["react"], REACT[:2]),
    "preact": (IN_COMPONENTS["preact"], PREACT[:3]),
}
Nodes = Mapping[str, Sequence[Node]]  # of a file, by type
ELEMENTS = ("iframe", "object", "embed", "canvas", "frame", "frameset", "applet", "fencedframe", "script")


class Fault(NamedTuple):
    kind: str
    message: str  # `file:line:column: what`; '' where the browser's parser says it better
    certain: bool = True  # else a browser has to confirm it


def find_fault(files: Mapping[str, str], story: Story) -> Fault | None:
    """The first thing that cannot pass, or None."""
    if not files:
        return Fault("static", f"{story.contract.path} was not written")
    if unencodable := find_unencodable(files):
        return unencodable
    bound = bound_file(files, story.contract.path)
    for path, source in sorted(files.items()):
        if len(PurePosixPath(path).parts) == 0 or path.startswith("/") or ".." in PurePosixPath(path).parts:
            return Fault("static", f"{path}: outside the story's folder")
        if not path.endswith((".tsx", ".ts")):
            continue
        root = parse_tsx(source)
        if first_error(root) is not None:
            return Fault("syntax", "", certain=False)
        nodes = nodes_by_type(root.root_node)
        if mismatch := _mismatch(nodes):
            return Fault("syntax", f"{path}:{mismatch}", certain=False)
        handlers = story.framework != "plaited"
        fault = _bad_import(nodes, path, files, story) or _bad_jsx(nodes, path, handlers)
        if fault is None and path == bound and "export_statement" not in nodes:
            export = story.contract.export
            needed = "export default …" if export == "default" else f"export const {export} = …"
            fault = f"{path}:1: exports nothing; `{needed}` is needed"
        if fault is not None:
            return Fault("static", fault)
    return None


def find_unencodable(files: Mapping[str, str]) -> Fault | None:
    """The first lone surrogate: no file can hold one."""
    for path, source in sorted(files.items()):
        for text in (path, source):
            try:
                text.encode()
            except UnicodeEncodeError as error:
                name = path.encode("utf-8", "replace").decode()
                before = source[: error.start] if text is source else ""
                line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
                return Fault("syntax", f"{name}:{line}:{column}: half a character (a lone surrogate)")
    return None


def bound_file(files: Mapping[str, str], wanted: str) -> str | None:
    """The candidate's file that plays the contract's part, as runtime/checker.ts `bind` finds it."""
    if wanted in files:
        return wanted
    named = [path for path in files if PurePosixPath(path).name == PurePosixPath(wanted).name]
    components = [path for path in files if path.endswith(".tsx")]
    return named[0] if named else components[0] if len(components) == 1 else None


def _mismatch(nodes: Nodes) -> str | None:
    """`line:column: what` of the first closing tag of another name; neither parser looks at these names."""
    for element in nodes.get("jsx_element", ()):
        start, end = element.child_by_field_name("open_tag"), element.child_by_field_name("close_tag")
        if start is None or end is None:
            continue
        opened, closed = (node.child_by_field_name("name") for node in (start, end))
        names = [text_of(node) if node is not None else "" for node in (opened, closed)]
        if names[0] != names[1]:
            return f"{line_of(end)}:{end.start_point[1] + 1}: <{names[0]}> is closed by </{names[1]}>"
    return None


def _bad_import(nodes: Nodes, path: str, files: Mapping[str, str], story: Story) -> str | None:
    siblings = {name for name in story.files if name not in (story.file, story.contract.path)}
    known = siblings | set(files) | {story.contract.path}
    modules, named = MODULES_OF[story.framework]
    places = [path, story.contract.path] if path == bound_file(files, story.contract.path) else [path]
    for statement in nodes.get("import_statement", ()):
        source = statement.child_by_field_name("source")
        name = string_value(source) if source is not None else None
        if name is None or name in modules or any(text_of(child) == "type" for child in statement.children):
            continue
        if any(locate(place, name, known.__contains__) for place in places):
            continue
        if _is_used(nodes, statement):
            return f"{path}:{line_of(statement)}: there is no module '{name}'; the modules are {', '.join(named)}"
    return None


def _is_used(nodes: Nodes, statement: Node) -> bool:
    """Whether an import is kept: an import of names that only types use, or nothing uses, is dropped."""
    names = {text_of(node) for node in of_type(statement, "identifier")}
    if not names:
        return True
    inside = (statement.start_byte, statement.end_byte)
    return any(
        text_of(node) in names
        for kind in ("identifier", "shorthand_property_identifier")
        for node in nodes.get(kind, ())
        if not inside[0] <= node.start_byte < inside[1]
    )


def _bad_jsx(nodes: Nodes, path: str, handlers: bool) -> str | None:
    elements = [*nodes.get("jsx_opening_element", ()), *nodes.get("jsx_self_closing_element", ())]
    for element in sorted(elements, key=lambda element: element.start_byte):
        name = element.child_by_field_name("name")
        tag = text_of(name) if name is not None else ""
        if not tag[:1].islower():
            continue
        if tag in ELEMENTS:
            return f"{path}:{line_of(element)}: <{tag}> may not be rendered"
        seen: set[str] = set()
        for attribute in element.named_children:
            if attribute.type != "jsx_attribute":
                continue
            attribute_name = text_of(attribute.children[0])
            if attribute_name[:2].lower() == "on" and not handlers:
                return f"{path}:{line_of(attribute)}: {attribute_name} is not allowed; use p-trigger in a bElement"
            if attribute_name in seen:
                return f"{path}:{line_of(attribute)}: <{tag}> has {attribute_name} twice"
            seen.add(attribute_name)
    return None
