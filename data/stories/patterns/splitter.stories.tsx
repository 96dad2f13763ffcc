import { story } from 'plaited/testing'
import { FoldSplitter, SideSplitter } from './splitter.tsx'

export const side = story({
  intent:
    'Build a window splitter: beside a section labelled "Chapters" with the text "Prologue", 200 pixels wide, stands a vertical separator that can get the focus, controls the section and carries its label (aria-label), with values from 100 to 400, at 200. The value is the width of the section in pixels: the right arrow key makes it 20 wider, the left arrow key 20 narrower, Home and End go to the ends; it never leaves the range.',
  template: SideSplitter,
  async play({ assert, findByAttribute, findByText, press, focused, accessibilityCheck }) {
    const bar = await findByAttribute('role', 'separator')
    const pane = (await findByText('Prologue'))?.closest('section, [role="region"]')
    const after = async (keys) => {
      for (const key of keys) await press(key)
      return [Number(bar?.getAttribute('aria-valuenow')), pane?.getBoundingClientRect().width]
    }
    assert({ given: 'a separator', should: 'control the section and carry its label', actual: [bar?.getAttribute('aria-label'), pane?.getAttribute('aria-label'), Boolean(pane?.id) && bar?.getAttribute('aria-controls') === pane?.id], expected: ['Chapters', 'Chapters', true] })
    assert({ given: 'a separator', should: 'be vertical with its range', actual: ['orientation', 'valuemin', 'valuemax'].map((name) => bar?.getAttribute(`aria-${name}`)), expected: ['vertical', '100', '400'] })
    assert({ given: 'Tab', should: 'reach it', actual: [await after(['Tab']), Boolean(bar) && focused() === bar], expected: [[200, 200], true] })
    assert({ given: 'the right and left arrows', should: 'change the width by 20', actual: [await after(['ArrowRight', 'ArrowRight']), await after(['ArrowLeft'])], expected: [[240, 240], [220, 220]] })
    await accessibilityCheck({})
    assert({ given: 'End and Home', should: 'go to the ends, which arrows do not pass', actual: [await after(['End']), await after(['ArrowRight']), await after(['Home']), await after(['ArrowLeft'])], expected: [[400, 400], [400, 400], [100, 100], [100, 100]] })
    await accessibilityCheck({})
  },
})

export const fold = story({
  intent:
    'Build a window splitter that folds: below a section labelled "Messages" with the text "Nothing new" lies a horizontal separator that can get the focus, controls the section and carries its label (aria-label), at the value 40. The down and up arrow keys add and take 5. Enter folds the section: the value is 0 and the section hidden; Enter again brings back the value from before and the section.',
  template: FoldSplitter,
  async play({ assert, findByAttribute, findByText, press, focused, accessibilityCheck }) {
    const bar = await findByAttribute('role', 'separator')
    const pane = (await findByText('Nothing new'))?.closest('section, [role="region"]')
    const after = async (keys) => {
      for (const key of keys) await press(key)
      return [bar?.getAttribute('aria-valuenow'), pane?.checkVisibility()]
    }
    assert({ given: 'a separator', should: 'control the section and carry its label', actual: [bar?.getAttribute('aria-label'), pane?.getAttribute('aria-label'), Boolean(pane?.id) && bar?.getAttribute('aria-controls') === pane?.id], expected: ['Messages', 'Messages', true] })
    assert({ given: 'Tab', should: 'reach it, lying flat', actual: [await after(['Tab']), Boolean(bar) && focused() === bar, bar?.getAttribute('aria-orientation') ?? 'horizontal'], expected: [['40', true], true, 'horizontal'] })
    assert({ given: 'arrows', should: 'change the value by 5', actual: [await after(['ArrowDown', 'ArrowDown']), await after(['ArrowUp'])], expected: [['50', true], ['45', true]] })
    assert({ given: 'Enter', should: 'fold the section', actual: await after(['Enter']), expected: ['0', false] })
    await accessibilityCheck({})
    assert({ given: 'Enter again', should: 'bring it back as it was', actual: [await after(['Enter']), Boolean(bar) && focused() === bar], expected: [['45', true], true] })
    await accessibilityCheck({})
  },
})
