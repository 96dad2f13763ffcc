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
    """Reads `splits.yaml`; without the file everything is training material."""
    path = folder / FILE
    if not path.is_file():
        return Splits(path=str(path))
    try:
        data: Any = YAML(typ="rt").load(path.read_text(encoding="utf-8"))
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise InputError(f"{path}:{mark.line + 1 if mark else 1}: not valid YAML; fix it") from None
    if data is None:
        return Splits(path=str(path))
    if not isinstance(data, CommentedMap):
        raise InputError(f"{path}:1: not a mapping; write `eval:` and `eval_new:`, each with a list of names")
    lists: dict[str, dict[str, int]] = {"eval": {}, "eval_new": {}}
    for key, names in data.items():
        line = data.lc.key(key)[0] + 1
        if key not in lists:
            raise InputError(f"{path}:{line}: unknown split {key}; use eval or eval_new")
        for index, name in enumerate(names or []):
            if not isinstance(names, CommentedSeq) or not isinstance(name, str):
                raise InputError(f"{path}:{line}: {key} must be a list of names; write one `- name` a line")
            lists[key][name] = names.lc.item(index)[0] + 1
    return Splits(lists["eval"], lists["eval_new"], str(path))
