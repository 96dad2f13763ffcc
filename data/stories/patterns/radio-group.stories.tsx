import { story } from 'plaited/testing'
import { ActiveRadioGroup, RovingRadioGroup } from './radio-group.tsx'

const checked = (radios) => radios.map((radio) => (radio instanceof HTMLInputElement ? String(radio.checked) : radio?.getAttribute('aria-checked')))

export const roving = story({
  intent:
    'Build a radio group labelled "Pizza crust" out of elements with the role radio: "Thin", "Deep pan" and "Stuffed", none of them checked. The first is the one in the tab order, and Space checks it. The down and right arrow keys move the focus to the next one and check it, the up and left arrow keys to the one before, round at the ends. Only the checked one is in the tab order then.',
  template: RovingRadioGroup,
  async play({ assert, findByText, press, focused, accessibilityCheck }) {
    const radios = [await findByText('Thin'), await findByText('Deep pan'), await findByText('Stuffed')].map((text) => text?.closest('[role="radio"]'))
    const tabbable = () => radios.map((radio) => radio?.tabIndex)
    assert({ given: 'radio buttons', should: 'be in a group with its label', actual: radios.map((radio) => radio?.closest('[role="radiogroup"]')?.getAttribute('aria-label')), expected: ['Pizza crust', 'Pizza crust', 'Pizza crust'] })
    assert({ given: 'no key yet', should: 'have none checked and the first in the tab order', actual: [checked(radios), tabbable()], expected: [['false', 'false', 'false'], [0, -1, -1]] })
    await press('Tab')
    await press('Space')
    assert({ given: 'Space', should: 'check the first', actual: [focused()?.textContent, checked(radios)], expected: ['Thin', ['true', 'false', 'false']] })
    await press('ArrowDown')
    assert({ given: 'the down arrow', should: 'focus and check the next', actual: [focused()?.textContent, checked(radios), tabbable()], expected: ['Deep pan', ['false', 'true', 'false'], [-1, 0, -1]] })
    await accessibilityCheck({})
    await press('ArrowRight')
    assert({ given: 'the right arrow', should: 'focus and check the next', actual: [focused()?.textContent, checked(radios)], expected: ['Stuffed', ['false', 'false', 'true']] })
    await press('ArrowRight')
    assert({ given: 'the right arrow at the last', should: 'go round to the first', actual: [focused()?.textContent, checked(radios)], expected: ['Thin', ['true', 'false', 'false']] })
    await press('ArrowUp')
    assert({ given: 'the up arrow at the first', should: 'go round to the last', actual: [focused()?.textContent, checked(radios)], expected: ['Stuffed', ['false', 'false', 'true']] })
    await press('ArrowLeft')
    assert({ given: 'the left arrow', should: 'focus and check the one before', actual: [focused()?.textContent, checked(radios), tabbable()], expected: ['Deep pan', ['false', 'true', 'false'], [-1, 0, -1]] })
    await accessibilityCheck({})
  },
})

export const active = story({
  intent:
    'Build a radio group labelled "Tent size" that keeps the focus itself and names the active radio button by aria-activedescendant. It has two elements with the role radio: "Solo" is checked and active, "Family" is not. The down and up arrow keys make the other one active and check it.',
  template: ActiveRadioGroup,
  async play({ assert, findByText, press, focused, accessibilityCheck }) {
    const radios = [await findByText('Solo'), await findByText('Family')].map((text) => text?.closest('[role="radio"]'))
    const group = radios[0]?.closest('[role="radiogroup"]')
    const active = () => radios.map((radio) => Boolean(radio?.id) && group?.getAttribute('aria-activedescendant') === radio?.id)
    assert({ given: 'a radio group', should: 'have its label', actual: group?.getAttribute('aria-label'), expected: 'Tent size' })
    assert({ given: 'no key yet', should: 'have the first checked and active', actual: [checked(radios), active()], expected: [['true', 'false'], [true, false]] })
    await press('Tab')
    assert({ given: 'the Tab key', should: 'focus the group', actual: Boolean(group) && focused() === group, expected: true })
    await press('ArrowDown')
    assert({ given: 'the down arrow', should: 'check the other and make it active', actual: [checked(radios), active()], expected: [['false', 'true'], [false, true]] })
    await accessibilityCheck({})
    await press('ArrowUp')
    assert({ given: 'the up arrow', should: 'check the first again', actual: [checked(radios), active()], expected: [['true', 'false'], [true, false]] })
    assert({ given: 'the arrows', should: 'leave the focus on the group', actual: Boolean(group) && focused() === group, expected: true })
    await accessibilityCheck({})
  },
})
