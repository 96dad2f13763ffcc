"""Which stories are held out: `splits.yaml` beside the stories. What it does not name is training material.

eval:        # story ids: unseen combinations of seen components
  - button.stories.tsx#dangerDisabled
eval_new:    # components never seen in training
  - tooltip
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError

from stages.pipeline.errors import InputError
from stages.pipeline.records import Split

FILE = "splits.yaml"


@dataclass(frozen=True)
class Splits:
    """Held-out story ids and components, each with the line that names it."""

    eval: dict[str, int] = field(default_factory=dict)
    eval_new: dict[str, int] = field(default_factory=dict)
    path: str = FILE

    def split_of(self, story_id: str, component: str) -> Split:
        if component in self.eval_new:
            return "eval_new"
        return "eval" if story_id in self.eval else "train"

    def unknown(self, story_ids: set[str], components: set[str]) -> list[str]:
        """One problem for each entry that names no story and no component there is."""
        return [
            f"{self.path}:{line}: no story {name}; correct or delete this line"
            for name, line in self.eval.items()
            if name not in story_ids
        ] + [
            f"{self.path}:{line}: no component {name}; correct or delete this line"
            for name, line in self.eval_new.items()
            if name not in components
        ]


def read_splits(folder: Path) -> Splits:
    """Reads `splits.yaml`; without the file everything is training material. InputError with every problem in it."""
    splits, problems = check_splits(folder)
    if problems:
        raise InputError("\n".join(problems))
    return splits


def check_splits(folder: Path) -> tuple[Splits, list[str]]:
    """What can be read of `splits.yaml`, and a line `file:line: what, how to fix` for each part that cannot."""
    path = folder / FILE
    empty = Splits(path=str(path))
    if not path.is_file():
        exists = path.is_symlink() or path.exists()
        return empty, [f"{path}:1: not a file; write one, or delete it"] if exists else []
    try:
        data: Any = YAML(typ="rt").load(path.read_text(encoding="utf-8"))
    except OSError as error:
        return empty, [f"{path}:1: cannot be read ({error.strerror}); fix or delete it"]
    except UnicodeDecodeError as error:
        return empty, [f"{path}:1: not UTF-8 ({error.reason} at byte {error.start}); save it as UTF-8"]
    except (YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        what = " ".join(str(getattr(error, "problem", None) or "").split()) or "it cannot be parsed"
        return empty, [f"{path}:{mark.line + 1 if mark else 1}: not valid YAML: {what}; fix it"]
    if data is None:
        return empty, []
    if not isinstance(data, CommentedMap):
        return empty, [f"{path}:1: not a mapping; write `eval:` and `eval_new:`, each with a list of names"]
    lists: dict[str, dict[str, int]] = {"eval": {}, "eval_new": {}}
    problems = []
    for key, names in data.items():
        line = data.lc.key(key)[0] + 1
        if key not in lists:
            problems.append(f"{path}:{line}: unknown split {key}; use eval or eval_new")
        elif not isinstance(names, CommentedSeq | None):
            problems.append(f"{path}:{line}: {key} must be a list of names; write one `- name` a line")
        for index, name in enumerate(names if key in lists and isinstance(names, CommentedSeq) else ()):
            line = names.lc.item(index)[0] + 1
            if isinstance(name, str):
                lists[key][name] = line
            else:
                problems.append(f"{path}:{line}: {key} must be a list of names; write this one as `- name`")
    return Splits(lists["eval"], lists["eval_new"], str(path)), problems
