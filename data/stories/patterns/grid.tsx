import { bElement } from 'plaited/ui'

export const ArrowGrid = bElement({
  tag: 'arrow-grid',
  shadowDom: (
    <table role="grid" aria-label="Seats" p-trigger={{ keydown: 'key' }}>
      <tr role="row">
        <td role="gridcell" tabindex="0" p-target="cell">Aisle one</td>
        <td role="gridcell" tabindex="-1" p-target="cell">Middle one</td>
        <td role="gridcell" tabindex="-1" p-target="cell">Window one</td>
      </tr>
      <tr role="row">
        <td role="gridcell" tabindex="-1" p-target="cell">Aisle two</td>
        <td role="gridcell" tabindex="-1" p-target="cell">Middle two</td>
        <td role="gridcell" tabindex="-1" p-target="cell">Window two</td>
      </tr>
    </table>
  ),
  bProgram({ $ }) {
    const cells = [...$('cell')]
    return {
      key(event) {
        const at = cells.indexOf(event.target)
        const [row, column] = [Math.floor(at / 3), at % 3]
        const next = {
          ArrowRight: column < 2 ? at + 1 : at,
          ArrowLeft: column > 0 ? at - 1 : at,
          ArrowDown: row < 1 ? at + 3 : at,
          ArrowUp: row > 0 ? at - 3 : at,
          Home: event.ctrlKey ? 0 : row * 3,
          End: event.ctrlKey ? 5 : row * 3 + 2,
        }[event.key]
        if (next === undefined) return
        event.preventDefault()
        for (const cell of cells) cell.attr('tabindex', cell === cells[next] ? 0 : -1)
        cells[next].focus()
      },
    }
  },
})

export const EditGrid = bElement({
  tag: 'edit-grid',
  shadowDom: (
    <table role="grid" aria-label="Phone book" p-trigger={{ keydown: 'key' }}>
      <tr role="row">
        <th role="rowheader" scope="row">Plumber</th>
        <td role="gridcell" tabindex="0" p-target="cell">5550</td>
      </tr>
      <tr role="row">
        <th role="rowheader" scope="row">Dentist</th>
        <td role="gridcell" tabindex="-1" p-target="cell">5551</td>
      </tr>
    </table>
  ),
  bProgram({ $ }) {
    const cells = [...$('cell')]
    const focus = (cell) => {
      for (const other of cells) other.attr('tabindex', other === cell ? 0 : -1)
      cell.focus()
    }
    const leave = (cell, text) => {
      cell.render(text)
      focus(cell)
    }
    let before = ''
    return {
      key(event) {
        const cell = event.target.closest('td')
        const field = cell.querySelector('input')
        if (field) {
          if (event.key === 'Enter') leave(cell, field.value)
          if (event.key === 'Escape') leave(cell, before)
        } else if (event.key === 'Enter') {
          before = cell.textContent
          cell.render(<input type="text" aria-label="Number" value={before} />)
          cell.querySelector('input').focus()
        } else {
          const next = { ArrowDown: cells[1], ArrowUp: cells[0] }[event.key]
          if (next) focus(next)
        }
      },
    }
  },
})
