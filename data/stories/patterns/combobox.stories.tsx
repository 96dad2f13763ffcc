import { story } from 'plaited/testing'
import { ChooseCombobox, FilterCombobox } from './combobox.tsx'

const active = (field, options) => options.findIndex((option) => Boolean(option?.id) && option?.id === field?.getAttribute('aria-activedescendant'))

export const filter = story({
  intent:
    'Build a combobox: a text field labelled "Airport" with aria-autocomplete list that controls a listbox, hidden at first, with the options "Lisbon", "Lima" and "Oslo". Typing shows the listbox (aria-expanded) with only the options that begin with what was typed, in any case of letters. The down and up arrow keys open it and make the next or the one before active, round at the ends, the up arrow key first the last one: the field keeps the focus and names the active option by aria-activedescendant, and the active option is selected. Enter writes the active option into the field and closes the listbox; Escape closes it, and pressed again empties the field.',
  template: FilterCombobox,
  async play({ assert, findByText, press, focused, accessibilityCheck }) {
    const options = [await findByText('Lisbon'), await findByText('Lima'), await findByText('Oslo')].map((text) => text?.closest('[role="option"]'))
    const field = (await findByText('Airport'))?.control
    const list = options[0]?.closest('[role="listbox"]')
    const state = () => [field?.value, field?.getAttribute('aria-expanded'), options.map((option) => option?.checkVisibility()), active(field, options)]
    const after = async (keys) => {
      for (const key of keys) await press(key)
      return state()
    }
    assert({ given: 'a field', should: 'be a combobox that controls the listbox', actual: [field?.getAttribute('role'), field?.getAttribute('aria-autocomplete'), Boolean(list?.id) && field?.getAttribute('aria-controls') === list?.id], expected: ['combobox', 'list', true] })
    assert({ given: 'no key but Tab', should: 'hide the listbox', actual: await after(['Tab']), expected: ['', 'false', [false, false, false], -1] })
    assert({ given: 'a letter', should: 'show what begins with it', actual: await after(['l']), expected: ['l', 'true', [true, true, false], -1] })
    assert({ given: 'the down arrow, twice and once more', should: 'make options active, round at the end', actual: [await after(['ArrowDown', 'ArrowDown']), options.map((option) => option?.getAttribute('aria-selected') === 'true'), (await after(['ArrowDown']))[3]], expected: [['l', 'true', [true, true, false], 1], [false, true, false], 0] })
    await accessibilityCheck({})
    assert({ given: 'the up arrow at the first and Enter', should: 'take the last and keep the focus', actual: [...(await after(['ArrowUp', 'Enter'])), Boolean(field) && focused() === field], expected: ['Lima', 'false', [false, false, false], -1, true] })
    assert({ given: 'Escape twice while it is closed', should: 'empty the field', actual: (await after(['Escape', 'Escape'])).slice(0, 2), expected: ['', 'false'] })
    assert({ given: 'o, then Escape', should: 'show one option and close, with the text kept', actual: [await after(['o']), await after(['Escape'])], expected: [['o', 'true', [false, false, true], -1], ['o', 'false', [false, false, false], -1]] })
    assert({ given: 'the up arrow while it is closed', should: 'open it with the last option active', actual: [await after(['ArrowUp']), (await after(['Escape', 'ArrowDown']))[3]], expected: [['o', 'true', [false, false, true], 2], 2] })
    await accessibilityCheck({})
  },
})

export const choose = story({
  intent:
    'Build a combobox without a text field: an element with the role combobox, labelled by the text "Cabin", controls a listbox with the same label and the options "Economy class", which is selected, and "Business class"; it shows the selected one. The listbox is hidden at first (aria-expanded). The down arrow key, Enter or Space opens it with the selected option active; the combobox keeps the focus and names the active option by aria-activedescendant. The down and up arrow keys make another option active and stop at the ends. Enter or Space selects the active option, shows it, and closes the listbox; Escape closes it and changes nothing.',
  template: ChooseCombobox,
  async play({ assert, findByText, findByAttribute, press, focused, accessibilityCheck }) {
    const field = await findByAttribute('role', 'combobox')
    const list = await findByAttribute('role', 'listbox')
    const options = [await findByText('Economy class', list), await findByText('Business class', list)].map((text) => text?.closest('[role="option"]'))
    const label = await findByText('Cabin')
    const shown = () => field?.textContent.trim()
    const state = () => [field?.getAttribute('aria-expanded'), list?.checkVisibility(), options.map((option) => option?.getAttribute('aria-selected')), active(field, options)]
    const after = async (keys) => {
      for (const key of keys) await press(key)
      return state()
    }
    assert({ given: 'a combobox', should: 'be labelled and control a listbox with that label', actual: [field, list].map((one) => Boolean(label?.id) && one?.getAttribute('aria-labelledby') === label?.id).concat(Boolean(list?.id) && field?.getAttribute('aria-controls') === list?.id), expected: [true, true, true] })
    assert({ given: 'no key but Tab', should: 'show the value and hide the listbox', actual: [await after(['Tab']), shown()], expected: [['false', false, ['true', 'false'], -1], 'Economy class'] })
    assert({ given: 'the down arrow', should: 'open it with the selected option active', actual: await after(['ArrowDown']), expected: ['true', true, ['true', 'false'], 0] })
    assert({ given: 'arrows', should: 'make options active and stop at the ends', actual: [(await after(['ArrowDown', 'ArrowDown']))[3], (await after(['ArrowUp', 'ArrowUp']))[3]], expected: [1, 0] })
    await accessibilityCheck({})
    assert({ given: 'Escape after an arrow', should: 'close it and change nothing', actual: [await after(['ArrowDown', 'Escape']), shown()], expected: [['false', false, ['true', 'false'], -1], 'Economy class'] })
    assert({ given: 'Enter, an arrow and Enter', should: 'select the other and show it', actual: [await after(['Enter', 'ArrowDown', 'Enter']), shown()], expected: [['false', false, ['false', 'true'], -1], 'Business class'] })
    assert({ given: 'Space, an arrow and Space', should: 'select the first again, where the focus is', actual: [(await after(['Space']))[3], await after(['ArrowUp', 'Space']), Boolean(field) && focused() === field, shown()], expected: [1, ['false', false, ['true', 'false'], -1], true, 'Economy class'] })
    await accessibilityCheck({})
  },
})
