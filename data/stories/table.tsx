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

export const RowHeadersOneRowTable = () => (
  <table>
    <caption>Castle tours</caption>
    <thead>
      <tr>
        <th scope="col">Language</th>
        <th scope="col">Starts at</th>
      </tr>
    </thead>
    <tbody>
      <tr>
        <th scope="row">Spanish</th>
        <td>Ten sharp</td>
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

export const ThreeRowsTable = () => (
  <table>
    <caption>Kayak rental</caption>
    <thead>
      <tr>
        <th scope="col">Duration</th>
        <th scope="col">Fee</th>
      </tr>
    </thead>
    <tbody>
      <tr>
        <td>Half day</td>
        <td>Sixteen pounds</td>
      </tr>
      <tr>
        <td>Whole day</td>
        <td>Thirty pounds</td>
      </tr>
      <tr>
        <td>Fortnight</td>
        <td>Ninety pounds</td>
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

export const LargeOneRowTable = () => (
  <table data-size="large">
    <caption>Moon calendar</caption>
    <thead>
      <tr>
        <th scope="col">Phase</th>
        <th scope="col">Begins</th>
      </tr>
    </thead>
    <tbody>
      <tr>
        <td>Crescent</td>
        <td>Wednesday</td>
      </tr>
    </tbody>
  </table>
)

export const LargeThreeRowsTable = () => (
  <table data-size="large">
    <caption>Choir members</caption>
    <thead>
      <tr>
        <th scope="col">Voice</th>
        <th scope="col">Singers</th>
      </tr>
    </thead>
    <tbody>
      <tr>
        <td>Soprano</td>
        <td>Eleven</td>
      </tr>
      <tr>
        <td>Tenor</td>
        <td>Five</td>
      </tr>
      <tr>
        <td>Baritone</td>
        <td>Six</td>
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

export const RowHeadersThreeRowsTable = () => (
  <table>
    <caption>Chess league</caption>
    <thead>
      <tr>
        <th scope="col">Squad</th>
        <th scope="col">Points</th>
      </tr>
    </thead>
    <tbody>
      <tr>
        <th scope="row">Knights</th>
        <td>Nineteen</td>
      </tr>
      <tr>
        <th scope="row">Rooks</th>
        <td>Thirteen</td>
      </tr>
      <tr>
        <th scope="row">Bishops</th>
        <td>Eight</td>
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

export const SmallThreeRowsTable = () => (
  <table data-size="small">
    <caption>Tide levels</caption>
    <thead>
      <tr>
        <th scope="col">Pier</th>
        <th scope="col">Depth</th>
      </tr>
    </thead>
    <tbody>
      <tr>
        <td>Lighthouse</td>
        <td>Shallow</td>
      </tr>
      <tr>
        <td>Shipyard</td>
        <td>Moderate</td>
      </tr>
      <tr>
        <td>Causeway</td>
        <td>Very deep</td>
      </tr>
    </tbody>
  </table>
)

export const SmallRowHeadersThreeRowsTable = () => (
  <table data-size="small">
    <caption>Bakery shelf</caption>
    <thead>
      <tr>
        <th scope="col">Pastry</th>
        <th scope="col">Left over</th>
      </tr>
    </thead>
    <tbody>
      <tr>
        <th scope="row">Pretzel</th>
        <td>Fourteen</td>
      </tr>
      <tr>
        <th scope="row">Croissant</th>
        <td>Seventeen</td>
      </tr>
      <tr>
        <th scope="row">Gingerbread</th>
        <td>Plenty</td>
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

export const LargeRowHeadersTwoRowsTable = () => (
  <table data-size="large">
    <caption>Planet sizes</caption>
    <thead>
      <tr>
        <th scope="col">World</th>
        <th scope="col">Diameter</th>
      </tr>
    </thead>
    <tbody>
      <tr>
        <th scope="row">Neptune</th>
        <td>Enormous</td>
      </tr>
      <tr>
        <th scope="row">Mercury</th>
        <td>Tiny</td>
      </tr>
    </tbody>
  </table>
)

export const LargeRowHeadersThreeRowsTable = () => (
  <table data-size="large">
    <caption>Palace exhibits</caption>
    <thead>
      <tr>
        <th scope="col">Wing</th>
        <th scope="col">Theme</th>
      </tr>
    </thead>
    <tbody>
      <tr>
        <th scope="row">Western</th>
        <td>Dinosaurs</td>
      </tr>
      <tr>
        <th scope="row">Eastern</th>
        <td>Steam engines</td>
      </tr>
      <tr>
        <th scope="row">Annex</th>
        <td>Porcelain</td>
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
