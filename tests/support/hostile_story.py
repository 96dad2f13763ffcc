"""The story that every hostile candidate pretends to solve, and one of them by name."""

from repository import ROOT

from stages.pipeline.records import Contract, Story

FOLDER = ROOT / "tests/grader/hostile"
NAMES = sorted(path.stem for path in FOLDER.glob("*.tsx"))

_STORY = """\
import { story } from 'plaited/testing'
import { Target } from './target.tsx'
export const target = story({
  intent: 'A button that mutes',
  template: Target,
  async play({ assert, findByText, fireEvent, accessibilityCheck }) {
    const button = await findByText('Mute')
    assert({ given: 'the label', should: 'be in a button', actual: button?.tagName, expected: 'BUTTON' })
    assert({
      given: 'no click', should: 'be released',
      actual: button?.getAttribute('aria-pressed'), expected: 'false',
    })
    if (button) await fireEvent(button, 'click')
    assert({
      given: 'a click', should: 'be pressed',
      actual: button?.getAttribute('aria-pressed'), expected: 'true',
    })
    await accessibilityCheck({})
  },
})
"""
SOLUTION = """\
import { bElement } from 'plaited/ui'
export const Target = bElement({
  tag: 'mute-button',
  shadowDom: (
    <button type="button" p-target="button" p-trigger={{ click: 'toggle' }} aria-pressed="false">
      Mute
    </button>
  ),
  bProgram({ $ }) {
    const [button] = $('button')
    return { toggle() { button.attr('aria-pressed', 'true') } }
  },
})
"""
STORY = Story(
    id="target.stories.tsx#target",
    component="target",
    file="target.stories.tsx",
    export="target",
    intent="A button that mutes",
    split="train",
    contract=Contract(path="target.tsx", export="Target"),
    files={"target.stories.tsx": _STORY},
    solution={"target.tsx": SOLUTION},
)


def hostile(name: str, port: int = 9) -> dict[str, str]:
    return {"target.tsx": (FOLDER / f"{name}.tsx").read_text("utf-8").replace("PORT", str(port))}
