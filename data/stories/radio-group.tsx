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
