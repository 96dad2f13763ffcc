"""One small story that has a part for every fault to spoil, and words that also stand where nothing may change."""

from pathlib import Path

from stages.pipeline.records import Story
from stages.stories import parse_story_file
from stages.stories.splits import Splits

FIELD = """\
export const SaveField = () => (
  <form data-kind="Save" aria-label="Save">
    <label for="field">
      Save
    </label>
    <input type="text" id="field" required aria-describedby="hint" data-variant="primary" />
    <p id="hint" style={{ color: '#000000' }}>Save our work</p>
    <a href="/Save">Go to Save</a>
    <a href="/Leave" aria-current="page">Leave</a>
  </form>
)
"""
STORIES = """\
import { story } from 'plaited/testing'
import { SaveField } from './field.tsx'

export const save = story({
  intent: 'Create a Save field labelled "Save" with the hint "Save our work"',
  template: SaveField,
  async play({ assert, findByText, accessibilityCheck }) {
    const label = await findByText('Save')
    const Save = document.querySelector('[aria-label="Save"]')
    assert({ given: 'a label', should: 'Save itself', actual: label?.textContent.trim(), expected: `Save` })
    assert({ given: 'a form', should: 'be named', actual: Save?.tagName, expected: 'FORM' })
    const hint = await findByText('Save our work')
    assert({ given: 'a hint', should: 'be there', actual: hint?.tagName, expected: 'P' })
    await accessibilityCheck({})
  },
})
"""


def field_story(folder: Path) -> Story:
    """The story, read from files that are written into `folder`."""
    (folder / "field.tsx").write_text(FIELD)
    (folder / "field.stories.tsx").write_text(STORIES)
    return parse_story_file(folder / "field.stories.tsx", Splits())[0]
