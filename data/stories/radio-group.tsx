export const TwoRadioGroup = () => (
  <fieldset role="radiogroup">
    <legend>Payment method</legend>
    <label>
      <input type="radio" name="choice" value="1" />
      Credit card
    </label>
    <label>
      <input type="radio" name="choice" value="2" />
      Bank transfer
    </label>
  </fieldset>
)

export const SmallThreeRadioGroup = () => (
  <fieldset role="radiogroup" data-size="small">
    <legend>Commute</legend>
    <label>
      <input type="radio" name="choice" value="1" />
      Bicycle
    </label>
    <label>
      <input type="radio" name="choice" value="2" />
      Tram
    </label>
    <label>
      <input type="radio" name="choice" value="3" />
      Scooter
    </label>
  </fieldset>
)

export const ThreeFirstRadioGroup = () => (
  <fieldset role="radiogroup">
    <legend>Delivery speed</legend>
    <label>
      <input type="radio" name="choice" value="1" checked />
      Standard
    </label>
    <label>
      <input type="radio" name="choice" value="2" />
      Express
    </label>
    <label>
      <input type="radio" name="choice" value="3" />
      Overnight
    </label>
  </fieldset>
)

export const LargeThreeThirdRadioGroup = () => (
  <fieldset role="radiogroup" data-size="large">
    <legend>Ballroom dance</legend>
    <label>
      <input type="radio" name="choice" value="1" />
      Tango
    </label>
    <label>
      <input type="radio" name="choice" value="2" />
      Flamenco
    </label>
    <label>
      <input type="radio" name="choice" value="3" checked />
      Lindy hop
    </label>
  </fieldset>
)

export const SmallTwoSecondRadioGroup = () => (
  <fieldset role="radiogroup" data-size="small">
    <legend>Milk</legend>
    <label>
      <input type="radio" name="choice" value="1" />
      Oat
    </label>
    <label>
      <input type="radio" name="choice" value="2" checked />
      Almond
    </label>
  </fieldset>
)

export const SmallTwoFirstHintRadioGroup = () => (
  <fieldset role="radiogroup" aria-describedby="hint" data-size="small">
    <legend>Sofa fabric</legend>
    <label>
      <input type="radio" name="choice" value="1" checked />
      Velvet
    </label>
    <label>
      <input type="radio" name="choice" value="2" />
      Corduroy
    </label>
    <p id="hint">Swatches arrive by courier</p>
  </fieldset>
)

export const LargeThreeSecondErrorRadioGroup = () => (
  <fieldset role="radiogroup" aria-invalid="true" aria-describedby="error" data-size="large">
    <legend>Adventure</legend>
    <label>
      <input type="radio" name="choice" value="1" />
      Paragliding
    </label>
    <label>
      <input type="radio" name="choice" value="2" checked />
      Caving
    </label>
    <label>
      <input type="radio" name="choice" value="3" />
      Kayak rental
    </label>
    <p id="error">Strong winds until Tuesday</p>
  </fieldset>
)

export const DisabledThreeSecondRadioGroup = () => (
  <fieldset role="radiogroup" disabled>
    <legend>Support plan</legend>
    <label>
      <input type="radio" name="choice" value="1" />
      Bronze
    </label>
    <label>
      <input type="radio" name="choice" value="2" checked />
      Silver
    </label>
    <label>
      <input type="radio" name="choice" value="3" />
      Gold
    </label>
  </fieldset>
)

export const DisabledThreeThirdHintRadioGroup = () => (
  <fieldset role="radiogroup" aria-describedby="hint" disabled>
    <legend>Cloakroom</legend>
    <label>
      <input type="radio" name="choice" value="1" />
      Entrance
    </label>
    <label>
      <input type="radio" name="choice" value="2" />
      Corridor
    </label>
    <label>
      <input type="radio" name="choice" value="3" checked />
      Gymnasium
    </label>
    <p id="hint">The janitor hands them out</p>
  </fieldset>
)

export const SmallDisabledTwoFirstErrorRadioGroup = () => (
  <fieldset role="radiogroup" aria-invalid="true" aria-describedby="error" data-size="small" disabled>
    <legend>Vineyard shift</legend>
    <label>
      <input type="radio" name="choice" value="1" checked />
      Before dawn
    </label>
    <label>
      <input type="radio" name="choice" value="2" />
      After dusk
    </label>
    <p id="error">Frost ruined the grapes</p>
  </fieldset>
)

export const RequiredTwoErrorRadioGroup = () => (
  <fieldset role="radiogroup" aria-invalid="true" aria-describedby="error">
    <legend>Travel insurance</legend>
    <label>
      <input type="radio" name="choice" value="1" required />
      Full cover
    </label>
    <label>
      <input type="radio" name="choice" value="2" required />
      None at all
    </label>
    <p id="error">Choose before you pay</p>
  </fieldset>
)

export const LargeRequiredTwoFirstRadioGroup = () => (
  <fieldset role="radiogroup" data-size="large">
    <legend>Visa purpose</legend>
    <label>
      <input type="radio" name="choice" value="1" required checked />
      Tourism
    </label>
    <label>
      <input type="radio" name="choice" value="2" required />
      Studies
    </label>
  </fieldset>
)

export const SmallRequiredThreeThirdErrorRadioGroup = () => (
  <fieldset role="radiogroup" aria-invalid="true" aria-describedby="error" data-size="small">
    <legend>Pizza crust</legend>
    <label>
      <input type="radio" name="choice" value="1" required />
      Thin
    </label>
    <label>
      <input type="radio" name="choice" value="2" required />
      Sourdough
    </label>
    <label>
      <input type="radio" name="choice" value="3" required checked />
      Deep dish
    </label>
    <p id="error">Our oven ran out of it</p>
  </fieldset>
)

export const RequiredThreeHintRadioGroup = () => (
  <fieldset role="radiogroup" aria-describedby="hint">
    <legend>Preferred contact</legend>
    <label>
      <input type="radio" name="choice" value="1" required />
      Telephone
    </label>
    <label>
      <input type="radio" name="choice" value="2" required />
      Letter
    </label>
    <label>
      <input type="radio" name="choice" value="3" required />
      Messenger
    </label>
    <p id="hint">We answer within a day</p>
  </fieldset>
)

export const RequiredTwoSecondHintRadioGroup = () => (
  <fieldset role="radiogroup" aria-describedby="hint">
    <legend>Pronunciation</legend>
    <label>
      <input type="radio" name="choice" value="1" required />
      British
    </label>
    <label>
      <input type="radio" name="choice" value="2" required checked />
      Australian
    </label>
    <p id="hint">Recordings use that accent</p>
  </fieldset>
)

export const LargeDisabledTwoHintRadioGroup = () => (
  <fieldset role="radiogroup" aria-describedby="hint" data-size="large" disabled>
    <legend>Boarding gate</legend>
    <label>
      <input type="radio" name="choice" value="1" />
      Northern hall
    </label>
    <label>
      <input type="radio" name="choice" value="2" />
      Southern hall
    </label>
    <p id="hint">Announced one hour ahead</p>
  </fieldset>
)

export const SmallRequiredThreeHintRadioGroup = () => (
  <fieldset role="radiogroup" aria-describedby="hint" data-size="small">
    <legend>Spice level</legend>
    <label>
      <input type="radio" name="choice" value="1" required />
      Mild
    </label>
    <label>
      <input type="radio" name="choice" value="2" required />
      Medium
    </label>
    <label>
      <input type="radio" name="choice" value="3" required />
      Fiery
    </label>
    <p id="hint">The chef tastes every plate</p>
  </fieldset>
)

export const DisabledTwoSecondRadioGroup = () => (
  <fieldset role="radiogroup" disabled>
    <legend>Garden access</legend>
    <label>
      <input type="radio" name="choice" value="1" />
      Daytime
    </label>
    <label>
      <input type="radio" name="choice" value="2" checked />
      Evenings
    </label>
  </fieldset>
)
