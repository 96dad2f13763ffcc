"""`storyloop profile NAME`: writes one of the sets of knobs beside this file into params.yaml.

Only values change; comments, order and every other knob stay, so that `git diff` shows the recipe and DVC reruns what
depends on it. The values that are replaced are kept in the file of the profile they belong to, so that switching back
brings them back, tuned as they were. A profile is recognised by its `base.source`.
"""

import re
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from stages.pipeline.errors import InputError
from stages.pipeline.params import load

FOLDER = Path(__file__).parent
COMMENT_COLUMN = 22  # where params.yaml has most of its comments
Values = dict[tuple[str, str], str]  # (section, key) -> a value as it is written


def apply(name: str, params: Path, folder: Path = FOLDER) -> list[str]:
    """Writes the profile to `params`; returns a line for each knob that changed, such as `grpo.beta: 0.0 -> 0.1`.

    Raises InputError, and leaves the files as they were, when the result would not be valid.
    """
    files = {file.stem: file for file in sorted(folder.glob("*.yaml"))}
    if name not in files:
        raise InputError(f"no profile {name}; there are {', '.join(files)}")
    wanted = read(files[name])
    source = read(params)["base", "source"]
    present = next((other for other, file in files.items() if read(file)["base", "source"] == source), None)
    if present == name:
        return []
    before, now = params.read_text(encoding="utf-8"), read(params)
    if missing := wanted.keys() - now.keys():
        raise InputError(f"{params}: {'.'.join(min(missing))} is not there; the profile {name} wants to set it")
    write(params, wanted)
    try:
        load("seed", path=params)
    except InputError:
        params.write_text(before, encoding="utf-8")
        raise
    if present:
        write(files[present], {at: now[at] for at in read(files[present]).keys() & now.keys()})
    return [f"{'.'.join(at)}: {now[at]} -> {value}" for at, value in wanted.items() if now[at] != value]


def read(file: Path) -> Values:
    """Every value of the file that stands on one line."""
    return {at: value for at, (value, _, _, _) in _places(file).items()}


def write(file: Path, values: Values) -> None:
    """Puts these values in the place of those there are."""
    lines, places = file.read_text(encoding="utf-8").split("\n"), _places(file)
    for at, value in values.items():
        old, line, start, end = places[at]
        if old != value:
            comment, begin = lines[line][end:].lstrip(), lines[line][:start] + value
            lines[line] = begin.ljust(max(COMMENT_COLUMN, len(begin) + 2)) + comment if comment else begin
    file.write_text("\n".join(lines), encoding="utf-8")


def _places(file: Path) -> dict[tuple[str, str], tuple[str, int, int, int]]:
    """(section, key) -> (value as written, line, first column, last column + 1)."""
    text = file.read_text(encoding="utf-8")
    lines, data = text.split("\n"), YAML(typ="rt").load(text)
    found: dict[tuple[str, str], tuple[str, int, int, int]] = {}
    sections: dict[str, Any] = {name: section for name, section in data.items() if isinstance(section, dict)}
    for name, section in sections.items():
        for key in section:
            line, start = section.lc.value(key)
            if written := re.match(r"\S.*?(?=\s*(?:\s#|$))", lines[line][start:]):
                found[name, key] = written.group(), line, start, start + written.end()
    return found
