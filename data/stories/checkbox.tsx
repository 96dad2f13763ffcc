import { bElement } from 'plaited/ui'

export const PlainCheckbox = () => (
  <div>
    <input type="checkbox" id="field" />
    <label for="field">Remember me</label>
  </div>
)

export const CheckedCheckbox = () => (
  <div>
    <input type="checkbox" id="field" checked />
    <label for="field">Email updates</label>
  </div>
)

export const RequiredErrorCheckbox = () => (
  <div>
    <input type="checkbox" id="field" aria-invalid="true" aria-describedby="error" required />
    <label for="field">Accept terms</label>
    <p id="error">You must agree to continue</p>
  </div>
)

export const LargeRequiredErrorCheckbox = () => (
  <div>
    <input type="checkbox" id="field" aria-invalid="true" aria-describedby="error" data-size="large" required />
    <label for="field">Passport attached</label>
    <p id="error">Your scan looks blurry</p>
  </div>
)

export const RequiredCheckedErrorCheckbox = () => (
  <div>
    <input type="checkbox" id="field" aria-invalid="true" aria-describedby="error" required checked />
    <label for="field">Signed waiver</label>
    <p id="error">The signature has faded</p>
  </div>
)

export const SmallHintCheckbox = () => (
  <div>
    <input type="checkbox" id="field" aria-describedby="hint" data-size="small" />
    <label for="field">Share usage data</label>
    <p id="hint">Anonymous and never sold</p>
  </div>
)

export const SmallRequiredHintCheckbox = () => (
  <div>
    <input type="checkbox" id="field" aria-describedby="hint" data-size="small" required />
    <label for="field">Wear a helmet</label>
    <p id="hint">Reception lends them</p>
  </div>
)

export const DisabledCheckedHintCheckbox = () => (
  <div>
    <input type="checkbox" id="field" aria-describedby="hint" disabled checked />
    <label for="field">Essential cookies</label>
    <p id="hint">The site needs these</p>
  </div>
)

export const LargeCheckedHintCheckbox = () => (
  <div>
    <input type="checkbox" id="field" aria-describedby="hint" data-size="large" checked />
    <label for="field">Vegetarian lunch</label>
    <p id="hint">Pick meat on arrival</p>
  </div>
)

export const LargeDisabledCheckbox = () => (
  <div>
    <input type="checkbox" id="field" data-size="large" disabled />
    <label for="field">Express delivery</label>
  </div>
)

export const SmallDisabledCheckedCheckbox = () => (
  <div>
    <input type="checkbox" id="field" data-size="small" disabled checked />
    <label for="field">Luggage tracking</label>
  </div>
)

export const LargeDisabledHintCheckbox = () => (
  <div>
    <input type="checkbox" id="field" aria-describedby="hint" data-size="large" disabled />
    <label for="field">Balcony key</label>
    <p id="hint">Closed until the thaw</p>
  </div>
)

export const LargeRequiredCheckbox = () => (
  <div>
    <input type="checkbox" id="field" data-size="large" required />
    <label for="field">Confirm my age</label>
  </div>
)

export const RequiredCheckedCheckbox = () => (
  <div>
    <input type="checkbox" id="field" required checked />
    <label for="field">Allow photographs</label>
  </div>
)

export const SmallCheckedErrorCheckbox = () => (
  <div>
    <input type="checkbox" id="field" aria-invalid="true" aria-describedby="error" data-size="small" checked />
    <label for="field">Gift wrapping</label>
    <p id="error">Too heavy to wrap</p>
  </div>
)

export const MessageCheckbox = bElement({
  tag: 'message-checkbox',
  shadowDom: (
    <div>
      <input type="checkbox" id="field" p-trigger={{ change: 'toggle' }} />
      <label for="field">Bring a guest</label>
      <p p-target="message" hidden>
        We will set another place
      </p>
    </div>
  ),
  bProgram({ $ }) {
    const [message] = $('message')
    return {
      toggle({ target }) {
        message.hidden = !target.checked
      },
    }
  },
})

export const SmallMessageCheckbox = bElement({
  tag: 'small-message-checkbox',
  shadowDom: (
    <div>
      <input type="checkbox" id="field" data-size="small" p-trigger={{ change: 'toggle' }} />
      <label for="field">Heated blanket</label>
      <p p-target="message" hidden>
        This costs a little electricity
      </p>
    </div>
  ),
  bProgram({ $ }) {
    const [message] = $('message')
    return {
      toggle({ target }) {
        message.hidden = !target.checked
      },
    }
  },
})

export const LargeRequiredMessageCheckbox = bElement({
  tag: 'large-required-message-checkbox',
  shadowDom: (
    <div>
      <input type="checkbox" id="field" data-size="large" p-trigger={{ change: 'toggle' }} required />
      <label for="field">Chaperoned traveller</label>
      <p p-target="message" hidden>
        A guardian must come along
      </p>
    </div>
  ),
  bProgram({ $ }) {
    const [message] = $('message')
    return {
      toggle({ target }) {
        message.hidden = !target.checked
      },
    }
  },
})

export const SmallDisabledHintCheckbox = () => (
  <div>
    <input type="checkbox" id="field" aria-describedby="hint" data-size="small" disabled />
    <label for="field">Weekend shifts</label>
    <p id="hint">Your manager decides this</p>
  </div>
)

export const LargeRequiredCheckedHintCheckbox = () => (
  <div>
    <input type="checkbox" id="field" aria-describedby="hint" data-size="large" required checked />
    <label for="field">Follow house rules</label>
    <p id="hint">Guests before you agreed</p>
  </div>
)
