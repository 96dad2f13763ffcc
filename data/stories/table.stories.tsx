import { story } from 'plaited/testing'
import {
  LargeOneRowTable,
  LargeRowHeadersOneRowTable,
  LargeRowHeadersThreeRowsTable,
  LargeRowHeadersTwoRowsTable,
  LargeThreeRowsTable,
  LargeTwoRowsTable,
  OneRowTable,
  RowHeadersOneRowTable,
  RowHeadersThreeRowsTable,
  RowHeadersTwoRowsTable,
  SmallOneRowTable,
  SmallRowHeadersOneRowTable,
  SmallRowHeadersThreeRowsTable,
  SmallRowHeadersTwoRowsTable,
  SmallThreeRowsTable,
  SmallTwoRowsTable,
  ThreeRowsTable,
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

export const rowHeadersOneRow = story({
  intent:
    'Add a table captioned "Castle tours" with row headers, the columns "Language" and "Starts at" and one row "Spanish", "Ten sharp"',
  template: RowHeadersOneRowTable,
  async play({ assert, accessibilityCheck }) {
    const table = document.querySelector('table')
    const rows = [...(table?.rows ?? [])].map((row) => [...row.cells])
    assert({
      given: 'the caption',
      should: 'name the table',
      actual: table?.caption?.textContent,
      expected: 'Castle tours',
    })
    assert({
      given: 'the columns',
      should: 'head the table',
      actual: rows[0]?.map((cell) => cell.textContent),
      expected: ['Language', 'Starts at'],
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
      expected: [['Spanish', 'Ten sharp']],
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
    assert({
      given: 'no word about size',
      should: 'have none',
      actual: table?.getAttribute('data-size'),
      expected: null,
    })
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

export const threeRows = story({
  intent:
    'Build a table captioned "Kayak rental" with the columns "Duration" and "Fee" and three rows "Half day", "Sixteen pounds", "Whole day", "Thirty pounds" and "Fortnight", "Ninety pounds"',
  template: ThreeRowsTable,
  async play({ assert, accessibilityCheck }) {
    const table = document.querySelector('table')
    const rows = [...(table?.rows ?? [])].map((row) => [...row.cells])
    assert({
      given: 'the caption',
      should: 'name the table',
      actual: table?.caption?.textContent,
      expected: 'Kayak rental',
    })
    assert({
      given: 'the columns',
      should: 'head the table',
      actual: rows[0]?.map((cell) => cell.textContent),
      expected: ['Duration', 'Fee'],
    })
    assert({
      given: 'the columns',
      should: 'be header cells',
      actual: rows[0]?.map((cell) => cell.tagName),
      expected: ['TH', 'TH'],
    })
    assert({
      given: 'three rows of data',
      should: 'follow the headers',
      actual: rows.slice(1).map((row) => row.map((cell) => cell.textContent)),
      expected: [['Half day', 'Sixteen pounds'], ['Whole day', 'Thirty pounds'], ['Fortnight', 'Ninety pounds']],
    })
    assert({
      given: 'no row headers',
      should: 'start each row with a data cell',
      actual: rows.slice(1).map((row) => row[0]?.tagName),
      expected: ['TD', 'TD', 'TD'],
    })
    assert({
      given: 'no word about size',
      should: 'have none',
      actual: table?.getAttribute('data-size'),
      expected: null,
    })
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

export const largeOneRow = story({
  intent:
    'Make a large table captioned "Moon calendar" with the columns "Phase" and "Begins" and one row "Crescent", "Wednesday"',
  template: LargeOneRowTable,
  async play({ assert, accessibilityCheck }) {
    const table = document.querySelector('table')
    const rows = [...(table?.rows ?? [])].map((row) => [...row.cells])
    assert({
      given: 'the caption',
      should: 'name the table',
      actual: table?.caption?.textContent,
      expected: 'Moon calendar',
    })
    assert({
      given: 'the columns',
      should: 'head the table',
      actual: rows[0]?.map((cell) => cell.textContent),
      expected: ['Phase', 'Begins'],
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
      expected: [['Crescent', 'Wednesday']],
    })
    assert({
      given: 'no row headers',
      should: 'start each row with a data cell',
      actual: rows.slice(1).map((row) => row[0]?.tagName),
      expected: ['TD'],
    })
    assert({
      given: 'a large table',
      should: 'carry its size',
      actual: table?.getAttribute('data-size'),
      expected: 'large',
    })
    await accessibilityCheck({})
  },
})

export const largeThreeRows = story({
  intent:
    'Create a large table captioned "Choir members" with the columns "Voice" and "Singers" and three rows "Soprano", "Eleven", "Tenor", "Five" and "Baritone", "Six"',
  template: LargeThreeRowsTable,
  async play({ assert, accessibilityCheck }) {
    const table = document.querySelector('table')
    const rows = [...(table?.rows ?? [])].map((row) => [...row.cells])
    assert({
      given: 'the caption',
      should: 'name the table',
      actual: table?.caption?.textContent,
      expected: 'Choir members',
    })
    assert({
      given: 'the columns',
      should: 'head the table',
      actual: rows[0]?.map((cell) => cell.textContent),
      expected: ['Voice', 'Singers'],
    })
    assert({
      given: 'the columns',
      should: 'be header cells',
      actual: rows[0]?.map((cell) => cell.tagName),
      expected: ['TH', 'TH'],
    })
    assert({
      given: 'three rows of data',
      should: 'follow the headers',
      actual: rows.slice(1).map((row) => row.map((cell) => cell.textContent)),
      expected: [['Soprano', 'Eleven'], ['Tenor', 'Five'], ['Baritone', 'Six']],
    })
    assert({
      given: 'no row headers',
      should: 'start each row with a data cell',
      actual: rows.slice(1).map((row) => row[0]?.tagName),
      expected: ['TD', 'TD', 'TD'],
    })
    assert({
      given: 'a large table',
      should: 'carry its size',
      actual: table?.getAttribute('data-size'),
      expected: 'large',
    })
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

export const rowHeadersThreeRows = story({
  intent:
    'I need a table captioned "Chess league" with row headers, the columns "Squad" and "Points" and three rows "Knights", "Nineteen", "Rooks", "Thirteen" and "Bishops", "Eight"',
  template: RowHeadersThreeRowsTable,
  async play({ assert, accessibilityCheck }) {
    const table = document.querySelector('table')
    const rows = [...(table?.rows ?? [])].map((row) => [...row.cells])
    assert({
      given: 'the caption',
      should: 'name the table',
      actual: table?.caption?.textContent,
      expected: 'Chess league',
    })
    assert({
      given: 'the columns',
      should: 'head the table',
      actual: rows[0]?.map((cell) => cell.textContent),
      expected: ['Squad', 'Points'],
    })
    assert({
      given: 'the columns',
      should: 'be header cells',
      actual: rows[0]?.map((cell) => cell.tagName),
      expected: ['TH', 'TH'],
    })
    assert({
      given: 'three rows of data',
      should: 'follow the headers',
      actual: rows.slice(1).map((row) => row.map((cell) => cell.textContent)),
      expected: [['Knights', 'Nineteen'], ['Rooks', 'Thirteen'], ['Bishops', 'Eight']],
    })
    assert({
      given: 'row headers',
      should: 'be header cells',
      actual: rows.slice(1).map((row) => row[0]?.tagName),
      expected: ['TH', 'TH', 'TH'],
    })
    assert({
      given: 'row headers',
      should: 'start each row with a header of that row',
      actual: rows.slice(1).map((row) => row[0]?.getAttribute('scope')),
      expected: ['row', 'row', 'row'],
    })
    assert({
      given: 'no word about size',
      should: 'have none',
      actual: table?.getAttribute('data-size'),
      expected: null,
    })
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

export const smallThreeRows = story({
  intent:
    'Add a small table captioned "Tide levels" with the columns "Pier" and "Depth" and three rows "Lighthouse", "Shallow", "Shipyard", "Moderate" and "Causeway", "Very deep"',
  template: SmallThreeRowsTable,
  async play({ assert, accessibilityCheck }) {
    const table = document.querySelector('table')
    const rows = [...(table?.rows ?? [])].map((row) => [...row.cells])
    assert({
      given: 'the caption',
      should: 'name the table',
      actual: table?.caption?.textContent,
      expected: 'Tide levels',
    })
    assert({
      given: 'the columns',
      should: 'head the table',
      actual: rows[0]?.map((cell) => cell.textContent),
      expected: ['Pier', 'Depth'],
    })
    assert({
      given: 'the columns',
      should: 'be header cells',
      actual: rows[0]?.map((cell) => cell.tagName),
      expected: ['TH', 'TH'],
    })
    assert({
      given: 'three rows of data',
      should: 'follow the headers',
      actual: rows.slice(1).map((row) => row.map((cell) => cell.textContent)),
      expected: [['Lighthouse', 'Shallow'], ['Shipyard', 'Moderate'], ['Causeway', 'Very deep']],
    })
    assert({
      given: 'no row headers',
      should: 'start each row with a data cell',
      actual: rows.slice(1).map((row) => row[0]?.tagName),
      expected: ['TD', 'TD', 'TD'],
    })
    assert({
      given: 'a small table',
      should: 'carry its size',
      actual: table?.getAttribute('data-size'),
      expected: 'small',
    })
    await accessibilityCheck({})
  },
})

export const smallRowHeadersThreeRows = story({
  intent:
    'Make a small table captioned "Bakery shelf" with row headers, the columns "Pastry" and "Left over" and three rows "Pretzel", "Fourteen", "Croissant", "Seventeen" and "Gingerbread", "Plenty"',
  template: SmallRowHeadersThreeRowsTable,
  async play({ assert, accessibilityCheck }) {
    const table = document.querySelector('table')
    const rows = [...(table?.rows ?? [])].map((row) => [...row.cells])
    assert({
      given: 'the caption',
      should: 'name the table',
      actual: table?.caption?.textContent,
      expected: 'Bakery shelf',
    })
    assert({
      given: 'the columns',
      should: 'head the table',
      actual: rows[0]?.map((cell) => cell.textContent),
      expected: ['Pastry', 'Left over'],
    })
    assert({
      given: 'the columns',
      should: 'be header cells',
      actual: rows[0]?.map((cell) => cell.tagName),
      expected: ['TH', 'TH'],
    })
    assert({
      given: 'three rows of data',
      should: 'follow the headers',
      actual: rows.slice(1).map((row) => row.map((cell) => cell.textContent)),
      expected: [['Pretzel', 'Fourteen'], ['Croissant', 'Seventeen'], ['Gingerbread', 'Plenty']],
    })
    assert({
      given: 'row headers',
      should: 'be header cells',
      actual: rows.slice(1).map((row) => row[0]?.tagName),
      expected: ['TH', 'TH', 'TH'],
    })
    assert({
      given: 'row headers',
      should: 'start each row with a header of that row',
      actual: rows.slice(1).map((row) => row[0]?.getAttribute('scope')),
      expected: ['row', 'row', 'row'],
    })
    assert({
      given: 'a small table',
      should: 'carry its size',
      actual: table?.getAttribute('data-size'),
      expected: 'small',
    })
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

export const largeRowHeadersTwoRows = story({
  intent:
    'Build a large table captioned "Planet sizes" with row headers, the columns "World" and "Diameter" and two rows "Neptune", "Enormous" and "Mercury", "Tiny"',
  template: LargeRowHeadersTwoRowsTable,
  async play({ assert, accessibilityCheck }) {
    const table = document.querySelector('table')
    const rows = [...(table?.rows ?? [])].map((row) => [...row.cells])
    assert({
      given: 'the caption',
      should: 'name the table',
      actual: table?.caption?.textContent,
      expected: 'Planet sizes',
    })
    assert({
      given: 'the columns',
      should: 'head the table',
      actual: rows[0]?.map((cell) => cell.textContent),
      expected: ['World', 'Diameter'],
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
      expected: [['Neptune', 'Enormous'], ['Mercury', 'Tiny']],
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
    assert({
      given: 'a large table',
      should: 'carry its size',
      actual: table?.getAttribute('data-size'),
      expected: 'large',
    })
    await accessibilityCheck({})
  },
})

export const largeRowHeadersThreeRows = story({
  intent:
    'I need a large table captioned "Palace exhibits" with row headers, the columns "Wing" and "Theme" and three rows "Western", "Dinosaurs", "Eastern", "Steam engines" and "Annex", "Porcelain"',
  template: LargeRowHeadersThreeRowsTable,
  async play({ assert, accessibilityCheck }) {
    const table = document.querySelector('table')
    const rows = [...(table?.rows ?? [])].map((row) => [...row.cells])
    assert({
      given: 'the caption',
      should: 'name the table',
      actual: table?.caption?.textContent,
      expected: 'Palace exhibits',
    })
    assert({
      given: 'the columns',
      should: 'head the table',
      actual: rows[0]?.map((cell) => cell.textContent),
      expected: ['Wing', 'Theme'],
    })
    assert({
      given: 'the columns',
      should: 'be header cells',
      actual: rows[0]?.map((cell) => cell.tagName),
      expected: ['TH', 'TH'],
    })
    assert({
      given: 'three rows of data',
      should: 'follow the headers',
      actual: rows.slice(1).map((row) => row.map((cell) => cell.textContent)),
      expected: [['Western', 'Dinosaurs'], ['Eastern', 'Steam engines'], ['Annex', 'Porcelain']],
    })
    assert({
      given: 'row headers',
      should: 'be header cells',
      actual: rows.slice(1).map((row) => row[0]?.tagName),
      expected: ['TH', 'TH', 'TH'],
    })
    assert({
      given: 'row headers',
      should: 'start each row with a header of that row',
      actual: rows.slice(1).map((row) => row[0]?.getAttribute('scope')),
      expected: ['row', 'row', 'row'],
    })
    assert({
      given: 'a large table',
      should: 'carry its size',
      actual: table?.getAttribute('data-size'),
      expected: 'large',
    })
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
