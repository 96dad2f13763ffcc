"""A repository's `.storybook/preview` as it is copied: without what is for Storybook's own pages, and without what
needs a package or a file that cannot be had, which is named. Pure.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from tree_sitter import Node

from stages.stories.csf_files import is_used
from stages.stories.previews import NOT_APPLIED, annotations, mock_calls, preview_object
from stages.storybook.csf import NETWORK, unwrapped
from stages.tsx.reexports import source_of
from stages.tsx.scopes import free_names
from stages.tsx.slicing import Module
from stages.tsx.syntax import Edit, apply_edits, string_value, text_of, walk

ANNOTATIONS = (
    "parameters", "decorators", "loaders", "args", "argTypes", "globals", "initialGlobals", "globalTypes", "render",
    "beforeAll", "beforeEach", "afterEach", "argsEnhancers", "argTypesEnhancers", "applyDecorators", "runStep", "tags",
    "addons",
)  # fmt: skip
# Parameters that change Storybook's pages and nothing that a story renders.
PAGES = (
    "docs",
    "options",
    "viewport",
    "controls",
    "chromatic",
    "design",
    "designs",
    "storySource",
    "previewTabs",
    "msw",
)
SILENT = ("tags", "addons")  # an add-on that renders something is a decorator, too, or stands in main
MAX_TEXT = 40  # characters of a part, where it is named


class Left(NamedTuple):
    """A part that is not copied, and why."""

    part: str
    why: str

    def __str__(self) -> str:
        return f"{self.part} ({self.why})"


def said_of(left: list[Left]) -> str:
    """What a story has to do without, in one line."""
    return f"without {', '.join(item.part for item in left)} of its preview" if left else ""


def without_pages(source: str) -> tuple[str, list[Left]]:
    """The preview without what is for Storybook's pages and its runner; what of it changes stories is named."""
    module, edits, left = Module(source), list[Edit](), list[Left]()
    for node in annotations(module, "parameters"):
        for key, pair in _pairs(node):
            if key in PAGES:
                edits.append(_without(pair))
                if key == "msw":
                    left.append(Left("parameters.msw", "requests are not answered here"))
    for root in _roots(module):
        for key, pair in _pairs(root):
            if key in NOT_APPLIED:
                left.append(Left(key, "not applied here"))
            if key in (*NOT_APPLIED, *SILENT):
                edits.append(_without(pair))
    for statement in module.statements:
        for key in sorted(statement.declares & {*NOT_APPLIED, *SILENT} & module.exports.keys()):
            if key in NOT_APPLIED:
                left.append(Left(key, "not applied here"))
            edits.append(Edit(statement.node.start_byte, statement.node.end_byte, ""))
    return _without_unused(module, apply_edits(source, edits)), left


def _without_unused(before: Module, source: str) -> str:
    """The source without imports that had a use before."""
    used = {text_of(node) for node in _imports(before) if is_used(before, node)}
    module = Module(source)
    unused = [node for node in _imports(module) if text_of(node) in used and not is_used(module, node)]
    return apply_edits(source, [Edit(node.start_byte, node.end_byte, "") for node in unused])


def _imports(module: Module) -> list[Node]:
    return [node for node in module.tree.root_node.named_children if node.type == "import_statement"]


def without_mocks(source: str) -> tuple[str, list[str]]:
    """(The preview without its calls of `sb.mock`, the modules that they name.)"""
    calls = list(mock_calls(Module(source)))
    edits = [Edit(statement.start_byte, statement.end_byte, "") for statement, _, _ in calls]
    return apply_edits(source, edits), [specifier for _, specifier, _ in calls]


def fitted(source: str, reason: Callable[[str], str | None]) -> tuple[str, list[Left]]:
    """The preview without what needs a module of which `reason` says why it cannot be had."""
    module, edits, left = Module(source), list[Edit](), list[Left]()
    mocks = {statement.start_byte for statement, _, _ in mock_calls(module)}
    bad: dict[str, str] = {}
    for node in module.tree.root_node.named_children:
        specifier = source_of(node)
        why = reason(specifier) if specifier is not None else None
        if specifier is None or why is None or any(child.type == "type" for child in node.children):
            continue
        names = {name for statement in module.statements if statement.node == node for name in statement.declares}
        if node.type == "export_statement" or is_used(module, node):
            edits.append(Edit(node.start_byte, node.end_byte, ""))
            bad |= dict.fromkeys(names, f"{specifier}: {why}")
            if not names:
                left.append(Left(f"the import of {specifier}", why))
    network = {name: "there is no network" for name in NETWORK}
    parts = {node.id for name in ANNOTATIONS for node in annotations(module, name)} | {
        node.id for node in _roots(module)
    }
    found = True
    while found:
        found = False
        for statement in module.statements:
            why = _why(statement.node, bad)
            kept = statement.node.type == "import_statement" or _holds(statement.node, parts)
            if why and not kept and not statement.declares <= bad.keys():
                bad |= dict.fromkeys(statement.declares, why)
                found = True
    for statement in module.statements:
        node = statement.node
        if node.type == "import_statement" or node.start_byte in mocks or not (why := _why(node, bad)):
            continue
        if _holds(node, parts):
            continue
        edits.append(Edit(node.start_byte, node.end_byte, ""))
        if not statement.declares:
            left.append(Left(f"`{_shortened(text_of(node))}`", why))
    for root in _roots(module):
        _prune(root, "", bad, network, edits, left)
    for name in ANNOTATIONS:
        for node in annotations(module, name):
            if not any(root.start_byte <= node.start_byte < root.end_byte for root in _roots(module)):
                _prune(node, name, bad, network, edits, left)
    return apply_edits(source, edits), left


def _prune(
    node: Node, path: str, bad: dict[str, str], network: dict[str, str], edits: list[Edit], left: list[Left]
) -> None:
    """Takes out the smallest parts of an object or a list that need what is not there."""
    reasons = bad | network if path.startswith("loaders") else bad
    if node.type == "object":
        parts = [(f"{path}.{key}" if path else key, pair, _value(pair)) for key, pair in _pairs(node)]
    elif node.type == "array":
        parts = [(path, item, unwrapped(item) or item) for item in node.named_children if item.type != "comment"]
    else:
        if why := _why(node, reasons):  # a decorator that stands alone
            edits.append(Edit(node.start_byte, node.end_byte, "undefined"))
            left.append(Left(f"{path} `{_shortened(text_of(node))}`", why))
        return
    for place, part, value in parts:
        reasons = bad | network if place.startswith("loaders") else bad
        why = _why(part, reasons)
        if not why:
            continue
        if value.type in ("object", "array"):
            _prune(value, place, bad, network, edits, left)
            continue
        edits.append(_without(part))
        said = f"{place} `{_shortened(text_of(part))}`" if node.type == "array" else place
        left.append(Left(said, why))


def _why(node: Node, bad: dict[str, str]) -> str:
    return next((bad[name] for name in sorted(free_names(node) & bad.keys())), "") if bad else ""


def _holds(statement: Node, parts: set[int]) -> bool:
    """Whether a statement declares annotations, of which parts are taken out one by one."""
    return any(node.id in parts for node in walk(statement))


def _roots(module: Module) -> list[Node]:
    """The object of the default export, if it is one."""
    found = preview_object(module)
    return [found] if found is not None and found.type == "object" else []


def _pairs(node: Node) -> Iterator[tuple[str, Node]]:
    """(Key, property) of an object's own properties; a spread is one that is called so."""
    for child in node.named_children if node.type == "object" else ():
        if child.type in ("pair", "method_definition"):
            key = child.child_by_field_name("key" if child.type == "pair" else "name")
            yield (string_value(key) or text_of(key)) if key is not None else "", child
        elif child.type in ("shorthand_property_identifier", "spread_element"):
            yield text_of(child), child


def _value(pair: Node) -> Node:
    return unwrapped(pair.child_by_field_name("value")) or pair if pair.type == "pair" else pair


def _without(part: Node) -> Edit:
    """The part and the comma after it."""
    after = part.next_sibling
    return Edit(part.start_byte, after.end_byte if after is not None and after.type == "," else part.end_byte, "")


def _shortened(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= MAX_TEXT else f"{plain[:MAX_TEXT]}…"
