"""A right solution that only the test can see fails: pictures, other windows, later times and other places tell."""

import re
from collections.abc import Iterable, Mapping

import pytest
from hostile_story import STORY as HOSTILE
from own_stories import own_stories
from right_variants import read_variants, rejected
from slow import fast_only

from stages.grader import GraderThread
from stages.grader.plain import is_plain
from stages.pipeline.records import Story

STORIES = own_stories()
FIRST: dict[str, Story] = {}
for _story in STORIES:
    FIRST.setdefault(_story.component, _story)
VARIANTS = read_variants("own-styles")
SHOWN = ("card", "tabs", "dialog")

MARK = """import {{ bElement }} from 'plaited/ui'
const Mark = bElement({{ tag: 'z-mark', shadowDom: <i></i>, bProgram({{ host }}) {{ {} }} }})
"""


def styled(css: str, before: str = "", after: str = "") -> tuple[str, str]:
    """A wrapper `.w` with this style."""
    return "", f"<>{before}<div class='w' stylesheets={{[{css!r}]}}><Inner {{...props}} /></div>{after}</>"


# kind -> (what comes before the solution, what is rendered, how the error begins)
KINDS = {
    "first line": (*styled(".w *::first-line{color:white}"), "hidden: the "),
    "text fill": (*styled(".w *{-webkit-text-fill-color:white}"), "hidden: the "),
    "wide outline": (*styled(".w *{outline:60px solid white;outline-offset:-60px}"), "hidden: the "),
    "blending": (*styled(".w{mix-blend-mode:color-dodge}.w *{mix-blend-mode:color}"), "hidden: the "),
    "filter": (*styled(".w{filter:contrast(0) brightness(3)}"), "hidden: the "),
    "mixed colour": (*styled(".w *{color:color-mix(in srgb, #767676 5%, white) !important}"), "hidden: the "),
    "border over it": (
        *styled(
            ".o{position:fixed;top:0;left:0;width:0;height:0;border:2000px solid white;pointer-events:none;z-index:9}",
            after="<div class='o'></div>",
        ),
        "hidden: the ",
    ),
    "endless animation": (*styled("@keyframes gone{from,to{opacity:0}}.w{animation:gone 1s .5s infinite}"), "hidden: "),
    "small window": (*styled("@media (max-width:500px){.w{display:none}}"), "hidden: in a window of 390 px, the "),
    "dark": (*styled("@media (prefers-color-scheme:dark){.w *{color:white}}"), "hidden: in the dark, the "),
    "late removal": (
        MARK.format("setTimeout(() => host.parentElement!.replaceChildren('gone'), 5000)"),
        "<div><Inner {...props} /><Mark /></div>",
        "hidden: 60 s later, the ",
    ),
    "webdriver": (
        "const test = navigator.webdriver || location.href === 'about:blank'\n",
        "test ? <Inner {...props} /> : <p>Nothing</p>",
        "elsewhere: ",
    ),
    "date": (
        "const test = Date.now() === 1767225600000\n",
        "test ? <Inner {...props} /> : <p>Nothing</p>",
        "elsewhere: ",
    ),
    "stack": (
        "const test = () => /storyloop|run|anonymous/.test(String(new Error().stack))\n",
        "test() ? <Inner {...props} /> : <p>Nothing</p>",
        "elsewhere: ",
    ),
}


# kind -> (components, style, what comes before the solution, how the error begins)
DISTANCES = {
    "cells of no table": (
        ("table", "timeline", "stepper"),
        ".w *{display:contents}",
        "",
        "runs into the text before it",
    ),
    "items in one line": (("stepper",), ".w *{display:inline}", "", "runs into the text before it"),
    "a dialog under 4000 px of nothing": (
        ("dialog",),
        ".s{height:20px;overflow:hidden}.s i{display:block;height:4000px}",
        "<div class='s'><i></i>",
        "is more than a screen away",
    ),
    "far below": (("card",), ".w{margin-top:1500px}", "", "is more than a screen away"),
    "far to the right": (("card",), ".w{margin-left:2000px;width:400px}", "", "is more than a screen away"),
}


def wrapped(story: Story, before: str, body: str) -> Mapping[str, str]:
    ((path, source),) = story.solution.items()
    name = story.contract.export
    inner = re.sub(rf"\b{name}\b", "Inner", source.replace(f"export const {name}", "const Inner"))
    return {path: f"{before}{inner}\nexport const {name} = (props: any) => (\n  {body}\n)\n"}


# Every kind around one of the stories in turn in the fast tests, and around all of them in the slow ones.
AROUND = [(kind, (SHOWN[number % len(SHOWN)],)) for number, kind in enumerate(KINDS)]


@pytest.mark.parametrize(
    ("kind", "components"), [*AROUND, *(pytest.param(kind, SHOWN, marks=pytest.mark.slow) for kind in KINDS)]
)
def test_a_solution_that_only_the_test_sees_fails_and_says_where(
    kind: str, components: tuple[str, ...], grader: GraderThread
) -> None:
    before, body, start = KINDS[kind]
    pairs = [(dict(wrapped(FIRST[component], before, body)), FIRST[component]) for component in components]
    for result in grader.grade_many(pairs):
        assert not result.passed
        assert any(error.startswith((start, "a11y: ")) for error in result.errors), result.errors


@pytest.mark.parametrize("kind", DISTANCES)
def test_texts_that_run_together_and_what_lies_screens_away_fail(kind: str, grader: GraderThread) -> None:
    components, css, before, why = DISTANCES[kind]
    inner = f"{before}<div class='w'><Inner {{...props}} /></div>{'</div>' if before else ''}"
    body = f"<div stylesheets={{[{css!r}]}}>{inner}</div>"
    pairs = [(dict(wrapped(FIRST[component], "", body)), FIRST[component]) for component in components]
    for result in grader.grade_many(pairs):
        assert not result.passed and any(why in error for error in result.errors), result


@pytest.mark.parametrize("css", [".w{margin-top:500px}", ".w *{display:inline;margin:0 4px}", ".w{height:3000px}"])
def test_some_distance_is_layout(css: str, grader: GraderThread) -> None:
    for result in grader.grade_many(in_style(css, ("card", "stepper", "timeline"))):
        assert result.passed, result


LINES = 60  # of a page that is three windows high

# style -> whether all lines can be seen; only pictures tell that the colour of a first line is the page's
HIDES_LINES = {
    ".w p{margin:1rem}": True,
    ".w p::first-line{color:white}": False,
    f".w p:nth-child(n+{LINES // 2})::first-line{{color:white}}": False,
    f".w p:nth-child({LINES})::first-line{{color:white}}": False,
}


@pytest.mark.parametrize("css", HIDES_LINES)
def test_what_a_page_shows_below_the_window_is_pictured_too(css: str, grader: GraderThread) -> None:
    lines = "".join(f"<p>Line {number}</p>" for number in range(1, LINES + 1))
    source = f"export const Target = () => <div>{lines}</div>\n"
    play = "import { story } from 'plaited/testing'\nimport { Target } from './target.tsx'\n"
    play += "export const target = story({ intent: 'Sixty lines', template: Target, async play() {} })\n"
    high = HOSTILE.model_copy(
        update={"intent": "Sixty lines", "files": {HOSTILE.file: play}, "solution": {"target.tsx": source}}
    )
    looks = grader.looks
    result = grader.submit(dict(wrapped(high, *styled(css))), high).result()
    assert grader.looks > looks and result.passed == HIDES_LINES[css], result
    assert result.passed or any(error.startswith("hidden: ") for error in result.errors), result.errors


# styles over which axe cannot measure contrast, and the pixels can
MEASURED = {
    "positioned ::before": (
        ".w{position:relative;isolation:isolate}"
        ".w::before{content:'';position:absolute;inset:0;background:BACK;z-index:-1}"
    ),
    "gradient": ".w{background:linear-gradient(BACK,BACK);color:#1a1a1a}",
}


def in_style(css: str, components: Iterable[str]) -> list[tuple[dict[str, str], Story]]:
    return [(dict(wrapped(FIRST[name], *styled(css))), FIRST[name]) for name in components]


@pytest.mark.parametrize("kind", MEASURED)
def test_pixels_decide_where_axe_cannot_measure_contrast(kind: str, grader: GraderThread) -> None:
    for result in grader.grade_many(in_style(MEASURED[kind].replace("BACK", "#eef2fb"), ("card", "form", "tabs"))):
        assert result.passed, result
    for result in grader.grade_many(in_style(MEASURED[kind].replace("BACK", "#3a3a3a"), ("form", "tabs"))):
        assert not result.passed and not result.a11yPassed
        assert any(error.startswith("hidden: ") for error in result.errors), result.errors


FADES = {
    "animation": "dialog[open]{animation:v .3s ease-out}@keyframes v{from{opacity:0}to{opacity:1}}",
    "filling animation": "dialog{animation:v .3s .2s ease-out both}@keyframes v{from{opacity:0}to{opacity:1}}",
    "transition": (
        "dialog{opacity:0;transition:opacity .3s,display .3s allow-discrete,overlay .3s allow-discrete}"
        "dialog[open]{opacity:1}@starting-style{dialog[open]{opacity:0}}"
    ),
}


@pytest.mark.parametrize("fade", fast_only({"animation", "transition"}, FADES))
def test_a_dialog_that_fades_in_is_judged_as_it_is_then(fade: str, grader: GraderThread) -> None:
    """In the shadow root, whose animations are not those of the document."""
    asked = ("openClosing", "smallOpeningAlert")
    stories = [story for story in STORIES if story.component == "dialog" and story.export in asked]
    pairs = []
    for story in stories:
        ((path, source),) = story.solution.items()
        pairs.append(({path: source.replace("<dialog ", f"<dialog stylesheets={{[{FADES[fade]!r}]}} ", 1)}, story))
    assert len(pairs) == len(asked)
    for result in grader.grade_many(pairs):
        assert result.passed, result


@pytest.mark.parametrize("story", ["openClosing", "openAlertClosing"])
def test_a_component_that_fades_in_around_a_dialog_has_been_visible(story: str, grader: GraderThread) -> None:
    (asked,) = [one for one in STORIES if one.component == "dialog" and one.export == story]
    css = ".w{animation:v .3s ease-out}@keyframes v{from{opacity:0;transform:translateY(8px)}to{opacity:1}}"
    result = grader.submit(dict(wrapped(asked, *styled(css))), asked).result()
    assert result.passed, result


def test_only_a_look_of_its_own_needs_a_second_one(grader: GraderThread) -> None:
    """Attributes that no style reads change no look; other elements, classes, styles and texts do."""
    ((path, source),) = FIRST["badge"].solution.items()
    same = source.replace("<span ", "<span data-run='1' id='run' ")
    other = source.replace("<span ", "<span class='run' ")
    inside = source.replace("<span ", "<b><span ").replace("</span>", "</span></b>")
    assert source.count("<span ") == 1 and "style=" in source
    for text, looks in ((same, 0), (other, 1), (inside, 1)):
        before = grader.looks
        (result,) = grader.grade_many([({path: text}, FIRST["badge"])])
        assert result.passed and grader.looks - before == looks, (result, text)


# how the code asks whether a person clicked
ASKING = {
    "member": ("append(event)", "event.isTrusted"),
    "computed": ("append(event)", "event['is' + 'Trusted']"),
    "in pieces": ("append(event)", "event['isT' + 'rusted']"),
    "of all values": ("append(event)", "Object.values(event)[0]"),
    "detail": ("append(event)", "event.detail"),
    "destructured": ("append({ isTrusted })", "isTrusted"),
}


@pytest.mark.parametrize("asking", fast_only({"in pieces", "of all values", "detail"}, ASKING))
def test_what_only_the_clicks_of_a_play_do_fails(asking: str, grader: GraderThread) -> None:
    (story,) = [story for story in STORIES if story.id == "list.stories.tsx#appending"]
    ((path, source),) = story.solution.items()
    head, asked = ASKING[asking]
    for when, passes in ((f"if (!{asked}) ", False), (f"if ({asked} !== undefined) ", True)):
        text = source.replace("append()", head).replace("list.insert(", f"{when}list.insert(")
        assert text.count(when) == 1
        (result,) = grader.grade_many([({path: text}, story)])
        assert result.passed == passes, (when, result)
        assert passes or any(error.startswith("elsewhere: ") for error in result.errors), result.errors


# the same for a key: what the handler gets, and how its code asks
ASKING_OF_KEYS = {
    "member": ("event", "event.isTrusted"),
    "in pieces": ("event", "event['isT' + 'rusted']"),
    "key code": ("event", "event.keyCode"),
    "destructured": ("{ key, which }", "which"),
}


@pytest.mark.parametrize("asking", fast_only({"in pieces", "key code"}, ASKING_OF_KEYS))
def test_what_only_the_keys_of_a_play_do_fails(asking: str, grader: GraderThread) -> None:
    (story,) = [story for story in STORIES if story.id == "patterns/tooltip.stories.tsx#onFocus"]
    ((path, source),) = story.solution.items()
    given, asked = ASKING_OF_KEYS[asking]
    key = "key" if given.startswith("{") else "event.key"
    for when, passes in ((f"!{asked} && ", False), (f"{asked} !== undefined && ", True)):
        text = source.replace("key: ({ key }) => key ===", f"key: ({given}) => {when}{key} ===")
        assert text.count(when) == 1
        (result,) = grader.grade_many([({path: text}, story)])
        assert result.passed == passes, (when, result)
        assert passes or any(error.startswith("elsewhere: ") for error in result.errors), result.errors


def test_a_play_that_a_persons_keys_end_otherwise_is_judged_by_its_own(grader: GraderThread) -> None:
    """Tab at the end of a modal dialog goes to the browser's own window, which the play's keyboard does not have."""
    (story,) = [story for story in STORIES if story.id == "patterns/dialog.stories.tsx#trap"]
    ((path, source),) = story.solution.items()
    (result,) = grader.grade_many([({path: f"{source}\nconst asked = (event) => event.isTrusted\n"}, story)])
    assert result.passed, result


@pytest.mark.slow
def test_right_variants_with_styles_of_their_own_pass(grader: GraderThread) -> None:
    """Fading in, other windows, the dark, shadows, focus and scrolling, each over stories of many components."""
    assert rejected(grader, VARIANTS, STORIES) == {}


def test_no_reference_solution_needs_a_look_for_its_code() -> None:
    """Save the patterns with keyboards, which look up what to do by the name of a key or a part."""
    read = [story for story in STORIES if not story.id.startswith("patterns/")]
    assert [story.id for story in read if not is_plain(story.solution)] == []
