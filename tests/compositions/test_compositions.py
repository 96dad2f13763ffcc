"""Composed stories: own solutions pass, wrong ones fail, none is like another, none shows what is held out."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from random import Random

import pytest
from own_stories import own_catalogue

from stages.compositions.compose import LONGEST, Composition, another_part, composition, compositions, solution
from stages.compositions.parts import article, as_list
from stages.curation.skeletons import finder, skeleton, without_choices
from stages.grader import GraderThread
from stages.grader.completions import execute
from stages.intents.quotations import quoted_words
from stages.pipeline.records import Story
from stages.tools.outcome import outcome_of
from stages.tools.write_call import reference_output, write_call
from stages.tsx.elements import attribute_name, attributes, elements, tag
from stages.tsx.syntax import parse_tsx, text_of
from stages.variation.haste import SENTENCES, VERBS, in_haste
from stages.variation.vocabulary import is_held_out_text

MANY, SOME = 3000, 40
SEED = 17
COINED = re.compile(
    "(?!sub$)(b|bl|d|dr|f|fl|g|gr|k|kl|l|m|n|p|pl|s|sn|t|tr|v|w|z)(a|e|i|o|u|oo)(b|g|k|lp|mp|nk|rt|sk|t|x|zz)"
    "|(?!(?:br|dfn|hr|rp|rt|td|th|tr|wbr)$)[bcdfghklmnprstvwxz]{2,3}"
)


@pytest.fixture(scope="module")
def made() -> list[Composition]:
    return list(compositions(MANY, SEED))


def play_of(one: Composition) -> str:
    return one.story.files[one.story.file]


def invents(one: Composition) -> bool:
    """Whether the request leaves texts open."""
    return "extras: 'ignore'" in play_of(one)


@cache
def features(code: str) -> set[str]:
    """The elements of a solution, the types of its inputs and buttons, its roles."""
    root = parse_tsx(code).root_node
    found = {tag(element) for element in elements(root) if tag(element)[:1].islower()}
    named = [attribute for attribute in attributes(root) if attribute_name(attribute) in ("type", "role")]
    return found | {text_of(attribute) for attribute in named}


def is_coined(feature: str) -> bool:
    return "=" not in feature and ("-" in feature or COINED.fullmatch(feature) is not None)


def all_features(stories: Iterable[Story]) -> set[str]:
    return set().union(*(features(story.code) for story in stories))


def passing(grader: GraderThread, made: list[Composition], outputs: list[str]) -> list[bool]:
    pairs = [(one.story, outcome_of(output)) for one, output in zip(made, outputs, strict=True)]
    return [verdict is not None and verdict.passed for verdict in execute(grader, pairs)]


def wrong(one: Composition) -> str:
    """The solution with another part in the place of its last one."""
    other = another_part(one.parts[-1], one.look, one.texts[-1], Random(one.story.id))
    return write_call(one.story.contract.path, solution((*one.parts[:-1], other), one.frame, one.story.contract.export))


def test_own_solutions_pass_and_those_with_another_part_fail(made: list[Composition], grader: GraderThread) -> None:
    some = made[:SOME]
    assert all(passing(grader, some, [reference_output(one.story) for one in some]))
    assert not any(passing(grader, some, [wrong(one) for one in some]))


def test_a_control_in_a_state_that_nobody_asked_for_fails(made: list[Composition], grader: GraderThread) -> None:
    able = [
        one
        for one in made
        if re.search("<(select|textarea|button)", one.story.code) and "disabled" not in one.story.code
    ]
    disabled = [
        write_call(
            one.story.contract.path, re.sub("<(select|textarea|button)", r"<\1 disabled", one.story.code, count=1)
        )
        for one in able[:8]
    ]
    assert not any(passing(grader, able[:8], disabled))


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_many_own_solutions_pass_and_those_with_another_part_fail(
    made: list[Composition], grader: GraderThread
) -> None:
    some = made[SOME : SOME + 400]
    own = passing(grader, some, [reference_output(one.story) for one in some])
    assert [one.story.intent for one, passed in zip(some, own, strict=True) if not passed] == []
    others = passing(grader, some, [wrong(one) for one in some])
    assert [one.story.intent for one, passed in zip(some, others, strict=True) if passed] == []


def test_no_two_stories_are_the_same(made: list[Composition]) -> None:
    stories = [one.story for one in made]
    assert len({story.id for story in stories}) == len({story.intent.lower() for story in stories}) == MANY
    assert len({skeleton(story.code) for story in stories}) > 0.6 * MANY


def test_the_same_seed_gives_the_same_stories_and_more_of_them_change_none(made: list[Composition]) -> None:
    assert list(compositions(SOME, SEED)) == made[:SOME]
    assert composition("compositions", SOME, SEED) == made[SOME]
    assert [one.story.intent for one in compositions(SOME, 18)] != [one.story.intent for one in made[:SOME]]


def test_what_only_solutions_of_stories_that_are_not_trained_on_use_is_in_no_composition(
    made: list[Composition],
) -> None:
    stories = own_catalogue().stories
    shown = all_features(story for story in stories if story.split == "train")
    hidden = all_features(story for story in stories if story.split != "train") - shown
    assert {"meter", 'type="file"', 'role="tooltip"'} <= hidden
    assert all_features(one.story for one in made) & hidden == set()


def test_no_composition_holds_a_solution_that_is_held_out_or_a_held_out_word(made: list[Composition]) -> None:
    stories = own_catalogue().stories
    whole = [(story.split, story.code[: story.code.rfind(">")]) for story in stories]
    held_out = finder(tuple({skeleton(code) for split, code in whole if split.startswith("eval")}))
    rl = finder(tuple({without_choices(skeleton(code)) for split, code in whole if split == "rl"}), without_choices)
    for one in made:
        code = one.story.code
        assert not held_out(code) and not rl(code)
        assert not any(map(is_held_out_text, one.story.words))


def test_compositions_have_far_more_elements_than_the_stories_that_people_wrote(made: list[Composition]) -> None:
    written = all_features(story for story in own_catalogue().stories if story.split == "train")
    uses = Counter(name for one in made for name in features(one.story.code))
    heard = {name for name in uses if not is_coined(name)}
    assert len(heard - written) > 50
    assert [name for name in heard if uses[name] < 2] == []


def test_half_of_the_elements_of_named_components_are_coined_and_the_request_names_them(
    made: list[Composition],
) -> None:
    named = [one for one in made if any(part.untold for part in one.parts)]
    assert len(named) > 0.2 * MANY
    coined = 0
    for one in named:
        found = [name for name in features(one.story.code) if is_coined(name)]
        assert all(name in one.story.intent.lower() for name in found)
        coined += bool(found)
    assert 0.3 * len(named) < coined < 0.9 * len(named)


def test_a_vague_request_names_no_element_of_its_first_part() -> None:
    vague = [composition("vague", number, SEED, True) for number in range(200)]
    named = [one for one in vague if one.parts[0].untold]
    assert len(named) > 20
    for one in named:
        outermost = one.parts[0].keys[0][1:]
        assert not re.search(rf" as an? <?{outermost}\b", one.story.intent)


def test_every_text_of_a_solution_stands_in_the_intent(made: list[Composition]) -> None:
    for one in made:
        if invents(one):
            continue  # what stands there is what tests of open requests look at
        said = one.story.intent.lower()
        shown = re.findall(r">([^<>{}\n]+)<|^ *([^<>{}()\n]+)$", one.story.code, re.M)
        texts = [text.strip().lower() for pair in shown for text in pair if text.strip()]
        assert [text for text in texts if text not in said and text.split()[0] not in said] == []


def test_nearly_half_of_the_requests_quotes_nothing_and_the_story_knows_the_texts(made: list[Composition]) -> None:
    of_parts = [one for one in made if not one.wrong]  # open requests never quote
    bare = [one.story for one in of_parts if not quoted_words(one.story.intent)]
    assert 0.38 * len(of_parts) < len(bare) < 0.5 * len(of_parts)
    assert all(word in story.intent for story in bare for word in story.words)
    assert sum(bool(story.words) for story in bare) > 0.95 * len(bare)


def test_a_request_in_haste_has_the_same_texts_in_the_same_order_and_no_quotes(made: list[Composition]) -> None:
    quoted = [one.story for one in made if '"' in one.story.intent]
    assert len(quoted) > MANY / 3
    for number, story in enumerate(quoted):
        typed, at = in_haste(story.intent, Random(number)), 0
        for text in re.findall('"([^"]*)"', story.intent):
            at = typed.index(text, at) + len(text)
        assert '"' not in typed


@pytest.mark.parametrize("text", ["Are you sure?", "Wait...", "Yes.", "git .gitignore", "Now , go", "two  spaces"])
def test_a_request_in_haste_keeps_the_marks_and_spaces_of_its_texts(text: str) -> None:
    for number in range(30):
        for request in (f'Make a button labelled "{text}".', f'Add a "{text}" and a link saying "{text}"?'):
            typed = in_haste(request, Random(number))
            assert typed.endswith(text) and typed.count(text) == request.count(text)


@pytest.mark.parametrize("beginning", [*(f"{verb} {{}}" for verb in VERBS), *SENTENCES])
def test_most_requests_in_haste_do_without_whatever_they_would_begin_with(beginning: str) -> None:
    typed = [in_haste(beginning.format('a footer "Late bus"'), Random(number)) for number in range(100)]
    assert 55 < sum(request.startswith("footer") for request in typed) < 85
    assert all("Late bus" in request for request in typed)


def test_solutions_are_short_and_files_have_one_component(made: list[Composition]) -> None:
    for one in made:
        assert len(one.story.code) <= LONGEST and one.story.code.count("export const") == 1
        assert re.fullmatch(r"[a-z0-9-]+\.tsx", one.story.contract.path)
        assert one.story.split == "train" and "accessibilityCheck" in one.story.files[one.story.file]


@pytest.mark.parametrize(
    ("said", "expected"),
    [("input", "an"), ("h2", "an"), ("s element", "an"), ("small aside", "a"), ("url field", "a"), ("hr", "an")],
)
def test_articles_fit_what_follows(said: str, expected: str) -> None:
    assert article(said) == expected


def test_several_texts_are_compared_one_by_one_where_a_line_joined_them() -> None:
    joined = "assert({ given: 'a list', should: 'be in order', actual: [...(list?.children ?? [])].map((one) => one.textContent).join(' | '), expected: 'One | Two words' })"
    apart = as_list(joined)
    assert apart == joined.replace(".join(' | '), expected: 'One | Two words'", ', expected: ["One", "Two words"]')
    assert as_list(apart) == apart


def test_a_background_is_asked_for_where_it_is_checked_and_painted_under_white_letters(made: list[Composition]) -> None:
    painted = [one for one in made if "backgroundColor" in one.story.code]
    assert len(painted) > 0.01 * MANY
    for one in painted:
        (background,) = re.findall(r"\bwhite on (\w+)", one.story.intent)
        assert background == one.look.background
        play = one.story.files[one.story.file]
        assert f"be {background}" in play and "rgb(255, 255, 255)" in play
    assert not any("white on" in one.story.intent for one in made if one not in painted)


def test_one_of_several_is_marked_and_the_play_looks_at_all_of_them(made: list[Composition]) -> None:
    marked = [one for one in made if "be marked and no other" in one.story.files[one.story.file]]
    assert len(marked) > 0.02 * MANY
    for one in marked:
        for expected in re.findall(r"be marked and no other.*expected: (\[.*?\])", one.story.files[one.story.file]):
            values = json.loads(expected)
            assert sum(value not in (None, False) for value in values) == 1 and len(values) in (2, 3)


def test_one_option_is_selected_or_one_box_open_and_the_play_reads_it_of_all(
    made: list[Composition], grader: GraderThread
) -> None:
    for state, other in ((" selected>", ">"), ("<details open>", "<details>")):
        checked = f"be {state.strip('<> ').split()[-1]} and no other"
        chosen = [one for one in made if state in one.story.code and checked in play_of(one)]
        assert len(chosen) >= 10
        none = [write_call(one.story.contract.path, one.story.code.replace(state, other)) for one in chosen[:5]]
        assert all(passing(grader, chosen[:5], [reference_output(one.story) for one in chosen[:5]]))
        assert not any(passing(grader, chosen[:5], none))


@pytest.mark.parametrize(
    ("checked", "changes"),
    [
        ("describe the link", [('href="', 'href="/x')]),
        ("begin with it", [("<rt>", "also <rt>")]),
        ("be marked and no other", [("<ol>", "<ul>"), ("</ol>", "</ul>")]),
    ],
)
def test_another_address_annotation_or_list_than_the_one_asked_for_fails(
    made: list[Composition], grader: GraderThread, checked: str, changes: list[tuple[str, str]]
) -> None:
    asked = [one for one in made if f"should: '{checked}" in play_of(one)]
    some = [one for one in asked if changes[0][0] in one.story.code][:5]
    assert len(some) >= 3
    spoilt = list[str]()
    for one in some:
        code = one.story.code
        for right, wrong in changes:
            code = code.replace(right, wrong)
        spoilt.append(write_call(one.story.contract.path, code))
    assert not any(passing(grader, some, spoilt))


def test_two_parts_of_one_role_are_told_apart(made: list[Composition], grader: GraderThread) -> None:
    twice = [one for one in made if "querySelectorAll('[role=" in play_of(one)]
    assert twice and all(passing(grader, twice[:5], [reference_output(one.story) for one in twice[:5]]))
