import { story } from 'plaited/testing'
import { ArrowGrid, EditGrid } from './grid.tsx'

export const arrows = story({
  intent:
    'Build a grid labelled "Seats" of two rows of three cells (roles grid, row and gridcell): "Aisle one", "Middle one", "Window one" and below them "Aisle two", "Middle two", "Window two". One cell is in the tab order: at first the first, later the one that has the focus. The four arrow keys move the focus to the cell beside, above or below and stop at the edges. Home and End go to the first and the last cell of the row, and with Control to the first and the last of the grid.',
  template: ArrowGrid,
  async play({ assert, findByText, press, focused, accessibilityCheck }) {
    const rows = [
      [await findByText('Aisle one'), await findByText('Middle one'), await findByText('Window one')],
      [await findByText('Aisle two'), await findByText('Middle two'), await findByText('Window two')],
    ].map((row) => row.map((text) => text?.closest('[role="gridcell"]')))
    const cells = rows.flat()
    const after = async (keys) => {
      for (const key of keys) await press(key)
      return cells.indexOf(focused())
    }
    assert({ given: 'cells', should: 'be in the rows of a grid with its label', actual: [cells.map((cell) => cell?.closest('[role="grid"]')?.getAttribute('aria-label') === 'Seats'), rows.map((row) => new Set(row.map((cell) => cell?.closest('[role="row"]') ?? cell)).size)], expected: [[true, true, true, true, true, true], [1, 1]] })
    assert({ given: 'no key yet', should: 'have the first cell alone in the tab order', actual: cells.map((cell) => cell?.tabIndex), expected: [0, -1, -1, -1, -1, -1] })
    assert({ given: 'the right and left arrows', should: 'go along the row and stop at its ends', actual: [await after(['Tab']), await after(['ArrowLeft']), await after(['ArrowRight']), await after(['ArrowRight', 'ArrowRight']), await after(['ArrowLeft'])], expected: [0, 0, 1, 2, 1] })
    assert({ given: 'the down and up arrows', should: 'go along the column and stop at its ends', actual: [await after(['ArrowUp']), await after(['ArrowDown']), await after(['ArrowDown']), await after(['ArrowUp'])], expected: [1, 4, 4, 1] })
    assert({ given: 'Home and End', should: 'go to the ends of the row', actual: [await after(['End']), await after(['Home']), await after(['ArrowDown', 'End']), await after(['Home'])], expected: [2, 0, 5, 3] })
    assert({ given: 'Home and End with Control', should: 'go to the ends of the grid', actual: [await after(['Control+Home']), await after(['Control+End']), await after(['Control+Home'])], expected: [0, 5, 0] })
    assert({ given: 'a cell that gets the focus', should: 'be alone in the tab order', actual: [await after(['ArrowRight']), cells.map((cell) => cell?.tabIndex)], expected: [1, [-1, 0, -1, -1, -1, -1]] })
    await accessibilityCheck({})
  },
})

export const editing = story({
  intent:
    'Build a grid labelled "Phone book" of two rows with a row header and a cell each (roles grid, row, rowheader and gridcell): "Plumber" with 5550 and "Dentist" with 5551. One cell is in the tab order: at first the first, later the one that has the focus. The down and up arrow keys move the focus between the cells. Enter puts a text field with the accessible name "Number" and the text of the cell into the cell and focuses it; Enter in the field writes what was typed into the cell, Escape the text from before, and the focus goes back to the cell.',
  template: EditGrid,
  async play({ assert, findByText, press, focused, accessibilityCheck }) {
    const heads = [await findByText('Plumber'), await findByText('Dentist')].map((text) => text?.closest('[role="rowheader"]'))
    const cells = heads.map((head) => head?.closest('[role="row"]')?.querySelector('[role="gridcell"]'))
    const texts = () => cells.map((cell) => cell?.textContent)
    assert({ given: 'rows', should: 'be in a grid with its label', actual: cells.map((cell) => cell?.closest('[role="grid"]')?.getAttribute('aria-label')), expected: ['Phone book', 'Phone book'] })
    assert({ given: 'no key yet', should: 'show the numbers, with the first cell in the tab order', actual: [texts(), cells.map((cell) => cell?.tabIndex)], expected: [['5550', '5551'], [0, -1]] })
    await press('Tab')
    await press('ArrowDown')
    const down = cells.indexOf(focused())
    await press('ArrowUp')
    assert({ given: 'arrows', should: 'move the focus between the cells', actual: [down, cells.indexOf(focused())], expected: [1, 0] })
    await press('Enter')
    assert({ given: 'Enter', should: 'put a field with the text into the cell', actual: [focused()?.getAttribute('aria-label'), focused()?.value, Boolean(focused()?.closest('[role="gridcell"]') === cells[0])], expected: ['Number', '5550', true] })
    await accessibilityCheck({})
    await press('Backspace')
    await press('7')
    await press('Enter')
    assert({ given: 'typing and Enter', should: 'write the new number', actual: [texts(), cells.indexOf(focused())], expected: [['5557', '5551'], 0] })
    await press('ArrowDown')
    await press('Enter')
    await press('9')
    await press('Escape')
    assert({ given: 'typing and Escape', should: 'leave the number as it was', actual: [texts(), cells.indexOf(focused()), cells.map((cell) => cell?.tabIndex)], expected: [['5557', '5551'], 1, [-1, 0]] })
    await accessibilityCheck({})
  },
})
