import { createStyles } from 'plaited/ui'

// story checked: label first
export const CheckedCheckbox = () => (
  <div>
    <label for="updates">Email updates</label>
    <input id="updates" type="checkbox" checked />
  </div>
)

// story largeDisabledHint: disabled by a fieldset
export const LargeDisabledHintCheckbox = () => (
  <fieldset disabled style={{ border: '0', padding: '0' }}>
    <input type="checkbox" id="balcony" data-size="large" aria-describedby="thaw" style={{ width: '24px', height: '24px' }} />
    <label for="balcony">Balcony key</label>
    <small id="thaw">Closed until the thaw</small>
  </fieldset>
)

// story largeRequiredCheckedHint: large and green, hint first
const box = createStyles({ box: { accentColor: '#146c2e', width: '28px', height: '28px', verticalAlign: 'middle' } })
export const LargeRequiredCheckedHintCheckbox = () => (
  <div>
    <p id="guests">Guests before you agreed</p>
    <input type="checkbox" id="rules" name="rules" data-size="large" checked required aria-describedby="guests" {...box.box} />
    <label for="rules">Follow house rules</label>
  </div>
)

// story plain: label around the field
export const PlainCheckbox = () => (
  <label>
    <input type="checkbox" name="remember" />
    Remember me
  </label>
)

// story smallCheckedError: in a row with the error
export const SmallCheckedErrorCheckbox = () => (
  <div style={{ display: 'flex', gap: '8px', fontSize: '13px' }}>
    <input type="checkbox" id="wrap" data-size="small" checked aria-invalid="true" aria-describedby="heavy" />
    <label for="wrap">Gift wrapping</label>
    <strong id="heavy" style={{ color: '#b3261e' }}>Too heavy to wrap</strong>
  </div>
)

// story smallDisabledHint: a box drawn by style
export const SmallDisabledHintCheckbox = () => (
  <div class="shift" stylesheets={['.shift{position:relative}.shift input{appearance:none;width:18px;height:18px;border:2px solid #555;border-radius:4px;background:#eee}.shift input:checked{background:#555}']}>
    <input type="checkbox" id="shift" data-size="small" disabled aria-describedby="manager" />
    <label for="shift">Weekend shifts</label>
    <p id="manager">Your manager decides this</p>
  </div>
)
