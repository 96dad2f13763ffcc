import { story } from 'plaited/testing'
import { ArrowAccordion, SingleAccordion } from './accordion.tsx'

const attributes = (nodes, name) => nodes.map((node) => node?.getAttribute(name))
const visible = (nodes) => nodes.map((node) => node?.checkVisibility())

export const arrows = story({
  intent:
    'Build an accordion of three sections with headings of level 3 that hold a button each: "Passport" is open and says "Valid for ten years", "Driving licence" says "Bring a recent photo", "Parking permit" says "Costs ninety euros". Enter or Space on a button opens or closes its section alone (aria-expanded). Each text is in a region that is labelled by its button, and that the button controls. The down and up arrow keys move the focus between the buttons, round at the ends; Home and End go to the first and the last.',
  template: ArrowAccordion,
  async play({ assert, findByText, press, focused, accessibilityCheck }) {
    const heads = [await findByText('Passport'), await findByText('Driving licence'), await findByText('Parking permit')]
    const texts = [await findByText('Valid for ten years'), await findByText('Bring a recent photo'), await findByText('Costs ninety euros')]
    const parts = texts.map((text) => text?.closest('section, [role="region"]'))
    assert({ given: 'each button', should: 'be in a heading of level 3', actual: heads.map((head) => head?.closest('h3, [role="heading"][aria-level="3"]') !== null && head?.localName), expected: ['button', 'button', 'button'] })
    assert({ given: 'each text', should: 'be in a region that its button labels and controls', actual: parts.map((part, at) => Boolean(part?.id && heads[at]?.id) && part?.getAttribute('aria-labelledby') === heads[at]?.id && heads[at]?.getAttribute('aria-controls') === part?.id), expected: [true, true, true] })
    assert({ given: 'the first section', should: 'be open alone', actual: [attributes(heads, 'aria-expanded'), visible(texts)], expected: [['true', 'false', 'false'], [true, false, false]] })
    await press('Tab')
    await press('ArrowDown')
    const down = focused()?.textContent
    await press('Enter')
    assert({ given: 'the down arrow and Enter', should: 'open the second section, too', actual: [down, attributes(heads, 'aria-expanded'), visible(texts)], expected: ['Driving licence', ['true', 'true', 'false'], [true, true, false]] })
    await accessibilityCheck({})
    await press('ArrowUp')
    await press('Space')
    assert({ given: 'the up arrow and Space', should: 'close the first section', actual: [focused()?.textContent, attributes(heads, 'aria-expanded'), visible(texts)], expected: ['Passport', ['false', 'true', 'false'], [false, true, false]] })
    await press('ArrowUp')
    const round = focused()?.textContent
    await press('ArrowDown')
    assert({ given: 'arrows at the ends', should: 'go round', actual: [round, focused()?.textContent], expected: ['Parking permit', 'Passport'] })
    await press('End')
    const end = focused()?.textContent
    await press('Home')
    assert({ given: 'End and Home', should: 'go to the last and the first', actual: [end, focused()?.textContent], expected: ['Parking permit', 'Passport'] })
    await accessibilityCheck({})
  },
})

export const single = story({
  intent:
    'Build an accordion of two sections of which exactly one is open, with headings of level 2 that hold a button each: "Breakfast" is open and says "Porridge with berries", "Supper" says "Lentil soup". Opening a section with Enter or Space closes the other (aria-expanded). The button of the open section cannot close it and says so (aria-disabled). Both buttons are in the tab order; each text is in a region that is labelled by its button, and that the button controls.',
  template: SingleAccordion,
  async play({ assert, findByText, press, focused, accessibilityCheck }) {
    const heads = [await findByText('Breakfast'), await findByText('Supper')]
    const texts = [await findByText('Porridge with berries'), await findByText('Lentil soup')]
    const parts = texts.map((text) => text?.closest('section, [role="region"]'))
    const state = () => [attributes(heads, 'aria-expanded'), attributes(heads, 'aria-disabled').map((value) => value === 'true'), visible(texts)]
    assert({ given: 'each button', should: 'be in a heading of level 2', actual: heads.map((head) => head?.closest('h2, [role="heading"][aria-level="2"]') !== null && head?.localName), expected: ['button', 'button'] })
    assert({ given: 'each text', should: 'be in a region that its button labels and controls', actual: parts.map((part, at) => Boolean(part?.id && heads[at]?.id) && part?.getAttribute('aria-labelledby') === heads[at]?.id && heads[at]?.getAttribute('aria-controls') === part?.id), expected: [true, true] })
    assert({ given: 'the first section', should: 'be open, which its button cannot change', actual: state(), expected: [['true', 'false'], [true, false], [true, false]] })
    await press('Tab')
    await press('Enter')
    assert({ given: 'Enter at the open section', should: 'keep it open', actual: [focused()?.textContent, ...state()], expected: ['Breakfast', ['true', 'false'], [true, false], [true, false]] })
    await press('Tab')
    await press('Space')
    assert({ given: 'Tab and Space', should: 'open the second section and close the first', actual: [focused()?.textContent, ...state()], expected: ['Supper', ['false', 'true'], [false, true], [false, true]] })
    await accessibilityCheck({})
    await press('Shift+Tab')
    await press('Enter')
    assert({ given: 'Shift and Tab, and Enter', should: 'open the first section again', actual: [focused()?.textContent, ...state()], expected: ['Breakfast', ['true', 'false'], [true, false], [true, false]] })
    await accessibilityCheck({})
  },
})
