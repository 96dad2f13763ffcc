// story largeOneRow: lines, caption below
export const LargeOneRowTable = () => (
  <table data-size="large" class="moon" stylesheets={['.moon{border-collapse:collapse;caption-side:bottom}.moon td,.moon th{border:1px solid #767676;padding:8px 16px}']}>
    <caption>Moon calendar</caption>
    <tr>
      <th scope="col">Phase</th>
      <th scope="col">Begins</th>
    </tr>
    <tr>
      <td>Crescent</td>
      <td>Wednesday</td>
    </tr>
  </table>
)

// story largeRowHeadersTwoRows: rows from data, striped
const PLANETS = [['Neptune', 'Enormous'], ['Mercury', 'Tiny']]
export const LargeRowHeadersTwoRowsTable = () => (
  <table data-size="large" class="p" stylesheets={['.p tbody tr:nth-child(odd){background:#eef2fb}.p th{text-align:left}']}>
    <caption>Planet sizes</caption>
    <thead>
      <tr>{['World', 'Diameter'].map((name) => <th scope="col">{name}</th>)}</tr>
    </thead>
    <tbody>
      {PLANETS.map(([world, size]) => (
        <tr>
          <th scope="row">{world}</th>
          <td>{size}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

// story oneRow: in a box that scrolls
export const OneRowTable = () => (
  <div style={{ overflowX: 'auto', maxWidth: '300px' }} tabindex="0">
    <table style={{ width: '100%' }}>
      <caption>Train times</caption>
      <thead>
        <tr>
          <th scope="col">City</th>
          <th scope="col">Hour</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>Oslo</td>
          <td>Noon</td>
        </tr>
      </tbody>
    </table>
  </div>
)

// story rowHeadersTwoRows: column widths, dark head
export const RowHeadersTwoRowsTable = () => (
  <table stylesheets={['thead th{background:#1f1f1f;color:#fff}td,th{padding:6px}']}>
    <caption>Garden tasks</caption>
    <colgroup>
      <col style={{ width: '120px' }} />
      <col />
    </colgroup>
    <thead>
      <tr>
        <th scope="col">Plant</th>
        <th scope="col">Care</th>
      </tr>
    </thead>
    <tbody>
      <tr>
        <th scope="row">Basil</th>
        <td>Water daily</td>
      </tr>
      <tr>
        <th scope="row">Cactus</th>
        <td>Leave dry</td>
      </tr>
    </tbody>
  </table>
)
