"""Which stories policies are not shown: `splits.yaml` beside the stories. What it does not name is training material.

rl:          # asked by GRPO, which has to find the answers itself: no solution of them is ever shown
  - chip
eval:        # unseen combinations of seen components
  - button.stories.tsx#dangerDisabled
eval_new:    # components never seen in training
  - tooltip

A name is that of a component, which stands for all of its stories, or the id of one story; what is said of a story
counts more than what is said of its component. What the splits mean is said at `Split` in stages/pipeline/records.py.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from ruamel.yaml.comments import CommentedSeq

from stages.pipeline.records import Split
from stages.stories.listing import line_of_key, read_listing

FILE = "splits.yaml"
NAMED: tuple[Split, ...] = tuple(split for split in get_args(Split) if split != "train")


@dataclass(frozen=True)
class Splits:
    """The split of each story id and component that is named, and the line that names it."""

    named: dict[str, tuple[Split, int]] = field(default_factory=dict)
    path: str = FILE

    def split_of(self, story_id: str, component: str) -> Split:
        split, _ = self.named.get(story_id) or self.named.get(component) or ("train", 0)
        return split

    def unknown(self, story_ids: set[str], components: set[str], unreadable: set[str]) -> list[str]:
        """One problem for each entry that names no story and no component there is, nor one of an unreadable file."""
        return [
            f"{self.path}:{line}: no {'story' if '#' in name else 'component'} {name}; correct or delete this line"
            for name, (_, line) in self.named.items()
            if name not in story_ids | components and name.partition("#")[0] not in unreadable
        ]


def check_splits(folder: Path) -> tuple[Splits, list[str]]:
    """What can be read of `splits.yaml`, and a line `file:line: what, how to fix` for each part that cannot.

    Without the file everything is training material.
    """
    path = folder / FILE
    data, problems = read_listing(path, "`eval:` and `eval_new:`, each with a list of names")
    named: dict[str, tuple[Split, int]] = {}
    for key, names in data.items():
        line = line_of_key(data, key)
        split = next((split for split in NAMED if split == key), None)
        if split is None:
            problems.append(f"{path}:{line}: unknown split {key}; use {', '.join(NAMED[:-1])} or {NAMED[-1]}")
            continue
        if names is None:
            continue
        if not isinstance(names, CommentedSeq):
            problems.append(f"{path}:{line}: {key} must be a list of names; write one `- name` a line")
            continue
        for index, name in enumerate(names):
            line = names.lc.item(index)[0] + 1
            if not isinstance(name, str):
                problems.append(f"{path}:{line}: {key} must be a list of names; write this one as `- name`")
            elif name in named and named[name][0] != split:
                problems.append(f"{path}:{line}: {name} is in {named[name][0]} too; delete one of the lines")
            else:
                named[name] = split, line
    return Splits(named, str(path)), problems
