"""Wrong answers that plays of compositions once let pass fail in the browser, and right ones beside them pass."""

import re
from collections.abc import Callable, Iterator
from random import Random

import pytest

from stages.compositions.compose import Composition, composition, compositions
from stages.compositions.fields import select
from stages.compositions.groups import items, navigation
from stages.compositions.open_forms import leaving
from stages.compositions.open_knowledge import CATEGORIES, FACTS
from stages.compositions.open_members import FURTHER, FURTHER_FACTS
from stages.compositions.open_requests import invented_items, known_facts
from stages.compositions.open_said import Request
from stages.compositions.open_written import announced, questions, written_about
from stages.compositions.parts import Maker
from stages.grader import GraderThread
from stages.grader.completions import execute
from stages.tools.outcome import outcome_of
from stages.tools.write_call import write_call

SEED, FEW = 23, 4
Change = Callable[[str], str | None]


@pytest.fixture(scope="module")
def asked() -> list[Composition]:
    made = (composition("open", number, SEED, unshown=True) for number in range(2500))
    return [one for one in made if one.wrong]


def graded(grader: GraderThread, made: list[Composition], change: Change, count: int = FEW) -> list[tuple[bool, str]]:
    """(Whether it passes, what the browser says) of the first solutions that the change fits, changed."""
    changed = [(one, code) for one in made if (code := change(one.story.code)) and code != one.story.code][:count]
    assert changed
    outputs = [(one.story, outcome_of(write_call(one.story.contract.path, code))) for one, code in changed]
    verdicts = execute(grader, outputs)
    assert all(verdict is not None for verdict in verdicts)
    return [(verdict.passed, " ".join(verdict.errors)) for verdict in verdicts if verdict is not None]


def of_category(asked: list[Composition], one: str) -> list[Composition]:
    (category,) = (category for category in CATEGORIES if category.one == one)
    return [
        made
        for made in asked
        if re.search(rf"\b{category.many}\b", made.story.intent)
        and sum(f">{member}<" in made.story.code for member in category.members) > 1
    ]


def first_cells(to: str) -> Change:
    """The first row of a table in the form `thing | fact`, replaced by another."""
    thing, fact = to.split(" | ")

    def change(code: str) -> str:
        row = r"<td>[^<]*</td>(\s*)<td>[^<]*</td>"
        return re.sub(row, rf"<td>{thing}</td>\1<td>{fact}</td>", code, count=1)

    return change


def test_rows_that_hold_no_thing_of_the_kind_or_a_wrong_fact_fail_and_true_ones_pass(
    asked: list[Composition], grader: GraderThread
) -> None:
    days = [one for one in asked if "how many days each has" in one.story.intent]
    for row in ("August | 81", "7 | 7", "Summer | 90", "Summer | 31"):
        for passed, said in graded(grader, days, first_cells(row), 2):
            assert not passed and row.replace(" | ", " ") in said and "as is true" in said
    for row in ("december | 31", "  November  | 30"):
        assert all(passed for passed, _ in graded(grader, days, first_cells(row), 2))


def test_items_of_another_kind_or_in_quotes_fail_by_name_and_further_members_pass(
    asked: list[Composition], grader: GraderThread
) -> None:
    found = 0
    for one, wrong, right in (
        ("fruit", ("Screwdriver", "“Mango”"), ("raspberries", "Watermelon")),
        ("animal", ("June", "'Zebra'"), ("zebra", "Wild Boar")),
        ("kind of tea", ("Espresso",), ("Black Tea", "hibiscus tea")),
        ("language", ("Screwdriver",), ("English", "japanese")),
        ("month", ("Summer",), ()),
    ):
        made = of_category(asked, one)
        if not made:
            continue
        found += 1
        for text in wrong:
            for passed, said in graded(grader, made, lambda code, text=text: item(code, text), 1):  # type: ignore[misc]
                assert not passed and text in said and "and nothing else, in no quotes" in said
        for text in right:
            assert all(ok for ok, _ in graded(grader, made, lambda code, text=text: item(code, text), 1))  # type: ignore[misc]
    assert found >= 3


def item(code: str, text: str) -> str:
    """The code with another text for its last item."""
    at = max(code.rfind(f"</{tag}>") for tag in ("li", "option", "a", "button"))
    start = code.rfind(">", 0, at) + 1
    return code[:start] + text + code[at:] if at > 0 else code


def test_a_text_that_repeats_its_title_or_breaks_off_fails(asked: list[Composition], grader: GraderThread) -> None:
    def title_again(code: str) -> str | None:
        title = re.search(r"<h2[^>]*>([^<]*)</h2>", code)
        return title and re.sub(r"<p>[^<]*</p>", f"<p>{title[1]}</p>", code, count=1)

    leave = [one for one in asked if "<dialog" in one.story.code and "ask" in one.story.intent]
    titled = [one for one in asked if re.search("<(article|aside)", one.story.code)]
    assert not any(passed for passed, _ in graded(grader, titled, title_again))

    def asks_twice(code: str) -> str:
        text = re.search(r"<p>([^<]*)</p>", code)
        return re.sub(r'(<h2 id="title">)[^<]*', rf"\1{text and text[1]}", code)

    without_title = [one for one in leave if "title" not in one.story.intent]
    assert all(not ok and "say something else" in said for ok, said in graded(grader, without_title, asks_twice))

    def ends(words: str) -> Change:
        return lambda code: re.sub(r"<p>([^<]*)</p>", rf"<p>\1{words}</p>", code, count=1)

    for words in (" with a", " and the", " of", ","):
        for passed, said in graded(grader, titled, ends(words), 2):
            assert not passed and "have four words or more and an end" in said
    assert all(passed for passed, _ in graded(grader, titled, ends(", as you know.")))
    told = [one for one in asked if "<div role" in one.story.code and "toolbar" not in one.story.code]
    assert not any(passed for passed, _ in graded(grader, told, ends(" for the")))


def test_a_question_that_is_answered_by_a_question_fails(asked: list[Composition], grader: GraderThread) -> None:
    faq = [one for one in asked if "<details" in one.story.code and re.search(r"\bquestions?\b", one.story.intent)]

    def questioned(code: str) -> str:
        return re.sub(r"<p>([^<]*)</p>", r"<p>\1?</p>", code, count=1)

    for passed, said in graded(grader, faq, questioned):
        assert not passed and "be no questions" in said

    def same(code: str) -> str:
        return re.sub(r"<summary>([^<]*)</summary>(\s*)<p>[^<]*</p>", r"<summary>\1</summary>\2<p>\1</p>", code)

    assert not any(passed for passed, _ in graded(grader, faq, same))

    def short(code: str) -> str:
        return re.sub(r"<p>[^<]*</p>", "<p>Yes, of course</p>", code, count=1)

    assert not any(passed for passed, _ in graded(grader, faq, short))


def test_the_current_one_is_marked_as_what_it_is(asked: list[Composition], grader: GraderThread) -> None:
    def marked(was: str, now: str) -> Change:
        return lambda code: code.replace(f'aria-current="{was}"', f'aria-current="{now}"')

    for was, wrong in (("page", "step"), ("page", "location"), ("step", "page"), ("step", "date")):
        for passed, said in graded(grader, asked, marked(was, wrong), 2):
            assert not passed and f"be aria-current {was}" in said and wrong in said
        assert all(passed for passed, _ in graded(grader, asked, marked(was, "true"), 2))


def test_each_link_and_each_group_of_options_is_looked_at(grader: GraderThread) -> None:
    made = [one for one in compositions(900, SEED) if not one.wrong]
    links = [
        one for one in made if len(re.findall("<a ", one.story.code)) > 1 and re.search("<(nav|ul|ol)", one.story.code)
    ]

    def second(pattern: str, to: str) -> Change:
        def change(code: str) -> str | None:
            found = list(re.finditer(pattern, code))
            return code[: found[1].start()] + to + code[found[1].end() :] if len(found) > 1 else None

        return change

    for passed, said in graded(grader, links, second(r'href="[^"]*"', 'href="/elsewhere"')):
        assert not passed and "elsewhere" in said
    groups = [one for one in made if "<optgroup" in one.story.code]
    for passed, said in graded(grader, groups, second(r'<optgroup label="[^"]*"', '<optgroup label="Elsewhere"')):
        assert not passed and "Elsewhere" in said

    def all_in_the_first(code: str) -> str | None:
        first, second = re.findall(r"<optgroup[^>]*>(.*?)</optgroup>", code, re.S)
        return code.replace(first, first + second.strip()).replace(second, "", 1) if first not in second else None

    assert not any(passed for passed, _ in graded(grader, groups, all_in_the_first))


def test_a_button_that_the_request_does_not_name_says_its_text_alone(grader: GraderThread) -> None:
    made = [composition("vague", number, SEED, vague=True) for number in range(500)]
    buttons = [one for one in made if one.parts[0].tops == ("button",)]

    def beside(code: str) -> str:
        return re.sub(r"(<button[^>]*>)([^<{]+)(</button>)", r"<div><span>\2</span>\1\2\3</div>", code, count=1)

    alone = [one for one in buttons if one.frame is None]
    for passed, said in graded(grader, alone, beside):
        assert not passed and "stand there once" in said
    assert all(passed for passed, _ in graded(grader, buttons, lambda code: code + "\n"))


def drawn_of(make: Callable[[Maker], Request], count: int) -> Iterator[Request]:
    return (make(Maker(Random(f"{make.__name__}/{number}"))) for number in range(count))


def test_further_members_are_of_known_kinds_and_no_line_of_a_play_breaks() -> None:
    assert {category.one for category in CATEGORIES} >= FURTHER.keys()
    assert {(fact.one, fact.of) for fact in FACTS} >= FURTHER_FACTS.keys()
    closed = {"month", "season", "weekday", "day of the week", "continent", "ocean"}
    for category in CATEGORIES:
        assert len(category.members) + len(FURTHER.get(category.one, ())) >= 14 or category.one in closed
    for make in (invented_items, known_facts, written_about, announced, questions, leaving):
        assert all("\n" not in line for request in drawn_of(make, 40) for line in request.play)
    assert all(part(Maker(Random(3))).play for part in (items, navigation, select))
