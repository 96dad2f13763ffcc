"""`storyloop harvest`: failing cases become story files in data/stories that wait for a person.

A prompt that `storyloop try` failed becomes a story with a play of what its words promise (intent_assertions.py), and
the model's own attempt as the template to correct, or a stub. A held-out story that the policy fails becomes a
copy with other words: what it asks is as it was, so while the original is held out `curate` keeps the copy out
of training; the comment says so. Until a person has looked at it, a harvested story cannot pass (its first
assertion says why), so that nothing is learned from it and every run names it. Nothing is ever overwritten,
and what was harvested before is not harvested again.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from random import Random
from typing import Any

from pydantic import BaseModel

from stages.agent.checks import templates
from stages.cache.store import Cache
from stages.iteration.intent_assertions import (
    PLAY_FUNCTIONS,
    expectations,
    listed,
    literal,
    play_lines,
    subject,
    unchecked,
    unquoted,
)
from stages.iteration.try_prompts import OUT as TRY
from stages.iteration.try_prompts import Tried
from stages.pipeline.errors import InputError
from stages.pipeline.jsonl import read_jsonl
from stages.pipeline.records import Story
from stages.stories import PARSED, STORIES, load_stories
from stages.stories.calls import property_of, story_object
from stages.stories.imports import relative_imports
from stages.stories.parse import pascal
from stages.stories.phrasings import is_phrased
from stages.tsx.slicing import Module
from stages.tsx.specifiers import names_file
from stages.tsx.syntax import Edit, apply_edits, first_error
from stages.variation.vary import draw_replacements, vary

FAILURES = Path("data/evaluate/failures.jsonl")
CATALOGUE = Path("data/collect/stories.jsonl")
AWAITING = "parameters: { review: true },"
REVIEW = (
    "assert({ given: 'a harvested story', should: 'be reviewed; then delete this line and parameters', "
    "actual: 'awaiting review', expected: 'reviewed' })"
)
STORY = """// {origin}
// Awaits review: fix the template, make the play test all that the intent asks, then delete the two marks.{note}
import {{ story }} from 'plaited/testing'
import {{ {export} }} from './{stem}.tsx'

{functions}

export const {name} = story({{
  intent: {intent},
  template: {export},
  {awaiting}
  async play({{ assert, accessibilityCheck }}) {{
    {review}
{assertions}
    await accessibilityCheck({{}})
  }},
}})
"""


class Failure(BaseModel):
    """What is needed of a line of data/evaluate/failures.jsonl."""

    story: str
    reward: float


@dataclass(frozen=True)
class Harvested:
    """Two files for data/stories, and the intent by which a second harvest knows them."""

    stem: str
    intent: str
    origin: str
    sources: Mapping[str, str]


def harvest(limit: int) -> None:
    """Writes at most `limit` new stories that wait for a review, those of failing prompts first."""
    known = load_stories(STORIES, Cache(PARSED))
    found = [*from_tried(_rows(TRY / "results.jsonl", Tried)), *from_failures(_rows(FAILURES, Failure))]
    if not found:
        print(
            "harvest: nothing failed, or nothing was tried; run storyloop try, or dvc repro evaluate", file=sys.stderr
        )
        return
    intents = {story.intent for story in known}
    new = [item for item in found if item.intent not in intents]
    for item in new[:limit]:
        for path in write_new(STORIES, item):
            print(f"wrote {path}  ({item.origin})")
    waiting = sum(AWAITING in path.read_text(encoding="utf-8") for path in STORIES.rglob("[!.]*.stories.tsx"))
    print(
        f"harvest: {min(limit, len(new))} new stories, {len(found) - len(new)} harvested before, "
        f"{max(0, len(new) - limit)} left for a larger --limit; {waiting} files in {STORIES} await review",
        file=sys.stderr,
    )


def from_tried(rows: Iterable[Tried]) -> list[Harvested]:
    return [promised_story(row) for row in rows if not row.passed]


def from_failures(rows: Iterable[Failure]) -> list[Harvested]:
    """One a story, those with the least reward first; none of a phrased one, whose play another story has."""
    rewards: dict[str, list[float]] = defaultdict(list)
    for row in rows:
        rewards[row.story].append(row.reward)
    catalogue = {story.id: story for story in _rows(CATALOGUE, Story)} if rewards else {}
    worst = sorted(rewards, key=lambda name: (sum(rewards[name]) / len(rewards[name]), name))
    return [reworded_story(catalogue[name]) for name in worst if name in catalogue and not is_phrased(name)]


def promised_story(row: Tried) -> Harvested:
    stem = "-".join(subject(row.intent)) or row.id
    export, template = attempt(row.files) or stub(pascal(stem), row.intent)
    origin = f"Harvested from the prompt {row.id}: {plain(row.errors[0] if row.errors else 'it failed')}"
    source = STORY.format(
        origin=origin,
        export=export,
        stem=stem,
        name=pascal(stem)[:1].lower() + pascal(stem)[1:],
        intent=literal(row.intent),
        awaiting=AWAITING,
        review=REVIEW,
        functions=PLAY_FUNCTIONS,
        note=f"\n// {note_of(row.intent)}",
        assertions="\n".join(f"    {line}" for line in play_lines(row.intent)),
    )
    return Harvested(stem, row.intent, origin, {f"{stem}.stories.tsx": source, f"{stem}.tsx": template})


def attempt(files: Mapping[str, str]) -> tuple[str, str] | None:
    """(Its component, its source) where the model wrote one whole file that stands alone."""
    written = list(templates(files).values())
    if len(written) != 1 or "from './" in written[0] or 'from "./' in written[0]:
        return None
    module = Module(written[0])
    names = [name for name in module.exports if name[:1].isupper()]
    return (names[0], written[0]) if names and first_error(module.tree) is None else None


def stub(export: str, intent: str) -> tuple[str, str]:
    return export, f"// To be written: {plain(intent)}\nexport const {export} = () => <p>To be written</p>\n"


def note_of(intent: str) -> str:
    """What the play of a prompt's story does not look for, for the person who reviews it."""
    if not expectations(intent):
        return "The play looks for nothing of the intent: no word of it plainly names a part, a state or a text."
    words = unchecked(intent)
    texts = " The intent quotes no text, so none of these is known to be one." * unquoted(intent)
    return (
        f"The play does not look for: {listed(words)}.{texts}"
        if words
        else "The play looks for every word of the intent."
    )


def reworded_story(story: Story) -> Harvested:
    """The story with other words, in files of its own."""
    changed = (
        vary(story, draw_replacements(story, Random(f"{story.id}/harvest"), coined=False)) if story.words else story
    )
    kebab = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", story.export).lower()
    stem = f"{PurePosixPath(story.component).name}-{kebab}"
    origin = (
        f"Harvested from {story.id}, which is held out and which the policy fails. Training skips this copy while "
        "that one is held out: change what it asks, or take the other one out of splits.yaml."
    )
    source = changed.files[story.file]
    for specifier in relative_imports(Module(source)):
        if names_file(story.file, specifier, story.contract.path):
            for quote in "'\"":
                own = f"{specifier.rpartition('/')[0]}/{stem}.tsx"
                source = source.replace(f"{quote}{specifier}{quote}", f"{quote}{own}{quote}")
    marked = f"// {origin}\n// Awaits review: then delete the two marks.\n{awaiting_review(source, story.export)}"
    files = {
        PurePosixPath(story.file).with_name(f"{stem}.stories.tsx").as_posix(): marked,
        PurePosixPath(story.contract.path).with_name(f"{stem}.tsx").as_posix(): changed.solution[story.contract.path],
    }
    return Harvested(stem, changed.intent, f"held-out {story.id}", files)


def awaiting_review(source: str, export: str) -> str:
    """The story file with both marks: a parameter, and an assertion that fails until it is deleted."""
    module = Module(source)
    definition = story_object(module.value_of(module.exports[export]), module)
    play = property_of(definition, "play") if definition is not None else None
    body = play.child_by_field_name("body") if play is not None else None
    parameters = play.child_by_field_name("parameters") if play is not None else None
    if play is None or body is None or parameters is None or b"assert" not in (parameters.text or b""):
        raise InputError(f"{export}: its play takes no assert, so it cannot be marked for review")
    edits = [
        Edit(play.start_byte, play.start_byte, f"{AWAITING}\n  "),
        Edit(body.start_byte + 1, body.start_byte + 1, f"\n    {REVIEW}"),
    ]
    return apply_edits(source, edits)


def write_new(folder: Path, item: Harvested) -> list[Path]:
    """Writes under a stem that nothing has yet; a number tells it from the files of that name."""
    number, stem = 1, item.stem
    while any((folder / name.replace(item.stem, stem, 1)).exists() for name in item.sources):
        number += 1
        stem = f"{item.stem}-{number}"
    paths = []
    for name, source in item.sources.items():
        path = folder / name.replace(item.stem, stem, 1)
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "x", encoding="utf-8") as file:
            file.write(source.replace(f"/{item.stem}.tsx", f"/{stem}.tsx"))
        paths.append(path)
    return paths


def plain(text: str) -> str:
    """Text that ends no comment: one line, not too long."""
    return " ".join(text.split())[:160]


def _rows(path: Path, record: Any) -> list[Any]:
    return list(read_jsonl(path, record)) if path.is_file() else []
