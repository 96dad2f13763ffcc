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


@pytest.mark.parametrize("kind", [*STYLES, *SOURCES])
def test_a_hidden_solution_fails_and_says_what_is_not_seen(kind: str, grader: GraderThread) -> None:
    if kind in STYLES:
        around = AROUND.get(kind, "<div class='w'>{}</div>")
        before, body = "", f"<div stylesheets={{[{STYLES[kind]!r}]}}>{around}</div>"
    else:
        before, body = SOURCES[kind]
    pairs = []
    for component in SHOWN:
        story = FIRST[component]
        ((path, source),) = story.solution.items()
        name = story.contract.export
        inner = re.sub(rf"\b{name}\b", "Inner", source.replace(f"export const {name}", "const Inner"))
        rendered = body.replace("{}", "<Inner {...props} />", 1)
        pairs.append(({path: f"{before}{inner}\nexport const {name} = (props: any) => (\n  {rendered}\n)\n"}, story))
    for (_, story), result in zip(pairs, grader.grade_many(pairs), strict=True):
        assert not result.passed, (story.id, result)
        assert any(error.startswith(("hidden: ", "extra: ", "a11y: color-contrast")) for error in result.errors), result
