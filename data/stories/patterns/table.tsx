import { bElement } from 'plaited/ui'

export const NameTable = bElement({
  tag: 'name-table',
  shadowDom: (
    <table>
      <caption>Longest streams</caption>
      <thead>
        <tr><th scope="col" p-target="head"><button type="button" p-trigger={{ click: 'sort' }}>River</button></th></tr>
      </thead>
      <tbody p-target="body">
        <tr><td>Loire</td></tr>
        <tr><td>Amazon</td></tr>
        <tr><td>Tiber</td></tr>
      </tbody>
    </table>
  ),
  bProgram({ $ }) {
    const [[head], [body]] = [$('head'), $('body')]
    return {
      sort() {
        const up = head.attr('aria-sort') !== 'ascending'
        head.attr('aria-sort', up ? 'ascending' : 'descending')
        const rows = [...body.rows].sort((a, b) => a.textContent.localeCompare(b.textContent))
        body.append(...(up ? rows : rows.reverse()))
      },
    }
  },
})

export const NumberTable = bElement({
  tag: 'number-table',
  shadowDom: (
    <div>
      <table>
        <caption>Mountain huts</caption>
        <thead>
          <tr>
            <th scope="col" p-target="head" aria-sort="ascending"><button type="button" p-trigger={{ click: 'sort' }}>Hut</button></th>
            <th scope="col" p-target="head"><button type="button" p-trigger={{ click: 'sort' }}>Beds</button></th>
          </tr>
        </thead>
        <tbody p-target="body">
          <tr><td>Alpenrose</td><td>24</td></tr>
          <tr><td>Bergblick</td><td>9</td></tr>
          <tr><td>Gipfelhaus</td><td>110</td></tr>
        </tbody>
      </table>
      <p role="status" p-target="status"></p>
    </div>
  ),
  bProgram({ $ }) {
    const [heads, [body], [status]] = [[...$('head')], $('body'), $('status')]
    return {
      sort({ target }) {
        const at = heads.indexOf(target.closest('th'))
        heads.forEach((head, index) => head.attr('aria-sort', index === at ? 'ascending' : null))
        const text = (row) => row.cells[at].textContent
        body.append(...[...body.rows].sort((a, b) => text(a).localeCompare(text(b), 'en', { numeric: true })))
        status.render(target.textContent)
      },
    }
  },
})
