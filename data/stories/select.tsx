export const TwoSelect = () => (
  <div>
    <label for="field">Seat side</label>
    <select id="field">
      <option>Window</option>
      <option>Aisle</option>
    </select>
  </div>
)

export const LargeTwoSecondSelect = () => (
  <div>
    <label for="field">Wallpaper</label>
    <select id="field" data-size="large">
      <option>Striped</option>
      <option selected>Floral</option>
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

export const SmallThreeThirdErrorSelect = () => (
  <div>
    <label for="field">Telescope lens</label>
    <select id="field" aria-invalid="true" aria-describedby="error" data-size="small">
      <option>Panorama</option>
      <option>Zoom</option>
      <option selected>Fisheye</option>
    </select>
    <p id="error">Cracked during an eclipse</p>
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

export const SmallFourSecondHintSelect = () => (
  <div>
    <label for="field">Cheese</label>
    <select id="field" aria-describedby="hint" data-size="small">
      <option>Gouda</option>
      <option selected>Brie</option>
      <option>Cheddar</option>
      <option>Parmesan</option>
    </select>
    <p id="hint">Aged in limestone caves</p>
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

export const DisabledThreeHintSelect = () => (
  <div>
    <label for="field">Ski resort</label>
    <select id="field" aria-describedby="hint" disabled>
      <option>Alpine valley</option>
      <option>Glacier</option>
      <option>Husky camp</option>
    </select>
    <p id="hint">Lifts run after snowfall</p>
  </div>
)

export const SmallDisabledThreeSelect = () => (
  <div>
    <label for="field">Choir voice</label>
    <select id="field" data-size="small" disabled>
      <option>Soprano</option>
      <option>Alto</option>
      <option>Baritone</option>
    </select>
  </div>
)

export const LargeDisabledTwoHintSelect = () => (
  <div>
    <label for="field">Hospital wing</label>
    <select id="field" aria-describedby="hint" data-size="large" disabled>
      <option>Maternity</option>
      <option>Pediatrics</option>
    </select>
    <p id="hint">Nurses assign beds</p>
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

export const SmallRequiredTwoSelect = () => (
  <div>
    <label for="field">Parcel locker</label>
    <select id="field" data-size="small" required>
      <option>Railway station</option>
      <option>Supermarket</option>
    </select>
  </div>
)

export const RequiredFourThirdHintSelect = () => (
  <div>
    <label for="field">Currency</label>
    <select id="field" aria-describedby="hint" required>
      <option>Dollar</option>
      <option>Peso</option>
      <option selected>Krona</option>
      <option>Rupee</option>
    </select>
    <p id="hint">Exchange fees may apply</p>
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

export const LargeRequiredTwoSecondErrorSelect = () => (
  <div>
    <label for="field">Passport type</label>
    <select id="field" aria-invalid="true" aria-describedby="error" data-size="large" required>
      <option>Diplomatic</option>
      <option selected>Ordinary</option>
    </select>
    <p id="error">Border officers refused it</p>
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
