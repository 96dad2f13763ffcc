"""The lists beside the stories (splits.yaml, phrasings.yaml) as mappings that know the line of each of their parts."""

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.error import YAMLError


def read_listing(path: Path, shape: str) -> tuple[CommentedMap, list[str]]:
    """What the file holds, nothing if there is none; a line `file:line: what, how to fix` where it cannot be read.

    `shape` says what the file should hold, for the one that holds something else.
    """
    if not path.is_file():
        exists = path.is_symlink() or path.exists()
        return CommentedMap(), [f"{path}:1: not a file; write one, or delete it"] if exists else []
    try:
        data: Any = YAML(typ="rt").load(path.read_text(encoding="utf-8"))
    except OSError as error:
        return CommentedMap(), [f"{path}:1: cannot be read ({error.strerror}); fix or delete it"]
    except UnicodeDecodeError as error:
        return CommentedMap(), [f"{path}:1: not UTF-8 ({error.reason} at byte {error.start}); save it as UTF-8"]
    except (YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        what = " ".join(str(getattr(error, "problem", None) or "").split()) or "it cannot be parsed"
        return CommentedMap(), [f"{path}:{mark.line + 1 if mark else 1}: not valid YAML: {what}; fix it"]
    if data is None:
        return CommentedMap(), []
    if not isinstance(data, CommentedMap):
        return CommentedMap(), [f"{path}:1: not a mapping; write {shape}"]
    return data, []


def line_of_key(data: CommentedMap, key: Any) -> int:
    return int(data.lc.key(key)[0]) + 1
