"""Intents as people type them: `phrasings.yaml` beside the stories, written by people only.

train:           # further ways to ask for a story of the splits train and rl: its `phrasings`
  button.stories.tsx#danger:
    - red delete button pls, text "Delete"
eval_phrased:    # held-out stories asked in another way: records of their own, FILE#EXPORT~1, FILE#EXPORT~2, …
  button.stories.tsx#disabledDanger:
    - a danger button that says Remove account and is disabled

Every text that the intent quotes stands in the phrasing too, letter by letter, with or without quotes: the play looks
it up, and copies with other words replace it. Whether the rest is said as well is left to the person who writes it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from stages.cache.code import code_digest
from stages.cache.store import Cache
from stages.pipeline.records import Story
from stages.stories.listing import line_of_key, read_listing

FILE = "phrasings.yaml"
TRAIN, EVAL = "train", "eval_phrased"
LIBRARIES = ("python", "ruamel.yaml")
_MARK = "~"  # no name of an export holds one


class Phrasing(NamedTuple):
    """One entry: whose it is, which of its story (from 1), and the line it stands in."""

    section: str
    story: str
    number: int
    text: str
    line: int


@dataclass(frozen=True)
class Phrasings:
    entries: list[Phrasing]
    path: str = FILE


def is_phrased(story_id: str) -> bool:
    """Whether it is a held-out story asked in another way, with the play and the solution of the one it is made of."""
    return _MARK in story_id.rpartition("#")[2]


def cached_phrasings(folder: Path, cache: Cache) -> tuple[Phrasings, list[str]]:
    """What `check_phrasings` gives. YAML takes most of a second for a thousand entries, so a list without problems is
    kept by its bytes."""
    path = folder / FILE
    try:
        key = [code_digest("stages.stories.phrasings", libraries=LIBRARIES), path.read_bytes().hex()]
    except OSError:
        return check_phrasings(folder)
    known = cache.get(key)
    if known is not None:
        return Phrasings([Phrasing(*entry) for entry in known], str(path)), []
    phrasings, problems = check_phrasings(folder)
    if not problems:
        cache.put(key, phrasings.entries)
    return phrasings, problems


def check_phrasings(folder: Path) -> tuple[Phrasings, list[str]]:
    """What can be read of `phrasings.yaml`, and a line `file:line: what, how to fix` for each part that cannot."""
    path = folder / FILE
    data, problems = read_listing(path, "`train:` and `eval_phrased:`, each with lists of phrasings by story")
    entries = list[Phrasing]()
    for section, stories in data.items():
        line = line_of_key(data, section)
        if section not in (TRAIN, EVAL):
            problems.append(f"{path}:{line}: unknown section {section}; use {TRAIN} or {EVAL}")
            continue
        if stories is None:
            continue
        if not isinstance(stories, CommentedMap):
            problems.append(f"{path}:{line}: {section} must name stories; write `FILE#EXPORT:` with a list below")
            continue
        for story, texts in stories.items():
            line = line_of_key(stories, story)
            if not isinstance(texts, CommentedSeq):
                problems.append(f"{path}:{line}: {story} needs a list of phrasings; write one `- text` a line")
                continue
            for index, text in enumerate(texts):
                line = texts.lc.item(index)[0] + 1
                if isinstance(text, str) and text.strip():
                    entries.append(Phrasing(section, str(story), index + 1, " ".join(text.split()), line))
                else:
                    what = "empty" if text is None or isinstance(text, str) else "no text"
                    fix = "write how somebody may ask, in quotes where YAML needs them, or delete it"
                    problems.append(f"{path}:{line}: a phrasing of {story} is {what}; {fix}")
    return Phrasings(entries, str(path)), problems


def with_phrasings(
    stories: Sequence[Story], phrasings: Phrasings, unreadable: set[str]
) -> tuple[list[Story], list[str]]:
    """The stories with their phrasings, the phrased ones among them; a problem for each entry that is left out.

    An entry for one of the `unreadable` files is no second mistake.
    """
    by_id = {story.id: story for story in stories}
    taken = {_folded(story.intent): f"the intent of {story.id}" for story in stories}
    added, phrased, problems = dict[str, list[str]](), list[Story](), list[str]()
    for entry in phrasings.entries:
        story = by_id.get(entry.story)
        if story is None and entry.story.partition("#")[0] in unreadable:
            continue
        fault = _fault(entry, story, taken)
        if fault or story is None:
            problems.append(f"{phrasings.path}:{entry.line}: {fault}")
            continue
        taken[_folded(entry.text)] = f"the phrasing in line {entry.line}"
        if entry.section == TRAIN:
            added.setdefault(story.id, []).append(entry.text)
        else:
            id = f"{story.id}{_MARK}{entry.number}"
            phrased.append(story.model_copy(update={"id": id, "intent": entry.text, "split": EVAL}))
    own = [story.model_copy(update={"phrasings": tuple(added.get(story.id, ()))}) for story in stories]
    return sorted(own + phrased, key=lambda story: story.id), problems


def _fault(entry: Phrasing, story: Story | None, taken: dict[str, str]) -> str:
    """Why an entry cannot be used and how to fix it, or nothing."""
    if story is None:
        return f"no story {entry.story}; correct the name, or delete its phrasings"
    learned = story.split in ("train", "rl")
    if learned and entry.section == EVAL:
        return f"{story.id} is in {story.split}, so it is not held out; move this phrasing below {TRAIN}, or delete it"
    if not learned and entry.section == TRAIN:
        return f"{story.id} is held out ({story.split}); move this phrasing below {EVAL}, or delete it"
    if other := taken.get(_folded(entry.text)):
        return f"a phrasing of {story.id} is {other} over again; say it in another way, or delete it"
    for word in story.words:
        if not _says(entry.text, word):
            return (
                f"a phrasing of {story.id} lacks the text {word!r}, which its play looks for; write it as it is there"
            )
    return ""


def _says(text: str, word: str) -> bool:
    """Whether the text holds the word, or the words, and not only as a part of a longer one."""
    at = text.find(word)
    while at >= 0:
        if not re.search(r"\w", text[max(0, at - 1) : at] + text[at + len(word) : at + len(word) + 1]):
            return True
        at = text.find(word, at + 1)
    return False


def _folded(text: str) -> str:
    """A text as it counts in comparisons: words and numbers alone, in lower case."""
    return " ".join(re.findall(r"\w+", text.lower()))
