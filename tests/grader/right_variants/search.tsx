// story hint: a form with the role, hint last
export const HintSearch = () => (
  <form role="search">
    <label for="papers">Old newspapers</label>
    <input type="search" id="papers" name="q" aria-describedby="years" />
    <button type="submit">Open archive</button>
    <p id="years">Years before the war too</p>
  </form>
)

// story large: a form within, a row
export const LargeSearch = () => (
  <search>
    <form class="line" stylesheets={['.line{display:flex;gap:8px;align-items:baseline}.line input{flex:1;font-size:20px}']}>
      <label for="station">Train station</label>
      <input type="search" id="station" data-size="large" />
      <button type="submit">List departures</button>
    </form>
  </search>
)

// story largePrimary: a div with the role, own button
export const LargePrimarySearch = () => (
  <div role="search" style={{ padding: '16px', backgroundColor: '#eef2fb', color: '#1a1a1a' }}>
    <label for="flat" style={{ display: 'block' }}>Apartment</label>
    <input type="search" id="flat" data-size="large" autocomplete="off" />
    <button type="submit" data-variant="primary" style={{ color: '#ffffff', backgroundColor: '#0b57d0', border: 'none', padding: '8px 12px' }}>
      See offers
    </button>
  </div>
)

// story plain: button before the field in the markup
export const PlainSearch = () => (
  <search style={{ display: 'flex', flexDirection: 'row-reverse', justifyContent: 'flex-end', gap: '4px' }}>
    <button type="submit">Find recipes</button>
    <input type="search" id="what" />
    <label for="what">Ingredient</label>
  </search>
)

// story primary: field and button joined, focus ring around both
export const PrimarySearch = () => (
  <search>
    <label for="street">Street name</label>
    <div class="joined" stylesheets={['.joined{display:inline-flex;border:1px solid #555;border-radius:16px;overflow:hidden}.joined:focus-within{outline:2px solid #0b57d0}.joined input,.joined button{border:0;padding:6px 12px}']}>
      <input type="search" id="street" />
      <button type="submit" data-variant="primary">Look up</button>
    </div>
  </search>
)

// story required: all in a list
export const RequiredSearch = () => (
  <search>
    <ul style={{ listStyle: 'none', padding: '0' }}>
      <li>
        <label for="bird">Bird species</label>
      </li>
      <li>
        <input type="search" id="bird" required />
      </li>
      <li>
        <button type="submit">Show sightings</button>
      </li>
    </ul>
  </search>
)
