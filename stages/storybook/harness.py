"""What a candidate's world gets of a story file: all that is rendered, and nothing of the play. Pure.

The play holds what is expected, so neither it nor a function that only it uses is in the text.
"""

from collections.abc import Iterator
from functools import lru_cache

from tree_sitter import Node

from stages.pipeline.records import Story
from stages.tsx.slicing import Module
from stages.tsx.syntax import Edit, apply_edits, of_type, text_of

JUDGING = ("play", "beforeAll", "beforeEach", "afterEach", "loaders")
SPIES = ("fn", "spyOn", "action", "vi.fn", "jest.fn")
DATA = ("args", "argTypes", "parameters", "globals")  # where such a name is one of the component's own


def without_play(story: Story) -> str:
    """The story file as the candidate's world runs it."""
    return _without_play(story.files[story.file], story.export)


@lru_cache(maxsize=4096)
def without_plays(source: str) -> str:
    """A file that a story imports, as the candidate's world gets it: without what it expects."""
    if not any(word in source for word in JUDGING):
        return source
    return apply_edits(source, _edits(Module(source).tree.root_node))


@lru_cache(maxsize=64)
def without_preparation(source: str) -> str:
    """A preview, as the candidate's world gets it: without what runs before and after a story."""
    exports = [
        Edit(node.start_byte, node.end_byte, "")
        for node in Module(source).tree.root_node.named_children
        if node.type == "export_statement" and (names := _declared(node)) and names <= set(JUDGING)
    ]
    return without_plays(apply_edits(source, exports))


def with_named_spies(source: str) -> str:
    """The source, in which both worlds name what a top-level `const onSave = fn()` binds (runtime/csf/spies.ts)."""
    names = _spies(source)
    if not names:
        return source
    bound = "".join(f"bindSpy('{name}', {name})\n" for name in names)
    return f"{source}\nimport {{ bind as bindSpy }} from 'storyloop/spies'\n{bound}"


@lru_cache(maxsize=4096)
def _spies(source: str) -> tuple[str, ...]:
    if not any(f"{name}(" in source for name in SPIES):
        return ()
    module = Module(source)
    found = []
    for statement in module.statements:
        for name in sorted(statement.declares):
            value = module.value_of(name)
            called = value.child_by_field_name("function") if value is not None else None
            if (
                value is not None
                and value.type == "call_expression"
                and called is not None
                and text_of(called) in SPIES
            ):
                found.append(name)
    return tuple(found)


@lru_cache(maxsize=4096)
def _without_play(source: str, export: str) -> str:
    module = Module(source)
    edits = list(_edits(module.tree.root_node))
    return Module(apply_edits(source, edits)).slice({export, "default"})


def _edits(root: Node) -> Iterator[Edit]:
    for statement in root.named_children:
        if statement.type == "expression_statement":
            assigned = statement.named_children[0]
            left = assigned.child_by_field_name("left") if assigned.type == "assignment_expression" else None
            if left is not None and text_of(left).rpartition(".")[2] in JUDGING:
                yield Edit(statement.start_byte, statement.end_byte, "")
    dropped: list[Node] = []
    for item in of_type(root, "pair", "method_definition", "shorthand_property_identifier"):
        if _key(item) not in JUDGING or item.parent is None or item.parent.type != "object" or _is_data(item):
            continue
        if any(outer.start_byte <= item.start_byte < outer.end_byte for outer in dropped):
            continue
        dropped.append(item)
        after = item.next_sibling
        end = after.end_byte if after is not None and after.type == "," else item.end_byte
        yield Edit(item.start_byte, end, "")


def _declared(statement: Node) -> set[str]:
    declaration = statement.child_by_field_name("declaration")
    if declaration is None:
        return set()
    if declaration.type == "lexical_declaration":
        names = [item.child_by_field_name("name") for item in declaration.named_children]
    else:
        names = [declaration.child_by_field_name("name")]
    return {text_of(name) for name in names if name is not None}


def _key(item: Node) -> str:
    if item.type == "shorthand_property_identifier":
        return text_of(item)
    key = item.child_by_field_name("key" if item.type == "pair" else "name")
    return text_of(key).strip("'\"") if key is not None else ""


def _is_data(item: Node) -> bool:
    node = item.parent
    while node is not None:
        if node.type == "pair" and _key(node) in DATA:
            return True
        node = node.parent
    return False
