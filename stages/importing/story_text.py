"""What is written into the copy of a story file: intents to review, derived plays, factories as plain CSF. Pure."""

from collections.abc import Mapping, Sequence

from tree_sitter import Node

from stages.stories.csf_files import value_names
from stages.storybook.csf import (
    DERIVED,
    REVIEW,
    description,
    is_bound,
    meta_of,
    own_property,
    play_of,
    story_property,
    value_of,
)
from stages.tsx.slicing import Module
from stages.tsx.syntax import Edit, apply_edits, of_type, string_value, text_of

EMPTY_PLAY = "async () => {}"


def as_plain_csf(source: str) -> str:
    """`preview.meta({…})` and `meta.story({…})` of CSF factories as a default export and objects."""
    module = Module(source)
    if "default" in module.exports:
        return source
    metas, edits = list[str](), list[Edit]()
    for statement in module.statements:
        for name in statement.declares:
            called = _call(module.value_of(name))
            if called is not None and called[0].endswith(".meta"):
                metas.append(name)
    for statement in module.statements:
        for name in statement.declares:
            value = module.value_of(name)
            called = _call(value)
            if value is None or called is None:
                continue
            base, _, method = called[0].rpartition(".")
            if method == "meta" or (method == "story" and base in metas):
                edits.append(Edit(value.start_byte, value.end_byte, called[1] or "{}"))
    if len(metas) != 1:
        return source
    return apply_edits(source, edits) + f"\nexport default {metas[0]}\n"


def _call(value: Node | None) -> tuple[str, str] | None:
    """(`meta.story`, the text of what it is given)."""
    function = value.child_by_field_name("function") if value is not None and value.type == "call_expression" else None
    given = value.child_by_field_name("arguments") if value is not None else None
    if function is None or given is None:
        return None
    return text_of(function), text_of(given.named_children[0]) if given.named_children else ""


def without_play(module: Module, export: str) -> bool:
    """Whether nothing gives the story a play; of one that a helper makes this is not known, so no."""
    value = value_of(module, module.exports[export])
    made = value is not None and value.type == "call_expression" and not is_bound(value)
    return play_of(module, export) is None and not made


def with_plays(source: str, plays: Mapping[str, Sequence[str] | None]) -> str:
    """Plays by local name, as their lines; None: one that does nothing yet."""
    parts = [source.rstrip()]
    if any(plays.values()):
        parts.append("import { expect as expectDerived, screen as screenDerived } from 'storybook/test'")
    for name, lines in plays.items():
        if lines is None:
            parts.append(f"{name}.play = {EMPTY_PLAY}")
            continue
        named = [line.replace("expect(screen.", "expectDerived(screenDerived.") for line in lines]
        body = "\n".join(f"  {line}" for line in named)
        comment = f"// {DERIVED} from what the reference solution rendered; check that it is what the story is about"
        parts.append(f"{comment}\n{name}.play = async () => {{\n{body}\n}}")
    return "\n\n".join(parts) + "\n"


def has_own_words(module: Module, export: str) -> bool:
    return bool(description(module, export))


def known_faults(module: Module, export: str) -> str:
    """`todo` or `off` where the author's Storybook lets the story's accessibility fail (`parameters.a11y.test`)."""
    of_story = story_property(module, module.exports[export], "parameters")
    for parameters in (of_story, own_property(meta_of(module), "parameters")):
        said = own_property(own_property(parameters, "a11y"), "test")
        if said is not None:
            text = string_value(said)
            return text if text in ("todo", "off") else ""
    return ""


def with_intents(source: str, intents: Mapping[str, str]) -> str:
    """Comments above stories, by local name, for those whose authors say nothing of them."""
    module, edits = Module(source), list[Edit]()
    for statement in module.statements:
        for name in sorted(statement.declares & intents.keys()):
            text = intents[name].replace("*/", "* /")
            start = statement.node.start_byte
            edits.append(Edit(start, start, f"/**\n * {text}\n * {REVIEW} made up by `storyloop import`\n */\n"))
    return apply_edits(source, edits)


def component_words(module: Module, component: Module | None, export: str) -> str:
    """What is said of the component: `parameters.docs.description.component`, else the comment above it."""
    said = own_property(meta_of(module), "parameters")
    for name in ("docs", "description", "component"):
        said = own_property(said, name)
    text = string_value(said) if said is not None else None
    if text:
        return " ".join(text.split())
    if component is not None and export in component.exports:
        return description_above(component, component.exports[export])
    return ""


def description_above(module: Module, local: str) -> str:
    """The first paragraph of the comment before a declaration, without tags."""
    node = next((item.node for item in module.statements if local in item.declares), None)
    comment = node.prev_named_sibling if node is not None else None
    if comment is None or comment.type != "comment" or not text_of(comment).startswith("/**"):
        return ""
    lines = [line.strip().removeprefix("*").strip() for line in text_of(comment)[3:-2].splitlines()]
    kept = list[str]()
    for line in lines:
        if line.startswith("@") or (not line and kept):
            break
        kept += [line] if line else []
    return " ".join(kept)


def imported_names(module: Module) -> dict[str, set[str]]:
    """What a file imports of each specifier that it needs when it runs: names, `default`, or `*`."""
    found: dict[str, set[str]] = {}
    used = value_names(module)
    for local, item in module.imports.items():
        if local in used:
            found.setdefault(item.module, set()).add(item.name)
    for statement in module.tree.root_node.named_children:
        source = statement.child_by_field_name("source")
        specifier = string_value(source) if source is not None else None
        if statement.type == "export_statement" and specifier is not None:
            items = [item for item in of_type(statement, "export_specifier") if text_of(item.children[0]) != "type"]
            names = {text_of(item.named_children[0]) for item in items}
            found.setdefault(specifier, set()).update(names or {"*"})
    return found
