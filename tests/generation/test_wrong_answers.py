"""Wrong answers to composed stories, each kind in the real browser: what it is told names what was wanted."""

import re
from functools import cache
from random import Random

import pytest
from own_stories import own_catalogue, own_stories
from test_attempts import generate_params

from stages.compositions.compose import compositions
from stages.generation.compositions import UNKNOWN_NAME, composed_repairs
from stages.generation.repairs import Draft, conversation
from stages.generation.wrong_answers import (
    ATTRIBUTE_MISPLACED,
    KINDS,
    MARK_MOVED,
    NAME_AS_ELEMENT,
    ORDER_CHANGED,
    PART_LOST,
    SPACE_LOST,
    STYLE_MOVED,
    TEXT_RUNS_ON,
    UNWRAPPED,
    WRONG_CONTAINER,
    WRONG_CONTROL,
    fitting,
)
from stages.grader import GraderThread
from stages.grader.completions import execute
from stages.tools.outcome import outcome_of
from stages.tsx.elements import attribute_name, attributes, elements, tag
from stages.tsx.syntax import parse_tsx, text_of

MANY, SOME, SEED = 700, 10, 17
TOLD = {
    WRONG_CONTAINER: r"missing: nothing (?:around the [\w-]+ )?matches the selector|hold its parts in this order",
    MARK_MOVED: r"expected \[.*\], got \[.*\]|\((?:attribute|property) [\w-]+ of the [\w-]+\)|expected .* got .*",
    TEXT_RUNS_ON: r"expected .*, got |there is \"|missing: no text",
    ATTRIBUTE_MISPLACED: r"\((?:attribute|property) [\w-]+ of the [\w-]+\)|expected .*, got ",
    WRONG_CONTROL: r"missing: nothing matches the selector|expected \"(?:[\w-]+ )*(?:progress|select|textarea)\b",
    NAME_AS_ELEMENT: r"missing: nothing matches the selector|expected \"",
    PART_LOST: r"missing: |expected .*, got ",
    UNWRAPPED: r"missing: |expected .*, got ",
    ORDER_CHANGED: r"expected .*, got |nothing matches the selector \"\S+ \+ ",
    SPACE_LOST: r"expected .* .*, got ",
    STYLE_MOVED: r"expected \"rgb",
}


@cache
def drafted() -> list[Draft]:
    return list(composed_repairs(own_stories(), generate_params(composition_repairs=MANY), SEED))


def of_kind(kind: str) -> list[Draft]:
    return [draft for draft in drafted() if (draft.fault or "").split("+")[0] == kind]


def code(answer: str) -> str:
    (written,) = (outcome_of(answer).files or {}).values()
    return written


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_browser_names_what_was_wanted_and_the_last_answer_passes(kind: str, grader: GraderThread) -> None:
    drafts = of_kind(kind)[:SOME]
    pairs = [(draft.story, outcome_of(answer)) for draft in drafts for answer in draft.answers]
    verdicts = iter(execute(grader, pairs))
    made = 0
    for draft in drafts:
        graded = [next(verdicts) for _ in draft.answers]
        assert graded[-1] is not None and graded[-1].passed
        messages = conversation(draft, [outcome_of(one) for one in draft.answers], graded, "You write templates.", 600)
        told = [message["content"] for message in messages or [] if message["role"] == "tool"]
        assert all(re.search(TOLD[kind], one) for one in told[-1:])
        made += bool(told)
    assert len(drafts) == SOME and made >= 0.7 * SOME


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_what_a_kind_fits_it_spoils_whatever_is_drawn(kind: str) -> None:
    fits = fitting(kind, Random(SEED))
    found = [made for made in compositions(600, SEED) if fits(made)]
    assert len(found) >= 5
    for made in found:
        spoilt = [KINDS[kind](made, made.story.code, Random(seed)) for seed in range(6)]
        assert not {None, made.story.code} & set(spoilt), made.story.code


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_kind_begins_a_good_share_of_the_conversations(kind: str) -> None:
    assert 0.03 * MANY < len(of_kind(kind)) < 0.12 * MANY


def test_two_fifths_of_the_conversations_begin_otherwise() -> None:
    assert 0.38 * len(drafted()) <= len(drafted()) - sum(len(of_kind(kind)) for kind in KINDS)


def test_a_third_has_two_faults_of_which_the_second_answer_mends_one() -> None:
    drafts = [draft for kind in KINDS if kind != ATTRIBUTE_MISPLACED for draft in of_kind(kind)]
    two = [draft for draft in drafts if len(draft.answers) == 3]
    assert 0.2 * len(drafts) < len(two) < 0.45 * len(drafts)
    for draft in drafts:
        assert len(set(draft.answers)) == len(draft.answers)
        named = [name for name in (draft.fault or "").split("+") if name != UNKNOWN_NAME]
        assert len(named) == len(draft.answers) - 1


def test_containers_are_looked_up_from_what_stands_in_them_too() -> None:
    plays = ["".join(draft.story.files.values()) for draft in of_kind(WRONG_CONTAINER)]
    assert 0.2 * len(plays) < sum("?.closest('" in play for play in plays) < 0.6 * len(plays)


def test_the_container_is_another_element_or_gone_or_parts_stand_outside_of_it() -> None:
    starts = {re.sub(r"\W.*", "", code(draft.answers[-2]).split("<", 1)[1]) for draft in of_kind(WRONG_CONTAINER)}
    assert {"", "div", "details"} <= starts


def test_marks_of_every_kind_are_on_other_items() -> None:
    plays = "".join(play for draft in of_kind(MARK_MOVED) for play in draft.story.files.values())
    for mark in ("one.open", "one.selected", "one.checked", "'aria-current'", "one.disabled"):
        assert mark in plays


def test_attributes_are_named_by_the_request_or_by_the_browser_alone() -> None:
    demanded = [draft.demanded for draft in of_kind(ATTRIBUTE_MISPLACED)]
    assert sum(map(bool, demanded)) >= 5 and sum(not names for names in demanded) >= 5


def test_what_only_stories_that_are_not_trained_on_use_is_in_no_answer_of_these() -> None:
    stories = own_catalogue().stories

    @cache
    def used(source: str) -> set[str]:
        root = parse_tsx(source).root_node
        named = list(attributes(root))
        typed = {text_of(one) for one in named if attribute_name(one) in ("type", "role")}
        return typed | {f"{attribute_name(one)}=" for one in named} | {tag(one) for one in elements(root)}

    solutions = [(story.split == "train", story.code) for story in stories]
    shown = set[str]().union(*(used(source) for trained, source in solutions if trained))
    hidden = set[str]().union(*(used(source) for trained, source in solutions if not trained)) - shown
    assert {"meter", "multiple=", "time"} <= hidden
    for kind in KINDS:
        for draft in of_kind(kind):
            codes = [code(answer) for answer in draft.answers if outcome_of(answer).files]  # or the call is cut off
            assert not hidden & set().union(*map(used, codes)), draft.fault
