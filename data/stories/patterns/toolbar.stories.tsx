import { story } from 'plaited/testing'
import { AlignToolbar, PressToolbar } from './toolbar.tsx'

const order = (stops) => stops.map((stop) => stop?.tabIndex)

export const toggles = story({
  intent:
    'Build a toolbar labelled "Lettering" with three toggle buttons, "Bold", "Italic" and "Underline", of which only the last is pressed (aria-pressed). The toolbar is one stop in the tab order: at first its first button, later the button that had the focus last. The right and left arrow keys move the focus between the buttons, round at the ends; Home and End go to the first and the last. Enter or Space presses the focused button or releases it.',
  template: PressToolbar,
  async play({ assert, findByText, press, focused, accessibilityCheck }) {
    const buttons = [await findByText('Bold'), await findByText('Italic'), await findByText('Underline')].map((text) => text?.closest('button, [role="button"]'))
    const pressed = () => buttons.map((button) => button?.getAttribute('aria-pressed'))
    const after = async (key) => {
      await press(key)
      return focused()?.textContent
    }
    assert({ given: 'a toolbar', should: 'have its label', actual: buttons.map((button) => button?.closest('[role="toolbar"]')?.getAttribute('aria-label')), expected: ['Lettering', 'Lettering', 'Lettering'] })
    assert({ given: 'no key yet', should: 'be one stop with the last button pressed', actual: [order(buttons), pressed()], expected: [[0, -1, -1], ['false', 'false', 'true']] })
    assert({ given: 'arrows', should: 'move the focus, round at the ends', actual: [await after('Tab'), await after('ArrowRight'), await after('ArrowLeft'), await after('ArrowLeft'), await after('ArrowRight')], expected: ['Bold', 'Italic', 'Bold', 'Underline', 'Bold'] })
    assert({ given: 'End and Home', should: 'go to the last and the first', actual: [await after('End'), await after('Home')], expected: ['Underline', 'Bold'] })
    await press('ArrowRight')
    await press('Enter')
    assert({ given: 'Enter', should: 'press the focused button', actual: pressed(), expected: ['false', 'true', 'true'] })
    await accessibilityCheck({})
    await press('End')
    await press('Space')
    assert({ given: 'Space', should: 'release a pressed button', actual: [pressed(), order(buttons)], expected: [['false', 'true', 'false'], [-1, -1, 0]] })
    assert({ given: 'leaving and coming back', should: 'return to the last button', actual: [await after('Tab'), await after('Tab')], expected: [undefined, 'Underline'] })
    await accessibilityCheck({})
  },
})

export const radios = story({
  intent:
    'Build a toolbar labelled "Page layout" with a button "Paste", which is unavailable (aria-disabled) but can get the focus, and a radio group labelled "Direction" of two radio buttons, "Portrait", which is checked, and "Landscape". The toolbar is one stop in the tab order, at first its first button. The right and left arrow keys move the focus through all three and stop at the ends, without checking; Enter or Space checks the focused radio button.',
  template: AlignToolbar,
  async play({ assert, findByText, press, focused, accessibilityCheck }) {
    const paste = (await findByText('Paste'))?.closest('button, [role="button"]')
    const radios = [await findByText('Portrait'), await findByText('Landscape')].map((text) => text?.closest('[role="radio"]'))
    const checked = () => radios.map((radio) => radio?.getAttribute('aria-checked'))
    const group = radios[0]?.closest('[role="radiogroup"]')
    assert({ given: 'a toolbar', should: 'have its label and that of its radio group', actual: [paste?.closest('[role="toolbar"]')?.getAttribute('aria-label'), group?.getAttribute('aria-label'), Boolean(group?.contains(radios[1] ?? null))], expected: ['Page layout', 'Direction', true] })
    assert({ given: 'no key yet', should: 'be one stop with the first radio button checked', actual: [order([paste, ...radios]), checked(), paste?.getAttribute('aria-disabled')], expected: [[0, -1, -1], ['true', 'false'], 'true'] })
    await press('Tab')
    await press('ArrowLeft')
    assert({ given: 'the left arrow at the beginning', should: 'stay at the unavailable button', actual: focused()?.textContent, expected: 'Paste' })
    await press('ArrowRight')
    await press('ArrowRight')
    await press('ArrowRight')
    assert({ given: 'the right arrow', should: 'go on to the last and check nothing', actual: [focused()?.textContent, checked(), order([paste, ...radios])], expected: ['Landscape', ['true', 'false'], [-1, -1, 0]] })
    await press('Enter')
    assert({ given: 'Enter', should: 'check the focused radio button', actual: checked(), expected: ['false', 'true'] })
    await accessibilityCheck({})
    await press('ArrowLeft')
    await press('Space')
    assert({ given: 'the left arrow and Space', should: 'check the other', actual: [focused()?.textContent, checked()], expected: ['Portrait', ['true', 'false']] })
    await accessibilityCheck({})
  },
})
