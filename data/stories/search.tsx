export const PlainSearch = () => (
  <search>
    <label for="field">Ingredient</label>
    <input type="search" id="field" />
    <button type="submit">Find recipes</button>
  </search>
)

export const PrimarySearch = () => (
  <search>
    <label for="field">Street name</label>
    <input type="search" id="field" />
    <button type="submit" data-variant="primary">Look up</button>
  </search>
)

export const RequiredSearch = () => (
  <search>
    <label for="field">Bird species</label>
    <input type="search" id="field" required />
    <button type="submit">Show sightings</button>
  </search>
)

export const LargeSearch = () => (
  <search>
    <label for="field">Train station</label>
    <input type="search" id="field" data-size="large" />
    <button type="submit">List departures</button>
  </search>
)

export const HintSearch = () => (
  <search>
    <label for="field">Old newspapers</label>
    <input type="search" id="field" aria-describedby="hint" />
    <p id="hint">Years before the war too</p>
    <button type="submit">Open archive</button>
  </search>
)

export const SmallSecondarySearch = () => (
  <search>
    <label for="field">Guitar chords</label>
    <input type="search" id="field" data-size="small" />
    <button type="submit" data-variant="secondary">Browse songs</button>
  </search>
)

export const LargePrimarySearch = () => (
  <search>
    <label for="field">Apartment</label>
    <input type="search" id="field" data-size="large" />
    <button type="submit" data-variant="primary">See offers</button>
  </search>
)

export const RequiredHintSearch = () => (
  <search>
    <label for="field">Medicine</label>
    <input type="search" id="field" required aria-describedby="hint" />
    <p id="hint">As it stands on the box</p>
    <button type="submit">Check pharmacies</button>
  </search>
)

export const SmallRequiredSearch = () => (
  <search>
    <label for="field">Lost luggage</label>
    <input type="search" id="field" required data-size="small" />
    <button type="submit">Track suitcase</button>
  </search>
)
