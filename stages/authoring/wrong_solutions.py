"""Solutions that are wrong on purpose: a story that accepts one of them is a test that cannot fail."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from stages.pipeline.records import Story

NEAREST = 3
ENOUGH = 0.7  # what curate keeps by default: a wrong solution that scores as much would be learned from


def wrong_solutions(story: Story, stories: Sequence[Story]) -> dict[str, dict[str, str]]:
    """By what is wrong: nothing rendered, the nearest neighbours' solutions (with this story's words), no name."""
    wrong = {"empty": {story.contract.path: f"export const {story.contract.export} = () => <></>\n"}}
    siblings = [other for other in stories if other.component == story.component and other.id != story.id]
    siblings.sort(key=lambda other: (-_likeness(story, other), other.id))
    for other in siblings[:NEAREST]:
        files = _with_words(other, story)
        if files != story.solution:
            wrong[f"solution of {other.export}"] = files
    if story.words:
        unnamed = {path: _without(source, story.words[0]) for path, source in story.solution.items()}
        if unnamed != story.solution:  # else the story hands its words to the component
            wrong["no name"] = unnamed
    return wrong


def _likeness(story: Story, other: Story) -> float:
    return SequenceMatcher(None, "".join(story.solution.values()), "".join(_with_words(other, story).values())).ratio()


def _with_words(other: Story, story: Story) -> dict[str, str]:
    """The other story's solution, with this story's texts, path and export."""
    words = dict(zip(other.words, story.words, strict=False))
    pattern = re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)")
    files = {}
    for path, source in other.solution.items():
        text = pattern.sub(lambda match: words[match.group()], source)
        text = re.sub(rf"\b{other.contract.export}\b", story.contract.export, text)
        files[story.contract.path if path == other.contract.path else path] = text
    return files


def _without(source: str, word: str) -> str:
    return source.replace(word, "")
