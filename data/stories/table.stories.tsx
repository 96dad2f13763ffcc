import { story } from 'plaited/testing'
import {
  LargeRowHeadersOneRowTable,
  LargeTwoRowsTable,
  OneRowTable,
  RowHeadersTwoRowsTable,
  SmallOneRowTable,
  SmallRowHeadersOneRowTable,
  SmallRowHeadersTwoRowsTable,
  SmallTwoRowsTable,
  TwoRowsTable,
} from './table.tsx'

export const oneRow = story({
  intent: 'Create a table captioned "Train times" with the columns "City" and "Hour" and one row "Oslo", "Noon"',
  template: OneRowTable,
  async play({ assert, accessibilityCheck }) {
    const table = document.querySelector('table')
    const rows = [...(table?.rows ?? [])].map((row) => [...row.cells])
    assert({ given: 'the caption', should: 'name the table', actual: table?.caption?.textContent, expected: 'Train times' })
    assert({
      given: 'the columns',
      should: 'head the table',
      actual: rows[0]?.map((cell) => cell.textContent),
      expected: ['City', 'Hour'],
    })
    assert({
      given: 'the columns',
      should: 'be header cells',
      actual: rows[0]?.map((cell) => cell.tagName),
      expected: ['TH', 'TH'],
    })
    assert({
      given: 'one row of data',
      should: 'follow the headers',
      actual: rows.slice(1).map((row) => row.map((cell) => cell.textContent)),
      expected: [['Oslo', 'Noon']],
    })
    assert({
      given: 'no row headers',
      should: 'start each row with a data cell',
      actual: rows.slice(1).map((row) => row[0]?.tagName),
      expected: ['TD'],
    })
    assert({ given: 'no word about size', should: 'have none', actual: table?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const twoRows = story({
  intent:
    'I need a table captioned "Fruit stock" with the columns "Fruit kind" and "Crates" and two rows "Apple", "Twelve" and "Cherry", "Forty"',
  template: TwoRowsTable,
  async play({ assert, accessibilityCheck }) {
    const table = document.querySelector('table')
    const rows = [...(table?.rows ?? [])].map((row) => [...row.cells])
    assert({ given: 'the caption', should: 'name the table', actual: table?.caption?.textContent, expected: 'Fruit stock' })
    assert({
      given: 'the columns',
      should: 'head the table',
      actual: rows[0]?.map((cell) => cell.textContent),
      expected: ['Fruit kind', 'Crates'],
    })
    assert({
      given: 'the columns',
      should: 'be header cells',
      actual: rows[0]?.map((cell) => cell.tagName),
      expected: ['TH', 'TH'],
    })
    assert({
      given: 'two rows of data',
      should: 'follow the headers',
      actual: rows.slice(1).map((row) => row.map((cell) => cell.textContent)),
      expected: [['Apple', 'Twelve'], ['Cherry', 'Forty']],
    })
    assert({
      given: 'no row headers',
      should: 'start each row with a data cell',
      actual: rows.slice(1).map((row) => row[0]?.tagName),
      expected: ['TD', 'TD'],
    })
    assert({ given: 'no word about size', should: 'have none', actual: table?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const smallRowHeadersOneRow = story({
  intent:
    'Build a small table captioned "Team roles" with row headers, the columns "Person" and "Duty" and one row "Maria", "Design"',
  template: SmallRowHeadersOneRowTable,
  async play({ assert, accessibilityCheck }) {
    const table = document.querySelector('table')
    const rows = [...(table?.rows ?? [])].map((row) => [...row.cells])
    assert({ given: 'the caption', should: 'name the table', actual: table?.caption?.textContent, expected: 'Team roles' })
    assert({
      given: 'the columns',
      should: 'head the table',
      actual: rows[0]?.map((cell) => cell.textContent),
      expected: ['Person', 'Duty'],
    })
    assert({
      given: 'the columns',
      should: 'be header cells',
      actual: rows[0]?.map((cell) => cell.tagName),
      expected: ['TH', 'TH'],
    })
    assert({
      given: 'one row of data',
      should: 'follow the headers',
      actual: rows.slice(1).map((row) => row.map((cell) => cell.textContent)),
      expected: [['Maria', 'Design']],
    })
    assert({
      given: 'row headers',
      should: 'be header cells',
      actual: rows.slice(1).map((row) => row[0]?.tagName),
      expected: ['TH'],
    })
    assert({
      given: 'row headers',
      should: 'start each row with a header of that row',
      actual: rows.slice(1).map((row) => row[0]?.getAttribute('scope')),
      expected: ['row'],
    })
    assert({ given: 'a small table', should: 'carry its size', actual: table?.getAttribute('data-size'), expected: 'small' })
    await accessibilityCheck({})
  },
})

export const largeTwoRows = story({
  intent:
    'Add a large table captioned "Ferry prices" with the columns "Ticket" and "Cost" and two rows "Adult", "Nine euros" and "Child", "Four euros"',
  template: LargeTwoRowsTable,
  async play({ assert, accessibilityCheck }) {
    const table = document.querySelector('table')
    const rows = [...(table?.rows ?? [])].map((row) => [...row.cells])
    assert({ given: 'the caption', should: 'name the table', actual: table?.caption?.textContent, expected: 'Ferry prices' })
    assert({
      given: 'the columns',
      should: 'head the table',
      actual: rows[0]?.map((cell) => cell.textContent),
      expected: ['Ticket', 'Cost'],
    })
    assert({
      given: 'the columns',
      should: 'be header cells',
      actual: rows[0]?.map((cell) => cell.tagName),
      expected: ['TH', 'TH'],
    })
    assert({
      given: 'two rows of data',
      should: 'follow the headers',
      actual: rows.slice(1).map((row) => row.map((cell) => cell.textContent)),
      expected: [['Adult', 'Nine euros'], ['Child', 'Four euros']],
    })
    assert({
      given: 'no row headers',
      should: 'start each row with a data cell',
      actual: rows.slice(1).map((row) => row[0]?.tagName),
      expected: ['TD', 'TD'],
    })
    assert({ given: 'a large table', should: 'carry its size', actual: table?.getAttribute('data-size'), expected: 'large' })
    await accessibilityCheck({})
  },
})

export const rowHeadersTwoRows = story({
  intent:
    'Make a table captioned "Garden tasks" with row headers, the columns "Plant" and "Care" and two rows "Basil", "Water daily" and "Cactus", "Leave dry"',
  template: RowHeadersTwoRowsTable,
  async play({ assert, accessibilityCheck }) {
    const table = document.querySelector('table')
    const rows = [...(table?.rows ?? [])].map((row) => [...row.cells])
    assert({ given: 'the caption', should: 'name the table', actual: table?.caption?.textContent, expected: 'Garden tasks' })
    assert({
      given: 'the columns',
      should: 'head the table',
      actual: rows[0]?.map((cell) => cell.textContent),
      expected: ['Plant', 'Care'],
    })
    assert({
      given: 'the columns',
      should: 'be header cells',
      actual: rows[0]?.map((cell) => cell.tagName),
      expected: ['TH', 'TH'],
    })
    assert({
      given: 'two rows of data',
      should: 'follow the headers',
      actual: rows.slice(1).map((row) => row.map((cell) => cell.textContent)),
      expected: [['Basil', 'Water daily'], ['Cactus', 'Leave dry']],
    })
    assert({
      given: 'row headers',
      should: 'be header cells',
      actual: rows.slice(1).map((row) => row[0]?.tagName),
      expected: ['TH', 'TH'],
    })
    assert({
      given: 'row headers',
      should: 'start each row with a header of that row',
      actual: rows.slice(1).map((row) => row[0]?.getAttribute('scope')),
      expected: ['row', 'row'],
    })
    assert({ given: 'no word about size', should: 'have none', actual: table?.getAttribute('data-size'), expected: null })
    await accessibilityCheck({})
  },
})

export const smallOneRow = story({
  intent:
    'Create a small table captioned "Rain this week" with the columns "Weekday" and "Amount" and one row "Friday", "Light"',
  template: SmallOneRowTable,
  async play({ assert, accessibilityCheck }) {
    const table = document.querySelector('table')
    const rows = [...(table?.rows ?? [])].map((row) => [...row.cells])
    assert({ given: 'the caption', should: 'name the table', actual: table?.caption?.textContent, expected: 'Rain this week' })
    assert({
      given: 'the columns',
      should: 'head the table',
      actual: rows[0]?.map((cell) => cell.textContent),
      expected: ['Weekday', 'Amount'],
    })
    assert({
      given: 'the columns',
      should: 'be header cells',
      actual: rows[0]?.map((cell) => cell.tagName),
      expected: ['TH', 'TH'],
    })
    assert({
      given: 'one row of data',
      should: 'follow the headers',
      actual: rows.slice(1).map((row) => row.map((cell) => cell.textContent)),
      expected: [['Friday', 'Light']],
    })
    assert({
      given: 'no row headers',
      should: 'start each row with a data cell',
      actual: rows.slice(1).map((row) => row[0]?.tagName),
      expected: ['TD'],
    })
    assert({ given: 'a small table', should: 'carry its size', actual: table?.getAttribute('data-size'), expected: 'small' })
    await accessibilityCheck({})
  },
})

export const largeRowHeadersOneRow = story({
  intent:
    'I need a large table captioned "Library visits" with row headers, the columns "Branch" and "Guests" and one row "Harbor", "Eighty"',
  template: LargeRowHeadersOneRowTable,
  async play({ assert, accessibilityCheck }) {
    const table = document.querySelector('table')
    const rows = [...(table?.rows ?? [])].map((row) => [...row.cells])
    assert({ given: 'the caption', should: 'name the table', actual: table?.caption?.textContent, expected: 'Library visits' })
    assert({
      given: 'the columns',
      should: 'head the table',
      actual: rows[0]?.map((cell) => cell.textContent),
      expected: ['Branch', 'Guests'],
    })
    assert({
      given: 'the columns',
      should: 'be header cells',
      actual: rows[0]?.map((cell) => cell.tagName),
      expected: ['TH', 'TH'],
    })
    assert({
      given: 'one row of data',
      should: 'follow the headers',
      actual: rows.slice(1).map((row) => row.map((cell) => cell.textContent)),
      expected: [['Harbor', 'Eighty']],
    })
    assert({
      given: 'row headers',
      should: 'be header cells',
      actual: rows.slice(1).map((row) => row[0]?.tagName),
      expected: ['TH'],
    })
    assert({
      given: 'row headers',
      should: 'start each row with a header of that row',
      actual: rows.slice(1).map((row) => row[0]?.getAttribute('scope')),
      expected: ['row'],
    })
    assert({ given: 'a large table', should: 'carry its size', actual: table?.getAttribute('data-size'), expected: 'large' })
    await accessibilityCheck({})
  },
})

export const smallRowHeadersTwoRows = story({
  intent:
    'Build a small table captioned "Open rooms" with row headers, the columns "Floor" and "Used for" and two rows "Lower", "Blue hall" and "Upper", "Sun deck"',
  template: SmallRowHeadersTwoRowsTable,
  async play({ assert, accessibilityCheck }) {
    const table = document.querySelector('table')
    const rows = [...(table?.rows ?? [])].map((row) => [...row.cells])
    assert({ given: 'the caption', should: 'name the table', actual: table?.caption?.textContent, expected: 'Open rooms' })
    assert({
      given: 'the columns',
      should: 'head the table',
      actual: rows[0]?.map((cell) => cell.textContent),
      expected: ['Floor', 'Used for'],
    })
    assert({
      given: 'the columns',
      should: 'be header cells',
      actual: rows[0]?.map((cell) => cell.tagName),
      expected: ['TH', 'TH'],
    })
    assert({
      given: 'two rows of data',
      should: 'follow the headers',
      actual: rows.slice(1).map((row) => row.map((cell) => cell.textContent)),
      expected: [['Lower', 'Blue hall'], ['Upper', 'Sun deck']],
    })
    assert({
      given: 'row headers',
      should: 'be header cells',
      actual: rows.slice(1).map((row) => row[0]?.tagName),
      expected: ['TH', 'TH'],
    })
    assert({
      given: 'row headers',
      should: 'start each row with a header of that row',
      actual: rows.slice(1).map((row) => row[0]?.getAttribute('scope')),
      expected: ['row', 'row'],
    })
    assert({ given: 'a small table', should: 'carry its size', actual: table?.getAttribute('data-size'), expected: 'small' })
    await accessibilityCheck({})
  },
})

export const smallTwoRows = story({
  intent:
    'Create a small table captioned "Bus lines" with the columns "Route" and "Ends at" and two rows "Seven", "Airport" and "Nine", "Zoo gate"',
  template: SmallTwoRowsTable,
  async play({ assert, accessibilityCheck }) {
    const table = document.querySelector('table')
    const rows = [...(table?.rows ?? [])].map((row) => [...row.cells])
    assert({ given: 'the caption', should: 'name the table', actual: table?.caption?.textContent, expected: 'Bus lines' })
    assert({
      given: 'the columns',
      should: 'head the table',
      actual: rows[0]?.map((cell) => cell.textContent),
      expected: ['Route', 'Ends at'],
    })
    assert({
      given: 'the columns',
      should: 'be header cells',
      actual: rows[0]?.map((cell) => cell.tagName),
      expected: ['TH', 'TH'],
    })
    assert({
      given: 'two rows of data',
      should: 'follow the headers',
      actual: rows.slice(1).map((row) => row.map((cell) => cell.textContent)),
      expected: [['Seven', 'Airport'], ['Nine', 'Zoo gate']],
    })
    assert({
      given: 'no row headers',
      should: 'start each row with a data cell',
      actual: rows.slice(1).map((row) => row[0]?.tagName),
      expected: ['TD', 'TD'],
    })
    assert({ given: 'a small table', should: 'carry its size', actual: table?.getAttribute('data-size'), expected: 'small' })
    await accessibilityCheck({})
  },
})
