"""Rules that see a call before it runs, and may block it with a reason that the model is told.

A constraint is any function `(name, arguments) -> reason or None`; its own name is what blocked calls are counted
under. Those here read the text of one file, so they find what is plainly written and not what code computes.

To add one, write a function, name it in `CONSTRAINTS` and in the help of `--rules` (stages/commands/agent.py). It
applies where it is asked for: `storyloop agent … --rules NAME`.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from tree_sitter import Node

from stages.tsx.syntax import line_of, of_type, parse_tsx, string_value, text_of

Constraint = Callable[[str, Mapping[str, Any]], str | None]

_FILE_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+)*\.tsx?")
_COLOUR = re.compile(
    r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b|\b(?:rgba?|hsla?|hwb|oklch|oklab|lch|lab)\(", re.IGNORECASE
)
_NAMING = ("aria-label", "aria-labelledby", "title")


def file_naming(name: str, arguments: Mapping[str, Any]) -> str | None:
    """File names in lower case with hyphens, as the stories import them."""
    path = arguments.get("path")
    if not isinstance(path, str) or name not in ("writeTemplate", "writeStory"):
        return None
    base = path.rsplit("/", 1)[-1]
    if _FILE_NAME.fullmatch(base):
        return None
    suggestion = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|[_\s]+", "-", base).lower()
    return f"name files in lower case with hyphens: {suggestion} instead of {base}"


def design_tokens(name: str, arguments: Mapping[str, Any]) -> str | None:
    """Colours by token: a literal one is allowed where tokens are defined (`createTokens`), nowhere else."""
    source = _written(name, arguments)
    if source is None or "createTokens" in source:
        return None
    for node in of_type(parse_tsx(source).root_node, "string_fragment"):
        colour = _COLOUR.search(text_of(node))
        if colour is not None:
            return f"line {line_of(node)}: {colour.group()} is a literal colour; use a design token"
    return None


def static_accessibility(name: str, arguments: Mapping[str, Any]) -> str | None:
    """What no browser is needed to see: images without alt, controls without a name, a forced tab order."""
    source = _written(name, arguments)
    if source is None:
        return None
    for element in of_type(parse_tsx(source).root_node, "jsx_element", "jsx_self_closing_element"):
        tag, attributes = _tag(element)
        if any(child.type == "jsx_expression" for child in _opening(element).named_children):
            continue  # a spread may bring any attribute
        named = any(attributes.get(key) != "" for key in _NAMING if key in attributes)
        where = f"line {line_of(element)}: <{tag}>"
        if tag == "img" and "alt" not in attributes:
            return f'{where} has no alt; describe the image, or give alt="" if it only decorates'
        if tag in ("button", "a") and not named and not _has_content(element):
            return f"{where} has no text; give it text or an aria-label"
        if tag in ("input", "select", "textarea") and not named and "id" not in attributes:
            hidden = attributes.get("type") in ("hidden", "submit", "reset", "button", "image")
            if not hidden and not _inside_label(element):
                return f"{where} has no label; put it in a <label>, or give it an aria-label"
        tab = attributes.get("tabindex") or attributes.get("tabIndex")
        if tab and tab.strip("{}").isdigit() and int(tab.strip("{}")) > 0:
            return f"{where} forces the tab order; leave tabindex out, or 0"
    return None


CONSTRAINTS: dict[str, Constraint] = {
    rule.__name__: rule for rule in (file_naming, design_tokens, static_accessibility)
}


def _written(name: str, arguments: Mapping[str, Any]) -> str | None:
    content = arguments.get("content")
    return content if name == "writeTemplate" and isinstance(content, str) else None


def _has_content(element: Node) -> bool:
    """Whether an element holds text, a value, or a part that has a name of its own."""
    for child in element.named_children:
        if child.type == "jsx_text" and text_of(child).strip():
            return True
        if child.type in ("jsx_expression", "html_character_reference"):
            return True
        if child.type in ("jsx_element", "jsx_self_closing_element"):
            tag, attributes = _tag(child)
            # A component may render anything; an image has a name by its alt text.
            if tag[:1].isupper() or any(attributes.get(key) for key in (*_NAMING, "alt")):
                return True
            if child.type == "jsx_element" and _has_content(child):
                return True
    return False


def _inside_label(element: Node) -> bool:
    parent = element.parent
    while parent is not None:
        if parent.type == "jsx_element" and _tag(parent)[0] == "label":
            return True
        parent = parent.parent
    return False


def _opening(element: Node) -> Node:
    return element.child_by_field_name("open_tag") or element


def _tag(element: Node) -> tuple[str, dict[str, str | None]]:
    """An element's tag ('' for a fragment) and attributes: unquoted text, or None where there is no value."""
    opening = _opening(element)
    name = opening.child_by_field_name("name")
    attributes: dict[str, str | None] = {}
    for attribute in opening.named_children:
        if attribute.type == "jsx_attribute":
            key, *value = attribute.named_children
            string = string_value(value[0]) if value else None
            attributes[text_of(key)] = string if string is not None or not value else text_of(value[0])
    return text_of(name) if name is not None else "", attributes
