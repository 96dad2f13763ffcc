"""Of what kind a failure is: what a person would say first of an answer beside the verdict and the reference. Pure.

One kind an answer, the first of KINDS that holds. The reference is one right solution of several, so past the verdict
(`unparsable`, `accessibility`, `extra`) these are educated guesses: they sort failures, they decide nothing.
"""

import html
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from stages.evaluation.answers import Evaluation
from stages.evaluation.scores import greedy, passed, sampled
from stages.pipeline.records import Story
from stages.tsx.syntax import of_type, parse_tsx, text_of

UNPARSABLE = "unparsable"
ACCESSIBILITY = "accessibility"
TEXT = "copied text wrong"
ELEMENT = "wrong element"
EXTRA = "extra"
STATE = "state or variant lost"
OTHER = "other behaviour"
KINDS = {
    UNPARSABLE: "no valid call, or a file that is no TSX",
    ACCESSIBILITY: "all assertions hold, the accessibility check does not",
    TEXT: "a text of the intent is missing or misspelt",
    ELEMENT: "an element or a role that the reference has is missing",
    EXTRA: "something that nobody asked for",
    STATE: "an attribute that the reference has is missing or has another value",
    OTHER: "all that the reference has is there; an error, a time limit, or what it does when used",
}
LINKS = {"id", "for", "htmlFor", "aria-labelledby", "aria-describedby", "aria-controls", "key"}  # names of one's choice


def failure_kind(row: Evaluation, story: Story) -> str:
    """The kind of a failed answer. ValueError for one that passed."""
    if passed(row):
        raise ValueError(f"{row.conversation} passed")
    verdict = row.storyResult
    if row.files is None or verdict is None or any(error.startswith("syntax:") for error in verdict.errors[:1]):
        return UNPARSABLE
    if verdict.passedAssertions == verdict.totalAssertions and all(e.startswith("a11y:") for e in verdict.errors):
        return ACCESSIBILITY
    answer, reference = _plain(row.files), _plain(story.solution)
    if any(word not in answer for word in map(_spaced, story.words) if word in reference):
        return TEXT
    has, needs = _elements(row.files), _elements(story.solution)
    if needs - has:
        return ELEMENT
    if has - needs or any(error.startswith("extra:") for error in verdict.errors):
        return EXTRA
    if _attributes(story.solution) - _attributes(row.files):
        return STATE
    return OTHER


def failure_counts(rows: Iterable[Evaluation], stories: Mapping[str, Story]) -> dict[str, dict[str, int]]:
    """kind -> "POLICY greedy" or "POLICY sampled" -> failed first answers; the most frequent kind first."""
    listed = list(rows)
    counts: dict[str, Counter[str]] = {}
    for how, of in {"greedy": greedy(listed), "sampled": sampled(listed)}.items():
        for row in of:
            if not passed(row):
                counts.setdefault(failure_kind(row, stories[row.story]), Counter())[f"{row.policy} {how}"] += 1
    order = {kind: place for place, kind in enumerate(KINDS)}
    return {kind: dict(count) for kind, count in sorted(counts.items(), key=lambda of: (-of[1].total(), order[of[0]]))}


def _plain(files: Mapping[str, str]) -> str:
    return _spaced(html.unescape("\n".join(files.values())))


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _opened(files: Mapping[str, str]) -> Iterable[tuple[str, dict[str, str]]]:
    """Each JSX element's name and attributes."""
    for source in files.values():
        for node in of_type(parse_tsx(source).root_node, "jsx_opening_element", "jsx_self_closing_element"):
            name: Any = node.child_by_field_name("name")
            attributes = [text_of(child).partition("=") for child in node.children if child.type == "jsx_attribute"]
            yield (text_of(name) if name else ""), {key: value for key, _, value in attributes}


def _elements(files: Mapping[str, str]) -> Counter[str]:
    return Counter(f"{name} {attributes.get('role', '')}" for name, attributes in _opened(files))


def _attributes(files: Mapping[str, str]) -> Counter[tuple[str, str, str]]:
    return Counter(
        (name, key, value if key not in LINKS else "")
        for name, attributes in _opened(files)
        for key, value in attributes.items()
    )
