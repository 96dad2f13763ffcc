import { story } from 'plaited/testing'
import { MultipleListbox, SingleListbox } from './listbox.tsx'

const selected = (options) => options.map((option) => option?.getAttribute('aria-selected'))

export const single = story({
  intent:
    'Create a listbox labelled "Paint colour" out of elements with ARIA roles. Its options are "Chalk", which is selected, "Amber" and "Moss". The listbox keeps the focus and names the active option by aria-activedescendant. The down and up arrow keys make the next or the one before active and select it, and stop at the ends; Home and End do so with the first and the last.',
  template: SingleListbox,
  async play({ assert, findByText, press, focused, accessibilityCheck }) {
    const options = [await findByText('Chalk'), await findByText('Amber'), await findByText('Moss')].map((text) => text?.closest('[role="option"]'))
    const list = options[0]?.closest('[role="listbox"]')
    const state = () => [selected(options), options.findIndex((option) => Boolean(option?.id) && option?.id === list?.getAttribute('aria-activedescendant'))]
    assert({ given: 'a listbox', should: 'have its label', actual: list?.getAttribute('aria-label'), expected: 'Paint colour' })
    assert({ given: 'no key yet', should: 'have the first option selected and active', actual: state(), expected: [['true', 'false', 'false'], 0] })
    await press('Tab')
    assert({ given: 'the Tab key', should: 'focus the listbox', actual: Boolean(list) && focused() === list, expected: true })
    await press('ArrowDown')
    assert({ given: 'the down arrow', should: 'select the next option', actual: state(), expected: [['false', 'true', 'false'], 1] })
    await accessibilityCheck({})
    await press('Home')
    await press('End')
    const end = state()
    await press('ArrowDown')
    assert({ given: 'End and one more arrow', should: 'stop at the last', actual: [...end, ...state()], expected: [['false', 'false', 'true'], 2, ['false', 'false', 'true'], 2] })
    await press('ArrowUp')
    assert({ given: 'the up arrow', should: 'select the one before', actual: state(), expected: [['false', 'true', 'false'], 1] })
    await press('ArrowDown')
    await press('Home')
    const home = state()
    await press('ArrowUp')
    assert({ given: 'Home and one more arrow', should: 'stop at the first', actual: [...home, ...state()], expected: [['true', 'false', 'false'], 0, ['true', 'false', 'false'], 0] })
    assert({ given: 'the keys', should: 'leave the focus on the listbox', actual: Boolean(list) && focused() === list, expected: true })
    await accessibilityCheck({})
  },
})

export const multiple = story({
  intent:
    'Create a listbox labelled "Pizza toppings" in which several options can be selected (aria-multiselectable), out of elements with ARIA roles: "Olives", "Capers" and "Rocket", none selected. The focus is on the options; only one of them is in the tab order, at first the first and then the one that has the focus. The down and up arrow keys only move the focus and stop at the ends, Space selects the focused option or takes that back, and Shift with an arrow key does so with the option it moves to.',
  template: MultipleListbox,
  async play({ assert, findByText, press, focused, accessibilityCheck }) {
    const options = [await findByText('Olives'), await findByText('Capers'), await findByText('Rocket')].map((text) => text?.closest('[role="option"]'))
    const list = options[0]?.closest('[role="listbox"]')
    const state = () => [focused()?.textContent, selected(options)]
    assert({ given: 'a listbox', should: 'have its label and take several', actual: [list?.getAttribute('aria-label'), list?.getAttribute('aria-multiselectable')], expected: ['Pizza toppings', 'true'] })
    assert({ given: 'no key yet', should: 'have none selected and the first in the tab order', actual: [selected(options), options.map((option) => option?.tabIndex)], expected: [['false', 'false', 'false'], [0, -1, -1]] })
    await press('Tab')
    await press('Space')
    assert({ given: 'Space', should: 'select the focused option', actual: state(), expected: ['Olives', ['true', 'false', 'false']] })
    await press('ArrowDown')
    assert({ given: 'the down arrow', should: 'only move the focus', actual: [...state(), options.map((option) => option?.tabIndex)], expected: ['Capers', ['true', 'false', 'false'], [-1, 0, -1]] })
    await press('Shift+ArrowDown')
    assert({ given: 'Shift and the down arrow', should: 'select the option it moves to', actual: state(), expected: ['Rocket', ['true', 'false', 'true']] })
    await accessibilityCheck({})
    await press('ArrowDown')
    await press('Space')
    assert({ given: 'the down arrow at the end and Space', should: 'take the selection of the last back', actual: state(), expected: ['Rocket', ['true', 'false', 'false']] })
    await press('Shift+ArrowUp')
    assert({ given: 'Shift and the up arrow', should: 'select the option it moves to', actual: state(), expected: ['Capers', ['true', 'true', 'false']] })
    await press('ArrowUp')
    await press('ArrowUp')
    assert({ given: 'the up arrow at the beginning', should: 'stop at the first', actual: state(), expected: ['Olives', ['true', 'true', 'false']] })
    await accessibilityCheck({})
  },
})
