"""Ways to hide a right solution by what a copy of the page, a test or a glance would not see: none passes.

They were found to pass a grader that judged a copy. Each goes around three solutions in dark letters on white.
"""

import re

import pytest
from own_stories import own_stories

from stages.grader import GraderThread

FIRST = {}
for _story in own_stories():
    FIRST.setdefault(_story.component, _story)
SHOWN = ("card", "tabs", "form")
WHITE = "{color:white !important}"
IMPORT = "import { bElement } from 'plaited/ui'\n"

# kind -> style of `.w` and around it
STYLES = {
    "clip-path": ".w{clip-path:inset(50%)}",
    "fixed below": ".w{position:fixed;top:5000px}",
    "transparent fill": ".w *{-webkit-text-fill-color:white}",
    "first line": ".w *::first-line{color:white}",
    "overlay of ::after": (
        ".w{position:relative}.w::after{content:'';position:absolute;inset:-40px;background:white;pointer-events:none}"
    ),
    "text over it": (
        ".w{position:relative}.w::before{content:'Broken, do not use';position:absolute;background:white;color:black;"
        "inset:0;pointer-events:none}"
    ),
    "one letter in a faint colour": ".w *{color:#fefefe !important}",
    "no width": ".w{max-width:0;max-height:0;overflow:clip}",
    "after a scroll": ".s{height:20px;overflow:hidden}.s i{display:block;height:4000px}",
    "by its place": f".w:nth-child(2),.w:nth-child(2) *{WHITE}",
    "by an id": f".w[id]:not([id^='c-']),.w:not([id^='c-']) *{WHITE}",
    "by its document": f"html:has(title:only-child) .w *{WHITE}",
    "where scripts run": f"@media (scripting:enabled){{.w *{WHITE}}}",
    "inert": f"[inert],[inert] *{WHITE}",
}
AROUND = {
    "after a scroll": "<div class='s'><i></i><div class='w'>{}</div></div>",
    "by its place": "<><template></template><div class='w'>{}</div></>",
    "by an id": "<div class='w' id='wrap'>{}</div>",
    "inert": "<div class='w' inert>{}</div>",
}

# kind -> (what comes before the solution, what is rendered)
SOURCES = {
    "a drawing over it": (
        "",
        "<div stylesheets={['.o{position:fixed;inset:0;width:100vw;height:100vh;pointer-events:none;z-index:9}']}>{}"
        "<svg class='o'><rect width='5000' height='5000' fill='white'></rect></svg></div>",
    ),
    "a state of its host": (
        IMPORT + "const Host = bElement({ tag: 'z-host', shadowDom: <slot></slot>, "
        "bProgram({ internals }) { (internals as any).states.add('on') } })\n",
        "<div stylesheets={['z-host:state(on),z-host:state(on) *{color:white}']}><Host>{}</Host></div>",
    ),
    "an attribute that comes later": (
        IMPORT + "const Mark = bElement({ tag: 'z-mark', shadowDom: <i></i>, "
        "bProgram({ host }) { host.parentElement!.setAttribute('onx', '') } })\n",
        "<div stylesheets={['[onx],[onx] *{color:white}']}>{}<Mark /></div>",
    ),
    "an animation of script": (
        IMPORT + "const Mark = bElement({ tag: 'z-mark', shadowDom: <i></i>, bProgram({ host }) { "
        "host.parentElement!.animate([{ opacity: 0 }, { opacity: 0 }], { duration: 1, fill: 'forwards' }) } })\n",
        "<div>{}<Mark /></div>",
    ),
    "an imported style": (
        "",
        "<div><style trusted>{'@import url(\"data:text/css,.w *{color:white}\");'}</style><div class='w'>{}</div></div>",
    ),
}


# Every kind around one of the stories in turn in the fast tests, and around all of them in the slow ones.
AROUND_ONE = [(kind, (SHOWN[number % len(SHOWN)],)) for number, kind in enumerate([*STYLES, *SOURCES])]


@pytest.mark.parametrize(
    ("kind", "components"),
    [*AROUND_ONE, *(pytest.param(kind, SHOWN, marks=pytest.mark.slow) for kind, _ in AROUND_ONE)],
)
def test_a_hidden_solution_fails_and_says_what_is_not_seen(
    kind: str, components: tuple[str, ...], grader: GraderThread
) -> None:
    if kind in STYLES:
        around = AROUND.get(kind, "<div class='w'>{}</div>")
        before, body = "", f"<div stylesheets={{[{STYLES[kind]!r}]}}>{around}</div>"
    else:
        before, body = SOURCES[kind]
    pairs = []
    for component in components:
        story = FIRST[component]
        ((path, source),) = story.solution.items()
        name = story.contract.export
        inner = re.sub(rf"\b{name}\b", "Inner", source.replace(f"export const {name}", "const Inner"))
        rendered = body.replace("{}", "<Inner {...props} />", 1)
        pairs.append(({path: f"{before}{inner}\nexport const {name} = (props: any) => (\n  {rendered}\n)\n"}, story))
    for (_, story), result in zip(pairs, grader.grade_many(pairs), strict=True):
        assert not result.passed, (story.id, result)
        assert any(error.startswith(("hidden: ", "extra: ", "a11y: color-contrast")) for error in result.errors), result


# what styles text by a part of its own, in the shadow root that holds the texts -> how the error begins
PARTS = {
    "*::first-line{color:white}": "hidden: the text “Headline” cannot be seen",
    "*::first-letter{color:white}": "hidden: the text “Headline” is only seen in part",
    "*::first-line{font-size:0}": "hidden: the text “Headline” has no size",
}


@pytest.mark.parametrize("css", PARTS)
def test_texts_of_a_shadow_root_are_hidden_by_a_style_in_it(css: str, grader: GraderThread) -> None:
    """The same style around the component does not reach them: it hides nothing, and passes."""
    story = FIRST["input"]
    ((path, source),) = story.solution.items()
    inside = source.replace("<div>", f"<div stylesheets={{[{css!r}]}}>", 1)
    name = story.contract.export
    inner = source.replace(f"export const {name}", "const Inner")
    around = f"{inner}\nexport const {name} = () => <div class='w' stylesheets={{[{'.w ' + css!r}]}}><Inner /></div>\n"
    hidden, shown = grader.grade_many([({path: inside}, story), ({path: around}, story)])
    assert not hidden.passed and hidden.errors[0].startswith(PARTS[css]), hidden
    assert shown.passed, shown


PLACEHOLDERS = {
    "color:white": False,
    "color:#fafafa": False,
    "opacity:0": False,
    "font-size:0": False,
    "color:#999": True,
}


@pytest.mark.parametrize("css", PLACEHOLDERS)
def test_a_placeholder_that_cannot_be_read_fails(css: str, grader: GraderThread) -> None:
    stories = [story for story in own_stories() if any("placeholder=" in text for text in story.solution.values())]
    story = stories[0]
    ((path, source),) = story.solution.items()
    styled = source.replace("<input ", f"<input stylesheets={{['::placeholder{{{css}}}']}} ", 1)
    assert styled != source
    (result,) = grader.grade_many([({path: styled}, story)])
    assert result.passed == PLACEHOLDERS[css], result
    assert result.passed or "has a placeholder that cannot be read" in result.errors[0], result
