"""The stories of data/stories: each says what it tests, can be passed, and can be failed.

Wrong solutions are made from the reference ones on the syntax tree, the same way for every story: nothing
rendered, the nearest story of the component with this story's words, and the reference solution without its
accessible name. Tests compare whole tables, so that one run names every story to fix.
"""

import difflib
import re
from collections import Counter
from collections.abc import Callable, Sequence

import pytest
from own_stories import own_catalogue, own_stories

from stages.curation.skeletons import finder, skeleton
from stages.grader import GraderThread
from stages.pipeline.params import load
from stages.pipeline.records import Story, StoryResult
from stages.pipeline.reward import reward
from stages.stories.phrasings import is_phrased
from stages.tsx.syntax import Edit, apply_edits, of_type, parse_tsx, string_value, text_of
from stages.variation.vary import vary

CATALOGUE = own_catalogue()
STORIES = [story for story in own_stories() if not is_phrased(story.id)]
TRAIN = [story for story in STORIES if story.split == "train"]
EVAL = [story for story in STORIES if story.split == "eval"]
RL = [story for story in STORIES if story.split == "rl"]
EVAL_PATTERNS = [story for story in STORIES if story.split == "eval_patterns"]
EVAL_RL = [story for story in STORIES if story.split == "eval_rl"]


def source_of(story: Story) -> str:
    return story.code


def empty(story: Story) -> str:
    return f"export const {story.contract.export} = () => <></>\n"


def neighbour(story: Story) -> str:
    """The other solution of the component that is most like this one, once it carries this story's words."""
    others = [
        source_of(vary(other, dict(zip(other.words, story.words, strict=False))))
        for other in STORIES
        if other.component == story.component and other.id != story.id
    ]
    return max(others, key=lambda other: difflib.SequenceMatcher(None, other, source_of(story)).ratio())


def unnamed(story: Story) -> str:
    """The reference solution without the text that names it, be it shown or in an attribute."""
    if not story.words:  # a request that leaves texts open; test_typed_stories.py has wrong answers to each
        return empty(story)
    labelled = re.search(r'labelled "([^"]+)"', story.intent)
    name = labelled.group(1) if labelled else story.words[0]
    source = source_of(story)
    root = parse_tsx(source).root_node
    edits = [
        Edit(node.start_byte, node.end_byte, "")
        for node in of_type(root, "jsx_text", "jsx_attribute")
        if " ".join(text_of(node).split()) == name or any(string_value(child) == name for child in node.named_children)
    ]
    edits += [
        Edit(node.start_byte, node.end_byte, "''")
        for node in of_type(root, "string")
        if string_value(node) == name and node.parent is not None and node.parent.type != "jsx_attribute"
    ]
    assert edits, f"{story.id}: its solution never says {name!r}"
    return apply_edits(source, edits)


def grade(
    grader: GraderThread, solution: Callable[[Story], str], stories: Sequence[Story] = STORIES
) -> dict[str, StoryResult]:
    """The verdict on each story's solution of one kind, by story id."""
    pairs = [({**story.solution, story.contract.path: solution(story)}, story) for story in stories]
    table = {}
    for story, verdict in zip(stories, grader.grade_many(pairs), strict=True):
        assert isinstance(verdict, StoryResult), verdict
        table[story.id] = verdict
    return table


# The fast tests grade a spread of the stories, the slow ones all. Each component is in the spread.
SPREAD = sorted({*{s.component: s.id for s in reversed(STORIES)}.values(), *(s.id for s in STORIES[::24])})


@pytest.mark.parametrize(
    "every", [pytest.param(False, id="spread"), pytest.param(True, id="all", marks=pytest.mark.slow)]
)
def test_every_reference_solution_is_worth_exactly_one(every: bool, own_grader: GraderThread) -> None:
    verdicts = grade(own_grader, source_of, [story for story in STORIES if every or story.id in SPREAD])
    assert {id: verdict.errors for id, verdict in verdicts.items() if reward(verdict) != 1.0} == {}


WRONG = (empty, neighbour, unnamed)


@pytest.mark.parametrize("kind", range(len(WRONG)))
def test_a_wrong_solution_of_each_component_is_worth_less_than_training_accepts(
    kind: int, own_grader: GraderThread
) -> None:
    """One of the three for each story of the spread. A story on the left has a play that asserts too little."""
    accepted = load("curate").min_reward
    verdicts = grade(own_grader, WRONG[kind], [story for story in STORIES if story.id in SPREAD[kind :: len(WRONG)]])
    assert {id: reward(verdict) for id, verdict in verdicts.items() if reward(verdict) >= accepted} == {}


@pytest.mark.slow
@pytest.mark.parametrize("wrong", WRONG)
def test_every_wrong_solution_is_worth_less_than_training_accepts(
    wrong: Callable[[Story], str], own_grader: GraderThread
) -> None:
    """A story on the left has a play that asserts too little."""
    accepted = load("curate").min_reward
    verdicts = grade(own_grader, wrong)
    assert {id: reward(verdict) for id, verdict in verdicts.items() if reward(verdict) >= accepted} == {}


def test_every_file_and_split_is_read_without_a_problem() -> None:
    assert CATALOGUE.problems == []
    assert CATALOGUE.warnings == []


def test_there_are_enough_stories_over_enough_components() -> None:
    assert len(STORIES) >= 100
    assert len({story.component for story in STORIES}) >= 20


def test_enough_is_held_out() -> None:
    assert len(EVAL) >= 25
    new = [story for story in STORIES if story.split == "eval_new"]
    assert len(new) >= 40
    assert len({story.component for story in new}) >= 8
    assert len({story.component for story in EVAL_PATTERNS}) >= 10


def test_plays_assert_three_to_eight_things_and_check_accessibility() -> None:
    ours = {id: count for id, count in CATALOGUE.assertions.items() if not id.startswith("react/")}
    assert {id: count for id, count in ours.items() if not 3 <= count <= 8} == {}
    assert [s.id for s in STORIES if "await accessibilityCheck({})" not in s.files[s.file]] == []


def test_plays_of_react_stories_assert_three_to_sixteen_things() -> None:
    """More than the others': every key that a pattern knows is pressed, and the grader checks accessibility by itself."""
    react = {id: count for id, count in CATALOGUE.assertions.items() if id.startswith("react/")}
    assert react
    assert {id: count for id, count in react.items() if not 3 <= count <= 16} == {}


def test_no_two_stories_share_an_intent_or_a_solution() -> None:
    assert [intent for intent, count in Counter(story.intent for story in STORIES).items() if count > 1] == []
    assert [text for text, count in Counter(map(source_of, STORIES)).items() if count > 1] == []


def test_solutions_hold_one_component() -> None:
    """A name that a play and another story share would pull that story's component in."""
    assert {s.id: source_of(s) for s in STORIES if source_of(s).count("export ") != 1} == {}


def test_quoted_texts_stand_only_as_themselves() -> None:
    """Else replacing one by another text would change code, or another text."""
    problems = []
    for story in STORIES:
        if not story.words:
            problems += [f"{story.id}: the intent quotes no text"] * (story.split != "eval_phrased")
        for word in story.words:
            if any(word in other for other in story.words if other != word):
                problems.append(f"{story.id}: {word!r} is part of another quoted text")
            for place, source in (("template", source_of(story)), ("play", story.files[story.file])):
                root = parse_tsx(source).root_node
                texts = [
                    node
                    for node in of_type(root, "jsx_text", "string", "template_string")
                    if word in (" ".join(text_of(node).split()), string_value(node))
                    or any(quoted in text_of(node) for quoted in (f'"{word}"', f"'{word}'"))
                ]
                if not texts:
                    problems.append(f"{story.id}: {word!r} is missing from the {place}")
                if word in apply_edits(source, [Edit(node.start_byte, node.end_byte, "") for node in texts]):
                    problems.append(f"{story.id}: {word!r} also stands in the code of the {place}")
    assert problems == []


def phrases(story: Story) -> set[str]:
    """The words of the intent, quoted texts left out."""
    return set(re.findall(r"[\w-]+", re.sub(r'"[^"]*"', "", story.intent).lower()))


def markup(story: Story) -> set[str]:
    """Elements and attributes of the solution, with a blank where a quoted text stands."""
    root = parse_tsx(source_of(story)).root_node
    tags = of_type(root, "jsx_opening_element", "jsx_self_closing_element")
    names = (tag.child_by_field_name("name") for tag in tags)
    found = {f"<{text_of(name)}>" for name in names if name is not None}
    for attribute in of_type(root, "jsx_attribute"):
        value = string_value(attribute.named_children[-1])
        found.add(f'{text_of(attribute.children[0])}="…"' if value in story.words else text_of(attribute))
    return found


@pytest.mark.parametrize("features", [phrases, markup])
def test_unseen_combinations_consist_of_things_training_shows_twice(
    features: Callable[[Story], set[str]],
) -> None:
    shown = Counter(feature for story in TRAIN for feature in features(story))
    unseen = {story.id: sorted(f for f in features(story) if shown[f] < 2) for story in EVAL}
    assert {id: features for id, features in unseen.items() if features} == {}


@pytest.mark.parametrize("features", [phrases, markup])
def test_unseen_combinations_of_what_grpo_asks_consist_of_things_it_asks(
    features: Callable[[Story], set[str]],
) -> None:
    asked = {feature for story in RL for feature in features(story)}
    assert {story.id: sorted(features(story) - asked) for story in EVAL_RL if features(story) - asked} == {}


def test_components_that_grpo_asks_are_shown_by_no_training_story() -> None:
    components = {story.component for story in RL}
    assert len(RL) >= 24 and len(components) >= 4
    assert {story.component for story in EVAL_RL} == {name for name in components if "/" not in name}
    assert [story.id for story in TRAIN if story.component in components] == []
    assert [story.id for story in TRAIN if story.component in {story.component for story in EVAL_PATTERNS}] == []
    for hidden in (RL + EVAL_RL, EVAL_PATTERNS):
        holds_one = finder(tuple({skeleton(source_of(story)) for story in hidden}))
        own = {story.component for story in hidden}
        assert [story.id for story in STORIES if story.component not in own and holds_one(source_of(story))] == []
