"""The stories of WAI-ARIA patterns: a solution that lacks any one thing that makes the pattern what it is fails.

Wrong solutions are made from the reference ones: without any behaviour, without one of the keys that they react to, and
without one of the roles, states or relations that they have. Tables are compared as wholes, so that one run names every
story to fix. A native element or attribute that does the same is right, too, which is why plays ask for what is seen.
"""

import re
from collections.abc import Iterator

import pytest
from own_stories import own_catalogue

from stages.grader import GraderThread
from stages.pipeline.params import load
from stages.pipeline.records import Story, StoryResult
from stages.pipeline.reward import reward
from stages.stories.phrasings import is_phrased
from stages.tsx.syntax import Edit, apply_edits, of_type, parse_tsx, text_of

PATTERNS = [
    story for story in own_catalogue().stories if story.component.startswith("patterns/") and not is_phrased(story.id)
]
KEY = re.compile(r"\b(?:Arrow(?:Up|Down|Left|Right)|Home|End|PageUp|PageDown|Enter|Escape|Tab|Delete)\b|' '")
STATE = re.compile(r"role|tabindex|hidden|aria-(?!hidden).*")


def still(source: str) -> str:
    """The solution as it stands at first, whatever happens."""
    return re.sub(r"\n  bProgram\(.*?\n  \},", "", source, flags=re.DOTALL)


def wrong_solutions(story: Story) -> Iterator[tuple[str, str]]:
    source = story.code
    if "bProgram" in source:
        yield "no behaviour", still(source)
    for key in sorted(set(KEY.findall(source))):
        yield f"no {key}", source.replace(key, "'F9'" if key == "' '" else "F9")
    attributes: dict[str, list[Edit]] = {}
    for node in of_type(parse_tsx(source).root_node, "jsx_attribute"):
        name = text_of(node.children[0])
        if STATE.fullmatch(name):
            attributes.setdefault(name, []).append(Edit(node.start_byte, node.end_byte, ""))
    for name, edits in attributes.items():
        yield f"no {name}", apply_edits(source, edits)


def test_there_are_enough_patterns() -> None:
    assert len({story.component for story in PATTERNS}) >= 20
    assert len(PATTERNS) >= 40


def test_every_pattern_has_stories_that_differ_in_behaviour() -> None:
    components = [story.component for story in PATTERNS]
    assert {name for name in components if components.count(name) < 2} == set()


# The fast tests grade every sixteenth of the wrong solutions, the slow ones all.
@pytest.mark.parametrize("one_in", [16, pytest.param(1, marks=pytest.mark.slow)])
def test_a_solution_without_one_part_of_its_pattern_is_worth_less_than_training_accepts(
    one_in: int, own_grader: GraderThread
) -> None:
    all_cases = [(story, what, code) for story in PATTERNS for what, code in wrong_solutions(story)]
    cases = all_cases[::one_in]
    pairs = [({**story.solution, story.contract.path: code}, story) for story, _, code in cases]
    accepted = {}
    for (story, what, _), verdict in zip(cases, own_grader.grade_many(pairs), strict=True):
        assert isinstance(verdict, StoryResult), verdict
        if reward(verdict) >= load("curate").min_reward:
            accepted[f"{story.id}: {what}"] = reward(verdict)
    assert accepted == {}
    counts = [sum(story.component == name for story, _, _ in all_cases) for name in {s.component for s in PATTERNS}]
    assert min(counts) >= 2
