// story disabledThreeHint: hint before, options from a list with values
const RESORTS = ['Alpine valley', 'Glacier', 'Husky camp']
export const DisabledThreeHintSelect = () => (
  <div>
    <label for="resort">Ski resort</label>
    <p id="lifts">Lifts run after snowfall</p>
    <select id="resort" disabled aria-describedby="lifts">
      {RESORTS.map((name, index) => (
        <option value={`${index}`}>{name}</option>
      ))}
    </select>
  </div>
)

// story largeDisabledThree: wide, in a paragraph
export const LargeDisabledThreeSelect = () => (
  <p>
    <label for="floor">Office floor</label>
    <br />
    <select id="floor" name="floor" data-size="large" disabled style={{ width: '200px', fontSize: '18px' }}>
      <option selected>Ground</option>
      <option>Mezzanine</option>
      <option>Rooftop</option>
    </select>
  </p>
)

// story largeDisabledTwoHint: disabled by a fieldset
export const LargeDisabledTwoHintSelect = () => (
  <fieldset disabled style={{ border: '0' }}>
    <label for="wing">Hospital wing</label>
    <select id="wing" data-size="large" aria-describedby="nurses">
      <option>Maternity</option>
      <option>Pediatrics</option>
    </select>
    <small id="nurses">Nurses assign beds</small>
  </fieldset>
)

// story largeThreeThirdHint: own arrow, no look of the browser's
export const LargeThreeThirdHintSelect = () => (
  <div class="genre" stylesheets={['.genre select{appearance:none;border:1px solid #555;border-radius:6px;padding:8px 24px 8px 8px;background:#fff;color:#1a1a1a}.genre span{pointer-events:none;margin-left:-20px}']}>
    <label for="genre">Favourite genre</label>{' '}
    <select id="genre" data-size="large" aria-describedby="shapes">
      <option>Jazz</option>
      <option>Folk</option>
      <option selected>Opera</option>
    </select>
    <span aria-hidden="true">▾</span>
    <p id="shapes">Shapes what we suggest</p>
  </div>
)

// story requiredThreeError: error as an own block with a background
export const RequiredThreeErrorSelect = () => (
  <div>
    <label for="meal">Meal choice</label>
    <select id="meal" required aria-invalid="true" aria-describedby="kitchen" style={{ borderColor: '#b3261e' }}>
      <option>Lentil soup</option>
      <option>Grilled trout</option>
      <option>Mushroom risotto</option>
    </select>
    <div id="kitchen" style={{ color: '#8c1d18', backgroundColor: '#fce8e6', padding: '4px' }}>The kitchen needs an answer</div>
  </div>
)

// story smallRequiredTwo: options with values, rows
export const SmallRequiredTwoSelect = () => (
  <section>
    <div>
      <label for="locker">Parcel locker</label>
    </div>
    <div>
      <select id="locker" required data-size="small">
        <option value="station">Railway station</option>
        <option value="market">Supermarket</option>
      </select>
    </div>
  </section>
)
