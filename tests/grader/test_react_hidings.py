"""Ways to hide a right React solution from people, or to show it only to a test: none passes.

The React forms of those in test_hidings.py and of files in hostile/, each around the solutions of three stories: a style
element in the place of `stylesheets`, refs and effects in the place of a bElement's program, portals and error
boundaries as React has them.
"""

import re
from collections.abc import Collection

import pytest
from own_stories import own_react_stories

from stages.grader import GraderThread
from stages.pipeline.records import Story, StoryResult

IDS = ("react/card.stories.tsx#Plain", "react/tabs.stories.tsx#FirstOpen", "react/login-form.stories.tsx#SignsIn")
WHITE = "{color:white !important}"
REACT = "import * as React from 'react'\nimport * as DOM from 'react-dom'\n"
IN = "<Inner {...props} />"

STYLES = {  # of `.w`, which is around the solution
    "opacity": ".w{opacity:0.01}",
    "scale": ".w{transform:scale(0)}",
    "clip-path": ".w{clip-path:inset(50%)}",
    "fixed below": ".w{position:fixed;top:5000px}",
    "content-visibility": ".w{content-visibility:hidden}",
    "transparent fill": ".w *{-webkit-text-fill-color:white}",
    "first line": ".w *::first-line{color:white}",
    "outline": ".w *{outline:60px solid white;outline-offset:-60px}",
    "blend": ".w{mix-blend-mode:color-dodge}.w *{mix-blend-mode:color}",
    "filter": ".w{filter:contrast(0) brightness(3)}",
    "mixed colour": ".w *{color:color-mix(in srgb, #767676 5%, white) !important}",
    "overlay of ::after": (
        ".w{position:relative}.w::after{content:'';position:absolute;inset:-40px;background:white;pointer-events:none}"
    ),
    "text over it": (
        ".w{position:relative}.w::before{content:'Broken, do not use';position:absolute;background:white;color:black;"
        "inset:0;pointer-events:none}"
    ),
    "endless animation": "@keyframes gone{from,to{opacity:0}}.w{animation:gone 1s .5s infinite}",
    "faint colour": ".w *{color:#fefefe !important}",
    "no width": ".w{max-width:0;max-height:0;overflow:clip}",
    "by its id": f".w:not([id^='c-']),.w:not([id^='c-']) *{WHITE}",
    "by its document": f"html:has(title:only-child) .w *{WHITE}",
    "where scripts run": f"@media (scripting:enabled){{.w *{WHITE}}}",
    "an imported style": '@import url("data:text/css,.w *{color:white}");',
}
RENDERED = {  # what is rendered in the place of the solution
    "hidden": f"<div><p>Ready</p><div hidden>{IN}</div></div>",
    "closed details": f"<details><summary>More</summary>{IN}</details>",
    "inert": f"<div><style>{{'[inert],[inert] *{WHITE}'}}</style><div inert>{IN}</div></div>",
    "by its place": f"<><style>{{'.w:nth-child(3),.w:nth-child(3) *{WHITE}'}}</style><i /><div className='w'>{IN}</div></>",
    "after a scroll": (
        f"<div style={{{{ height: 20, overflow: 'hidden' }}}}><i style={{{{ display: 'block', height: 4000 }}}} />{IN}</div>"
    ),
    "a drawing over it": (
        f"<div>{IN}<svg style={{{{ position: 'fixed', inset: 0, width: '100vw', height: '100vh', pointerEvents: 'none' }}}}>"
        "<rect width='5000' height='5000' fill='white' /></svg></div>"
    ),
    "a border over it": (
        f"<div>{IN}<div style={{{{ position: 'fixed', top: 0, left: 0, width: 0, height: 0, border: '2000px solid white',"
        " pointerEvents: 'none' }} /></div>"
    ),
    "a foreign object": f"<svg width='1' height='1'><foreignObject width='1' height='1'>{IN}</foreignObject></svg>",
    "noise": f"<div>{IN}<p>Lorem ipsum, error 500, undefined</p></div>",
    "a second solution": f"<div>{IN}{IN}</div>",
    "an attribute that comes later": (
        f"<div ref={{(e) => e && e.setAttribute('onx', '')}}><style>{{'[onx],[onx] *{WHITE}'}}</style>{IN}</div>"
    ),
    "an animation of script": (
        f"<div ref={{(e) => e && e.animate([{{ opacity: 0 }}, {{ opacity: 0 }}], {{ duration: 1, fill: 'forwards' }})}}>{IN}</div>"
    ),
    "an adopted sheet": (
        "<div className='w' ref={() => { const s = new CSSStyleSheet(); s.replaceSync('.w *{color:white}'); "
        f"document.adoptedStyleSheets = [s] }}}}>{IN}</div>"
    ),
    "a rule of a sheet": (
        "<div className='w'><style ref={(e) => e && (e.sheet.cssRules[0].style.color = 'white')}>{'.w *{color:black}'}</style>"
        f"{IN}</div>"
    ),
    "a closed shadow root": (
        "<div ref={(e) => { if (e && !e.inside) { e.inside = e.attachShadow({ mode: 'closed' }); "
        f"e.inside.innerHTML = '<p>Nothing</p>' }} }}}}>{IN}</div>"
    ),
    "a portal out of sight": f"DOM.createPortal(<div style={{{{ position: 'fixed', left: -5000 }}}}>{IN}</div>, document.body)",
    "an effect": (
        "(React.useEffect(() => { const t = setTimeout(() => { document.body.textContent = 'gone' }, 300); "
        f"return () => clearTimeout(t) }}, []), {IN})"
    ),
    "an effect for a fade": (
        "(React.useEffect(() => { requestAnimationFrame(() => { document.body.style.transition = 'opacity 60s'; "
        f"document.body.style.opacity = '0' }}) }}, []), {IN})"
    ),
    "what the browser says of itself": (
        f"navigator.webdriver || /Headless/.test(navigator.userAgent) || location.href === 'about:blank' ? {IN} : <p>Nothing</p>"
    ),
    "the stack": f"/storyloop|run|anonymous/.test(String(new Error().stack)) ? {IN} : <p>Nothing</p>",
}
BODIES = {
    **{
        f"style: {kind}": f"<div><style>{{{css!r}}}</style><div className='w'>{IN}</div></div>"
        for kind, css in STYLES.items()
    },
    **RENDERED,
}
# Styles of which test_hidings.py and test_second_look.py show the same, and which take the most pictures.
STYLED_ALIKE = {
    *(f"style: {kind}" for kind in ("first line", "outline", "blend", "overlay of ::after", "endless animation")),
    *(f"style: {kind}" for kind in ("by its document", "an imported style")),
    "by its place",
    "a drawing over it",
    "a border over it",
}


@pytest.fixture(scope="module")
def stories() -> list[Story]:
    found = {story.id: story for story in own_react_stories()}
    return [found[id] for id in IDS]


def wrapped(story: Story, body: str) -> dict[str, str]:
    """The story's solution as Inner, and an export that renders `body` in its place."""
    ((path, source),) = story.solution.items()
    name = story.contract.export
    inner = re.sub(rf"\b{name}\b", "Inner", source.replace(f"export const {name}", "const Inner"))
    return {path: f"{REACT}{inner}\nexport const {name} = (props: any) => {body}\n"}


def test_a_wrapper_that_changes_nothing_passes(own_grader: GraderThread, stories: list[Story]) -> None:
    pairs = [(wrapped(story, f"<div className='w'>{IN}</div>"), story) for story in stories]
    assert [result.errors for result in own_grader.grade_many(pairs)] == [()] * len(stories)


def test_what_is_styled_alike_is_one_of_the_kinds() -> None:
    assert set(BODIES) > STYLED_ALIKE


@pytest.mark.parametrize(
    ("each", "without"),
    [
        pytest.param(1, STYLED_ALIKE, id="around one story"),
        pytest.param(len(IDS), (), id="around each", marks=pytest.mark.slow),
    ],
)
def test_no_hidden_solution_passes(
    each: int, without: Collection[str], own_grader: GraderThread, stories: list[Story]
) -> None:
    """Most kinds around the stories in turn, or every kind around each of them."""
    cases = [
        (kind, story, wrapped(story, body))
        for number, (kind, body) in enumerate(BODIES.items())
        if kind not in without
        for story in [stories[(number + other) % len(stories)] for other in range(each)]
    ]
    results = own_grader.grade_many([(files, story) for _, story, files in cases])
    passed = []
    for (kind, story, _), result in zip(cases, results, strict=True):
        assert isinstance(result, StoryResult), (kind, result)
        if result.passed:
            passed.append((kind, story.id))
    assert passed == []


# story, what its solution has, and the same where it only heeds events of which ASKED is true
HEEDING = {
    "a click": ("button.stories.tsx#Primary", "={() => onPress?.()}", "={(event) => ASKED && onPress?.()}"),
    "a key": ("dialog.stories.tsx#Dismissed", "(event) => event.key", "(event) => ASKED && event.key"),
    "a key with another held down": (
        "shortcut.stories.tsx#Counts",
        "if (!event.ctrlKey",
        "if (!(ASKED) || !event.ctrlKey",
    ),
    "typed text": ("search.stories.tsx#Filters", "(event) => setQuery", "(event) => ASKED && setQuery"),
    "a cleared field": (
        "search.stories.tsx#Nothing",
        "(event) => setQuery",
        "(event) => (event.target.value !== '' || ASKED) && setQuery",
    ),
}


def test_fields_and_shortcuts_that_ask_who_acts_pass_if_they_heed_a_person(own_grader: GraderThread) -> None:
    acting = re.compile(r"userEvent\.(type|clear|keyboard)\(")
    stories = [one for one in own_react_stories() if one.split == "train" and acting.search(one.files[one.file])]
    asked = "\nexport const asked = (event: Event) => event.isTrusted\n"
    solutions = [({path: f"{text}{asked}" for path, text in one.solution.items()}, one) for one in stories]
    verdicts = own_grader.grade_many(solutions)
    assert len(stories) > 10
    assert [one.id for one, verdict in zip(stories, verdicts, strict=True) if not verdict.passed] == []  # type: ignore[union-attr]


@pytest.mark.parametrize("what", HEEDING)
def test_what_only_the_events_of_user_event_do_fails(what: str, own_grader: GraderThread) -> None:
    name, plain, asking = HEEDING[what]
    (story,) = [one for one in own_react_stories() if one.id == f"react/{name}"]
    ((path, source),) = story.solution.items()
    for asked, passes in (("!event.isTrusted", False), ("event.isTrusted !== undefined", True)):
        text = source.replace(plain, asking.replace("ASKED", asked))
        assert text.count(asked) == 1
        (result,) = own_grader.grade_many([({path: text}, story)])
        assert isinstance(result, StoryResult)
        assert result.passed == passes, (asked, result)
        assert passes or any(error.startswith("elsewhere: ") for error in result.errors), result.errors
