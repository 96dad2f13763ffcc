"""The line of a candidate that a message points at, quoted. Pure.

syntax: button.tsx:3:7: Expression expected: `<button type=>Save</button>`
a11y: label: … (input.tsx:4: `<input type="email" />`)
"""

import re
from collections.abc import Mapping

from tree_sitter import Node

from stages.tsx.syntax import line_of, of_type, parse_tsx, string_value, text_of

MAX_QUOTATION = 80  # characters of a quotation
_PLACE = re.compile(r"(?P<path>[^\s:]+):(?P<line>\d+)(?::\d+)?: ")
_ELEMENT = re.compile(r" at <(?P<tag>[^\s>]+)(?P<attributes>.*)> (?P<number>\d+)/(?P<all>\d+)$", re.DOTALL)
_ATTRIBUTE = re.compile(r' ([^\s=]+)="((?:[^"\\]|\\.)*)"')


def with_line(message: str, files: Mapping[str, str]) -> str:
    """A message that begins with a place, and the text of the line that it names, where a file of the candidate has it.

    >>> with_line("a.tsx:2: Expression expected.", {"a.tsx": "const a =\\n  }"})
    'a.tsx:2: Expression expected: `}`'
    """
    place = _PLACE.match(message)
    source = files.get(place["path"]) if place else None
    if place is None or source is None or "`" in message:
        return message
    lines = re.split(r"\r\n|\n|\r", source)
    number = int(place["line"])
    text = lines[number - 1] if 0 < number <= len(lines) else ""
    return f"{message.rstrip('.')}: {_quoted(text)}" if _quoted(text) else message


def with_element(sentence: str, files: Mapping[str, str]) -> str:
    """A sentence that ends with the place of an element (runtime/place.ts), and the line that makes this element.

    What no line of the candidate holds as it stands, such as an element whose tag is computed, is quoted as rendered.
    """
    place = _ELEMENT.search(sentence)
    if place is None:
        return sentence
    said = sentence[: place.start()]
    found = _line_of_element(place, files) or _quoted(f"<{place['tag']}{place['attributes']}>")
    return f"{said} ({found})"


def _line_of_element(place: re.Match[str], files: Mapping[str, str]) -> str | None:
    made: list[tuple[str, Node]] = []
    for path, source in files.items():
        if path.endswith((".tsx", ".ts")):
            root = parse_tsx(source).root_node
            tags = of_type(root, "jsx_opening_element", "jsx_self_closing_element")
            made += [(path, node) for node in tags if _name(node) == place["tag"]]
    if not made:
        return None
    rendered = dict(_ATTRIBUTE.findall(place["attributes"]))
    if len(made) == int(place["all"]):
        path, node = made[int(place["number"]) - 1]
    else:
        path, node = max(made, key=lambda item: _likeness(item[1], rendered))  # the first of equals
    return f"{path}:{line_of(node)}: {_quoted(text_of(node))}"


def _likeness(node: Node, rendered: Mapping[str, str]) -> int:
    """How many attributes with a fixed value were rendered, less those that were not."""
    score = 0
    for attribute in node.named_children:
        if attribute.type != "jsx_attribute":
            continue
        name, *values = (child for child in attribute.named_children)
        value = next(filter(None, map(string_value, values)), None) if values else ""
        if value is not None:
            score += 1 if rendered.get(text_of(name)) == value else -1
    return score


def _name(node: Node) -> str:
    name = node.child_by_field_name("name")
    return "" if name is None else text_of(name)


def _quoted(text: str) -> str:
    """One line in backquotes, '' where there is nothing to quote."""
    line = " ".join(text.replace("`", "'").split())
    if not line or any("\ud800" <= letter <= "\udfff" for letter in line):
        return ""
    return f"`{line if len(line) <= MAX_QUOTATION else line[:MAX_QUOTATION] + '…'}`"
