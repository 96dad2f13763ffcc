"""What a person sees decides: a right solution that is hidden fails, and so does more than was asked for."""

import re
from collections.abc import Iterable, Mapping, Sequence

import pytest
from _pytest.mark import ParameterSet
from own_stories import own_stories
from right_variants import read_variants, read_written, rejected

from stages.grader import GraderThread
from stages.pipeline.records import Story

STORIES = {story.id: story for story in own_stories()}
FIRST: dict[str, Story] = {}
for _story in STORIES.values():
    FIRST.setdefault(_story.component, _story)
VARIANTS = read_variants("right")
WRITTEN = read_written()
SHOWN = ("badge", "link", "stat", "card")

# kind of wrapper -> (what goes around the solution, how the error begins)
WRAPPERS = {
    "hidden": ("<div hidden>{}</div>", "hidden: the "),
    "closed details": ("<details><summary>More</summary>{}</details>", "hidden: the "),
    "closed dialog": ("<dialog>{}</dialog>", "hidden: the "),
    "transparent": ("<div style={{ opacity: 0.02 }}>{}</div>", "hidden: the "),
    "no scale": ("<div style={{ transform: 'scale(0)' }}>{}</div>", "hidden: the "),
    "off screen": ("<div style={{ position: 'absolute', left: '-9000px' }}>{}</div>", "hidden: the "),
    "fixed below": ("<div style={{ position: 'fixed', top: '4000px' }}>{}</div>", "hidden: the "),
    "no size": ("<div style={{ width: 0, height: 0, overflow: 'hidden' }}>{}</div>", "hidden: the "),
    "skipped": ("<div style={{ contentVisibility: 'hidden' }}>{}</div>", "hidden: the "),
    "small svg": (
        "<svg width='1' height='1'><foreignObject width='1' height='1'>{}</foreignObject></svg>",
        "hidden: the ",
    ),
    "silent": ("<div aria-hidden='true'>{}</div>", "hidden: the "),
    "noise": ("<div>{}<p>Lorem ipsum, error 500</p></div>", "extra: nobody asked for the text “Lorem"),
    "button": ("<div>{}<button type='button'>Other</button></div>", "extra: nobody asked for the button “Other”"),
    "landmark": ("<div>{}<nav aria-label='Other'><p>·</p></nav></div>", "extra: nobody asked for the navigation"),
    "made text": (
        "<div class='w' stylesheets={['.w::before{content:\"Broken\"}']}>{}</div>",
        "extra: nobody asked for",
    ),
}


def wrapped(story: Story, around: str) -> Mapping[str, str]:
    ((path, source),) = story.solution.items()
    name = story.contract.export
    inner = re.sub(rf"\b{name}\b", "Inner", source.replace(f"export const {name}", "const Inner"))
    body = around.replace("{}", "<Inner {...props} />", 1)
    return {path: f"{inner}\nexport const {name} = (props: any) => (\n  {body}\n)\n"}


# how something is hidden beside a right solution that is shown
HIDINGS = {
    "hidden": "<div hidden>{}</div>",
    "closed details": "<details><summary>More</summary>{}</details>",
    "closed dialog": "<dialog aria-label='More'>{}</dialog>",
    "popover": "<div popover='auto'>{}</div>",
    "not displayed": "<div style={{ display: 'none' }}>{}</div>",
    "invisible": "<div style={{ visibility: 'hidden' }}>{}</div>",
    "skipped": "<div style={{ contentVisibility: 'hidden' }}>{}</div>",
    "not displayed itself": "<img src='a.png' style={{ display: 'none' }} />",
}


def in_turn(kinds: Iterable[str], components: Sequence[str]) -> list[ParameterSet]:
    """Every kind with one of the components in the fast tests, and with the others in the slow ones."""
    return [
        pytest.param(kind, component, marks=[] if (number - at) % len(components) == 0 else pytest.mark.slow)
        for number, kind in enumerate(kinds)
        for at, component in enumerate(components)
    ]


@pytest.mark.parametrize(("kind", "component"), in_turn(WRAPPERS, SHOWN))
def test_a_right_solution_in_a_bad_wrapper_fails_and_says_why(kind: str, component: str, grader: GraderThread) -> None:
    story = FIRST[component]
    around, start = WRAPPERS[kind]
    result = grader.submit(dict(wrapped(story, around)), story).result()
    assert not result.passed
    assert any(error.startswith((start, "a11y: ")) for error in result.errors), result.errors


@pytest.mark.parametrize(
    "component", [pytest.param(name, marks=[] if at % 12 == 0 else pytest.mark.slow) for at, name in enumerate(FIRST)]
)
def test_a_plain_wrapper_harms_nothing(component: str, grader: GraderThread) -> None:
    story = FIRST[component]
    result = grader.submit(dict(wrapped(story, "<div>{}</div>")), story).result()
    assert result.passed, result.errors


@pytest.mark.parametrize("hiding", HIDINGS)
def test_hiding_a_fault_of_accessibility_mends_nothing(hiding: str, grader: GraderThread) -> None:
    beside = HIDINGS[hiding].replace("{}", "<img src='a.png' />")
    result = grader.submit(dict(wrapped(FIRST["badge"], f"<div>{{}}{beside}</div>")), FIRST["badge"]).result()
    assert not result.a11yPassed
    assert any(error.startswith("a11y: image-alt: ") for error in result.errors), result.errors


def test_what_is_hidden_without_a_fault_passes(grader: GraderThread) -> None:
    around = "<div>{}<div hidden><img src='a.png' alt='Past due' /></div></div>"
    result = grader.submit(dict(wrapped(FIRST["badge"], around)), FIRST["badge"]).result()
    assert result.passed, result


def test_right_variants_pass(grader: GraderThread) -> None:
    """A spread of them: every fourth, so that each kind of wrapper is in it."""
    some = dict(list(VARIANTS.items())[::4])
    assert {name.split("|")[1] for name in some} == {name.split("|")[1] for name in VARIANTS}
    assert rejected(grader, some, STORIES.values()) == {}


@pytest.mark.slow
def test_all_right_variants_pass(grader: GraderThread) -> None:
    assert rejected(grader, VARIANTS, STORIES.values()) == {}


@pytest.mark.parametrize(("one_in", "at_least"), [(14, 15), pytest.param(7, 30, marks=pytest.mark.slow)])
def test_right_answers_written_by_hand_pass(one_in: int, at_least: int, grader: GraderThread) -> None:
    """A spread of them: other markup, order, styles and handling of state."""
    some = dict(list(WRITTEN.items())[::one_in])
    assert len(some) >= at_least
    assert rejected(grader, some, STORIES.values()) == {}


@pytest.mark.slow
def test_all_right_answers_written_by_hand_pass(grader: GraderThread) -> None:
    assert len(WRITTEN) >= 200 and len({name.split(".")[0] for name in WRITTEN}) >= 27
    assert rejected(grader, WRITTEN, STORIES.values()) == {}


def test_a_field_that_nothing_shows_fails_and_one_in_a_frame_passes(grader: GraderThread) -> None:
    ((path, source),) = FIRST["form"].solution.items()
    bare = re.sub(
        r"<input ([^>]*?) />", r"<span class='f'><input \1 style={{ border: '0' }} /></span>", source, count=1
    )
    framed = bare.replace("class='f'", "style={{ border: '1px solid #555555', display: 'inline-block' }}")
    assert source != bare != framed
    (alone, within) = grader.grade_many([({path: text}, FIRST["form"]) for text in (bare, framed)])
    assert not alone.passed and "cannot be seen" in alone.errors[0], alone
    assert within.passed, within


@pytest.mark.parametrize(
    ("around", "passes"),
    [
        ("<section aria-label='Past due'>{}</section>", False),  # a badge is no section
        ("<header>{}</header>", False),
        ("<blockquote><header>{}</header></blockquote>", True),
    ],
)
def test_landmarks_that_nobody_asked_for_fail(around: str, passes: bool, grader: GraderThread) -> None:
    result = grader.submit(dict(wrapped(FIRST["badge"], around)), FIRST["badge"]).result()
    assert result.passed == passes, result
