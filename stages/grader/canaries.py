"""Candidates whose verdict is known. A broken grader that fails everything looks stable; these tell it apart."""

from collections.abc import Mapping
from typing import NamedTuple

from stages.pipeline.records import Contract, Story, StoryResult

_STORY = """\
import { story } from 'plaited/testing'
import { Canary } from './canary.tsx'
export const canary = story({
  intent: 'A green button that says how often it was pressed',
  template: Canary,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const button = await findByText('Pressed 0')
    assert({ given: 'the text', should: 'be in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({
      given: 'green', should: 'be its background',
      actual: button && getComputedStyle(button).backgroundColor, expected: 'rgb(20, 108, 46)',
    })
    if (button) await fireEvent(button, 'click')
    assert({ given: 'a click', should: 'count', actual: !!(await findByText('Pressed 1')), expected: true })
    await accessibilityCheck({})
  },
})
"""
_GOOD = """\
import { bElement } from 'plaited/ui'
export const Canary = bElement({
  tag: 'storyloop-canary',
  shadowDom: (
    <button type="button" p-target="button" p-trigger={{ click: 'add' }} style={{ color: '#ffffff', backgroundColor: '#146c2e' }}>
      Pressed 0
    </button>
  ),
  bProgram({ $ }) {
    const [button] = $('button')
    let n = 0
    return { add() { button.render(`Pressed ${++n}`) } }
  },
})
"""  # noqa: E501

STORY = Story(
    id="canary.stories.tsx#canary",
    component="canary",
    file="canary.stories.tsx",
    export="canary",
    intent="A green button that says how often it was pressed",
    split="train",
    contract=Contract(path="canary.tsx", export="Canary"),
    files={"canary.stories.tsx": _STORY},
    solution={"canary.tsx": _GOOD},
)


class Canary(NamedTuple):
    what: str
    files: Mapping[str, str]
    passed: bool
    a11y: bool
    assertions: int
    hint: str = ""  # what is usually behind a wrong verdict


CANARIES = (
    Canary("a right solution", STORY.solution, True, True, 3),
    Canary("a button that does not count", {"canary.tsx": _GOOD.replace("++n", "n")}, False, True, 2),
    Canary(
        "green on green",
        {"canary.tsx": _GOOD.replace("#ffffff", "#2f8f4c")},
        False,
        False,
        3,
        "a browser that finds no font draws no text: install one, such as the package fonts-dejavu-core",
    ),
    Canary(
        "a component that throws",
        {"canary.tsx": "export const Canary = () => { throw 1 }\n"},
        False,
        False,
        0,
    ),
)


def judged_wrongly(canary: Canary, result: StoryResult) -> str | None:
    """What is wrong with the grader, if this result says that something is."""
    expected = (canary.passed, canary.a11y, canary.assertions)
    if (result.passed, result.a11yPassed, result.passedAssertions) == expected:
        return None
    return (
        f"the grader judges {canary.what} wrongly: passed {result.passed}, accessible {result.a11yPassed}, "
        f"{result.passedAssertions} assertions, errors {list(result.errors)}; nothing it says can be trusted"
        + (f" ({canary.hint})" if canary.hint else "")
    )
