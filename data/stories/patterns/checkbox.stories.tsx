import { story } from 'plaited/testing'
import { DrawnCheckbox, NativeCheckbox } from './checkbox.tsx'

export const drawn = story({
  intent:
    'Make a group labelled "Sandwich" of three elements with the role checkbox, all in the tab order: "All condiments" controls the two others (aria-controls) and is mixed, "Lettuce" is checked, "Tomato" is not. Space checks the focused one or takes that back. The first is checked when both others are, not checked when none is, and mixed otherwise; Space on it while it is mixed or not checked checks both, and while it is checked unchecks both.',
  template: DrawnCheckbox,
  async play({ assert, findByText, press, focused, accessibilityCheck }) {
    const boxes = [await findByText('All condiments'), await findByText('Lettuce'), await findByText('Tomato')].map((text) => text?.closest('[role="checkbox"]'))
    const after = async (keys) => {
      for (const key of keys) await press(key)
      return boxes.map((box) => box?.getAttribute('aria-checked'))
    }
    const controlled = (boxes[0]?.getAttribute('aria-controls') ?? '').split(' ')
    assert({ given: 'checkboxes', should: 'be in a group with its label', actual: boxes.map((box) => box?.closest('[role="group"], fieldset')?.getAttribute('aria-label')), expected: ['Sandwich', 'Sandwich', 'Sandwich'] })
    assert({ given: 'the first', should: 'control the others', actual: boxes.slice(1).map((box) => Boolean(box?.id) && controlled.includes(box?.id ?? '')), expected: [true, true] })
    assert({ given: 'no key yet', should: 'be mixed', actual: await after([]), expected: ['mixed', 'true', 'false'] })
    assert({ given: 'Space at the mixed one, and again', should: 'check both, then uncheck both', actual: [await after(['Tab', 'Space']), await after(['Space'])], expected: [['true', 'true', 'true'], ['false', 'false', 'false']] })
    assert({ given: 'Space at the one that is not checked', should: 'check both', actual: await after(['Space']), expected: ['true', 'true', 'true'] })
    assert({ given: 'Space at the second', should: 'uncheck it and make the first mixed', actual: [await after(['Tab', 'Space']), focused()?.textContent], expected: [['mixed', 'false', 'true'], 'Lettuce'] })
    await accessibilityCheck({})
    assert({ given: 'Space at the third, and at the second', should: 'uncheck the first, and make it mixed again', actual: [await after(['Tab', 'Space']), await after(['Shift+Tab', 'Space'])], expected: [['false', 'false', 'false'], ['mixed', 'true', 'false']] })
    await accessibilityCheck({})
  },
})

export const native = story({
  intent:
    'Make a fieldset with the legend "Newsletters" and three checkboxes of the browser, labelled "Every topic", "Gardening" and "Astronomy", of which only the last is checked. The first is checked when both others are, unchecked when none is, and otherwise indeterminate, as it is at first. Checking it checks both others, unchecking it unchecks both.',
  template: NativeCheckbox,
  async play({ assert, findByText, press, accessibilityCheck }) {
    const boxes = [await findByText('Every topic'), await findByText('Gardening'), await findByText('Astronomy')].map((text) => text?.closest('label')?.control)
    const after = async (keys) => {
      for (const key of keys) await press(key)
      return boxes.map((box) => (box?.indeterminate ? 'mixed' : box?.checked))
    }
    assert({ given: 'checkboxes', should: 'be in a fieldset with its legend', actual: boxes.map((box) => [box?.type, box?.closest('fieldset')?.querySelector('legend')?.textContent]), expected: [['checkbox', 'Newsletters'], ['checkbox', 'Newsletters'], ['checkbox', 'Newsletters']] })
    assert({ given: 'no key yet', should: 'be indeterminate', actual: await after([]), expected: ['mixed', false, true] })
    assert({ given: 'Space at the first, and again', should: 'check both, then uncheck both', actual: [await after(['Tab', 'Space']), await after(['Space'])], expected: [[true, true, true], [false, false, false]] })
    assert({ given: 'Space at the second', should: 'make the first indeterminate', actual: await after(['Tab', 'Space']), expected: ['mixed', true, false] })
    await accessibilityCheck({})
    assert({ given: 'Space at the third', should: 'check the first', actual: await after(['Tab', 'Space']), expected: [true, true, true] })
    assert({ given: 'both unchecked', should: 'uncheck the first', actual: await after(['Space', 'Shift+Tab', 'Space']), expected: [false, false, false] })
    await accessibilityCheck({})
  },
})
