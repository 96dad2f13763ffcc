export const OneRowTable = () => (
  <table>
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
)

export const TwoRowsTable = () => (
  <table>
    <caption>Fruit stock</caption>
    <thead>
      <tr>
        <th scope="col">Fruit kind</th>
        <th scope="col">Crates</th>
      </tr>
    </thead>
    <tbody>
      <tr>
        <td>Apple</td>
        <td>Twelve</td>
      </tr>
      <tr>
        <td>Cherry</td>
        <td>Forty</td>
      </tr>
    </tbody>
  </table>
)

export const SmallRowHeadersOneRowTable = () => (
  <table data-size="small">
    <caption>Team roles</caption>
    <thead>
      <tr>
        <th scope="col">Person</th>
        <th scope="col">Duty</th>
      </tr>
    </thead>
    <tbody>
      <tr>
        <th scope="row">Maria</th>
        <td>Design</td>
      </tr>
    </tbody>
  </table>
)

export const LargeTwoRowsTable = () => (
  <table data-size="large">
    <caption>Ferry prices</caption>
    <thead>
      <tr>
        <th scope="col">Ticket</th>
        <th scope="col">Cost</th>
      </tr>
    </thead>
    <tbody>
      <tr>
        <td>Adult</td>
        <td>Nine euros</td>
      </tr>
      <tr>
        <td>Child</td>
        <td>Four euros</td>
      </tr>
    </tbody>
  </table>
)

export const RowHeadersTwoRowsTable = () => (
  <table>
    <caption>Garden tasks</caption>
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

export const SmallOneRowTable = () => (
  <table data-size="small">
    <caption>Rain this week</caption>
    <thead>
      <tr>
        <th scope="col">Weekday</th>
        <th scope="col">Amount</th>
      </tr>
    </thead>
    <tbody>
      <tr>
        <td>Friday</td>
        <td>Light</td>
      </tr>
    </tbody>
  </table>
)

export const LargeRowHeadersOneRowTable = () => (
  <table data-size="large">
    <caption>Library visits</caption>
    <thead>
      <tr>
        <th scope="col">Branch</th>
        <th scope="col">Guests</th>
      </tr>
    </thead>
    <tbody>
      <tr>
        <th scope="row">Harbor</th>
        <td>Eighty</td>
      </tr>
    </tbody>
  </table>
)

export const SmallRowHeadersTwoRowsTable = () => (
  <table data-size="small">
    <caption>Open rooms</caption>
    <thead>
      <tr>
        <th scope="col">Floor</th>
        <th scope="col">Used for</th>
      </tr>
    </thead>
    <tbody>
      <tr>
        <th scope="row">Lower</th>
        <td>Blue hall</td>
      </tr>
      <tr>
        <th scope="row">Upper</th>
        <td>Sun deck</td>
      </tr>
    </tbody>
  </table>
)

export const SmallTwoRowsTable = () => (
  <table data-size="small">
    <caption>Bus lines</caption>
    <thead>
      <tr>
        <th scope="col">Route</th>
        <th scope="col">Ends at</th>
      </tr>
    </thead>
    <tbody>
      <tr>
        <td>Seven</td>
        <td>Airport</td>
      </tr>
      <tr>
        <td>Nine</td>
        <td>Zoo gate</td>
      </tr>
    </tbody>
  </table>
)
