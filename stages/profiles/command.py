"""`storyloop profile NAME`: writes one of the sets of knobs beside this file into params.yaml.

Only values change; comments, order and every other knob stay, so that `git diff` shows the recipe and DVC reruns what
depends on it. tests/test_profiles.py holds laptop.yaml against the params.yaml of the repository.
"""

import re
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from stages.params import load
from stages.trajectory import InputError

FOLDER = Path(__file__).parent
COMMENT_COLUMN = 22


def values_of(name: str) -> dict[tuple[str, str], str]:
    """(section, key) -> the value as it is written in the profile's file."""
    file = FOLDER / f"{name}.yaml"
    if not file.exists():
        raise InputError(f"no profile {name}; there are {', '.join(sorted(f.stem for f in FOLDER.glob('*.yaml')))}")
    lines, data = _read(file)
    return {(section, key): _scalar(lines, data, section, key)[0] for section in data for key in data[section]}


def apply(name: str, params: Path) -> list[str]:
    """Writes the profile's values to `params`; returns a line for each that changed: `grpo.beta: 0.0 -> 0.1`.

    Raises InputError, and leaves the file as it was, when the result would not be valid.
    """
    before = params.read_text(encoding="utf-8")
    lines, data = _read(params)
    changed = []
    for (section, key), value in values_of(name).items():
        if section not in data or key not in data[section]:
            raise InputError(f"{params}: {section}.{key} is not there; the profile {name} wants to set it")
        old, start, end = _scalar(lines, data, section, key)
        if old == value:
            continue
        at = data[section].lc.value(key)[0]
        comment = lines[at][end:].lstrip()
        line = lines[at][:start] + value
        lines[at] = line.ljust(max(COMMENT_COLUMN, len(line) + 2)) + comment if comment else line
        changed.append(f"{section}.{key}: {old} -> {value}")
    params.write_text("\n".join(lines), encoding="utf-8")
    try:
        load("seed", path=params)
    except InputError:
        params.write_text(before, encoding="utf-8")
        raise
    return changed


def _read(file: Path) -> tuple[list[str], Any]:
    text = file.read_text(encoding="utf-8")
    return text.split("\n"), YAML(typ="rt").load(text)


def _scalar(lines: list[str], data: Any, section: str, key: str) -> tuple[str, int, int]:
    """A one-line value as written, and where it stands in its line."""
    at, start = data[section].lc.value(key)
    written = re.match(r"[^#]*?(?=\s*(?:\s#|$))", lines[at][start:])
    assert written is not None
    return written.group(), start, start + written.end()
