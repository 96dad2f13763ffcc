import { story } from 'plaited/testing'
import { NameTable, NumberTable } from './table.tsx'

const columnOf = (table, at) => [...(table?.querySelectorAll('tbody tr') ?? [])].map((row) => row.children[at]?.textContent.trim())

export const names = story({
  intent:
    'Build a table with the caption "Longest streams" and one column, whose header holds a button "River", with the rows "Loire", "Amazon" and "Tiber" in that order, not sorted (no aria-sort). Pressing the button with Enter or Space sorts the rows by the alphabet and marks the header aria-sort ascending; pressing it again sorts them the other way, descending; once more, ascending again. The focus stays on the button.',
  template: NameTable,
  async play({ assert, findByText, press, focused, accessibilityCheck }) {
    const button = await findByText('River')
    const head = button?.closest('th')
    const table = button?.closest('table')
    const cells = [await findByText('Loire'), await findByText('Amazon'), await findByText('Tiber')]
    const state = () => [head?.getAttribute('aria-sort') ?? 'none', columnOf(table, 0)]
    assert({ given: 'a table', should: 'have its caption and a button in its header', actual: [table?.caption?.textContent, button?.localName, head?.scope, cells.map((cell) => cell?.localName)], expected: ['Longest streams', 'button', 'col', ['td', 'td', 'td']] })
    assert({ given: 'no key yet', should: 'be as it was written', actual: state(), expected: ['none', ['Loire', 'Amazon', 'Tiber']] })
    await press('Tab')
    await press('Enter')
    assert({ given: 'Enter', should: 'sort by the alphabet', actual: state(), expected: ['ascending', ['Amazon', 'Loire', 'Tiber']] })
    await accessibilityCheck({})
    await press('Space')
    assert({ given: 'Space', should: 'sort the other way', actual: [state(), focused()?.textContent], expected: [['descending', ['Tiber', 'Loire', 'Amazon']], 'River'] })
    await press('Enter')
    assert({ given: 'Enter again', should: 'sort by the alphabet again', actual: state(), expected: ['ascending', ['Amazon', 'Loire', 'Tiber']] })
    await accessibilityCheck({})
  },
})

export const numbers = story({
  intent:
    'Build a table with the caption "Mountain huts" and two columns, whose headers hold the buttons "Hut" and "Beds", with three rows: "Alpenrose" 24, "Bergblick" 9 and "Gipfelhaus" 110. It is sorted by the first column at first (aria-sort ascending). Pressing a button sorts the rows by its column, beds from the fewest to the most, and only the header of that column has aria-sort then. A status region, empty at first, says the text of the button that was pressed last.',
  template: NumberTable,
  async play({ assert, findByText, findByAttribute, press, focused, accessibilityCheck }) {
    const buttons = [await findByText('Hut'), await findByText('Beds')]
    const heads = buttons.map((button) => button?.closest('th'))
    const table = heads[0]?.closest('table')
    const cells = [await findByText('Alpenrose'), await findByText('Bergblick'), await findByText('Gipfelhaus')]
    const status = (await findByAttribute('role', 'status')) ?? table?.getRootNode().querySelector('output')
    const state = () => [heads.map((head) => (head?.getAttribute('aria-sort') ?? 'none') === 'ascending'), columnOf(table, 1), status?.textContent.trim()]
    assert({ given: 'a table', should: 'have its caption and buttons in its headers', actual: [table?.caption?.textContent, ...buttons.map((button) => button?.localName), ...heads.map((head) => head?.scope)], expected: ['Mountain huts', 'button', 'button', 'col', 'col'] })
    assert({ given: 'no key yet', should: 'be sorted by the first column', actual: [state(), cells.map((cell) => cell?.parentElement?.rowIndex)], expected: [[[true, false], ['24', '9', '110'], ''], [1, 2, 3]] })
    await press('Tab')
    await press('Tab')
    await press('Enter')
    assert({ given: 'Enter at the second button', should: 'sort by the number of beds', actual: state(), expected: [[false, true], ['9', '24', '110'], 'Beds'] })
    await accessibilityCheck({})
    await press('Shift+Tab')
    await press('Space')
    assert({ given: 'Space at the first button', should: 'sort by the name', actual: [state(), focused()?.textContent], expected: [[[true, false], ['24', '9', '110'], 'Hut'], 'Hut'] })
    await accessibilityCheck({})
  },
})
