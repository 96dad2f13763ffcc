"""Changes values of params.yaml, or of a profile, and leaves the rest of the file as it is.

ruamel keeps comments, their columns, order and quotes. Kept here, because it does not: how a null is written (`null`,
`~` or nothing), and the column of a comment that a longer value pushed away and a shorter one lets come back.
"""

import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.error import CommentMark
from ruamel.yaml.representer import RoundTripRepresenter

Values = dict[tuple[str, ...], str]  # (section, key), or (key,) outside sections -> a value as it is written
GAP = 2  # spaces before a comment that its value reaches
NULL = "tag:yaml.org,2002:null"


class Null:
    """A null with its text."""

    def __init__(self, text: str) -> None:
        self.text = text


class Constructor(RoundTripConstructor):  # type: ignore[misc]
    pass


class Representer(RoundTripRepresenter):  # type: ignore[misc]
    pass


Constructor.add_constructor(NULL, lambda _, node: Null(node.value))
Representer.add_representer(Null, lambda representer, null: representer.represent_scalar(NULL, null.text))


def read(file: Path) -> Values:
    """Every single value of the file, in its order."""
    return {at: _written(holder[at[-1]]) for at, holder in _places(_yaml().load(file.read_text(encoding="utf-8")))}


def write(file: Path, values: Values) -> None:
    """Puts these values in the place of those that the file has under the same keys."""
    text, yaml = file.read_text(encoding="utf-8"), _yaml()
    lines, data = text.split("\n"), yaml.load(text)
    places = dict(_places(data))

    def is_pushed(at: tuple[str, ...], column: int) -> bool:
        line = lines[places[at].lc.key(at[-1])[0]]
        return column - len(line[:column].rstrip()) <= GAP

    comments = {at: token for at, holder in places.items() if (token := _comment(holder, at[-1]))}
    columns = {at: token.start_mark.column for at, token in comments.items()}
    usual = Counter(column for at, column in columns.items() if not is_pushed(at, column)).most_common(1)
    for at, value in values.items():
        holder, key = places[at], at[-1]
        if _written(holder[key]) == value:
            continue
        if at in comments:
            end = holder.lc.value(key)[1] + len(value) + GAP
            back = usual[0][0] if usual and is_pushed(at, columns[at]) else 0
            comments[at].start_mark = CommentMark(back if back >= end else max(columns[at], end))
        holder[key] = yaml.load(value)
    out = io.StringIO()
    yaml.dump(data, out)
    file.write_text(out.getvalue(), encoding="utf-8")


def _yaml() -> YAML:
    yaml = YAML()
    yaml.Constructor, yaml.Representer = Constructor, Representer
    yaml.preserve_quotes = True
    yaml.width = 1 << 16  # breaks no line
    return yaml


def _places(data: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    """(section, key) or (key,) of each single value, and the mapping that holds it."""
    for name, value in data.items():
        if isinstance(value, dict):
            yield from (((name, key), value) for key in value if not isinstance(value[key], dict | list))
        elif not isinstance(value, list):
            yield (name,), data


def _comment(holder: Any, key: str) -> Any:
    """The comment at the end of a value's line, if there is one."""
    token = (holder.ca.items.get(key) or [None] * 4)[2]
    return token if token is not None and token.value.startswith("#") else None


def _written(value: Any) -> str:
    out = io.StringIO()
    _yaml().dump({"key": value}, out)
    return out.getvalue().removeprefix("key:").strip()
