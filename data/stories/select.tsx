export const TwoSelect = () => (
  <div>
    <label for="field">Seat side</label>
    <select id="field">
      <option>Window</option>
      <option>Aisle</option>
    </select>
  </div>
)

export const ThreeSecondSelect = () => (
  <div>
    <label for="field">Shirt colour</label>
    <select id="field">
      <option>Coral</option>
      <option selected>Indigo</option>
      <option>Olive</option>
    </select>
  </div>
)

export const SmallThreeHintSelect = () => (
  <div>
    <label for="field">Billing cycle</label>
    <select id="field" aria-describedby="hint" data-size="small">
      <option>Weekly</option>
      <option>Monthly</option>
      <option>Yearly</option>
    </select>
    <p id="hint">You can switch later</p>
  </div>
)

export const DisabledTwoSecondSelect = () => (
  <div>
    <label for="field">Home country</label>
    <select id="field" disabled>
      <option>Portugal</option>
      <option selected>Norway</option>
    </select>
  </div>
)

export const LargeRequiredFourSelect = () => (
  <div>
    <label for="field">Pickup day</label>
    <select id="field" data-size="large" required>
      <option>Monday</option>
      <option>Tuesday</option>
      <option>Thursday</option>
      <option>Friday</option>
    </select>
  </div>
)

export const RequiredThreeErrorSelect = () => (
  <div>
    <label for="field">Meal choice</label>
    <select id="field" aria-invalid="true" aria-describedby="error" required>
      <option>Lentil soup</option>
      <option>Grilled trout</option>
      <option>Mushroom risotto</option>
    </select>
    <p id="error">The kitchen needs an answer</p>
  </div>
)

export const LargeDisabledFourThirdErrorSelect = () => (
  <div>
    <label for="field">Room type</label>
    <select id="field" aria-invalid="true" aria-describedby="error" data-size="large" disabled>
      <option>Single</option>
      <option>Twin</option>
      <option selected>Suite</option>
      <option>Loft</option>
    </select>
    <p id="error">Sold out for these nights</p>
  </div>
)

export const LargeThreeThirdHintSelect = () => (
  <div>
    <label for="field">Favourite genre</label>
    <select id="field" aria-describedby="hint" data-size="large">
      <option>Jazz</option>
      <option>Folk</option>
      <option selected>Opera</option>
    </select>
    <p id="hint">Shapes what we suggest</p>
  </div>
)

export const LargeDisabledThreeSelect = () => (
  <div>
    <label for="field">Office floor</label>
    <select id="field" data-size="large" disabled>
      <option>Ground</option>
      <option>Mezzanine</option>
      <option>Rooftop</option>
    </select>
  </div>
)

export const SmallTwoSecondErrorSelect = () => (
  <div>
    <label for="field">Ticket class</label>
    <select id="field" aria-invalid="true" aria-describedby="error" data-size="small">
      <option>Economy</option>
      <option selected>Business</option>
    </select>
    <p id="error">No seats left in this cabin</p>
  </div>
)
